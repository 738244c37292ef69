import { type RawBuilder, sql } from 'kysely'
import { BackupError, type ItemRef } from '../../../core/internal.js'
import { intArray, isStorable } from '../database/sql-values.js'
import type { Db } from '../database/tables.js'

/**
 * Builds `with recursive reached (no) …`: the groups that `roots` selects and all groups nested in them, each once, at any depth and
 * through cycles.
 */
export const nestedGroups = (domain: number, roots: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  with recursive reached (no) as (
    ${roots}
    union
    select e.child from reached r
    join group_groups e on e.sync = (select groups_sync from domains where no = ${domain}) and e.parent = r.no)`

/** The members of a group, through any nesting, the users directly in an org unit, or all users of a domain. */
export interface Members {
  /** The number of members that the directory still lists. */
  readonly total: number
  /** `select user_no …`: all members, with repeats and removed users. */
  readonly all: RawBuilder<unknown>
  /**
   * `select user_no …`: at most `count` members above `after`, each once, in order, removed users included. If it returns fewer rows, no
   * more members exist up to `until`; if `until` is undefined, no more exist at all.
   */
  next(after: number, count: number): { select: RawBuilder<unknown>; until: number | undefined }
  /** The condition that a user number belongs to a member. */
  has(no: RawBuilder<unknown>): RawBuilder<unknown>
  /** How many users to scan so that `count` of them are likely members; `undefined` if reading all members is cheaper. */
  scanSize(count: number): number | undefined
}

interface Found {
  /** Numbers of the groups, or of the one org unit. */
  containers: readonly number[]
  sync: number
  total: number
  /** The number of users in the domain, and their smallest and largest number. */
  here: number
  first: number
  last: number
}

const createMembers = (
  table: RawBuilder<unknown>,
  container: RawBuilder<unknown>,
  { containers, sync, total, here, first, last }: Found,
): Members => ({
  total,
  all: sql`select m.user_no from ${table} m where m.sync = ${sync} and m.${container} = any(${intArray(containers)})`,
  next(after, count) {
    const [only] = containers
    if (containers.length === 1)
      return {
        select: sql`
          select m.user_no from ${table} m where m.sync = ${sync} and m.${container} = ${only} and m.user_no > ${after}
          order by m.user_no limit ${count}`,
        until: undefined,
      }
    // Reads each group only up to the number below which `count` members are expected. Without this bound, each group would be read until
    // it fills the page on its own.
    const span = Math.ceil((count * (last - first + 1)) / Math.max(1, total))
    const until = Math.min(last, Math.max(after, first - 1) + span)
    return {
      select: sql`
        select distinct user_no from unnest(${intArray(containers)}) c (no) cross join lateral (
          select m.user_no from ${table} m
          where m.sync = ${sync} and m.${container} = c.no and m.user_no > ${after} and m.user_no <= ${until}
          order by m.user_no limit ${count}) m
        order by user_no limit ${count}`,
      until: until >= last ? undefined : until,
    }
  },
  has: (no) =>
    sql`exists (select from ${table} m where m.sync = ${sync} and m.${container} = any(${intArray(containers)}) and m.user_no = ${no})`,
  scanSize(count) {
    // Twice the expected number, because members may be spread unevenly.
    const users = Math.ceil((2 * count * here) / Math.max(1, total))
    return users * containers.length < total ? users : undefined
  },
})

/** All users of a domain. */
const createEveryone = (domain: number, total: number): Members => {
  const here = sql`select u.no as user_no from users u where u.domain = ${domain} and u.is_here`
  return {
    total,
    all: here,
    next: (after, count) => ({ select: sql`${here} and u.no > ${after} order by u.no limit ${count}`, until: undefined }),
    has: (no) => sql`exists (select from users d where d.domain = ${domain} and d.is_here and d.no = ${no})`,
    scanSize: () => undefined,
  }
}

/**
 * Finds the members of a group or org unit, or all users of the domain. The result holds for one snapshot of the database, see
 * `readSnapshot`.
 *
 * @throws `not-found` for another domain, and for a group or org unit that the directory no longer lists, `bad-input` for a ref to a user
 */
export const findMembers = async (db: Db, domain: number, ref: ItemRef): Promise<Members> => {
  if (ref.kind === 'user') throw new BackupError('bad-input', 'a user has no members', { field: 'within' })
  const gone = (): BackupError => new BackupError('not-found', `there is no ${ref.kind} ${ref.id.slice(0, 200)}`, { field: 'within' })
  if (!isStorable(ref.id)) throw gone()
  if (ref.kind === 'domain') {
    const { rows } = await sql<{ total: number }>`select user_count as total from domains where no = ${domain} and id = ${ref.id}`.execute(
      db,
    )
    const [found] = rows
    if (found === undefined) throw gone()
    return createEveryone(domain, found.total)
  }
  const span = sql`
    coalesce((select min(no) from users where domain = ${domain} and is_here), 0) as first,
    coalesce((select max(no) from users where domain = ${domain} and is_here), 0) as last`
  if (ref.kind === 'group') {
    const root = sql`select no from groups where domain = ${domain} and id = ${ref.id} and is_here`
    const { rows } = await sql<Omit<Found, 'containers'> & { containers: number[] | null }>`
      ${nestedGroups(domain, root)}
      select (select array_agg(no) from reached) as containers, g.member_count as total, d.user_count as here, d.groups_sync as sync,
        ${span}
      from groups g join domains d on d.no = g.domain where g.no = (${root})`.execute(db)
    const [found] = rows
    if (found === undefined) throw gone()
    return createMembers(sql`group_users`, sql`group_no`, { ...found, containers: found.containers ?? [] })
  }
  const { rows } = await sql<Omit<Found, 'containers'> & { no: number }>`
    select o.no, o.user_count as total, d.user_count as here, d.org_units_sync as sync, ${span}
    from org_units o join domains d on d.no = o.domain
    where o.domain = ${domain} and o.id = ${ref.id} and o.is_here`.execute(db)
  const [unit] = rows
  if (unit === undefined) throw gone()
  return createMembers(sql`org_unit_users`, sql`org_unit`, { ...unit, containers: [unit.no] })
}
