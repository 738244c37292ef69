import { BackupError } from '../model/errors.js'
import type { BackupRun, BackupStatus, RunStatus } from '../model/model.js'

/** The figures and flags of a run that determine its status. */
export interface RunFigures extends Pick<BackupRun, 'total' | 'done' | 'failed'> {
  /** Number of users that a stop released before their backup began. */
  stopped: number
  /** Whether the work on the run has begun. */
  hasBegun: boolean
  /** Whether the run was stopped after its start or its latest retry. */
  isStopped: boolean
}

/** Whether users of the run have not ended. */
export const isRunOpen = ({ total, done, failed, stopped }: Pick<RunFigures, 'total' | 'done' | 'failed' | 'stopped'>): boolean =>
  done + failed + stopped < total

/** Status of a run. */
export const runStatusOf = (run: RunFigures): RunStatus => {
  if (isRunOpen(run)) return run.hasBegun ? 'running' : 'queued'
  if (run.isStopped || run.stopped > 0) return 'stopped'
  if (run.failed === 0) return 'completed'
  return run.done === 0 ? 'failed' : 'completed-with-errors'
}

/** The fields of a run that only stopped runs have. */
export const stopFieldsOf = (run: RunFigures): Pick<BackupRun, 'stopped' | 'isStopping'> => ({
  ...((run.isStopped || run.stopped > 0) && { stopped: run.stopped }),
  ...(run.isStopped && isRunOpen(run) && { isStopping: true }),
})

/**
 * Determines how a stop releases a user whose backup has not begun.
 *
 * A first attempt ends as `stopped`: the user gets its status from before the start, and the credits that the start took are refunded. A
 * retry ends as `failed`, as before the retry: the user keeps the credits of the first attempt.
 *
 * @param before backup status of the user before the start
 * @param credits credits that the start took for the user
 */
export const releaseOf = (isRetry: boolean, before: BackupStatus, credits: number) =>
  isRetry
    ? ({ outcome: 'failed', backupStatus: 'failed', credits: 0 } as const)
    : ({ outcome: 'stopped', backupStatus: before, credits } as const)

/**
 * Checks that failed users of a run may be retried.
 *
 * @throws `bad-input` while the run is being stopped
 */
export const checkRetry = (run: RunFigures): void => {
  if (!run.isStopped || !isRunOpen(run)) return
  throw new BackupError('bad-input', 'the backup is being stopped: retry its failed users when it has stopped', { field: 'runId' })
}
