import { type RawBuilder, sql } from 'kysely'
import type { SyncKind } from '../../../core/internal.js'
import type { Db, Tx } from '../database/tables.js'
import { type ContainerCount, countMembers, countUnitUsers, type MirrorState } from './count-members.js'
import type { Staging } from './stage-page.js'

// Prepares the counts of a swap without locking the domain.

/** The syncs that produced the mirror of a domain. */
type MirrorVersion = Record<'users_sync' | 'groups_sync' | 'org_units_sync' | 'revision', number>

/** The counts that a swap writes. They are valid while the version of the mirror is the same. */
export interface PreparedSwap {
  version: MirrorVersion
  /** Groups or org units whose members differ from the mirror. */
  regrouped: readonly number[]
  groupCounts: readonly ContainerCount[]
  unitCounts: readonly ContainerCount[]
}

/** A table of memberships with the columns of container and member. */
type Memberships = readonly [table: string, container: string, member: string]
const GROUP_USERS: Memberships = ['group_users', 'group_no', 'user_no']
const GROUP_GROUPS: Memberships = ['group_groups', 'parent', 'child']
const UNIT_USERS: Memberships = ['org_unit_users', 'org_unit', 'user_no']

const VERSION = ['users_sync', 'groups_sync', 'org_units_sync', 'revision'] as const
const readVersion = (db: Db | Tx, domain: number): Promise<MirrorVersion> =>
  db.selectFrom('domains').select(VERSION).where('no', '=', domain).executeTakeFirstOrThrow()

/** Returns whether prepared counts are still valid. */
export const isCurrent = async (tx: Tx, domain: number, { version }: PreparedSwap): Promise<boolean> => {
  const now = await readVersion(tx, domain)
  return VERSION.every((column) => now[column] === version[column])
}

/** Links staged users to rows that a group or org unit has inserted since they were staged. */
export const linkStagedUsers = async (db: Db | Tx, { sync, domain }: Staging): Promise<void> => {
  await sql`update staged s set no = u.no from users u where s.sync = ${sync} and s.no is null and u.domain = ${domain} and u.id = s.id`.execute(
    db,
  )
}

/** The condition that a sync removes the row of a table named `r`: changes contain its removal, or a full listing lacks it. */
export const isRemoved = ({ sync, isFull }: Staging): RawBuilder<unknown> =>
  isFull
    ? sql`not exists (select from staged s where s.sync = ${sync} and s.no = r.no)`
    : sql`exists (select from staged s where s.sync = ${sync} and s.no = r.no and s.is_gone)`

/** Returns whether the swap will add or remove users. */
const changesUsers = async (db: Db, staging: Staging): Promise<boolean> => {
  const { sync, domain } = staging
  const { rows } = await sql<{ changes: boolean }>`
    select exists (select from staged s left join users u on u.no = s.no where s.sync = ${sync} and not s.is_gone and u.is_here is not true)
      or exists (select from users r where r.domain = ${domain} and r.is_here and ${isRemoved(staging)}) as changes`.execute(db)
  return rows[0]?.changes ?? true
}

/** Selects the numbers of the listed rows of a table after the swap of a sync. */
const rowsAfter = (table: string, staging: Staging): RawBuilder<unknown> => {
  const listed = sql`select no from staged where sync = ${staging.sync} and no is not null and not is_gone`
  if (staging.isFull) return listed
  return sql`select r.no from ${sql.table(table)} r where r.domain = ${staging.domain} and r.is_here and not ${isRemoved(staging)}
    union ${listed}`
}

const membershipsOf = ([table, container, member]: Memberships, sync: number): RawBuilder<unknown> =>
  sql`select ${sql.ref(container)}, ${sql.ref(member)} from ${sql.table(table)} where sync = ${sync}`

/** Selects the memberships after the swap of a sync. An incremental sync replaces only the members of the groups and org units that it lists. */
const membershipsAfter = (of: Memberships, { sync, isFull }: Staging, previous: number): RawBuilder<unknown> => {
  if (isFull) return membershipsOf(of, sync)
  return sql`${membershipsOf(of, previous)} and not exists (select from staged s where s.sync = ${sync} and s.no = ${sql.ref(of[1])})
    union all ${membershipsOf(of, sync)}`
}

/** Selects a count and a hash sum of each container's members. Equal sets have equal sums, so no sorting is needed to compare them. */
const memberSums = ([table, container, member]: Memberships, sync: number, condition: RawBuilder<unknown>) => sql`
  select ${sql.ref(container)} as no, count(*) as n, sum(hashint8extended(${sql.ref(member)}, 7)) as h from ${sql.table(table)}
  where sync = ${sync} and ${condition} group by 1`

/** Finds the containers of a sync whose members differ from the members in an earlier sync. */
const findRegrouped = async (db: Db, of: Memberships, { sync, isFull }: Staging, previous: number): Promise<number[]> => {
  const named = isFull ? sql`true` : sql`${sql.ref(of[1])} in (select no from staged where sync = ${sync})`
  const { rows } = await sql<{ no: number }>`
    select no from (${memberSums(of, sync, sql`true`)}) a full join (${memberSums(of, previous, named)}) b using (no)
    where (a.n, a.h) is distinct from (b.n, b.h)`.execute(db)
  return rows.map(({ no }) => no)
}

/** Counts the rows that the swap of a sync will write. The result stays valid in a transaction that holds the domain's lock. */
export const prepareSwap = async (db: Db, kind: SyncKind, staging: Staging): Promise<PreparedSwap> => {
  const { domain } = staging
  const version = await readVersion(db, domain)
  const nothing: PreparedSwap = { version, regrouped: [], groupCounts: [], unitCounts: [] }
  const state: MirrorState = {
    domain,
    users: sql`select no from users where domain = ${domain} and is_here`,
    groups: sql`select no from groups where domain = ${domain} and is_here`,
    units: sql`select no from org_units where domain = ${domain} and is_here`,
    groupUsers: membershipsOf(GROUP_USERS, version.groups_sync),
    groupGroups: membershipsOf(GROUP_GROUPS, version.groups_sync),
    unitUsers: membershipsOf(UNIT_USERS, version.org_units_sync),
  }
  if (kind === 'users') {
    await linkStagedUsers(db, staging)
    if (!(await changesUsers(db, staging))) return nothing
    const next = { ...state, users: rowsAfter('users', staging) }
    return { ...nothing, groupCounts: await countMembers(db, next), unitCounts: await countUnitUsers(db, next) }
  }
  if (kind === 'groups') {
    const previous = version.groups_sync
    const regrouped = [
      ...(await findRegrouped(db, GROUP_USERS, staging, previous)),
      ...(await findRegrouped(db, GROUP_GROUPS, staging, previous)),
    ]
    const groupUsers = membershipsAfter(GROUP_USERS, staging, previous)
    const groupGroups = membershipsAfter(GROUP_GROUPS, staging, previous)
    const next = { ...state, groups: rowsAfter('groups', staging), groupUsers, groupGroups }
    return { ...nothing, regrouped, groupCounts: await countMembers(db, next) }
  }
  const previous = version.org_units_sync
  const regrouped = await findRegrouped(db, UNIT_USERS, staging, previous)
  const next = { ...state, units: rowsAfter('org_units', staging), unitUsers: membershipsAfter(UNIT_USERS, staging, previous) }
  return { ...nothing, regrouped, unitCounts: await countUnitUsers(db, next) }
}
