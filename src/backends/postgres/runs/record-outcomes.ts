import { sql } from 'kysely'
import { shareDomain } from '../database/domains.js'
import { BACKUP_STATUSES, type Db, RUN_USER_STATUSES } from '../database/tables.js'
import { transact } from '../database/transactions.js'

/** A user of a run, in one attempt. */
export interface Attempt {
  /** The number of the row in `run_users`. */
  no: string | number
  attempt: number
}

/** The end of an attempt: protected, or failed with a reason. `remark` says what a protected user lacks. */
export interface Outcome extends Attempt {
  reason: string | null
  remark?: string | undefined
}

/** The progress of a run at an instant. */
export interface HistoryPoint {
  at: string
  done: number
  failed: number
}

/** Limits the resolution of a run's chart: at least 1/60 of the users between two points, and at most 120 points. */
const MIN_STEPS = 60
const MAX_POINTS = 120

const PROTECTED = BACKUP_STATUSES.indexOf('protected')
const BACKUP_FAILED = BACKUP_STATUSES.indexOf('failed')
const RUNNING = RUN_USER_STATUSES.indexOf('running')
const DONE = RUN_USER_STATUSES.indexOf('done')
const FAILED = RUN_USER_STATUSES.indexOf('failed')

const countEnded = ({ done, failed }: HistoryPoint): number => done + failed

/**
 * Adds a point to the history of a run. The last point is always the current state.
 *
 * @param total the number of users in the run
 */
export const addHistoryPoint = (points: readonly HistoryPoint[], point: HistoryPoint, total: number): HistoryPoint[] => {
  const last = points.at(-1)
  const previous = points.at(-2)
  const isClose = last !== undefined && Math.abs(countEnded(last) - (previous === undefined ? 0 : countEnded(previous))) < total / MIN_STEPS
  const next = [...(isClose ? points.slice(0, -1) : points), point]
  // Retries add more points than fit: keep every second one.
  return next.length <= MAX_POINTS ? next : next.filter((_, place) => place % 2 === 1 || place === next.length - 1)
}

/**
 * Records the users that a worker has begun, and the outcomes of ended users. Late and repeated reports change nothing: each attempt counts
 * once, and a user that has ended or is in a later attempt is not updated. The run ends with the last of its users.
 */
export const recordOutcomes = (
  db: Db,
  { run, domain }: { run: number; domain: number },
  begun: readonly Attempt[],
  ended: readonly Outcome[],
): Promise<void> => {
  const reports = [
    ...begun.map((attempt) => ({ ...attempt, status: RUNNING, reason: null })),
    ...ended.map(({ remark = null, reason, ...attempt }) => ({
      ...attempt,
      status: reason === null ? DONE : FAILED,
      reason: reason ?? remark,
    })),
  ]
  return transact(db, async (tx) => {
    await shareDomain(tx, domain)
    // Locks rows in a fixed order, so that two workers on the same portion do not deadlock.
    const { rows } = await sql<{ done: number; failed: number }>`
      with reports as (
        select * from json_to_recordset(${JSON.stringify(reports)}::json) as n(no bigint, attempt int, status smallint, reason text)),
      open as (
        select ru.no, n.status, n.reason from reports n
        join run_users ru on ru.no = n.no and ru.attempt = n.attempt
        where ru.status < ${DONE} and ru.status < n.status order by ru.no for no key update of ru),
      moved as (
        update run_users ru set status = o.status, reason = o.reason from open o where ru.no = o.no
        returning ru.user_no, ru.status),
      marked as (
        update users u set backup_status = case when m.status = ${DONE} then ${PROTECTED}::int else ${BACKUP_FAILED}::int end
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
        finished_at: sql`case when done + failed + stopped + ${done + failed}::int = total then clock_timestamp() end`,
      })
      .where('no', '=', run)
      .returning(['total', 'done', 'failed', 'history', sql<Date>`clock_timestamp()`.as('at')])
      .executeTakeFirstOrThrow()
    const point = { at: after.at.toISOString(), done: after.done, failed: after.failed }
    await tx
      .updateTable('runs')
      .set({ history: JSON.stringify(addHistoryPoint(after.history, point, after.total)) })
      .where('no', '=', run)
      .execute()
  })
}
