import { sql } from 'kysely'
import type { SyncKind, SyncResult } from '../../core/index.js'
import { lockDomain } from './database.js'
import type { Staging } from './staging.js'
import type { Tx } from './tables.js'

// What was staged takes the place of what is there: in one transaction, alone with the domain. Backup statuses stay.

type Counts = Omit<SyncResult, 'finishedAt'>

const countOf = ({ numAffectedRows }: { numAffectedRows?: bigint }): number => Number(numAffectedRows ?? 0)

const USER = sql`s.id, s.place, r.email, r.name, r.account_status, r.status_reason, r.org_unit_id, r.aliases, r.id_key, r.email_key,
  r.alias_keys, r.name_key, r.search`
const USER_RECORD = sql`jsonb_to_record(s.record) as r(email text, name text, account_status smallint, status_reason text, org_unit_id text,
  aliases text[], id_key text, email_key text, alias_keys text[], name_key text, search text)`
const USER_SET = sql`email = n.email, name = n.name, account_status = n.account_status, status_reason = n.status_reason,
  org_unit_id = n.org_unit_id, aliases = n.aliases, id_key = n.id_key, email_key = n.email_key, alias_keys = n.alias_keys,
  name_key = n.name_key, search = n.search`

const swapUsers = async (tx: Tx, { sync, domain }: Staging): Promise<Counts> => {
  const news = sql`(select ${USER} from staged s, ${USER_RECORD} where s.sync = ${sync}) n`
  const changed = await sql`update users u set ${USER_SET} from ${news}
    where u.domain = ${domain} and u.id = n.id and u.is_here
      and (u.email, u.name, u.account_status, u.status_reason, u.org_unit_id, u.aliases)
        is distinct from (n.email, n.name, n.account_status, n.status_reason, n.org_unit_id, n.aliases)`.execute(tx)
  // seen before, by a group or before it was lost
  const back = await sql`update users u set is_here = true, ${USER_SET} from ${news}
    where u.domain = ${domain} and u.id = n.id and not u.is_here`.execute(tx)
  const added = await sql`insert into users (domain, id, email, name, account_status, status_reason, org_unit_id, aliases,
      id_key, email_key, alias_keys, name_key, search)
    select ${domain}::int, n.id, n.email, n.name, n.account_status, n.status_reason, n.org_unit_id, n.aliases,
      n.id_key, n.email_key, n.alias_keys, n.name_key, n.search
    from ${news} where not exists (select from users u where u.domain = ${domain} and u.id = n.id) order by n.place`.execute(tx)
  const removed = await sql`update users u set is_here = false where u.domain = ${domain} and u.is_here
    and not exists (select from staged s where s.sync = ${sync} and s.id = u.id)`.execute(tx)
  const counts = { added: countOf(back) + countOf(added), changed: countOf(changed), removed: countOf(removed) }
  if (counts.added + counts.removed > 0) {
    await sql`update domains set user_count = (select count(*) from users where domain = ${domain} and is_here) where no = ${domain}`.execute(
      tx,
    )
    await countMembers(tx, domain)
    await countUnitUsers(tx, domain)
  }
  return counts
}

/** What members come to, so that two sets can be compared without sorting them. */
const sumOf = (column: 'user_no' | 'child') => sql`count(*), sum(hashint8extended(${sql.ref(column)}, 7))`

/** Those whose members, or nested groups, are not what they were, as a query of one column `no`. */
const regrouped = (sync: number, before: ReturnType<typeof sql>) => sql`
  select coalesce(a.no, b.no) as no from
    (select group_no as no, ${sumOf('user_no')} from group_users where sync = ${sync} group by 1) a (no, n, h)
    full join (select group_no as no, ${sumOf('user_no')} from group_users where sync = ${before} group by 1) b (no, n, h) on a.no = b.no
    where (a.n, a.h) is distinct from (b.n, b.h)
  union
  select coalesce(a.no, b.no) as no from
    (select parent as no, ${sumOf('child')} from group_groups where sync = ${sync} group by 1) a (no, n, h)
    full join (select parent as no, ${sumOf('child')} from group_groups where sync = ${before} group by 1) b (no, n, h) on a.no = b.no
    where (a.n, a.h) is distinct from (b.n, b.h)`

const swapGroups = async (tx: Tx, { sync, domain }: Staging): Promise<Counts> => {
  const before = sql`(select groups_sync from domains where no = ${domain})`
  const news = sql`(select s.id, s.place, r.name, r.email, r.search
    from staged s, jsonb_to_record(s.record) as r(name text, email text, search text) where s.sync = ${sync}) n`
  const changed = await sql`with regrouped as (${regrouped(sync, before)})
    update groups g set name = n.name, email = n.email, search = n.search from ${news}
    where g.domain = ${domain} and g.id = n.id and g.is_here
      and ((g.name, g.email) is distinct from (n.name, n.email) or g.no in (select no from regrouped))`.execute(tx)
  const added = await sql`update groups g set is_here = true, name = n.name, email = n.email, search = n.search from ${news}
    where g.domain = ${domain} and g.id = n.id and not g.is_here`.execute(tx)
  const removed = await sql`update groups g set is_here = false where g.domain = ${domain} and g.is_here
    and not exists (select from staged s where s.sync = ${sync} and s.id = g.id)`.execute(tx)
  await tx.updateTable('domains').set({ groups_sync: sync }).where('no', '=', domain).execute()
  await countMembers(tx, domain)
  return { added: countOf(added), changed: countOf(changed), removed: countOf(removed) }
}

const swapOrgUnits = async (tx: Tx, { sync, domain }: Staging): Promise<Counts> => {
  const before = sql`(select org_units_sync from domains where no = ${domain})`
  const news = sql`(select s.id, s.place, r.name, r.parent_id
    from staged s, jsonb_to_record(s.record) as r(name text, parent_id text) where s.sync = ${sync}) n`
  const changed = await sql`with regrouped as (
      select coalesce(a.no, b.no) as no from
        (select org_unit as no, ${sumOf('user_no')} from org_unit_users where sync = ${sync} group by 1) a (no, n, h)
        full join (select org_unit as no, ${sumOf('user_no')} from org_unit_users where sync = ${before} group by 1) b (no, n, h) on a.no = b.no
        where (a.n, a.h) is distinct from (b.n, b.h))
    update org_units o set name = n.name, parent_id = n.parent_id from ${news}
    where o.domain = ${domain} and o.id = n.id and o.is_here
      and ((o.name, o.parent_id) is distinct from (n.name, n.parent_id) or o.no in (select no from regrouped))`.execute(tx)
  const added = await sql`update org_units o set is_here = true, name = n.name, parent_id = n.parent_id from ${news}
    where o.domain = ${domain} and o.id = n.id and not o.is_here`.execute(tx)
  const removed = await sql`update org_units o set is_here = false where o.domain = ${domain} and o.is_here
    and not exists (select from staged s where s.sync = ${sync} and s.id = o.id)`.execute(tx)
  await sql`update org_units o set place = s.place from staged s
    where s.sync = ${sync} and o.domain = ${domain} and o.id = s.id and o.place <> s.place`.execute(tx)
  await tx.updateTable('domains').set({ org_units_sync: sync }).where('no', '=', domain).execute()
  await countUnitUsers(tx, domain)
  return { added: countOf(added), changed: countOf(changed), removed: countOf(removed) }
}

/** Counts every group's members anew: each user once, through however many groups that are nested in it, in circles too. */
const countMembers = async (tx: Tx, domain: number): Promise<void> => {
  const held = sql`(select groups_sync from domains where no = ${domain})`
  await sql`
    with recursive edges as (
      select e.parent, e.child from group_groups e join groups c on c.no = e.child and c.is_here where e.sync = ${held}),
    reached (root, no) as (
      select parent, parent from edges union select r.root, e.child from reached r join edges e on e.parent = r.no),
    counts (no, members) as (
      select m.group_no, count(*)::int from group_users m join users u on u.no = m.user_no and u.is_here
        where m.sync = ${held} and m.group_no not in (select root from reached) group by 1
      union all
      select r.root, count(distinct m.user_no)::int from reached r
        join group_users m on m.sync = ${held} and m.group_no = r.no join users u on u.no = m.user_no and u.is_here group by 1)
    update groups g set member_count = coalesce(c.members, 0)
    from groups o left join counts c on c.no = o.no
    where o.domain = ${domain} and o.is_here and g.no = o.no and g.member_count <> coalesce(c.members, 0)`.execute(tx)
}

const countUnitUsers = async (tx: Tx, domain: number): Promise<void> => {
  await sql`
    with counts (no, users) as (
      select m.org_unit, count(*)::int from org_unit_users m join users u on u.no = m.user_no and u.is_here
        where m.sync = (select org_units_sync from domains where no = ${domain}) group by 1)
    update org_units o set user_count = coalesce(c.users, 0)
    from org_units p left join counts c on c.no = p.no
    where p.domain = ${domain} and p.is_here and o.no = p.no and o.user_count <> coalesce(c.users, 0)`.execute(tx)
}

const SWAPS: { readonly [K in SyncKind]: (tx: Tx, staging: Staging) => Promise<Counts> } = {
  users: swapUsers,
  groups: swapGroups,
  'org-units': swapOrgUnits,
}

/** Takes over all of it at once, and says what that changed. */
export const swap = async (tx: Tx, kind: SyncKind, staging: Staging): Promise<Counts> => {
  // plans are made by what the tables hold, which a moment ago was nothing
  await sql`analyze staged`.execute(tx)
  await lockDomain(tx, staging.domain)
  return SWAPS[kind](tx, staging)
}
