// Syncs through whatever goes wrong: the mirror is the old one or the new one, and no sync is stuck.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import pg from 'pg'
import { backends, load } from '../../tools/postgres.mjs'
import { createDirectory, createGate, group, unit, user } from './directories.mjs'
import { expectedMirror, mirrorOf } from './mirrors.mjs'
import { call, pause, startOf, until } from './world.mjs'

const { BackupError } = await load('src/core/index.ts')
const { createSyncWork } = await load('src/backends/postgres/mirror/sync-work.ts')
const { nameRows } = await load('src/backends/postgres/mirror/row-numbers.ts')

const KINDS = ['users', 'groups', 'org-units']
const ids = Array.from({ length: 40 }, (_, at) => `d${at}`)
const many = (count, make) => Array.from({ length: count }, (_, at) => make(at))
const modelOf = (count) => ({
  users: many(count, (at) => user(`u${at}`)),
  groups: many(count, (at) => group(`g${at}`, [`u${at}`, `u${at + 1}`, 'u0'], { groups: [`g${(at + 1) % count}`] })),
  orgUnits: many(count, (at) => unit(`o${at}`, [`u${at}`, `u${at + 2}`])),
})
const never = () => new AbortController().signal

const startWorker = (options) => {
  const path = fileURLToPath(new URL('sync-process.mjs', import.meta.url))
  const child = spawn(process.execPath, [path, JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.on('data', (chunk) => {
    text += chunk
  })
  const exited = new Promise((resolve) => child.once('exit', resolve))
  return {
    says: (word) => until(() => text.split('\n').some((line) => line.startsWith(word)), `a worker that says '${word}': ${text}`),
    kill: () => {
      child.kill('SIGKILL')
      return exited
    },
  }
}

for (const { name, create } of backends()) {
  describe(name, () => {
    let world
    let next = 0
    const directory = createDirectory({ domains: ids })
    before(async () => {
      world = await create({ directory })
    })
    after(() => world?.stop())

    const fresh = (model = {}) => {
      const domainId = ids[next++]
      const source = Object.assign(directory.domains.get(domainId), model)
      const scope = { cloudId: 'c', domainId }
      const sync = (kind, more) => world.adapter.sync(scope, kind, call(more))
      const mirror = () => mirrorOf(world.adapter, scope)
      const cancel = (kind) => world.adapter.cancelSync(scope, kind, call())
      return { scope, source, sync, mirror, cancel }
    }
    /** A domain that was synced, and whose directory then changed altogether. */
    const synced = async () => {
      const one = fresh(modelOf(10))
      for (const kind of KINDS) await one.sync(kind)
      const before = await one.mirror()
      Object.assign(one.source, {
        users: [...one.source.users.slice(3), ...many(9, (at) => user(`new${at}`))].map((record) => ({ ...record, name: 'Changed' })),
        groups: [...many(9, (at) => group(`new${at}`, ['u5', 'new0', 'nobody']))],
        orgUnits: [...many(9, (at) => unit(`new${at}`, ['u5', 'new0', 'nobody']))],
      })
      return { ...one, before }
    }
    const on = (domainId, act) => {
      directory.onPage = async (page) => (page.domainId === domainId ? act(page) : undefined)
    }
    /** A sync whose job nobody has: tests work on it themselves. */
    const begin = async ({ domainId }, kind, db = world.db) => {
      const { rows } =
        await sql`insert into syncs (domain, kind) select no, ${kind} from domains where id = ${domainId} returning no`.execute(db)
      return { sync: rows[0].no }
    }
    const stateOf = async ({ sync }) => (await world.db.selectFrom('syncs').selectAll().where('no', '=', sync).execute())[0]
    const doubled = async (db = world.db) => {
      const { rows } = await sql`
        select id from users group by domain, id having count(*) > 1 union all select id from groups group by domain, id having count(*) > 1
        union all select id from org_units group by domain, id having count(*) > 1`.execute(db)
      return rows
    }

    for (const kind of KINDS) {
      it(`a sync of ${kind} that fails at its last page leaves all as it was, and says why; the next one is as good as any`, async () => {
        const { scope, source, sync, mirror, before } = await synced()
        on(scope.domainId, ({ cursor }) => {
          if (cursor === '8') throw new BackupError('forbidden', 'the scope\u0000 was taken away', { details: { at: 8 } })
        })
        for (let tries = 0; tries < 2; tries += 1) {
          await assert.rejects(sync(kind), ({ code, message, retryable }) => {
            assert.deepEqual(
              [code, message, retryable],
              ['forbidden', '[backup-start] postgres.sync: the scope\u0000 was taken away', false],
            )
            return true
          })
          assert.deepEqual(await mirror(), before)
        }
        on()
        for (const one of KINDS) await sync(one)
        assert.deepEqual(await mirror(), expectedMirror(source))
        assert.deepEqual(await doubled(), [])
      })

      it(`a sync of ${kind} that is cancelled halfway changes nothing, and its worker is free, whatever it waits for`, {
        timeout: 60_000,
      }, async () => {
        const { scope, source, sync, mirror, cancel, before } = await synced()
        let aborted = 0
        // more often than there are workers
        for (let tries = 1; tries <= 4; tries += 1) {
          const gate = createGate()
          on(scope.domainId, async ({ cursor, signal }) => {
            if (cursor !== '4') return
            signal.addEventListener('abort', () => {
              aborted += 1
            })
            // for ever, whatever the signal says
            await gate.wait()
          })
          const watching = sync(kind)
          watching.catch(() => {})
          await gate.reached
          await cancel(kind)
          await assert.rejects(watching, { code: 'aborted' })
        }
        await until(() => aborted === 4, 'the directory to be told to stop')
        on()
        assert.deepEqual(await mirror(), before)
        for (const one of KINDS) await sync(one)
        assert.deepEqual(await mirror(), expectedMirror(source))
      })

      it(`two workers at the same sync of ${kind} double nothing`, async () => {
        const { scope, source, sync, mirror } = await synced()
        for (const one of KINDS) if (one !== kind) await sync(one)
        const work = createSyncWork(world.db, directory)
        const job = await begin(scope, kind)
        await Promise.all(many(3, () => work(job, never())))
        const { status, done, pages, added, changed, removed } = await stateOf(job)
        const total = { users: 16, groups: 9, 'org-units': 9 }[kind]
        const size = { users: [9, 7, 3], groups: [9, 0, 10], 'org-units': [9, 0, 10] }[kind]
        assert.deepEqual([status, done, pages, added, changed, removed], ['completed', total, Math.ceil(total / 4), ...size])
        assert.deepEqual(await mirror(), expectedMirror(source))
        assert.deepEqual(await doubled(), [])
        // once more, when all is over
        await work(job, never())
        assert.deepEqual((await stateOf(job)).added, added)
      })
    }

    it('a directory that has no time is asked again, and not before it wants to be; one that fails for good is not', async () => {
      const { scope, sync } = fresh({ users: many(6, (at) => user(`u${at}`)) })
      const times = []
      on(scope.domainId, () => {
        times.push(performance.now())
        if (times.length === 1) throw new BackupError('rate-limited', 'slower', { details: { retryAfterMs: 1500 } })
        if (times.length === 2) throw new Error('a socket hung up')
        if (times.length === 3) throw new BackupError('aborted', 'stopped by nobody here')
      })
      const { added } = await sync('users')
      assert.equal(added, 6)
      assert.equal(times.length, 5)
      assert.ok(times[1] - times[0] >= 1490, 'the wait that was asked for')
      const asked = []
      on(scope.domainId, () => {
        asked.push(1)
        throw new BackupError('unavailable', 'down for the day')
      })
      await assert.rejects(sync('users'), { code: 'unavailable', retryable: true })
      assert.equal(asked.length, 5)
      on(scope.domainId, () => {
        asked.push(1)
        throw new BackupError('unauthorized', 'no longer')
      })
      await assert.rejects(sync('users'), { code: 'unauthorized' })
      assert.equal(asked.length, 6)
      on()
    })

    it('pages that make no sense fail the sync by name, and pages in a circle do not go on for ever', async () => {
      const { scope, sync, mirror, before } = await synced()
      const wrong = [
        ['users', { items: [{ ...user('u'), accountStatus: 'asleep' }] }, 'items[0].accountStatus'],
        ['users', { items: [user('u'), { ...user('v'), email: null }] }, 'items[1].email'],
        ['users', { items: [user('')] }, 'items[0].id'],
        ['users', { items: [user('李'.repeat(400))] }, 'items[0].id'],
        ['users', { items: [user('u')], next: '' }, 'next'],
        ['groups', { items: [group('g', ['u', ''])] }, 'items[0].members[1]'],
        ['org-units', { items: [{ id: 'o', name: 'o', users: [] }] }, 'items[0].parentId'],
        ['org-units', undefined, 'items'],
        ['org-units', null, ''],
      ]
      for (const [kind, page, field] of wrong) {
        on(scope.domainId, async () => (page === undefined ? {} : page))
        await assert.rejects(sync(kind), ({ code, message }) => {
          assert.equal(code, 'bad-answer')
          assert.ok(message.includes(`field "${field}"`), message)
          return true
        })
      }
      for (const length of [1, 2, 7]) {
        let rounds = 0
        on(scope.domainId, async ({ cursor }) => {
          const at = Number(cursor ?? -3) + 1
          rounds += 1
          // else a sync that does not notice would never end
          if (rounds > 100) return { items: [] }
          return { items: [user(`u${at}`)], next: String(at > 0 && at % length === 0 ? at - length + 1 - 1 : at) }
        })
        await assert.rejects(sync('users'), ({ code, message }) => code === 'bad-answer' && message.includes('circle'))
      }
      on()
      assert.deepEqual(await mirror(), before)
    })

    it('a sync that one worker brought further does not fail with another that lagged behind', async () => {
      const { scope, source, mirror } = fresh({ users: many(6, (at) => user(`u${at}`)) })
      const lags = createGate()
      const goes = createGate()
      const behind = createDirectory({ domains: ids })
      behind.domains.set(scope.domainId, source)
      behind.onPage = async ({ cursor }) => {
        if (cursor !== undefined) return
        await lags.wait()
        throw new BackupError('forbidden', 'no longer')
      }
      on(scope.domainId, ({ cursor }) => (cursor === '4' ? goes.wait() : undefined))
      const job = await begin(scope, 'users')
      const late = createSyncWork(world.db, behind)(job, never())
      await lags.reached
      const working = createSyncWork(world.db, directory)(job, never())
      await goes.reached
      lags.open()
      await late
      goes.open()
      await working
      const { status, added, error } = await stateOf(job)
      assert.deepEqual([status, added, error], ['completed', 6, null])
      on()
      assert.deepEqual(await mirror(), expectedMirror(source))
    })

    it('an abort only stops watching', async () => {
      const { scope, sync, mirror, source } = fresh({ users: many(9, (at) => user(`u${at}`)) })
      const gate = createGate()
      on(scope.domainId, () => gate.wait())
      const controller = new AbortController()
      const watching = sync('users', { signal: controller.signal })
      watching.catch(() => {})
      await gate.reached
      controller.abort()
      await assert.rejects(watching, { code: 'aborted' })
      gate.open()
      on()
      await until(async () => (await mirror()).users.length === 9, 'the sync that nobody watches')
      assert.deepEqual(await mirror(), expectedMirror(source))
    })

    it('syncs of all kinds at once, of users that groups and units name first, do not get into each other’s way', async () => {
      for (let round = 0; round < 3; round += 1) {
        const model = modelOf(40)
        const { scope, source, mirror } = fresh({ ...model, users: [...model.users].reverse() })
        const work = createSyncWork(world.db, directory)
        const jobs = []
        for (const kind of KINDS) jobs.push(await begin(scope, kind))
        await Promise.all(jobs.map((job) => work(job, never())))
        for (const job of jobs) assert.equal((await stateOf(job)).status, 'completed')
        assert.deepEqual(await mirror(), expectedMirror(source), `round ${round}`)
      }
      assert.deepEqual(await doubled(), [])
    })

    it('a worker that is killed is followed by another, which goes on where it was', { timeout: 180_000 }, async (t) => {
      const model = modelOf(18)
      const own = createDirectory({ domains: ['d0'] })
      Object.assign(own.domains.get('d0'), model)
      const one = await create({ directory: own, isWorking: false })
      t.after(() => one.stop())
      const watching = KINDS.map((kind) => one.adapter.sync(one.scope, kind, call()))
      for (const watched of watching) watched.catch(() => {})
      await until(async () => (await one.db.selectFrom('syncs').selectAll().execute()).length === 3, 'three syncs')
      if (name === 'PGlite') await one.backend.stop()
      const child = startWorker({ location: one.location, model, holdsAt: KINDS.map((kind) => `${kind} 12`) })
      for (const kind of KINDS) await child.says(`holding ${kind}`)
      await child.kill()
      const second = await one.another({ isWorking: true })
      const results = await Promise.all(KINDS.map((kind) => second.adapter.sync(one.scope, kind, call())))
      for (const { added } of results) assert.equal(added, 18)
      const rest = KINDS.flatMap((kind) => [`${kind} d0 12`, `${kind} d0 16`])
      assert.deepEqual([...own.asked].sort(), rest.sort(), 'not from the beginning')
      if (name !== 'PGlite') assert.deepEqual(await Promise.all(watching), results)
      assert.deepEqual(await mirrorOf(second.adapter, one.scope), expectedMirror(model))
    })

    it('a worker that is killed in the middle of the swap has changed nothing; another swaps', { timeout: 120_000 }, async (t) => {
      const model = modelOf(18)
      const own = createDirectory({ domains: ['d0'] })
      Object.assign(own.domains.get('d0'), { users: many(6, (at) => user(`u${at}`, { name: 'old' })) })
      const one = await create({ directory: own })
      t.after(() => one.stop())
      await one.adapter.sync(one.scope, 'users', call())
      await one.backend.stop()
      const { openDatabase } = await load('src/backends/postgres/database/database.ts')
      const slow = await openDatabase(one.location)
      // the last thing of a swap takes a minute
      await sql`create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(60); return new; end $$`.execute(
        slow.db,
      )
      await sql`create trigger slow before update on syncs for each row when (new.status = 'completed') execute function slow()`.execute(
        slow.db,
      )
      const job = await begin(one.scope, 'users', slow.db)
      const { openJobs } = await load('src/backends/postgres/jobs/jobs.ts')
      const jobs = await openJobs(slow, () => {})
      await slow.db.transaction().execute((tx) => jobs.send(tx, 'sync', [job]))
      await jobs.stop()
      if (name === 'PGlite') await slow.close()
      const child = startWorker({ location: one.location, model })
      await child.says('asked users 16')
      if (name === 'PGlite') await pause(3000)
      else {
        await until(async () => {
          const { rows } = await sql`select 1 from pg_stat_activity where wait_event = 'PgSleep'`.execute(slow.db)
          return rows.length > 0
        }, 'the swap')
      }
      await child.kill()
      const again = name === 'PGlite' ? await openDatabase(one.location) : slow
      if (name !== 'PGlite')
        await sql`select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'PgSleep'`.execute(again.db)
      const { rows } = await sql`select count(*)::int as users, bool_and(name = 'old') as is_old from users where is_here`.execute(again.db)
      assert.deepEqual(rows, [{ users: 6, is_old: true }])
      await sql`drop trigger slow on syncs`.execute(again.db)
      await again.close()
      Object.assign(own.domains.get('d0'), model)
      const second = await one.another({ isWorking: true })
      const { added, changed } = await second.adapter.sync(one.scope, 'users', call())
      assert.deepEqual([added, changed], [12, 6])
      for (const kind of ['groups', 'org-units']) await second.adapter.sync(one.scope, kind, call())
      assert.deepEqual(await mirrorOf(second.adapter, one.scope), expectedMirror(model))
    })

    it('a process that ends in the middle of a page leaves the rest to another', { timeout: 60_000 }, async (t) => {
      const own = createDirectory({ domains: ['d0'] })
      Object.assign(own.domains.get('d0'), modelOf(11))
      const gate = createGate()
      own.onPage = ({ cursor }) => (cursor === '8' ? gate.wait() : undefined)
      const one = await create({ directory: own })
      t.after(() => one.stop())
      one.adapter.sync(one.scope, 'users', call()).catch(() => {})
      await gate.reached
      const since = performance.now()
      await one.backend.stop()
      assert.ok(performance.now() - since < 10_000, 'it does not wait for the directory')
      own.asked.length = 0
      own.onPage = async () => undefined
      const second = await one.another({ isWorking: true })
      assert.equal((await second.adapter.sync(one.scope, 'users', call())).added, 11)
      assert.deepEqual(own.asked, ['users d0 8'])
    })

    if (name === 'PGlite') return

    it('pages are kept while a start holds the domain, and users get their numbers while others start', async () => {
      const { scope, source, sync, mirror } = fresh(modelOf(10))
      const domain = (await world.db.selectFrom('domains').select('no').where('id', '=', scope.domainId).executeTakeFirstOrThrow()).no
      const { lockDomain } = await load('src/backends/postgres/database/database.ts')
      const reports = []
      const syncs = []
      await world.db.transaction().execute(async (tx) => {
        await lockDomain(tx, domain)
        for (const kind of KINDS) syncs.push(sync(kind, { onProgress: (progress) => reports.push(progress) }))
        await until(() => reports.filter(({ done }) => done === 10).length === 3, 'all pages')
        await pause(300)
      })
      // all had counted before any of them swapped
      await Promise.all(syncs)
      assert.deepEqual(await mirror(), expectedMirror(source))
      await world.backend.grantCredits(scope, 1)
      await world.db.transaction().execute(async (tx) => {
        await nameRows(tx, 'users', domain, new Set(['stranger']))
        const since = performance.now()
        await startOf(world.adapter, scope, [source.users[0]])
        assert.ok(performance.now() - since < 5000)
      })
    })

    it('a user that gets a number elsewhere while it is swapped in is one user', async () => {
      const { lockDomain } = await load('src/backends/postgres/database/database.ts')
      const waits = (count) =>
        until(async () => {
          const { rows } = await sql`select count(*)::int as count from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'`.execute(world.db)
          return rows[0].count === count
        }, 'who waits for a lock')
      for (const isHeld of [false, true]) {
        const { scope, source, sync, mirror } = fresh({ users: many(3, (at) => user(`u${at}`)) })
        const domain = (await world.db.selectFrom('domains').select('no').where('id', '=', scope.domainId).executeTakeFirstOrThrow()).no
        let syncing
        await world.db.transaction().execute(async (tx) => {
          // it gets it before the swap begins, or when all was prepared for it
          if (isHeld) await lockDomain(tx, domain)
          else await nameRows(tx, 'users', domain, new Set(['u0']))
          syncing = sync('users')
          syncing.catch(() => {})
          await waits(1)
          if (isHeld) await world.db.transaction().execute((other) => nameRows(other, 'users', domain, new Set(['u0'])))
        })
        const { added } = await syncing
        assert.equal(added, 3)
        assert.deepEqual(await mirror(), expectedMirror(source))
      }
      const { scope } = fresh()
      const domain = (await world.db.selectFrom('domains').select('no').where('id', '=', scope.domainId).executeTakeFirstOrThrow()).no
      let second
      const first = await world.db.transaction().execute(async (tx) => {
        const rows = await nameRows(tx, 'users', domain, new Set(['a', 'b']))
        second = world.db.transaction().execute((other) => nameRows(other, 'users', domain, new Set(['c', 'b', 'a'])))
        second.catch(() => {})
        await waits(1)
        return rows
      })
      const after = await second
      assert.deepEqual(
        ['a', 'b'].map((id) => after.get(id).no),
        ['a', 'b'].map((id) => first.get(id).no),
      )
      assert.deepEqual(await doubled(), [])
    })

    it('a database that is gone for a moment ends neither the sync nor the watching', { timeout: 120_000 }, async () => {
      const { scope, sync, mirror, source } = fresh({ users: many(30, (at) => user(`u${at}`)) })
      const admin = new pg.Client({ connectionString: world.location.url })
      await admin.connect()
      on(scope.domainId, async ({ cursor }) => {
        if (!['8', '16', '24'].includes(cursor)) return
        await admin.query(
          'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
        )
        await pause(100)
      })
      const watching = sync('users')
      await until(() => directory.asked.includes(`users ${scope.domainId} 24`), 'the last page')
      on()
      assert.equal((await watching).added, 30)
      await admin.end()
      assert.deepEqual(await mirror(), expectedMirror(source))
    })
  })
}
