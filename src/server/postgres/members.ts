import { type RawBuilder, sql } from 'kysely'
import { BackupError, type ItemRef } from '../../core/index.js'
import { numbers } from './conditions.js'
import { reachedGroups } from './reach.js'
import { isStorable } from './storable.js'
import type { Db } from './tables.js'

/** Who is in a group, through any nesting, or directly in an org unit. Repeats stay; those who are not here do, too. */
export interface Members {
  /** `select user_no …`, all of them. */
  readonly all: RawBuilder<unknown>
  /** `select user_no …`, each once, in order: so many after a number, at the cost of as many from each of the groups. */
  after(no: number, count: number): RawBuilder<unknown>
}

const membersOf = (table: RawBuilder<unknown>, container: RawBuilder<unknown>, sync: number, containers: readonly number[]): Members => ({
  all: sql`select m.user_no from ${table} m where m.sync = ${sync} and m.${container} = any(${numbers(containers)})`,
  after: (no, count) => sql`
    select distinct user_no from unnest(${numbers(containers)}) c (no) cross join lateral (
      select m.user_no from ${table} m where m.sync = ${sync} and m.${container} = c.no and m.user_no > ${no}
      order by m.user_no limit ${count}) m
    order by user_no limit ${count}`,
})

/**
 * Finds whom a ref is about; rejects `not-found` for something gone, `bad-input` for what has no members. The numbers in it
 * hold for one snapshot of the database (`snapshot`).
 */
export const findMembers = async (db: Db, domain: number, ref: ItemRef): Promise<Members> => {
  if (ref.kind === 'user') throw new BackupError('bad-input', 'a user has no members', { field: 'within' })
  const gone = (): BackupError => new BackupError('not-found', `there is no ${ref.kind} ${ref.id.slice(0, 200)}`, { field: 'within' })
  if (!isStorable(ref.id)) throw gone()
  if (ref.kind === 'group') {
    const root = sql`select no from groups where domain = ${domain} and id = ${ref.id} and is_here`
    const { rows } = await sql<{ no: number; sync: number }>`
      ${reachedGroups(domain, root)}
      select r.no, d.groups_sync as sync from reached r cross join domains d where d.no = ${domain}`.execute(db)
    const [first] = rows
    if (first === undefined) throw gone()
    const containers = rows.map(({ no }) => no)
    return membersOf(sql`group_users`, sql`group_no`, first.sync, containers)
  }
  const { rows } = await sql<{ no: number; sync: number }>`
    select o.no, d.org_units_sync as sync from org_units o join domains d on d.no = o.domain
    where o.domain = ${domain} and o.id = ${ref.id} and o.is_here`.execute(db)
  const [unit] = rows
  if (unit === undefined) throw gone()
  return membersOf(sql`org_unit_users`, sql`org_unit`, unit.sync, [unit.no])
}

/** Several readings of one state: nobody swaps memberships in between. */
export const snapshot = <T>(db: Db, read: (tx: Db) => Promise<T>): Promise<T> =>
  db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read)
