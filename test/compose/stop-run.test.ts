import { expect } from 'chai'
import type { BackupEngine, ProtectTask } from '../../src/compose/backup-engine.js'
import { createTenantDirectory } from '../../src/compose/tenant-directory.js'
import { compose } from '../../src/compose.js'
import { BackupError, type ItemRef } from '../../src/core/index.js'
import { callOf } from '../worlds/adapters.js'
import { scope, tenantOf, userOf } from '../worlds/tenants.js'
import { rejection, until } from '../worlds/waiting.js'

const users = Array.from({ length: 10 }, (_, place) => userOf(`u${place}`))
const items: ItemRef[] = users.map(({ id }) => ({ kind: 'user', id }))

/** Creates a composed adapter whose engine ends a user when the test ends it. */
const worldOf = async (concurrency = 3) => {
  const open = new Map<string, { task: ProtectTask; end: (error?: unknown) => void }>()
  const engine: BackupEngine = {
    name: 'held',
    concurrency,
    protect: (task) =>
      new Promise((resolve, reject) => {
        open.set(task.user.id, { task, end: (error) => (error === undefined ? resolve() : reject(error)) })
      }),
  }
  const adapter = compose({ directory: createTenantDirectory(tenantOf({ users })), engine, credits: () => 10 })
  await adapter.sync(scope, 'users', callOf())
  const request = { scope, items, settings: 'default' as const, expectedCredits: 10 }
  const { id } = await adapter.startBackup(request, { ...callOf(), idempotencyKey: 'k' })
  await until(() => open.size === concurrency)
  return { adapter, open, id, get: () => adapter.getRun(scope, id, callOf()), stop: () => adapter.stopRun(scope, id, callOf()) }
}

describe('compose: stopRun', () => {
  it('begins no further user, lets users in progress finish, and is stopped after the last one', async () => {
    const { adapter, open, get, stop } = await worldOf()
    const run = await stop()
    expect([run.status, run.stopped, run.isStopping, run.finishedAt]).to.eql(['running', 7, true, undefined])
    expect((await adapter.getCredits(scope, callOf())).available).to.equal(7)
    for (const { task, end } of [...open.values()]) {
      expect(task.signal.aborted).to.equal(false)
      end()
    }
    await until(async () => (await get()).status === 'stopped')
    const after = await get()
    expect([after.done, after.stopped, after.isStopping, after.finishedAt !== undefined]).to.eql([3, 7, undefined, true])
    expect(open.size).to.equal(3)
    expect((await adapter.listUsers({ scope, backupStatus: ['pending'] }, callOf())).total).to.equal(0)
    adapter.close()
  })

  it('does not repeat an attempt of a stopped run: the user fails with the reason of the last attempt', async () => {
    const { adapter, open, get, stop } = await worldOf(1)
    const [first] = [...open.values()]
    open.clear()
    first?.end(new BackupError('rate-limited', 'busy', { details: { retryAfterMs: 600_000 } }))
    const run = await stop()
    expect(run.isStopping).to.equal(true)
    await until(async () => (await get()).status === 'stopped')
    expect([(await get()).failed, open.size]).to.eql([1, 0])
    adapter.close()
  })

  it('rejects a retry while users in progress finish', async () => {
    const { adapter, open, id, stop, get } = await worldOf()
    await stop()
    const retry = () => adapter.retryRun(scope, id, undefined, { ...callOf(), idempotencyKey: 'r' })
    expect((await rejection(retry())).code).to.equal('bad-input')
    for (const { end } of [...open.values()]) end(new BackupError('forbidden', 'no access'))
    await until(async () => (await get()).status === 'stopped')
    expect((await retry()).failed).to.equal(0)
    adapter.close()
  })
})
