import { type RawBuilder, sql } from 'kysely'
import { chunksOf, storableOrNull } from '../database/sql-values.js'
import { BACKUP_STATUSES, FIRST_ENDED, type Tx } from '../database/tables.js'
import type { JobQueue } from '../jobs/job-queue.js'

const NONE = BACKUP_STATUSES.indexOf('none')
/** Users in one call of the engine. */
const PORTION = 200

/**
 * Ends the protection of license holders, refunds their credits, and enqueues the jobs that tell the engine. Skips users whose backup is in
 * progress. The caller holds the lock of the domain, and records the change in the activity log.
 *
 * @param which the condition on `users u`
 * @param reason the reason in the ledger
 */
export const releaseLicenses = async (
  tx: Tx,
  jobs: Pick<JobQueue, 'send'>,
  domain: number,
  which: RawBuilder<unknown>,
  reason?: string,
): Promise<{ credits: number; users: number }> => {
  const { rows } = await sql<{ no: number; held: number }>`
    update users u set backup_status = ${NONE}
    where domain = ${domain} and backup_status <> ${NONE} and ${which}
      and exists (select from licenses l where l.user_no = u.no)
      and not exists (select from run_users ru where ru.user_no = u.no and ru.status < ${FIRST_ENDED})
    returning u.no, u.held`.execute(tx)
  const credits = rows.reduce((sum, { held }) => sum + held, 0)
  if (credits > 0) {
    await tx
      .insertInto('ledger')
      .values({ domain, kind: 'released', amount: credits, reason: storableOrNull(reason) })
      .execute()
  }
  if (rows.length > 0) {
    const portions = chunksOf(
      rows.map(({ no }) => no),
      PORTION,
    )
    await jobs.send(
      tx,
      'unprotect',
      portions.map((users) => ({ domain, users })),
    )
  }
  return { credits, users: rows.length }
}
