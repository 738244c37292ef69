import { type RawBuilder, sql } from 'kysely'
import { BackupError, type ItemRef } from '../../../core/internal.js'
import { isStorable } from '../database/storable.js'
import type { Db } from '../database/tables.js'
import { numbers } from './conditions.js'
import { reachedGroups } from './reach-items.js'

/** Who is in a group, through any nesting, or directly in an org unit. */
export interface Members {
  /** How many of them are here. */
  readonly total: number
  /** `select user_no …`: all of them, repeats and those who are not here included. */
  readonly all: RawBuilder<unknown>
  /**
   * `select user_no …`: at most `count` of them, each once, in order, those who are not here included, behind the number
   * `after`. When fewer come, there are no others up to `until`; where that is undefined, there are no others at all.
   */
  next(after: number, count: number): { select: RawBuilder<unknown>; until: number | undefined }
  /** Whether the user of that number is one of them. */
  has(no: RawBuilder<unknown>): RawBuilder<unknown>
  /** Among how many users, whoever they are, so many members should be; undefined where it is quicker to read all members. */
  among(count: number): number | undefined
}

interface Found {
  /** Numbers of the groups or of the unit. */
  containers: readonly number[]
  sync: number
  total: number
  /** How many users the domain has, and between which numbers. */
  here: number
  first: number
  last: number
}

const membersOf = (
  table: RawBuilder<unknown>,
  container: RawBuilder<unknown>,
  { containers, sync, total, here, first, last }: Found,
): Members => ({
  total,
  all: sql`select m.user_no from ${table} m where m.sync = ${sync} and m.${container} = any(${numbers(containers)})`,
  next(after, count) {
    const [only] = containers
    if (containers.length === 1)
      return {
        select: sql`
          select m.user_no from ${table} m where m.sync = ${sync} and m.${container} = ${only} and m.user_no > ${after}
          order by m.user_no limit ${count}`,
        until: undefined,
      }
    // Of many groups, each is read only as far as the numbers go that so many should stand in: else each would be read until
    // it alone fills the page.
    const reach = Math.ceil((count * (last - first + 1)) / Math.max(1, total))
    const until = Math.min(last, Math.max(after, first - 1) + reach)
    return {
      select: sql`
        select distinct user_no from unnest(${numbers(containers)}) c (no) cross join lateral (
          select m.user_no from ${table} m
          where m.sync = ${sync} and m.${container} = c.no and m.user_no > ${after} and m.user_no <= ${until}
          order by m.user_no limit ${count}) m
        order by user_no limit ${count}`,
      until: until >= last ? undefined : until,
    }
  },
  has: (no) =>
    sql`exists (select from ${table} m where m.sync = ${sync} and m.${container} = any(${numbers(containers)}) and m.user_no = ${no})`,
  among(count) {
    // twice as many as there should be, for they may stand unevenly
    const users = Math.ceil((2 * count * here) / Math.max(1, total))
    return users * containers.length < total ? users : undefined
  },
})

/**
 * Finds whom a ref is about; rejects `not-found` for something gone, `bad-input` for what has no members. The numbers in it
 * hold for one snapshot of the database (`snapshot`).
 */
export const findMembers = async (db: Db, domain: number, ref: ItemRef): Promise<Members> => {
  if (ref.kind === 'user') throw new BackupError('bad-input', 'a user has no members', { field: 'within' })
  const gone = (): BackupError => new BackupError('not-found', `there is no ${ref.kind} ${ref.id.slice(0, 200)}`, { field: 'within' })
  if (!isStorable(ref.id)) throw gone()
  const span = sql`
    coalesce((select min(no) from users where domain = ${domain} and is_here), 0) as first,
    coalesce((select max(no) from users where domain = ${domain} and is_here), 0) as last`
  if (ref.kind === 'group') {
    const root = sql`select no from groups where domain = ${domain} and id = ${ref.id} and is_here`
    const { rows } = await sql<Omit<Found, 'containers'> & { containers: number[] | null }>`
      ${reachedGroups(domain, root)}
      select (select array_agg(no) from reached) as containers, g.member_count as total, d.user_count as here, d.groups_sync as sync,
        ${span}
      from groups g join domains d on d.no = g.domain where g.no = (${root})`.execute(db)
    const [found] = rows
    if (found === undefined) throw gone()
    return membersOf(sql`group_users`, sql`group_no`, { ...found, containers: found.containers ?? [] })
  }
  const { rows } = await sql<Omit<Found, 'containers'> & { no: number }>`
    select o.no, o.user_count as total, d.user_count as here, d.org_units_sync as sync, ${span}
    from org_units o join domains d on d.no = o.domain
    where o.domain = ${domain} and o.id = ${ref.id} and o.is_here`.execute(db)
  const [unit] = rows
  if (unit === undefined) throw gone()
  return membersOf(sql`org_unit_users`, sql`org_unit`, { ...unit, containers: [unit.no] })
}

/** Several readings of one state: nobody swaps memberships in between. */
export const snapshot = <T>(db: Db, read: (tx: Db) => Promise<T>): Promise<T> =>
  db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read)
