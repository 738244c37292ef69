import { expect } from 'chai'
import { type BackupAdapter, type BackupRun, createBackupSession } from '../../../src/core/index.js'
import { createManualClock, createMemoryAdapter } from '../../../src/memory.js'
import { scope, tenantOf, user, userOf } from '../../worlds/tenants.js'
import { rejection, until } from '../../worlds/waiting.js'

const users = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => userOf(id))
const items = users.map(({ id }) => user(id))

const worldOf = (wrap: (adapter: BackupAdapter) => BackupAdapter = (adapter) => adapter) => {
  const clock = createManualClock()
  const adapter = createMemoryAdapter({ tenant: tenantOf({ users, credits: 10 }), clock })
  const open = () => createBackupSession({ adapter: wrap(adapter), scope })
  return { clock, adapter, open }
}

describe('BackupSession: stopRun', () => {
  it('shows the refunded credits and the users that can be started again, here and in other sessions', async () => {
    const { adapter, open } = worldOf()
    const [here, there] = [open(), open()]
    here.selection.put(items)
    const { id } = await here.start()
    const seen: (BackupRun['status'] | undefined)[] = []
    there.run(id).subscribe((run) => seen.push(run?.status))
    there.selection.put(items)
    await until(there.credits, ({ available, covered }) => available === 4 && covered === 6)
    const run = await here.stopRun(id)
    expect([run.status, run.stopped]).to.eql(['stopped', 6])
    for (const session of [here, there]) await until(session.credits, ({ available }) => available === 10)
    await until(there.credits, ({ starts, isExact }) => starts === 6 && isExact)
    await until(() => seen.at(-1) === 'stopped', 'the status in the other session')
    const again = await there.start()
    expect(again.total).to.equal(6)
    expect(adapter.calls.stopRun).to.equal(1)
    for (const session of [here, there]) session.dispose()
  })

  it('forecasts how many users a stop releases, how many finish first, and the refunded credits', async () => {
    const { clock, open } = worldOf()
    const session = open()
    session.selection.put(items)
    const { id } = await session.start()
    expect(await session.forecastStop(id)).to.eql({ released: 6, inProgress: 0, credits: 6 })
    await clock.advance(350)
    expect(await session.forecastStop(id)).to.eql({ released: 2, inProgress: 4, credits: 2 })
    session.dispose()
  })

  it('returns no forecast if the backend lists no users of a run', async () => {
    const { open } = worldOf((inner) => ({ ...inner, listRunUsers: undefined as never }))
    const session = open()
    expect(await session.forecastStop('run-1')).to.eql({ released: undefined, inProgress: undefined, credits: undefined })
    session.dispose()
  })

  it('offers the capability stop if the adapter has the method and the cloud lists it', async () => {
    const without = worldOf((inner) => ({ ...inner, stopRun: undefined as never })).open()
    await without.refresh()
    expect(without.capabilities.value.has('stop')).to.equal(false)
    expect((await rejection(without.stopRun('run-1'))).code).to.equal('unsupported')
    const unnamed = worldOf((inner) => ({
      ...inner,
      listClouds: async (call) => (await inner.listClouds(call)).map((cloud) => ({ ...cloud, capabilities: ['runs', 'retry'] })),
    })).open()
    await unnamed.refresh()
    expect(unnamed.capabilities.value.has('stop')).to.equal(false)
    const named = worldOf().open()
    await named.refresh()
    expect(named.capabilities.value.has('stop')).to.equal(true)
    for (const session of [without, unnamed, named]) session.dispose()
  })
})
