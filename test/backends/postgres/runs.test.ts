// Runs on every database. Each user is protected exactly once, even if a process is killed, stopped or slow.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { createBackendOn } from '../../../src/backends/postgres/create-postgres-backend.js'
import { openDatabase } from '../../../src/backends/postgres/database/open-database.js'
import type { Db } from '../../../src/backends/postgres/database/tables.js'
import { transact } from '../../../src/backends/postgres/database/transactions.js'
import type { PostgresBackend } from '../../../src/backends/postgres/postgres-backend.js'
import { createProtectHandler } from '../../../src/backends/postgres/runs/protect-users.js'
import { addHistoryPoint, type HistoryPoint, recordOutcomes } from '../../../src/backends/postgres/runs/record-outcomes.js'
import type { BackupEngine, ProtectTask } from '../../../src/compose/backup-engine.js'
import { BackupError, type BackupRun, type RunUserStatus, type Scope } from '../../../src/core/index.js'
import { simulatedEngine } from '../../../src/engines/simulated/simulated-engine.js'
import { backends, urlOf, type World } from '../../tools/postgres.js'
import {
  at,
  call,
  countOpenJobs,
  createEngine,
  createHold,
  ended,
  firstOf,
  freshKey,
  isDue,
  manyDomains,
  never,
  type RunWorkerOptions,
  rejects,
  startOf,
  startProcess,
  until,
  wrongInBooks,
} from './run-world.js'

const TENANT = { seed: 42, users: 80, credits: 2_000, domains: 20 }
const tenant = manyDomains(TENANT)
const { id: cloudId, domains } = firstOf(tenant.clouds)
const due = firstOf(domains).users.filter(isDue)
const dueUser = (no: number) => at(due, no)

interface Portion {
  run: number
  chunk: number
  users: number
}

it('keeps 50 to 120 history points, the last at the current time', () => {
  let points: HistoryPoint[] = []
  const point = (done: number, failed: number): HistoryPoint => ({ at: new Date(done + failed).toISOString(), done, failed })
  for (let done = 1; done <= 5_000; done += 1) points = addHistoryPoint(points, point(done, 0), 5_000)
  assert.ok(points.length >= 50 && points.length <= 120, `${points.length} points`)
  assert.deepEqual(points.at(-1), point(5_000, 0))
  for (let again = 0; again < 1_000; again += 1) points = addHistoryPoint(points, point(5_000 - (again % 2) * 500, again), 5_000)
  assert.ok(points.length <= 120, `${points.length} points after many retries`)
  assert.equal(points.at(-1)?.failed, 999)
  assert.deepEqual(addHistoryPoint([], point(1, 0), 1), [point(1, 0)])
})

it('simulates the same failures for the same users and attempts', async () => {
  const engine = simulatedEngine({ speed: 1_000, failureRate: 0.5 })
  const task = (id: string, attempt: number): ProtectTask => ({
    scope: { cloudId: 'c', domainId: 'd' },
    runId: 'run-a',
    key: `run-a:${id}:${attempt}`,
    user: { id, name: id, email: id },
    settings: {},
    signal: never(),
  })
  const outcome = (id: string, attempt: number) =>
    engine.protect(task(id, attempt)).then(
      () => undefined,
      ({ message, retryable }: BackupError) => `${message} ${retryable}`,
    )
  const ids = Array.from({ length: 40 }, (_, at) => `u${at}`)
  const first = await Promise.all(ids.map((id) => outcome(id, 1)))
  assert.deepEqual(await Promise.all(ids.map((id) => outcome(id, 1))), first)
  assert.notDeepEqual(await Promise.all(ids.map((id) => outcome(id, 2))), first)
  const failed = first.filter((reason) => reason !== undefined)
  assert.ok(failed.length > 5 && failed.length < 35 && new Set(failed).size === 3, String(new Set(failed)))
  const controller = new AbortController()
  const slow = simulatedEngine({ speed: 0.001 }).protect({ ...task('u', 1), signal: controller.signal })
  controller.abort()
  await rejects(slow, 'aborted')
})

for (const { name, create } of backends()) {
  describe(name, () => {
    let world: World
    let next = 0
    const folder = mkdtempSync(join(tmpdir(), 'backup-start-effects-'))
    before(async () => {
      world = await create({ tenant, isWorking: false })
    })
    after(async () => {
      await world?.stop()
      rmSync(folder, { recursive: true, force: true })
    })

    /** Returns a domain that no other test has used. */
    const fresh = (): Scope => ({ cloudId, domainId: at(domains, next++).id })
    const start = (scope: Scope, users: readonly { id: string }[]) => startOf(world.adapter, scope, users)
    const run = (scope: Scope, id: string) => world.adapter.getRun(scope, id, call())
    const usersOf = async (scope: Scope, id: string, status?: RunUserStatus) =>
      (await world.adapter.listRunUsers(scope, id, { ...(status !== undefined && { status }) }, call())).items
    const portionsOf = async (id: string, db: Db = world.db) => {
      const { rows } = await sql<Portion>`select run, chunk, count(*)::int as users from run_users
        where run = (select no from runs where id = ${id}) group by run, chunk order by chunk`.execute(db)
      return rows
    }
    const workOn = (portion: Portion, engine: BackupEngine | undefined, signal = never()) =>
      createProtectHandler(world.db, engine, { retryDelayMs: 1 })(portion, signal)
    const workOnAll = async (id: string, engine: BackupEngine) => {
      for (const portion of await portionsOf(id)) await workOn(portion, engine)
    }
    const balanced = async (scope: Scope, db: Db = world.db) => assert.deepEqual(await wrongInBooks(db, scope), [])

    /** A world in which other processes work on the run. `reopen` opens it in this process again. */
    const apart = async (users = due) => {
      const one = await create({ tenant: manyDomains({ ...TENANT, domains: 1 }), isWorking: false })
      const { id, total } = await startOf(one.adapter, one.scope, users)
      const effects = join(folder, `${id}.txt`)
      if (name === 'PGlite') await one.backend.stop()
      const options: RunWorkerOptions = {
        location: one.location,
        tenant: { ...TENANT, domains: 1 },
        isWorking: true,
        effects,
        isQuiet: true,
      }
      const keys = () => readFileSync(effects, 'utf8').split('\n').slice(0, -1)
      let again: PostgresBackend | undefined
      return {
        ...one,
        id,
        total,
        options,
        keys,
        async reopen(engine?: BackupEngine, onError?: (error: BackupError) => void) {
          const database = await openDatabase(one.location)
          again = await createBackendOn(database, { directory: one.directory, engine, onError })
          return { ...again, db: database.db }
        },
        async stop() {
          await again?.stop()
          await one.stop()
        },
      }
    }
    /** Asserts that each user was protected under exactly one key, even if its job was delivered several times. */
    const assertOnceEach = (keys: readonly string[], { id, total }: Pick<BackupRun, 'id' | 'total'>): void => {
      const users = new Set([...new Set(keys)].map((key) => key.split(':')[1]))
      assert.equal(new Set(keys).size, total, 'distinct keys')
      assert.equal(users.size, total, 'protected users')
      for (const key of keys) assert.ok(key.startsWith(`${id}:`) && key.endsWith(':1'), key)
    }

    it('lists runs newest first in pages, with ids that cannot be guessed', async () => {
      const scope = fresh()
      const ids: string[] = []
      for (const user of due.slice(0, 23)) ids.unshift((await start(scope, [user])).id)
      const first = await world.adapter.listRuns(scope, {}, call())
      assert.deepEqual([first.items.map(({ id }) => id), first.total], [ids.slice(0, 20), 23])
      const second = await world.adapter.listRuns(scope, { cursor: first.next ?? '' }, call())
      assert.deepEqual([second.items.map(({ id }) => id), second.total, second.next], [ids.slice(20), 23, undefined])
      assert.deepEqual(second.items[0], await run(scope, at(ids, 20)))
      const times = [...first.items, ...second.items].map(({ startedAt }) => startedAt)
      assert.deepEqual(times, [...times].sort().reverse())
      for (const cursor of ['', 'made-up', first.next?.slice(1) ?? '']) {
        await rejects(world.adapter.listRuns(scope, { cursor }, call()), 'bad-input', 'cursor')
      }
      await rejects(world.adapter.listRuns(fresh(), { cursor: first.next ?? '' }, call()), 'bad-input', 'cursor')
      await rejects(world.adapter.listRunUsers(scope, firstOf(ids), { cursor: first.next ?? '' }, call()), 'bad-input', 'cursor')
      assert.equal(new Set(ids.map((id) => id.slice(0, 8))).size, 23)
    })

    it('cuts a run into portions of the size of a bulk engine, ends each once, and keeps its remarks', async () => {
      const sizes: number[] = []
      const engine: BackupEngine = {
        name: 'bulk',
        portion: 3,
        async protectMany(tasks, { onEnd }) {
          sizes.push(tasks.length)
          for (const { key, user } of tasks) onEnd(key, undefined, user.id === first.id ? 'No OneDrive' : undefined)
        },
      }
      const one = await create({ tenant: manyDomains({ ...TENANT, domains: 1 }), engine })
      const first = firstOf(due)
      const { id } = await startOf(one.adapter, one.scope, due.slice(0, 7))
      assert.equal((await ended(one.adapter, one.scope, id)).done, 7)
      assert.deepEqual(sizes.sort(), [1, 3, 3])
      const { items } = await one.adapter.listRunUsers(one.scope, id, {}, call())
      assert.deepEqual(
        items.map(({ user, status, reason }) => [status, user.id === first.id ? reason : (reason ?? 'none')]),
        items.map(({ user }) => ['done', user.id === first.id ? 'No OneDrive' : 'none']),
      )
      await one.stop()
    })

    it('records a large portion in slices, and passes the rest under the same key after a restart', async () => {
      const scope = fresh()
      const count = 5_000
      await sql`insert into users (domain, id, email, name, account_status, id_key, email_key, name_key, search)
        select d.no, 'bulk' || i, 'bulk' || i || '@example.com', 'Bulk', 0, 'bulk' || i, 'bulk' || i || '@example.com', 'bulk', 'bulk'
        from domains d, generate_series(1, ${count}::int) as i where d.id = ${scope.domainId}`.execute(world.db)
      await sql`insert into ledger (domain, kind, amount)
        select no, 'granted', ${count}::int from domains where id = ${scope.domainId}`.execute(world.db)
      const { id } = await start(
        scope,
        Array.from({ length: count }, (_, place) => ({ id: `bulk${place + 1}` })),
      )
      await sql`update run_users set chunk = (select min(chunk) from run_users where run = (select no from runs where id = ${id}))
        where run = (select no from runs where id = ${id})`.execute(world.db)
      const portion = firstOf(await portionsOf(id))
      assert.equal(portion.users, count)
      const keys: (string | undefined)[] = []
      const bulk = (ends: number): BackupEngine => ({
        name: 'bulk',
        portion: 50_000,
        async protectMany(tasks, { onEnd, portionKey, signal }) {
          keys.push(portionKey)
          for (const { key } of tasks.slice(0, ends)) onEnd(key)
          if (ends < tasks.length) await new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))))
        },
      })
      const controller = new AbortController()
      const first = workOn(portion, bulk(1_000), controller.signal)
      await until(async () => (await run(scope, id)).done === 1_000, 'the first users')
      controller.abort()
      await assert.rejects(first)
      await workOn(portion, bulk(count))
      assert.deepEqual(keys, [`${id}:${portion.chunk}`, `${id}:${portion.chunk}`])
      const { status, history } = await run(scope, id)
      assert.equal(status, 'completed')
      assert.deepEqual(
        history?.map(({ done }) => done),
        [0, 1_000, 3_000, 5_000],
      )
      await balanced(scope)
    })

    it('cuts a large run into portions of 200 users and a small one into single users, and lists its users in pages', async () => {
      const scope = fresh()
      await sql`insert into users (domain, id, email, name, account_status, id_key, email_key, name_key, search)
        select d.no, 'more' || i, 'more' || i || '@example.com', 'More', 0, 'more' || i, 'more' || i || '@example.com', 'more', 'more'
        from domains d, generate_series(1, 1700) as i where d.id = ${scope.domainId}`.execute(world.db)
      const few = await start(scope, due.slice(0, 3))
      assert.deepEqual(
        (await portionsOf(few.id)).map(({ users }) => users),
        [1, 1, 1],
      )
      const users = Array.from({ length: 1_700 }, (_, at) => ({ id: `more${at + 1}` }))
      const { id } = await start(scope, users)
      const portions = await portionsOf(id)
      assert.deepEqual(
        portions.map(({ users }) => users),
        [...Array.from({ length: 8 }, () => 200), 100],
      )
      assert.equal((await countOpenJobs(world.db)) >= 12, true)
      const engine = createEngine(async ({ user }) => {
        if (user.id.endsWith('7')) throw new Error('odd')
      })
      for (const portion of portions.slice(0, 2)) await workOn(portion, engine)
      const all = async (status?: RunUserStatus) => {
        const items: { user: { id: string } }[] = []
        const totals = new Set<number | undefined>()
        let cursor: string | undefined
        do {
          assert.ok(items.length < 2 * users.length, 'a cursor repeats, so paging would never end')
          const page = await world.adapter.listRunUsers(scope, id, { ...(status && { status }), ...(cursor && { cursor }) }, call())
          assert.ok(page.items.length <= 200)
          items.push(...page.items)
          totals.add(page.total)
          cursor = page.next
        } while (cursor !== undefined)
        assert.deepEqual([...totals], [items.length], `the total of ${status}`)
        return items.map(({ user }) => user.id)
      }
      const ids = users.map((user) => user.id)
      assert.deepEqual(await all(), ids)
      assert.deepEqual(
        await all('failed'),
        ids.slice(0, 400).filter((user) => user.endsWith('7')),
      )
      assert.deepEqual(
        await all('done'),
        ids.slice(0, 400).filter((user) => !user.endsWith('7')),
      )
      assert.deepEqual(await all('queued'), ids.slice(400))
      assert.deepEqual(await all('running'), [])
      await balanced(scope)
    })

    it('stays queued until a worker begins, runs until its last user ends, then has an outcome', async () => {
      const scope = fresh()
      const { id } = await start(scope, due.slice(0, 20))
      const other = await start(scope, due.slice(20, 22))
      assert.deepEqual([(await run(scope, id)).status, (await run(scope, id)).finishedAt], ['queued', undefined])
      const portions = await portionsOf(id)
      const { held, release } = createHold()
      const working = workOn(
        firstOf(portions),
        createEngine(() => held),
      )
      try {
        await until(async () => (await usersOf(scope, id, 'running')).length === 3, 'running users')
        assert.equal((await run(scope, id)).status, 'running')
        assert.equal((await usersOf(scope, id, 'queued')).length, 17)
      } finally {
        release()
      }
      await working
      assert.deepEqual(
        (await usersOf(scope, id, 'done')).map(({ user }) => user),
        due.slice(0, 3).map(({ id, name, email }) => ({ id, name, email })),
      )
      assert.equal((await run(scope, id)).status, 'running')
      const fails = createEngine(async () => {
        throw new Error('no')
      })
      for (const portion of portions.slice(1)) await workOn(portion, fails)
      const over = await run(scope, id)
      assert.deepEqual([over.status, over.done, over.failed, over.total], ['completed-with-errors', 3, 17, 20])
      const { history = [], finishedAt = '' } = over
      assert.ok(finishedAt >= over.startedAt)
      assert.deepEqual(history[0], { at: over.startedAt, done: 0, failed: 0 })
      assert.deepEqual([history.at(-1)?.done, history.at(-1)?.failed], [3, 17])
      assert.deepEqual(
        history.map(({ at }) => at),
        history.map(({ at }) => at).sort(),
      )
      await workOnAll(other.id, fails)
      assert.equal((await run(scope, other.id)).status, 'failed')
      await world.adapter.retryRun(scope, other.id, undefined, call({ idempotencyKey: freshKey() }))
      assert.deepEqual([(await run(scope, other.id)).status, (await run(scope, other.id)).finishedAt], ['running', undefined])
      await workOnAll(other.id, createEngine())
      assert.equal((await run(scope, other.id)).status, 'completed')
      const { items } = await world.adapter.listUsers({ scope, backupStatus: ['failed', 'protected'], limit: 500 }, call())
      const statusOf = (no: number) => items.find((user) => user.id === dueUser(no).id)?.backupStatus
      assert.deepEqual([statusOf(0), statusOf(10), statusOf(21)], ['protected', 'failed', 'protected'])
      await balanced(scope)
    })

    it('retries retryable errors before a user fails, and stores a reason that PostgreSQL can hold', async () => {
      const scope = fresh()
      const tries = new Map<string, number>()
      const engine = createEngine(async ({ user }) => {
        const count = (tries.get(user.id) ?? 0) + 1
        tries.set(user.id, count)
        const place = due.findIndex(({ id }) => id === user.id)
        if (place === 0 && count < 3) throw new BackupError('rate-limited', 'not now')
        if (place === 1) throw new BackupError('unavailable', 'never')
        if (place === 2) throw new BackupError('forbidden', 'not allowed')
        if (place === 3) throw new BackupError('forbidden', `bad \0 \ud800 ${'x'.repeat(10_000)}`)
        if (place === 4) throw new BackupError('forbidden', '')
        if (place === 5) throw 'just a text'
      })
      const { id } = await start(scope, due.slice(0, 7))
      await workOnAll(id, engine)
      const failed = await usersOf(scope, id, 'failed')
      const reasonOf = (place: number) => failed.find(({ user }) => user.id === dueUser(place).id)?.reason
      assert.match(reasonOf(5) ?? '', /^The backup failed unexpectedly/)
      assert.deepEqual([0, 1, 2, 4, 6].map(reasonOf), [undefined, 'never', 'not allowed', 'The backup failed without a reason', undefined])
      assert.match(reasonOf(3) ?? '', /^bad \ufffd \ufffd x{400,}$/)
      assert.equal(reasonOf(3)?.length, 500)
      assert.deepEqual(
        due.slice(0, 7).map((user) => tries.get(user.id)),
        [3, 5, 1, 1, 1, 1, 1],
      )
      await balanced(scope)
    })

    it('uses one key per user when two workers process the same portion', async () => {
      const scope = fresh()
      const users = due.slice(0, 40)
      const { id, total } = await start(scope, users)
      let waiting = 0
      const both = createEngine(async ({ user }) => {
        waiting += 1
        await until(() => waiting >= 2, 'the other worker')
        // The two workers finish users in different orders.
        await sleep((user.id.charCodeAt(user.id.length - 1) * 7) % 13)
      })
      for (const portion of await portionsOf(id)) {
        waiting = 0
        await Promise.all([workOn(portion, both), workOn(portion, both)])
      }
      assertOnceEach([...both.effects.keys()], { id, total })
      assert.ok(
        [...both.effects.values()].every((count) => count === 2),
        'both workers protected each user',
      )
      const over = await run(scope, id)
      assert.deepEqual([over.status, over.done], ['completed', 40])
      // A third delivery does nothing.
      const third = createEngine()
      await workOnAll(id, third)
      assert.equal(third.effects.size, 0)
      await balanced(scope)
    })

    it('records the first outcome when two workers process the same user', async () => {
      const scope = fresh()
      const { id } = await start(scope, due.slice(0, 2))
      for (const [no, portion] of (await portionsOf(id)).entries()) {
        const { held, release } = createHold()
        const ends = (hasFailed: boolean) => async () => {
          if (hasFailed) throw new Error('no')
        }
        const late = workOn(
          portion,
          createEngine(() => held.then(ends(no === 0))),
        )
        try {
          await until(async () => (await usersOf(scope, id, 'running')).length === 1, 'the slow worker')
          await workOn(portion, createEngine(ends(no === 1)))
        } finally {
          release()
        }
        await late
      }
      assert.deepEqual(
        (await usersOf(scope, id)).map(({ status }) => status),
        ['done', 'failed'],
      )
      assert.equal((await run(scope, id)).status, 'completed-with-errors')
      await balanced(scope)
    })

    it('ignores the outcome of an earlier attempt', async () => {
      const scope = fresh()
      const { id } = await start(scope, [dueUser(0)])
      const portion = firstOf(await portionsOf(id))
      const { held, release } = createHold()
      const late = workOn(
        portion,
        createEngine(() => held),
      )
      const fails = createEngine(async () => {
        throw new Error('no')
      })
      try {
        await until(async () => (await usersOf(scope, id, 'running')).length === 1, 'the slow worker')
        await workOn(portion, fails)
        assert.equal((await run(scope, id)).status, 'failed')
        await world.adapter.retryRun(scope, id, undefined, call({ idempotencyKey: freshKey() }))
      } finally {
        release()
      }
      await late
      assert.deepEqual(
        (await usersOf(scope, id)).map(({ status }) => status),
        ['queued'],
      )
      assert.equal((await run(scope, id)).done, 0)
      // A late redelivery of the first attempt's portion does nothing.
      await workOn(portion, fails)
      assert.equal((await run(scope, id)).failed, 0)
      const again = createEngine()
      await workOnAll(id, again)
      assert.deepEqual([...again.effects.keys()], [`${id}:${dueUser(0).id}:2`])
      assert.equal((await run(scope, id)).status, 'completed')
      await balanced(scope)
    })

    it('records outcomes after the database was unreachable', async () => {
      const scope = fresh()
      const { id } = await start(scope, due.slice(0, 2))
      let isAway = true
      const db = new Proxy(world.db, {
        get(target, property) {
          if (property === 'transaction' && isAway) throw new Error('unreachable')
          const value = Reflect.get(target, property)
          return typeof value === 'function' ? value.bind(target) : value
        },
      })
      // The database is unreachable while users are begun and when they have ended.
      const engine = createEngine(() => sleep(400))
      setTimeout(() => {
        isAway = false
      }, 600)
      for (const portion of await portionsOf(id)) await createProtectHandler(db, engine, { retryDelayMs: 100 })(portion, never())
      assert.deepEqual([(await run(scope, id)).status, [...engine.effects.values()]], ['completed', [1, 1]])
    })

    it('reports a failed job and redelivers it', { timeout: 60_000 }, async () => {
      const one = await apart(due.slice(0, 3))
      try {
        const engine = createEngine()
        const complaints: string[] = []
        const backend = await one.reopen(engine, (error) => complaints.push(error.message))
        await sql`alter table run_users rename to away`.execute(backend.db)
        await backend.work()
        await until(() => complaints.some((message) => message.includes('run_users')), 'an error')
        await sql`alter table away rename to run_users`.execute(backend.db)
        assert.equal((await ended(backend.adapter, one.scope, one.id)).status, 'completed')
        assertOnceEach([...engine.effects.keys()], one)
        await balanced(one.scope, backend.db)
      } finally {
        await one.stop()
      }
    })

    it('protects no user in a process without an engine', async () => {
      const scope = fresh()
      const { id } = await start(scope, [dueUser(0)])
      const portion = firstOf(await portionsOf(id))
      await rejects(workOn(portion, undefined), 'unsupported')
      const { status, done } = await run(scope, id)
      assert.deepEqual([status, done], ['queued', 0])
    })

    it('repeats a transaction that loses a race, at most three times', async () => {
      const cases: [number, string, string][] = [
        [3, '40P01', 'done'],
        [3, '40001', 'done'],
        [4, '40P01', 'lost'],
        [1, '23505', 'lost'],
      ]
      for (const [losses, code, want] of cases) {
        let tries = 0
        const answer = await transact(world.db, async (tx) => {
          await sql`select 1`.execute(tx)
          tries += 1
          if (tries <= losses) throw Object.assign(new Error('lost'), { code })
          return 'done'
        }).catch(({ message }) => message)
        assert.deepEqual([answer, tries], [want, Math.min(losses + 1, want === 'done' ? 9 : losses)], code)
      }
    })

    it('keeps jobs for years while no worker runs', async () => {
      const scope = fresh()
      await start(scope, [dueUser(0)])
      const { rows } = await sql<{ kept: boolean }>`select min(keep_until) > now() + interval '9 years' as kept from backup_start_jobs.job
        where name = 'protect' and state < 'completed'`.execute(world.db)
      assert.equal(firstOf(rows).kept, true)
    })

    it('completes a run once after a worker was killed before it could record outcomes', {
      timeout: 240_000,
    }, async () => {
      const one = await apart()
      try {
        const child = startProcess({ ...one.options, diesAfter: 12 })
        assert.equal(await child.exited, 'SIGKILL')
        assert.equal(new Set(one.keys()).size, 12)
        const engine = createEngine()
        const again = await one.reopen(engine)
        if (name === 'PGlite') {
          // Only this process can run jobs, so all jobs are available without waiting for a heartbeat.
          const { rows } = await sql<{ count: number }>`select count(*)::int as count from backup_start_jobs.job
            where name = 'protect' and (state = 'active' or state < 'completed' and start_after > now())`.execute(again.db)
          assert.equal(firstOf(rows).count, 0)
        }
        await again.work()
        const run = await ended(again.adapter, one.scope, one.id, 90_000)
        assert.deepEqual([run.status, run.done], ['completed', one.total])
        assertOnceEach([...one.keys(), ...engine.effects.keys()], one)
        assert.ok(
          one.keys().some((key) => engine.effects.has(key)),
          'no job was delivered twice: the kill was too late',
        )
        await until(async () => (await countOpenJobs(again.db)) === 0, 'the end of all jobs')
        await balanced(one.scope, again.db)
        assert.deepEqual(await again.adapter.getCredits(one.scope, call()), { available: 2_000 - one.total })
      } finally {
        await one.stop()
      }
    })

    it('completes a run while the clock of a worker jumps by days', { timeout: 240_000 }, async () => {
      const one = await apart()
      try {
        const child = startProcess({ ...one.options, isJumpy: true, slowMs: 30 })
        await until(
          () => {
            try {
              return one.keys().length >= one.total
            } catch {
              return false
            }
          },
          'a worker with a jumpy clock',
          60_000,
        )
        await sleep(1_000)
        await child.kill('SIGTERM')
        const engine = createEngine()
        const again = await one.reopen(engine)
        const run = await again.adapter.getRun(one.scope, one.id, call())
        assert.deepEqual([run.status, run.done], ['completed', one.total])
        // An embedded database uses the clock of its process.
        const times = name === 'PGlite' ? [] : [...(run.history ?? []).map((point) => point.at), run.finishedAt ?? '']
        for (const time of times) assert.ok(Math.abs(Date.parse(time) - Date.now()) < 3_600_000, time)
        assertOnceEach(one.keys(), one)
        assert.equal(one.keys().length, one.total)
        await balanced(one.scope, again.db)
      } finally {
        await one.stop()
      }
    })

    it('requeues jobs whose times lie in the future after a clock ran ahead', { timeout: 120_000 }, async () => {
      const one = await apart(due.slice(0, 12))
      try {
        const engine = createEngine()
        const again = await one.reopen(engine)
        // Jobs of a worker that died, and of failed attempts, from before the clock was corrected.
        await sql`update backup_start_jobs.job set start_after = now() + interval '1 day' where name = 'protect'`.execute(again.db)
        await sql`update backup_start_jobs.job set state = 'active', started_on = now(), heartbeat_on = now() + interval '1 day'
          where id in (select id from backup_start_jobs.job where name = 'protect' limit 3)`.execute(again.db)
        await sql`update backup_start_jobs.queue set monitor_claim_on = now() + interval '1 day'`.execute(again.db)
        await again.work()
        assert.equal((await ended(again.adapter, one.scope, one.id, 90_000)).status, 'completed')
        assertOnceEach([...engine.effects.keys()], one)
        await balanced(one.scope, again.db)
      } finally {
        await one.stop()
      }
    })

    it('requeues the jobs of dead workers in a process whose clock was set back', { timeout: 90_000 }, async () => {
      const one = await apart(due.slice(0, 3))
      const real = Date.now
      try {
        Date.now = () => real() + 24 * 3600 * 1000
        const engine = createEngine()
        const again = await one.reopen(engine)
        await sleep(3_000)
        Date.now = real
        await sql`update backup_start_jobs.job set state = 'active', started_on = now() - interval '1 hour',
          heartbeat_on = now() - interval '1 hour' where name = 'protect'`.execute(again.db)
        await again.work()
        assert.equal((await ended(again.adapter, one.scope, one.id, 45_000)).status, 'completed')
        assertOnceEach([...engine.effects.keys()], one)
      } finally {
        Date.now = real
        await one.stop()
      }
    })

    it('stops a worker within seconds, whatever the engine does, and requeues its jobs at once', { timeout: 120_000 }, async () => {
      const one = await apart()
      try {
        // An engine that ignores its signal.
        const stubborn = createEngine(() => new Promise(() => {}))
        const first = name === 'PGlite' ? await one.reopen(stubborn) : await one.another({ engine: stubborn })
        await first.work()
        await until(
          async () => ((await first.adapter.listRunUsers(one.scope, one.id, { status: 'running' }, call())).total ?? 0) > 4,
          'running users',
        )
        const began = performance.now()
        await first.stop()
        assert.ok(performance.now() - began < 10_000, `it took ${performance.now() - began} ms`)
        const engine = createEngine()
        const again = await one.reopen(engine)
        const { rows } = await sql<{ count: number }>`select count(*)::int as count from backup_start_jobs.job
          where name = 'protect' and (state = 'active' or state < 'completed' and start_after > now())`.execute(again.db)
        assert.equal(firstOf(rows).count, 0, 'all jobs are available')
        await again.work()
        assert.equal((await ended(again.adapter, one.scope, one.id)).status, 'completed')
        assertOnceEach([...engine.effects.keys()], one)
        await balanced(one.scope, again.db)
      } finally {
        await one.stop()
      }
    })

    it('aborts a worker after its job was requeued to another worker', { timeout: 60_000 }, async () => {
      const one = await apart(due.slice(0, 1))
      try {
        const signals: AbortSignal[] = []
        const held = createEngine(({ signal }) => {
          signals.push(signal)
          return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))))
        })
        const complaints: string[] = []
        const backend = await one.reopen(held, (error) => complaints.push(error.message))
        await backend.work()
        await until(() => signals.length === 1, 'the job')
        await sql`update backup_start_jobs.job set state = 'cancelled' where name = 'protect'`.execute(backend.db)
        await until(() => firstOf(signals).aborted, 'the signal', 30_000)
        await sleep(500)
        const { items } = await backend.adapter.listRunUsers(one.scope, one.id, {}, call())
        assert.deepEqual(
          items.map(({ status }) => status),
          ['running'],
          'an aborted user has not failed',
        )
        assert.deepEqual(complaints, [], 'an aborted job has not failed')
      } finally {
        await one.stop()
      }
    })

    if (name !== 'PGlite') {
      it('records outcomes after a transaction that holds the domain', async () => {
        const scope = fresh()
        const { id } = await start(scope, [dueUser(0)])
        const holder = new pg.Client({ connectionString: urlOf(world.location) })
        await holder.connect()
        try {
          await holder.query('begin')
          await holder.query('select from backup_start.domains where id = $1 for no key update', [scope.domainId])
          const working = workOnAll(id, createEngine())
          await sleep(700)
          assert.equal((await run(scope, id)).done, 0)
          await holder.query('commit')
          await working
          assert.equal((await run(scope, id)).status, 'completed')
        } finally {
          await holder.end()
        }
      })

      it('counts a user once if two workers record it at the same moment', async () => {
        const scope = fresh()
        const { id } = await start(scope, due.slice(0, 2))
        const { rows } = await sql<{
          no: string
          attempt: number
          run: number
          domain: number
        }>`select ru.no, ru.attempt, ru.run, r.domain from run_users ru join runs r on r.no = ru.run
          where r.id = ${id} order by ru.place limit 1`.execute(world.db)
        const { no, attempt, ...about } = firstOf(rows)
        const holds = new pg.Client({ connectionString: urlOf(world.location) })
        await holds.connect()
        try {
          await holds.query('begin')
          await holds.query('select from backup_start.run_users where no = $1 for update', [no])
          const records = [1, 2].map(() => recordOutcomes(world.db, about, [], [{ no, attempt, reason: null }]))
          const waits = 'select from pg_stat_activity where datname = current_database() and wait_event_type = $1'
          await until(async () => (await holds.query(waits, ['Lock'])).rowCount === 2, 'both to wait for the lock')
          await holds.query('commit')
          await Promise.all(records)
        } finally {
          await holds.end()
        }
        const { done, finishedAt } = await run(scope, id)
        assert.deepEqual([done, finishedAt], [1, undefined])
        await balanced(scope)
      })

      it('shares a run between two workers; when one is killed, the other completes the run', { timeout: 240_000 }, async () => {
        const one = await apart()
        try {
          const workers = [1, 2].map(() => startProcess({ ...one.options, slowMs: 100 }))
          for (const worker of workers) await worker.prints('ready')
          await until(async () => (await one.adapter.getRun(one.scope, one.id, call())).done > 0, 'the first outcome')
          await firstOf(workers).kill()
          const run = await ended(one.adapter, one.scope, one.id, 90_000)
          assert.deepEqual([run.status, run.done], ['completed', one.total])
          assertOnceEach(one.keys(), one)
          await until(async () => (await countOpenJobs(one.db)) === 0, 'the end of all jobs')
          await balanced(one.scope, one.db)
          await at(workers, 1).kill('SIGTERM')
        } finally {
          await one.stop()
        }
      })

      it('completes a run after the database was restarted', { timeout: 240_000 }, async () => {
        const one = await apart()
        const complaints: string[] = []
        const engine = createEngine(() => sleep(60))
        const worker = await one.another({ engine, onError: (error) => complaints.push(error.message), isWorking: true })
        try {
          await until(async () => (await one.adapter.getRun(one.scope, one.id, call())).done > 4, 'the first outcomes')
          await restart(urlOf(one.location))
          const again = await one.reopen()
          const run = await ended(again.adapter, one.scope, one.id, 90_000)
          assert.deepEqual([run.status, run.done], ['completed', one.total])
          assertOnceEach([...engine.effects.keys()], one)
          await until(async () => (await countOpenJobs(again.db)) === 0, 'the end of all jobs')
          await balanced(one.scope, again.db)
          assert.ok(complaints.length > 0, 'no error reported the unreachable database')
          assert.ok(complaints.every((message) => !message.includes('[object')))
          // The process that was never restarted also responds.
          assert.equal((await worker.adapter.getRun(one.scope, one.id, call())).status, 'completed')
        } finally {
          await one.stop()
        }
      })
    }
  })
}

const exec = async (command: string, ...args: string[]): Promise<void> => {
  // PostgreSQL refuses to run as root.
  const all = process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--', command, ...args] : [command, ...args]
  const child = spawn(firstOf(all), all.slice(1), { cwd: '/', stdio: 'ignore' })
  assert.equal(await new Promise((resolve) => child.once('exit', resolve)), 0, all.join(' '))
}

/** Restarts our own server, with two seconds in between. On any other server, ends every connection instead. */
const restart = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  if (process.env.TEST_DATABASE_URL !== undefined) {
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    )
    await client.end()
    return
  }
  const data: string = (await client.query('show data_directory')).rows[0].data_directory
  const [command = '', options = ''] = readFileSync(`${data}/postmaster.opts`, 'utf8').trim().split(` "-D" "${data}" `)
  const pgCtl = command.replace(/postgres$/, 'pg_ctl')
  await exec(pgCtl, 'stop', '-w', '-m', 'immediate', '-D', data)
  await client.end().catch(() => {})
  await sleep(2_000)
  await exec(pgCtl, 'start', '-w', '-D', data, '-l', `${data}/again.log`, '-o', options)
}
