import { sql } from 'kysely'
import { shareDomain, transact } from './database.js'
import { withPoint } from './history.js'
import { BACKUP_STATUSES, RUN_USER_STATUSES } from './migrations.js'
import type { Db } from './tables.js'

/** A user in one try of a run. */
export interface TriedUser {
  user: number
  attempt: number
}

/** How it ended: protected, or failed for a reason. */
export interface Outcome extends TriedUser {
  reason: string | null
}

const PROTECTED = BACKUP_STATUSES.indexOf('protected')
const HAS_FAILED = BACKUP_STATUSES.indexOf('failed')
const QUEUED = RUN_USER_STATUSES.indexOf('queued')
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
): Promise<void> =>
  transact(db, async (tx) => {
    await shareDomain(tx, domain)
    // one after the other about a run, so that nobody waits in a circle for its users
    const { total, done, failed, history } = await tx
      .selectFrom('runs')
      .select(['total', 'done', 'failed', 'history'])
      .where('no', '=', run)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow()
    const { rows } = await sql<{ done: number; failed: number; at: Date }>`
      with begun as (select * from json_to_recordset(${JSON.stringify(begun)}::json) as b("user" int, attempt int)),
      ended as (select * from json_to_recordset(${JSON.stringify(ended)}::json) as e("user" int, attempt int, reason text)),
      started as (
        update run_users ru set status = ${RUNNING} from begun b
        where ru.run = ${run} and ru.user_no = b."user" and ru.attempt = b.attempt and ru.status = ${QUEUED}),
      moved as (
        update run_users ru set status = case when e.reason is null then ${DONE}::int else ${FAILED}::int end, reason = e.reason from ended e
        where ru.run = ${run} and ru.user_no = e."user" and ru.attempt = e.attempt and ru.status < ${DONE}
        returning ru.user_no, ru.status),
      marked as (
        update users u set backup_status = case when m.status = ${DONE} then ${PROTECTED}::int else ${HAS_FAILED}::int end
        from moved m where u.no = m.user_no)
      select count(*) filter (where status = ${DONE})::int as done, count(*) filter (where status = ${FAILED})::int as failed,
        clock_timestamp() as at from moved`.execute(tx)
    const [moved] = rows
    if (moved === undefined || moved.done + moved.failed === 0) return
    const now = { at: moved.at.toISOString(), done: done + moved.done, failed: failed + moved.failed }
    await tx
      .updateTable('runs')
      .set({
        done: now.done,
        failed: now.failed,
        history: JSON.stringify(withPoint(history, now, total)),
        ...(now.done + now.failed === total && { finished_at: moved.at }),
      })
      .where('no', '=', run)
      .execute()
  })
