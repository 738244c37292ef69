import { sql } from 'kysely'
import type { SyncKind } from '../../../core/internal.js'
import type { Db, Tx } from '../database/tables.js'
import { type Count, countMembers, countUnitUsers, type Here } from './member-counts.js'
import type { Staging } from './staging.js'

// What a swap needs to know and what takes long to find out: before it, and without keeping anybody waiting.

/** Which syncs the mirror of a domain is made of. */
type Made = Record<'users_sync' | 'groups_sync' | 'org_units_sync', number>

/** Holds as long as the mirror is made of the same syncs. */
export interface Prepared {
  of: Made
  /** Groups, or org units, that have others in them than before. */
  regrouped: readonly number[]
  members: readonly Count[]
  unitUsers: readonly Count[]
}

const madeOf = (db: Db | Tx, domain: number): Promise<Made> =>
  db.selectFrom('domains').select(['users_sync', 'groups_sync', 'org_units_sync']).where('no', '=', domain).executeTakeFirstOrThrow()

export const stillHolds = async (tx: Tx, domain: number, { of }: Prepared): Promise<boolean> => {
  const now = await madeOf(tx, domain)
  return now.users_sync === of.users_sync && now.groups_sync === of.groups_sync && now.org_units_sync === of.org_units_sync
}

/** Users that had no row when they were read may have got one since, from a group that names them. */
export const findNamed = async (db: Db | Tx, { sync, domain }: Staging): Promise<void> => {
  await sql`update staged s set no = u.no from users u where s.sync = ${sync} and s.no is null and u.domain = ${domain} and u.id = s.id`.execute(
    db,
  )
}

const movesUsers = async (db: Db, { sync, domain }: Staging): Promise<boolean> => {
  const { rows } = await sql<{ moves: boolean }>`
    select exists (select from staged s left join users u on u.no = s.no where s.sync = ${sync} and u.is_here is not true)
      or exists (select from users u where u.domain = ${domain} and u.is_here
        and not exists (select from staged s where s.sync = ${sync} and s.no = u.no)) as moves`.execute(db)
  return rows[0]?.moves ?? true
}

/** What is in a container, so that two sets can be compared without sorting them. */
const sums = (table: string, of: string, member: string, sync: number) => sql`
  select ${sql.ref(of)} as no, count(*) as n, sum(hashint8extended(${sql.ref(member)}, 7)) as h from ${sql.table(table)}
  where sync = ${sync} group by 1`

const findRegrouped = async (db: Db, table: string, of: string, member: string, sync: number, before: number): Promise<number[]> => {
  const { rows } = await sql<{ no: number }>`
    select no from (${sums(table, of, member, sync)}) a full join (${sums(table, of, member, before)}) b using (no)
    where (a.n, a.h) is distinct from (b.n, b.h)`.execute(db)
  return rows.map(({ no }) => no)
}

/** `db` may be a transaction that holds the domain: then it holds for sure. */
export const prepare = async (db: Db, kind: SyncKind, staging: Staging): Promise<Prepared> => {
  const { sync, domain } = staging
  const of = await madeOf(db, domain)
  const staged = sql`select no from staged where sync = ${sync} and no is not null`
  const here: Here = {
    domain,
    users: sql`select no from users where domain = ${domain} and is_here`,
    groups: sql`select no from groups where domain = ${domain} and is_here`,
    units: sql`select no from org_units where domain = ${domain} and is_here`,
    groupsSync: of.groups_sync,
    unitsSync: of.org_units_sync,
  }
  if (kind === 'users') {
    await findNamed(db, staging)
    if (!(await movesUsers(db, staging))) return { of, regrouped: [], members: [], unitUsers: [] }
    const then = { ...here, users: staged }
    return { of, regrouped: [], members: await countMembers(db, then), unitUsers: await countUnitUsers(db, then) }
  }
  if (kind === 'groups') {
    const regrouped = [
      ...(await findRegrouped(db, 'group_users', 'group_no', 'user_no', sync, of.groups_sync)),
      ...(await findRegrouped(db, 'group_groups', 'parent', 'child', sync, of.groups_sync)),
    ]
    return { of, regrouped, members: await countMembers(db, { ...here, groups: staged, groupsSync: sync }), unitUsers: [] }
  }
  const regrouped = await findRegrouped(db, 'org_unit_users', 'org_unit', 'user_no', sync, of.org_units_sync)
  return { of, regrouped, members: [], unitUsers: await countUnitUsers(db, { ...here, units: staged, unitsSync: sync }) }
}
