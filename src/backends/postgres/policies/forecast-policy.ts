import { type RawBuilder, sql } from 'kysely'
import {
  checkPolicyDraft,
  forecastOf,
  type ItemRef,
  type PolicyDraft,
  type PolicyForecast,
  policyCeiling,
  type Scope,
} from '../../../core/internal.js'
import { findDomain } from '../database/domains.js'
import { intArray, isStorable } from '../database/sql-values.js'
import type { Db } from '../database/tables.js'
import { readSnapshot } from '../database/transactions.js'
import type { CreditLedger } from '../ledger/credit-ledger.js'
import { findSources, type Sources } from '../lists/cover-items.js'
import type { RunSettings } from '../runs/run-settings.js'
import { findPolicy } from './policy-rows.js'
import { EVENT_KINDS } from './record-memberships.js'
import { readHeld } from './start-due-users.js'

const HISTORY_DAYS = 365

/** Items or exceptions of a draft, as queries need them. */
interface Part extends Sources {
  /** Ids of the users that the part names. */
  userIds: string
}

const findPart = async (tx: Db, domain: number, items: readonly ItemRef[]): Promise<Part> => ({
  ...(await findSources(tx, domain, items)),
  userIds: JSON.stringify(items.flatMap(({ kind, id }) => (kind === 'user' && isStorable(id) ? [id] : []))),
})

const usersOf = ({ containers, users }: Part): RawBuilder<unknown> => sql.join([...containers, ...users()], sql` union all `)

interface Now {
  users: number
  credits: number
  /** Credits that the covered users hold already, or would hold if this backend and not another product protected them. */
  held: number
}

const readNow = async (tx: Db, domain: number, items: Part, exceptions: Part): Promise<Now> => {
  const { rows } = await sql<Now>`
    with excepted as materialized (select distinct user_no from (${usersOf(exceptions)}) e)
    select count(*)::int as users, coalesce(sum(u.price), 0)::float8 as credits, coalesce(sum(coalesce(l.credits, case when u.backup_status <> 0 then u.price else 0 end)), 0)::float8 as held
    from users u left join licenses l on l.user_no = u.no
    where u.domain = ${domain} and u.is_here and u.account_status = 0 and not exists (select from excepted e where e.user_no = u.no)
      ${items.isWhole ? sql`` : sql`and u.no in (select user_no from (${usersOf(items)}) i)`}`.execute(tx)
  return rows[0] ?? { users: 0, credits: 0, held: 0 }
}

/** Selects the changes of one column (`items` or `exceptions`) by the events of its groups and org units. */
const deltasOf = (domain: number, { groups, orgUnits }: Part, isException: boolean): RawBuilder<unknown> => {
  const change = sql`case when is_join then 1 else -1 end`
  const columns = isException ? sql`0 as items, ${change} as exceptions, 0 as here` : sql`${change} as items, 0 as exceptions, 0 as here`
  const of = (kind: number, containers: readonly number[]) => sql`
    select user_no, at, ${columns} from membership_events
    where domain = ${domain} and kind = ${kind} and container = any(${intArray(containers)})`
  return sql`${of(EVENT_KINDS.group, groups)} union all ${of(EVENT_KINDS['org-unit'], orgUnits)}`
}

/** Counts how many items or exceptions reach each user of the table `moved` now. Nested groups count on their own. */
const countNow = (domain: number, { groups, orgUnits, isWhole, userIds }: Part): RawBuilder<unknown> => sql`
  select m.no, ${isWhole ? 1 : 0}::int
    + (select count(*) from group_users g where g.sync = (select groups_sync from domains where no = ${domain})
      and g.group_no = any(${intArray(groups)}) and g.user_no = m.no)
    + (select count(*) from org_unit_users o where o.sync = (select org_units_sync from domains where no = ${domain})
      and o.org_unit = any(${intArray(orgUnits)}) and o.user_no = m.no)
    + case when m.id in (select json_array_elements_text(${userIds}::json)) then 1 else 0 end as count
  from moved m`

/**
 * Reads how many users joined and left what a draft covers, on each recorded day. Goes back from the current memberships, with the current
 * nesting of groups. A user who joins and leaves on the same day does not count.
 */
const readHistory = async (tx: Db, domain: number, items: Part, exceptions: Part): Promise<PolicyForecast['history']> => {
  const { rows } = await sql<{ day: string; joined: number; left: number }>`
    with events as materialized (
      select user_no, (at at time zone 'UTC')::date as day, sum(items)::int as items, sum(exceptions)::int as exceptions, sum(here)::int as here
      from (${deltasOf(domain, items, false)} union all ${deltasOf(domain, exceptions, true)} union all
        select user_no, at, 0, 0, case when is_join then 1 else -1 end from membership_events
        where domain = ${domain} and kind = ${EVENT_KINDS.domain} and container = 0) e
      where at > clock_timestamp() - make_interval(days => ${HISTORY_DAYS}) group by 1, 2),
    moved as materialized (
      select u.no, u.id, (u.is_here and u.account_status = 0)::int as here from users u where u.no in (select user_no from events)),
    states as (
      select e.*, i.count - coalesce(sum(e.items) over later, 0) as items_after, x.count - coalesce(sum(e.exceptions) over later, 0) as exceptions_after,
        m.here - coalesce(sum(e.here) over later, 0) as here_after
      from events e join moved m on m.no = e.user_no join (${countNow(domain, items)}) i on i.no = m.no
      join (${countNow(domain, exceptions)}) x on x.no = m.no
      window later as (partition by e.user_no order by e.day desc rows between unbounded preceding and 1 preceding)),
    covered as (
      select day, items_after > 0 and exceptions_after <= 0 and here_after > 0 as after,
        items_after - items > 0 and exceptions_after - exceptions <= 0 and here_after - here > 0 as before from states)
    select to_char(d.day, 'YYYY-MM-DD') as day, count(*) filter (where after and not before)::int as joined,
      count(*) filter (where before and not after)::int as left
    from recorded_days d left join covered c using (day)
    where d.domain = ${domain} and d.day > (clock_timestamp() at time zone 'UTC')::date - ${HISTORY_DAYS}::int
    group by d.day order by d.day`.execute(tx)
  return rows.map(({ day, joined, left }) => ({ at: `${day}T00:00:00.000Z`, joined, left }))
}

/** Forecasts a draft from the joins and leaves that syncs have recorded, as the next version of a policy if there is a `policyId`. */
export const forecastPolicy = async (
  db: Db,
  scope: Scope,
  { draft, policyId }: { draft: PolicyDraft; policyId: string | undefined },
  { ledger, settings }: { ledger: Pick<CreditLedger, 'readAvailable'>; settings: Pick<RunSettings, 'resolveSettings'> },
): Promise<PolicyForecast> => {
  const domain = await findDomain(db, scope)
  const checked = checkPolicyDraft(draft)
  return readSnapshot(db, async (tx) => {
    const policy = policyId === undefined ? undefined : await findPolicy(tx, domain, policyId)
    await settings.resolveSettings(tx, domain, checked.settings)
    const items = await findPart(tx, domain, checked.items)
    const exceptions = await findPart(tx, domain, checked.exceptions ?? [])
    const { held, ...now } = await readNow(tx, domain, items, exceptions)
    const history = await readHistory(tx, domain, items, exceptions)
    const throughPolicy = policy === undefined ? 0 : await readHeld(tx, policy.no)
    const ceiling = policyCeiling(checked, await ledger.readAvailable(tx, domain), { byCovered: held, throughPolicy })
    return forecastOf(now, history, ceiling, Date.now())
  })
}
