import { expect, fixtureCleanup } from '@open-wc/testing'
import { setViewport } from '@web/test-runner-commands'
import { BackupError, type BackupSession, type Item, type Scope } from '../../src/core/index.js'
import { type BackupStartPage, defineElements } from '../../src/elements.js'
import type { MemoryAdapter } from '../../src/memory.js'
import { type MountOptions, mountPage } from '../worlds/mount-page.js'
import { until } from '../worlds/waiting.js'
import { eventually, everything, findButton, keys, textOf } from './find.js'

defineElements()

/** Returns the focused element, across shadow roots. */
const focused = (): Element | null => {
  let element = document.activeElement
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  return element
}

describe('focus after an action', () => {
  let adapter: MemoryAdapter
  let page: BackupStartPage
  let session: BackupSession
  let scope: Scope

  const mount = async (options: MountOptions = {}): Promise<void> => {
    ;({ adapter, page } = await mountPage(options))
    session = await eventually(() => page.session, 'a session')
    scope = (await until(session.scope, (value) => value !== undefined)) as Scope
    await eventually(
      () => [...everything(page.renderRoot as ShadowRoot)].some((element) => element.matches('.row, .message, .problem')),
      'the users',
    )
  }
  const due = (count: number): Item[] =>
    adapter
      .usersOf(scope)
      .filter(({ accountStatus, backupStatus }) => accountStatus === 'active' && backupStatus === 'none')
      .slice(0, count)
      .map(({ id, name }) => ({ kind: 'user' as const, id, label: name }))
  const find = (name: string): Promise<HTMLButtonElement> => eventually(() => findButton(page, name), `the button ${name}`)

  /** Activates an element by keyboard and waits until it is removed. */
  const pressAway = async (name: string): Promise<void> => {
    const control = await find(name)
    control.focus()
    expect(focused() === control, `${name} takes the focus`).to.equal(true)
    await keys('Enter')
    await eventually(() => !control.isConnected || !control.checkVisibility({ visibilityProperty: true }), `${name} to go`)
  }

  /** Asserts that a visible element of the page has the focus. */
  const isHeld = async (): Promise<void> => {
    await eventually(
      () => {
        const element = focused()
        return (
          element !== null &&
          [...everything(page.renderRoot as ShadowRoot)].includes(element) &&
          element.checkVisibility({ visibilityProperty: true }) &&
          element.localName
        )
      },
      `the focus in the page, not at ${focused()?.localName}`,
      1000,
    )
  }

  afterEach(async () => {
    page.session?.dispose()
    page.adapter = undefined
    fixtureCleanup()
    await setViewport({ width: 1280, height: 800 })
  })

  it('moves to User Sync when a sync is cancelled', async () => {
    await mount({ speed: 1 })
    ;(await find('User Sync')).click()
    await pressAway('Stop sync')
    await isHeld()
  })

  it('moves to the further selection when a bulk selection hides its button', async () => {
    await mount()
    const loaded = await eventually(() => findButton(page, 'Select the…'), 'the button')
    loaded.focus()
    await keys('Enter')
    await eventually(() => findButton(page, 'Deselect all'), 'the result')
    await isHeld()
    expect(textOf(focused() ?? null)).to.match(/^(?:Select all|Deselect all)/)
  })

  it('stays on the edge of the sheet when ticks are added from it', async () => {
    await mount({ width: 400 })
    for (const item of due(2)) session.selection.tick(item, true)
    const edge = await eventually(() => page.renderRoot.querySelector<HTMLElement>('.edge-add'), 'Add at the edge')
    edge.focus()
    await keys('Enter')
    await eventually(() => !edge.isConnected, 'it to go')
    await isHeld()
  })

  it('moves to Undo when Delete removes the last item, and back to the list on Undo', async () => {
    await mount()
    session.selection.put(due(1))
    const list = await eventually(
      () => [...everything(page.renderRoot as ShadowRoot)].find((element) => element.matches('[role=listbox]')),
      'the items',
    )
    ;(list as HTMLElement).focus()
    await keys('Delete')
    await eventually(() => session.selection.items.value.length === 0, 'the removal')
    await isHeld()
    await pressAway('Undo')
    await isHeld()
  })

  it('stays in the box when a suggestion of the over-limit notice removes an item', async () => {
    await mount({ credits: 2 })
    session.selection.put(due(3))
    const relief = await eventually(
      () => [...everything(page.renderRoot as ShadowRoot)].find((element) => element.matches('.relief')),
      'a relief',
    )
    ;(relief as HTMLElement).focus()
    await keys('Enter')
    await eventually(() => !relief.isConnected, 'it to go')
    await isHeld()
  })

  it('moves to the search field when a search without results is cleared', async () => {
    await mount()
    session.users.search('nobody is called that')
    const clear = await eventually(
      () => [...everything(page.renderRoot as ShadowRoot)].find((element) => element.matches('.message button')),
      'a way back',
    )
    ;(clear as HTMLElement).focus()
    await keys('Enter')
    await eventually(() => !clear.isConnected, 'it to go')
    await isHeld()
  })

  it('moves to the list when Retry succeeds', async () => {
    let isDown = true
    await mount({ faults: ({ method }) => (isDown && method === 'listUsers' ? new BackupError('unavailable', 'down') : undefined) })
    const retry = await find('Try again')
    isDown = false
    retry.focus()
    await keys('Enter')
    await eventually(() => !retry.isConnected, 'it to go')
    await isHeld()
  })

  it('stays in the header when ticks are cleared', async () => {
    await mount()
    ;(await find('Select the 50 loaded')).click()
    await pressAway('Deselect all')
    await isHeld()
  })

  it('stays in the box when the card of a run is dismissed', async () => {
    await mount()
    session.selection.put(due(2))
    await until(session.canStart, (value) => value)
    const start = await find('Start backup…')
    start.focus()
    await keys('Enter')
    const hide = await eventually(
      () => [...everything(page.renderRoot as ShadowRoot)].find((element) => element.matches('.run-head button')),
      'the card',
      20_000,
    )
    ;(hide as HTMLElement).focus()
    await keys('Enter')
    await eventually(() => !hide.isConnected, 'it to go')
    await isHeld()
  })

  const nameOfFocused = (): string | null | undefined => focused()?.getAttribute('aria-label')

  it('moves to the next chip when a filter is removed and to Filter after the last chip, and stays on the shown tab', async () => {
    await mount()
    session.users.filter({ accountStatus: ['suspended', 'deleted'] })
    const chip = await find('Remove filter Suspended')
    chip.focus()
    await keys('Enter')
    await eventually(() => nameOfFocused() === 'Remove filter Deleted', 'the next chip')
    await keys('Enter')
    await eventually(() => nameOfFocused() === 'Filter', 'the Filter button')
    const [tab] = [...everything(page.renderRoot as ShadowRoot)].filter((element) => element.matches('[role=tab]')) as HTMLElement[]
    tab?.focus()
    await keys('ArrowRight')
    await eventually(() => textOf(focused()) === 'Users by group', 'the next tab')
    await isHeld()
  })

  it('stays in the list when a sync replaces its users', async () => {
    await mount()
    const row = await eventually(
      () => [...everything(page.renderRoot as ShadowRoot)].find((element) => element.matches('.row[data-index="3"]')),
      'a row',
    )
    ;(row as HTMLElement).focus()
    const [gone] = adapter.usersOf(scope).slice(3, 4)
    adapter.change(scope, { users: { remove: gone === undefined ? [] : [gone.id] } }, 'now')
    await session.sync('users')
    await isHeld()
    expect(focused()?.matches('.row')).to.equal(true)
  })

  it('leaves the bottom sheet, which closes on navigation', async () => {
    await mount({ width: 400 })
    const edge = await eventually(() => page.renderRoot.querySelector<HTMLElement>('.edge-toggle'), 'the edge')
    for (const name of ['select', '.links .menu > button', '[role=tab]', 'input[type=search]']) {
      edge.click()
      await page.updateComplete
      expect(edge.ariaExpanded, `open before ${name}`).to.equal('true')
      const [outside] = [...everything(page.renderRoot as ShadowRoot)].filter((element) => element.matches(name)) as HTMLElement[]
      outside?.focus()
      await page.updateComplete
      expect(edge.ariaExpanded, `closed for ${name}`).to.equal('false')
      expect(focused() === outside, name).to.equal(true)
    }
  })

  it('returns to the menu button when the coverage gap closes after adding all users', async () => {
    await mount({ credits: 500 })
    ;(await find('More actions')).focus()
    await keys('Enter', 'ArrowDown', 'ArrowDown')
    await eventually(() => textOf(focused()) === 'Coverage gap…', 'the entry')
    await keys('Enter')
    await find('Add all…')
    const [first] = [...everything(page.renderRoot as ShadowRoot)].filter((element) => element.matches('.gap button')) as HTMLElement[]
    first?.focus()
    await keys('Enter')
    await eventually(() => session.selection.items.value.length === 1, 'the item')
    await isHeld()
    expect(focused()?.closest('dialog') !== null, 'in the dialog').to.equal(true)
    await keys('Escape')
    await eventually(() => focused()?.closest('dialog') === null, 'the dialog to close')
    await isHeld()
  })
})
