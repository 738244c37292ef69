// Syncs on every database. Each sync replaces the mirror as a whole and reports exactly its changes.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import type { Call, ItemRef, SyncKind, SyncResult } from '../../../src/core/index.js'
import { createRandom } from '../../../src/core/internal.js'
import { createMemoryAdapter, type TenantChanges } from '../../../src/memory.js'
import { backends, type World } from '../../tools/postgres.js'
import { expectedMirror, groupsOf, mirrorOf, usersOf } from './mirror-contents.js'
import { call, createEngine, at as elementAt, ended, firstOf, startOf, until } from './run-world.js'
import { createGate, createScriptedDirectory, type DomainRecords, group, unit, user } from './scripted-directory.js'

type SyncProgress = Parameters<NonNullable<Call['onProgress']>>[0]
const KINDS: readonly SyncKind[] = ['users', 'groups', 'org-units']
const ids = Array.from({ length: 40 }, (_, at) => `d${at}`)

/** Creates random changes: new, changed and removed records. */
const createChanges = (random: () => number) => {
  const pick = <T>(list: readonly T[]): T => elementAt(list, Math.floor(random() * list.length))
  const some = <T>(list: readonly T[], share: number): T[] => list.filter(() => random() < share)
  const userIds = Array.from({ length: 30 }, (_, at) => `u${at}`)
  const groupIds = Array.from({ length: 8 }, (_, at) => `g${at}`)
  const makeUser = (id: string) =>
    user(id, {
      name: pick(['Ann', 'Änn', 'Bob O’Neill', '', '李 雷', 'a\u0000b']) + Math.floor(random() * 3),
      accountStatus: pick(['active', 'active', 'suspended', 'deleted'] as const),
      ...(random() < 0.3 && { statusReason: pick(['left', 'by administrator']) }),
      ...(random() < 0.3 && { orgUnitId: pick(['o1', 'o2']) }),
      ...(random() < 0.3 && { credits: pick([0, 3]) }),
      ...(random() < 0.3 && { kind: pick(['room', 'guest'] as const), facets: { city: pick(['Oslo', 'a\u0000b']) } }),
      ...(random() < 0.3 && { aliases: some(['a@example.com', 'B@example.com', 'c@example.com'], 0.6) }),
    })
  const makeGroup = (id: string) =>
    group(id, some(userIds, 0.3), {
      name: pick(['Sales', 'Ops', 'Ünits']),
      ...(random() < 0.5 && { email: `${id}${Math.floor(random() * 2)}@example.com` }),
      ...(random() < 0.6 && { groups: some(groupIds, 0.25) }),
    })
  const makeUnit = (id: string) => unit(id, some(userIds, 0.3), { name: pick(['North', 'South']), parentId: pick([null, 'o0', 'o1']) })
  const changesOf = <T>(held: readonly { id: string }[], all: readonly string[], make: (id: string) => T) => {
    const remove = some(
      held.map(({ id }) => id),
      0.15,
    )
    const put = some(all, 0.4)
      .filter((id) => !remove.includes(id))
      .map(make)
    return { put, remove }
  }
  return (model: DomainRecords) => ({
    users: changesOf(model.users, userIds, makeUser),
    groups: changesOf(model.groups, groupIds, makeGroup),
    'org-units': changesOf(model.orgUnits, ['o0', 'o1', 'o2', 'o3'], makeUnit),
  })
}

const applyChanges = <T extends { id: string }>(
  records: readonly T[],
  { put, remove }: { put: readonly T[]; remove: readonly string[] },
): T[] => {
  const all = new Map(records.map((record) => [record.id, record]))
  for (const record of put) all.set(record.id, record)
  for (const id of remove) all.delete(id)
  return [...all.values()]
}
const storable = (text: string): string => text.replaceAll('\u0000', '\uFFFD')

for (const { name, create } of backends()) {
  describe(name, () => {
    let world: World
    let next = 0
    const directory = createScriptedDirectory({ domains: ids })
    const engine = createEngine()
    before(async () => {
      world = await create({ directory, engine })
    })
    after(() => world?.stop())

    /** Creates a domain that no other test has used, with these records in its directory. */
    const fresh = (records: Partial<DomainRecords> = {}) => {
      const domainId = elementAt(ids, next++)
      const source: DomainRecords = { users: [], groups: [], orgUnits: [], ...records }
      directory.domains.set(domainId, source)
      const scope = { cloudId: 'c', domainId }
      const sync = (kind: SyncKind, more = {}) => world.adapter.sync(scope, kind, call(more))
      const syncAll = async () => {
        for (const kind of KINDS) await sync(kind)
      }
      const mirror = () => mirrorOf(world.adapter, scope)
      return { scope, source, sync, syncAll, mirror }
    }
    const counts = ({ added, changed, removed }: SyncResult) => [added, changed, removed]

    it('mirrors random changes of the directory and counts them like the memory adapter', async () => {
      for (const seed of [1, 2, 3]) {
        const random = createRandom(seed)
        const change = createChanges(random)
        const { scope, source, sync, mirror } = fresh()
        const empty = { id: scope.domainId, name: 'd', credits: 0, users: [], groups: [], orgUnits: [] }
        const memory = createMemoryAdapter({
          tenant: { clouds: [{ id: 'c', name: 'c', kind: 'google-workspace', domains: [empty] }] },
          speed: 1e6,
        })
        for (let round = 0; round < 4; round += 1) {
          const changes = change(source)
          memory.change(scope, changes as unknown as TenantChanges)
          source.users = applyChanges(source.users, changes.users)
          source.groups = applyChanges(source.groups, changes.groups)
          source.orgUnits = applyChanges(source.orgUnits, changes['org-units'])
          for (const kind of [...KINDS].sort(() => random() - 0.5)) {
            const expected = await memory.sync(scope, kind, call())
            assert.deepEqual(counts(await sync(kind)), counts(expected), `${kind}, round ${round} of seed ${seed}`)
          }
          const shown = await mirror()
          const users = source.users.map(({ facets, ...one }) => {
            const city = storable(facets?.city ?? '')
            return { ...one, name: storable(one.name), ...(facets !== undefined && { facets: { city } }) }
          })
          assert.deepEqual(shown, expectedMirror({ ...source, users }), `round ${round} of seed ${seed}`)
        }
      }
    })

    it('reports progress, stores its time, and joins callers to a running sync', async () => {
      const { scope, sync } = fresh({ users: Array.from({ length: 11 }, (_, at) => user(`u${at}`)) })
      const gate = createGate()
      directory.onPage = ({ cursor }) => (cursor === '8' ? gate.wait() : undefined)
      const reports: SyncProgress[] = []
      const stateOf = async () => firstOf(await world.adapter.listClouds(call())).domains.find(({ id }) => id === scope.domainId)
      assert.deepEqual(await stateOf(), { id: scope.domainId, name: scope.domainId, synced: {}, syncing: [] })
      const first = sync('users', { onProgress: (progress: SyncProgress) => reports.push(progress) })
      await gate.reached
      await until(() => reports.some(({ done }) => done === 8), 'progress')
      assert.deepEqual((await stateOf())?.syncing, ['users'])
      const second = sync('users')
      gate.open()
      const [result, same] = await Promise.all([first, second])
      assert.deepEqual(same, result)
      assert.deepEqual(counts(result), [11, 0, 0])
      assert.deepEqual(reports.at(-1), { done: 11, total: 11 })
      for (const [at, { done, total }] of reports.entries()) {
        assert.ok(done <= (total ?? done) && done >= (reports[at - 1]?.done ?? 0), JSON.stringify(reports))
      }
      assert.deepEqual(await stateOf(), { id: scope.domainId, name: scope.domainId, synced: { users: result.finishedAt }, syncing: [] })
      assert.equal(directory.asked.filter((one) => one === `users ${scope.domainId} 0`).length, 1)
    })

    it('keeps the last record of a repeated id at its first position, and accepts empty pages and wrong totals', async () => {
      const { scope, sync } = fresh()
      const pages = [
        { items: [user('b'), user('a', { name: 'old' }), user('a', { name: 'older' })], next: '1', total: 2 },
        { items: [], next: '2' },
        { items: [user('c'), user('a', { name: 'new' })], next: '3', total: 2.5 },
        { items: [user('c'), user('b'), user('d')], next: '4' },
        { items: [] },
      ]
      directory.onPage = async ({ cursor }) => pages[Number(cursor ?? 0)]
      const reports: SyncProgress[] = []
      assert.deepEqual(counts(await sync('users', { onProgress: (progress: SyncProgress) => reports.push(progress) })), [4, 0, 0])
      assert.deepEqual(reports.at(-1), { done: 4, total: 4 })
      assert.ok(reports.every(({ done, total = done }) => done <= total))
      const listed = await usersOf(world.adapter, scope)
      assert.deepEqual(
        listed.map(({ id, name: called }) => [id, called]),
        [
          ['b', 'Name of b'],
          ['a', 'new'],
          ['c', 'Name of c'],
          ['d', 'Name of d'],
        ],
      )
      const groupPages = [
        { items: [group('g', ['a']), group('h', [], { groups: ['g'] })], next: '1' },
        { items: [group('g', ['b', 'b'], { name: 'Big' })], next: '2' },
        { items: [group('g', ['c', 'a'], { name: 'Big' })] },
      ]
      directory.onPage = async ({ cursor }) => groupPages[Number(cursor ?? 0)]
      assert.deepEqual(counts(await sync('groups')), [2, 0, 0])
      assert.deepEqual(counts(await sync('groups')), [0, 0, 0], 'the same again')
      assert.deepEqual(await groupsOf(world.adapter, scope), [
        { id: 'g', name: 'Big', memberCount: 3 },
        { id: 'h', name: 'Group h', memberCount: 3 },
      ])
      directory.onPage = async () => undefined
    })

    it('lists groups and org units in the directory’s order, and does not return removed ones', async () => {
      const { scope, source, sync } = fresh({
        groups: [group('c', [], { groups: ['a', 'b'] }), group('b'), group('a', [], { groups: ['c'] })],
        orgUnits: [unit('z'), unit('y', [], { parentId: 'z' }), unit('x')],
      })
      const order = (list: readonly { id: string }[]) => list.map(({ id }) => id).join(' ')
      const units = async () => order(await world.adapter.listOrgUnits(scope, call()))
      await sync('groups')
      await sync('org-units')
      assert.deepEqual([order(await groupsOf(world.adapter, scope)), await units()], ['c b a', 'z y x'])
      source.orgUnits = [unit('x'), unit('new'), unit('z'), unit('y', [], { parentId: 'z' })]
      assert.deepEqual(counts(await sync('org-units')), [1, 0, 0])
      assert.equal(await units(), 'x new z y')
      Object.assign(source, { groups: [], orgUnits: [] })
      assert.deepEqual(
        [counts(await sync('groups')), counts(await sync('org-units'))],
        [
          [0, 0, 3],
          [0, 0, 4],
        ],
      )
      const removed: ItemRef[] = [
        { kind: 'group', id: 'a' },
        { kind: 'org-unit', id: 'x' },
      ]
      for (const within of removed) {
        await assert.rejects(world.adapter.listUsers({ scope, within }, call()), { code: 'not-found', field: 'within' })
        await assert.rejects(world.adapter.listCoverage({ scope, within }, call()), { code: 'not-found', field: 'within' })
      }
    })

    it('does not match removed users by id, address or alias', async () => {
      const { scope, source, sync } = fresh({ users: [user('gone', { aliases: ['was@example.com'] })] })
      const keys = ['gone', 'GONE', 'gone@example.com', 'was@example.com']
      const matched = async () => (await world.adapter.matchUsers(scope, keys, call())).map((found) => found?.id)
      await sync('users')
      assert.deepEqual(await matched(), ['gone', 'gone', 'gone', 'gone'])
      source.users = []
      await sync('users')
      assert.deepEqual(await matched(), [undefined, undefined, undefined, undefined])
    })

    it('counts members that a group names while the sync of users is still running', async () => {
      const { source, sync, mirror } = fresh({
        users: Array.from({ length: 6 }, (_, at) => user(`u${at}`)),
        groups: [group('g', ['u0', 'u5', 'nobody'])],
      })
      const gate = createGate()
      directory.onPage = ({ kind, cursor }) => (kind === 'users' && cursor === '4' ? gate.wait() : undefined)
      const syncing = sync('users')
      await gate.reached
      assert.deepEqual(counts(await sync('groups')), [1, 0, 0])
      gate.open()
      assert.deepEqual(counts(await syncing), [6, 0, 0])
      assert.deepEqual(await mirror(), expectedMirror(source))
    })

    it('counts members that a group or org unit named before the user existed', async () => {
      const { scope, source, sync, mirror } = fresh({
        groups: [group('all', ['u1', 'ghost'], { groups: ['few', 'nobody'] }), group('few', ['u2', 'u3', 'u1'])],
        orgUnits: [unit('o', ['u2', 'u4'])],
      })
      await sync('groups')
      await sync('org-units')
      assert.deepEqual(await usersOf(world.adapter, scope), [])
      assert.deepEqual(await mirror(), expectedMirror(source))
      source.users = [user('u1'), user('u2'), user('u4')]
      assert.deepEqual(counts(await sync('users')), [3, 0, 0])
      assert.deepEqual(await mirror(), expectedMirror(source))
      source.users = [user('u3'), user('u4')]
      assert.deepEqual(counts(await sync('users')), [1, 0, 2])
      assert.deepEqual(await mirror(), expectedMirror(source))
      source.groups = [group('all', ['u4'], { groups: ['few'] })]
      assert.deepEqual(counts(await sync('groups')), [0, 1, 1])
      assert.deepEqual(await mirror(), expectedMirror(source))
      source.groups.push(group('few', ['u3'], { groups: ['all', 'few'] }))
      assert.deepEqual(counts(await sync('groups')), [1, 0, 0])
      assert.deepEqual(await mirror(), expectedMirror(source))
      source.groups[0] = group('all', ['u4'], { groups: [] })
      assert.deepEqual(counts(await sync('groups')), [0, 1, 0], 'a change of nested groups counts')
      assert.deepEqual(await mirror(), expectedMirror(source))
    })

    it('keeps backup statuses through changes, removal and return, but not for a new id with an old address', async () => {
      const before = [user('u1'), user('u2'), user('u3', { email: 'anna@example.com' })]
      const { scope, source, syncAll, sync, mirror } = fresh({ users: before, groups: [group('g', ['u1', 'u2', 'u3'])] })
      await syncAll()
      await world.backend.grantCredits(scope, 10)
      const run = await startOf(world.adapter, scope, before)
      await ended(world.adapter, scope, run.id)
      const kept = (id: string) => (['u1', 'u2', 'u3'].includes(id) ? 'protected' : 'none')
      assert.deepEqual(await mirror(), expectedMirror(source, kept))
      source.users = [user('u1', { name: 'Other', accountStatus: 'suspended' }), user('u4', { email: 'anna@example.com' })]
      assert.deepEqual(counts(await sync('users')), [1, 1, 2])
      assert.deepEqual(await mirror(), expectedMirror(source, kept))
      source.users.push(user('u2'))
      assert.deepEqual(counts(await sync('users')), [1, 0, 0])
      assert.deepEqual(await mirror(), expectedMirror(source, kept))
      assert.deepEqual(await world.adapter.getCredits(scope, call()), { available: 7 })
    })

    it('finishes the backup of a user that a sync removes during the run', async () => {
      const { scope, source, sync } = fresh({ users: [user('gone'), user('stays')] })
      await sync('users')
      await world.backend.grantCredits(scope, 2)
      const gate = createGate()
      const { protect } = engine
      engine.protect = async (task) => {
        if (task.user.id === 'gone') await gate.wait()
        return protect(task)
      }
      const run = await startOf(world.adapter, scope, source.users)
      await gate.reached
      source.users = [user('stays')]
      assert.deepEqual(counts(await sync('users')), [0, 0, 1])
      gate.open()
      const { status, done, failed } = await ended(world.adapter, scope, run.id)
      assert.deepEqual([status, done, failed], ['completed', 2, 0])
      assert.deepEqual(
        (await usersOf(world.adapter, scope)).map(({ id, backupStatus }) => [id, backupStatus]),
        [['stays', 'protected']],
      )
      engine.protect = protect
    })

    it('stores texts of any length and content, with U+FFFD for characters that PostgreSQL cannot hold', async () => {
      const long = 'é李\u{1f600}x'.repeat(25_000)
      const hostile = "\u0000'; drop table users; -- \ud800 \udc00\ud800 \\ % _ \u0001"
      const shown = "\ufffd'; drop table users; -- \ufffd \ufffd\ufffd \\ % _ \u0001"
      const { scope, sync } = fresh({
        users: [
          user('long', { name: long, email: long, aliases: [long, ''], statusReason: long }),
          user(hostile, { name: hostile, email: hostile, aliases: [hostile], statusReason: hostile, orgUnitId: hostile }),
        ],
        groups: [
          group(hostile, ['long', hostile], { name: hostile, email: hostile, groups: [hostile] }),
          group('long', [], { name: long }),
        ],
        orgUnits: [unit(hostile, [hostile], { name: hostile, parentId: hostile }), unit('long', [], { name: long })],
      })
      for (const kind of KINDS) {
        assert.deepEqual(counts(await sync(kind)), [2, 0, 0], kind)
        assert.deepEqual(counts(await sync(kind)), [0, 0, 0], `${kind}, the same again`)
      }
      const [first, second] = await usersOf(world.adapter, scope)
      assert.ok(first !== undefined)
      assert.deepEqual([first.name, first.email, first.aliases, first.statusReason], [long, long, [long, ''], long])
      assert.deepEqual(second, {
        id: shown,
        name: shown,
        email: shown,
        accountStatus: 'active',
        backupStatus: 'none',
        statusReason: shown,
        orgUnitId: shown,
        aliases: [shown],
      })
      const { items } = await world.adapter.listUsers({ scope, within: { kind: 'group', id: shown } }, call())
      assert.equal(items.length, 2)
    })

    it('fails a sync without retries if the database rejects a record', { timeout: 60_000 }, async () => {
      const { source, sync, mirror } = fresh({ users: [user('fine'), user('refused')] })
      await sql`alter table staged add constraint refuses check (id <> 'refused')`.execute(world.db)
      try {
        await assert.rejects(sync('users'), ({ code, message }: { code: string; message: string }) => {
          assert.equal(code, 'bad-answer')
          assert.match(message, /the database rejects a record of the directory: .*refuses/)
          return true
        })
        assert.deepEqual((await mirror()).users, [])
      } finally {
        await sql`alter table staged drop constraint refuses`.execute(world.db)
      }
      assert.deepEqual(counts(await sync('users')), [2, 0, 0])
      assert.deepEqual(await mirror(), expectedMirror(source))
    })

    it('writes nothing, uses up no numbers and leaves no rows if nothing changed', async () => {
      const members = Array.from({ length: 30 }, (_, at) => `u${at}`)
      const { scope, source, syncAll } = fresh({
        users: members.map((id) => user(id)),
        groups: [group('g', members, { groups: ['h'] }), group('h', ['ghost'])],
        orgUnits: [unit('o', members)],
      })
      await syncAll()
      const left = async () => {
        const { rows } = await sql<Record<'staged' | 'members' | 'nested' | 'units' | 'users' | 'groups', number>>`
          with s as (select s.no from syncs s join domains d on d.no = s.domain where d.id = ${scope.domainId})
          select (select count(*) from staged where sync in (select no from s))::int as staged,
            (select count(*) from group_users where sync in (select no from s))::int as members,
            (select count(*) from group_groups where sync in (select no from s))::int as nested,
            (select count(*) from org_unit_users where sync in (select no from s))::int as units,
            (select max(no) from users)::int as users, (select max(no) from groups)::int as groups,
            (select string_agg(ctid::text, ' ' order by no) from users where domain = (select no from domains where id = ${scope.domainId})) as places,
            (select last_value from pg_sequences where sequencename = 'users_no_seq') as given`.execute(world.db)
        return firstOf(rows)
      }
      const swept = () => until(async () => (await left()).staged === 0 && (await left()).members === 31, 'old rows to be swept')
      await swept()
      const before = await left()
      assert.deepEqual([before.members, before.nested, before.units], [31, 1, 30])
      for (let round = 0; round < 3; round += 1) await syncAll()
      await swept()
      assert.deepEqual(await left(), before)
      source.groups = []
      await syncAll()
      await until(async () => (await left()).members === 0, 'memberships of removed groups to be swept')
    })

    it('syncs while the clock jumps', async () => {
      const { scope, source, syncAll, mirror } = fresh({
        users: Array.from({ length: 20 }, (_, at) => user(`u${at}`)),
        groups: [group('g', ['u1'])],
      })
      const real = Date.now
      let offset = 0
      const timer = setInterval(() => {
        offset = (Math.random() - 0.5) * 1e11
      }, 5)
      Date.now = () => real() + offset
      try {
        await syncAll()
      } finally {
        clearInterval(timer)
        Date.now = real
      }
      assert.deepEqual(await mirror(), expectedMirror(source))
      const cloud = firstOf(await world.adapter.listClouds(call()))
      const { synced = {} } = cloud.domains.find(({ id }) => id === scope.domainId) ?? {}
      // PGlite uses the clock of its process.
      for (const kind of name === 'PGlite' ? [] : KINDS)
        assert.ok(Math.abs(Date.parse(synced[kind] ?? '') - Date.now()) < 600_000, synced[kind])
    })

    it('rejects unknown domains and kinds', async () => {
      for (const scope of [
        { cloudId: 'c', domainId: 'no-such' },
        { cloudId: 'c\u0000', domainId: '\ud800' },
      ]) {
        await assert.rejects(world.adapter.sync(scope, 'users', call()), { code: 'not-found' })
        await assert.rejects(world.adapter.cancelSync(scope, 'users', call()), { code: 'not-found' })
      }
      const { scope } = fresh()
      await assert.rejects(world.adapter.sync(scope, 'machines' as SyncKind, call()), { code: 'bad-input' })
      await world.adapter.cancelSync(scope, 'users', call())
    })
  })
}
