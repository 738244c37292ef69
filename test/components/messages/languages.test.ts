import { expect, fixture, fixtureCleanup } from '@open-wc/testing'
import { sendKeys, setViewport } from '@web/test-runner-commands'
import { html } from 'lit'
import { listSeparator, reportWords } from '../../../src/components/csv-tab/csv-words.js'
import { messages as ar } from '../../../src/components/messages/ar.js'
import { messages as de } from '../../../src/components/messages/de.js'
import { messages as en } from '../../../src/components/messages/en.js'
import { messages as es } from '../../../src/components/messages/es.js'
import { messages as fr } from '../../../src/components/messages/fr.js'
import { messages as ja } from '../../../src/components/messages/ja.js'
import { type BackupStartPage, createWords, defineElements, type Messages } from '../../../src/elements.js'
import { createMemoryAdapter, type MemoryAdapter } from '../../../src/memory.js'
import { sampleTenant } from '../../worlds/tenants.js'
import { eventually, everything, findButton } from '../find.js'

defineElements()

const adapterOf = (): MemoryAdapter => createMemoryAdapter({ tenant: sampleTenant({ users: 60, credits: 50 }), speed: 20 })

const pages: BackupStartPage[] = []
const mount = async (properties: Partial<BackupStartPage> = {}): Promise<BackupStartPage> => {
  // Removes the draft of an earlier page.
  sessionStorage.clear()
  const frame = await fixture<HTMLElement>(html`<div></div>`)
  frame.style.blockSize = '640px'
  const page = Object.assign(document.createElement('backup-start-page'), { adapter: adapterOf() }, properties)
  pages.push(page)
  frame.append(page)
  await eventually(() => (page.session?.users.rows.value.length ?? 0) > 0, 'the users')
  await settled(page)
  return page
}
/** Waits until the page and the elements inside have rendered. */
const settled = async (page: BackupStartPage): Promise<void> => {
  await page.updateComplete
  for (const element of everything(page.renderRoot)) if ('updateComplete' in element) await element.updateComplete
}
/** Returns all text on the page. */
const textOf = (page: BackupStartPage): string =>
  [...everything(page.renderRoot)]
    .filter(({ tagName }) => tagName !== 'STYLE')
    .flatMap(({ childNodes }) => [...childNodes].map((node) => (node instanceof Text ? node.data.trim() : '')))
    .join('\n')
const reads = (page: BackupStartPage, text: string): Promise<true> => eventually(() => textOf(page).includes(text), `to read "${text}"`)
const tab = (page: BackupStartPage, text: string): HTMLElement => {
  const found = [...page.renderRoot.querySelectorAll<HTMLElement>('[role=tab]')].find((one) => one.textContent?.trim() === text)
  if (found === undefined) throw new Error(`no tab ${text}`)
  return found
}
const deep = (page: BackupStartPage, selector: string): HTMLElement[] =>
  [...everything(page.renderRoot)].filter((element): element is HTMLElement => element.matches(selector))

beforeEach(() => setViewport({ width: 1280, height: 800 }))
afterEach(() => {
  for (const page of pages.splice(0)) page.adapter = undefined
  fixtureCleanup()
})

describe('page in another language', () => {
  it('translates all elements inside and sets lang and dir', async () => {
    const page = await mount({ messages: de })
    tab(page, de.groupsTab)
    await reads(page, '60 Benutzer')
    await reads(page, 'Sie haben 0 von 50 Lizenzen zugewiesen')
    expect(findButton(page, de.userSync)).to.not.equal(undefined)
    expect([page.lang, page.dir]).to.deep.equal(['de', ''])
  })

  it('requests only the users anew, whose order follows the language, and keeps ticks, items, tab and focus', async () => {
    const page = await mount()
    const { session } = page
    const adapter = page.adapter as MemoryAdapter
    const other = session?.users.rows.value.at(1)
    if (session === undefined || other === undefined) throw new Error('no users')
    session.selection.put([{ kind: 'group', id: 'g1', label: 'All staff' }])
    session.selection.tick({ kind: 'user', id: other.id, label: other.name }, true)
    tab(page, en.groupsTab).click()
    await reads(page, '6 groups')
    tab(page, en.groupsTab).focus()
    await eventually(() => deep(page, '#groups .row .cost').every((cost) => cost.textContent !== ''), 'the costs')
    const { listUsers: before = 0, ...others } = { ...adapter.calls }
    for (const messages of [fr, ja, ar, undefined]) {
      page.messages = messages
      await reads(page, createWords(undefined, messages).t('groupsCount', { loaded: 6, total: 6, overall: 6 }))
      const shown = tab(page, (messages ?? en).groupsTab)
      expect(shown.getAttribute('aria-selected')).to.equal('true')
      expect(page.shadowRoot?.activeElement).to.equal(shown)
      expect([page.lang, page.dir]).to.deep.equal([messages?.language ?? '', messages === ar ? 'rtl' : ''])
    }
    const { listUsers: after = 0, ...sinceThen } = adapter.calls
    expect(sinceThen).to.deep.equal(others)
    expect(after - before, 'one page of users for each language').to.be.within(1, 4)
    expect(page.session).to.equal(session)
    expect(session.selection.items.value).to.have.length(1)
    expect(session.selection.ticked.value.size).to.equal(1)
  })

  it('requests backend texts in the new language', async () => {
    const page = await mount({ messages: de })
    const adapter = page.adapter as MemoryAdapter
    const asked: (string | undefined)[] = []
    const { describeSettings } = adapter
    adapter.describeSettings = (scope, call) => {
      asked.push(call.locale)
      return describeSettings.call(adapter, scope, call)
    }
    findButton(page, de.goSettings)?.click()
    await eventually(() => asked.length === 1, 'the settings to be asked for')
    await eventually(() => page.session?.settings.description.value, 'the settings')
    page.messages = fr
    await eventually(() => asked.length === 2, 'the settings to be asked for again')
    expect(asked).to.deep.equal(['de', 'fr'])
  })

  it('keeps lang and dir that the host page has set', async () => {
    const page = await mount({ lang: 'en-GB', dir: 'ltr', messages: ar })
    expect([page.lang, page.dir]).to.deep.equal(['en-GB', 'ltr'])
    page.messages = undefined
    await settled(page)
    expect([page.lang, page.dir]).to.deep.equal(['en-GB', 'ltr'])
  })

  it('is independent of another page in another language', async () => {
    const german = await mount({ messages: de })
    const arabic = await mount({ messages: ar, locale: 'ar-EG' })
    await reads(german, '60 Benutzer')
    await reads(arabic, '٦٠ مستخدمًا')
    for (const text of [ar.add, ar.boxTitle, ar.usersTab]) expect(textOf(german).split('\n')).not.to.include(text)
    german.messages = es
    await reads(german, '60 usuarios')
    await reads(arabic, '٦٠ مستخدمًا')
    expect(getComputedStyle(german).direction).to.equal('ltr')
    expect(getComputedStyle(arabic).direction).to.equal('rtl')
  })
})

describe('messages of the embedder', () => {
  for (const [language, messages] of Object.entries({ ar, de, en, es, fr, ja }))
    it(`replace one message and keep the rest in ${language}`, async () => {
      const page = await mount({ messages: { ...messages, add: 'Hop', usersCount: ({ total }, f) => `<${f.number(total ?? 0)}>` } })
      expect(findButton(page, 'Hop')).to.not.equal(undefined)
      expect(findButton(page, messages.remove)).to.not.equal(undefined)
      tab(page, messages.groupsTab)
      await reads(page, `<${createWords(undefined, messages).format.number(60)}>`)
    })

  it('override the messages of the page for one element, in the page’s language', async () => {
    const page = await mount({ messages: de })
    const [box] = deep(page, 'selection-box')
    Object.assign(box ?? {}, { messages: { add: 'Rein damit' } satisfies Partial<Messages> })
    await eventually(() => findButton(page, 'Rein damit'), 'the own word')
    expect(findButton(page, de.remove)).to.not.equal(undefined)
    await reads(page, 'Sie haben 0 von 50 Lizenzen zugewiesen')
  })
})

describe('createWords', () => {
  it('applies the plural rules of the language and the number format of the locale', () => {
    const swiss = createWords('de-CH', de)
    expect(swiss.t('usersCount', { loaded: 50, total: 12345, overall: 12345 })).to.match(/^12['’]345 Benutzer$/)
    const india = createWords('en-IN', undefined)
    expect(india.t('usersCount', { loaded: 50, total: 1234567, overall: undefined })).to.equal('12,34,567 users')
    // a locale without a catalogue formats numbers and dates; English rules apply to plurals and lists
    const none = createWords('fr', undefined)
    expect(none.t('itemCount', { items: 0 })).to.equal('0 items')
    expect(none.t('itemCount', { items: 12345 })).to.equal('12\u202f345 items')
    expect(none.t('settingsTextsAdded', { texts: ['a', 'b'] })).to.equal('a and b added')
    expect(none.language).to.equal('en')
  })

  it('uses the locale for messages without a language', () => {
    const polish = createWords('pl', {
      itemCount: ({ items }, f) => f.plural(items, { one: '# pozycja', few: '# pozycje', many: '# pozycji', other: '# pozycji' }),
    })
    expect([1, 3, 5].map((items) => polish.t('itemCount', { items }))).to.deep.equal(['1 pozycja', '3 pozycje', '5 pozycji'])
    expect(polish.t('usersCount', { loaded: 1, total: 1, overall: 1 })).to.equal('1 user')
    const inside = createWords(undefined, { add: 'Dodaj' }, polish)
    expect([inside.t('add'), inside.t('itemCount', { items: 3 })]).to.deep.equal(['Dodaj', '3 pozycje'])
  })

  it('falls back to English for invalid languages, invalid locales and missing messages', () => {
    const broken = createWords('no such thing', { language: 'de_DE!', add: undefined } as unknown as Partial<Messages>)
    expect([broken.locale, broken.language]).to.deep.equal(['en', 'en'])
    expect(broken.t('add')).to.equal('Add')
    expect(broken.t('itemCount', { items: 1234 })).to.equal('1,234 items')
  })

  it('isolates names in the other writing direction and removes direction overrides', () => {
    const t = createWords(undefined, undefined).t
    expect(t('selectRow', { name: 'Ann Bell' })).to.equal('Select Ann Bell')
    expect(t('selectRow', { name: 'ليلى' })).to.equal('Select \u2068ليلى\u2069')
    // direction overrides are removed
    expect(t('selectRow', { name: 'Ann \u202egpj.exe' })).to.equal('Select \u2068Ann gpj.exe\u2069')
    expect(t('selectRow', { name: '\u2069\u2069Ann' })).to.equal('Select \u2068Ann\u2069')
    expect(createWords(undefined, ar).t('selectRow', { name: 'Ann (Bell)' })).to.equal('تحديد \u2068Ann (Bell)\u2069')
  })
})

it('writes the CSV report in the language of the page and reads it again', async function () {
  this.timeout(60_000)
  const { session } = await mount()
  if (session === undefined) throw new Error('no session')
  const [known] = session.users.rows.value
  await session.csv.load(`Email\n${known?.email}\n${known?.email}\nnobody@example.org\n`)
  for (const messages of [ar, de, en, es, fr, ja]) {
    const words = createWords(undefined, messages)
    const report = await session.csv.report(reportWords(words))
    const text = await report.text()
    expect(text.split('\r\n')[0]).to.contain(
      [messages.csvColumnLine, messages.csvReportAddress, messages.csvColumnVerdict].join(listSeparator(messages.language)),
    )
    for (const said of [words.t('csvDuplicateOf', { line: 2 }), words.t('csvVerdict', { verdict: 'unknown' })])
      expect(text).to.contain(said)
    await session.csv.load(report)
    expect([...session.csv.rows.value].map(({ address }) => address)).to.deep.equal([known?.email, known?.email, 'nobody@example.org'])
  }
})

it('translates the shown notice and dialog title when the language changes', async () => {
  const page = await mount({ messages: de })
  const [box] = deep(page, 'selection-box')
  const input = box?.shadowRoot?.querySelector<HTMLInputElement>('input[type=file]')
  const files = new DataTransfer()
  files.items.add(new File(['no plan'], 'plan.json'))
  if (input == null) throw new Error('no input')
  input.files = files.files
  input.dispatchEvent(new Event('change'))
  await reads(page, de.planNotOne)
  findButton(page, de.boxMenu)?.click()
  const entry = await eventually(() => deep(page, '[role=menuitem]').find(({ textContent }) => textContent === de.showGap), 'the menu')
  entry.click()
  await reads(page, de.gapTitle)
  page.messages = es
  await reads(page, es.planNotOne)
  await reads(page, es.gapTitle)
})

describe('page in Arabic', () => {
  it('opens the tree to the left and closes it to the right', async () => {
    const page = await mount({ messages: ar })
    tab(page, ar.orgUnitsTab).click()
    const items = (): HTMLElement[] => deep(page, '[role=treeitem]')
    await eventually(() => items().length > 1, 'the tree')
    const active = (): Element | null | undefined => deep(page, 'backup-org-units-tab')[0]?.shadowRoot?.activeElement
    const root = items()[0] as HTMLElement
    expect(root.getAttribute('aria-expanded')).to.equal('true')
    root.focus()
    await sendKeys({ press: 'ArrowRight' })
    await eventually(() => items().length === 1, 'the tree closed')
    await sendKeys({ press: 'ArrowLeft' })
    await eventually(() => items().length > 1, 'the tree open')
    await sendKeys({ press: 'ArrowLeft' })
    await eventually(() => active()?.getAttribute('aria-level') === '2', 'focus on the first inside')
    await sendKeys({ press: 'ArrowRight' })
    await eventually(() => active()?.getAttribute('aria-level') === '1', 'focus on its parent')
    // the arrow of a collapsed item points to the side where it opens
    await sendKeys({ press: 'ArrowRight' })
    await eventually(() => items().length === 1, 'the tree closed')
    const [sign] = [...everything(page.renderRoot)].filter((element) => element.matches('.twisty .sign'))
    if (sign === undefined) throw new Error('no sign')
    await eventually(() => Math.abs(new DOMMatrix(getComputedStyle(sign).transform).a + 1) < 0.01, 'the sign to point to the left')
  })

  it('orders tabs and credit shares from right to left', async () => {
    const page = await mount({ messages: ar })
    tab(page, ar.usersTab).focus()
    await sendKeys({ press: 'ArrowLeft' })
    await eventually(() => tab(page, ar.groupsTab).getAttribute('aria-selected') === 'true', 'the next tab')
    await sendKeys({ press: 'ArrowRight' })
    await eventually(() => tab(page, ar.usersTab).getAttribute('aria-selected') === 'true', 'the one before')
    page.session?.selection.put([{ kind: 'group', id: 'g4', label: 'Sales' }])
    const parts = (): HTMLElement[] => deep(page, '.bar .share')
    await eventually(() => parts().length === 2, 'the bar')
    const [taken, free] = parts().map((part) => part.getBoundingClientRect())
    expect(taken?.left).to.be.greaterThan(free?.left ?? Number.POSITIVE_INFINITY)
  })

  it('places signs and names in reading order', async () => {
    const page = await mount({ messages: ar })
    page.session?.selection.put([{ kind: 'group', id: 'g4', label: 'Sales (EMEA)' }])
    await eventually(() => deep(page, '.item').length === 1, 'the item')
    const [prefix, label] = ['.prefix', '.label'].map((part) => deep(page, part)[0]?.getBoundingClientRect())
    expect(prefix?.left).to.be.greaterThan(label?.left ?? Number.POSITIVE_INFINITY)
    tab(page, ar.groupsTab).click()
    await eventually(
      () => deep(page, '.row .cost bdi').some((figure) => /^[\u200e\u061c]?\+\p{Nd}/u.test(figure.textContent ?? '')),
      'a cost',
    )
    await eventually(() => deep(page, '.row .cost').every((cost) => getComputedStyle(cost).direction === 'rtl'), 'the direction')
  })
})
