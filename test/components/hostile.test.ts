import { aTimeout, expect, fixture, fixtureCleanup } from '@open-wc/testing'
import { setViewport } from '@web/test-runner-commands'
import { html } from 'lit'
import { type BackupAdapter, BackupError, type Item, type ItemRef, type SettingsForm, type User } from '../../src/core/index.js'
import { type BackupStartPage, defineElements } from '../../src/elements.js'
import { createMemoryAdapter, type Tenant } from '../../src/memory.js'
import { eventually, everything, findButton, textOf } from './find.js'
import { HOSTILE } from './hostile-texts.js'

defineElements()

const TEXTS = Object.values(HOSTILE)
const KEYS = Object.keys(HOSTILE)

const users: User[] = KEYS.map((key) => ({
  id: key,
  name: HOSTILE[key] as string,
  email: HOSTILE[key] as string,
  aliases: [HOSTILE[key] as string],
  accountStatus: 'active',
  backupStatus: 'none',
}))
const suspended: User[] = KEYS.map((key) => ({
  ...(users[0] as User),
  id: `suspended ${key}`,
  accountStatus: 'suspended',
  statusReason: HOSTILE[key] as string,
}))
const groups = KEYS.map((key) => ({ id: key, name: HOSTILE[key] as string, email: HOSTILE[key] as string, members: [key] }))
const orgUnits = KEYS.map((key) => ({ id: key, name: HOSTILE[key] as string, parentId: null, users: [key] }))
const tenant: Tenant = {
  clouds: KEYS.map((key) => ({
    id: key,
    name: HOSTILE[key] as string,
    kind: 'google-workspace',
    domains: [{ id: key, name: HOSTILE[key] as string, credits: 5, users: [...users, ...suspended], groups, orgUnits, synced: {} }],
  })),
}
const form: SettingsForm = {
  groups: KEYS.map((key) => {
    const text = HOSTILE[key] as string
    const shared = { label: text, help: text }
    return {
      id: key,
      ...shared,
      fields: [
        { id: `${key} switch`, type: 'switch', default: true, ...shared },
        { id: `${key} choice`, type: 'choice', options: [{ value: text, label: text }], default: text, ...shared },
        { id: `${key} number`, type: 'number', units: [{ value: text, label: text }], default: { amount: 1, unit: text }, ...shared },
        { id: `${key} texts`, type: 'texts', default: [text], ...shared },
      ],
    }
  }),
}

/** Elements and attributes that none of our templates contains. */
const MARKUP = 'img, b, i:not([class]), iframe, script, object, embed, a, [onerror], [onload], [onfocus], [onclick], svg style'
const TURNS = /[\u202a-\u202e\u2066-\u2069]/

describe('hostile text', () => {
  let page: BackupStartPage
  let frame: HTMLElement
  const methods: Partial<BackupAdapter> = {}

  const mount = async (): Promise<void> => {
    const memory = createMemoryAdapter({ tenant, speed: 100, failureRate: 1 })
    const adapter: BackupAdapter = Object.assign(Object.create(memory) as BackupAdapter, {
      describeSettings: async () => form,
      getSettings: async () => ({}),
      ...methods,
    })
    frame = await fixture(html`<div></div>`)
    frame.style.inlineSize = '1200px'
    frame.style.blockSize = '750px'
    // Removes the draft of an earlier page.
    sessionStorage.clear()
    page = document.createElement('backup-start-page')
    page.adapter = adapter
    frame.append(page)
    await page.updateComplete
  }
  const tab = (name: string): void => {
    const found = [...page.renderRoot.querySelectorAll<HTMLElement>('[role=tab]')].find((one) => textOf(one) === name)
    found?.click()
  }
  const all = (selector: string): HTMLElement[] => [...everything(frame)].filter((one): one is HTMLElement => one.matches(selector))

  /** Asserts that no text is executed, parsed as HTML or overflows, and that none changes the direction of its surroundings. */
  const isOnlyText = (): void => {
    expect((globalThis as { hostile?: unknown }).hostile, 'something ran').to.equal(undefined)
    expect(
      all(MARKUP).map(({ outerHTML }) => outerHTML.slice(0, 200)),
      'markup',
    ).to.deep.equal([])
    const { right, left } = frame.getBoundingClientRect()
    const wide = all('*').filter((element) => {
      if (!element.checkVisibility()) return false
      const box = element.getBoundingClientRect()
      if (box.right <= right + 1 && box.left >= left - 1) return false
      return !isCut(element)
    })
    expect(
      wide.map((element) => `${element.localName}.${element.className}`),
      'sticks out',
    ).to.deep.equal([])
    const high = all('[role=row], [role=option], [role=treeitem]').flatMap((row) => {
      const { top, bottom } = row.getBoundingClientRect()
      return [...row.querySelectorAll<HTMLElement>(':not(.unseen)')].filter((part) => {
        const box = part.getBoundingClientRect()
        return box.height > 0 && (box.top < top - 1 || box.bottom > bottom + 1)
      })
    })
    expect(
      high.map(({ outerHTML }) => outerHTML.slice(0, 120)),
      'sticks out of its row',
    ).to.deep.equal([])
    expect(document.documentElement.scrollWidth, 'the page scrolls sideways').to.be.at.most(window.innerWidth)
    expect(
      turning().map(({ localName, className }) => `${localName}.${className}`),
      'turns what stands beside it',
    ).to.deep.equal([])
  }

  /** Returns whether an ancestor clips the element. */
  const isCut = (element: Element): boolean => {
    for (let at: Element | null = element; at !== null && at !== frame; at = at.parentElement ?? hostOf(at)) {
      const { overflowX, clipPath, position } = getComputedStyle(at)
      const box = at.getBoundingClientRect()
      const frameBox = frame.getBoundingClientRect()
      if (position === 'absolute' && clipPath !== 'none') return true
      if (at !== element && overflowX !== 'visible' && box.right <= frameBox.right + 1 && box.left >= frameBox.left - 1) return true
    }
    return false
  }
  const hostOf = (element: Element): Element | null => {
    const root = element.getRootNode()
    return root instanceof ShadowRoot ? root.host : null
  }
  const turning = (): Element[] =>
    all('*').filter((element) => {
      const isIts = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && TURNS.test(node.nodeValue ?? ''))
      if (!isIts || element.localName === 'style' || element.localName === 'option') return false
      const { unicodeBidi, display } = getComputedStyle(element)
      if (display === 'none' || element.closest('[aria-hidden=true]') !== null) return false
      const text = [...element.childNodes].map(({ nodeValue }) => nodeValue ?? '').join('')
      // Texts inside a sentence are wrapped in bidi isolates.
      const rest = text.replaceAll(/\u2068[^\u2066-\u2069]*\u2069/g, '')
      return TURNS.test(rest) && !/isolate|plaintext/.test(unicodeBidi)
    })
  const shows = (key: string, selector = '*') =>
    eventually(
      () => all(selector).find(({ textContent }) => textContent?.includes(HOSTILE[key] as string)),
      `${key} to be shown in ${selector}`,
    )

  beforeEach(async () => {
    await setViewport({ width: 1280, height: 800 })
    for (const key of Object.keys(methods)) delete methods[key as keyof BackupAdapter]
  })
  afterEach(() => {
    page.adapter = undefined
    fixtureCleanup()
  })

  const go = async (name: string): Promise<void> => (await eventually(() => findButton(page, name), name)).click()
  const put = (items: readonly (Item | ItemRef)[]): void => page.session?.selection.put(items)
  const scroll = async (selector: string): Promise<void> => {
    for (const scroller of all(selector)) {
      for (let top = 0; top < scroller.scrollHeight; top += 300) {
        scroller.scrollTop = top
        await aTimeout(50)
      }
    }
  }

  it('renders users, clouds and domains as text, including in the box', async () => {
    await mount()
    await shows('image', '.name')
    await shows('word', 'option')
    isOnlyText()
    const heights = new Set(
      all('backup-users-tab').flatMap(({ shadowRoot }) =>
        [...(shadowRoot?.querySelectorAll('.row') ?? [])].map((row) => (row as HTMLElement).offsetHeight),
      ),
    )
    expect(heights.size, 'rows of one height').to.equal(1)
    await scroll('.scroller')
    isOnlyText()
    put(KEYS.flatMap((id) => (['user', 'group', 'org-unit'] as const).map((kind) => ({ kind, id, label: HOSTILE[id] as string }))))
    await shows('image', '[role=option] *')
    await eventually(() => findButton(page, 'Start backup…'), 'the box')
    isOnlyText()
  })

  it('does not change the accessible names of controls', async () => {
    await mount()
    // The place of the name depends on the order of the list.
    page.session?.users.search(HOSTILE.arabic as string)
    await shows('arabic', '.name')
    expect(all('input[type=checkbox]').map(({ ariaLabel }) => ariaLabel)).to.include(`Select ${HOSTILE.arabic}`)
    tab('Users by group')
    const view = await eventually(() => all('button').find(({ ariaLabel }) => ariaLabel?.includes(HOSTILE.arabic as string)), 'a button')
    expect(view.ariaLabel).to.equal(`View users in ${HOSTILE.arabic}`)
  })

  it('renders groups and their members as text', async () => {
    await mount()
    await shows('image', '.name')
    tab('Users by group')
    await shows('image', '.name')
    isOnlyText()
    const view = await eventually(() => all('button').find((one) => one.ariaLabel?.startsWith('View users in')), 'a button')
    view.click()
    await aTimeout(500)
    isOnlyText()
  })

  it('renders org units as text', async () => {
    await mount()
    await shows('image', '.name')
    tab('Users by org unit')
    await shows('image', '[role=treeitem] *')
    isOnlyText()
    all('[role=treeitem]')[14]?.click()
    await aTimeout(500)
    isOnlyText()
  })

  it('renders a CSV file as text', async () => {
    await mount()
    await shows('image', '.name')
    tab('CSV file upload')
    const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
    // These characters would make the file binary.
    const lines = TEXTS.map((text) => text.replaceAll('\0', '')).map((text) => `${cell(text)},${cell(text)}`)
    // The reader skips rows that repeat the header, so the header must differ from the searched text.
    await page.session?.csv.load(new File([`${cell(HOSTILE.entity as string)},Email\n${lines.join('\n')}\n`], `${HOSTILE.image}.csv`))
    await shows('image', '.cell *')
    isOnlyText()
  })

  it('renders settings as text', async () => {
    await mount()
    await shows('image', '.name')
    await go('Backup settings')
    await shows('formula', 'label, legend, h3, p')
    isOnlyText()
  })

  it('renders a rejected setting as text', async () => {
    methods.saveSettings = async () => {
      throw new BackupError('bad-input', TEXTS.join(), {
        details: { fields: Object.fromEntries(KEYS.map((key) => [`${key} switch`, HOSTILE[key]])) },
      })
    }
    await mount()
    await shows('image', '.name')
    await go('Backup settings')
    await shows('formula', 'label, legend, h3, p')
    all('input[type=checkbox]')[0]?.click()
    await aTimeout(100)
    await go('Save')
    await aTimeout(500)
    isOnlyText()
  })

  it('renders domains and failed syncs as text', async () => {
    methods.sync = async () => {
      throw new BackupError('unavailable', TEXTS.join(' '))
    }
    await mount()
    await shows('image', '.name')
    await go('Manage domains')
    await shows('formula')
    const sync = await eventually(() => all('button').find((one) => one.ariaLabel?.startsWith('User Sync of')), 'a sync')
    sync.click()
    await eventually(() => all('.failure')[0], 'the failure')
    await aTimeout(500)
    isOnlyText()
  })

  it('renders a run, its failed users and the reasons as text', async () => {
    methods.listRunUsers = async () => ({ items: users.map((user) => ({ user, status: 'failed', reason: user.name })) })
    await mount()
    await shows('image', '.name')
    put([{ kind: 'user', id: 'image' }])
    const start = await eventually(() => findButton(page, 'Start backup of 1 user'), 'the start')
    start.click()
    const view = await eventually(() => findButton(page, 'View backup'), 'the run')
    view.click()
    await shows('formula')
    await aTimeout(500)
    isOnlyText()
  })

  for (const method of [
    'listClouds',
    'listUsers',
    'listGroups',
    'listOrgUnits',
    'getCredits',
    'startBackup',
    'describeSettings',
    'listRuns',
  ] as const) {
    it(`renders an error of ${method} as text`, async () => {
      methods[method] = async () => {
        throw new BackupError('forbidden', TEXTS.join(' '), { call: HOSTILE.image, field: HOSTILE.script })
      }
      await mount()
      await aTimeout(500)
      if (method === 'listGroups') tab('Users by group')
      if (method === 'listOrgUnits') tab('Users by org unit')
      if (method === 'describeSettings') await go('Backup settings')
      if (method === 'listRuns') await go('Backups')
      if (method === 'startBackup' || method === 'getCredits') put([{ kind: 'user', id: 'image' }])
      if (method === 'startBackup') (await eventually(() => findButton(page, 'Start backup of 1 user'), 'the start')).click()
      await shows('formula')
      for (const details of all('details')) (details as HTMLDetailsElement).open = true
      await aTimeout(200)
      isOnlyText()
    })
  }
})
