import { sql } from 'kysely'
import { BACKUP_STATUSES, type Db, type Tx } from '../database/tables.js'
import type { CreditLedger } from '../ledger/credit-ledger.js'
import type { RunBeginner } from '../runs/begin-run.js'
import type { RunSettings } from '../runs/run-settings.js'
import { isUnsettled } from './moved-users.js'
import type { PolicyRow } from './policy-rows.js'

const NONE = BACKUP_STATUSES.indexOf('none')
/** Above this number of users, the planner needs statistics of the temporary table. */
const ANALYZE_ABOVE = 5_000

/**
 * Writes the covered users without a backup to the temporary table `due_users (user_no, policy)`, each with the oldest active policy that
 * covers the user.
 */
export const findDueUsers = async (tx: Tx, domain: number): Promise<void> => {
  await sql`drop table if exists pg_temp.due_users`.execute(tx)
  await sql`create temporary table due_users (user_no int not null, policy int not null) on commit drop`.execute(tx)
  const { numAffectedRows } = await sql`
    insert into due_users (user_no, policy)
    select pu.user_no, min(pu.policy) from policies p join policy_users pu on pu.policy = p.no
    join user_statuses s on s.user_no = pu.user_no
    where p.domain = ${domain} and p.status = 'active' and pu.is_active and s.domain = ${domain} and s.backup_status = ${NONE}
    group by pu.user_no`.execute(tx)
  if (Number(numAffectedRows ?? 0) > ANALYZE_ABOVE) await sql`analyze due_users`.execute(tx)
}

/** Result of an evaluation for the due users of a policy. */
export interface DueResult {
  started: number
  credits: number
  /** Due users that were not started. */
  waiting: number
  /** The waiting users if the first of them lacks credits of the domain; 0 if it exceeds the limit of the policy. */
  short: number
  /** The waiting users whose memberships are not known yet. */
  unsettled: number
}

/** Removes the due users of a policy whose memberships are not known yet. Resolves to their number. */
const removeUnsettled = async (tx: Tx, domain: number, { no, draft }: PolicyRow): Promise<number> => {
  const condition = isUnsettled(domain, draft, sql`d.user_no`)
  if (condition === undefined) return 0
  const { numAffectedRows } = await sql`delete from due_users d where d.policy = ${no} and ${condition}`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** The credits that users hold through a policy. */
export const readHeld = async (tx: Db | Tx, policy: number): Promise<number> => {
  const { rows } = await sql<{ held: number }>`
    select coalesce(sum(l.credits), 0)::float8 as held from runs r join licenses l on l.run = r.no where r.policy = ${policy}`.execute(tx)
  return rows[0]?.held ?? 0
}

/**
 * Returns the credits that the due users may take within the limit of a policy. The credits held in the whole domain, which the ledger sums
 * up quickly, are at least those held through the policy. Only if they leave too little room, the licenses of the policy are read.
 */
const readRoom = async (tx: Tx, domain: number, { no, credit_limit }: PolicyRow): Promise<number> => {
  if (credit_limit === null) return Number.POSITIVE_INFINITY
  const { rows } = await sql<{ due: number; held: number }>`
    select (select coalesce(sum(u.price), 0)::float8 from due_users d join users u on u.no = d.user_no where d.policy = ${no}) as due,
      coalesce(sum(case kind when 'spent' then amount when 'released' then -amount else 0 end), 0)::float8 as held
    from ledger where domain = ${domain}`.execute(tx)
  const { due = 0, held = 0 } = rows[0] ?? {}
  if (due <= credit_limit - held) return credit_limit - held
  return Math.max(0, credit_limit - (await readHeld(tx, no)))
}

/**
 * Creates the function that starts the due users of a policy while the credits of the domain and the limit of the policy allow. Their order
 * is the order in which the directory first listed them. Users without a price start in any case. Needs the table of `findDueUsers`.
 */
export const createDueStarter =
  (parts: { ledger: Pick<CreditLedger, 'readAvailable'>; settings: Pick<RunSettings, 'resolveStored'>; beginner: RunBeginner }) =>
  async (tx: Tx, domain: number, policy: PolicyRow): Promise<DueResult> => {
    const unsettled = await removeUnsettled(tx, domain, policy)
    const none: DueResult = { started: 0, credits: 0, waiting: unsettled, short: 0, unsettled }
    const found = await sql`select from due_users where policy = ${policy.no} limit 1`.execute(tx)
    if (found.rows.length === 0) return none
    const available = await parts.ledger.readAvailable(tx, domain)
    const limit = await readRoom(tx, domain, policy)
    const credits = available === 'unlimited' ? Number.POSITIVE_INFINITY : available
    const budget = Math.min(credits, limit)
    const within = (total: number) => (total === Number.POSITIVE_INFINITY ? sql`true` : sql`total <= ${total}::float8`)
    await sql`drop table if exists pg_temp.starting`.execute(tx)
    await sql`create temporary table starting (user_no int not null, place int not null, credits int not null) on commit drop`.execute(tx)
    const { rows } = await sql<Omit<DueResult, 'short' | 'unsettled'> & { first: number | null }>`
      with due as materialized (
        select u.no, u.price, sum(u.price) over (order by u.no) as total
        from due_users d join users u on u.no = d.user_no where d.policy = ${policy.no}),
      chosen as (
        insert into starting (user_no, place, credits)
        select no, row_number() over (order by no) - 1, price from due where price = 0 or ${within(budget)} returning credits)
      select (select count(*) from chosen)::int as started, (select coalesce(sum(credits), 0) from chosen)::float8 as credits,
        count(*)::int as waiting, min(total)::float8 as first from due where price > 0 and not ${within(budget)}`.execute(tx)
    const { first = null, waiting = 0, started = 0, credits: taken = 0 } = rows[0] ?? {}
    const short = first !== null && first <= limit ? waiting : 0
    const result: DueResult = { started, credits: taken, waiting: waiting + unsettled, short, unsettled }
    if (result.started > ANALYZE_ABOVE) await sql`analyze starting`.execute(tx)
    if (result.started > 0) {
      const values = await parts.settings.resolveStored(tx, domain, policy.draft.settings)
      const origin = { request: policy.draft, values, policy: policy.no }
      await parts.beginner.beginRun(tx, domain, origin, { starts: result.started, allocated: result.credits })
    }
    return result
  }
