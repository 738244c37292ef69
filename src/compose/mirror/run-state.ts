import { type BackupRun, type BackupStatus, releaseOf, type SettingValues } from '../../core/internal.js'
import type { MirrorUsers } from './mirror-users.js'

const HISTORY_POINTS = 24

/** Outcome of one user of a run. */
export const QUEUED = 0
export const RUNNING = 1
export const DONE = 2
export const FAILED = 3
export const STOPPED = 4

/** Backup statuses of users whose backup a start may begin. */
export const STARTED_FROM: readonly BackupStatus[] = ['none', 'failed', 'paused']

/** Actor, items, settings and policy of a request, shown with its run. */
export type RunRequest = Pick<BackupRun, 'startedBy' | 'items' | 'settings' | 'policyId' | 'policyName'>

/** A run and the outcomes of its users. */
export interface Run {
  readonly id: string
  /** Indexes of the mirror. */
  readonly users: Int32Array
  /** Outcome of each place in `users`. */
  readonly outcome: Uint8Array
  /** Backup status of each place before the start, as an index into `STARTED_FROM`. */
  readonly before: Uint8Array
  /** Credits taken by the start for each place. */
  readonly credits: Uint32Array
  /** 1 at each place that was retried. */
  readonly retried: Uint8Array
  readonly settings: SettingValues
  /** Actor, items and settings of the request. */
  readonly asked: RunRequest
  readonly startedAt: number
  done: number
  failed: number
  /** Number of users that a stop released. */
  stopped: number
  /** Whether the run was stopped after its start or its latest retry. */
  isStopped: boolean
  /** Time when the last user ended, in milliseconds since 1970. */
  endedAt: number
  history: { at: string; done: number; failed: number }[]
}

const toIso = (ms: number): string => new Date(ms).toISOString()

/** Creates a run whose users are all queued. */
export const createRun = (run: Pick<Run, 'id' | 'users' | 'settings' | 'asked' | 'startedAt'>): Run => ({
  ...run,
  outcome: new Uint8Array(run.users.length),
  before: new Uint8Array(run.users.length),
  credits: new Uint32Array(run.users.length),
  retried: new Uint8Array(run.users.length),
  done: 0,
  failed: 0,
  stopped: 0,
  isStopped: false,
  endedAt: run.startedAt,
  history: [{ at: toIso(run.startedAt), done: 0, failed: 0 }],
})

/** Records the end of one user in its run and in the mirror. */
export const endUser = (run: Run, place: number, hasFailed: boolean, at: number, users: MirrorUsers): void => {
  run.outcome[place] = hasFailed ? FAILED : DONE
  run[hasFailed ? 'failed' : 'done'] += 1
  run.endedAt = at
  users.setBackupStatus(run.users[place] as number, hasFailed ? 'failed' : 'protected')
  const ended = run.done + run.failed
  if (ended % Math.ceil(run.users.length / HISTORY_POINTS) === 0 || ended + run.stopped === run.users.length)
    run.history.push({ at: toIso(at), done: run.done, failed: run.failed })
}

/** Releases a user whose backup has not begun, because its run is stopped. Returns the refunded credits. */
export const releaseUser = (run: Run, place: number, at: number, users: MirrorUsers): number => {
  const before = STARTED_FROM[run.before[place] as number] ?? 'none'
  const released = releaseOf(run.retried[place] === 1, before, run.credits[place] as number)
  run.outcome[place] = released.outcome === 'failed' ? FAILED : STOPPED
  run[released.outcome] += 1
  run.endedAt = at
  users.setBackupStatus(run.users[place] as number, released.backupStatus)
  return released.credits
}
