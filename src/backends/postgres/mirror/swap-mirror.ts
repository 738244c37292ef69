import { sql } from 'kysely'
import type { SyncKind, SyncResult } from '../../../core/internal.js'
import { intArray } from '../database/sql-values.js'
import type { Tx } from '../database/tables.js'
import type { ChangedUsers } from '../policies/mirror-version.js'
import { recordCompletion } from '../policies/moved-users.js'
import { type MembershipRecorder, openRecorder } from '../policies/record-memberships.js'
import { isRemoved, linkStagedUsers, type PreparedSwap } from './prepare-swap.js'
import { lockNumbering } from './row-numbers.js'
import type { Staging } from './stage-page.js'

// Replaces the mirror with the staged records in one transaction that holds the domain's lock. Backup statuses do not change.

type MirrorTable = 'users' | 'groups' | 'org_units'
type Counts = Omit<SyncResult, 'finishedAt'>

const affectedRows = ({ numAffectedRows }: { numAffectedRows?: bigint }): number => Number(numAffectedRows ?? 0)

const USER = sql`r.email, r.name, r.account_status, r.status_reason, r.org_unit_id, r.aliases, r.id_key, r.email_key, r.alias_keys,
  r.name_key, r.search, coalesce(r.price, 1), r.kind, r.facets,
  coalesce(r.facet_keys, '{}')`
const USER_RECORD = sql`jsonb_to_record(s.record) as r(email text, name text, account_status smallint, status_reason text, org_unit_id text,
  aliases text[], id_key text, email_key text, alias_keys text[], name_key text, search text, price int, kind text, facets jsonb,
  facet_keys text[])`

/** Marks the rows that the directory no longer has. Resolves to their number. */
const removeRows = async (tx: Tx, table: MirrorTable, staging: Staging): Promise<number> =>
  affectedRows(
    await sql`update ${sql.table(table)} r set is_here = false
      where r.domain = ${staging.domain} and r.is_here and ${isRemoved(staging)}`.execute(tx),
  )

/** Counts the staged rows that are new to the mirror, and the staged rows that differ from it. */
const countChanges = async (tx: Tx, table: MirrorTable, { sync }: Staging, regrouped: readonly number[]) => {
  const { rows } = await sql<Omit<Counts, 'removed'>>`
    select count(*) filter (where not r.is_here)::int as added,
      count(*) filter (where r.is_here and (s.record is not null or m.no is not null))::int as changed
    from staged s join ${sql.table(table)} r on r.no = s.no
    left join (select distinct unnest(${intArray(regrouped)}) as no) m on m.no = s.no where s.sync = ${sync} and not s.is_gone`.execute(tx)
  return rows[0] ?? { added: 0, changed: 0 }
}

const writeCounts = async (tx: Tx, { groupCounts, unitCounts }: PreparedSwap): Promise<void> => {
  if (groupCounts.length > 0) {
    await sql`update groups g set member_count = c.count from json_to_recordset(${JSON.stringify(groupCounts)}::json) as c(no int, count int)
      where g.no = c.no`.execute(tx)
  }
  if (unitCounts.length > 0) {
    await sql`update org_units o set user_count = c.count from json_to_recordset(${JSON.stringify(unitCounts)}::json) as c(no int, count int)
      where o.no = c.no`.execute(tx)
  }
}

/**
 * Makes the memberships of a sync current. A full listing replaces all memberships; changes replace only the memberships of their
 * containers.
 */
const swapMemberships = async (
  tx: Tx,
  { sync, domain, isFull }: Staging,
  current: 'groups_sync' | 'org_units_sync',
  tables: readonly (readonly [table: string, container: string])[],
): Promise<void> => {
  if (isFull) {
    await tx
      .updateTable('domains')
      .set({ [current]: sync })
      .where('no', '=', domain)
      .execute()
    return
  }
  const previous = sql`(select ${sql.ref(current)} from domains where no = ${domain})`
  for (const [table, container] of tables) {
    await sql`delete from ${sql.table(table)} where sync = ${previous}
      and ${sql.ref(container)} in (select no from staged where sync = ${sync})`.execute(tx)
    await sql`update ${sql.table(table)} set sync = ${previous} where sync = ${sync}`.execute(tx)
  }
  await sql`update domains set revision = revision + 1 where no = ${domain}`.execute(tx)
}

/** Numbers org units in the directory's order. Changes append new units. */
const placeUnits = async (tx: Tx, { sync, domain, isFull }: Staging): Promise<void> => {
  const staged = sql`select s.no, (row_number() over (order by s.place))::int as at from staged s join org_units r on r.no = s.no
    where s.sync = ${sync} and not s.is_gone`
  if (isFull) await sql`update org_units o set place = s.at from (${staged}) s where o.no = s.no and o.place <> s.at`.execute(tx)
  else {
    await sql`update org_units o set place = s.at + (select coalesce(max(place), 0) from org_units where domain = ${domain} and is_here)
      from (${staged} and not r.is_here) s where o.no = s.no`.execute(tx)
  }
}

const swapUsers = async (tx: Tx, staging: Staging, prepared: PreparedSwap, recorder: MembershipRecorder): Promise<Counts> => {
  const { sync, domain } = staging
  // Prevents a sync of groups or org units from inserting one of the new users at the same time.
  await lockNumbering(tx, domain)
  await linkStagedUsers(tx, staging)
  const known = await countChanges(tx, 'users', staging, [])
  await recorder.beforeUsers()
  const removed = await recorder.removeUsers(isRemoved(staging))
  await sql`update users u set is_here = true, (email, name, account_status, status_reason, org_unit_id, aliases, id_key, email_key,
      alias_keys, name_key, search, price, kind, facets, facet_keys) = row (${USER})
    from staged s, ${USER_RECORD} where s.sync = ${sync} and s.record is not null and u.no = s.no`.execute(tx)
  const inserted = await sql`
    insert into users (domain, id, email, name, account_status, status_reason, org_unit_id, aliases, id_key, email_key, alias_keys,
      name_key, search, price, kind, facets, facet_keys)
    select ${domain}::int, s.id, ${USER} from staged s, ${USER_RECORD} where s.sync = ${sync} and s.no is null and not s.is_gone order by s.place`.execute(
    tx,
  )
  const added = known.added + affectedRows(inserted)
  if (added + removed > 0) {
    await sql`update domains set users_sync = ${sync},
      user_count = (select count(*) from users where domain = ${domain} and is_here) where no = ${domain}`.execute(tx)
  }
  await writeCounts(tx, prepared)
  await recorder.afterUsers()
  return { added, changed: known.changed, removed }
}

const swapGroups = async (tx: Tx, staging: Staging, prepared: PreparedSwap, recorder: MembershipRecorder): Promise<Counts> => {
  const { sync } = staging
  await recorder.beforeContainers(prepared.regrouped)
  const counts = await countChanges(tx, 'groups', staging, prepared.regrouped)
  const removed = await removeRows(tx, 'groups', staging)
  await sql`update groups g set is_here = true, (name, email, search, is_hidden) = row (r.name, r.email, r.search, coalesce(r.is_hidden, false))
    from staged s, jsonb_to_record(s.record) as r(name text, email text, search text, is_hidden boolean)
    where s.sync = ${sync} and s.record is not null and g.no = s.no`.execute(tx)
  await swapMemberships(tx, staging, 'groups_sync', [
    ['group_users', 'group_no'],
    ['group_groups', 'parent'],
  ])
  await writeCounts(tx, prepared)
  return { ...counts, removed }
}

const swapOrgUnits = async (tx: Tx, staging: Staging, prepared: PreparedSwap, recorder: MembershipRecorder): Promise<Counts> => {
  const { sync } = staging
  await recorder.beforeContainers(prepared.regrouped)
  const counts = await countChanges(tx, 'org_units', staging, prepared.regrouped)
  const removed = await removeRows(tx, 'org_units', staging)
  await placeUnits(tx, staging)
  await sql`update org_units o set is_here = true, (name, parent_id) = row (r.name, r.parent_id)
    from staged s, jsonb_to_record(s.record) as r(name text, parent_id text)
    where s.sync = ${sync} and s.record is not null and o.no = s.no`.execute(tx)
  await swapMemberships(tx, staging, 'org_units_sync', [['org_unit_users', 'org_unit']])
  await writeCounts(tx, prepared)
  return { ...counts, removed }
}

type Swap = (tx: Tx, staging: Staging, prepared: PreparedSwap, recorder: MembershipRecorder) => Promise<Counts>
const SWAPS: { readonly [K in SyncKind]: Swap } = {
  users: swapUsers,
  groups: swapGroups,
  'org-units': swapOrgUnits,
}

/** The changes of a swap, and the users whose coverage by policies it may change. */
export interface Swapped {
  counts: Counts
  changed: ChangedUsers
}

/**
 * Replaces the mirror of one kind with the staged records, and records joins and leaves. The transaction holds the domain's lock.
 */
export const swapMirror = async (tx: Tx, kind: SyncKind, staging: Staging, prepared: PreparedSwap): Promise<Swapped> => {
  const recorder = await openRecorder(tx, kind, staging)
  const counts = await SWAPS[kind](tx, staging, prepared, recorder)
  await recordCompletion(tx, staging.domain, kind, staging.sync)
  return { counts, changed: recorder.changed }
}
