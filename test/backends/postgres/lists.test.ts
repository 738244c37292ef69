// Lists, matching, coverage and covered items, compared with the memory adapter and brute force on random domains.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { type RawBuilder, sql } from 'kysely'
import pg from 'pg'
import { findDomain } from '../../../src/backends/postgres/database/domains.js'
import type { Db } from '../../../src/backends/postgres/database/tables.js'
import { transact } from '../../../src/backends/postgres/database/transactions.js'
import { coverItems } from '../../../src/backends/postgres/lists/cover-items.js'
import { listCoverage } from '../../../src/backends/postgres/lists/list-coverage.js'
import { listGroups, listOrgUnits } from '../../../src/backends/postgres/lists/list-groups.js'
import { listUsers } from '../../../src/backends/postgres/lists/list-users.js'
import { matchUsers } from '../../../src/backends/postgres/lists/match-users.js'
import { seedTenant } from '../../../src/backends/postgres/mirror/seed-tenant.js'
import { createMirrorMembership } from '../../../src/compose/mirror/mirror-membership.js'
import { createMirrorUsers } from '../../../src/compose/mirror/mirror-users.js'
import { resolveItems } from '../../../src/compose/mirror/resolve-items.js'
import type { CoverageQuery, GroupQuery, ItemRef, Page, Scope, User, UserQuery } from '../../../src/core/index.js'
import { priceOf, standingOf } from '../../../src/core/internal.js'
import { createMemoryAdapter, type Tenant, type TenantDomain, type TenantGroup } from '../../../src/memory.js'
import { bruteForceCredits, idsWithin } from '../../brute-force.js'
import { backends, type OpenDatabase, urlOf } from '../../tools/postgres.js'
import { items, keys, queries, randomTenant } from './random-tenants.js'
import { at, call, firstOf, rejects } from './run-world.js'

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id)

/** The cursor part of a query. */
type Cursor = { cursor?: string }

/** Reads all pages of a list. Fails on a repeated cursor, which would make the test run forever. */
const readPages = async <T extends { next?: string | undefined }>(read: (cursor: Cursor) => Promise<T>): Promise<T[]> => {
  const pages: T[] = []
  const cursors = new Set<string | undefined>()
  let cursor: string | undefined
  do {
    assert.ok(!cursors.has(cursor), 'a cursor repeats, so paging would never end')
    cursors.add(cursor)
    const page = await read(cursor === undefined ? {} : { cursor })
    pages.push(page)
    cursor = page.next
  } while (cursor !== undefined)
  return pages
}
/** Reads all rows of a list, and the totals on its pages. */
const readAll = async <T>(read: (cursor: Cursor) => Promise<Page<T>>) => {
  const pages = await readPages(read)
  return {
    rows: pages.flatMap(({ items }) => items),
    totals: pages.flatMap(({ total }) => total ?? []),
  }
}

const STANDINGS = ['due', 'restart', 'protected', 'suspended', 'deleted'] as const
const DOMAINS = 24
const user = (id: string, more: Partial<User> = {}): User => ({
  id,
  email: `${id}@example.com`,
  name: id,
  accountStatus: 'active',
  backupStatus: 'none',
  ...more,
})
const users = (count: number, more: (at: number) => Partial<User> = () => ({})): User[] =>
  Array.from({ length: count }, (_, at) => user(`u${at}`, more(at)))
/** A long text that does not compress: an index entry could not hold it. */
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
const group = (id: string, ...members: string[]): TenantGroup => ({ id, name: id, members })
const PLAIN: Record<string, Partial<TenantDomain>> = {
  growing: { users: users(40) },
  hostile: { users: HOSTILE.map((name, at) => user(`h${at}`, { name, aliases: [`${name}@alias.example`] })) },
  other: { users: few, groups: ['g', 'h', 'i'].map((id) => group(id, 'a', 'b', 'c')) },
  wide: { users: users(510) },
  many: { users: users(5, (at) => ({ aliases: [`alias${at}@example.com`] })), groups: [group('g', 'u3')] },
  swapped: { users: few, groups: [group('g', 'a', 'b')] },
  alike: { users: users(12, () => ({ name: 'Same', email: 'same@example.com' })) },
}
const scopeOf = (domainId: string): Scope => ({ cloudId: 'plain', domainId })
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
const tenant: Tenant = {
  clouds: [
    ...randomTenant(seed, DOMAINS).clouds,
    {
      id: 'plain',
      name: 'plain',
      kind: 'google-workspace',
      domains: Object.entries(PLAIN).map(([id, domain]) => ({
        id,
        name: id,
        credits: 'unlimited',
        users: [],
        groups: [],
        orgUnits: [],
        ...domain,
      })),
    },
  ],
}
const memory = createMemoryAdapter({ tenant })
const place = fc.nat(DOMAINS - 1)
const RANDOM_CASES = 60
const randomDomains = firstOf(tenant.clouds).domains
/** Runs a check with random inputs, each in a random domain. */
const always = <T>(input: fc.Arbitrary<T>, check: (domain: TenantDomain, scope: Scope, input: T) => Promise<void>): Promise<void> =>
  fc.assert(
    fc.asyncProperty(place, input, (no, one) => check(at(randomDomains, no), { cloudId: 'c', domainId: `d${no}` }, one)),
    { numRuns: RANDOM_CASES, includeErrorInReport: true },
  )

/** Selects the users that `coverItems` has written for a start. */
const selectStarting: RawBuilder<{ id: string; place: number }> = sql`
  select u.id, s.place from starting s join users u on u.no = s.user_no order by s.place`

for (const { name, open } of backends()) {
  describe(`${name}, random tenant ${seed}`, () => {
    let world: OpenDatabase
    let db: Db
    before(async () => {
      world = await open()
      db = world.db
      await seedTenant(db, tenant)
    })
    after(() => world?.close())

    const lists = {
      users: (query: UserQuery) => listUsers(db, query),
      groups: (query: GroupQuery) => listGroups(db, query),
      match: (scope: Scope, asked: readonly string[]) => matchUsers(db, scope, asked),
      coverage: (query: CoverageQuery) => listCoverage(db, query),
    }

    it('lists the same pages as the memory adapter for any sort, search, filter, group and org unit', () =>
      always(queries, async (domain, scope, asked) => {
        for (const query of asked) {
          const { within } = query
          if (within !== undefined && ![...domain.groups, ...domain.orgUnits].some(({ id }) => id === within.id)) {
            await rejects(lists.users({ scope, ...query }), 'not-found', 'within')
            continue
          }
          const what = JSON.stringify(query)
          const found = readAll((cursor) => memory.listUsers({ scope, ...query, ...cursor }, call()))
          const want = await found.catch((error: { code: string }) => error)
          if ('code' in want) {
            assert.equal(want.code, 'bad-input', what)
            await rejects(lists.users({ scope, ...query }), 'bad-input', 'where')
            continue
          }
          // Small bounds reach the query plans for large domains.
          for (const bounds of [{ scanned: 3, counted: 12 }, undefined]) {
            const { rows, totals } = await readAll((cursor) => listUsers(db, { scope, ...query, ...cursor }, bounds))
            assert.deepEqual(rows, want.rows, what)
            // Members with a filter or search are not always counted.
            const isCounted =
              bounds === undefined &&
              (within === undefined || (!query.search && !query.accountStatus && !query.backupStatus && !query.where))
            assert.ok(totals.length > 0 || !isCounted, what)
            for (const total of totals) assert.equal(total, rows.length, what)
          }
        }
        const { search = '' } = firstOf(asked)
        const groups = await readAll((cursor) => lists.groups({ scope, limit: 3, search, ...cursor }))
        const wanted = await readAll((cursor) => memory.listGroups({ scope, limit: 3, search, ...cursor }, call()))
        assert.deepEqual(groups.rows, wanted.rows)
        for (const total of groups.totals) assert.equal(total, groups.rows.length)
        assert.deepEqual(await listOrgUnits(db, scope), await memory.listOrgUnits(scope, call()))
      }))

    it('covers the users that listUsers and brute force find, for every group and org unit', async () => {
      for (const domain of randomDomains) {
        const scope = { cloudId: 'c', domainId: domain.id }
        const refs = [
          ...domain.groups.map(({ id }): ItemRef => ({ kind: 'group', id })),
          ...domain.orgUnits.map(({ id }): ItemRef => ({ kind: 'org-unit', id })),
        ]
        for (const within of refs) {
          const ids = idsWithin(domain, within)
          const want = domain.users.filter(({ id }) => ids.has(id))
          const members = await readAll((cursor) => lists.users({ scope, within, limit: 4, ...cursor }))
          assert.deepEqual(idsOf(members.rows), idsOf(want))
          for (const count of [undefined, 7]) {
            const pages = await readPages((cursor) => listCoverage(db, { scope, within, ...cursor }, count))
            for (const { total } of pages) assert.equal(total, want.length)
            for (const standing of STANDINGS) {
              const ids = pages.flatMap((page) => page[standing] ?? [])
              assert.deepEqual(ids, idsOf(want.filter((user) => standingOf(user) === standing)), `${standing} of ${within.id}`)
            }
            const priced = want.filter((user) => standingOf(user) === 'due' && priceOf(user) !== 1)
            const prices = Object.assign({}, ...pages.map((page) => page.prices ?? {}))
            assert.deepEqual(prices, Object.fromEntries(priced.map((user) => [user.id, priceOf(user)])))
            for (const page of pages)
              assert.ok(STANDINGS.reduce((sum, standing) => sum + (page[standing]?.length ?? 0), 0) <= (count ?? 50_000))
          }
        }
      }
    })

    it('matches keys like the memory adapter', () =>
      always(keys, async (_, scope, asked) => {
        assert.deepEqual(await lists.match(scope, asked), await memory.matchUsers(scope, asked, call()))
      }))

    it('covers the users that brute force finds, and lists the users to start in the order of the items', () =>
      always(items, async (domain, scope, selected) => {
        // each selection is tested once more with its second half as exceptions
        for (const count of [selected.length, Math.ceil(selected.length / 2)]) {
          const [covering, exceptions] = [selected.slice(0, count), selected.slice(count)]
          const request = { items: covering, exceptions }
          const asked = [...covering, ...exceptions.map((item) => ({ ...item, isException: true }))]
          const { overlap: _, started, ...figures } = bruteForceCredits(tenant, scope, asked)
          const no = await findDomain(db, scope)
          const { counted, due } = await transact(db, async (tx) => ({
            counted: await coverItems(tx, no, request),
            due: (await selectStarting.execute(tx)).rows,
          }))
          assert.deepEqual(counted, figures)
          assert.equal(due.length, started.size)
          const users = createMirrorUsers(domain.users)
          const want = await resolveItems(users, createMirrorMembership(users, { ...domain, domain }), request)
          assert.deepEqual(
            due,
            Array.from(want.users, (index, at) => ({ id: users.user(index).id, place: at })),
          )
        }
      }))

    it('pages through users with equal names and addresses without repeats, in any order', async () => {
      const scope = scopeOf('alike')
      for (const by of ['name', 'email', 'backupStatus'] as const) {
        for (const descending of [false, true]) {
          const query = { scope, sort: { by, descending }, limit: 5 }
          const { rows } = await readAll((cursor) => lists.users({ ...query, ...cursor }))
          const want = await readAll((cursor) => memory.listUsers({ ...query, ...cursor }, call()))
          assert.equal(new Set(idsOf(rows)).size, 12, `${by}, ${descending}`)
          assert.deepEqual(idsOf(rows), idsOf(want.rows), `${by}, ${descending}`)
        }
      }
    })

    it('returns a total only if all users were counted', async () => {
      const query = { scope: scopeOf('wide'), search: 'u', limit: 2 }
      const totalOf = async (counted: number) => (await listUsers(db, query, { scanned: 3, counted })).total
      assert.deepEqual([await totalOf(510), await totalOf(509), await totalOf(12)], [510, undefined, undefined])
    })

    it('keeps the order of existing users while users are inserted between pages', async () => {
      const scope = scopeOf('growing')
      const no = await findDomain(db, scope)
      const sorts: UserQuery['sort'][] = [undefined, { by: 'name' }, { by: 'email', descending: true }, { by: 'backupStatus' }]
      for (const sort of sorts) {
        const query = { scope, ...(sort !== undefined && { sort }) }
        const before = idsOf((await readAll((cursor) => lists.users({ ...query, ...cursor }))).rows)
        let rounds = 0
        const { rows } = await readAll(async (cursor) => {
          rounds += 1
          const id = `a${sort?.by}${rounds}`
          const { name, email } = user(id)
          const keys = { id_key: id, email_key: email, name_key: name, search: '', aliases: [], alias_keys: [] }
          await db
            .insertInto('users')
            .values({ domain: no, id, name, email, account_status: 0, ...keys })
            .execute()
          return lists.users({ ...query, ...cursor, limit: 7 })
        })
        const ids = idsOf(rows)
        assert.equal(new Set(ids).size, ids.length)
        assert.deepEqual(
          ids.filter((id) => before.includes(id)),
          before,
        )
      }
    })

    it('treats texts that are hostile to SQL, LIKE, JSON or indexes literally', async () => {
      const names = HOSTILE
      const scope = scopeOf('hostile')
      const found = async (search: string) => idsOf((await lists.users({ scope, search })).items)
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
      const { rows } = await readAll((cursor) => lists.users({ scope, sort: { by: 'name' }, limit: 1, ...cursor }))
      assert.equal(rows.length, names.length)
      const byName = await lists.users({ scope, sort: { by: 'name' }, limit: 11 })
      assert.ok((byName.next?.length ?? 0) < 4096, 'a cursor fits into a URL')
    })

    it('rejects a cursor that was changed or belongs to another query', async () => {
      const scope = { cloudId: 'c', domainId: 'd0' }
      const other = scopeOf('other')
      const sort = { by: 'backupStatus' } as const
      const within: ItemRef = { kind: 'group', id: 'g' }
      const cursors = {
        plain: (await lists.users({ scope: other, limit: 1 })).next,
        sorted: (await lists.users({ scope: other, sort, limit: 1 })).next,
        members: (await lists.users({ scope: other, within, limit: 1 })).next,
        groups: (await lists.groups({ scope: other, limit: 1 })).next,
        coverage: (await listCoverage(db, { scope: other, within }, 1)).next,
      }
      const asks: Record<string, (cursor: string) => Promise<unknown>> = {
        plain: (cursor) => lists.users({ scope: other, cursor }),
        sorted: (cursor) => lists.users({ scope: other, sort, cursor }),
        descending: (cursor) => lists.users({ scope: other, sort: { ...sort, descending: true }, cursor }),
        searched: (cursor) => lists.users({ scope: other, search: 'a', cursor }),
        filtered: (cursor) => lists.users({ scope: other, accountStatus: ['active'], cursor }),
        members: (cursor) => lists.users({ scope: other, within, cursor }),
        otherMembers: (cursor) => lists.users({ scope: other, within: { kind: 'group', id: 'h' } satisfies ItemRef, cursor }),
        otherScope: (cursor) => lists.users({ scope, cursor }),
        groups: (cursor) => lists.groups({ scope: other, cursor }),
        foundGroups: (cursor) => lists.groups({ scope: other, search: 'g', cursor }),
        coverage: (cursor) => lists.coverage({ scope: other, within, cursor }),
        otherCoverage: (cursor) => lists.coverage({ scope: other, within: { kind: 'group', id: 'i' }, cursor }),
      }
      const decode = (cursor: string): unknown[] => JSON.parse(Buffer.from(cursor, 'base64url').toString())
      const encode = (parts: unknown): string => Buffer.from(JSON.stringify(parts)).toString('base64url')
      for (const [of, cursor = ''] of Object.entries(cursors)) {
        for (const [to, ask] of Object.entries(asks)) {
          if (to === of) assert.ok(await ask(cursor))
          else await rejects(ask(cursor), 'bad-input', 'cursor')
        }
        const ask = asks[of]
        assert.ok(ask !== undefined)
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
        for (const parts of wrong) await rejects(ask(encode(parts)), 'bad-input', 'cursor')
        await rejects(ask(Buffer.from('{').toString('base64url')), 'bad-input', 'cursor')
        await rejects(ask(encode({ length: 2 })), 'bad-input', 'cursor')
        // A cursor may point to a position without a row.
        assert.ok(await ask(encode([mark, ...place.slice(0, last), -5])))
        if (of === 'sorted') assert.ok(await ask(encode([mark, 70_000, ...place.slice(1)])))
      }
      for (const limit of [0, -1, Number.NaN]) {
        await rejects(lists.users({ scope, limit }), 'bad-input', 'limit')
        await rejects(lists.groups({ scope, limit }), 'bad-input', 'limit')
      }
      await rejects(lists.users({ scope, within: { kind: 'user', id: 'u0' } }), 'bad-input', 'within')
      await rejects(lists.coverage({ scope, within: { kind: 'user', id: 'u0' } }), 'bad-input', 'within')
      await rejects(lists.users({ scope, sort: { by: 'constructor' as 'name' } }), 'bad-input', 'sort')
    })

    it('limits a page to 500 rows, 100 by default', async () => {
      const scope = scopeOf('wide')
      const lengthOf = async (limit?: number) => (await lists.users({ scope, ...(limit !== undefined && { limit }) })).items.length
      assert.deepEqual(
        [await lengthOf(undefined), await lengthOf(10_000), await lengthOf(Number.POSITIVE_INFINITY), await lengthOf(0.5)],
        [100, 500, 500, 1],
      )
    })

    it('splits keys and items into several statements', async () => {
      const scope = scopeOf('many')
      const asked = Array.from({ length: 20_010 }, (_, at) => `nobody${at}`)
      asked[0] = 'u0'
      asked[9_999] = 'ALIAS1@example.com'
      asked[10_000] = 'u2@Example.com'
      asked[20_009] = 'u0'
      const found = await lists.match(scope, asked)
      assert.equal(found.length, asked.length)
      const there = found.flatMap((one, no) => (one === null ? [] : [[no, one.id]]))
      assert.deepEqual(there, [
        [0, 'u0'],
        [9_999, 'u1'],
        [10_000, 'u2'],
        [20_009, 'u0'],
      ])

      const many = Array.from({ length: 50_010 }, (_, no): ItemRef => ({ kind: 'user', id: `nobody${no}` }))
      many[0] = { kind: 'user', id: 'u4' }
      many[50_008] = { kind: 'user', id: 'u0' }
      many[50_009] = { kind: 'user', id: 'u3' }
      const no = await findDomain(db, scope)
      const { starts, ids } = await transact(db, async (tx) => ({
        ...(await coverItems(tx, no, { items: [{ kind: 'group', id: 'g' }, ...many] })),
        ids: idsOf((await selectStarting.execute(tx)).rows),
      }))
      assert.equal(starts, 3)
      assert.deepEqual(ids, ['u3', 'u4', 'u0'])
    })

    // PGlite has one connection, so no swap can happen during a read.
    if (name === 'PGlite') return
    it('reads the members from one snapshot while a sync swaps them', async () => {
      const scope = scopeOf('swapped')
      const no = await findDomain(db, scope)
      const within: ItemRef = { kind: 'group', id: 'g' }
      const reads: (() => Promise<readonly string[]>)[] = [
        async () => idsOf((await lists.users({ scope, within })).items),
        async () => idsOf((await lists.users({ scope, within, sort: { by: 'name' } })).items),
        async () => (await lists.coverage({ scope, within })).due,
      ]
      for (const read of reads) {
        const before = await read()
        const client = new pg.Client({ connectionString: urlOf(world.location), options: '-c search_path=backup_start' })
        await client.connect()
        await client.query('begin; lock table group_users')
        const reading = read()
        // At this point, the read has found the group and waits for its members.
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
