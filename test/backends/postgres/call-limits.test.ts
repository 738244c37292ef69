// Limits of calls. Aborted and slow queries are cancelled on the server, and one tenant leaves connections for others. An unresponsive
// database hangs neither calls nor the end of the process.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { createConcurrencyCap } from '../../../src/backends/postgres/database/call-limits.js'
import { openDatabase } from '../../../src/backends/postgres/database/open-database.js'
import { simulatedEngine } from '../../../src/engines/simulated/simulated-engine.js'
import { generateTenant } from '../../../src/memory.js'
import { backends, type OpenDatabase, urlOf } from '../../tools/postgres.js'

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
const waitUntil = async (isDone: () => Promise<boolean> | boolean): Promise<void> => {
  const end = performance.now() + 60_000
  while (!(await isDone())) {
    assert.ok(performance.now() < end, 'timed out')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

describe('createConcurrencyCap', () => {
  it('runs a limited number of calls of one tenant at once, in order, and calls of another tenant in parallel', async () => {
    const cap = createConcurrencyCap(2)
    const { signal } = new AbortController()
    const running: string[] = []
    const ends: (() => void)[] = []
    const call = (tenant: string, name: string) =>
      cap(tenant, signal, () => {
        running.push(name)
        return new Promise<void>((resolve) => ends.push(resolve))
      })
    const calls = [call('a', 'a1'), call('a', 'a2'), call('a', 'a3'), call('a', 'a4'), call('b', 'b1')]
    await turn()
    assert.deepEqual(running, ['a1', 'a2', 'b1'])
    ends[0]?.()
    await turn()
    assert.deepEqual(running, ['a1', 'a2', 'b1', 'a3'])
    while (ends.length > 0) {
      ends.shift()?.()
      await turn()
    }
    await Promise.all(calls)
    assert.deepEqual(running, ['a1', 'a2', 'b1', 'a3', 'a4'])
  })

  it('never runs a call that aborts while it waits, and passes its place to the next call', async () => {
    const cap = createConcurrencyCap(1)
    const controller = new AbortController()
    let end = (): void => {}
    const first = cap(
      'a',
      new AbortController().signal,
      () =>
        new Promise<void>((resolve) => {
          end = resolve
        }),
    )
    const aborted = cap('a', controller.signal, async () => assert.fail('an aborted call ran'))
    const last = cap('a', new AbortController().signal, async () => 'last')
    controller.abort()
    await assert.rejects(aborted, { name: 'AbortError' })
    end()
    await first
    assert.equal(await last, 'last')
    await assert.rejects(
      cap('a', new AbortController().signal, async () => Promise.reject(new Error('failed'))),
      /failed/,
    )
    assert.equal(await cap('a', new AbortController().signal, async () => 'again'), 'again')
  })
})

for (const { name, open, create } of backends()) {
  describe(`connections of ${name}`, () => {
    it('go to the tenants in turn: a query waits for at most six of the hundred queries of another tenant', async (t) => {
      const opened = await open()
      t.after(() => opened.close())
      const { calls, db } = opened.database
      const ended: string[] = []
      const query = (tenant: string): Promise<unknown> =>
        calls
          .run({ tenant, timeoutMs: 60_000 }, () => db.transaction().execute((tx) => sql`select pg_sleep(0.02)`.execute(tx)))
          .then(() => ended.push(tenant))
      // All are sent in one turn, because an embedded database may run a hundred queries before the next one.
      const flood = Array.from({ length: 100 }, () => query('a'))
      const others = ['b', 'c', 'b'].map(query)
      await Promise.all([...flood, ...others])
      // Half of ten connections are for calls, so five queries of `a` may run when `b` arrives.
      const waited = ended.indexOf('b')
      assert.ok(waited <= 6, `b waited for ${waited} queries`)
      assert.ok(ended.lastIndexOf('b') <= 15, ended.slice(0, 20).join(' '))
    })

    it('are shared by domain: each call passes its domain as the tenant', async (t) => {
      const tenant = generateTenant({ seed: 5, users: 30, cloud: 'google-workspace' })
      const world = await create({ tenant, isWorking: false })
      t.after(() => world.stop())
      const { adapter, database, scope } = world
      const { syncs } = world.backend
      const tenants: (string | undefined)[] = []
      const { run } = database.calls
      database.calls.run = (limits, act) => {
        tenants.push(limits.tenant)
        return run(limits, act)
      }
      const { signal } = new AbortController()
      const call = { signal, idempotencyKey: 'k' }
      const request = { scope, items: [], settings: 'default', expectedCredits: 1 } as const
      const attempts = [
        adapter.listUsers({ scope }, call),
        adapter.matchUsers(scope, ['a'], call),
        adapter.getCredits(scope, call),
        adapter.startBackup(request, call),
        adapter.retryRun(scope, 'none', undefined, call),
        adapter.stopRun(scope, 'none', call),
        adapter.saveSettings(scope, {}, call),
        adapter.cancelSync(scope, 'users', call),
        syncs.start(scope, 'users', call),
        syncs.find(scope, 'none', call),
        syncs.cancel(scope, 'none', call),
      ]
      await Promise.allSettled(attempts)
      assert.deepEqual(
        tenants,
        attempts.map(() => JSON.stringify([scope.cloudId, scope.domainId])),
      )
    })
  })

  if (name === 'PGlite') {
    describe('calls on PGlite, which cannot cancel a query', () => {
      it('never runs the query of a call that aborts while it waits, and lets the running query complete', async (t) => {
        const opened = await open()
        t.after(() => opened.close())
        const { calls, db } = opened.database
        await sql`create sequence counted`.execute(db)
        const controller = new AbortController()
        const countOn = (on: typeof db) => sql<{ at: string }>`select nextval('counted') as at`.execute(on)
        const limits = { tenant: 'a', signal: controller.signal, timeoutMs: 10_000 }
        const running = await new Promise<{ result: ReturnType<typeof countOn> }>((begun) => {
          const result = calls.run(limits, () =>
            db.transaction().execute(async (tx) => {
              begun({ result })
              while (!controller.signal.aborted) await turn()
              return countOn(tx)
            }),
          )
        })
        const waiting = [1, 2].map(() => calls.run(limits, () => countOn(db)))
        controller.abort()
        for (const call of waiting) await assert.rejects(call, { message: /stopped/ })
        assert.equal(Number((await running.result).rows[0]?.at), 1)
        const { rows } = await sql<{ at: string }>`select nextval('counted') as at`.execute(db)
        assert.equal(Number(rows[0]?.at), 2)
      })

      it('rejects an aborted call at once, and serves the next call', async (t) => {
        const world = await create({ tenant: generateTenant({ seed: 5, users: 30, cloud: 'google-workspace' }), isWorking: false })
        t.after(() => world.stop())
        const { adapter, scope } = world
        const controller = new AbortController()
        const aborted = adapter.listUsers({ scope, search: 'zz' }, { signal: controller.signal })
        controller.abort()
        await assert.rejects(aborted, { code: 'aborted' })
        assert.ok((await adapter.listUsers({ scope }, { signal: new AbortController().signal })).items.length > 0)
      })
    })
    continue
  }
  describe(`calls on ${name}`, () => {
    let opened: OpenDatabase
    before(async () => {
      opened = await open()
    })
    after(() => opened?.close())

    const countSleeping = async (): Promise<number> => {
      const { rows } = await sql<{ count: number }>`select count(*)::int as count from pg_stat_activity
        where datname = current_database() and state = 'active' and query like '%pg_sleep(600)%' and pid <> pg_backend_pid()`.execute(
        opened.database.jobDb,
      )
      return rows[0]?.count ?? 0
    }
    const sleepLong = sql`select pg_sleep(600)`

    it('cancels the query of an aborted call, inside and outside a transaction', async () => {
      const { calls, db } = opened.database
      const attempts = [() => sleepLong.execute(db), () => db.transaction().execute(async (tx) => sleepLong.execute(tx))]
      for (const attempt of attempts) {
        const controller = new AbortController()
        const call = calls.run({ signal: controller.signal, timeoutMs: 100_000 }, attempt)
        await waitUntil(async () => (await countSleeping()) === 1)
        controller.abort()
        await assert.rejects(call, { name: 'AbortError' })
        await waitUntil(async () => (await countSleeping()) === 0)
      }
      const { rows } = await calls.run({ timeoutMs: 10_000 }, () => sql<{ one: number }>`select 1 as one`.execute(db))
      assert.equal(rows[0]?.one, 1)
    })

    it('keeps its connections from call to call', async () => {
      const { calls, db } = opened.database
      const pid = async () => (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)).rows[0]?.pid
      assert.equal(await calls.run({ timeoutMs: 10_000 }, pid), await calls.run({ timeoutMs: 10_000 }, pid))
    })

    it('cancels a query that takes too long', async () => {
      const { calls, db } = opened.database
      const call = calls.run({ timeoutMs: 200 }, () => sleepLong.execute(db))
      await assert.rejects(call, { code: 'unavailable', reason: 'the database did not answer within 0.2 s' })
      await waitUntil(async () => (await countSleeping()) === 0)
    })

    it('responds to other calls while 120 calls are aborted one after another', async () => {
      const { calls, db } = opened.database
      const given = Array.from({ length: 120 }, () => {
        const controller = new AbortController()
        const call = calls.run({ signal: controller.signal, timeoutMs: 100_000 }, () => sleepLong.execute(db))
        return { controller, call }
      })
      await waitUntil(async () => (await countSleeping()) > 0)
      for (const { controller } of given) controller.abort()
      const ended = await Promise.allSettled(given.map(({ call }) => call))
      assert.ok(ended.every(({ status }) => status === 'rejected'))
      await calls.run({ timeoutMs: 10_000 }, () => sql`select 1`.execute(db))
      await waitUntil(async () => (await countSleeping()) === 0)
    })

    it('rejects calls and stops even if the database is frozen', { timeout: 120_000 }, async (t) => {
      const tenant = generateTenant({ seed: 5, users: 30, cloud: 'google-workspace' })
      const world = await create({ tenant, engine: simulatedEngine({}) })
      t.after(() => world.stop())
      const database = await openDatabase({ url: urlOf(world.location), poolSize: 2 })
      const pidOf = async (db: typeof database.db): Promise<number> =>
        (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)).rows[0]?.pid ?? 0
      const pids = [await pidOf(database.db), await pidOf(database.jobDb)]
      try {
        for (const pid of pids) process.kill(pid, 'SIGSTOP')
      } catch {
        t.skip('the database server runs on another machine')
        await database.close()
        return
      }
      try {
        const since = performance.now()
        const call = database.calls.run({ timeoutMs: 300 }, () => sql`select 1`.execute(database.db))
        await assert.rejects(call, { code: 'unavailable', reason: 'the database did not answer within 0.3 s' })
        const job = sql`select 1`.execute(database.jobDb)
        job.catch(() => {})
        await database.close()
        await assert.rejects(job)
        assert.ok(performance.now() - since < 30_000, 'a frozen database delays the end of the process')
      } finally {
        for (const pid of pids) process.kill(pid, 'SIGCONT')
      }
    })
  })
}
