import type { MirrorUsers } from '../../compose/mirror/mirror-users.js'
import type { RunWork } from '../../compose/mirror/run-book.js'
import { endUser, type Run } from '../../compose/mirror/run-state.js'
import { shareOf } from '../../core/internal.js'

/** Duration of a simulated run: a queue time, a base time and a time per user, with an upper limit. */
const QUEUED_MS = 300
const BASE_MS = 1_200
const USER_MS = 20
const MAX_MS = 60_000
/** Number of users shown as running at the same time. */
const PARALLEL = 4

/** One pass over users of a run: the first attempt, or a retry of some users. */
interface Attempt {
  /** Indexes into the run's `users`. */
  places: Int32Array
  startedAt: number
  durationMs: number
  /** Number of `places` whose backup has ended. */
  ended: number
}

export interface SimulatedWorkOptions {
  users: MirrorUsers
  now(): number
  /** Speed-up of runs relative to the durations above. */
  speed: number
  /** Share of users whose backup fails, 0 to 1. */
  failureRate: number
}

/** Creates work that only follows the clock. No user is backed up. */
export const createSimulatedWork = ({ users, now, speed, failureRate }: SimulatedWorkOptions): RunWork => {
  const attemptsOf = new WeakMap<Run, Attempt[]>()
  const attempts = (run: Run): Attempt[] => attemptsOf.get(run) ?? []
  const elapsedOf = (attempt: Attempt): number => (now() - attempt.startedAt) * speed - QUEUED_MS

  const endNext = (run: Run, attempt: Attempt, attemptNumber: number, at: number): void => {
    const place = attempt.places[attempt.ended] as number
    const { id } = users.user(run.users[place] as number)
    attempt.ended += 1
    endUser(run, place, failureRate > 0 && shareOf(`${run.id} ${attemptNumber} ${id}`) < failureRate, at, users)
  }
  const advanceAttempt = (run: Run, attempt: Attempt, attemptNumber: number): void => {
    const { places, startedAt, durationMs } = attempt
    const due = Math.min(places.length, Math.floor((elapsedOf(attempt) / durationMs) * places.length))
    while (attempt.ended < due) {
      endNext(run, attempt, attemptNumber, startedAt + (QUEUED_MS + (durationMs * (attempt.ended + 1)) / places.length) / speed)
    }
  }

  return {
    begin(run, places) {
      const durationMs = Math.min(MAX_MS, BASE_MS + places.length * USER_MS)
      attemptsOf.set(run, [...attempts(run), { places, startedAt: now(), durationMs, ended: 0 }])
    },
    advance(run) {
      for (const [attemptNumber, attempt] of attempts(run).entries()) advanceAttempt(run, attempt, attemptNumber)
    },
    stop(run) {
      for (const [attemptNumber, attempt] of attempts(run).entries()) {
        // simulated users in progress finish at once
        const last = elapsedOf(attempt) < 0 ? 0 : Math.min(attempt.places.length, attempt.ended + PARALLEL)
        while (attempt.ended < last) endNext(run, attempt, attemptNumber, now())
        attempt.places = attempt.places.subarray(0, attempt.ended)
      }
    },
    hasBegun: (run) => attempts(run).some((attempt) => elapsedOf(attempt) >= 0),
    statusAt: (run, place) => {
      const isRunning = attempts(run).some(
        (attempt) => elapsedOf(attempt) >= 0 && attempt.places.subarray(attempt.ended, attempt.ended + PARALLEL).includes(place),
      )
      return isRunning ? 'running' : 'queued'
    },
    reasonAt: (run, place, reasons) => reasons[Math.floor(shareOf(users.user(run.users[place] as number).id) * reasons.length)],
  }
}
