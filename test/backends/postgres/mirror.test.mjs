// What a database begins with, which clouds and domains it lists, and the small parts that syncs are made of.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { backends, load } from '../../tools/postgres.mjs'
import { createDirectory, group, unit, user } from './directories.mjs'
import { expectedMirror, mirrorOf } from './mirrors.mjs'
import { call, until } from './world.mjs'

const { createMemoryAdapter, generateTenant } = await load('src/memory.ts')
const { BackupError } = await load('src/core/index.ts')
const { countNested } = await load('src/backends/postgres/mirror/nested-counts.ts')
const { createRandom } = await load('src/core/rules/random.ts')
const { simulatedEngine } = await load('src/engines/simulated/simulated-engine.ts')
const { createTenantDirectory } = await load('src/compose/tenant-directory.ts')
const { createBackendOn } = await load('src/backends/postgres/backend.ts')
const { createMirror } = await load('src/backends/postgres/mirror/mirror.ts')
const { createSyncWork } = await load('src/backends/postgres/mirror/sync-work.ts')
const { tidyUp } = await load('src/backends/postgres/database/tidy-up.ts')

const KINDS = ['users', 'groups', 'org-units']

for (const { name, create, open } of backends()) {
  describe(name, () => {
    it('a new database begins with the tenant’s mirror as the memory adapter shows it, and syncs bring in what is pending', async (t) => {
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
            assert.equal(cloud.domains.find(({ id }) => id === domainId).synced[kind], finishedAt)
          }
          assert.deepEqual(await mirrorOf(adapter, scope), await mirrorOf(memory, scope))
        }
      }
    })

    it('clouds and domains are listed as the directory tells them last; what it has no more keeps what it has, and is not found', async (t) => {
      const directory = createDirectory({ domains: ['a', 'b'] })
      const form = { groups: [{ id: 'g', label: 'G\u0000', fields: [] }] }
      const cloud = (id, domains, more = {}) => ({
        id,
        name: `Cloud ${id}`,
        settingsForm: form,
        domains: domains.map((one) => ({ id: one, name: one.toUpperCase() })),
        ...more,
      })
      directory.told = [cloud('c', ['b', 'a'], { capabilities: ['sync', 'runs'] }), cloud('z', ['a'])]
      Object.assign(directory.domains.get('a'), { users: [user('u')] })
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
      const mirror = createMirror(db, directory)
      directory.told = [cloud('y', ['new']), cloud('c', ['b'], { name: 'Renamed' })]
      // several processes come up at once
      await Promise.all([mirror.readClouds(), mirror.readClouds(), mirror.readClouds()])
      assert.deepEqual(await listed(), [
        { id: 'y', name: 'Cloud y', domains: ['new NEW'] },
        { id: 'c', name: 'Renamed', domains: ['b B'] },
      ])
      await assert.rejects(adapter.listUsers({ scope }, call()), { code: 'not-found' })
      await assert.rejects(adapter.sync(scope, 'users', call()), { code: 'not-found' })
      directory.told = [cloud('c', ['a', 'b'])]
      await mirror.readClouds()
      assert.deepEqual(await listed(), [{ id: 'c', name: 'Cloud c', domains: ['a A', 'b B'] }])
      assert.equal((await adapter.listUsers({ scope }, call())).items.length, 1)
      directory.told = [{ ...cloud('c', ['a']), name: 7 }]
      await assert.rejects(mirror.readClouds(), { code: 'bad-answer', field: '[0].name' })
      directory.told = [cloud('c\u0000', ['a'])]
      await assert.rejects(mirror.readClouds(), { code: 'bad-answer', field: '[0].id' })
    })

    it('a directory that is away hinders nobody who knew it before, and is asked again', async (t) => {
      const away = async () => {
        throw new BackupError('unavailable', 'away')
      }
      const { database, close } = await open()
      t.after(close)
      await assert.rejects(createBackendOn(database, { directory: createDirectory({ domains: [], clouds: away }) }), {
        code: 'unavailable',
      })
      // an embedded database is one process's
      if (name === 'PGlite') return
      const world = await create({ directory: createDirectory({ domains: ['a'] }) })
      t.after(() => world.stop())
      const errors = []
      const directory = createDirectory({ domains: ['a', 'new'], clouds: away })
      const { adapter } = await world.another({ directory, onError: (error) => errors.push(error) })
      const listed = async () => (await adapter.listClouds(call())).flatMap(({ domains }) => domains.map(({ id }) => id))
      assert.deepEqual(await listed(), ['a'])
      assert.match(errors[0].message, /away/)
      directory.clouds = async () => directory.told
      await until(async () => (await listed()).length === 2, 'the domain that is new')
    })

    it('what a sync leaves is cleared away in slices, whoever left it, and nothing else is', async (t) => {
      const big = Array.from({ length: 45_000 }, (_, at) => `u${at}`)
      const directory = createDirectory({ domains: ['d0', 'd1'], pageSize: 1000 })
      const groups = [group('one', big.slice(0, 25_000)), group('two', big.slice(0, 9)), group('three', big.slice(0, 20_000))]
      for (const domain of ['d0', 'd1']) Object.assign(directory.domains.get(domain), { groups, orgUnits: [unit('o', big.slice(0, 50))] })
      const world = await create({ directory })
      t.after(() => world.stop())
      const scopes = ['d0', 'd1'].map((domainId) => ({ cloudId: 'c', domainId }))
      for (const scope of scopes) for (const kind of ['groups', 'org-units']) await world.adapter.sync(scope, kind, call())
      const left = async () => {
        const { rows } =
          await sql`select (select count(*) from group_users)::int as members, (select count(*) from org_unit_users)::int as units,
          (select count(*) from staged)::int as staged`.execute(world.db)
        return rows[0]
      }
      await until(async () => (await left()).staged === 0, 'what is staged to be cleared away')
      assert.deepEqual(await left(), { members: 90_018, units: 100, staged: 0 })
      // one that died before its end
      const { rows } =
        await sql`insert into syncs (domain, kind, status) select no, 'groups', 'cancelled' from domains where id = 'd0' returning no`.execute(
          world.db,
        )
      await sql`insert into group_users select ${rows[0].no}::int, 1, n from generate_series(1, 41000) n`.execute(world.db)
      await sql`insert into staged (sync, id, place) select ${rows[0].no}::int, 'x' || n, n from generate_series(1, 41000) n`.execute(
        world.db,
      )
      for (let round = 0; round < 2; round += 1) await world.adapter.sync(scopes[0], 'groups', call())
      await until(async () => (await left()).members === 90_018 && (await left()).staged === 0, 'what is old to be cleared away')
      assert.deepEqual(await left(), { members: 90_018, units: 100, staged: 0 })
      // those that are long over are forgotten
      await sql`update syncs set finished_at = now() - interval '31 days' where is_swept`.execute(world.db)
      const before = (await world.db.selectFrom('syncs').selectAll().execute()).length
      await world.adapter.sync(scopes[0], 'groups', call())
      await until(async () => (await world.db.selectFrom('syncs').selectAll().execute()).length === before - 2, 'old syncs to be forgotten')
    })

    it('what a sync has read so far is not cleared away with what the one before it left', async (t) => {
      const directory = createDirectory({ domains: ['d0'] })
      const source = Object.assign(directory.domains.get('d0'), {
        users: [user('u')],
        groups: Array.from({ length: 9 }, (_, at) => group(`g${at}`, ['u'])),
      })
      const world = await create({ directory, isWorking: false })
      t.after(() => world.stop())
      const work = createSyncWork(world.db, directory)
      const never = new AbortController().signal
      const begin = async (kind) =>
        (await sql`insert into syncs (domain, kind) values (1, ${kind}) returning no as sync`.execute(world.db)).rows[0]
      await work(await begin('users'), never)
      const first = await begin('groups')
      await work(first, never)
      const second = await begin('groups')
      // the worker of the first comes so late
      directory.onPage = ({ cursor }) => (cursor === '4' ? work(first, never) : undefined)
      await work(second, never)
      const { rows } = await sql`select status, added, changed, removed from syncs where no = ${second.sync}`.execute(world.db)
      assert.deepEqual(rows, [{ status: 'completed', added: 0, changed: 0, removed: 0 }])
      assert.deepEqual(await mirrorOf(world.adapter, world.scope), expectedMirror(source))
    })

    it('a sync that is no longer running, or not there, is not worked on', { timeout: 60_000 }, async (t) => {
      const directory = createDirectory({ domains: ['d0'] })
      Object.assign(directory.domains.get('d0'), { users: [user('u')] })
      const world = await create({ directory, isWorking: false })
      t.after(() => world.stop())
      const work = createSyncWork(world.db, directory)
      for (const status of ['completed', 'failed', 'cancelled']) {
        const { rows } =
          await sql`insert into syncs (domain, kind, status, finished_at) values (1, 'users', ${status}, now()) returning no`.execute(
            world.db,
          )
        await work({ sync: rows[0].no }, new AbortController().signal)
      }
      await work({ sync: 12345 }, new AbortController().signal)
      assert.deepEqual(directory.asked, [])
      assert.deepEqual((await mirrorOf(world.adapter, world.scope)).users, [])
    })

    if (name !== 'PGlite') return
    it('an embedded database is tidied up: it does not grow for ever', async (t) => {
      const world = await create({})
      t.after(() => world.stop())
      const query = (text) => sql.raw(text).execute(world.db)
      const size = async () => (await query("select pg_relation_size('staged')::int as size")).rows[0].size
      await query("insert into staged (sync, id, place) select 1, 'x' || n, n from generate_series(1, 5000) n")
      const once = await size()
      for (let round = 0; round < 5; round += 1) {
        await query('delete from staged')
        // statistics come when there is time for them
        await until(async () => {
          const { rows } = await query("select n_dead_tup::int as dead from pg_stat_user_tables where relname = 'staged'")
          return rows[0].dead > 4000
        }, 'the dead to be counted')
        await tidyUp(query)
        await query("insert into staged (sync, id, place) select 1, 'x' || n, n from generate_series(1, 5000) n")
      }
      assert.ok((await size()) < 3 * once, `${await size()} of ${once}`)
    })
  })
}

describe('parts', () => {
  it('members of nested groups are counted once each, in circles too, whatever the nesting', async () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const random = createRandom(seed)
      const size = 1 + Math.floor(random() * 12)
      const all = Array.from({ length: size }, (_, no) => no)
      const share = random() * 0.4
      const children = new Map(all.map((no) => [no, all.filter(() => random() < share)]).filter(([, nested]) => nested.length > 0))
      const members = new Map(all.map((no) => [no, Int32Array.from(Array.from({ length: 9 }, (_, at) => at).filter(() => random() < 0.2))]))
      const model = {
        users: Array.from({ length: 9 }, (_, at) => user(String(at))),
        groups: all.map((no) => group(String(no), Array.from(members.get(no), String), { groups: (children.get(no) ?? []).map(String) })),
        orgUnits: [],
      }
      const expected = new Map(expectedMirror(model).groups.map(({ id, memberCount }) => [Number(id), memberCount]))
      const counts = await countNested({ children, members })
      for (const no of children.keys()) assert.equal(counts.get(no), expected.get(no), `group ${no} of seed ${seed}`)
    }
  })

  it('a circle of many groups is walked once', { timeout: 60_000 }, async () => {
    const many = 100_000
    const children = new Map(Array.from({ length: many }, (_, no) => [no, [(no + 1) % many]]))
    const members = new Map(Array.from({ length: many }, (_, no) => [no, Int32Array.of(no, no + 1)]))
    const since = performance.now()
    const counts = await countNested({ children, members })
    assert.equal(counts.get(77), many + 1)
    assert.ok(performance.now() - since < 20_000)
  })

  it('a directory that is silent for minutes is asked again', async (t) => {
    const { read } = await load('src/backends/postgres/mirror/read-directory.ts')
    t.mock.timers.enable({ apis: ['setTimeout'] })
    let asked = 0
    const signals = []
    const directory = {
      users: (_scope, _cursor, { signal }) => {
        asked += 1
        signals.push(signal)
        return asked === 1 ? new Promise(() => {}) : { items: [] }
      },
    }
    const settle = () => new Promise((resolve) => setImmediate(resolve))
    const reading = read(directory, { kind: 'users', scope: { cloudId: 'c', domainId: 'd' }, cursor: null }, new AbortController().signal)
    t.mock.timers.tick(299_000)
    await settle()
    assert.deepEqual([asked, signals[0].aborted], [1, false])
    t.mock.timers.tick(1_000)
    await settle()
    assert.deepEqual([asked, signals[0].aborted], [1, true], 'not at once')
    t.mock.timers.tick(1_000)
    await settle()
    assert.equal(asked, 2)
    assert.deepEqual((await reading).items, [])
  })

  it('a directory that wants to be left alone for a quarter of an hour is, and one that wants it for ever is not', async (t) => {
    const { read } = await load('src/backends/postgres/mirror/read-directory.ts')
    t.mock.timers.enable({ apis: ['setTimeout'] })
    const settle = () => new Promise((resolve) => setImmediate(resolve))
    for (const [retryAfterMs, most] of [
      [900_000, 900_000],
      [1e300, 3_599_000],
    ]) {
      let asked = 0
      const directory = {
        users: () => {
          asked += 1
          if (asked === 1) throw new BackupError('rate-limited', 'later', { details: { retryAfterMs } })
          return { items: [] }
        },
      }
      const reading = read(directory, { kind: 'users', scope: { cloudId: 'c', domainId: 'd' }, cursor: null }, new AbortController().signal)
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

  it('the tenant’s directory tells all that is pending, cuts what is large, goes on from any cursor, and stops when it is told to', async () => {
    const ids = Array.from({ length: 23 }, (_, at) => `u${at}`)
    const domain = {
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
    const tenant = { clouds: [{ id: 'c', name: 'c', kind: 'google-workspace', domains: [domain] }] }
    const scope = { cloudId: 'c', domainId: 'd' }
    const read = async (method) => {
      const items = []
      let cursor
      do {
        // another process, which knows nothing of the pages before
        const page = await createTenantDirectory(tenant, { pageSize: 3, pageMembers: 5 })[method](scope, cursor, call())
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
    const inside = (id) => groups.filter((one) => one.id === id).flatMap(({ members }) => members)
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
