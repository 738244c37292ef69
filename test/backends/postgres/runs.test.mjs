// Runs on every database: handed out at least once, with the effect of once, whatever is killed, stopped or late.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { backends, load } from '../../tools/postgres.mjs'
import {
  call,
  createEngine,
  ended,
  freshKey,
  isDue,
  manyDomains,
  openJobs,
  pause,
  startOf,
  startProcess,
  until,
  wrongInBooks,
} from './world.mjs'

const { BackupError } = await load('src/core/index.ts')
const { openDatabase } = await load('src/backends/postgres/database/database.ts')
const { createBackendOn } = await load('src/backends/postgres/backend.ts')
const { createProtecting } = await load('src/backends/postgres/runs/protecting.ts')
const { simulatedEngine } = await load('src/engines/simulated/simulated-engine.ts')
const { withPoint } = await load('src/backends/postgres/runs/run-history.ts')

const TENANT = { seed: 42, users: 80, credits: 2_000, domains: 20 }
const tenant = manyDomains(TENANT)
const [{ id: cloudId, domains }] = tenant.clouds
const due = domains[0].users.filter(isDue)
const never = () => new AbortController().signal
const rejects = (promise, code, field) =>
  assert.rejects(promise, (error) => {
    assert.deepEqual([error.code, error.field], [code, field], error.message)
    return true
  })

it('the picture of a run has enough points and not too many, and ends with the present', () => {
  let points = []
  const point = (done, failed) => ({ at: new Date(done + failed).toISOString(), done, failed })
  for (let done = 1; done <= 5_000; done += 1) points = withPoint(points, point(done, 0), 5_000)
  assert.ok(points.length >= 50 && points.length <= 120, `${points.length} points`)
  assert.deepEqual(points.at(-1), point(5_000, 0))
  for (let again = 0; again < 1_000; again += 1) points = withPoint(points, point(5_000 - (again % 2) * 500, again), 5_000)
  assert.ok(points.length <= 120, `${points.length} points after many retries`)
  assert.equal(points.at(-1).failed, 999)
  assert.deepEqual(withPoint([], point(1, 0), 1), [point(1, 0)])
})

it('the simulation takes less than a minute for any number, and fails for the same users in the same try', async () => {
  const engine = simulatedEngine({ speed: 1_000, failureRate: 0.5 })
  const task = (id, attempt, runId = 'run-a') => ({ runId, key: `${runId}:${id}:${attempt}`, user: { id }, signal: never() })
  const outcome = (...args) =>
    engine.protect(task(...args)).then(
      () => undefined,
      ({ message, retryable }) => `${message} ${retryable}`,
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
    let world
    let next = 0
    const folder = mkdtempSync(join(tmpdir(), 'backup-start-effects-'))
    before(async () => {
      world = await create({ tenant, isWorking: false })
    })
    after(async () => {
      await world?.stop()
      rmSync(folder, { recursive: true, force: true })
    })

    const fresh = () => ({ cloudId, domainId: domains[next++].id })
    const start = (scope, users) => startOf(world.adapter, scope, users)
    const run = (scope, id) => world.adapter.getRun(scope, id, call())
    const usersOf = async (scope, id, status) => (await world.adapter.listRunUsers(scope, id, { status }, call())).items
    const portionsOf = async (id, db = world.db) => {
      const { rows } = await sql`select run, chunk, count(*)::int as users from run_users
        where run = (select no from runs where id = ${id}) group by run, chunk order by chunk`.execute(db)
      return rows
    }
    const workOn = (portion, engine, signal = never()) => createProtecting(world.db, engine, { againMs: 1 }).work(portion, signal)
    const workOnAll = async (id, engine) => {
      for (const portion of await portionsOf(id)) await workOn(portion, engine)
    }
    const balanced = async (scope, db = world.db) => assert.deepEqual(await wrongInBooks(db, scope), [])

    /** A world for a run that is handed to other processes; `reopen` goes on with it in this one. */
    const apart = async (users = due) => {
      const one = await create({ tenant: manyDomains({ ...TENANT, domains: 1 }), isWorking: false })
      const { id, total } = await startOf(one.adapter, one.scope, users)
      const effects = join(folder, `${id}.txt`)
      if (name === 'PGlite') await one.backend.stop()
      const options = { location: one.location, tenant: { ...TENANT, domains: 1 }, isWorking: true, effects, isQuiet: true }
      const keys = () => readFileSync(effects, 'utf8').split('\n').slice(0, -1)
      let again
      return {
        ...one,
        id,
        total,
        options,
        keys,
        async reopen(engine, onError) {
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
    /** Everybody was protected under one key, however often it was handed out. */
    const onceEach = (keys, { id, total }) => {
      const users = new Set([...new Set(keys)].map((key) => key.split(':')[1]))
      assert.equal(new Set(keys).size, total, 'keys that took effect')
      assert.equal(users.size, total, 'users that were protected')
      for (const key of keys) assert.ok(key.startsWith(`${id}:`) && key.endsWith(':1'), key)
    }

    it('runs are listed newest first, page by page, under ids nobody can guess', async () => {
      const scope = fresh()
      const ids = []
      for (const user of due.slice(0, 23)) ids.unshift((await start(scope, [user])).id)
      const first = await world.adapter.listRuns(scope, {}, call())
      assert.deepEqual([first.items.map(({ id }) => id), first.total], [ids.slice(0, 20), 23])
      const second = await world.adapter.listRuns(scope, { cursor: first.next }, call())
      assert.deepEqual([second.items.map(({ id }) => id), second.total, second.next], [ids.slice(20), 23, undefined])
      assert.deepEqual(second.items[0], await run(scope, ids[20]))
      const times = [...first.items, ...second.items].map(({ startedAt }) => startedAt)
      assert.deepEqual(times, [...times].sort().reverse())
      for (const cursor of ['', 'made-up', first.next.slice(1)]) {
        await rejects(world.adapter.listRuns(scope, { cursor }, call()), 'bad-input', 'cursor')
      }
      await rejects(world.adapter.listRuns(fresh(), { cursor: first.next }, call()), 'bad-input', 'cursor')
      await rejects(world.adapter.listRunUsers(scope, ids[0], { cursor: first.next }, call()), 'bad-input', 'cursor')
      assert.equal(new Set(ids.map((id) => id.slice(0, 8))).size, 23)
    })

    it('a big run is handed out in portions that end, a small one to everybody at once; its users come page by page', async () => {
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
      assert.equal((await openJobs(world.db)) >= 12, true)
      const engine = createEngine(async ({ user }) => {
        if (user.id.endsWith('7')) throw new Error('odd')
      })
      for (const portion of portions.slice(0, 2)) await workOn(portion, engine)
      const all = async (status) => {
        const items = []
        const totals = new Set()
        let cursor
        do {
          assert.ok(items.length < 2 * users.length, 'pages go in a circle')
          const page = await world.adapter.listRunUsers(scope, id, { status, cursor }, call())
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

    it('a run is queued until somebody works on it, running until its last user has ended, and then tells how', async () => {
      const scope = fresh()
      const { id } = await start(scope, due.slice(0, 20))
      const other = await start(scope, due.slice(20, 22))
      assert.deepEqual([(await run(scope, id)).status, (await run(scope, id)).finishedAt], ['queued', undefined])
      const portions = await portionsOf(id)
      let release = () => {}
      const held = new Promise((resolve) => {
        release = resolve
      })
      const working = workOn(
        portions[0],
        createEngine(() => held),
      )
      try {
        await until(async () => (await usersOf(scope, id, 'running')).length === 3, 'users that are being worked on')
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
      assert.ok(over.finishedAt >= over.startedAt)
      assert.deepEqual(over.history[0], { at: over.startedAt, done: 0, failed: 0 })
      assert.deepEqual([over.history.at(-1).done, over.history.at(-1).failed], [3, 17])
      assert.deepEqual(
        over.history.map(({ at }) => at),
        over.history.map(({ at }) => at).sort(),
      )
      await workOnAll(other.id, fails)
      assert.equal((await run(scope, other.id)).status, 'failed')
      await world.adapter.retryRun(scope, other.id, undefined, call({ idempotencyKey: freshKey() }))
      assert.deepEqual([(await run(scope, other.id)).status, (await run(scope, other.id)).finishedAt], ['running', undefined])
      await workOnAll(other.id, createEngine())
      assert.equal((await run(scope, other.id)).status, 'completed')
      const { items } = await world.adapter.listUsers({ scope, backupStatus: ['failed', 'protected'], limit: 500 }, call())
      const statusOf = (user) => items.find(({ id }) => id === user.id)?.backupStatus
      assert.deepEqual([statusOf(due[0]), statusOf(due[10]), statusOf(due[21])], ['protected', 'failed', 'protected'])
      await balanced(scope)
    })

    it('what may go well later is tried again before it counts as failed; a reason is a text that can be kept', async () => {
      const scope = fresh()
      const tries = new Map()
      const engine = createEngine(async ({ user }) => {
        const count = (tries.get(user.id) ?? 0) + 1
        tries.set(user.id, count)
        const place = due.findIndex(({ id }) => id === user.id)
        if (place === 0 && count < 3) throw new BackupError('rate-limited', 'not now')
        if (place === 1) throw new BackupError('unavailable', 'never')
        if (place === 2) throw new BackupError('forbidden', 'not allowed')
        if (place === 3) throw new Error(`bad \0 \ud800 ${'x'.repeat(10_000)}`)
        if (place === 4) throw new Error('')
        if (place === 5) throw 'just a text'
      })
      const { id } = await start(scope, due.slice(0, 7))
      await workOnAll(id, engine)
      const failed = await usersOf(scope, id, 'failed')
      const reasonOf = (place) => failed.find(({ user }) => user.id === due[place].id)?.reason
      assert.deepEqual([0, 1, 2, 4, 5, 6].map(reasonOf), [
        undefined,
        'never',
        'not allowed',
        'It failed, and no reason was told',
        'just a text',
        undefined,
      ])
      assert.match(reasonOf(3), /^bad \ufffd \ufffd x{400,}$/)
      assert.equal(reasonOf(3).length, 500)
      assert.deepEqual(
        due.slice(0, 7).map((user) => tries.get(user.id)),
        [3, 5, 1, 1, 1, 1, 1],
      )
      await balanced(scope)
    })

    it('two workers at one portion at once do the work of one', async () => {
      const scope = fresh()
      const users = due.slice(0, 40)
      const { id, total } = await start(scope, users)
      let waiting = 0
      const both = createEngine(async ({ user }) => {
        waiting += 1
        await until(() => waiting >= 2, 'the other worker')
        // they end in another order
        await pause((user.id.charCodeAt(user.id.length - 1) * 7) % 13)
      })
      for (const portion of await portionsOf(id)) {
        waiting = 0
        await Promise.all([workOn(portion, both), workOn(portion, both)])
      }
      onceEach([...both.effects.keys()], { id, total })
      assert.ok(
        [...both.effects.values()].every((count) => count === 2),
        'both did it',
      )
      const over = await run(scope, id)
      assert.deepEqual([over.status, over.done], ['completed', 40])
      // nor is anything done again when it comes a third time
      const third = createEngine()
      await workOnAll(id, third)
      assert.equal(third.effects.size, 0)
      await balanced(scope)
    })

    it('of two workers at one user the first is heard, whatever the second has to tell', async () => {
      const scope = fresh()
      const { id } = await start(scope, due.slice(0, 2))
      for (const [at, portion] of (await portionsOf(id)).entries()) {
        let release = () => {}
        const held = new Promise((resolve) => {
          release = resolve
        })
        const ends = (hasFailed) => async () => {
          if (hasFailed) throw new Error('no')
        }
        const late = workOn(
          portion,
          createEngine(() => held.then(ends(at === 0))),
        )
        try {
          await until(async () => (await usersOf(scope, id, 'running')).length === 1, 'the slow worker')
          await workOn(portion, createEngine(ends(at === 1)))
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

    it('what a worker tells of an earlier try is not heard', async () => {
      const scope = fresh()
      const { id } = await start(scope, [due[0]])
      const [portion] = await portionsOf(id)
      let release = () => {}
      const held = new Promise((resolve) => {
        release = resolve
      })
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
      // nor does the portion of the earlier try come to anything
      await workOn(portion, fails)
      assert.equal((await run(scope, id)).failed, 0)
      const again = createEngine()
      await workOnAll(id, again)
      assert.deepEqual([...again.effects.keys()], [`${id}:${due[0].id}:2`])
      assert.equal((await run(scope, id)).status, 'completed')
      await balanced(scope)
    })

    it('a database that is away while outcomes are noted is told them later', async () => {
      const scope = fresh()
      const { id } = await start(scope, due.slice(0, 2))
      let isAway = true
      const db = new Proxy(world.db, {
        get(target, property) {
          if (property === 'transaction' && isAway) throw new Error('away')
          const value = Reflect.get(target, property)
          return typeof value === 'function' ? value.bind(target) : value
        },
      })
      // away while it is told who was begun, and when they have ended
      const engine = createEngine(() => pause(400))
      setTimeout(() => {
        isAway = false
      }, 600)
      for (const portion of await portionsOf(id)) await createProtecting(db, engine, { againMs: 100 }).work(portion, never())
      assert.deepEqual([(await run(scope, id)).status, [...engine.effects.values()]], ['completed', [1, 1]])
    })

    it('work that fails is told of, and comes again', { timeout: 60_000 }, async () => {
      const one = await apart(due.slice(0, 3))
      try {
        const engine = createEngine()
        const complaints = []
        const backend = await one.reopen(engine, (error) => complaints.push(error.message))
        await sql`alter table run_users rename to away`.execute(backend.db)
        await backend.work()
        await until(() => complaints.some((message) => message.includes('run_users')), 'somebody to complain')
        await sql`alter table away rename to run_users`.execute(backend.db)
        assert.equal((await ended(backend.adapter, one.scope, one.id)).status, 'completed')
        onceEach([...engine.effects.keys()], one)
        await balanced(one.scope, backend.db)
      } finally {
        await one.stop()
      }
    })

    it('without an engine no user is taken for protected', async () => {
      const scope = fresh()
      const { id } = await start(scope, [due[0]])
      const [portion] = await portionsOf(id)
      await rejects(workOn(portion, undefined), 'unsupported')
      const { status, done } = await run(scope, id)
      assert.deepEqual([status, done], ['queued', 0])
    })

    it('what loses a race against another transaction is done again, and not for ever', async () => {
      const { transact } = await load('src/backends/postgres/database/database.ts')
      for (const [losses, code, want] of [
        [3, '40P01', 'done'],
        [3, '40001', 'done'],
        [4, '40P01', 'lost'],
        [1, '23505', 'lost'],
      ]) {
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

    it('work that nobody does for years is still to be done', async () => {
      const scope = fresh()
      await start(scope, [due[0]])
      const { rows } = await sql`select min(keep_until) > now() + interval '9 years' as kept from backup_start_jobs.job
        where name = 'protect' and state < 'completed'`.execute(world.db)
      assert.equal(rows[0].kept, true)
    })

    it('a worker that is killed before it could note what it did leaves nothing undone and nothing done twice', {
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
          // nobody else can be at work: all of it is there at once, without waiting for the dead
          const { rows } = await sql`select count(*)::int as count from backup_start_jobs.job
            where name = 'protect' and (state = 'active' or state < 'completed' and start_after > now())`.execute(again.db)
          assert.equal(rows[0].count, 0)
        }
        await again.work()
        const run = await ended(again.adapter, one.scope, one.id, 90_000)
        assert.deepEqual([run.status, run.done], ['completed', one.total])
        onceEach([...one.keys(), ...engine.effects.keys()], one)
        assert.ok(
          one.keys().some((key) => engine.effects.has(key)),
          'nothing came twice: the kill hit nothing',
        )
        await until(async () => (await openJobs(again.db)) === 0, 'the last of the work')
        await balanced(one.scope, again.db)
        assert.deepEqual(await again.adapter.getCredits(one.scope, call()), { available: 2_000 - one.total })
      } finally {
        await one.stop()
      }
    })

    it('clocks that jump by days hold nothing up', { timeout: 240_000 }, async () => {
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
        await pause(1_000)
        await child.kill('SIGTERM')
        const engine = createEngine()
        const again = await one.reopen(engine)
        const run = await again.adapter.getRun(one.scope, one.id, call())
        assert.deepEqual([run.status, run.done], ['completed', one.total])
        // an embedded database has no other clock than its process
        const times = name === 'PGlite' ? [] : [...run.history.map(({ at }) => at), run.finishedAt]
        for (const at of times) assert.ok(Math.abs(Date.parse(at) - Date.now()) < 3_600_000, at)
        onceEach(one.keys(), one)
        assert.equal(one.keys().length, one.total)
        await balanced(one.scope, again.db)
      } finally {
        await one.stop()
      }
    })

    it('what a clock that ran ahead has put off by days is taken up at once', { timeout: 120_000 }, async () => {
      const one = await apart(due.slice(0, 12))
      try {
        const engine = createEngine()
        const again = await one.reopen(engine)
        // of a worker that died before the clock was put right, and of work that failed then
        await sql`update backup_start_jobs.job set start_after = now() + interval '1 day' where name = 'protect'`.execute(again.db)
        await sql`update backup_start_jobs.job set state = 'active', started_on = now(), heartbeat_on = now() + interval '1 day'
          where id in (select id from backup_start_jobs.job where name = 'protect' limit 3)`.execute(again.db)
        await sql`update backup_start_jobs.queue set monitor_claim_on = now() + interval '1 day'`.execute(again.db)
        await again.work()
        assert.equal((await ended(again.adapter, one.scope, one.id, 90_000)).status, 'completed')
        onceEach([...engine.effects.keys()], one)
        await balanced(one.scope, again.db)
      } finally {
        await one.stop()
      }
    })

    it('a process whose clock is put back looks after the dead all the same', { timeout: 90_000 }, async () => {
      const one = await apart(due.slice(0, 3))
      const real = Date.now
      try {
        Date.now = () => real() + 24 * 3600 * 1000
        const engine = createEngine()
        const again = await one.reopen(engine)
        await pause(3_000)
        Date.now = real
        await sql`update backup_start_jobs.job set state = 'active', started_on = now() - interval '1 hour',
          heartbeat_on = now() - interval '1 hour' where name = 'protect'`.execute(again.db)
        await again.work()
        assert.equal((await ended(again.adapter, one.scope, one.id, 45_000)).status, 'completed')
        onceEach([...engine.effects.keys()], one)
      } finally {
        Date.now = real
        await one.stop()
      }
    })

    it('a process that is to end does so within seconds, and gives its work back at once', { timeout: 120_000 }, async () => {
      const one = await apart()
      try {
        // it does not listen when it is told to stop
        const stubborn = createEngine(() => new Promise(() => {}))
        const first = name === 'PGlite' ? await one.reopen(stubborn) : await one.another({ engine: stubborn })
        await first.work()
        await until(async () => (await first.adapter.listRunUsers(one.scope, one.id, { status: 'running' }, call())).total > 4, 'the work')
        const began = performance.now()
        await first.stop()
        assert.ok(performance.now() - began < 10_000, `it took ${performance.now() - began} ms`)
        const engine = createEngine()
        const again = await one.reopen(engine)
        const { rows } = await sql`select count(*)::int as count from backup_start_jobs.job
          where name = 'protect' and (state = 'active' or state < 'completed' and start_after > now())`.execute(again.db)
        assert.equal(rows[0].count, 0, 'all of the work can be taken')
        await again.work()
        assert.equal((await ended(again.adapter, one.scope, one.id)).status, 'completed')
        onceEach([...engine.effects.keys()], one)
        await balanced(one.scope, again.db)
      } finally {
        await one.stop()
      }
    })

    it('a worker whose work was given to another is told to stop', { timeout: 60_000 }, async () => {
      const one = await apart(due.slice(0, 1))
      try {
        const told = []
        const held = createEngine(({ signal }) => {
          told.push(signal)
          return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))))
        })
        const complaints = []
        const backend = await one.reopen(held, (error) => complaints.push(error.message))
        await backend.work()
        await until(() => told.length === 1, 'the work')
        await sql`update backup_start_jobs.job set state = 'cancelled' where name = 'protect'`.execute(backend.db)
        await until(() => told[0].aborted, 'the signal', 30_000)
        await pause(500)
        const { items } = await backend.adapter.listRunUsers(one.scope, one.id, {}, call())
        assert.deepEqual(
          items.map(({ status }) => status),
          ['running'],
          'who was stopped has not failed',
        )
        assert.deepEqual(complaints, [], 'nor has the work')
      } finally {
        await one.stop()
      }
    })

    if (name !== 'PGlite') {
      it('outcomes wait for whoever decides about the domain', async () => {
        const scope = fresh()
        const { id } = await start(scope, [due[0]])
        const decides = new pg.Client({ connectionString: world.location.url })
        await decides.connect()
        try {
          await decides.query('begin')
          await decides.query('select from backup_start.domains where id = $1 for no key update', [scope.domainId])
          const working = workOnAll(id, createEngine())
          await pause(700)
          assert.equal((await run(scope, id)).done, 0)
          await decides.query('commit')
          await working
          assert.equal((await run(scope, id)).status, 'completed')
        } finally {
          await decides.end()
        }
      })

      it('of two workers who tell of the same user in the same moment one is heard', async () => {
        const { noteOutcomes } = await load('src/backends/postgres/runs/outcomes.ts')
        const scope = fresh()
        const { id } = await start(scope, due.slice(0, 2))
        const { rows } = await sql`select ru.no, ru.attempt, ru.run, r.domain from run_users ru join runs r on r.no = ru.run
          where r.id = ${id} order by ru.place limit 1`.execute(world.db)
        const [{ no, attempt, ...about }] = rows
        const holds = new pg.Client({ connectionString: world.location.url })
        await holds.connect()
        try {
          await holds.query('begin')
          await holds.query('select from backup_start.run_users where no = $1 for update', [no])
          const notes = [1, 2].map(() => noteOutcomes(world.db, about, [], [{ no, attempt, reason: null }]))
          const waits = 'select from pg_stat_activity where datname = current_database() and wait_event_type = $1'
          await until(async () => (await holds.query(waits, ['Lock'])).rowCount === 2, 'both to wait')
          await holds.query('commit')
          await Promise.all(notes)
        } finally {
          await holds.end()
        }
        const { done, finishedAt } = await run(scope, id)
        assert.deepEqual([done, finishedAt], [1, undefined])
        await balanced(scope)
      })

      it('two workers share a run, and one goes on when the other is killed', { timeout: 240_000 }, async () => {
        const one = await apart()
        try {
          const workers = [1, 2].map(() => startProcess({ ...one.options, slowMs: 100 }))
          for (const worker of workers) await worker.says('ready')
          await until(async () => (await one.adapter.getRun(one.scope, one.id, call())).done > 0, 'the first outcome')
          await workers[0].kill()
          const run = await ended(one.adapter, one.scope, one.id, 90_000)
          assert.deepEqual([run.status, run.done], ['completed', one.total])
          onceEach(one.keys(), one)
          await until(async () => (await openJobs(one.db)) === 0, 'the last of the work')
          await balanced(one.scope, one.db)
          await workers[1].kill('SIGTERM')
        } finally {
          await one.stop()
        }
      })

      it('a database that is restarted in the middle of a run ends it all the same', { timeout: 240_000 }, async () => {
        const one = await apart()
        const complaints = []
        const engine = createEngine(() => pause(60))
        const worker = await one.another({ engine, onError: (error) => complaints.push(error), isWorking: true })
        try {
          await until(async () => (await one.adapter.getRun(one.scope, one.id, call())).done > 4, 'the first outcomes')
          await restart(one.location.url)
          const again = await one.reopen()
          const run = await ended(again.adapter, one.scope, one.id, 90_000)
          assert.deepEqual([run.status, run.done], ['completed', one.total])
          onceEach([...engine.effects.keys()], one)
          await until(async () => (await openJobs(again.db)) === 0, 'the last of the work')
          await balanced(one.scope, again.db)
          assert.ok(complaints.length > 0, 'nobody noticed that the database was away')
          assert.ok(complaints.every(({ message }) => !message.includes('[object')))
          // the process that was there all the time answers, too
          assert.equal((await worker.adapter.getRun(one.scope, one.id, call())).status, 'completed')
        } finally {
          await one.stop()
        }
      })
    }
  })
}

const exec = async (command, ...args) => {
  // PostgreSQL's own commands refuse to run as root
  const all = process.getuid() === 0 ? ['runuser', '-u', 'postgres', '--', command, ...args] : [command, ...args]
  const child = spawn(all[0], all.slice(1), { cwd: '/', stdio: 'ignore' })
  assert.equal(await new Promise((resolve) => child.once('exit', resolve)), 0, all.join(' '))
}

/** Takes the server away for some seconds, where it is one of ours; else ends every connection, as a restart does. */
const restart = async (url) => {
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
  const data = (await client.query('show data_directory')).rows[0].data_directory
  const [command, options] = readFileSync(`${data}/postmaster.opts`, 'utf8').trim().split(` "-D" "${data}" `)
  const pgCtl = command.replace(/postgres$/, 'pg_ctl')
  await exec(pgCtl, 'stop', '-w', '-m', 'immediate', '-D', data)
  await client.end().catch(() => {})
  await pause(2_000)
  await exec(pgCtl, 'start', '-w', '-D', data, '-l', `${data}/again.log`, '-o', options)
}
