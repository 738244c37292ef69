import { expect, fixture, fixtureCleanup } from '@open-wc/testing'
import { setViewport, writeFile } from '@web/test-runner-commands'
import { html } from 'lit'
import type { BackupSession } from '../../../src/core/index.js'
import { type BackupStartPage, defineElements } from '../../../src/elements.js'
import { createManualClock, createMemoryAdapter } from '../../../src/memory.js'
import { tenantOf, userOf } from '../../worlds/tenants.js'
import { until } from '../../worlds/waiting.js'
import { eventually, everything, keys } from '../find.js'
import { type LiveListener, listenToLiveRegions } from '../live-regions.js'
import { createSpokenLog } from './spoken-log.js'

defineElements()

const EXPECTED = '/test/components/spoken/tick-to-finish.txt'
const ACTUAL = 'tick-to-finish.actual.txt'
/** Longer than the 500 ms in which elements merge announcements. */
const QUIET_MS = 1200

const person = (id: string, name: string, part = {}) => userOf(id, { name, email: `${id}@example.com`, ...part })
const tenant = () =>
  tenantOf({
    credits: 10,
    synced: {},
    users: [
      person('ada', 'Ada Lovelace'),
      person('alan', 'Alan Turing'),
      person('grace', 'Grace Hopper', { backupStatus: 'failed' }),
      person('joan', 'Joan Clarke', { backupStatus: 'protected' }),
      person('kurt', 'Kurt Gödel', { accountStatus: 'suspended', statusReason: 'by administrator' }),
      person('mary', 'Mary Somerville'),
    ],
    groups: [{ id: 'codes', name: 'Code breakers', members: ['alan', 'grace', 'joan'] }],
    orgUnits: [{ id: 'root', name: 'Research', parentId: null, users: ['ada', 'mary', 'kurt'] }],
  })

/** Returns the focused element, across shadow roots. */
const focused = (): Element => {
  let element = document.activeElement as Element
  while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  return element
}

describe('speech from the first tick to the finished backup', () => {
  let page: BackupStartPage
  let session: BackupSession
  let live: LiveListener
  const clock = createManualClock(Date.now())
  const log = createSpokenLog()
  let isAsExpected = true

  const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
  /** Runs a step, and waits for its announcements and for the silence after them. */
  const hears = async (title: string, count: number, act: () => unknown): Promise<void> => {
    log.step(title)
    live.clear()
    await act()
    await eventually(() => live.said.length >= count, `${count} announcements after "${title}", not ${live.said.join(' | ')}`)
    await pause(QUIET_MS)
    log.said(live.said)
  }
  const element = (selector: string): Element | undefined =>
    [...everything(page.renderRoot as ShadowRoot)].find(
      (each) => each.matches(selector) && each.checkVisibility({ visibilityProperty: true }),
    )
  const box = (): Element => element('section.box') as Element
  const nameOf = (each: Element): string => each.getAttribute('aria-label') ?? each.textContent?.replaceAll(/\s+/g, ' ').trim() ?? ''
  /** Presses Tab until a control with this name has the focus, and logs it. */
  const tabTo = async (name: RegExp, key = 'Tab'): Promise<void> => {
    for (let presses = 0; presses < 40 && !name.test(nameOf(focused())); presses += 1) await keys(key)
    expect(nameOf(focused())).to.match(name)
    await log.focus(page, focused())
  }

  before(async function () {
    // the texts of dates and numbers differ between browsers
    if (!/Chrome\//.test(navigator.userAgent)) this.skip()
    await setViewport({ width: 1280, height: 900 })
    sessionStorage.clear()
    localStorage.clear()
    const frame = await fixture<HTMLElement>(html`<div></div>`)
    Object.assign(frame.style, { inlineSize: '1240px', blockSize: '840px' })
    page = document.createElement('backup-start-page')
    page.locale = 'en'
    page.adapter = createMemoryAdapter({ tenant: tenant(), clock })
    frame.append(page)
    session = await eventually(() => page.session, 'a session')
    live = listenToLiveRegions(() => page.renderRoot as ShadowRoot)
  })
  after(async () => {
    if (!isAsExpected) await writeFile({ path: ACTUAL, content: log.text })
    live?.stop()
    session?.dispose()
    if (page !== undefined) page.adapter = undefined
    fixtureCleanup()
  })

  it('matches tick-to-finish.txt', async function () {
    this.timeout(180_000)
    isAsExpected = false
    await hears('The page, read from its beginning', 0, () => eventually(() => element('[role=row][aria-rowindex="7"]'), 'the users'))
    await log.read(page)

    await hears('Tab to the list of users, and Space', 0, async () => {
      await tabTo(/Ada Lovelace/)
      await keys('Space')
    })
    await log.focus(page, focused())
    await hears('Arrow down, and Space', 0, async () => {
      await keys('ArrowDown', 'Space')
    })
    await log.focus(page, focused())
    await hears('Tab to Add, and Enter', 1, async () => {
      await tabTo(/^Add/)
      await keys('Enter')
    })
    await log.focus(page, focused())

    await hears('Users by group: Space on the group, then Add', 1, async () => {
      await tabTo(/Users to backup/, 'Shift+Tab')
      await keys('ArrowRight')
      await eventually(() => element('[role=row][aria-rowindex="2"]'), 'the groups')
      await log.focus(page, focused())
      await tabTo(/Code breakers/)
      await keys('Space')
      await eventually(() => focused().getAttribute('aria-selected') === 'true', 'the tick of the group')
      await log.focus(page, focused())
      await tabTo(/^Add/)
      await keys('Enter')
    })
    await until(session.canStart, (can) => can)
    log.step('The box, read from its beginning')
    await log.read(box())

    await hears('Tab to Start, and Enter', 1, async () => {
      await tabTo(/^Start backup/)
      await keys('Enter')
    })
    await log.focus(page, focused())
    log.step('The box after the start')
    await log.read(box())

    // 300 ms until the first user, then 420 ms for each of the three users
    for (const ms of [730, 420, 420]) await hears(`${ms} ms later`, 1, () => clock.advance(ms))
    await hears('View backup', 0, async () => {
      await tabTo(/^View backup/)
      await keys('Enter')
      await eventually(() => element('backup-run-view'), 'the backup')
    })
    await log.focus(page, focused())
    await log.read(page)

    const expected = await (await fetch(EXPECTED)).text()
    isAsExpected = log.text === expected
    // Names the first line that differs, because the texts are too long for a message.
    const [lines, wanted] = [log.text.split('\n'), expected.split('\n')]
    const at = lines.findIndex((line, index) => line !== wanted[index])
    const difference = `line ${at + 1} is "${lines[at]}" instead of "${wanted[at]}"`
    expect(isAsExpected, `${difference}. Read ${ACTUAL}, and move it over ${EXPECTED} if it is right.`).to.equal(true)
  })
})
