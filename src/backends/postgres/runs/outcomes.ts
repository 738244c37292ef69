import { sql } from 'kysely'
import { shareDomain, transact } from '../database/database.js'
import { BACKUP_STATUSES, RUN_USER_STATUSES } from '../database/migrations.js'
import type { Db } from '../database/tables.js'
import { withPoint } from './run-history.js'

/** A user in one try of a run. */
export interface TriedUser {
  /** The number of the user's row in the run. */
  no: string | number
  attempt: number
}

/** How it ended: protected, or failed for a reason. */
export interface Outcome extends TriedUser {
  reason: string | null
}

const PROTECTED = BACKUP_STATUSES.indexOf('protected')
const HAS_FAILED = BACKUP_STATUSES.indexOf('failed')
const RUNNING = RUN_USER_STATUSES.indexOf('running')
const DONE = RUN_USER_STATUSES.indexOf('done')
const FAILED = RUN_USER_STATUSES.indexOf('failed')

/**
 * Notes who was begun and how others ended, once: a user that has ended already, or is in another try by now, is left as it
 * is, so a note that comes twice or too late changes nothing. The run ends with the last of its users.
 */
export const noteOutcomes = (
  db: Db,
  { run, domain }: { run: number; domain: number },
  begun: readonly TriedUser[],
  ended: readonly Outcome[],
): Promise<void> => {
  const notes = [
    ...begun.map((tried) => ({ ...tried, status: RUNNING, reason: null })),
    ...ended.map((outcome) => ({ ...outcome, status: outcome.reason === null ? DONE : FAILED })),
  ]
  return transact(db, async (tx) => {
    await shareDomain(tx, domain)
    // in the order of users, so that two at the same portion do not wait for each other in a circle
    const { rows } = await sql<{ done: number; failed: number }>`
      with notes as (
        select * from json_to_recordset(${JSON.stringify(notes)}::json) as n(no bigint, attempt int, status smallint, reason text)),
      open as (
        select ru.no, n.status, n.reason from notes n
        join run_users ru on ru.no = n.no and ru.attempt = n.attempt
        where ru.status < ${DONE} and ru.status < n.status order by ru.no for no key update of ru),
      moved as (
        update run_users ru set status = o.status, reason = o.reason from open o where ru.no = o.no
        returning ru.user_no, ru.status),
      marked as (
        update users u set backup_status = case when m.status = ${DONE} then ${PROTECTED}::int else ${HAS_FAILED}::int end
        from moved m where u.no = m.user_no and m.status >= ${DONE})
      select count(*) filter (where status = ${DONE})::int as done, count(*) filter (where status = ${FAILED})::int as failed
      from moved`.execute(tx)
    const { done, failed } = rows[0] ?? { done: 0, failed: 0 }
    if (done + failed === 0) return
    const after = await tx
      .updateTable('runs')
      .set({
        done: sql`done + ${done}::int`,
        failed: sql`failed + ${failed}::int`,
        finished_at: sql`case when done + failed + ${done + failed}::int = total then clock_timestamp() end`,
      })
      .where('no', '=', run)
      .returning(['total', 'done', 'failed', 'history', sql<Date>`clock_timestamp()`.as('at')])
      .executeTakeFirstOrThrow()
    const point = { at: after.at.toISOString(), done: after.done, failed: after.failed }
    await tx
      .updateTable('runs')
      .set({ history: JSON.stringify(withPoint(after.history, point, after.total)) })
      .where('no', '=', run)
      .execute()
  })
}
