// Seeding, the list of clouds, sweeping, and the functions that syncs use.
import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { sql } from 'kysely'
import { createBackendOn } from '../../../src/backends/postgres/create-postgres-backend.js'
import { vacuumTables } from '../../../src/backends/postgres/database/vacuum-embedded.js'
import { countNested } from '../../../src/backends/postgres/mirror/count-members.js'
import { refreshClouds } from '../../../src/backends/postgres/mirror/list-clouds.js'
import { readDirectoryPage } from '../../../src/backends/postgres/mirror/read-directory.js'
import { createSyncHandler } from '../../../src/backends/postgres/mirror/run-sync.js'
import type { Directory, DirectoryPage, DirectoryUser } from '../../../src/compose/directory.js'
import { createTenantDirectory } from '../../../src/compose/tenant-directory.js'
import { BackupError, type Call, type Scope, type SyncKind } from '../../../src/core/index.js'
import { createRandom } from '../../../src/core/internal.js'
import { simulatedEngine } from '../../../src/engines/simulated/simulated-engine.js'
import { createMemoryAdapter, generateTenant, type Tenant, type TenantDomain } from '../../../src/memory.js'
import { backends } from '../../tools/postgres.js'
import { expectedMirror, mirrorOf } from './mirror-contents.js'
import { call, firstOf, never, until } from './run-world.js'
import { createScriptedDirectory, type DomainRecords, group, unit, user } from './scripted-directory.js'

const KINDS: readonly SyncKind[] = ['users', 'groups', 'org-units']

const recordsOf = ({ domains }: { domains: Map<string, DomainRecords> }, id: string): DomainRecords => {
  const records = domains.get(id)
  assert.ok(records !== undefined)
  return records
}

for (const { name, create, open } of backends()) {
  describe(name, () => {
    it('seeds a database with the mirror of a tenant, and syncs its pending changes as the memory adapter does', async (t) => {
      const tenant = generateTenant({ seed: 7, users: 150 })
      const world = await create({ tenant, pageSize: 40, engine: simulatedEngine() })
      t.after(() => world.stop())
      const memory = createMemoryAdapter({ tenant, speed: 1e6 })
      const { adapter } = world
      assert.deepEqual(await adapter.listClouds(call()), await memory.listClouds(call()))
      for (const { id: cloudId, domains } of tenant.clouds) {
        for (const { id: domainId } of domains) {
          const scope = { cloudId, domainId }
          assert.deepEqual(await mirrorOf(adapter, scope), await mirrorOf(memory, scope))
          assert.deepEqual(await adapter.getCredits(scope, call()), await memory.getCredits(scope, call()))
          assert.deepEqual(await adapter.getSettings(scope, call()), await memory.getSettings(scope, call()))
          for (const kind of KINDS) {
            const { finishedAt: _, ...expected } = await memory.sync(scope, kind, call())
            const { finishedAt, ...counts } = await adapter.sync(scope, kind, call())
            assert.deepEqual(counts, expected)
            const [cloud] = (await adapter.listClouds(call())).filter(({ id }) => id === cloudId)
            assert.equal(cloud?.domains.find(({ id }) => id === domainId)?.synced?.[kind], finishedAt)
          }
          assert.deepEqual(await mirrorOf(adapter, scope), await mirrorOf(memory, scope))
        }
      }
    })

    it('lists clouds and domains of the last directory listing, and keeps the data of removed ones', async (t) => {
      const directory = createScriptedDirectory({ domains: ['a', 'b'] })
      const form = { groups: [{ id: 'g', label: 'G\u0000', fields: [] }] }
      const cloud = (id: string, domains: readonly string[], more: object = {}) => ({
        id,
        name: `Cloud ${id}`,
        settingsForm: form,
        domains: domains.map((one) => ({ id: one, name: one.toUpperCase() })),
        ...more,
      })
      directory.cloudList = [cloud('c', ['b', 'a'], { capabilities: ['sync', 'runs'] }), cloud('z', ['a'])]
      recordsOf(directory, 'a').users = [user('u')]
      const world = await create({ directory })
      t.after(() => world.stop())
      const { adapter, db } = world
      const listed = async () =>
        (await adapter.listClouds(call())).map(({ domains, ...rest }) => ({
          ...rest,
          domains: domains.map(({ id, name: called }) => `${id} ${called}`),
        }))
      assert.deepEqual(await listed(), [
        { id: 'c', name: 'Cloud c', capabilities: ['sync', 'runs'], domains: ['b B', 'a A'] },
        { id: 'z', name: 'Cloud z', domains: ['a A'] },
      ])
      const scope = { cloudId: 'c', domainId: 'a' }
      await adapter.sync(scope, 'users', call())
      directory.cloudList = [cloud('y', ['new']), cloud('c', ['b'], { name: 'Renamed' })]
      // Several processes may start at the same time.
      await Promise.all([1, 2, 3].map(() => refreshClouds(db, directory)))
      assert.deepEqual(await listed(), [
        { id: 'y', name: 'Cloud y', domains: ['new NEW'] },
        { id: 'c', name: 'Renamed', domains: ['b B'] },
      ])
      await assert.rejects(adapter.listUsers({ scope }, call()), { code: 'not-found' })
      await assert.rejects(adapter.sync(scope, 'users', call()), { code: 'not-found' })
      directory.cloudList = [cloud('c', ['a', 'b'])]
      await refreshClouds(db, directory)
      assert.deepEqual(await listed(), [{ id: 'c', name: 'Cloud c', domains: ['a A', 'b B'] }])
      assert.equal((await adapter.listUsers({ scope }, call())).items.length, 1)
      directory.cloudList = [{ ...cloud('c', ['a']), name: 7 }]
      await assert.rejects(refreshClouds(db, directory), { code: 'bad-answer', field: '[0].name' })
      directory.cloudList = [cloud('c\u0000', ['a'])]
      await assert.rejects(refreshClouds(db, directory), { code: 'bad-answer', field: '[0].id' })
    })

    it('serves the stored clouds while the directory is unreachable, and retries', async (t) => {
      const away = async (): Promise<never> => {
        throw new BackupError('unavailable', 'away')
      }
      const { database, close } = await open()
      t.after(close)
      await assert.rejects(createBackendOn(database, { directory: createScriptedDirectory({ domains: [], clouds: away }) }), {
        code: 'unavailable',
      })
      // Only one process can use an embedded database.
      if (name === 'PGlite') return
      const world = await create({ directory: createScriptedDirectory({ domains: ['a'] }) })
      t.after(() => world.stop())
      const errors: BackupError[] = []
      const directory = createScriptedDirectory({ domains: ['a', 'new'], clouds: away })
      const { adapter } = await world.another({ directory, onError: (error) => errors.push(error) })
      const listed = async () => (await adapter.listClouds(call())).flatMap(({ domains }) => domains.map(({ id }) => id))
      assert.deepEqual(await listed(), ['a'])
      assert.match(firstOf(errors).message, /away/)
      directory.clouds = createScriptedDirectory({ domains: ['a', 'new'] }).clouds
      await until(async () => (await listed()).length === 2, 'the new domain')
    })

    it('sweeps only the rows of ended syncs, in batches', async (t) => {
      const big = Array.from({ length: 45_000 }, (_, at) => `u${at}`)
      const directory = createScriptedDirectory({ domains: ['d0', 'd1'], pageSize: 1000 })
      const groups = [group('one', big.slice(0, 25_000)), group('two', big.slice(0, 9)), group('three', big.slice(0, 20_000))]
      for (const id of ['d0', 'd1']) Object.assign(recordsOf(directory, id), { groups, orgUnits: [unit('o', big.slice(0, 50))] })
      const world = await create({ directory })
      t.after(() => world.stop())
      const scopes = ['d0', 'd1'].map((domainId) => ({ cloudId: 'c', domainId }))
      for (const scope of scopes) for (const kind of ['groups', 'org-units'] as const) await world.adapter.sync(scope, kind, call())
      const left = async () => {
        const { rows } = await sql<{
          members: number
          units: number
          staged: number
        }>`select (select count(*) from group_users)::int as members, (select count(*) from org_unit_users)::int as units,
          (select count(*) from staged)::int as staged`.execute(world.db)
        return firstOf(rows)
      }
      await until(async () => (await left()).staged === 0, 'staged records to be swept')
      assert.deepEqual(await left(), { members: 90_018, units: 100, staged: 0 })
      // Leftovers of a worker that died.
      const { rows } = await sql<{
        no: number
      }>`insert into syncs (domain, kind, status) select no, 'groups', 'cancelled' from domains where id = 'd0' returning no`.execute(
        world.db,
      )
      await sql`insert into group_users select ${firstOf(rows).no}::int, 1, n from generate_series(1, 41000) n`.execute(world.db)
      await sql`insert into staged (sync, id, place) select ${firstOf(rows).no}::int, 'x' || n, n from generate_series(1, 41000) n`.execute(
        world.db,
      )
      for (let round = 0; round < 2; round += 1) await world.adapter.sync(firstOf(scopes), 'groups', call())
      await until(async () => (await left()).members === 90_018 && (await left()).staged === 0, 'old rows to be swept')
      assert.deepEqual(await left(), { members: 90_018, units: 100, staged: 0 })
      // Ended syncs are deleted after 30 days.
      await sql`update syncs set finished_at = now() - interval '31 days' where is_swept`.execute(world.db)
      const before = (await world.db.selectFrom('syncs').selectAll().execute()).length
      await world.adapter.sync(firstOf(scopes), 'groups', call())
      await until(async () => (await world.db.selectFrom('syncs').selectAll().execute()).length === before - 2, 'old syncs to be deleted')
    })

    it('keeps the staged records of a running sync while an earlier one is swept', async (t) => {
      const directory = createScriptedDirectory({ domains: ['d0'] })
      const source = Object.assign(recordsOf(directory, 'd0'), {
        users: [user('u')],
        groups: Array.from({ length: 9 }, (_, at) => group(`g${at}`, ['u'])),
      })
      const world = await create({ directory, isWorking: false })
      t.after(() => world.stop())
      const work = createSyncHandler(world.db, directory)
      const begin = async (kind: SyncKind) =>
        firstOf(
          (await sql<{ sync: number }>`insert into syncs (domain, kind) values (1, ${kind}) returning no as sync`.execute(world.db)).rows,
        )
      await work(await begin('users'), never())
      const first = await begin('groups')
      await work(first, never())
      const second = await begin('groups')
      // The worker of the first sync is delayed.
      directory.onPage = ({ cursor }) => (cursor === '4' ? work(first, never()) : undefined)
      await work(second, never())
      const { rows } = await sql`select status, added, changed, removed from syncs where no = ${second.sync}`.execute(world.db)
      assert.deepEqual(rows, [{ status: 'completed', added: 0, changed: 0, removed: 0 }])
      assert.deepEqual(await mirrorOf(world.adapter, world.scope), expectedMirror(source))
    })

    it('ignores jobs of syncs that have ended or do not exist', { timeout: 60_000 }, async (t) => {
      const directory = createScriptedDirectory({ domains: ['d0'] })
      recordsOf(directory, 'd0').users = [user('u')]
      const world = await create({ directory, isWorking: false })
      t.after(() => world.stop())
      const work = createSyncHandler(world.db, directory)
      for (const status of ['completed', 'failed', 'cancelled']) {
        const { rows } = await sql<{
          no: number
        }>`insert into syncs (domain, kind, status, finished_at) values (1, 'users', ${status}, now()) returning no`.execute(world.db)
        await work({ sync: firstOf(rows).no }, never())
      }
      await work({ sync: 12345 }, never())
      assert.deepEqual(directory.asked, [])
      assert.deepEqual((await mirrorOf(world.adapter, world.scope)).users, [])
    })

    if (name !== 'PGlite') return
    it('vacuums an embedded database to limit its size', async (t) => {
      const world = await create({})
      t.after(() => world.stop())
      const query = <T>(text: string) => sql.raw<T>(text).execute(world.db)
      const size = async () => firstOf((await query<{ size: number }>("select pg_relation_size('staged')::int as size")).rows).size
      await query("insert into staged (sync, id, place) select 1, 'x' || n, n from generate_series(1, 5000) n")
      const once = await size()
      for (let round = 0; round < 5; round += 1) {
        await query('delete from staged')
        // PGlite updates statistics with a delay.
        await until(async () => {
          const { rows } = await query<{ dead: number }>("select n_dead_tup::int as dead from pg_stat_user_tables where relname = 'staged'")
          return firstOf(rows).dead > 4000
        }, 'statistics of dead rows')
        await vacuumTables((text) => query(text))
        await query("insert into staged (sync, id, place) select 1, 'x' || n, n from generate_series(1, 5000) n")
      }
      assert.ok((await size()) < 3 * once, `${await size()} of ${once}`)
    })
  })
}

describe('countNested', () => {
  it('counts each member of nested groups once, through cycles too', async () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const random = createRandom(seed)
      const size = 1 + Math.floor(random() * 12)
      const all = Array.from({ length: size }, (_, no) => no)
      const share = random() * 0.4
      const children = new Map(
        all.map((no): [number, number[]] => [no, all.filter(() => random() < share)]).filter(([, nested]) => nested.length > 0),
      )
      const members = new Map(all.map((no) => [no, Int32Array.from(Array.from({ length: 9 }, (_, at) => at).filter(() => random() < 0.2))]))
      const model = {
        users: Array.from({ length: 9 }, (_, at) => user(String(at))),
        groups: all.map((no) =>
          group(String(no), Array.from(members.get(no) ?? [], String), { groups: (children.get(no) ?? []).map(String) }),
        ),
        orgUnits: [],
      }
      const expected = new Map(
        (expectedMirror(model).groups as { id: string; memberCount: number }[]).map(({ id, memberCount }) => [Number(id), memberCount]),
      )
      const counts = await countNested({ children, members })
      for (const no of children.keys()) assert.equal(counts.get(no), expected.get(no), `group ${no} of seed ${seed}`)
    }
  })

  it('walks a cycle of 100,000 groups once', { timeout: 60_000 }, async () => {
    const many = 100_000
    const children = new Map(Array.from({ length: many }, (_, no): [number, number[]] => [no, [(no + 1) % many]]))
    const members = new Map(Array.from({ length: many }, (_, no): [number, Int32Array] => [no, Int32Array.of(no, no + 1)]))
    const since = performance.now()
    const counts = await countNested({ children, members })
    assert.equal(counts.get(77), many + 1)
    assert.ok(performance.now() - since < 20_000)
  })
})

describe('readDirectoryPage', () => {
  const request = { kind: 'users', scope: { cloudId: 'c', domainId: 'd' }, cursor: null } as const
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
  const directoryOf = (users: Directory['users']): Directory => ({ ...createScriptedDirectory({ domains: [] }), users })

  it('retries after five minutes without an answer', async (t: TestContext) => {
    t.mock.timers.enable({ apis: ['setTimeout'] })
    let asked = 0
    const signals: AbortSignal[] = []
    const directory = directoryOf((_scope: Scope, _cursor: string | undefined, { signal }: Call) => {
      asked += 1
      signals.push(signal)
      return asked === 1 ? new Promise(() => {}) : Promise.resolve({ items: [] })
    })
    const reading = readDirectoryPage(directory, request, never())
    t.mock.timers.tick(299_000)
    await settle()
    assert.deepEqual([asked, firstOf(signals).aborted], [1, false])
    t.mock.timers.tick(1_000)
    await settle()
    assert.deepEqual([asked, firstOf(signals).aborted], [1, true], 'a delay before the retry')
    t.mock.timers.tick(1_000)
    await settle()
    assert.equal(asked, 2)
    assert.deepEqual((await reading).items, [])
  })

  it('waits for Retry-After, at most an hour', async (t: TestContext) => {
    t.mock.timers.enable({ apis: ['setTimeout'] })
    const cases: [number, number][] = [
      [900_000, 900_000],
      [1e300, 3_599_000],
    ]
    for (const [retryAfterMs, most] of cases) {
      let asked = 0
      const directory = directoryOf(async (): Promise<DirectoryPage<DirectoryUser>> => {
        asked += 1
        if (asked === 1) throw new BackupError('rate-limited', 'later', { details: { retryAfterMs } })
        return { items: [] }
      })
      const reading = readDirectoryPage(directory, request, never())
      await settle()
      t.mock.timers.tick(most)
      await settle()
      assert.equal(asked, 1, `before ${retryAfterMs}`)
      t.mock.timers.tick(1_000)
      await settle()
      assert.equal(asked, 2, `after ${retryAfterMs}`)
      assert.deepEqual((await reading).items, [])
    }
  })
})

describe('createTenantDirectory', () => {
  it('lists pending changes, cuts large groups, continues from any cursor, and stops on abort', async () => {
    const ids = Array.from({ length: 23 }, (_, at) => `u${at}`)
    const domain: TenantDomain = {
      id: 'd',
      name: 'd',
      credits: 0,
      users: ids.map((id) => ({ ...user(id), backupStatus: 'protected' })),
      groups: [group('a', ids, { groups: ['b'] }), group('b', []), group('c', ids.slice(0, 7)), group('gone', ids)],
      orgUnits: [unit('o', ids.slice(0, 10)), unit('p', [])],
      pending: {
        users: { put: [{ ...user('u3', { name: 'Changed' }), backupStatus: 'none' }], remove: ['u4'] },
        groups: { put: [group('d', ['u1'])], remove: ['gone'] },
      },
    }
    const tenant: Tenant = { clouds: [{ id: 'c', name: 'c', kind: 'google-workspace', domains: [domain] }] }
    const scope = { cloudId: 'c', domainId: 'd' }
    const read = async <M extends 'users' | 'groups' | 'orgUnits'>(method: M) => {
      type Item = Awaited<ReturnType<Directory[M]>>['items'][number] & { members?: readonly string[]; users?: readonly string[] }
      const items: Item[] = []
      let cursor: string | undefined
      do {
        // Each page has its own directory, because cursors must survive a restart.
        const page = (await createTenantDirectory(tenant, { pageSize: 3, pageMembers: 5 })[method](scope, cursor, call())) as {
          items: readonly Item[]
          next?: string
        }
        assert.ok(page.items.length <= 3 && page.items.reduce((sum, one) => sum + (one.members ?? one.users ?? []).length, 0) <= 5)
        items.push(...page.items)
        cursor = page.next
      } while (cursor !== undefined)
      return items
    }
    const users = await read('users')
    assert.deepEqual(
      users.map(({ id }) => id),
      ids.filter((id) => id !== 'u4'),
    )
    assert.deepEqual(users[3], user('u3', { name: 'Changed' }))
    const groups = await read('groups')
    assert.deepEqual([...new Set(groups.map(({ id }) => id))], ['a', 'b', 'c', 'd'])
    const inside = (id: string) => groups.filter((one) => one.id === id).flatMap(({ members }) => members)
    assert.deepEqual(['a', 'b', 'c', 'd'].map(inside), [ids, [], ids.slice(0, 7), ['u1']])
    assert.deepEqual(
      groups.flatMap(({ groups: nested = [] }) => nested),
      ['b'],
    )
    assert.deepEqual(
      (await read('orgUnits')).flatMap(({ users: some }) => some),
      ids.slice(0, 10),
    )
    await assert.rejects(createTenantDirectory(tenant).users({ ...scope, domainId: 'e' }, undefined, call()), BackupError)
    const controller = new AbortController()
    const waiting = createTenantDirectory(tenant, { pageMs: 60_000 }).users(scope, undefined, { signal: controller.signal })
    controller.abort()
    await assert.rejects(waiting, { code: 'aborted' })
  })
})
