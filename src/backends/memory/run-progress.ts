import type { MirrorUsers } from '../../compose/mirror/mirror-users.js'
import { type BackupRun, createPacer, type RunStatus, type RunUserStatus, STEPS, shareOf } from '../../core/internal.js'

/** A simulated run waits, then takes a base time and a time for each user, with an upper limit. */
const QUEUED_MS = 300
const BASE_MS = 1_200
const USER_MS = 20
const MAX_MS = 60_000
/** Users shown as running at one moment. */
const PARALLEL = 4
const HISTORY_POINTS = 24

/** Outcome of one user of a run. */
export const QUEUED = 0
export const DONE = 1
export const FAILED = 2

/** One pass over users of a run: the first attempt, or a retry of some. */
interface Attempt {
  /** Places in the run's `users`. */
  places: Int32Array
  startedAt: number
  durationMs: number
  /** Number of `places` that have ended. */
  ended: number
}

/** A simulated run; the clock alone decides how far it is. */
export interface Run {
  id: string
  /** Indexes of the mirror. */
  users: Int32Array
  /** Outcome of each place in `users`. */
  outcome: Uint8Array
  done: number
  failed: number
  startedAt: number
  attempts: Attempt[]
  history: { at: string; done: number; failed: number }[]
}

export interface RunProgressOptions {
  users: MirrorUsers
  now(): number
  /** Factor by which runs are faster than the durations above. */
  speed: number
  /** Share of users whose backup fails, 0 to 1. */
  failureRate: number
}

/** Moves runs forward by the clock. */
export interface RunProgress {
  /** Makes the users of these places pending and begins an attempt. */
  begin(run: Run, places: Int32Array): Promise<void>
  /** Ends the users whose time has come, and sets their backup status. */
  advance(run: Run): void
  describe(run: Run): BackupRun
  /** A function that reads the status of a place at this moment. */
  statusAt(run: Run): (place: number) => RunUserStatus
}

export const toIso = (ms: number): string => new Date(ms).toISOString()

const durationOf = (users: number): number => Math.min(MAX_MS, BASE_MS + users * USER_MS)
const isOpen = (run: Run): boolean => run.attempts.some(({ ended, places }) => ended < places.length)

export const createRunProgress = ({ users, now, speed, failureRate }: RunProgressOptions): RunProgress => {
  const pace = createPacer()
  const elapsedOf = (attempt: Attempt): number => (now() - attempt.startedAt) * speed - QUEUED_MS
  const timeAt = ({ startedAt, durationMs, places }: Attempt, ended: number): number =>
    startedAt + (QUEUED_MS + (durationMs * ended) / places.length) / speed

  const endUser = (run: Run, attemptNumber: number, place: number): void => {
    const index = run.users[place] as number
    const hasFailed = failureRate > 0 && shareOf(`${run.id} ${attemptNumber} ${users.user(index).id}`) < failureRate
    run.outcome[place] = hasFailed ? FAILED : DONE
    run[hasFailed ? 'failed' : 'done'] += 1
    users.setBackupStatus(index, hasFailed ? 'failed' : 'protected')
  }
  const advanceAttempt = (run: Run, attempt: Attempt, attemptNumber: number): void => {
    const { places, durationMs } = attempt
    const due = Math.floor((elapsedOf(attempt) / durationMs) * places.length)
    const step = Math.ceil(places.length / HISTORY_POINTS)
    while (attempt.ended < Math.min(places.length, due)) {
      endUser(run, attemptNumber, places[attempt.ended] as number)
      attempt.ended += 1
      if (attempt.ended % step === 0 || attempt.ended === places.length)
        run.history.push({ at: toIso(timeAt(attempt, attempt.ended)), done: run.done, failed: run.failed })
    }
  }
  const statusOf = (run: Run): RunStatus => {
    if (isOpen(run)) return run.attempts.every((attempt) => elapsedOf(attempt) < 0) ? 'queued' : 'running'
    if (run.failed === 0) return 'completed'
    return run.done === 0 ? 'failed' : 'completed-with-errors'
  }
  const finishedAt = (run: Run): string => toIso(Math.max(...run.attempts.map((attempt) => timeAt(attempt, attempt.places.length))))

  return {
    async begin(run, places) {
      // every user is pending before the first one ends
      for (let at = 0; at < places.length; at += 1) {
        if (at % STEPS === STEPS - 1) await pace()
        users.setBackupStatus(run.users[places[at] as number] as number, 'pending')
      }
      run.attempts.push({ places, startedAt: now(), durationMs: durationOf(places.length), ended: 0 })
    },
    advance(run) {
      for (const [attemptNumber, attempt] of run.attempts.entries()) advanceAttempt(run, attempt, attemptNumber)
    },
    describe: (run) => ({
      id: run.id,
      status: statusOf(run),
      total: run.users.length,
      done: run.done,
      failed: run.failed,
      startedAt: toIso(run.startedAt),
      ...(isOpen(run) ? {} : { finishedAt: finishedAt(run) }),
      history: run.history.map((point) => ({ ...point })),
    }),
    statusAt(run) {
      const running = new Set<number>()
      for (const attempt of run.attempts) {
        if (elapsedOf(attempt) < 0) continue
        for (const place of attempt.places.subarray(attempt.ended, attempt.ended + PARALLEL)) running.add(place)
      }
      return (place) => {
        const outcome = run.outcome[place]
        if (outcome !== QUEUED) return outcome === DONE ? 'done' : 'failed'
        return running.has(place) ? 'running' : 'queued'
      }
    },
  }
}
