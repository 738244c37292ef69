import { type RawBuilder, sql } from 'kysely'
import { BackupError, type Page, type User, type UserQuery } from '../../../core/internal.js'
import type { Db } from '../database/tables.js'
import { type Conditions, conditionsOf, searchOf } from './conditions.js'
import { findDomain } from './find-domain.js'
import { findMembers, type Members, snapshot } from './find-members.js'
import { cursorOf, placeOf } from './keyset-cursor.js'
import { pageSize } from './page-size.js'
import { type UserRow, userColumns, userOf } from './user-rows.js'

interface Bounds {
  /** So many users in order are looked at first: they fill the page when many fit, and cost little when few do. */
  lookedAt: number
  /** So many are counted when a search or filter is asked for; where there are more users, no total is told. */
  counted: number
}
const BOUNDS: Bounds = { lookedAt: 5_000, counted: 10_000 }
/** Where conditions are asked for, so many times the page is looked at: of members in order, and of users that may be members. */
const MANY = 20
const FEW = 4
/** Members are followed in rounds that grow to this. */
const MOST_FOLLOWED = 20_000

interface Row extends UserRow {
  name_key: string
  email_key: string
  /** How many are here in all, where that was asked. */
  here?: number
}

interface Order {
  /** Columns of `users`, that make a place in this order. */
  columns: readonly ('backup_status' | 'name_key' | 'email_key' | 'no')[]
  like: (string | number)[]
}
type SortKey = NonNullable<UserQuery['sort']>['by']
const ORDERS: Readonly<Record<SortKey | 'no', Order>> = {
  no: { columns: ['no'], like: [0] },
  name: { columns: ['name_key', 'no'], like: ['', 0] },
  email: { columns: ['email_key', 'no'], like: ['', 0] },
  backupStatus: { columns: ['backup_status', 'name_key', 'no'], like: [0, '', 0] },
}

/** A question that is understood: what is asked for, from where on. */
interface Asked {
  domain: number
  conditions: Conditions
  order: Order
  isDescending: boolean
  place: (string | number)[] | undefined
  /** One more than the page has, to know whether there is more. */
  count: number
}

const columnsOf = ({ columns }: Order, of: string): RawBuilder<unknown> => sql.join(columns.map((column) => sql.ref(`${of}.${column}`)))

const orderBy = ({ order, isDescending }: Asked, of: string): RawBuilder<unknown> => {
  const direction = isDescending ? sql`desc` : sql`asc`
  return sql`order by ${sql.join(order.columns.map((column) => sql`${sql.ref(`${of}.${column}`)} ${direction}`))}`
}

/** `and …`: behind the place where the last page ended. */
const behind = ({ order, isDescending, place }: Asked, of: string): RawBuilder<unknown> => {
  if (place === undefined) return sql``
  const values = sql.join(place.map((value) => (typeof value === 'number' ? sql`${value}::int` : sql`${value}::text`)))
  return sql`and (${columnsOf(order, of)}) ${isDescending ? sql`<` : sql`>`} (${values})`
}

/** The next users in order, straight from an index. */
const next = (asked: Asked, count: number): RawBuilder<unknown> => {
  const { domain, order } = asked
  if (order !== ORDERS.backupStatus) {
    return sql`select u.* from users u where u.domain = ${domain} and u.is_here ${behind(asked, 'u')} ${orderBy(asked, 'u')} limit ${count}`
  }
  return sql`
    select u.* from (
      select s.no, s.backup_status, s.name_key from (select user_no as no, domain, backup_status, name_key from user_statuses) s
      where s.domain = ${domain} ${behind(asked, 's')} ${orderBy(asked, 's')} limit ${count}) s
    join users u on u.no = s.no`
}

/** The users to look at first, in order: they fill the page when many fit, and cost little when few do. */
const nearby = (asked: Asked, members: Members | undefined, lookedAt: number): RawBuilder<unknown> | undefined => {
  const { conditions, order, place, count } = asked
  const isOpen = conditions.asked === undefined
  if (members === undefined) return next(asked, isOpen ? count : lookedAt)
  const most = isOpen ? count : Math.min(lookedAt, MANY * count)
  if (order === ORDERS.no) {
    const { select } = members.next(Number(place?.[0] ?? 0), most)
    return sql`select u.* from (${select}) m join users u on u.no = m.user_no where u.is_here`
  }
  const among = members.among(isOpen ? count : FEW * count)
  return among === undefined ? undefined : sql`select u.* from (${next(asked, among)}) u where ${members.has(sql`u.no`)}`
}

/** The page where many users fit: those that fit of the ones nearby. May fall short of the page. */
const look = async (db: Db, asked: Asked, users: RawBuilder<unknown>): Promise<Row[]> => {
  const { domain, conditions, count } = asked
  const { rows } = await sql<Row>`
    select ${userColumns}, u.name_key, u.email_key, (select user_count from domains where no = ${domain}) as here
    from (${users}) u where true ${conditions.asked ?? sql``} ${orderBy(asked, 'u')} limit ${count}`.execute(db)
  return rows
}

/** The page where few users fit: all that do, found by their index, and sorted. Counts them on the first page. */
const gather = async (db: Db, asked: Asked, members: Members | undefined): Promise<{ rows: Row[]; total: number | undefined }> => {
  const { domain, conditions, count, place } = asked
  const isFirst = place === undefined
  const { rows } = await sql<Row & { total: number | null }>`
    with found as materialized (
      select u.no, u.backup_status, u.name_key, u.email_key from users u
      where u.domain = ${domain} and u.is_here ${conditions.gathered}
      ${members === undefined ? sql`` : sql`and u.no in (${members.all})`}),
    page as (select f.no from found f where true ${behind(asked, 'f')} ${orderBy(asked, 'f')} limit ${count})
    select ${userColumns}, u.name_key, u.email_key, ${isFirst ? sql`(select count(*)::int from found)` : sql`null`} as total
    from page p join users u on u.no = p.no ${orderBy(asked, 'u')}`.execute(db)
  return { rows, total: isFirst ? (rows[0]?.total ?? 0) : undefined }
}

/** The next members in order of their numbers. A round of reading may come short of the page: then more are read at once. */
const follow = async (db: Db, members: Members, { place, count }: Asked): Promise<Row[]> => {
  const found: Row[] = []
  let after: number | undefined = Number(place?.[0] ?? 0)
  for (let size = count; after !== undefined && found.length < count; size = Math.min(MOST_FOLLOWED, 10 * size)) {
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

/** How many fit in all, where counting is cheap. */
const countUsers = async (db: Db, { domain, conditions }: Asked, counted: number): Promise<number | undefined> => {
  const { rows } = await sql<{ looked: number; fit: number }>`
    select count(*)::int as looked, (count(*) filter (where true ${conditions.asked ?? sql``}))::int as fit
    from (select u.* from users u where u.domain = ${domain} and u.is_here order by u.no limit ${counted + 1}) u`.execute(db)
  const [{ looked, fit } = { looked: 0, fit: 0 }] = rows
  return looked > counted ? undefined : fit
}

export const listUsers = async (db: Db, query: UserQuery, { lookedAt, counted } = BOUNDS): Promise<Page<User>> => {
  const { scope, within, sort } = query
  const limit = pageSize(query.limit)
  const order = sort === undefined || Object.hasOwn(ORDERS, sort.by) ? ORDERS[sort?.by ?? 'no'] : undefined
  if (order === undefined) throw new BackupError('bad-input', 'no such order', { field: 'sort' })
  const isDescending = sort?.descending === true
  const search = searchOf(query.search)
  const key = [
    'users',
    scope.cloudId,
    scope.domainId,
    within === undefined ? null : [within.kind, within.id],
    search,
    query.accountStatus === undefined ? null : [...new Set(query.accountStatus)].sort(),
    query.backupStatus === undefined ? null : [...new Set(query.backupStatus)].sort(),
    sort === undefined ? null : [sort.by, isDescending],
  ]

  const read = async (tx: Db): Promise<Page<User>> => {
    const domain = await findDomain(tx, scope)
    const members = within === undefined ? undefined : await findMembers(tx, domain, within)
    const place = placeOf(key, query.cursor, order.like)
    const asked: Asked = { domain, conditions: conditionsOf(query, search, domain), order, isDescending, place, count: limit + 1 }
    const isFirst = place === undefined
    const isOpen = asked.conditions.asked === undefined

    let rows: Row[]
    let total: number | undefined
    if (members !== undefined && isOpen && order === ORDERS.no) {
      rows = await follow(tx, members, asked)
      total = members.total
    } else {
      const near = nearby(asked, members, lookedAt)
      rows = near === undefined ? [] : await look(tx, asked, near)
      if (isOpen && members === undefined) total = rows[0]?.here ?? (isFirst ? 0 : undefined)
      else if (rows.length <= limit) ({ rows, total } = await gather(tx, asked, members))
      else if (isOpen) total = members?.total
      else if (isFirst && members === undefined) total = await countUsers(tx, asked, counted)
    }

    const page = rows.slice(0, limit)
    const last = page[page.length - 1]
    const cursor =
      rows.length > limit && last !== undefined
        ? cursorOf(
            key,
            order.columns.map((column) => last[column]),
          )
        : undefined
    return { items: page.map(userOf), ...(cursor === undefined ? {} : { next: cursor }), ...(total === undefined ? {} : { total }) }
  }
  // memberships are swapped as a whole: what is read of them in parts must be of one state
  return within === undefined ? read(db) : snapshot(db, read)
}
