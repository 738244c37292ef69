// Incremental syncs, the guard of user listings, hidden groups and imported statuses, on every database.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import type { JobQueue } from '../../../src/backends/postgres/jobs/job-queue.js'
import { createSyncHandler } from '../../../src/backends/postgres/mirror/run-sync.js'
import { createSyncWatcher } from '../../../src/backends/postgres/mirror/watch-syncs.js'
import type { BackupEngine } from '../../../src/compose/backup-engine.js'
import type { Directory } from '../../../src/compose/directory.js'
import { BackupError, type BackupStatus, type Scope, type SyncKind, type SyncResult } from '../../../src/core/index.js'
import { backends, type World } from '../../tools/postgres.js'
import { liveHistories, mirrorOf, readMirrorInFull } from '../../worlds/random-histories.js'
import { createScriptedDirectory, directoryUser, type ScriptedDirectory } from '../../worlds/scripted-directory.js'
import { call, startOf } from './run-world.js'

const HISTORIES = 200
/** Number of histories that share a domain. */
const SHARED_BY = 10
const KINDS: readonly SyncKind[] = ['users', 'groups', 'org-units']
const CLOUD = 'c'
const domainIds = Array.from({ length: 60 }, (_, at) => `d${at}`)
const clouds: Directory['clouds'] = async () => [{ id: CLOUD, name: 'c', domains: domainIds.map((id) => ({ id, name: id })) }]
const usersOf = (count: number) => Array.from({ length: count }, (_, at) => directoryUser(`u${at}`))
const counts = ({ added, changed, removed }: SyncResult) => [added, changed, removed]

for (const { name, create } of backends()) {
  describe(name, () => {
    let world: World
    let next = 0
    const idle: BackupEngine = { name: 'idle', protect: async () => {} }
    before(async () => {
      world = await create({ directory: { ...createScriptedDirectory(), clouds }, engine: idle, isWorking: false })
    })
    after(() => world?.stop())

    /** Creates a domain with its own directory. Its syncs run in this process, without a job queue. */
    const fresh = (directory: ScriptedDirectory, engine: BackupEngine = idle) => {
      const scope: Scope = { cloudId: CLOUD, domainId: domainIds[next++] ?? '' }
      let job: { sync: number } | undefined
      let working = Promise.resolve()
      const send = async (_: unknown, __: string, [one]: [{ sync: number }]) => {
        job = one
      }
      const wake = () => {
        const work = createSyncHandler(world.db, directory, { engine })
        if (job !== undefined) working = work(job, new AbortController().signal)
      }
      const watcher = createSyncWatcher(world.db, { send, wake } as unknown as JobQueue)
      const sync = async (kind: SyncKind): Promise<SyncResult> => {
        const result = watcher.watchSync(scope, kind, call())
        await result.catch(() => {})
        await working
        return result
      }
      const ids = async () => (await world.adapter.listUsers({ scope, limit: 500 }, call())).items.map(({ id }) => id).sort()
      const statuses = async () =>
        (await world.adapter.listUsers({ scope, limit: 500 }, call())).items.map(({ id, backupStatus }) => `${id} ${backupStatus}`).sort()
      return { scope, sync, ids, statuses }
    }

    for (const left of [0, 4]) {
      it(`accepts a listing with ${left} of 10 users only if a second reading agrees`, async () => {
        const directory = createScriptedDirectory({ users: usersOf(10) })
        const { sync, ids } = fresh(directory)
        await sync('users')
        directory.content.users = usersOf(left)
        assert.deepEqual(counts(await sync('users')), [0, 0, 10 - left])
        assert.deepEqual(directory.readings, ['users', 'users', 'users'])
        assert.equal((await ids()).length, left)
      })

      it(`fails and changes nothing when one reading has ${left} of 10 users and the other has all 10`, async () => {
        const directory = createScriptedDirectory({ users: usersOf(10) })
        const { scope, sync, ids } = fresh(directory)
        const synced = async () => {
          const [cloud] = await world.adapter.listClouds(call())
          return cloud?.domains.find(({ id }) => id === scope.domainId)?.synced?.users
        }
        await sync('users')
        const before = await synced()
        directory.userListings.push(usersOf(left))
        await assert.rejects(sync('users'), ({ code, reason }: BackupError) => {
          assert.equal(code, 'unavailable')
          assert.equal(reason, `the directory returned ${left} users, then 10, but 10 are known. Nothing was changed. Sync again later.`)
          return true
        })
        assert.equal((await ids()).length, 10)
        assert.equal(await synced(), before)
        assert.deepEqual(counts(await sync('users')), [0, 0, 0])
      })
    }

    it('accepts a listing with half of the known users, and an empty first listing, at once', async () => {
      const directory = createScriptedDirectory()
      const { sync } = fresh(directory)
      await sync('users')
      directory.content.users = usersOf(10)
      await sync('users')
      directory.content.users = usersOf(5)
      assert.deepEqual(counts(await sync('users')), [0, 0, 5])
      assert.equal(directory.readings.length, 3)
    })

    it('reads changes after a full listing, and the full listing if `since` is rejected or the directory lists no changes', async () => {
      const directory = createScriptedDirectory({ users: usersOf(5) }, 3, true)
      const { scope, sync, ids } = fresh(directory)
      await sync('users')
      directory.log.push({ kind: 'users', item: directoryUser('new') }, { kind: 'users', item: { id: 'u0', isGone: true } })
      assert.deepEqual(counts(await sync('users')), [1, 0, 1])
      assert.deepEqual(await ids(), ['new', 'u1', 'u2', 'u3', 'u4'])
      directory.oldestVersion = 99
      directory.content.users = [...usersOf(5).slice(1), directoryUser('new'), directoryUser('newer')]
      assert.deepEqual(counts(await sync('users')), [1, 0, 0])
      assert.deepEqual(directory.readings, ['users', 'changes users', 'users'])
      delete directory.changes
      directory.content.users = usersOf(5)
      assert.deepEqual(counts(await sync('users')), [1, 0, 2])
      assert.deepEqual(directory.readings, ['users', 'changes users', 'users', 'users'])
      const { rows } = await sql`select s.* from staged s join syncs on syncs.no = s.sync join domains d on d.no = syncs.domain
        where d.id = ${scope.domainId}`.execute(world.db)
      assert.deepEqual(rows, [], 'staged rows are left')
    })

    it('applies the last change of an id, across pages and within one page', async () => {
      const directory = createScriptedDirectory({ users: usersOf(4), groups: [{ id: 'g', name: 'G', members: ['u0'] }] }, 2, true)
      const { scope, sync } = fresh(directory)
      for (const kind of KINDS) await sync(kind)
      const changed = (members: string[]) => ({ kind: 'groups' as const, item: { id: 'g', name: 'G', members } })
      const other = { kind: 'groups' as const, item: { id: 'h', name: 'H', members: ['u3'] } }
      const gone = (id: string) => ({ kind: 'groups' as const, item: { id, isGone: true as const } })
      // pages of two changes
      directory.log.push(changed(['u1']), other, gone('g'), gone('h'), changed(['u2']), changed(['u2', 'u3']))
      assert.deepEqual(counts(await sync('groups')), [0, 1, 0])
      const { groups, members } = await mirrorOf(world.adapter, scope)
      assert.deepEqual(groups, [{ id: 'g', name: 'G', memberCount: 2 }])
      assert.deepEqual(members, { 'group g': ['u2', 'u3'] })
    })

    it('counts hidden groups as nested groups, but does not list them', async () => {
      const groups = [
        { id: 'g', name: 'Sales', members: ['u0'], groups: ['h'] },
        { id: 'h', name: 'Sales of another domain', members: ['u1', 'u2'], isHidden: true },
      ]
      const directory = createScriptedDirectory({ users: usersOf(3), groups })
      const { scope, sync } = fresh(directory)
      const list = (search?: string) => world.adapter.listGroups({ scope, search, limit: 1 }, call())
      for (const kind of KINDS) await sync(kind)
      const shown = { items: [{ id: 'g', name: 'Sales', memberCount: 3 }], total: 1 }
      assert.deepEqual([await list(), await list('sales')], [shown, shown])
      directory.content.groups = groups.map(({ isHidden: _, ...group }) => group)
      assert.deepEqual(counts(await sync('groups')), [0, 1, 0])
      assert.equal((await list()).total, 2)
    })

    it('imports statuses page by page with each user sync, and keeps the statuses of its own runs', async () => {
      const listed = new Map<string, BackupStatus>([
        ['u0', 'protected'],
        ['u1', 'paused'],
        ['u2', 'pending'],
      ])
      const statuses: NonNullable<BackupEngine['statuses']> = async (_, cursor) => {
        const at = Number(cursor ?? 0)
        const items = [...listed].slice(at, at + 2).map(([id, backupStatus]) => ({ id, backupStatus }))
        return { items, ...(at + 2 < listed.size && { next: String(at + 2) }) }
      }
      const engine: BackupEngine = { name: 'other', protect: async () => {}, statuses }
      const directory = createScriptedDirectory({ users: usersOf(6) }, 3, true)
      const own = fresh(directory, engine)
      const { scope, sync } = own
      await world.backend.grantCredits(scope, 10)
      await sync('users')
      assert.deepEqual(await own.statuses(), ['u0 protected', 'u1 paused', 'u2 pending', 'u3 none', 'u4 none', 'u5 none'])
      await startOf(world.adapter, scope, usersOf(5).slice(3))
      await sql`update run_users set status = 2 where user_no = (
        select no from users where id = 'u3' and domain = (select no from domains where id = ${scope.domainId}))`.execute(world.db)
      await sql`update users set backup_status = 2 where id = 'u3' and domain = (select no from domains where id = ${scope.domainId})`.execute(
        world.db,
      )
      listed.clear()
      listed.set('u4', 'failed').set('u5', 'protected').set('nobody', 'protected')
      await sync('users')
      // u3 has ended in a run, and u4 is queued in it
      assert.deepEqual(await own.statuses(), ['u0 none', 'u1 none', 'u2 none', 'u3 protected', 'u4 pending', 'u5 protected'])
      const spent = (await world.adapter.getCredits(scope, call())).available
      assert.equal(await world.backend.releaseUsers(scope, ['u5']), 0)
      assert.equal((await world.adapter.getCredits(scope, call())).available, spent, 'a user protected elsewhere holds no credit')
      assert.equal(await world.backend.releaseUsers(scope, ['u3']), 1)
      assert.deepEqual((await world.adapter.getCredits(scope, call())).available, Number(spent) + 1)
    })

    it('fails and changes nothing if the engine cannot list its users, or returns an invalid list', async () => {
      const directory = createScriptedDirectory({ users: usersOf(2) })
      let statuses: unknown = async () => {
        throw new BackupError('forbidden', 'the engine lists no users')
      }
      const engine: BackupEngine = {
        name: 'broken',
        protect: async () => {},
        statuses: ((...args: never[]) => (statuses as (...args: never[]) => unknown)(...args)) as never,
      }
      const { sync, ids } = fresh(directory, engine)
      await assert.rejects(sync('users'), { code: 'forbidden' })
      statuses = async () => ({ items: [{ id: 'u0', backupStatus: 'saved' }] })
      await assert.rejects(sync('users'), /backupStatus/)
      statuses = async () => ({ items: [], next: 'again' })
      await assert.rejects(sync('users'), { code: 'bad-answer' })
      assert.deepEqual(await ids(), [])
    })

    // One sync reads the changes of ten seeds, because 200 domains would take minutes.
    const histories = name === 'PGlite' ? HISTORIES : HISTORIES / 10
    it(`leaves the same mirror as full listings, over ${histories} random histories`, { timeout: 600_000 }, async () => {
      for (let first = 1; first < histories; first += SHARED_BY) {
        const directory = createScriptedDirectory({}, 20, true)
        const { scope, sync } = fresh(directory)
        const seeds = Array.from({ length: SHARED_BY }, (_, at) => first + at)
        await liveHistories(seeds, directory, sync)
        assert.deepEqual(await mirrorOf(world.adapter, scope), await readMirrorInFull(directory), `seeds from ${first}`)
      }
    })
  })
}
