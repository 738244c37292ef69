import { expect, fixtureCleanup } from '@open-wc/testing'
import type { BackupSession, Item, Scope } from '../../src/core/index.js'
import { type BackupStartPage, defineElements } from '../../src/elements.js'
import type { MemoryAdapter } from '../../src/memory.js'
import { mountPage } from '../worlds/mount-page.js'
import { until } from '../worlds/waiting.js'
import { button, eventually, everything } from './find.js'
import { type LiveListener, listenToLiveRegions, liveRegions } from './live-regions.js'

defineElements()

/** Milliseconds of silence, more than the 500 ms in which elements merge announcements. */
const QUIET_MS = 1400

const TABS = ['users', 'groups', 'org-units', 'csv'] as const

describe('live regions of the page', () => {
  let adapter: MemoryAdapter
  let page: BackupStartPage
  let session: BackupSession
  let scope: Scope
  let live: LiveListener

  const elements = (): Element[] => [...everything(page.renderRoot as ShadowRoot)]
  const regions = (): Element[] => liveRegions(page.renderRoot as ShadowRoot)
  const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, QUIET_MS))

  /** Returns the announcements made during an action. */
  const heard = async (act: () => unknown): Promise<readonly string[]> => {
    live.clear()
    await act()
    await rest()
    return live.said
  }

  beforeEach(async () => {
    ;({ adapter, page } = await mountPage())
    session = await eventually(() => page.session, 'a session')
    live = listenToLiveRegions(() => page.renderRoot as ShadowRoot)
  })
  afterEach(() => {
    live.stop()
    page.session?.dispose()
    page.adapter = undefined
    fixtureCleanup()
  })

  const ready = async (): Promise<void> => {
    scope = (await until(session.scope, (value) => value !== undefined)) as Scope
    await eventually(() => elements().some((element) => element.matches('.row')), 'the users')
    await rest()
  }
  const due = (count: number): Item[] =>
    adapter
      .usersOf(scope)
      .filter(({ accountStatus, backupStatus }) => accountStatus === 'active' && backupStatus === 'none')
      .slice(0, count)
      .map(({ id, name }) => ({ kind: 'user' as const, id, label: name }))

  it('stay silent on page load, in every tab', async () => {
    expect(await heard(ready)).to.deep.equal([])
    for (const id of TABS) {
      page.renderRoot.querySelector<HTMLElement>(`#tab-${id}`)?.click()
      await page.updateComplete
      expect(await heard(() => {}), id).to.deep.equal([])
      expect(regions().length, id).to.be.at.least(2)
    }
  })

  it('announce each action once', async function () {
    this.timeout(90_000)
    await ready()
    expect(await heard(() => button(page, 'Select the 50 loaded').click()), 'ticks').to.have.length(1)
    session.selection.clear()
    expect(await heard(() => session.selection.put(due(2))), 'added').to.deep.equal(['You have allocated 2 out of 50 licenses'])
    const [first] = due(1) as [Item]
    expect(await heard(() => session.selection.remove([first])), 'removed').to.deep.equal(['You have allocated 1 out of 50 licenses'])
    expect(await heard(() => button(page, 'User Sync').click()), 'synced').to.have.length(1)
    const search = elements().find((element) => element.matches('input[type=search]')) as HTMLInputElement
    const found = await heard(() => {
      search.value = 'a'
      search.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
    })
    expect(found, 'found').to.have.length(1)
    await until(session.canStart, (value) => value)
    const started = await heard(() => button(page, 'Start backup…').click())
    expect(started, 'started').to.have.length(1)
  })
})
