import { sql } from 'kysely'
import type { SyncKind, SyncResult } from '../../../core/internal.js'
import type { Tx } from '../database/tables.js'
import { numbers } from '../lists/conditions.js'
import { findNamed, type Prepared } from './prepare-swap.js'
import { lockNaming } from './row-numbers.js'
import type { Staging } from './staging.js'

// What was staged takes the place of what is there: in one transaction, alone with the domain. Backup statuses stay.

type Counts = Omit<SyncResult, 'finishedAt'>

const countOf = ({ numAffectedRows }: { numAffectedRows?: bigint }): number => Number(numAffectedRows ?? 0)

const USER = sql`r.email, r.name, r.account_status, r.status_reason, r.org_unit_id, r.aliases, r.id_key, r.email_key, r.alias_keys,
  r.name_key, r.search`
const USER_RECORD = sql`jsonb_to_record(s.record) as r(email text, name text, account_status smallint, status_reason text, org_unit_id text,
  aliases text[], id_key text, email_key text, alias_keys text[], name_key text, search text)`

/** Those that are here, and that the directory has no more. */
const remove = async (tx: Tx, table: 'users' | 'groups' | 'org_units', { sync, domain }: Staging): Promise<number> =>
  countOf(
    await sql`update ${sql.table(table)} r set is_here = false where r.domain = ${domain} and r.is_here
      and not exists (select from staged s where s.sync = ${sync} and s.no = r.no)`.execute(tx),
  )

/** How many of those that are staged come, and how many are here and will be others. */
const compare = async (tx: Tx, table: 'users' | 'groups' | 'org_units', { sync }: Staging, regrouped: readonly number[]) => {
  const { rows } = await sql<Omit<Counts, 'removed'>>`
    select count(*) filter (where not r.is_here)::int as added,
      count(*) filter (where r.is_here and (s.record is not null or m.no is not null))::int as changed
    from staged s join ${sql.table(table)} r on r.no = s.no
    left join (select distinct unnest(${numbers(regrouped)}) as no) m on m.no = s.no where s.sync = ${sync}`.execute(tx)
  return rows[0] ?? { added: 0, changed: 0 }
}

const writeCounts = async (tx: Tx, { members, unitUsers }: Prepared): Promise<void> => {
  if (members.length > 0) {
    await sql`update groups g set member_count = c.count from json_to_recordset(${JSON.stringify(members)}::json) as c(no int, count int)
      where g.no = c.no`.execute(tx)
  }
  if (unitUsers.length > 0) {
    await sql`update org_units o set user_count = c.count from json_to_recordset(${JSON.stringify(unitUsers)}::json) as c(no int, count int)
      where o.no = c.no`.execute(tx)
  }
}

const swapUsers = async (tx: Tx, staging: Staging, prepared: Prepared): Promise<Counts> => {
  const { sync, domain } = staging
  // who is new here must not get a number from a group at the same time
  await lockNaming(tx, domain)
  await findNamed(tx, staging)
  const known = await compare(tx, 'users', staging, [])
  const removed = await remove(tx, 'users', staging)
  await sql`update users u set is_here = true, (email, name, account_status, status_reason, org_unit_id, aliases, id_key, email_key,
      alias_keys, name_key, search) = row (${USER})
    from staged s, ${USER_RECORD} where s.sync = ${sync} and s.record is not null and u.no = s.no`.execute(tx)
  const inserted = await sql`
    insert into users (domain, id, email, name, account_status, status_reason, org_unit_id, aliases, id_key, email_key, alias_keys,
      name_key, search)
    select ${domain}::int, s.id, ${USER} from staged s, ${USER_RECORD} where s.sync = ${sync} and s.no is null order by s.place`.execute(tx)
  const added = known.added + countOf(inserted)
  if (added + removed > 0) {
    await sql`update domains set users_sync = ${sync},
      user_count = (select count(*) from users where domain = ${domain} and is_here) where no = ${domain}`.execute(tx)
  }
  await writeCounts(tx, prepared)
  return { added, changed: known.changed, removed }
}

const swapGroups = async (tx: Tx, staging: Staging, prepared: Prepared): Promise<Counts> => {
  const { sync, domain } = staging
  const counts = await compare(tx, 'groups', staging, prepared.regrouped)
  const removed = await remove(tx, 'groups', staging)
  await sql`update groups g set is_here = true, (name, email, search) = row (r.name, r.email, r.search)
    from staged s, jsonb_to_record(s.record) as r(name text, email text, search text)
    where s.sync = ${sync} and s.record is not null and g.no = s.no`.execute(tx)
  await tx.updateTable('domains').set({ groups_sync: sync }).where('no', '=', domain).execute()
  await writeCounts(tx, prepared)
  return { ...counts, removed }
}

const swapOrgUnits = async (tx: Tx, staging: Staging, prepared: Prepared): Promise<Counts> => {
  const { sync, domain } = staging
  const counts = await compare(tx, 'org_units', staging, prepared.regrouped)
  const removed = await remove(tx, 'org_units', staging)
  await sql`update org_units o set is_here = true, (name, parent_id) = row (r.name, r.parent_id)
    from staged s, jsonb_to_record(s.record) as r(name text, parent_id text)
    where s.sync = ${sync} and s.record is not null and o.no = s.no`.execute(tx)
  await sql`update org_units o set place = s.at from (
      select no, (row_number() over (order by place))::int as at from staged where sync = ${sync}) s
    where o.no = s.no and o.place <> s.at`.execute(tx)
  await tx.updateTable('domains').set({ org_units_sync: sync }).where('no', '=', domain).execute()
  await writeCounts(tx, prepared)
  return { ...counts, removed }
}

const SWAPS: { readonly [K in SyncKind]: (tx: Tx, staging: Staging, prepared: Prepared) => Promise<Counts> } = {
  users: swapUsers,
  groups: swapGroups,
  'org-units': swapOrgUnits,
}

/** Takes over all of it at once, and says what that changed. The transaction holds the domain. */
export const swap = (tx: Tx, kind: SyncKind, staging: Staging, prepared: Prepared): Promise<Counts> => SWAPS[kind](tx, staging, prepared)
