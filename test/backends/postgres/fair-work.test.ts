// Work on runs with a faulty engine: a tenant whose backups hang, are throttled or leak secrets does not affect other tenants.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { createProtectHandler } from '../../../src/backends/postgres/runs/protect-users.js'
import { maskSecrets } from '../../../src/compose/guard-engine.js'
import { BackupError, type Scope } from '../../../src/core/index.js'
import { backends, type World } from '../../tools/postgres.js'
import { at, call, createEngine, ended, firstOf, isDue, manyDomains, never, startOf, until } from './run-world.js'

const tenant = manyDomains({ seed: 43, users: 80, credits: 2_000, domains: 8 })
const { id: cloudId, domains } = firstOf(tenant.clouds)
const due = firstOf(domains).users.filter(isDue)

describe('maskSecrets', () => {
  it('masks addresses and tokens', () => {
    assert.equal(
      maskSecrets('401 for ada@example.com with Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmN (code 7)'),
      '401 for [address] with Bearer [masked] (code 7)',
    )
  })
})

for (const { name, create } of backends()) {
  describe(name, () => {
    let world: World
    let next = 0
    before(async () => {
      world = await create({ tenant, isWorking: false })
    })
    after(() => world?.stop())
    const fresh = (): Scope => ({ cloudId, domainId: at(domains, next++).id })
    const portionsOf = async (id: string) => {
      const { rows } = await sql<{ run: number; chunk: number }>`select distinct run, chunk from run_users
        where run = (select no from runs where id = ${id})`.execute(world.db)
      return rows
    }
    const reasonsOf = async (scope: Scope, id: string) =>
      (await world.adapter.listRunUsers(scope, id, {}, call())).items.map(({ reason }) => reason)

    it('fails a user whose backup hangs, with a reason and a log line', async () => {
      const scope = fresh()
      const { id } = await startOf(world.adapter, scope, due.slice(0, 1))
      const errors: string[] = []
      let signal: AbortSignal | undefined
      const hangs = createEngine((task) => {
        signal = task.signal
        return new Promise(() => {})
      })
      const handle = createProtectHandler(world.db, hangs, { timeoutMs: 300, onError: ({ message }) => errors.push(message) })
      await handle(firstOf(await portionsOf(id)), never())
      assert.deepEqual(await reasonsOf(scope, id), ['The backup timed out after 1 second.'])
      assert.equal(signal?.aborted, true)
      assert.equal(errors.length, 1)
      assert.match(firstOf(errors), new RegExp(`the engine did not respond in ${id} for 1 second`))
    })

    it('shows only the reasons of a BackupError, and logs other errors masked under an id', async () => {
      const scope = fresh()
      const { id } = await startOf(world.adapter, scope, due.slice(0, 2))
      const errors: string[] = []
      const leaks = createEngine(({ user }) => {
        if (user.id === due[0]?.id) throw new BackupError('forbidden', 'The mailbox is on hold')
        throw new Error(`POST failed for ${user.email}: token ${'s3cr3t'.repeat(8)}`)
      })
      const handle = createProtectHandler(world.db, leaks, { onError: ({ message }) => errors.push(message) })
      for (const portion of await portionsOf(id)) await handle(portion, never())
      const [known, unknown = ''] = await reasonsOf(scope, id)
      assert.equal(known, 'The mailbox is on hold')
      const [, errorId = ''] = /^The backup failed unexpectedly\. The log has the details under (\S+)\.$/.exec(unknown) ?? []
      assert.ok(errorId.length > 8, unknown)
      assert.equal(errors.length, 1)
      assert.ok(firstOf(errors).includes(`(error ${errorId})`) && firstOf(errors).includes('POST failed for [address]: token [masked]'))
    })

    it('delays every user of the tenant by retryAfterMs without counting an attempt', async () => {
      const scope = fresh()
      const { id } = await startOf(world.adapter, scope, due.slice(0, 40))
      const calls: number[] = []
      const since = performance.now()
      const throttles = createEngine(() => {
        calls.push(performance.now() - since)
        if (performance.now() - since < 900) throw new BackupError('rate-limited', 'slower', { details: { retryAfterMs: 1_000 } })
      })
      const handle = createProtectHandler(world.db, throttles, { retryDelayMs: 1 })
      await Promise.all((await portionsOf(id)).map((portion) => handle(portion, never())))
      const run = await world.adapter.getRun(scope, id, call())
      assert.deepEqual([run.status, run.done], ['completed', 40])
      const early = calls.filter((ms) => ms < 900).length
      assert.ok(early <= 40, `${early} calls before the time that the engine asked for`)
      assert.ok(calls.length <= 80, `${calls.length} calls for 40 users`)
    })

    it('alternates between domains', async () => {
      const [big, small] = [fresh(), fresh()]
      const first = await startOf(world.adapter, big, due.slice(0, 40))
      const second = await startOf(world.adapter, small, due.slice(0, 2))
      const { rows } = await sql<{ run: string; priority: number }>`
        select r.id as run, j.priority from backup_start_jobs.job j join runs r on r.no = (j.data->>'run')::int
        where r.id in (${first.id}, ${second.id}) order by j.priority desc, j.created_on`.execute(world.db)
      const order = rows.map(({ run }) => (run === first.id ? 'big' : 'small'))
      assert.deepEqual(order.slice(0, 4).toSorted(), ['big', 'big', 'small', 'small'], order.join(' '))
      assert.ok(order.slice(4).every((one) => one === 'big'))
    })

    it('finishes the run of one tenant while the backups of another hang', { timeout: 60_000 }, async (t) => {
      const hanging = at(domains, 0).id
      const engine = createEngine(({ scope }) => (scope.domainId === hanging ? new Promise(() => {}) : undefined))
      const one = await create({ tenant, engine })
      t.after(() => one.stop())
      const start = (domainId: string, users: readonly { id: string }[]) => startOf(one.adapter, { cloudId, domainId }, users)
      const stuck = await start(hanging, due)
      await until(
        async () => (await one.adapter.getRun({ cloudId, domainId: hanging }, stuck.id, call())).status === 'running',
        'the hanging backups',
      )
      await sleep(1_500)
      const healthy = at(domains, 1).id
      const run = await start(healthy, due.slice(0, 10))
      assert.equal((await ended(one.adapter, { cloudId, domainId: healthy }, run.id, 20_000)).status, 'completed')
    })
  })
}
