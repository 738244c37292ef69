import { type Selectable, sql } from 'kysely'
import { type Policy, type PolicyCounts, unknownPolicy } from '../../../core/internal.js'
import { isStorable } from '../database/sql-values.js'
import { BACKUP_STATUSES, type Db, type Tables, type Tx } from '../database/tables.js'
import { nameRequest } from '../runs/run-request.js'

/** A row of `policies`. */
export type PolicyRow = Selectable<Tables['policies']>

const NONE = BACKUP_STATUSES.indexOf('none')
const PENDING = BACKUP_STATUSES.indexOf('pending')
const PROTECTED = BACKUP_STATUSES.indexOf('protected')
/** Days over which joins and leaves are counted. */
const RECENT_DAYS = 30

/** Reads the active and paused policies of a domain, oldest first. */
export const readOpenPolicies = (tx: Tx, domain: number): Promise<PolicyRow[]> =>
  tx.selectFrom('policies').selectAll().where('domain', '=', domain).where('status', '!=', 'ended').orderBy('no').execute()

/**
 * Finds the row of a policy of this domain, by its id or its number.
 *
 * @throws `not-found`
 */
export const findPolicy = async (tx: Db | Tx, domain: number, policy: string | number): Promise<PolicyRow> => {
  const rows = tx.selectFrom('policies').selectAll().where('domain', '=', domain)
  const row =
    typeof policy === 'number'
      ? await rows.where('no', '=', policy).executeTakeFirst()
      : isStorable(policy)
        ? await rows.where('id', '=', policy).executeTakeFirst()
        : undefined
  if (row === undefined) throw unknownPolicy(String(policy))
  return row
}

/** Counts the covered users of policies by their current backup status. */
const countUsers = async (tx: Db | Tx, policies: readonly number[]): Promise<Map<number, PolicyCounts>> => {
  const numbers = sql`(select value::int from json_array_elements_text(${JSON.stringify(policies)}::json))`
  const { rows } = await sql<PolicyCounts & { policy: number }>`
    with counts as (
      select pu.policy, count(*)::int as covered, count(*) filter (where s.backup_status = ${NONE})::int as waiting,
        count(*) filter (where s.backup_status in (${PENDING}, ${PROTECTED}))::int as protected
      from policy_users pu join user_statuses s on s.user_no = pu.user_no
      where pu.policy in ${numbers} and pu.is_active group by pu.policy),
    changes as (
      select policy, sum(joined)::int as joined, sum(gone)::int as gone from policy_changes
      where policy in ${numbers} and at > clock_timestamp() - make_interval(days => ${RECENT_DAYS}) group by policy)
    select p.no as policy, coalesce(covered, 0) as covered, coalesce(protected, 0) as protected, coalesce(c.waiting, 0) as waiting,
      coalesce(covered - protected - c.waiting, 0) as failed, coalesce(joined, 0) as joined30, coalesce(gone, 0) as left30
    from policies p left join counts c on c.policy = p.no left join changes x on x.policy = p.no where p.no in ${numbers}`.execute(tx)
  return new Map(rows.map(({ policy, ...counts }) => [policy, counts]))
}

/** Keeps the counts of a policy that ends, and forgets its users, of whom there may be a million. */
export const keepFinalCounts = async (tx: Tx, policy: number): Promise<void> => {
  const counts = (await countUsers(tx, [policy])).get(policy)
  await tx
    .updateTable('policies')
    .set({ final_counts: JSON.stringify(counts) })
    .where('no', '=', policy)
    .execute()
  await tx.deleteFrom('policy_users').where('policy', '=', policy).execute()
  await tx.deleteFrom('policy_changes').where('policy', '=', policy).execute()
}

const waitingForOf = ({ short, waiting, unsettled }: PolicyRow, counts: PolicyCounts): Policy['waitingFor'] => {
  if (counts.waiting === 0 || waiting === 0) return undefined
  if (waiting === unsettled) return 'sync'
  return short > 0 ? 'credits' : 'limit'
}

/** Converts rows to policies of the public contract. */
export const toPolicies = async (tx: Db | Tx, domain: number, rows: readonly PolicyRow[]): Promise<Policy[]> => {
  const counted = await countUsers(
    tx,
    rows.flatMap(({ no, final_counts }) => (final_counts === null ? [no] : [])),
  )
  const policies: Policy[] = []
  for (const row of rows) {
    const counts = row.final_counts ?? counted.get(row.no) ?? { covered: 0, protected: 0, waiting: 0, failed: 0, joined30: 0, left30: 0 }
    const waitingFor = waitingForOf(row, counts)
    const namedItems = await nameRequest(tx, domain, row.draft)
    policies.push({
      ...row.draft,
      name: row.name,
      ...(row.credit_limit !== null && { limit: row.credit_limit }),
      id: row.id,
      status: row.status,
      createdAt: row.created_at.toISOString(),
      ...(row.created_by !== null && { createdBy: row.created_by }),
      ...(row.evaluated_at !== null && { evaluatedAt: row.evaluated_at.toISOString() }),
      counts,
      ...(waitingFor !== undefined && { waitingFor }),
      ...(namedItems !== undefined && { namedItems }),
    })
  }
  return policies
}
