import { expect, fixtureCleanup } from '@open-wc/testing'
import { setViewport } from '@web/test-runner-commands'
import { type BackupDestination, BackupNavigateEvent, type BackupStartPage, defineElements } from '../../src/elements.js'
import { mountPage } from '../worlds/mount-page.js'
import { until } from '../worlds/waiting.js'
import { eventually, everything, findButton } from './find.js'

defineElements()

/** Controls by selector, and the parts that each may have. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  'button:not([role])': ['button', 'link', 'chip'],
  '[role=menu]': ['menu'],
  '[role=menuitem]': ['menu-item'],
  '[role=switch]': ['switch'],
  '[role=tab]': ['tab'],
  '[role=row], [role=option], [role=treeitem]': ['row', 'head'],
  'input:not([type=checkbox], [type=radio], [type=file]), select, textarea': ['input'],
  '[type=checkbox], [type=radio]': ['checkbox'],
  dialog: ['dialog'],
}

/** Names under which the page shows a part of an inner element to the document. */
const exportedNames = (element: Element, part: string, page: BackupStartPage): readonly string[] => {
  const root = element.getRootNode()
  if (!(root instanceof ShadowRoot)) return []
  if (root.host === page) return [part]
  const pairs = (root.host.getAttribute('exportparts') ?? '').split(',').map((pair) => pair.trim().split(':'))
  return pairs.filter(([inner]) => inner === part).flatMap(([inner = '', outer = inner]) => exportedNames(root.host, outer, page))
}

/** Controls without their part, and parts that the page does not export. */
const faultsOf = (page: BackupStartPage): string[] => {
  const faults: string[] = []
  for (const element of everything(page.renderRoot)) {
    const where = `${(element.getRootNode() as ShadowRoot).host.localName}: ${element.outerHTML.slice(0, 90)}`
    for (const [selector, parts] of Object.entries(KINDS)) {
      if (element.matches(selector) && !parts.some((part) => element.part.contains(part))) faults.push(`no ${parts.join('|')}: ${where}`)
    }
    for (const part of element.part) if (exportedNames(element, part, page).length === 0) faults.push(`${part} is not exported: ${where}`)
  }
  return faults
}

describe('CSS parts', () => {
  const sheet = new CSSStyleSheet()
  before(async () => {
    await setViewport({ width: 1280, height: 900 })
    document.adoptedStyleSheets.push(sheet)
  })
  after(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
  })
  afterEach(() => {
    sheet.replaceSync('')
    fixtureCleanup()
  })

  const mount = async (): Promise<BackupStartPage> => {
    const { page, adapter } = await mountPage()
    const session = await eventually(() => page.session, 'the session')
    const scope = await until(session.scope, (value) => value !== undefined)
    if (scope === undefined) throw new Error('no scope')
    const due = adapter.usersOf(scope).filter((user) => user.accountStatus === 'active' && user.backupStatus === 'none')
    session.selection.put(due.slice(0, 3).map(({ id, name }) => ({ kind: 'user', id, label: name })))
    await session.start()
    session.selection.put(due.slice(3, 6).map(({ id, name }) => ({ kind: 'user', id, label: name })))
    await eventually(() => findButton(page, 'Start backup of 3 users'), 'the start button')
    return page
  }
  const has = (page: BackupStartPage, selector: string) =>
    eventually(() => [...everything(page.renderRoot)].find((element) => element.matches(selector)), selector)
  const goTo = (page: BackupStartPage, to: BackupDestination): void => {
    page.renderRoot.querySelector('.page > *')?.dispatchEvent(new BackupNavigateEvent({ to }, 'a'))
  }

  it('name every control of the tabs and the box, and reach the document through the page', async () => {
    const page = await mount()
    const rows = ['users-tab [role=row]', 'groups-tab [role=row]', 'org-units-tab [role=treeitem]', 'csv-tab textarea']
    for (const [index, name] of rows.entries()) {
      page.renderRoot.querySelectorAll<HTMLElement>('[role=tab]')[index]?.click()
      const [tab = '', selector = ''] = name.split(' ')
      await eventually(() => {
        const element = page.renderRoot.querySelector(`backup-${tab}`)
        return element !== null && [...everything(element.shadowRoot ?? element)].some((one) => one.matches(selector))
      }, name)
      expect(faultsOf(page), name).to.deep.equal([])
    }
    const menu = await has(page, '[aria-haspopup=menu]')
    ;(menu as HTMLElement).click()
    await has(page, '[role=menuitem]')
    expect(faultsOf(page), 'menu').to.deep.equal([])
  })

  const PAGES: readonly [to: BackupDestination, control: string][] = [
    ['settings', '[role=switch], select, input'],
    ['manage-domains', '[part=domain] [part=button]'],
    ['run', '[role=row]:not(.head)'],
    ['licenses', '[role=row]:not(.head)'],
    ['policies', 'backup-policies-page'],
  ]
  for (const [to, control] of PAGES) {
    it(`name every control of the page ${to}, and reach the document through the page`, async () => {
      const page = await mount()
      goTo(page, to)
      await eventually(() => {
        const place = page.renderRoot.querySelector('.place-content')
        return place !== null && [...everything(place)].some((element) => element.matches(control))
      }, control)
      expect(faultsOf(page)).to.deep.equal([])
    })
  }

  it('apply a style sheet of the document to the buttons, fields, rows and tabs inside', async () => {
    const page = await mount()
    sheet.replaceSync(`
      backup-start-page::part(button) { outline: 3px solid rgb(1, 2, 3); }
      backup-start-page::part(button primary) { outline-color: rgb(9, 9, 9); }
      backup-start-page::part(input) { background: rgb(4, 5, 6); }
      backup-start-page::part(row) { border-block-end: 5px solid; }
      backup-start-page::part(tab selected) { font-style: italic; }
      backup-start-page::part(dialog) { border-width: 7px; }
      backup-start-page::part(meter) { block-size: 19px; }`)
    const rest = await has(page, '[part=button]')
    expect(getComputedStyle(rest).outlineColor).to.equal('rgb(1, 2, 3)')
    const start = await eventually(() => findButton(page, 'Start backup of 3 users'), 'the start button')
    expect(getComputedStyle(start).outlineColor).to.equal('rgb(9, 9, 9)')
    expect(getComputedStyle(await has(page, 'select')).backgroundColor).to.equal('rgb(4, 5, 6)')
    expect(getComputedStyle(await has(page, '[type=search]')).backgroundColor).to.equal('rgb(4, 5, 6)')
    expect(getComputedStyle(await has(page, '[role=row]:not(.head)')).borderBlockEndWidth).to.equal('5px')
    expect(getComputedStyle(await has(page, '[role=tab][aria-selected=true]')).fontStyle).to.equal('italic')
    expect(getComputedStyle(await has(page, '[role=tab][aria-selected=false]')).fontStyle).to.equal('normal')
    expect(getComputedStyle(await has(page, 'dialog')).borderTopWidth).to.equal('7px')
    expect(getComputedStyle(await has(page, '[part=bar][aria-hidden=true]')).height).to.equal('19px')
    goTo(page, 'licenses')
    const license = await eventually(() => {
      const element = page.renderRoot.querySelector('backup-licenses-page')
      return element?.shadowRoot?.querySelector('[part=button]')
    }, 'a button of the lazily loaded page')
    expect(getComputedStyle(license).outlineColor).to.equal('rgb(1, 2, 3)')
  })
})
