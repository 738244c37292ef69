import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { BackupRunView } from '../../../src/components/run-view/run-view.js'
import { SelectionBox } from '../../../src/components/selection-box/selection-box.js'
import { type BackupAdapter, type BackupRun, createBackupSession } from '../../../src/core/index.js'
import { createManualClock, createMemoryAdapter, type MemoryAdapterOptions } from '../../../src/memory.js'
import { withMethods } from '../../worlds/adapters.js'
import { define, mount, unmountAll } from '../../worlds/mount-element.js'
import { scope, tenantOf, usersOf } from '../../worlds/tenants.js'
import { button, eventually, findButton, textOf } from '../find.js'

define('backup-run-view', BackupRunView)
define('selection-box', SelectionBox)

const USERS = usersOf(30)
const items = USERS.map(({ id }) => ({ kind: 'user' as const, id }))

const begin = async (
  options: Partial<MemoryAdapterOptions> = {},
  methods: (adapter: BackupAdapter) => Partial<BackupAdapter> = () => ({}),
) => {
  const clock = createManualClock(Date.now() - 60_000)
  const memory = createMemoryAdapter({ tenant: tenantOf({ users: USERS, credits: 100 }), clock, ...options })
  const session = createBackupSession({ adapter: withMethods(memory, methods(memory)), scope })
  return { clock, memory, session }
}

type Shown = BackupRunView | SelectionBox
const root = (element: Shown): ShadowRoot => element.renderRoot as ShadowRoot
const spoken = (element: Shown): string => textOf([...root(element).querySelectorAll('[role=status]')].at(-1) ?? null)
const confirmOf = (element: Shown): HTMLButtonElement => root(element).querySelector('dialog .button.primary') as HTMLButtonElement
const isAsking = (element: Shown): boolean => root(element).querySelector('dialog')?.open === true

const viewOf = async (made: Awaited<ReturnType<typeof begin>>, advanceMs = 900) => {
  made.session.selection.put(items)
  const { id } = await made.session.start()
  await made.clock.advance(advanceMs)
  const view = await mount<BackupRunView>('backup-run-view', made.session)
  view.runId = id
  await eventually(() => findButton(view, 'Stop backup'), 'the button')
  return { ...made, id, view }
}

describe('backup-run-view: stop a backup', () => {
  afterEach(unmountAll)

  it('asks for confirmation with the stopped users, the refunded credits and the users that finish first, and follows the run', async () => {
    const { view, clock, memory } = await viewOf(await begin())
    button(view, 'Stop backup').click()
    const words = () => textOf(root(view).querySelector('dialog'))
    await eventually(
      () => /Stops 16 users who have not begun and gives back 16 licenses\. 4 backups in progress finish first\./.test(words()),
      'the figures',
    )
    await expect(view).to.be.accessible()
    await clock.advance(300)
    await eventually(() => /Stops 11 users who have not begun/.test(words()), 'the figures of now')
    button(view, 'Keep running').click()
    await eventually(() => !isAsking(view), 'the closed dialog')
    expect(memory.calls.stopRun ?? 0).to.equal(0)
  })

  it('says that the policy of a backup starts the stopped users again', async () => {
    const byPolicy = await begin({}, (inner) => ({
      getRun: async (...call) => ({ ...((await inner.getRun?.(...call)) as BackupRun), policyId: 'p1', policyName: 'All staff' }),
    }))
    const { view } = await viewOf(byPolicy)
    await eventually(() => textOf(root(view).querySelector('.facts')).includes('All staff'), 'the policy')
    button(view, 'Stop backup').click()
    await eventually(() => isAsking(view), 'the dialog')
    const words = textOf(root(view).querySelector('dialog'))
    expect(words).to.include('A policy started this backup. At its next check, it starts these users again unless you pause it.')
    expect(words).not.to.include('with a new backup')
  })

  it('stops once, announces the result, focuses it, and fires backup-run-finished', async () => {
    const { view, memory, session } = await viewOf(await begin())
    const finished: BackupRun[] = []
    view.addEventListener('backup-run-finished', ({ detail }) => finished.push(detail.run))
    button(view, 'Stop backup').focus()
    await sendKeys({ press: 'Enter' })
    await eventually(() => isAsking(view), 'the dialog')
    confirmOf(view).focus()
    await sendKeys({ press: 'Enter' })
    await eventually(() => textOf(root(view).querySelector('h2')).includes('Stopped'), 'the status')
    expect(memory.calls.stopRun).to.equal(1)
    await eventually(() => spoken(view) === 'Backup stopped: 14 done, 0 failed, 16 stopped', 'the announcement')
    expect(root(view).activeElement?.localName).to.equal('h2')
    expect(finished.map(({ status }) => status)).to.eql(['stopped'])
    expect(textOf(root(view).querySelector('.page'))).to.include(
      '16 users were stopped before their backup began and can be started again with a new backup.',
    )
    expect(findButton(view, 'Stop backup')).to.equal(undefined)
    await eventually(() => session.credits.value.available === 100 - 14, 'the credits')
    await expect(view).to.be.accessible()
  })

  it('shows that users in progress finish first', async () => {
    const stopping = (run: BackupRun): BackupRun => ({ ...run, stopped: 16, isStopping: true })
    let isStopping = false
    const made = await begin({}, (inner) => ({
      stopRun: async (where, id, call) => {
        isStopping = true
        return stopping((await inner.getRun?.(where, id, call)) as BackupRun)
      },
      getRun: async (where, id, call) => {
        const run = (await inner.getRun?.(where, id, call)) as BackupRun
        return isStopping ? stopping(run) : run
      },
    }))
    const { view } = await viewOf(made)
    button(view, 'Stop backup').click()
    await eventually(() => isAsking(view), 'the dialog')
    confirmOf(view).click()
    await eventually(() => textOf(root(view).querySelector('h2')).includes('Stopping…'), 'the status')
    expect(findButton(view, 'Stop backup')).to.equal(undefined)
    await eventually(() => /^Stopping the backup\. 4 backups in progress finish first\.$/.test(spoken(view)), 'the announcement')
  })

  it('shows a failure with Try again, which retries the stop', async () => {
    let isBroken = true
    const { view, memory } = await viewOf(
      await begin({ faults: ({ method }) => (method === 'stopRun' && isBroken ? 'lose-answer' : undefined) }),
    )
    button(view, 'Stop backup').click()
    await eventually(() => isAsking(view), 'the dialog')
    confirmOf(view).click()
    await eventually(() => textOf(root(view).querySelector('.page')).includes("The backup couldn't be stopped."), 'the failure')
    isBroken = false
    const again = findButton(view, 'Try again')
    again?.click()
    await eventually(() => textOf(root(view).querySelector('h2')).includes('Stopped'), 'the status')
    expect(textOf(root(view).querySelector('.page'))).not.to.include("The backup couldn't be stopped.")
    expect(memory.calls.stopRun).to.be.within(1, 2)
  })

  it('closes the confirmation if the backup ends', async () => {
    const { view, clock, memory } = await viewOf(await begin())
    button(view, 'Stop backup').click()
    await eventually(() => isAsking(view), 'the dialog')
    await clock.advance(600_000)
    await eventually(() => !isAsking(view), 'the closed dialog')
    expect(memory.calls.stopRun ?? 0).to.equal(0)
  })

  it('offers no stop if the backend does not support it', async () => {
    const made = await begin({}, () => ({ stopRun: undefined as never }))
    made.session.selection.put(items)
    const { id } = await made.session.start()
    const view = await mount<BackupRunView>('backup-run-view', made.session)
    view.runId = id
    await eventually(() => textOf(root(view).querySelector('.page')).includes('Backup of 30 users'), 'the run')
    expect(findButton(view, 'Stop backup')).to.equal(undefined)
  })
})

describe('selection-box: stop a backup', () => {
  afterEach(unmountAll)

  it('stops the started backup from its panel and focuses the result', async () => {
    const { session, memory, clock } = await begin()
    session.selection.put(items)
    const box = await mount<SelectionBox>('selection-box', session)
    await eventually(() => findButton(box, 'Start backup…')?.ariaDisabled === 'false', 'Start')
    button(box, 'Start backup…').click()
    await eventually(() => findButton(box, 'Stop backup'), 'the button')
    await clock.advance(900)
    button(box, 'Stop backup').focus()
    await sendKeys({ press: 'Enter' })
    await eventually(() => /4 backups in progress finish first\./.test(textOf(root(box).querySelector('dialog'))), 'the confirmation')
    confirmOf(box).click()
    await eventually(() => textOf(root(box).querySelector('.run .chip')) === 'Stopped', 'the status')
    expect(textOf(root(box).querySelector('.run-foot'))).to.include('16 stopped')
    expect(root(box).activeElement?.className).to.equal('run-title')
    expect(memory.calls.stopRun).to.equal(1)
    await eventually(() => spoken(box) === 'Backup stopped: 14 done, 0 failed, 16 stopped', 'the announcement')
    await expect(box).to.be.accessible()
  })
})
