import { expect } from '@open-wc/testing'
import { BackupRunView } from '../../../src/components/run-view/run-view.js'
import { createBackupSession } from '../../../src/core/index.js'
import { createManualClock, createMemoryAdapter } from '../../../src/memory.js'
import { callOf } from '../../worlds/adapters.js'
import { define, mount, unmountAll } from '../../worlds/mount-element.js'
import { scope, tenantOf, usersOf } from '../../worlds/tenants.js'
import { button, eventually, findButton, textOf } from '../find.js'

define('backup-run-view', BackupRunView)

const USERS = usersOf(60)

/** Shows a list of 60 backups in three pages. The oldest two are stopped, and the newest is running. */
const show = async () => {
  const clock = createManualClock(Date.now() - 600_000)
  const adapter = createMemoryAdapter({ tenant: tenantOf({ users: USERS, credits: 100 }), clock })
  for (const [place, { id }] of USERS.entries()) {
    const request = { scope, items: [{ kind: 'user' as const, id }], settings: 'default' as const, expectedCredits: 1 }
    const run = await adapter.startBackup(request, { ...callOf(), idempotencyKey: id, actor: { id: 'ann', name: 'Ann Admin' } })
    if (place < 2) await adapter.stopRun(scope, run.id, callOf())
    else if (place === USERS.length - 2) await clock.advance(60_000)
  }
  const view = await mount<BackupRunView>('backup-run-view', createBackupSession({ adapter, scope }))
  await eventually(() => findButton(view, 'Stopped'), 'the filter')
  const rows = () => [...view.renderRoot.querySelectorAll('.row')].map(textOf)
  return { adapter, view, rows, page: () => textOf(view.renderRoot.querySelector('.page')) }
}

describe('backup-run-view: the list of backups', () => {
  afterEach(unmountAll)

  it('shows the starter and the items of each backup', async () => {
    const { rows } = await show()
    await eventually(() => rows().some((row) => /Ann Admin · USER: .*Person/.test(row)), 'the items')
  })

  it('gives backups that were started in the same second different names', async () => {
    const { view } = await show()
    const names = [...view.renderRoot.querySelectorAll('.row button')].map((one) => one.getAttribute('aria-label') ?? '')
    expect(names).to.have.lengthOf.above(10)
    expect(new Set(names).size, names.join('\n')).to.equal(names.length)
    for (const name of names) expect(name).to.match(/^View backup of .*· USER: /)
  })

  it('shows the seconds of backups that were started in the same minute', async () => {
    const start = new Date(2026, 0, 5, 9, 30, 12).getTime()
    const clock = createManualClock(start)
    const adapter = createMemoryAdapter({ tenant: tenantOf({ users: USERS, credits: 100 }), clock })
    for (const { id } of USERS.slice(0, 3)) {
      const request = { scope, items: [{ kind: 'user' as const, id }], settings: 'default' as const, expectedCredits: 1 }
      await adapter.startBackup(request, { ...callOf(), idempotencyKey: id })
      await clock.advance(id === USERS[0]?.id ? 60_000 : 5000)
    }
    const view = await mount<BackupRunView>('backup-run-view', createBackupSession({ adapter, scope }))
    const starts = () => [...view.renderRoot.querySelectorAll('.row .started > span:first-child')].map(textOf)
    await eventually(() => starts().length === 3, 'the backups')
    expect(starts().map((text) => /\d+:\d\d(:\d\d)?/.exec(text)?.[0])).to.deep.equal(['9:31:17', '9:31:12', '9:30'])
  })

  for (const width of ['20rem', '60rem'])
    it(`shows the whole row of a single backup at a width of ${width}`, async () => {
      const adapter = createMemoryAdapter({ tenant: tenantOf({ users: USERS, credits: 100 }), clock: createManualClock() })
      const request = {
        scope,
        items: [{ kind: 'user' as const, id: USERS[0]?.id ?? '' }],
        settings: 'default' as const,
        expectedCredits: 1,
      }
      await adapter.startBackup(request, { ...callOf(), idempotencyKey: 'only one' })
      const view = await mount<BackupRunView>('backup-run-view', createBackupSession({ adapter, scope }))
      view.style.inlineSize = width
      const row = await eventually(() => view.renderRoot.querySelector('.row'), 'the backup')
      const frame = view.renderRoot.querySelector('.frame') as Element
      await eventually(() => row.getBoundingClientRect().bottom <= frame.getBoundingClientRect().bottom, 'room for the row', 2000)
    })

  it('lets the host page follow with its own route', async () => {
    const { view } = await show()
    const routes: (string | undefined)[] = []
    view.addEventListener('backup-navigate', (event) => {
      event.preventDefault()
      routes.push(event.detail.runId)
      view.runId = event.detail.runId
    })
    const open = view.renderRoot.querySelector<HTMLElement>('.row button') as HTMLElement
    open.focus()
    open.click()
    const title = (): string => textOf(view.renderRoot.querySelector('h2'))
    await eventually(() => title().startsWith('Backup of 1 user'), 'the backup')
    expect(document.activeElement === view && view.renderRoot.querySelector('h2')?.matches(':focus')).to.equal(true)
    button(view, 'All backups').click()
    await eventually(() => title() === 'Backups', 'the list')
    expect(routes[0]).to.be.a('string')
    expect(routes).to.deep.equal([routes[0], undefined])
    await eventually(() => view.renderRoot.querySelector('.row:focus-within') !== null, 'the focus on a row')
  })

  it('shows nothing else if the host page cancels backup-navigate', async () => {
    const { view } = await show()
    view.addEventListener('backup-navigate', (event) => event.preventDefault())
    view.renderRoot.querySelector<HTMLElement>('.row button')?.click()
    await view.updateComplete
    expect(textOf(view.renderRoot.querySelector('h2'))).to.equal('Backups')
  })

  it('filters by status and searches further pages until it has found enough', async () => {
    const { adapter, view, rows } = await show()
    expect(adapter.calls.listRuns).to.equal(1)
    button(view, 'Stopped').click()
    await eventually(() => rows().length === 2 && rows().every((row) => row.includes('Stopped')), 'the stopped backups')
    expect(adapter.calls.listRuns).to.equal(3)
    button(view, 'Running').click()
    await eventually(() => rows().length === 1 && rows()[0]?.match(/Running|Waiting/), 'the running backup')
    button(view, 'Failed').click()
    await eventually(() => textOf(view.renderRoot.querySelector('.message')) === 'No backups with this status', 'no failed backup')
    await expect(view).to.be.accessible()
    button(view, 'Failed').click()
    await eventually(() => rows().length > 2, 'all backups')
  })
})
