// Syncs on every database: the mirror becomes what the directory is, at once and whole, and tells exactly what that changed.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { backends, load } from '../../tools/postgres.mjs'
import { createDirectory, createGate, group, unit, user } from './directories.mjs'
import { expectedMirror, groupsOf, mirrorOf, usersOf } from './mirrors.mjs'
import { call, createEngine, ended, startOf, until } from './world.mjs'

const { createMemoryAdapter } = await load('src/memory.ts')
const { createRandom } = await load('src/core/rules/random.ts')

const KINDS = ['users', 'groups', 'org-units']
const ids = Array.from({ length: 40 }, (_, at) => `d${at}`)

/** Changes made up at random: new, changed and lost records, none that is put as it is. */
const createChanges = (random) => {
  const pick = (list) => list[Math.floor(random() * list.length)]
  const some = (list, share) => list.filter(() => random() < share)
  const userIds = Array.from({ length: 30 }, (_, at) => `u${at}`)
  const groupIds = Array.from({ length: 8 }, (_, at) => `g${at}`)
  const makeUser = (id) =>
    user(id, {
      name: pick(['Ann', 'Änn', 'Bob O’Neill', '', '李 雷', 'a\u0000b']) + Math.floor(random() * 3),
      accountStatus: pick(['active', 'active', 'suspended', 'deleted']),
      ...(random() < 0.3 && { statusReason: pick(['left', 'by administrator']) }),
      ...(random() < 0.3 && { orgUnitId: pick(['o1', 'o2']) }),
      ...(random() < 0.3 && { aliases: some(['a@example.com', 'B@example.com', 'c@example.com'], 0.6) }),
    })
  const makeGroup = (id) =>
    group(id, some(userIds, 0.3), {
      name: pick(['Sales', 'Ops', 'Ünits']),
      ...(random() < 0.5 && { email: `${id}${Math.floor(random() * 2)}@example.com` }),
      ...(random() < 0.6 && { groups: some(groupIds, 0.25) }),
    })
  const makeUnit = (id) => unit(id, some(userIds, 0.3), { name: pick(['North', 'South']), parentId: pick([null, 'o0', 'o1']) })
  const changesOf = (held, all, make) => {
    const remove = some(
      held.map(({ id }) => id),
      0.15,
    )
    const put = some(all, 0.4)
      .filter((id) => !remove.includes(id))
      .map(make)
    return { put, remove }
  }
  return (model) => ({
    users: changesOf(model.users, userIds, makeUser),
    groups: changesOf(model.groups, groupIds, makeGroup),
    'org-units': changesOf(model.orgUnits, ['o0', 'o1', 'o2', 'o3'], makeUnit),
  })
}

const bringIn = (records, { put, remove }) => {
  const all = new Map(records.map((record) => [record.id, record]))
  for (const record of put) all.set(record.id, record)
  for (const id of remove) all.delete(id)
  return [...all.values()]
}
const storable = (text) => text.replaceAll('\u0000', '\uFFFD')

for (const { name, create } of backends()) {
  describe(name, () => {
    let world
    let next = 0
    const directory = createDirectory({ domains: ids })
    const engine = createEngine()
    before(async () => {
      world = await create({ directory, engine })
    })
    after(() => world?.stop())

    /** A domain nobody has touched yet. */
    const fresh = (model = {}) => {
      const domainId = ids[next++]
      const source = Object.assign(directory.domains.get(domainId), model)
      const scope = { cloudId: 'c', domainId }
      const sync = (kind, more) => world.adapter.sync(scope, kind, call(more))
      const syncAll = async () => {
        for (const kind of KINDS) await sync(kind)
      }
      const mirror = () => mirrorOf(world.adapter, scope)
      return { scope, source, sync, syncAll, mirror }
    }
    const counts = ({ added, changed, removed }) => [added, changed, removed]

    it('becomes what the directory is, whatever changed there, and counts as the memory adapter does', async () => {
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
          memory.change(scope, changes)
          source.users = bringIn(source.users, changes.users)
          source.groups = bringIn(source.groups, changes.groups)
          source.orgUnits = bringIn(source.orgUnits, changes['org-units'])
          for (const kind of [...KINDS].sort(() => random() - 0.5)) {
            const expected = await memory.sync(scope, kind, call())
            assert.deepEqual(counts(await sync(kind)), counts(expected), `${kind}, round ${round} of seed ${seed}`)
          }
          const shown = await mirror()
          const users = source.users.map((one) => ({ ...one, name: storable(one.name) }))
          assert.deepEqual(shown, expectedMirror({ ...source, users }), `round ${round} of seed ${seed}`)
        }
      }
    })

    it('tells of its progress, is remembered with its time, and joins who asks while it runs', async () => {
      const { scope, sync } = fresh({ users: Array.from({ length: 11 }, (_, at) => user(`u${at}`)) })
      const gate = createGate()
      directory.onPage = ({ cursor }) => (cursor === '8' ? gate.wait() : undefined)
      const reports = []
      const stateOf = async () => (await world.adapter.listClouds(call()))[0].domains.find(({ id }) => id === scope.domainId)
      assert.deepEqual(await stateOf(), { id: scope.domainId, name: scope.domainId, synced: {}, syncing: [] })
      const first = sync('users', { onProgress: (progress) => reports.push(progress) })
      await gate.reached
      await until(() => reports.some(({ done }) => done === 8), 'progress')
      assert.deepEqual((await stateOf()).syncing, ['users'])
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

    it('takes the last word about an id, bears repeats, empty pages and a total that is wrong, and lists in the order first told', async () => {
      const { scope, sync } = fresh()
      const pages = [
        { items: [user('b'), user('a', { name: 'old' }), user('a', { name: 'older' })], next: '1', total: 2 },
        { items: [], next: '2' },
        { items: [user('c'), user('a', { name: 'new' })], next: '3', total: 2.5 },
        { items: [user('c'), user('b'), user('d')], next: '4' },
        { items: [] },
      ]
      directory.onPage = async ({ cursor }) => pages[Number(cursor ?? 0)]
      const reports = []
      assert.deepEqual(counts(await sync('users', { onProgress: (progress) => reports.push(progress) })), [4, 0, 0])
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

    it('groups and org units stand in the order they are told, whatever is nested in them, and are not found when they are gone', async () => {
      const { scope, source, sync } = fresh({
        groups: [group('c', [], { groups: ['a', 'b'] }), group('b'), group('a', [], { groups: ['c'] })],
        orgUnits: [unit('z'), unit('y', [], { parentId: 'z' }), unit('x')],
      })
      const order = (list) => list.map(({ id }) => id).join(' ')
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
      for (const within of [
        { kind: 'group', id: 'a' },
        { kind: 'org-unit', id: 'x' },
      ]) {
        await assert.rejects(world.adapter.listUsers({ scope, within }, call()), { code: 'not-found', field: 'within' })
        await assert.rejects(world.adapter.listCoverage({ scope, within }, call()), { code: 'not-found', field: 'within' })
      }
    })

    it('whom the directory has no more is not matched, by id, address or alias', async () => {
      const { scope, source, sync } = fresh({ users: [user('gone', { aliases: ['was@example.com'] })] })
      const keys = ['gone', 'GONE', 'gone@example.com', 'was@example.com']
      const matched = async () => (await world.adapter.matchUsers(scope, keys, call())).map((found) => found?.id)
      await sync('users')
      assert.deepEqual(await matched(), ['gone', 'gone', 'gone', 'gone'])
      source.users = []
      await sync('users')
      assert.deepEqual(await matched(), [undefined, undefined, undefined, undefined])
    })

    it('whom a group names after they were read, and before they are here, is counted in it', async () => {
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

    it('whoever a group or unit names before there is such a user is a member as soon as there is', async () => {
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
      assert.deepEqual(counts(await sync('groups')), [0, 1, 0], 'other groups in it are a change')
      assert.deepEqual(await mirror(), expectedMirror(source))
    })

    it('backup statuses are the mirror’s: kept through changes, loss and return; who is created anew is somebody else', async () => {
      const before = [user('u1'), user('u2'), user('u3', { email: 'anna@example.com' })]
      const { scope, source, syncAll, sync, mirror } = fresh({ users: before, groups: [group('g', ['u1', 'u2', 'u3'])] })
      await syncAll()
      await world.backend.grantCredits(scope, 10)
      const run = await startOf(world.adapter, scope, before)
      await ended(world.adapter, scope, run.id)
      const kept = (id) => (['u1', 'u2', 'u3'].includes(id) ? 'protected' : 'none')
      assert.deepEqual(await mirror(), expectedMirror(source, kept))
      source.users = [user('u1', { name: 'Other', accountStatus: 'suspended' }), user('u4', { email: 'anna@example.com' })]
      assert.deepEqual(counts(await sync('users')), [1, 1, 2])
      assert.deepEqual(await mirror(), expectedMirror(source, kept))
      source.users.push(user('u2'))
      assert.deepEqual(counts(await sync('users')), [1, 0, 0])
      assert.deepEqual(await mirror(), expectedMirror(source, kept))
      assert.deepEqual(await world.adapter.getCredits(scope, call()), { available: 7 })
    })

    it('a run goes on to its end for a user whom a sync takes away meanwhile', async () => {
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

    it('texts of any kind and length come in, or are refused in words', async () => {
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

    it('what the database does not take fails the sync in words, and not again and again', { timeout: 60_000 }, async () => {
      const { source, sync, mirror } = fresh({ users: [user('fine'), user('refused')] })
      await sql`alter table staged add constraint refuses check (id <> 'refused')`.execute(world.db)
      try {
        await assert.rejects(sync('users'), ({ code, message }) => {
          assert.equal(code, 'bad-answer')
          assert.match(message, /the database does not take what the directory tells: .*refuses/)
          return true
        })
        assert.deepEqual((await mirror()).users, [])
      } finally {
        await sql`alter table staged drop constraint refuses`.execute(world.db)
      }
      assert.deepEqual(counts(await sync('users')), [2, 0, 0])
      assert.deepEqual(await mirror(), expectedMirror(source))
    })

    it('what is the same again is not written, uses up no numbers, and leaves nothing behind', async () => {
      const members = Array.from({ length: 30 }, (_, at) => `u${at}`)
      const { scope, source, syncAll } = fresh({
        users: members.map((id) => user(id)),
        groups: [group('g', members, { groups: ['h'] }), group('h', ['ghost'])],
        orgUnits: [unit('o', members)],
      })
      await syncAll()
      const left = async () => {
        const { rows } = await sql`
          with s as (select s.no from syncs s join domains d on d.no = s.domain where d.id = ${scope.domainId})
          select (select count(*) from staged where sync in (select no from s))::int as staged,
            (select count(*) from group_users where sync in (select no from s))::int as members,
            (select count(*) from group_groups where sync in (select no from s))::int as nested,
            (select count(*) from org_unit_users where sync in (select no from s))::int as units,
            (select max(no) from users)::int as users, (select max(no) from groups)::int as groups,
            (select string_agg(ctid::text, ' ' order by no) from users where domain = (select no from domains where id = ${scope.domainId})) as places,
            (select last_value from pg_sequences where sequencename = 'users_no_seq') as given`.execute(world.db)
        return rows[0]
      }
      const swept = () => until(async () => (await left()).staged === 0 && (await left()).members === 31, 'what is old to be swept away')
      await swept()
      const before = await left()
      assert.deepEqual([before.members, before.nested, before.units], [31, 1, 30])
      for (let round = 0; round < 3; round += 1) await syncAll()
      await swept()
      assert.deepEqual(await left(), before)
      source.groups = []
      await syncAll()
      await until(async () => (await left()).members === 0, 'memberships of groups that are gone to be swept away')
    })

    it('a clock that jumps changes nothing', async () => {
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
      const [cloud] = await world.adapter.listClouds(call())
      const { synced } = cloud.domains.find(({ id }) => id === scope.domainId)
      // PGlite's clock is that of its process
      for (const kind of name === 'PGlite' ? [] : KINDS) assert.ok(Math.abs(Date.parse(synced[kind]) - Date.now()) < 600_000, synced[kind])
    })

    it('there is nothing to sync or cancel where there is no such domain', async () => {
      for (const scope of [
        { cloudId: 'c', domainId: 'no-such' },
        { cloudId: 'c\u0000', domainId: '\ud800' },
      ]) {
        await assert.rejects(world.adapter.sync(scope, 'users', call()), { code: 'not-found' })
        await assert.rejects(world.adapter.cancelSync(scope, 'users', call()), { code: 'not-found' })
      }
      const { scope } = fresh()
      await assert.rejects(world.adapter.sync(scope, 'machines', call()), { code: 'bad-input' })
      await world.adapter.cancelSync(scope, 'users', call())
    })
  })
}
