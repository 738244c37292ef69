import { type RawBuilder, sql } from 'kysely'
import type { ItemRef } from '../../../core/internal.js'
import type { Tx } from '../database/tables.js'
import { findSources } from '../lists/cover-items.js'
import type { ChangedUsers } from './mirror-version.js'
import type { PolicyRow } from './policy-rows.js'

// Keeps the users that each policy covers (`policy_users`). With few changed users, only these are compared.

const ACTIVE = 0
const DELETED = 2

/** Restricts a query of the form `select user_no, …` to the changed users. */
const onlyChanged = (source: RawBuilder<unknown>, changed: ChangedUsers): RawBuilder<unknown> =>
  changed === 'all' ? sql`select user_no from (${source}) s` : sql`select s.user_no from (${source}) s join changed_users c using (user_no)`

const writeReached = async (
  tx: Tx,
  domain: number,
  { items, exceptions = [] }: { items: readonly ItemRef[]; exceptions?: readonly ItemRef[] | undefined },
  changed: ChangedUsers,
): Promise<void> => {
  await sql`drop table if exists pg_temp.reached`.execute(tx)
  await sql`create temporary table reached (user_no int primary key) on commit drop`.execute(tx)
  const reached = await findSources(tx, domain, items)
  const add = (source: RawBuilder<unknown>) =>
    sql`insert into reached (user_no) ${onlyChanged(source, changed)} on conflict do nothing`.execute(tx)
  for (const source of reached.containers) await add(source)
  for (const source of reached.users()) await add(source)
  if (exceptions.length === 0) return
  const excepted = await findSources(tx, domain, exceptions)
  const remove = (source: RawBuilder<unknown>) =>
    sql`delete from reached r using (${onlyChanged(source, changed)}) e where r.user_no = e.user_no`.execute(tx)
  for (const source of excepted.containers) await remove(source)
  for (const source of excepted.users()) await remove(source)
}

/**
 * Updates the users that a policy covers, and records how many joined and left. The first evaluation of a policy records nobody. The caller
 * holds the lock of the domain.
 */
export const coverPolicy = async (tx: Tx, domain: number, policy: PolicyRow, changed: 'some' | 'all', at: Date): Promise<void> => {
  await writeReached(tx, domain, policy.draft, changed)
  // without statistics of a small table, the planner reads all users
  await sql`analyze reached`.execute(tx)
  const scope = changed === 'all' ? sql`` : sql`and user_no in (select user_no from changed_users)`
  const { rows } = await sql<{ joined: number; gone: number }>`
    with present as materialized (
      select u.no as user_no, u.account_status = ${ACTIVE} as is_active from reached r join users u on u.no = r.user_no
      where u.is_here and u.account_status <> ${DELETED}),
    before as materialized (select user_no, is_active from policy_users where policy = ${policy.no} ${scope}),
    differing as materialized (
      select user_no, p.is_active, b.is_active as was_active from present p full join before b using (user_no)
      where p.is_active is distinct from b.is_active),
    removed as (
      delete from policy_users u using differing d where u.policy = ${policy.no} and u.user_no = d.user_no and d.is_active is null),
    changed as (
      update policy_users u set is_active = d.is_active from differing d
      where u.policy = ${policy.no} and u.user_no = d.user_no and d.is_active is not null),
    added as (
      insert into policy_users (policy, user_no, is_active)
      select ${policy.no}::int, user_no, is_active from differing where was_active is null order by user_no)
    select count(*) filter (where is_active and was_active is not true)::int as joined,
      count(*) filter (where was_active and is_active is not true)::int as gone from differing`.execute(tx)
  const { joined, gone } = rows[0] ?? { joined: 0, gone: 0 }
  if (policy.evaluated_at === null || joined + gone === 0) return
  await tx.insertInto('policy_changes').values({ policy: policy.no, at, joined, gone }).execute()
}
