import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor, BackupRequest, CoveredFigures, SettingValues } from '../../../core/internal.js'
import { BACKUP_STATUSES, type Tx } from '../database/tables.js'
import type { JobQueue } from '../jobs/job-queue.js'
import type { CreditLedger } from '../ledger/credit-ledger.js'
import { chunksTable, enqueuePortions, type Portions } from './cut-portions.js'
import { requestColumns } from './run-request.js'

const NONE = BACKUP_STATUSES.indexOf('none')
const PENDING = BACKUP_STATUSES.indexOf('pending')

/** Writes the users of the temporary table `starting` as the users of a run. */
const insertRunUsers = async (tx: Tx, run: number, portions: Portions): Promise<void> => {
  await sql`insert into run_users (run, user_no, place, chunk, credits, before_status)
    select ${run}::int, user_no, place, chunk, credits, backup_status from starting join users on users.no = user_no
    join (${chunksTable(portions)}) as chunks on at = place / ${portions.size}::int + 1`.execute(tx)
  // A restarted user still holds the credits of its first start.
  await sql`update users set backup_status = ${PENDING}, held = case when backup_status = ${NONE} then price else held end
    where no in (select user_no from starting)`.execute(tx)
}

/** Origin of a run: a request of an administrator, or a policy. */
export interface RunOrigin {
  request: Pick<BackupRequest, 'items' | 'exceptions' | 'settings'>
  /** The settings of the domain, with the settings of the request merged in. */
  values: SettingValues
  actor?: Actor | undefined
  /** The number of the policy. */
  policy?: number | undefined
}

/** Begins runs. */
export interface RunBeginner {
  /**
   * Inserts a run of the users in the temporary table `starting`, enqueues its jobs and spends its credits. The caller holds the lock of the
   * domain and has checked the balance.
   */
  beginRun(
    tx: Tx,
    domain: number,
    origin: RunOrigin,
    figures: Pick<CoveredFigures, 'starts' | 'allocated'>,
  ): Promise<{ no: number; id: string }>
}

/**
 * Creates the beginner of runs.
 *
 * @param portion number of users in a portion, for an engine that backs up many users in one job
 */
export const createRunBeginner = (
  jobs: Pick<JobQueue, 'send'>,
  ledger: Pick<CreditLedger, 'spendCredits'>,
  portion: number | undefined,
): RunBeginner => ({
  async beginRun(tx, domain, { request, values, actor, policy }, { starts, allocated }) {
    const id = `run-${randomBytes(16).toString('base64url')}`
    const { no: run } = await tx
      .insertInto('runs')
      .values({
        id,
        domain,
        settings: JSON.stringify(values),
        ...(await requestColumns(tx, domain, request, actor)),
        policy: policy ?? null,
        total: starts,
        // now() would return the time before the transaction waited for the lock of the domain.
        started_at: sql<Date>`clock_timestamp()`,
      })
      .returning('no')
      .executeTakeFirstOrThrow()
    await insertRunUsers(tx, run, await enqueuePortions(tx, jobs, { run, domain }, { users: starts, portion }))
    if (allocated > 0) await ledger.spendCredits(tx, domain, allocated, run)
    return { no: run, id }
  },
})
