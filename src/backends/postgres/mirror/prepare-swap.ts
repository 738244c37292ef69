import { sql } from 'kysely'
import type { SyncKind } from '../../../core/internal.js'
import type { Db, Tx } from '../database/tables.js'
import { type ContainerCount, countMembers, countUnitUsers, type MirrorState } from './count-members.js'
import type { Staging } from './stage-page.js'

// Prepares the counts of a swap without locking the domain.

/** The syncs that produced the mirror of a domain. */
type MirrorVersion = Record<'users_sync' | 'groups_sync' | 'org_units_sync', number>

/** The counts that a swap writes. They are valid while the version of the mirror is the same. */
export interface PreparedSwap {
  version: MirrorVersion
  /** Groups or org units whose members differ from the mirror. */
  regrouped: readonly number[]
  groupCounts: readonly ContainerCount[]
  unitCounts: readonly ContainerCount[]
}

const readVersion = (db: Db | Tx, domain: number): Promise<MirrorVersion> =>
  db.selectFrom('domains').select(['users_sync', 'groups_sync', 'org_units_sync']).where('no', '=', domain).executeTakeFirstOrThrow()

/** Returns whether prepared counts are still valid. */
export const isCurrent = async (tx: Tx, domain: number, { version }: PreparedSwap): Promise<boolean> => {
  const now = await readVersion(tx, domain)
  return now.users_sync === version.users_sync && now.groups_sync === version.groups_sync && now.org_units_sync === version.org_units_sync
}

/** Links staged users to rows that a group or org unit has inserted since they were staged. */
export const linkStagedUsers = async (db: Db | Tx, { sync, domain }: Staging): Promise<void> => {
  await sql`update staged s set no = u.no from users u where s.sync = ${sync} and s.no is null and u.domain = ${domain} and u.id = s.id`.execute(
    db,
  )
}

/** Returns whether the swap will add or remove users. */
const changesUsers = async (db: Db, { sync, domain }: Staging): Promise<boolean> => {
  const { rows } = await sql<{ changes: boolean }>`
    select exists (select from staged s left join users u on u.no = s.no where s.sync = ${sync} and u.is_here is not true)
      or exists (select from users u where u.domain = ${domain} and u.is_here
        and not exists (select from staged s where s.sync = ${sync} and s.no = u.no)) as changes`.execute(db)
  return rows[0]?.changes ?? true
}

/** Selects a count and a hash sum of each container's members. Equal sets have equal sums, so no sorting is needed to compare them. */
const memberSums = (table: string, container: string, member: string, sync: number) => sql`
  select ${sql.ref(container)} as no, count(*) as n, sum(hashint8extended(${sql.ref(member)}, 7)) as h from ${sql.table(table)}
  where sync = ${sync} group by 1`

/** Finds the containers whose members differ between two syncs. */
const findRegrouped = async (
  db: Db,
  [table, container, member]: readonly [string, string, string],
  sync: number,
  previous: number,
): Promise<number[]> => {
  const { rows } = await sql<{ no: number }>`
    select no from (${memberSums(table, container, member, sync)}) a full join (${memberSums(table, container, member, previous)}) b using (no)
    where (a.n, a.h) is distinct from (b.n, b.h)`.execute(db)
  return rows.map(({ no }) => no)
}

/** Counts the rows that the swap of a sync will write. The result stays valid in a transaction that holds the domain's lock. */
export const prepareSwap = async (db: Db, kind: SyncKind, staging: Staging): Promise<PreparedSwap> => {
  const { sync, domain } = staging
  const version = await readVersion(db, domain)
  const nothing: PreparedSwap = { version, regrouped: [], groupCounts: [], unitCounts: [] }
  const staged = sql`select no from staged where sync = ${sync} and no is not null`
  const state: MirrorState = {
    domain,
    users: sql`select no from users where domain = ${domain} and is_here`,
    groups: sql`select no from groups where domain = ${domain} and is_here`,
    units: sql`select no from org_units where domain = ${domain} and is_here`,
    groupsSync: version.groups_sync,
    unitsSync: version.org_units_sync,
  }
  if (kind === 'users') {
    await linkStagedUsers(db, staging)
    if (!(await changesUsers(db, staging))) return nothing
    const next = { ...state, users: staged }
    return { ...nothing, groupCounts: await countMembers(db, next), unitCounts: await countUnitUsers(db, next) }
  }
  if (kind === 'groups') {
    const regrouped = [
      ...(await findRegrouped(db, ['group_users', 'group_no', 'user_no'], sync, version.groups_sync)),
      ...(await findRegrouped(db, ['group_groups', 'parent', 'child'], sync, version.groups_sync)),
    ]
    return { ...nothing, regrouped, groupCounts: await countMembers(db, { ...state, groups: staged, groupsSync: sync }) }
  }
  const regrouped = await findRegrouped(db, ['org_unit_users', 'org_unit', 'user_no'], sync, version.org_units_sync)
  return { ...nothing, regrouped, unitCounts: await countUnitUsers(db, { ...state, units: staged, unitsSync: sync }) }
}
