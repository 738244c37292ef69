import { sql } from 'kysely'
import { BACKUP_STATUSES, RUN_USER_STATUSES, type Tx } from '../database/tables.js'
import type { CreditLedger } from '../ledger/credit-ledger.js'

const NONE = BACKUP_STATUSES.indexOf('none')
const BACKUP_FAILED = BACKUP_STATUSES.indexOf('failed')
const QUEUED = RUN_USER_STATUSES.indexOf('queued')
const FAILED = RUN_USER_STATUSES.indexOf('failed')
const STOPPED = RUN_USER_STATUSES.indexOf('stopped')

/**
 * Releases users of a stopped run whose backup has not begun, and refunds their credits. Covers one portion, or all portions that no worker
 * has begun. A retried user becomes failed again, according to `releaseOf` of the core. The caller holds the lock of the domain. Resolves
 * to the number of released users and to their credits.
 */
export const releaseQueued = async (
  tx: Tx,
  ledger: Pick<CreditLedger, 'giveBackCredits'>,
  { run, domain }: { run: number; domain: number },
  chunk?: number,
): Promise<{ users: number; credits: number }> => {
  const portions =
    chunk === undefined
      ? sql`run = ${run} and not exists (select from begun_portions b where b.chunk = ru.chunk)`
      : sql`run = ${run} and chunk = ${chunk}`
  const { rows } = await sql<{ stopped: number; failed: number; credits: number }>`
    with released as (
      update run_users ru set status = case when attempt > 1 then ${FAILED}::int else ${STOPPED}::int end
      where ${portions} and status = ${QUEUED} returning user_no, attempt, before_status, credits),
    marked as (
      update users u set backup_status = case when r.attempt > 1 then ${BACKUP_FAILED}::int else r.before_status end
      from released r where u.no = r.user_no)
    select count(*) filter (where attempt = 1)::int as stopped, count(*) filter (where attempt > 1)::int as failed,
      coalesce(sum(credits) filter (where attempt = 1 and before_status = ${NONE}), 0)::float8 as credits from released`.execute(tx)
  const { stopped, failed, credits } = rows[0] ?? { stopped: 0, failed: 0, credits: 0 }
  if (stopped + failed === 0) return { users: 0, credits: 0 }
  await tx
    .updateTable('runs')
    .set({
      stopped: sql`stopped + ${stopped}::int`,
      failed: sql`failed + ${failed}::int`,
      finished_at: sql`case when done + failed + stopped + ${stopped + failed}::int = total then clock_timestamp() end`,
    })
    .where('no', '=', run)
    .execute()
  await ledger.giveBackCredits(tx, domain, credits, run)
  return { users: stopped + failed, credits }
}
