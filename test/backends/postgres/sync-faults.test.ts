// Syncs with faults. The mirror is always either the old one or the new one, and no sync hangs.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { lockDomain } from '../../../src/backends/postgres/database/domains.js'
import { openDatabase } from '../../../src/backends/postgres/database/open-database.js'
import type { Db } from '../../../src/backends/postgres/database/tables.js'
import { openJobQueue } from '../../../src/backends/postgres/jobs/job-queue.js'
import { ensureRows } from '../../../src/backends/postgres/mirror/row-numbers.js'
import { createSyncHandler } from '../../../src/backends/postgres/mirror/run-sync.js'
import { BackupError, type Scope, type SyncKind, type SyncResult } from '../../../src/core/index.js'
import { backends, urlOf, type World } from '../../tools/postgres.js'
import { expectedMirror, mirrorOf } from './mirror-contents.js'
import { call, at as elementAt, firstOf, never, startChild, startOf, until } from './run-world.js'
import { type AskedPage, createGate, createScriptedDirectory, type DomainRecords, group, unit, user } from './scripted-directory.js'
import type { SyncWorkerOptions } from './sync-worker.js'

const KINDS: readonly SyncKind[] = ['users', 'groups', 'org-units']
const ids = Array.from({ length: 40 }, (_, at) => `d${at}`)
const many = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at))
const recordsOf = (count: number): DomainRecords => ({
  users: many(count, (at) => user(`u${at}`)),
  groups: many(count, (at) => group(`g${at}`, [`u${at}`, `u${at + 1}`, 'u0'], { groups: [`g${(at + 1) % count}`] })),
  orgUnits: many(count, (at) => unit(`o${at}`, [`u${at}`, `u${at + 2}`])),
})

const startWorker = (options: SyncWorkerOptions) => startChild('sync-worker.ts', options)

for (const { name, create } of backends()) {
  describe(name, () => {
    let world: World
    let next = 0
    const directory = createScriptedDirectory({ domains: ids })
    before(async () => {
      world = await create({ directory })
    })
    after(() => world?.stop())

    /** Creates a domain that no other test has used, with these records in its directory. */
    const fresh = (records: Partial<DomainRecords> = {}) => {
      const domainId = elementAt(ids, next++)
      const source: DomainRecords = { users: [], groups: [], orgUnits: [], ...records }
      directory.domains.set(domainId, source)
      const scope = { cloudId: 'c', domainId }
      const sync = (kind: SyncKind, more = {}) => world.adapter.sync(scope, kind, call(more))
      const mirror = () => mirrorOf(world.adapter, scope)
      const cancel = (kind: SyncKind) => world.adapter.cancelSync(scope, kind, call())
      return { scope, source, sync, mirror, cancel }
    }
    /** Creates a synced domain whose directory has changed completely since then. */
    const synced = async () => {
      const one = fresh(recordsOf(10))
      for (const kind of KINDS) await one.sync(kind)
      const before = await one.mirror()
      Object.assign(one.source, {
        users: [...one.source.users.slice(3), ...many(9, (at) => user(`new${at}`))].map((record) => ({ ...record, name: 'Changed' })),
        groups: [...many(9, (at) => group(`new${at}`, ['u5', 'new0', 'nobody']))],
        orgUnits: [...many(9, (at) => unit(`new${at}`, ['u5', 'new0', 'nobody']))],
      })
      return { ...one, before }
    }
    /** Replaces the script of the directory for one domain. */
    const on = (domainId?: string, act: (page: AskedPage) => unknown = () => undefined): void => {
      directory.onPage = async (page) => (page.domainId === domainId ? act(page) : undefined)
    }
    /** Inserts a sync without a job: the test calls its handler. */
    const begin = async ({ domainId }: Scope, kind: SyncKind, db: Db = world.db) => {
      const { rows } = await sql<{
        no: number
      }>`insert into syncs (domain, kind) select no, ${kind} from domains where id = ${domainId} returning no`.execute(db)
      return { sync: firstOf(rows).no }
    }
    const stateOf = ({ sync }: { sync: number }) =>
      world.db.selectFrom('syncs').selectAll().where('no', '=', sync).executeTakeFirstOrThrow()
    const doubled = async (db = world.db) => {
      const { rows } = await sql`
        select id from users group by domain, id having count(*) > 1 union all select id from groups group by domain, id having count(*) > 1
        union all select id from org_units group by domain, id having count(*) > 1`.execute(db)
      return rows
    }

    for (const kind of KINDS) {
      it(`leaves the mirror unchanged if the last page of ${kind} fails, and syncs the next time`, async () => {
        const { scope, source, sync, mirror, before } = await synced()
        on(scope.domainId, ({ cursor }) => {
          if (cursor === '8') throw new BackupError('forbidden', 'the scope\u0000 was taken away', { details: { at: 8 } })
        })
        for (let tries = 0; tries < 2; tries += 1) {
          await assert.rejects(sync(kind), ({ code, message, retryable }: BackupError) => {
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

      it(`cancels a sync of ${kind} halfway and frees its worker, even if the directory ignores the abort`, {
        timeout: 60_000,
      }, async () => {
        const { scope, source, sync, mirror, cancel, before } = await synced()
        let aborted = 0
        // Repeated more often than there are workers.
        for (let tries = 1; tries <= 4; tries += 1) {
          const gate = createGate()
          on(scope.domainId, async ({ cursor, signal }) => {
            if (cursor !== '4') return
            signal.addEventListener('abort', () => {
              aborted += 1
            })
            // The directory ignores the signal.
            await gate.wait()
          })
          const watching = sync(kind)
          watching.catch(() => {})
          await gate.reached
          await cancel(kind)
          await assert.rejects(watching, { code: 'aborted' })
        }
        await until(() => aborted === 4, 'the abort of all requests')
        on()
        assert.deepEqual(await mirror(), before)
        for (const one of KINDS) await sync(one)
        assert.deepEqual(await mirror(), expectedMirror(source))
      })

      it(`writes each record of ${kind} once when three workers run the same sync`, async () => {
        const { scope, source, sync, mirror } = await synced()
        for (const one of KINDS) if (one !== kind) await sync(one)
        const work = createSyncHandler(world.db, directory)
        const job = await begin(scope, kind)
        await Promise.all(many(3, () => work(job, never())))
        const { status, done, pages, added, changed, removed } = await stateOf(job)
        const total = { users: 16, groups: 9, 'org-units': 9 }[kind]
        const size = { users: [9, 7, 3], groups: [9, 0, 10], 'org-units': [9, 0, 10] }[kind]
        assert.deepEqual([status, done, pages, added, changed, removed], ['completed', total, Math.ceil(total / 4), ...size])
        assert.deepEqual(await mirror(), expectedMirror(source))
        assert.deepEqual(await doubled(), [])
        // A redelivery after the end changes nothing.
        await work(job, never())
        assert.deepEqual((await stateOf(job)).added, added)
      })
    }

    it('retries a throttled page after Retry-After, and does not retry a page after a permanent error', async () => {
      const { scope, sync } = fresh({ users: many(6, (at) => user(`u${at}`)) })
      const times: number[] = []
      on(scope.domainId, () => {
        times.push(performance.now())
        if (times.length === 1) throw new BackupError('rate-limited', 'slower', { details: { retryAfterMs: 1500 } })
        if (times.length === 2) throw new Error('a socket hung up')
        if (times.length === 3) throw new BackupError('aborted', 'stopped by the directory')
        return undefined
      })
      const { added } = await sync('users')
      assert.equal(added, 6)
      assert.equal(times.length, 5)
      assert.ok(elementAt(times, 1) - elementAt(times, 0) >= 1490, 'Retry-After')
      const asked: number[] = []
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

    it('fails on malformed pages with the name of the field, and on repeated cursors', async () => {
      const { scope, sync, mirror, before } = await synced()
      const malformed: [SyncKind, unknown, string][] = [
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
      for (const [kind, page, field] of malformed) {
        on(scope.domainId, async () => (page === undefined ? {} : page))
        await assert.rejects(sync(kind), ({ code, message }: BackupError) => {
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
          // Ends a sync that does not detect the cycle.
          if (rounds > 100) return { items: [] }
          return { items: [user(`u${at}`)], next: String(at > 0 && at % length === 0 ? at - length + 1 - 1 : at) }
        })
        await assert.rejects(sync('users'), ({ code, message }: BackupError) => code === 'bad-answer' && message.includes('cursor twice'))
      }
      on()
      assert.deepEqual(await mirror(), before)
    })

    it('continues a sync if a stale worker fails', async () => {
      const { scope, source, mirror } = fresh({ users: many(6, (at) => user(`u${at}`)) })
      const lags = createGate()
      const goes = createGate()
      const behind = createScriptedDirectory({ domains: ids })
      behind.domains.set(scope.domainId, source)
      behind.onPage = async ({ cursor }) => {
        if (cursor !== undefined) return
        await lags.wait()
        throw new BackupError('forbidden', 'no longer')
      }
      on(scope.domainId, ({ cursor }) => (cursor === '4' ? goes.wait() : undefined))
      const job = await begin(scope, 'users')
      const late = createSyncHandler(world.db, behind)(job, never())
      await lags.reached
      const working = createSyncHandler(world.db, directory)(job, never())
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

    it('continues the sync when a caller stops watching', async () => {
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
      await until(async () => (await mirror()).users.length === 9, 'the unwatched sync')
      assert.deepEqual(await mirror(), expectedMirror(source))
    })

    it('syncs all kinds at once, even if groups and org units name users before the user sync reads them', async () => {
      for (let round = 0; round < 3; round += 1) {
        const records = recordsOf(40)
        const { scope, source, mirror } = fresh({ ...records, users: [...records.users].reverse() })
        const work = createSyncHandler(world.db, directory)
        const jobs: { sync: number }[] = []
        for (const kind of KINDS) jobs.push(await begin(scope, kind))
        await Promise.all(jobs.map((job) => work(job, never())))
        for (const job of jobs) assert.equal((await stateOf(job)).status, 'completed')
        assert.deepEqual(await mirror(), expectedMirror(source), `round ${round}`)
      }
      assert.deepEqual(await doubled(), [])
    })

    it('continues at the next page after a worker was killed', { timeout: 180_000 }, async (t) => {
      const records = recordsOf(18)
      const own = createScriptedDirectory({ domains: ['d0'] })
      own.domains.set('d0', records)
      const one = await create({ directory: own, isWorking: false })
      t.after(() => one.stop())
      const watching = KINDS.map((kind) => one.adapter.sync(one.scope, kind, call()))
      for (const watched of watching) watched.catch(() => {})
      await until(async () => (await one.db.selectFrom('syncs').selectAll().execute()).length === 3, 'three syncs')
      if (name === 'PGlite') await one.backend.stop()
      const child = startWorker({ location: one.location, records, holdsAt: KINDS.map((kind) => `${kind} 12`) })
      for (const kind of KINDS) await child.prints(`holding ${kind}`)
      await child.kill()
      const second = await one.another({ isWorking: true })
      const results = await Promise.all(KINDS.map((kind) => second.adapter.sync(one.scope, kind, call())))
      for (const { added } of results) assert.equal(added, 18)
      const rest = KINDS.flatMap((kind) => [`${kind} d0 12`, `${kind} d0 16`])
      assert.deepEqual([...own.asked].sort(), rest.sort(), 'the first pages are not read again')
      if (name !== 'PGlite') assert.deepEqual(await Promise.all(watching), results)
      assert.deepEqual(await mirrorOf(second.adapter, one.scope), expectedMirror(records))
    })

    it('rolls back the swap of a killed worker, and another worker repeats it', { timeout: 120_000 }, async (t) => {
      const records = recordsOf(18)
      const own = createScriptedDirectory({ domains: ['d0'] })
      own.domains.set('d0', { users: many(6, (at) => user(`u${at}`, { name: 'old' })), groups: [], orgUnits: [] })
      const one = await create({ directory: own })
      t.after(() => one.stop())
      await one.adapter.sync(one.scope, 'users', call())
      await one.backend.stop()
      const slow = await openDatabase(one.location)
      // The last statement of the swap takes a minute.
      await sql`create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(60); return new; end $$`.execute(
        slow.db,
      )
      await sql`create trigger slow before update on syncs for each row when (new.status = 'completed') execute function slow()`.execute(
        slow.db,
      )
      const job = await begin(one.scope, 'users', slow.db)
      const jobs = await openJobQueue(slow, () => {})
      await slow.db.transaction().execute((tx) => jobs.send(tx, 'sync', [job]))
      await jobs.stop()
      if (name === 'PGlite') await slow.close()
      const child = startWorker({ location: one.location, records })
      await child.prints('asked users 16')
      if (name === 'PGlite') await sleep(1_500)
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
      own.domains.set('d0', records)
      const second = await one.another({ isWorking: true })
      const { added, changed } = await second.adapter.sync(one.scope, 'users', call())
      assert.deepEqual([added, changed], [12, 6])
      for (const kind of ['groups', 'org-units'] as const) await second.adapter.sync(one.scope, kind, call())
      assert.deepEqual(await mirrorOf(second.adapter, one.scope), expectedMirror(records))
    })

    it('stops while it reads a page, and leaves the rest to another process', { timeout: 60_000 }, async (t) => {
      const own = createScriptedDirectory({ domains: ['d0'] })
      own.domains.set('d0', recordsOf(11))
      const gate = createGate()
      own.onPage = ({ cursor }) => (cursor === '8' ? gate.wait() : undefined)
      const one = await create({ directory: own })
      t.after(() => one.stop())
      one.adapter.sync(one.scope, 'users', call()).catch(() => {})
      await gate.reached
      const since = performance.now()
      await one.backend.stop()
      assert.ok(performance.now() - since < 10_000, 'stop does not wait for the directory')
      own.asked.length = 0
      own.onPage = async () => undefined
      const second = await one.another({ isWorking: true })
      assert.equal((await second.adapter.sync(one.scope, 'users', call())).added, 11)
      assert.deepEqual(own.asked, ['users d0 8'])
    })

    if (name === 'PGlite') return

    it('stages pages while a start holds the domain, and numbers users while a start runs', async () => {
      const { scope, source, sync, mirror } = fresh(recordsOf(10))
      const domain = (await world.db.selectFrom('domains').select('no').where('id', '=', scope.domainId).executeTakeFirstOrThrow()).no
      const reports: { done: number }[] = []
      const syncs: Promise<SyncResult>[] = []
      await world.db.transaction().execute(async (tx) => {
        await lockDomain(tx, domain)
        for (const kind of KINDS) syncs.push(sync(kind, { onProgress: (progress: { done: number }) => reports.push(progress) }))
        await until(() => reports.filter(({ done }) => done === 10).length === 3, 'all pages')
        await sleep(300)
      })
      // All syncs had counted members before the first of them swapped.
      await Promise.all(syncs)
      assert.deepEqual(await mirror(), expectedMirror(source))
      await world.backend.grantCredits(scope, 1)
      await world.db.transaction().execute(async (tx) => {
        await ensureRows(tx, 'users', domain, new Set(['stranger']))
        const since = performance.now()
        await startOf(world.adapter, scope, source.users.slice(0, 1))
        assert.ok(performance.now() - since < 5000)
      })
    })

    it('inserts a user once if another transaction numbers the user during the swap', async () => {
      const waits = (count: number) =>
        until(async () => {
          const { rows } = await sql<{ count: number }>`select count(*)::int as count from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'`.execute(world.db)
          return firstOf(rows).count === count
        }, 'sessions that wait for a lock')
      for (const isHeld of [false, true]) {
        const { scope, source, sync, mirror } = fresh({ users: many(3, (at) => user(`u${at}`)) })
        const domain = (await world.db.selectFrom('domains').select('no').where('id', '=', scope.domainId).executeTakeFirstOrThrow()).no
        let syncing: Promise<SyncResult> | undefined
        await world.db.transaction().execute(async (tx) => {
          // The user is numbered before the swap is prepared, or after it.
          if (isHeld) await lockDomain(tx, domain)
          else await ensureRows(tx, 'users', domain, new Set(['u0']))
          syncing = sync('users')
          syncing.catch(() => {})
          await waits(1)
          if (isHeld) await world.db.transaction().execute((other) => ensureRows(other, 'users', domain, new Set(['u0'])))
        })
        assert.equal((await syncing)?.added, 3)
        assert.deepEqual(await mirror(), expectedMirror(source))
      }
      const { scope } = fresh()
      const domain = (await world.db.selectFrom('domains').select('no').where('id', '=', scope.domainId).executeTakeFirstOrThrow()).no
      let second: ReturnType<typeof ensureRows> | undefined
      const first = await world.db.transaction().execute(async (tx) => {
        const rows = await ensureRows(tx, 'users', domain, new Set(['a', 'b']))
        second = world.db.transaction().execute((other) => ensureRows(other, 'users', domain, new Set(['c', 'b', 'a'])))
        second.catch(() => {})
        await waits(1)
        return rows
      })
      const after = await second
      assert.deepEqual(
        ['a', 'b'].map((id) => after?.get(id)?.no),
        ['a', 'b'].map((id) => first.get(id)?.no),
      )
      assert.deepEqual(await doubled(), [])
    })

    it('continues a sync and its reports after the database was unreachable', { timeout: 120_000 }, async () => {
      const { scope, sync, mirror, source } = fresh({ users: many(30, (at) => user(`u${at}`)) })
      const admin = new pg.Client({ connectionString: urlOf(world.location) })
      await admin.connect()
      on(scope.domainId, async ({ cursor }) => {
        if (!['8', '16', '24'].includes(cursor ?? '')) return
        await admin.query(
          'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
        )
        await sleep(100)
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
