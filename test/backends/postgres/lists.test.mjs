// Lists, matching, coverage and what a selection reaches, against the memory adapter and brute force, on random domains.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import pg from 'pg'
import { backends, load } from '../../tools/postgres.mjs'
import { items, keys, queries, randomTenant } from './random-tenants.mjs'

const { createMemoryAdapter } = await load('src/memory.ts')
const { resolveItems } = await load('src/compose/mirror/resolve-items.ts')
const { createMirrorUsers } = await load('src/compose/mirror/mirror-users.ts')
const { createMirrorMembership } = await load('src/compose/mirror/mirror-membership.ts')
const { standingOf } = await load('src/core/index.ts')
const { createLists } = await load('src/backends/postgres/lists/mirror-lists.ts')
const { reach } = await load('src/backends/postgres/lists/reach-items.ts')
const { seedTenant } = await load('src/backends/postgres/mirror/seed-tenant.ts')
const { findDomain } = await load('src/backends/postgres/lists/find-domain.ts')
const { listCoverage } = await load('src/backends/postgres/lists/list-coverage.ts')
const { listUsers } = await load('src/backends/postgres/lists/list-users.ts')
const { transact } = await load('src/backends/postgres/database/database.ts')
const { bruteForceCredits, idsWithin } = await load('test/brute-force.ts')

const call = () => ({ signal: new AbortController().signal })
const idsOf = (rows) => rows.map(({ id }) => id)

/** All pages of a list. One that begins where another began ends it: else it would go on for ever. */
const pagesOf = async (read) => {
  const pages = []
  const cursors = new Set()
  let cursor
  do {
    assert.ok(!cursors.has(cursor), 'pages go in a circle')
    cursors.add(cursor)
    pages.push(await read(cursor))
    cursor = pages.at(-1).next
  } while (cursor !== undefined)
  return pages
}
/** All rows of a list, and every total that was told. */
const readAll = async (read) => {
  const pages = await pagesOf(read)
  return {
    rows: pages.flatMap(({ items }) => items),
    totals: pages.flatMap(({ total = [] }) => total),
  }
}

const STANDINGS = ['due', 'restart', 'protected', 'suspended', 'deleted']
const DOMAINS = 24
const user = (id, more = {}) => ({ id, email: `${id}@example.com`, name: id, accountStatus: 'active', backupStatus: 'none', ...more })
const users = (count, more = () => ({})) => Array.from({ length: count }, (_, at) => user(`u${at}`, more(at)))
/** A long text that nothing makes shorter: an index would have to take all of it. */
const LONG = Array.from({ length: 20_000 }, (_, at) => (Math.imul(at + 1, 2_654_435_761) >>> 12).toString(36).padStart(5, '0')).join('')
const HOSTILE = [
  '100%',
  '100_',
  '100\\',
  "'; drop table users; --",
  'nul\0l',
  'half\ud83d',
  '\udc00half',
  '😀',
  LONG,
  `${LONG}y`,
  '{"a":1}',
  '\u0001',
]
const few = [user('a'), user('b'), user('c')]
const group = (id, ...members) => ({ id, name: id, members })
const PLAIN = {
  growing: { users: users(40) },
  hostile: { users: HOSTILE.map((name, at) => user(`h${at}`, { name, aliases: [`${name}@alias.example`] })) },
  other: { users: few, groups: ['g', 'h', 'i'].map((id) => group(id, 'a', 'b', 'c')) },
  wide: { users: users(510) },
  many: { users: users(5, (at) => ({ aliases: [`alias${at}@example.com`] })), groups: [group('g', 'u3')] },
  swapped: { users: few, groups: [group('g', 'a', 'b')] },
  alike: { users: users(12, () => ({ name: 'Same', email: 'same@example.com' })) },
}
const scopeOf = (domainId) => ({ cloudId: 'plain', domainId })
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
const tenant = {
  clouds: [
    ...randomTenant(seed, DOMAINS).clouds,
    {
      id: 'plain',
      name: 'plain',
      kind: 'google-workspace',
      domains: Object.entries(PLAIN).map(([id, domain]) => ({ id, name: id, credits: 'unlimited', groups: [], orgUnits: [], ...domain })),
    },
  ],
}
const memory = createMemoryAdapter({ tenant })
const place = fc.nat(DOMAINS - 1)
/** Holds of so many random cases, whose first part is the place of a domain. */
const always = (numRuns, parts, check) =>
  fc.assert(
    fc.asyncProperty(place, ...parts, (at, ...rest) => check(tenant.clouds[0].domains[at], { cloudId: 'c', domainId: `d${at}` }, ...rest)),
    { numRuns, includeErrorInReport: true },
  )

for (const { name, open } of backends()) {
  describe(`${name}, random tenant ${seed}`, () => {
    let world
    let db
    let lists
    before(async () => {
      world = await open()
      db = world.db
      lists = createLists(db)
      await seedTenant(db, tenant)
    })
    after(() => world?.close())

    const rejects = (promise, code, field) => assert.rejects(promise, (error) => error.code === code && error.field === field)

    test('pages are those of the memory adapter, in any order, for any search and filter, within groups and org units', () =>
      always(60, [queries], async (domain, scope, asked) => {
        for (const query of asked) {
          const { within } = query
          if (within !== undefined && ![...domain.groups, ...domain.orgUnits].some(({ id }) => id === within.id)) {
            await rejects(lists.users({ scope, ...query }), 'not-found', 'within')
            continue
          }
          const want = await readAll((cursor) => memory.listUsers({ scope, ...query, cursor }, call()))
          const what = JSON.stringify(query)
          // looking at few users first, and at all of them
          for (const bounds of [{ lookedAt: 3, counted: 12 }, undefined]) {
            const { rows, totals } = await readAll((cursor) => listUsers(db, { scope, ...query, cursor }, bounds))
            assert.deepEqual(rows, want.rows, what)
            // of members that also have to fit, many are not counted
            const isCounted =
              bounds === undefined && (within === undefined || (!query.search && !query.accountStatus && !query.backupStatus))
            assert.ok(totals.length > 0 || !isCounted, what)
            for (const total of totals) assert.equal(total, rows.length, what)
          }
        }
        const search = asked[0].search
        const groups = await readAll((cursor) => lists.groups({ scope, limit: 3, search, cursor }))
        const wanted = await readAll((cursor) => memory.listGroups({ scope, limit: 3, search, cursor }, call()))
        assert.deepEqual(groups.rows, wanted.rows)
        for (const total of groups.totals) assert.equal(total, groups.rows.length)
        assert.deepEqual(await lists.orgUnits(scope), await memory.listOrgUnits(scope, call()))
      }))

    test('coverage agrees with listUsers within and with brute force, for every group and org unit', async () => {
      for (const domain of tenant.clouds[0].domains) {
        const scope = { cloudId: 'c', domainId: domain.id }
        const refs = [
          ...domain.groups.map(({ id }) => ({ kind: 'group', id })),
          ...domain.orgUnits.map(({ id }) => ({ kind: 'org-unit', id })),
        ]
        for (const within of refs) {
          const ids = idsWithin(domain, within)
          const want = domain.users.filter(({ id }) => ids.has(id))
          const members = await readAll((cursor) => lists.users({ scope, within, limit: 4, cursor }))
          assert.deepEqual(idsOf(members.rows), idsOf(want))
          for (const count of [undefined, 7]) {
            const pages = await pagesOf((cursor) => listCoverage(db, { scope, within, cursor }, count))
            for (const { total } of pages) assert.equal(total, want.length)
            for (const standing of STANDINGS) {
              const ids = pages.flatMap((page) => page[standing] ?? [])
              assert.deepEqual(ids, idsOf(want.filter((user) => standingOf(user) === standing)), `${standing} of ${within.id}`)
            }
            for (const page of pages)
              assert.ok(STANDINGS.reduce((sum, standing) => sum + (page[standing]?.length ?? 0), 0) <= (count ?? 50_000))
          }
        }
      }
    })

    test('keys are matched as the memory adapter does', () =>
      always(60, [keys], async (_, scope, asked) => {
        assert.deepEqual(await lists.match(scope, asked), await memory.matchUsers(scope, asked, call()))
      }))

    test('items reach whom brute force says, and the due ones in the order of the items', () =>
      always(60, [items], async (domain, scope, selected) => {
        const { overlap, started, ...figures } = bruteForceCredits(tenant, scope, selected)
        const no = await findDomain(db, scope)
        const { reached, due } = await transact(db, async (tx) => ({
          reached: await reach(tx, no, selected),
          due: (await sql`select u.id, r.place from reached r join users u on u.no = r.user_no order by r.place`.execute(tx)).rows,
        }))
        assert.deepEqual(reached, figures)
        const people = createMirrorUsers(domain.users)
        const want = await resolveItems(people, createMirrorMembership(people, domain), selected)
        assert.deepEqual(
          due,
          Array.from(want.users, (index, at) => ({ id: people.user(index).id, place: at })),
        )
      }))

    test('users who are alike are told apart from page to page, in any order', async () => {
      const scope = scopeOf('alike')
      for (const by of ['name', 'email', 'backupStatus']) {
        for (const descending of [false, true]) {
          const query = { scope, sort: { by, descending }, limit: 5 }
          const { rows } = await readAll((cursor) => lists.users({ ...query, cursor }))
          const want = await readAll((cursor) => memory.listUsers({ ...query, cursor }, call()))
          assert.equal(new Set(idsOf(rows)).size, 12, `${by}, ${descending}`)
          assert.deepEqual(idsOf(rows), idsOf(want.rows), `${by}, ${descending}`)
        }
      }
    })

    test('a total is told where all were counted, and none where there are more', async () => {
      const query = { scope: scopeOf('wide'), search: 'u', limit: 2 }
      const totalOf = async (counted) => (await listUsers(db, query, { lookedAt: 3, counted })).total
      assert.deepEqual([await totalOf(510), await totalOf(509), await totalOf(12)], [510, undefined, undefined])
    })

    test('who comes while pages are read changes nothing about the others', async () => {
      const scope = scopeOf('growing')
      const no = await findDomain(db, scope)
      for (const sort of [undefined, { by: 'name' }, { by: 'email', descending: true }, { by: 'backupStatus' }]) {
        const before = idsOf((await readAll((cursor) => lists.users({ scope, sort, cursor }))).rows)
        let rounds = 0
        const { rows } = await readAll(async (cursor) => {
          rounds += 1
          const id = `a${sort?.by}${rounds}`
          const { name, email } = user(id)
          const keys = { id_key: id, email_key: email, name_key: name, search: '' }
          await db
            .insertInto('users')
            .values({ domain: no, id, name, email, account_status: 0, ...keys })
            .execute()
          return lists.users({ scope, sort, cursor, limit: 7 })
        })
        const ids = idsOf(rows)
        assert.equal(new Set(ids).size, ids.length)
        assert.deepEqual(
          ids.filter((id) => before.includes(id)),
          before,
        )
      }
    })

    test('texts that are hostile to SQL, LIKE, JSON or indexes are found by what they are, and by nothing else', async () => {
      const names = HOSTILE
      const scope = scopeOf('hostile')
      const found = async (search) => idsOf((await lists.users({ scope, search })).items)
      for (const [at, name] of names.entries()) {
        const want = names.flatMap((other, place) => (other.includes(name) ? [`h${place}`] : []))
        const isText = !/\0|half/.test(name)
        if (name !== '\u0001') assert.deepEqual(await found(name), isText ? want : [], name.slice(0, 50))
        assert.deepEqual(idsOf((await lists.groups({ scope, search: name })).items), [])
        const [match] = await lists.match(scope, [`${name.toUpperCase()}@Alias.example`])
        assert.equal(match?.id, isText ? `h${at}` : undefined, name.slice(0, 50))
        await rejects(lists.users({ scope, within: { kind: 'group', id: name } }), 'not-found', 'within')
        await rejects(lists.coverage({ scope, within: { kind: 'org-unit', id: name } }), 'not-found', 'within')
        await rejects(lists.users({ scope: { cloudId: name, domainId: 'hostile' } }), 'not-found', 'scope')
        await rejects(lists.users({ scope, cursor: name }), 'bad-input', 'cursor')
      }
      const { rows } = await readAll((cursor) => lists.users({ scope, sort: { by: 'name' }, limit: 1, cursor }))
      assert.equal(rows.length, names.length)
      const byName = await lists.users({ scope, sort: { by: 'name' }, limit: 11 })
      assert.ok(byName.next.length < 4096, 'a cursor fits into an address')
    })

    test('a cursor that was tampered with, or is of another query, rejects bad-input', async () => {
      const scope = { cloudId: 'c', domainId: 'd0' }
      const other = scopeOf('other')
      const sort = { by: 'backupStatus' }
      const within = { kind: 'group', id: 'g' }
      const cursors = {
        plain: (await lists.users({ scope: other, limit: 1 })).next,
        sorted: (await lists.users({ scope: other, sort, limit: 1 })).next,
        members: (await lists.users({ scope: other, within, limit: 1 })).next,
        groups: (await lists.groups({ scope: other, limit: 1 })).next,
        coverage: (await listCoverage(db, { scope: other, within }, 1)).next,
      }
      const asks = {
        plain: (cursor) => lists.users({ scope: other, cursor }),
        sorted: (cursor) => lists.users({ scope: other, sort, cursor }),
        descending: (cursor) => lists.users({ scope: other, sort: { ...sort, descending: true }, cursor }),
        searched: (cursor) => lists.users({ scope: other, search: 'a', cursor }),
        filtered: (cursor) => lists.users({ scope: other, accountStatus: ['active'], cursor }),
        members: (cursor) => lists.users({ scope: other, within, cursor }),
        otherMembers: (cursor) => lists.users({ scope: other, within: { kind: 'group', id: 'h' }, cursor }),
        otherScope: (cursor) => lists.users({ scope, cursor }),
        groups: (cursor) => lists.groups({ scope: other, cursor }),
        foundGroups: (cursor) => lists.groups({ scope: other, search: 'g', cursor }),
        coverage: (cursor) => lists.coverage({ scope: other, within, cursor }),
        otherCoverage: (cursor) => lists.coverage({ scope: other, within: { kind: 'group', id: 'i' }, cursor }),
      }
      const decode = (cursor) => JSON.parse(Buffer.from(cursor, 'base64url').toString())
      const encode = (parts) => Buffer.from(JSON.stringify(parts)).toString('base64url')
      for (const [of, cursor] of Object.entries(cursors)) {
        for (const [to, ask] of Object.entries(asks)) {
          if (to === of) assert.ok(await ask(cursor))
          else await rejects(ask(cursor), 'bad-input', 'cursor')
        }
        const [mark, ...place] = decode(cursor)
        const last = place.length - 1
        const wrong = [
          [],
          [mark],
          [mark, ...place, 1],
          ...[2 ** 31, 1.5, '1', null, {}, [1], 1e300].map((no) => [mark, ...place.slice(0, last), no]),
        ]
        if (place.length > 1)
          wrong.push(
            [mark, 'x', ...place.slice(1)],
            [mark, place[0], 'nul\0', ...place.slice(2)],
            [mark, place[0], '\ud83d', ...place.slice(2)],
          )
        for (const parts of wrong) await rejects(asks[of](encode(parts)), 'bad-input', 'cursor')
        await rejects(asks[of](Buffer.from('{').toString('base64url')), 'bad-input', 'cursor')
        await rejects(asks[of](encode({ length: 2 })), 'bad-input', 'cursor')
        // a place nobody was ever at is a place
        assert.ok(await asks[of](encode([mark, ...place.slice(0, last), -5])))
        if (of === 'sorted') assert.ok(await asks[of](encode([mark, 70_000, ...place.slice(1)])))
      }
      for (const limit of [0, -1, Number.NaN]) {
        await rejects(lists.users({ scope, limit }), 'bad-input', 'limit')
        await rejects(lists.groups({ scope, limit }), 'bad-input', 'limit')
      }
      await rejects(lists.users({ scope, within: { kind: 'user', id: 'u0' } }), 'bad-input', 'within')
      await rejects(lists.coverage({ scope, within: { kind: 'user', id: 'u0' } }), 'bad-input', 'within')
      await rejects(lists.users({ scope, sort: { by: 'constructor' } }), 'bad-input', 'sort')
    })

    test('a page has at most 500 rows, and 100 where nothing is wished', async () => {
      const scope = scopeOf('wide')
      const lengthOf = async (limit) => (await lists.users({ scope, limit })).items.length
      assert.deepEqual(
        [await lengthOf(undefined), await lengthOf(10_000), await lengthOf(Number.POSITIVE_INFINITY), await lengthOf(0.5)],
        [100, 500, 500, 1],
      )
    })

    test('more keys and items than go into one statement', async () => {
      const scope = scopeOf('many')
      const asked = Array.from({ length: 20_010 }, (_, at) => `nobody${at}`)
      asked[0] = 'u0'
      asked[9_999] = 'ALIAS1@example.com'
      asked[10_000] = 'u2@Example.com'
      asked[20_009] = 'u0'
      const found = await lists.match(scope, asked)
      assert.equal(found.length, asked.length)
      const there = found.flatMap((one, at) => (one === null ? [] : [[at, one.id]]))
      assert.deepEqual(there, [
        [0, 'u0'],
        [9_999, 'u1'],
        [10_000, 'u2'],
        [20_009, 'u0'],
      ])

      const many = Array.from({ length: 50_010 }, (_, at) => ({ kind: 'user', id: `nobody${at}` }))
      many[0] = { kind: 'user', id: 'u4' }
      many[50_008] = { kind: 'user', id: 'u0' }
      many[50_009] = { kind: 'user', id: 'u3' }
      const no = await findDomain(db, scope)
      const { due, ids } = await transact(db, async (tx) => ({
        ...(await reach(tx, no, [{ kind: 'group', id: 'g' }, ...many])),
        ids: (await sql`select u.id from reached r join users u on u.no = r.user_no order by r.place`.execute(tx)).rows.map(({ id }) => id),
      }))
      assert.equal(due, 3)
      assert.deepEqual(ids, ['u3', 'u4', 'u0'])
    })

    // PGlite has one connection: nobody swaps meanwhile
    const onServer = name === 'PGlite' ? () => {} : test
    onServer('what is read of members is of one state, whatever is swapped meanwhile', async () => {
      const scope = scopeOf('swapped')
      const no = await findDomain(db, scope)
      const within = { kind: 'group', id: 'g' }
      const reads = [
        async () => idsOf((await lists.users({ scope, within })).items),
        async () => idsOf((await lists.users({ scope, within, sort: { by: 'name' } })).items),
        async () => (await lists.coverage({ scope, within })).due,
      ]
      for (const read of reads) {
        const before = await read()
        const client = new pg.Client({ connectionString: world.location.url, options: '-c search_path=backup_start' })
        await client.connect()
        await client.query('begin; lock table group_users')
        const reading = read()
        // it knows the group by now, and waits for who is in it
        const waits = 'select from pg_stat_activity where datname = current_database() and wait_event_type = $1'
        while ((await client.query(waits, ['Lock'])).rowCount === 0) await new Promise((resolve) => setTimeout(resolve, 10))
        const memberships = 'from group_users where sync = (select groups_sync from domains where no = $1)'
        await client.query(`insert into group_users select 1000000 + sync, group_no, user_no ${memberships}`, [no])
        await client.query(`delete ${memberships}`, [no])
        await client.query('update domains set groups_sync = groups_sync + 1000000 where no = $1', [no])
        await client.query('commit')
        await client.end()
        assert.deepEqual(await reading, before)
        assert.equal(before.length, 2)
      }
    })
  })
}
