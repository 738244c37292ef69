import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../database/tables.js'
import type { ChangedUsers } from './mirror-version.js'
import type { PolicyRow } from './policy-rows.js'

/**
 * Marks holders of licenses through active policies that give licenses back, if they have left: deleted, no longer listed, or covered by no
 * active policy. Keeps the time of the first evaluation that found them, and clears it for holders who are back. A suspended holder has not
 * left.
 */
export const markLeavers = async (tx: Tx, domain: number, changed: Exclude<ChangedUsers, 'none'>, at: Date): Promise<void> => {
  const scope = changed === 'all' ? sql`` : sql`and l.user_no in (select user_no from changed_users)`
  await sql`
    with holders as materialized (
      select l.user_no, l.left_since is not null as is_marked, exists (
        select from policy_users pu join policies a on a.no = pu.policy
        where pu.user_no = l.user_no and a.domain = ${domain} and a.status = 'active') or json_typeof(p.draft -> 'leavers') <> 'object' as stays
      from licenses l join runs r on r.no = l.run join policies p on p.no = r.policy
      where l.domain = ${domain} and p.status = 'active' ${scope})
    update licenses l set left_since = case when not h.stays then ${at}::timestamptz end
    from holders h where l.user_no = h.user_no and h.is_marked = h.stays`.execute(tx)
}

/** Forgets since when holders of licenses through a policy have left. After a pause, their days count anew. The caller holds the lock of the domain. */
export const forgetLeavers = async (tx: Tx, domain: number, policy: number): Promise<void> => {
  await sql`update licenses l set left_since = null from runs r
    where r.no = l.run and r.policy = ${policy} and l.domain = ${domain} and l.left_since is not null`.execute(tx)
}

/** The condition on `users u` for leavers of a policy whose licenses are due to be given back. */
export const isLeaving = ({ domain, no }: PolicyRow, days: number, at: Date): RawBuilder<unknown> => sql`u.no in (
  select l.user_no from licenses l join runs r on r.no = l.run
  where l.domain = ${domain} and r.policy = ${no} and l.left_since <= ${at}::timestamptz - make_interval(hours => 24 * ${days}::int))`
