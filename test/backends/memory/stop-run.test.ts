import { expect } from 'chai'
import type { BackupRun, ItemRef, User } from '../../../src/core/index.js'
import { createManualClock, createMemoryAdapter } from '../../../src/memory.js'
import { callOf } from '../../worlds/adapters.js'
import { scope, tenantOf, userOf } from '../../worlds/tenants.js'
import { rejection } from '../../worlds/waiting.js'

const itemsOf = (users: readonly User[]): ItemRef[] => users.map(({ id }) => ({ kind: 'user', id }))
const many = (count: number, more: Partial<User> = {}): User[] => Array.from({ length: count }, (_, place) => userOf(`u${place}`, more))
let keys = 0

const worldOf = (users: readonly User[], { credits = 1_000, failureRate = 0 } = {}) => {
  const clock = createManualClock()
  const adapter = createMemoryAdapter({ tenant: tenantOf({ users: [...users], credits }), clock, failureRate })
  return {
    clock,
    adapter,
    start: (some: readonly User[], expectedCredits = some.length): Promise<BackupRun> =>
      adapter.startBackup(
        { scope, items: itemsOf(some), settings: 'default', expectedCredits },
        { ...callOf(), idempotencyKey: `stop-${++keys}` },
      ),
    stop: (id: string) => adapter.stopRun(scope, id, callOf()),
    retry: (id: string) => adapter.retryRun(scope, id, undefined, { ...callOf(), idempotencyKey: `stop-${++keys}` }),
    get: (id: string) => adapter.getRun(scope, id, callOf()),
    available: async () => (await adapter.getCredits(scope, callOf())).available,
    statuses: () => adapter.usersOf(scope).map(({ backupStatus }) => backupStatus),
    usersWith: async (id: string, status?: 'queued' | 'running' | 'stopped' | 'failed') =>
      adapter.listRunUsers(scope, id, { status }, callOf()),
  }
}

describe('createMemoryAdapter: stopRun', () => {
  it('releases a run that has not begun, and refunds all of its credits', async () => {
    const users = many(5)
    const { start, stop, available, statuses } = worldOf(users, { credits: 7 })
    const { id } = await start(users)
    expect(await available()).to.equal(2)
    const run = await stop(id)
    expect([run.status, run.stopped, run.done, run.isStopping]).to.eql(['stopped', 5, 0, undefined])
    expect(run.finishedAt).to.equal('2026-11-20T08:00:00.000Z')
    expect(await available()).to.equal(7)
    expect(new Set(statuses())).to.eql(new Set(['none']))
  })

  it('lets users in progress finish, and reports the number of stopped and finishing users', async () => {
    const users = many(30)
    const { clock, start, stop, available, usersWith } = worldOf(users, { credits: 30 })
    const { id } = await start(users)
    await clock.advance(300 + 600)
    const queued = await usersWith(id, 'queued')
    const running = await usersWith(id, 'running')
    expect([running.total, running.credits, queued.credits === queued.total]).to.eql([4, 4, true])
    const run = await stop(id)
    expect([run.status, run.stopped, run.done]).to.eql(['stopped', queued.total, 30 - (queued.total ?? 0)])
    expect(await available()).to.equal(queued.total)
    await clock.advance(600_000)
    expect((await usersWith(id, 'stopped')).total).to.equal(queued.total)
  })

  it('changes nothing when it is repeated, or after the run has ended', async () => {
    const users = many(3)
    const { clock, start, stop, get, available } = worldOf(users, { credits: 3 })
    const first = await start(users)
    const stopped = await stop(first.id)
    expect(await stop(first.id)).to.eql(stopped)
    expect(await available()).to.equal(3)
    const second = await start(users)
    await clock.advance(60_000)
    const over = await get(second.id)
    expect(await stop(second.id)).to.eql(over)
    expect([over.status, await available()]).to.eql(['completed', 0])
  })

  it('refunds the price of each user, and returns restarted users to their status from before the start', async () => {
    const users = [
      userOf('free', { credits: 0 }),
      userOf('dear', { credits: 5 }),
      userOf('failed', { backupStatus: 'failed' }),
      userOf('paused', { backupStatus: 'paused', credits: 3 }),
    ]
    const { start, stop, available, statuses } = worldOf(users, { credits: 5 })
    const { id } = await start(users, 5)
    expect(await available()).to.equal(0)
    await stop(id)
    expect(await available()).to.equal(5)
    expect(statuses()).to.eql(['none', 'none', 'failed', 'paused'])
  })

  it('starts stopped users again in a new backup, and retries only failed users of the stopped one', async () => {
    const users = many(40)
    const { clock, start, stop, retry, get, available, usersWith } = worldOf(users, { credits: 40, failureRate: 0.5 })
    const { id } = await start(users)
    await clock.advance(300 + 1_000)
    const run = await stop(id)
    expect(run.failed).to.be.above(0)
    expect(run.stopped).to.be.above(0)
    const stopped = (await usersWith(id, 'stopped')).items.map(({ user }) => user)
    expect((await start(stopped.map(({ id: userId }) => userOf(userId)))).total).to.equal(run.stopped)
    expect(await available()).to.equal(0)
    await retry(id)
    expect([(await get(id)).status, (await get(id)).failed]).to.eql(['running', 0])
    await clock.advance(600_000)
    const after = await get(id)
    expect([after.status, after.stopped, after.total]).to.eql(['stopped', run.stopped, 40])
  })

  it('ends retried users as failed when the retry is stopped, and keeps their credits', async () => {
    const users = many(40)
    const { clock, start, stop, retry, get, available, statuses, usersWith } = worldOf(users, { credits: 40, failureRate: 0.5 })
    const { id } = await start(users)
    await clock.advance(600_000)
    const { failed, done } = await get(id)
    await retry(id)
    const run = await stop(id)
    expect([run.status, run.failed, run.done, run.stopped]).to.eql(['stopped', failed, done, 0])
    expect((await usersWith(id, 'failed')).items.every(({ reason }) => reason !== undefined)).to.equal(true)
    expect(statuses().filter((status) => status === 'failed')).to.have.length(failed)
    expect(await available()).to.equal(0)
  })

  it('stops once even if the answer is lost', async () => {
    const users = many(4)
    const clock = createManualClock()
    const adapter = createMemoryAdapter({
      tenant: tenantOf({ users, credits: 4 }),
      clock,
      faults: ({ method, count }) => (method === 'stopRun' && count === 1 ? 'lose-answer' : undefined),
    })
    const { id } = await adapter.startBackup(
      { scope, items: itemsOf(users), settings: 'default', expectedCredits: 4 },
      { ...callOf(), idempotencyKey: 'lost' },
    )
    expect((await rejection(adapter.stopRun(scope, id, callOf()))).code).to.equal('unavailable')
    expect((await adapter.stopRun(scope, id, callOf())).stopped).to.equal(4)
    expect((await adapter.getCredits(scope, callOf())).available).to.equal(4)
  })

  it('rejects not-found for an unknown run', async () => {
    expect((await rejection(worldOf(many(1)).stop('run-9'))).code).to.equal('not-found')
  })
})
