// Starts, credits and settings on every database: all or nothing, once for a key, never more than there is.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
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
  userItems,
  wrongInBooks,
} from './world.mjs'

const { generateTenant } = await load('src/memory.ts')
const { createRandom } = await load('src/core/rules/random.ts')
const { bruteForceCredits } = await load('test/brute-force.ts')

const TENANT = { seed: 41, users: 60, credits: 30, domains: 30 }
const tenant = manyDomains(TENANT)
const [{ id: cloudId, domains }] = tenant.clouds
const due = domains[0].users.filter(isDue)
const rejects = (promise, code, field) =>
  assert.rejects(promise, (error) => {
    assert.deepEqual([error.code, error.field], [code, field], error.message)
    return true
  })

for (const { name, create } of backends()) {
  describe(name, () => {
    let world
    let next = 0
    before(async () => {
      world = await create({ tenant, isWorking: false })
    })
    after(() => world?.stop())

    /** A domain nobody has touched yet. */
    const fresh = () => ({ cloudId, domainId: domains[next++].id })
    /** Everything a start could leave behind. */
    const traces = async (scope) => {
      const { rows } = await sql`
        select (select count(*) from ledger)::int as ledger, (select count(*) from runs)::int as runs,
          (select count(*) from run_users)::int as users, (select count(*) from answers)::int as answers,
          (select count(*) from users where backup_status = 1)::int as pending`.execute(world.db)
      const { available } = await world.adapter.getCredits(scope, call())
      return JSON.stringify([rows[0], available, await openJobs(world.db)])
    }
    const balanced = async (scope) => assert.deepEqual(await wrongInBooks(world.db, scope), [])

    it('a selection comes to what brute force counts, whatever is selected in whichever tenant', async () => {
      for (const seed of [1, 2, 3]) {
        const random = createRandom(seed)
        const pick = (list) => list[Math.floor(random() * list.length)]
        const made = generateTenant({ seed, users: 70, groups: 12, largestGroup: 30, credits: 1000, cloud: 'google-workspace' })
        const [domain] = made.clouds[0].domains
        // groups in a circle
        domain.groups[0] = { ...domain.groups[0], groups: [domain.groups[1].id] }
        domain.groups[1] = { ...domain.groups[1], groups: [domain.groups[0].id, 'no-such-group'] }
        const one = await create({ tenant: made, isWorking: false })
        try {
          let users = domain.users
          let available = 1000
          for (let round = 0; round < 5; round += 1) {
            const items = Array.from({ length: 1 + Math.floor(random() * 8) }, () => {
              const kind = pick(['user', 'user', 'group', 'org-unit'])
              const all = { user: domain.users, group: domain.groups, 'org-unit': domain.orgUnits }[kind]
              return { kind, id: random() < 0.1 ? 'nobody' : pick(all).id }
            })
            const expected = bruteForceCredits(made, one.scope, items, users)
            const { overlap, started: ids, ...figures } = expected
            const { allocated, starts } = figures
            const start = (expectedCredits, key) =>
              one.adapter.startBackup({ scope: one.scope, items, settings: 'default', expectedCredits }, call({ idempotencyKey: key }))
            await assert.rejects(start(allocated + 1, freshKey()), ({ code, details }) => {
              assert.equal(code, 'selection-changed')
              assert.deepEqual(details, { expected: allocated + 1, credits: { ...figures, available } })
              return true
            })
            if (starts === 0) continue
            const run = await start(allocated, freshKey())
            available -= allocated
            assert.deepEqual(await one.adapter.getCredits(one.scope, call()), { available })
            const page = await one.adapter.listRunUsers(one.scope, run.id, {}, call())
            const started = page.items.map(({ user }) => user.id)
            assert.deepEqual(new Set(started), ids)
            assert.equal(started.length, ids.size)
            // in the order of the items
            const firstOf = (id) => items.findIndex((item) => bruteForceCredits(made, one.scope, [item], users).started.has(id))
            const places = started.map(firstOf)
            assert.deepEqual(
              places,
              places.toSorted((a, b) => a - b),
            )
            users = users.map((user) => (ids.has(user.id) ? { ...user, backupStatus: 'pending' } : user))
          }
          assert.deepEqual(await wrongInBooks(one.db, one.scope), [])
        } finally {
          await one.stop()
        }
      }
    })

    it('a refused start leaves nothing behind, and its key can be used for a right one', async () => {
      const scope = fresh()
      const before = await traces(scope)
      const key = freshKey()
      const start = (users, expectedCredits, settings = 'default') =>
        world.adapter.startBackup({ scope, items: userItems(users), settings, expectedCredits }, call({ idempotencyKey: key }))
      await rejects(start(due.slice(0, 2), 3), 'selection-changed')
      await rejects(start([], 0), 'bad-input', 'items')
      await rejects(start(due.slice(0, 31), 31), 'not-enough-credits')
      await rejects(start(due.slice(0, 1), 1, { 'no-such': true }), 'bad-input', 'no-such')
      assert.equal(await traces(scope), before)
      await start(due.slice(0, 2), 2)
      await balanced(scope)
    })

    it('a key is answered with its run, as it is by now; with another request it is refused', async () => {
      const scope = fresh()
      const [first, second] = due
      const key = freshKey()
      const run = await startOf(world.adapter, scope, [first, second], key)
      const again = { scope, items: userItems([second, first]), settings: 'default', expectedCredits: 2 }
      assert.deepEqual(await world.adapter.startBackup(again, call({ idempotencyKey: key })), run)
      await rejects(startOf(world.adapter, scope, [first], key), 'bad-input', 'idempotencyKey')
      await rejects(world.adapter.retryRun(scope, run.id, undefined, call({ idempotencyKey: key })), 'bad-input', 'idempotencyKey')
      for (const none of ['', undefined, 7]) {
        await rejects(
          world.adapter.startBackup({ ...again, items: userItems([due[3]]), expectedCredits: 1 }, call({ idempotencyKey: none })),
          'bad-input',
          'idempotencyKey',
        )
      }
      // keys are a domain's own, and may be anything
      const elsewhere = fresh()
      assert.notEqual((await startOf(world.adapter, elsewhere, [first, second], key)).id, run.id)
      for (const [at, odd] of ['\0', '\ud800', 'x'.repeat(20_000), "'; drop table runs; --"].entries()) {
        const started = await startOf(world.adapter, elsewhere, [due[4 + at]], odd)
        assert.equal((await startOf(world.adapter, elsewhere, [due[4 + at]], odd)).id, started.id)
      }
      await sql`update runs set is_started = true where id = ${run.id}`.execute(world.db)
      assert.equal((await world.adapter.startBackup(again, call({ idempotencyKey: key }))).status, 'running')
      await balanced(scope)
    })

    it('answers are kept for days, and not for ever', async () => {
      const scope = fresh()
      await startOf(world.adapter, scope, [due[0]], 'of a week ago')
      await startOf(world.adapter, scope, [due[1]], 'of yesterday')
      await sql`update answers set at = now() - case when run = (select min(run) from answers a where a.domain = answers.domain)
        then interval '8 days' else interval '25 hours' end
        where domain = (select no from domains where id = ${scope.domainId})`.execute(world.db)
      await startOf(world.adapter, scope, [due[2]])
      const kept = await startOf(world.adapter, scope, [due[1]], 'of yesterday')
      assert.equal(kept.total, 1)
      await rejects(startOf(world.adapter, scope, [due[0]], 'of a week ago'), 'selection-changed')
    })

    it('what cannot be handed out is not started at all', async () => {
      const scope = fresh()
      const { createCredits } = await load('src/backends/postgres/ledger/credit-ledger.ts')
      const { createRuns } = await load('src/backends/postgres/runs/run-lists.ts')
      const { createSettings } = await load('src/backends/postgres/domain-settings.ts')
      const { createStarts } = await load('src/backends/postgres/ledger/start-ledger.ts')
      const { db } = world
      const jobs = {
        send: async () => {
          throw new Error('the queue is away')
        },
        wake() {},
      }
      const starts = createStarts(db, jobs, { credits: createCredits(db), settings: createSettings(db), runs: createRuns(db) })
      const before = await traces(scope)
      const request = { scope, items: userItems(due.slice(0, 5)), settings: 'default', expectedCredits: 5 }
      await assert.rejects(starts.start(request, 'k'), /the queue is away/)
      assert.equal(await traces(scope), before)
    })

    it('many at once never spend more than there is', async () => {
      const scope = fresh()
      const answers = await Promise.allSettled(due.slice(0, 50).map((user) => startOf(world.adapter, scope, [user])))
      const refused = answers.filter(({ status }) => status === 'rejected').map(({ reason }) => reason.code)
      assert.deepEqual([answers.length - refused.length, new Set(refused)], [30, new Set(due.length > 30 ? ['not-enough-credits'] : [])])
      assert.deepEqual(await world.adapter.getCredits(scope, call()), { available: 0 })
      await balanced(scope)
    })

    it('credits are granted, or have no limit', async () => {
      const scope = fresh()
      await world.backend.grantCredits(scope, 12, 'paid for\0')
      assert.deepEqual(await world.adapter.getCredits(scope, call()), { available: 42 })
      for (const amount of [0, -1, 1.5, Number.NaN, 2 ** 31])
        await rejects(world.backend.grantCredits(scope, amount), 'bad-input', 'amount')
      await startOf(world.adapter, scope, due.slice(0, 31))
      assert.deepEqual(await world.adapter.getCredits(scope, call()), { available: 11 })
      await world.backend.grantCredits(scope, 'unlimited')
      assert.deepEqual(await world.adapter.getCredits(scope, call()), { available: 'unlimited' })
      await startOf(world.adapter, scope, due.slice(31))
      await rejects(world.backend.grantCredits({ cloudId, domainId: 'elsewhere' }, 1), 'not-found', 'scope')
      const { rows } =
        await sql`select kind, amount, reason from ledger where domain = (select no from domains where id = ${scope.domainId}) order by no`.execute(
          world.db,
        )
      assert.deepEqual(rows, [
        { kind: 'granted', amount: 30, reason: 'at the beginning' },
        { kind: 'granted', amount: 12, reason: 'paid for\ufffd' },
        { kind: 'spent', amount: 31, reason: null },
        { kind: 'spent', amount: due.length - 31, reason: null },
      ])
      await balanced(scope)
      // a limit that is set later, below what was spent, leaves nothing
      await sql`update domains set has_no_limit = false where id = ${scope.domainId}`.execute(world.db)
      assert.deepEqual(await world.adapter.getCredits(scope, call()), { available: Math.max(0, 42 - due.length) })
      await sql`update ledger set amount = 1000 where kind = 'spent' and amount = 31
        and domain = (select no from domains where id = ${scope.domainId})`.execute(world.db)
      assert.deepEqual(await world.adapter.getCredits(scope, call()), { available: 0 })
    })

    it('a run is told the settings of the domain with its own on top, and nothing the form no longer takes', async () => {
      const scope = fresh()
      const told = async (settings) => {
        const user = due[told.next++]
        const { id } = await startOf(world.adapter, scope, [user], freshKey(), settings)
        return (await sql`select settings from runs where id = ${id}`.execute(world.db)).rows[0].settings
      }
      told.next = 0
      const texts = { 'exclude-extensions': ['z', '\ud800', 'nul \0', 'a'] }
      await world.adapter.saveSettings(scope, { 'service-sites': false, ...texts, 'trash-only': true }, call())
      assert.deepEqual(await told('default'), { 'service-sites': false, ...texts, 'trash-only': true })
      assert.deepEqual(await told({ 'trash-only': false, 'mail-spam': false, 'mail-trash': true }), {
        'service-sites': false,
        ...texts,
        'mail-trash': true,
      })
      await assert.rejects(told({ 'mail-trash': 'yes', 'no-such': 1 }), ({ code, details }) => {
        assert.deepEqual([code, Object.keys(details.fields)], ['bad-input', ['mail-trash', 'no-such']])
        return true
      })
      await sql`update domains set settings = '{"gone": true, "mail-spam": 7, "trash-only": true}' where id = ${scope.domainId}`.execute(
        world.db,
      )
      assert.deepEqual(await world.adapter.getSettings(scope, call()), { 'trash-only': true })
      assert.deepEqual(await told({ 'mail-spam': true }), { 'trash-only': true, 'mail-spam': true })
    })

    it('released users give their credits back once, and not while they are worked on', async () => {
      const scope = fresh()
      const engine = createEngine(async ({ user }) => {
        if (user.id === due[1].id) throw new Error('no')
      })
      const { createProtecting } = await load('src/backends/postgres/runs/protecting.ts')
      const run = await startOf(world.adapter, scope, due.slice(0, 4))
      const ids = due.slice(0, 4).map(({ id }) => id)
      assert.equal(await world.backend.releaseUsers(scope, ids), 0)
      const { rows } = await sql`select distinct run, chunk from run_users where run = (select no from runs where id = ${run.id})`.execute(
        world.db,
      )
      for (const work of rows.slice(1)) await createProtecting(world.db, engine).work(work, new AbortController().signal)
      await balanced(scope)
      const { done, failed } = await world.adapter.getRun(scope, run.id, call())
      assert.equal(done + failed, 3)

      // at once, and again; who is still queued is left alone
      const released = await Promise.all(
        [1, 2, 3].map(() => world.backend.releaseUsers(scope, [...ids, ids[1], 'nobody', '\0', '\ud800'], 'left')),
      )
      assert.deepEqual(released.toSorted(), [0, 0, 3])
      assert.deepEqual(await world.adapter.getCredits(scope, call()), { available: 30 - 4 + 3 })
      const ledger = await sql`select amount, reason from ledger where kind = 'released' and reason = 'left'`.execute(world.db)
      assert.deepEqual(ledger.rows, [{ amount: 3, reason: 'left' }])

      // what failed in that run and was released since is not tried again for nothing
      await createProtecting(world.db, engine).work(rows[0], new AbortController().signal)
      const before = await world.adapter.getRun(scope, run.id, call())
      assert.equal(before.failed, 1)
      assert.deepEqual(await world.adapter.retryRun(scope, run.id, undefined, call({ idempotencyKey: freshKey() })), before)
      const { items } = await world.adapter.listUsers({ scope, backupStatus: ['none'], limit: 500 }, call())
      const free = ids.filter((id) => items.some((user) => user.id === id))
      assert.equal(free.length, 3)
      await startOf(
        world.adapter,
        scope,
        due.filter(({ id }) => free.includes(id)),
      )
      await balanced(scope)
    })

    it('a retry tries those that failed, or some of them, once a key and for no credits', async () => {
      const scope = fresh()
      const { createProtecting } = await load('src/backends/postgres/runs/protecting.ts')
      const users = due.slice(0, 20)
      let isBroken = true
      const engine = createEngine(async () => {
        if (isBroken) throw new Error('broken')
      })
      const work = async () => {
        const { rows } =
          await sql`select distinct run, chunk from run_users where status < 2 and run = (select no from runs where id = ${run.id})`.execute(
            world.db,
          )
        for (const one of rows) await createProtecting(world.db, engine).work(one, new AbortController().signal)
      }
      const retry = (userIds, key = freshKey()) => world.adapter.retryRun(scope, run.id, userIds, call({ idempotencyKey: key }))
      const run = await startOf(world.adapter, scope, users)
      assert.deepEqual(await retry(), run, 'nobody has failed yet')
      await work()
      assert.equal((await ended(world.adapter, scope, run.id)).status, 'failed')
      const jobs = await openJobs(world.db)
      const some = await retry([users[3].id, users[3].id, users[5].id, 'nobody', '\0'], 'some of them')
      assert.deepEqual([some.status, some.failed, some.done, some.finishedAt], ['running', 18, 0, undefined])
      assert.ok((await openJobs(world.db)) > jobs, 'the retry is handed out')
      assert.deepEqual(await retry([users[3].id, users[3].id, users[5].id, 'nobody', '\0'], 'some of them'), some)
      await rejects(retry([users[3].id], 'some of them'), 'bad-input', 'idempotencyKey')
      await rejects(world.adapter.retryRun(scope, 'run-1', undefined, call({ idempotencyKey: freshKey() })), 'not-found', 'runId')
      await balanced(scope)
      isBroken = false
      await work()
      const after = await ended(world.adapter, scope, run.id)
      assert.deepEqual([after.status, after.failed, after.done], ['completed-with-errors', 18, 2])
      assert.deepEqual([...engine.effects.keys()].toSorted(), [users[3], users[5]].map(({ id }) => `${run.id}:${id}:2`).sort())
      await retry()
      await work()
      assert.equal((await ended(world.adapter, scope, run.id)).status, 'completed')
      assert.deepEqual(await world.adapter.getCredits(scope, call()), { available: 10 })
      await balanced(scope)
    })

    it('who was protected in a run and failed in another since is not tried again by the first', async () => {
      const scope = fresh()
      const { createProtecting } = await load('src/backends/postgres/runs/protecting.ts')
      const runOnce = async (act) => {
        const { id } = await startOf(world.adapter, scope, [due[0]])
        const { rows } = await sql`select run, chunk from run_users where run = (select no from runs where id = ${id})`.execute(world.db)
        await createProtecting(world.db, createEngine(act)).work(rows[0], new AbortController().signal)
        return world.adapter.getRun(scope, id, call())
      }
      const first = await runOnce()
      assert.equal(first.status, 'completed')
      assert.equal(await world.backend.releaseUsers(scope, [due[0].id]), 1)
      const second = await runOnce(async () => {
        throw new Error('no')
      })
      assert.equal(second.status, 'failed')
      const retry = ({ id }) => world.adapter.retryRun(scope, id, undefined, call({ idempotencyKey: freshKey() }))
      assert.deepEqual(await retry(first), first)
      assert.equal((await retry(second)).status, 'running')
      await balanced(scope)
    })

    it('a process that is killed in the middle of a start has started nothing, and keeps nobody waiting', {
      timeout: 120_000,
    }, async () => {
      const one = name === 'PGlite' ? await create({ tenant, isWorking: false }) : world
      const scope = one === world ? fresh() : one.scope
      const request = { scope, items: userItems(due.slice(0, 9)), settings: 'default', expectedCredits: 9 }
      const hold = { location: one.location, tenant: TENANT, holdsStart: { request, key: 'held' } }
      const { openDatabase } = await load('src/backends/postgres/database/database.ts')
      if (one !== world) await one.database.close()
      const jobs = one === world ? await openJobs(world.db) : 0
      const child = startProcess(hold)
      await child.says('in the middle')
      const waiting = one === world ? world.adapter.startBackup(request, call({ idempotencyKey: 'waits' })) : undefined
      waiting?.catch(() => {})
      await pause(200)
      await child.kill()
      if (waiting !== undefined) {
        // alone, it takes all it asked for: nothing was left of the other
        assert.equal((await waiting).total, 9)
        assert.deepEqual(await world.adapter.getCredits(scope, call()), { available: 21 })
        await balanced(scope)
        assert.equal((await world.adapter.listRuns(scope, {}, call())).total, 1)
        const { rows } = await sql`select count(distinct chunk)::int as portions from run_users
          where run = (select no from runs where id = ${(await waiting).id})`.execute(world.db)
        assert.equal((await openJobs(world.db)) - jobs, rows[0].portions, 'what was handed out')
        return
      }
      const database = await openDatabase(one.location)
      assert.deepEqual(await wrongInBooks(database.db, scope), [])
      const { rows } = await sql`select (select count(*) from runs)::int as runs, (select count(*) from answers)::int as answers,
        (select count(*) from users where backup_status = 1)::int as pending`.execute(database.db)
      assert.deepEqual(rows[0], { runs: 0, answers: 0, pending: 0 })
      assert.equal(await openJobs(database.db), 0)
      await database.close()
      await one.stop()
    })

    if (name !== 'PGlite') {
      it('two servers at once never spend more than there is', { timeout: 120_000 }, async () => {
        const scope = fresh()
        await startOf(world.adapter, scope, due.slice(0, 20))
        const rest = due.slice(20)
        const requests = Array.from({ length: 50 }, (_, at) => ({
          scope,
          items: userItems([rest[at % rest.length]]),
          settings: 'default',
          expectedCredits: 1,
        }))
        assert.ok(rest.length > 10)
        const servers = [0, 1].map((at) =>
          startProcess({ location: world.location, tenant: TENANT, starts: requests.slice(at * 25, at * 25 + 25) }),
        )
        for (const server of servers) await server.says('ready')
        for (const server of servers) server.go()
        for (const server of servers) assert.equal(await server.exited, 0)
        const answers = servers.flatMap((server) => server.lines().slice(1))
        assert.equal(answers.filter((answer) => answer === 'accepted').length, 10, answers.join())
        assert.deepEqual(await world.adapter.getCredits(scope, call()), { available: 0 })
        await balanced(scope)
      })

      it('who waits for a turn holds no connection, and who vanishes gives the domain back', async () => {
        const scope = fresh()
        const protectedUser = domains[0].users.find(({ backupStatus }) => backupStatus === 'protected')
        const { default: pg } = await import('pg')
        const { openDatabase } = await load('src/backends/postgres/database/database.ts')
        const { createBackendOn } = await load('src/backends/postgres/backend.ts')
        const narrow = await createBackendOn(await openDatabase({ ...world.location, poolSize: 3 }), { directory: world.directory })
        const other = new pg.Client({ connectionString: world.location.url })
        await other.connect()
        try {
          await other.query('begin')
          await other.query('select from backup_start.domains where id = $1 for no key update', [scope.domainId])
          const starts = due.slice(0, 8).map((user) => startOf(narrow.adapter, scope, [user]))
          let isReleased = false
          const releasing = world.backend.releaseUsers(scope, [protectedUser.id]).finally(() => {
            isReleased = true
          })
          await pause(200)
          const began = performance.now()
          await narrow.adapter.getCredits(scope, call())
          assert.ok(performance.now() - began < 3_000, 'a read waits for starts')
          assert.ok(!isReleased, 'a release does not wait for its turn')
          await other.query('rollback')
          assert.equal(await releasing, 1)
          assert.equal((await Promise.all(starts)).length, 8)
          const { rows } = await sql`show idle_in_transaction_session_timeout`.execute(world.db)
          assert.equal(rows[0].idle_in_transaction_session_timeout, '1min')
        } finally {
          await other.end()
          await narrow.stop()
        }
        await balanced(scope)
      })
    }

    it('another domain is not there', async () => {
      const scope = fresh()
      const run = await startOf(world.adapter, scope, [due[0]])
      const other = fresh()
      const { adapter } = world
      await rejects(adapter.getRun(other, run.id, call()), 'not-found', 'runId')
      await rejects(adapter.getRun(other, '\0', call()), 'not-found', 'runId')
      await rejects(adapter.listRunUsers(other, run.id, {}, call()), 'not-found', 'runId')
      await rejects(adapter.retryRun(other, run.id, undefined, call({ idempotencyKey: freshKey() })), 'not-found', 'runId')
      await rejects(adapter.getRun({ cloudId, domainId: 'elsewhere' }, run.id, call()), 'not-found', 'scope')
      assert.equal((await adapter.listRuns(other, {}, call())).total, 0)
      assert.match(run.id, /^run-[\w-]{22}$/)
      await until(async () => (await adapter.getRun(scope, run.id, call())).status === 'queued', 'the run, which nobody works on')
    })
  })
}
