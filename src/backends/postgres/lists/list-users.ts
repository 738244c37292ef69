import { type RawBuilder, sql } from 'kysely'
import { resolveWhere } from '../../../compose/facets/resolve-where.js'
import { BackupError, type Page, type User, type UserQuery, whereKey } from '../../../core/internal.js'
import { findDomain } from '../database/domains.js'
import { decodeCursor, encodeCursor, pageSize } from '../database/page-cursors.js'
import type { Db } from '../database/tables.js'
import { readSnapshot } from '../database/transactions.js'
import { facetClause } from './facet-conditions.js'
import { findMembers, type Members } from './find-members.js'
import { createFacetReader } from './read-facets.js'
import { foldSearch, type UserConditions, userConditions } from './user-conditions.js'
import { toUser, type UserRow, userColumns } from './user-records.js'

/* A page is read in one of two ways. A scan reads the next users in order and keeps the matches: fast if many users match. If the scan does not fill the page, few users match; a collection then finds all of them by index and sorts them. */

interface Bounds {
  /** The number of users that a scan reads. */
  scanned: number
  /** With a filter or search, users are counted up to this number. Above it, the page has no total. */
  counted: number
}
const BOUNDS: Bounds = { scanned: 5_000, counted: 10_000 }
/** With a filter or search, a scan reads this many pages of members, or of users that may be members. */
const MEMBER_PAGES = 20
const USER_PAGES = 4
/** Rounds of reading members grow tenfold up to this size. */
const MAX_ROUND = 20_000

interface Row extends UserRow {
  name_key: string
  email_key: string
  /** The number of users in the domain, from `scan`. */
  here?: number
}

interface Order {
  /** The columns of `users` whose values make a cursor. */
  columns: readonly ('backup_status' | 'name_key' | 'email_key' | 'no')[]
  /** Values of the types of these columns. */
  like: (string | number)[]
}
type SortKey = NonNullable<UserQuery['sort']>['by']
const ORDERS: Readonly<Record<SortKey | 'no', Order>> = {
  no: { columns: ['no'], like: [0] },
  name: { columns: ['name_key', 'no'], like: ['', 0] },
  email: { columns: ['email_key', 'no'], like: ['', 0] },
  backupStatus: { columns: ['backup_status', 'name_key', 'no'], like: [0, '', 0] },
}

/** A validated query. */
interface ListQuery {
  domain: number
  conditions: UserConditions
  order: Order
  isDescending: boolean
  /** The sort values of the last row of the previous page. */
  place: (string | number)[] | undefined
  /** One row more than the page, to detect a next page. */
  count: number
}

const columnsOf = ({ columns }: Order, of: string): RawBuilder<unknown> => sql.join(columns.map((column) => sql.ref(`${of}.${column}`)))

const orderBy = ({ order, isDescending }: ListQuery, of: string): RawBuilder<unknown> => {
  const direction = isDescending ? sql`desc` : sql`asc`
  return sql`order by ${sql.join(order.columns.map((column) => sql`${sql.ref(`${of}.${column}`)} ${direction}`))}`
}

/** `and …`: after the last row of the previous page. */
const afterPlace = ({ order, isDescending, place }: ListQuery, of: string): RawBuilder<unknown> => {
  if (place === undefined) return sql``
  const values = sql.join(place.map((value) => (typeof value === 'number' ? sql`${value}::int` : sql`${value}::text`)))
  return sql`and (${columnsOf(order, of)}) ${isDescending ? sql`<` : sql`>`} (${values})`
}

/** Selects the next users in order, straight from an index. */
const nextUsers = (query: ListQuery, count: number): RawBuilder<unknown> => {
  const { domain, order } = query
  if (order !== ORDERS.backupStatus) {
    return sql`select u.* from users u where u.domain = ${domain} and u.is_here ${afterPlace(query, 'u')} ${orderBy(query, 'u')} limit ${count}`
  }
  return sql`
    select u.* from (
      select s.no, s.backup_status, s.name_key from (select user_no as no, domain, backup_status, name_key from user_statuses) s
      where s.domain = ${domain} ${afterPlace(query, 's')} ${orderBy(query, 's')} limit ${count}) s
    join users u on u.no = s.no`
}

/** Selects the users that a scan reads; `undefined` if a scan would cost more than collecting all matches. */
const scanRange = (query: ListQuery, members: Members | undefined, scanned: number): RawBuilder<unknown> | undefined => {
  const { conditions, order, place, count } = query
  const matchesAll = conditions.perRow === undefined
  if (members === undefined) return nextUsers(query, matchesAll ? count : scanned)
  const most = matchesAll ? count : Math.min(scanned, MEMBER_PAGES * count)
  if (order === ORDERS.no) {
    const { select } = members.next(Number(place?.[0] ?? 0), most)
    return sql`select u.* from (${select}) m join users u on u.no = m.user_no where u.is_here`
  }
  const size = members.scanSize(matchesAll ? count : USER_PAGES * count)
  return size === undefined ? undefined : sql`select u.* from (${nextUsers(query, size)}) u where ${members.has(sql`u.no`)}`
}

/** Keeps the users of a range that match. The result may be shorter than the page. */
const scan = async (db: Db, query: ListQuery, range: RawBuilder<unknown>): Promise<Row[]> => {
  const { domain, conditions, count } = query
  const { rows } = await sql<Row>`
    select ${userColumns}, u.name_key, u.email_key, (select user_count from domains where no = ${domain}) as here
    from (${range}) u where true ${conditions.perRow ?? sql``} ${orderBy(query, 'u')} limit ${count}`.execute(db)
  return rows
}

/** Collects all users that match, by index, and sorts them. Counts them on the first page. */
const collect = async (db: Db, query: ListQuery, members: Members | undefined): Promise<{ rows: Row[]; total: number | undefined }> => {
  const { domain, conditions, count, place } = query
  const isFirst = place === undefined
  const { rows } = await sql<Row & { total: number | null }>`
    with found as materialized (
      select u.no, u.backup_status, u.name_key, u.email_key from users u
      where u.domain = ${domain} and u.is_here ${conditions.byIndex}
      ${members === undefined ? sql`` : sql`and u.no in (${members.all})`}),
    page as (select f.no from found f where true ${afterPlace(query, 'f')} ${orderBy(query, 'f')} limit ${count})
    select ${userColumns}, u.name_key, u.email_key, ${isFirst ? sql`(select count(*)::int from found)` : sql`null`} as total
    from page p join users u on u.no = p.no ${orderBy(query, 'u')}`.execute(db)
  return { rows, total: isFirst ? (rows[0]?.total ?? 0) : undefined }
}

/** Reads the next members in order of their numbers, in growing rounds, because removed users may leave a round short. */
const readMembers = async (db: Db, members: Members, { place, count }: ListQuery): Promise<Row[]> => {
  const found: Row[] = []
  let after: number | undefined = Number(place?.[0] ?? 0)
  for (let size = count; after !== undefined && found.length < count; size = Math.min(MAX_ROUND, 10 * size)) {
    const { select, until } = members.next(after, size)
    const { rows } = await sql<Row & { user_no: number; is_here: boolean | null }>`
      with page as materialized (${select})
      select p.user_no, u.is_here, ${userColumns}, u.name_key, u.email_key
      from page p left join users u on u.no = p.user_no and u.is_here order by p.user_no`.execute(db)
    for (const row of rows) if (row.is_here === true) found.push(row)
    after = rows.length < size ? until : rows[size - 1]?.user_no
  }
  return found.slice(0, count)
}

/** Counts the users that match, if the domain has at most `counted` users. */
const countMatches = async (db: Db, { domain, conditions }: ListQuery, counted: number): Promise<number | undefined> => {
  const { rows } = await sql<{ read: number; matches: number }>`
    select count(*)::int as read, (count(*) filter (where true ${conditions.perRow ?? sql``}))::int as matches
    from (select u.* from users u where u.domain = ${domain} and u.is_here order by u.no limit ${counted + 1}) u`.execute(db)
  const [{ read, matches } = { read: 0, matches: 0 }] = rows
  return read > counted ? undefined : matches
}

/** Every part of a query except the page. A cursor is valid only for a query with the same parts. */
const cursorQueryOf = ({ scope, within, accountStatus, backupStatus, where, sort }: UserQuery, search: string): unknown => [
  'users',
  scope.cloudId,
  scope.domainId,
  within === undefined ? null : [within.kind, within.id],
  search,
  accountStatus === undefined ? null : [...new Set(accountStatus)].sort(),
  backupStatus === undefined ? null : [...new Set(backupStatus)].sort(),
  ...(where === undefined ? [] : [whereKey(where)]),
  sort === undefined ? null : [sort.by, sort.descending === true],
]

/**
 * Lists users, optionally of a group or org unit, with search, filter and sort.
 *
 * @param bounds smaller bounds let tests reach every plan with few users
 * @param readFacets the process's reader, which keeps facets between calls
 */
export const listUsers = async (
  db: Db,
  query: UserQuery,
  { scanned, counted } = BOUNDS,
  readFacets = createFacetReader(db),
): Promise<Page<User>> => {
  const { scope, within, where, sort } = query
  const limit = pageSize(query.limit)
  const order = sort === undefined || Object.hasOwn(ORDERS, sort.by) ? ORDERS[sort?.by ?? 'no'] : undefined
  if (order === undefined) throw new BackupError('bad-input', 'users cannot be sorted by this field', { field: 'sort' })
  const isDescending = sort?.descending === true
  const search = foldSearch(query.search)
  const cursorQuery = cursorQueryOf(query, search)

  // Before the transaction, because an embedded database has one connection.
  const table = where === undefined ? undefined : await readFacets(scope)

  const read = async (tx: Db): Promise<Page<User>> => {
    const domain = await findDomain(tx, scope)
    const found = within === undefined ? undefined : await findMembers(tx, domain, within)
    // all users are listed without a condition
    const members = within?.kind === 'domain' ? undefined : found
    const place = decodeCursor(cursorQuery, query.cursor, order.like)
    const wanted = table === undefined || where === undefined ? [] : resolveWhere(table, where)
    const facets = wanted.map((condition) => facetClause(condition, domain))
    const asked: ListQuery = {
      domain,
      conditions: userConditions(query, search, domain, facets),
      order,
      isDescending,
      place,
      count: limit + 1,
    }
    const isFirst = place === undefined
    const matchesAll = asked.conditions.perRow === undefined

    let rows: Row[]
    let total: number | undefined
    if (members !== undefined && matchesAll && order === ORDERS.no) {
      rows = await readMembers(tx, members, asked)
      total = members.total
    } else {
      const range = scanRange(asked, members, scanned)
      rows = range === undefined ? [] : await scan(tx, asked, range)
      if (matchesAll && members === undefined) total = rows[0]?.here ?? (isFirst ? 0 : undefined)
      else if (rows.length <= limit) ({ rows, total } = await collect(tx, asked, members))
      else if (matchesAll) total = members?.total
      else if (isFirst && members === undefined) total = await countMatches(tx, asked, counted)
    }

    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      items: page.map(toUser),
      ...(rows.length > limit &&
        last !== undefined && {
          next: encodeCursor(
            cursorQuery,
            order.columns.map((column) => last[column]),
          ),
        }),
      ...(total === undefined ? {} : { total }),
    }
  }
  return within === undefined ? read(db) : readSnapshot(db, read)
}
