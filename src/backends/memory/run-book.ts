import {
  BackupError,
  type BackupRun,
  createPacer,
  type Page,
  type RunStatus,
  type RunUser,
  type RunUserStatus,
  STEPS,
  shareOf,
} from '../../core/internal.js'
import { REASONS } from '../../engines/simulated/failure-reasons.js'
import { cursorOf, positionOf } from './list-cursor.js'
import type { People } from './people.js'

const QUEUED_MS = 300
const PARALLEL = 4
const HISTORY_POINTS = 24
const RUNS_PAGE = 20
const USERS_PAGE = 200

const QUEUED = 0
const DONE = 1
const FAILED = 2

/** A part of a run that goes through users one after the other: the first go, or a retry of some. */
interface Attempt {
  /** Places in the run's `users`. */
  places: Int32Array
  startedAt: number
  durationMs: number
  /** How many of `places` have come to an end. */
  ended: number
}

interface Run {
  id: string
  users: Int32Array
  outcome: Uint8Array
  done: number
  failed: number
  startedAt: number
  attempts: Attempt[]
  history: { at: string; done: number; failed: number }[]
}

export interface RunBook {
  /** Marks the users pending. They become protected, or failed, as time passes. */
  start(users: Int32Array): Promise<BackupRun>
  /** Brings every run, and its users' backup status, up to the present. */
  settle(): void
  get(id: string): BackupRun
  /** Newest first. */
  list(cursor: string | undefined): Page<BackupRun>
  users(id: string, query: { status?: RunUserStatus | undefined; cursor?: string | undefined }): Page<RunUser>
  /** Failed users among `userIds`, or all that failed, are tried again; nobody to try leaves the run as it is. */
  retry(id: string, userIds: readonly string[] | undefined): Promise<BackupRun>
}

interface RunHost {
  people: People
  scopeKey: string
  now(): number
  /** How many times faster than life. */
  speed: number
  /** The share of users whose backup fails, 0 to 1. */
  failureRate: number
}

const iso = (ms: number): string => new Date(ms).toISOString()
const durationOf = (users: number): number => Math.min(60_000, 1_200 + users * 20)

export const createRunBook = ({ people, scopeKey, now, speed, failureRate }: RunHost): RunBook => {
  const runs: Run[] = []

  const endOf = (attempt: Attempt): number => attempt.startedAt + (QUEUED_MS + attempt.durationMs) / speed
  const isOpen = (run: Run): boolean => run.attempts.some((attempt) => attempt.ended < attempt.places.length)
  const pace = createPacer()
  const begin = async (run: Run, places: Int32Array): Promise<void> => {
    // all of them are pending before the first of them can be done
    for (let at = 0; at < places.length; at += 1) {
      if (at % STEPS === STEPS - 1) await pace()
      people.setBackupStatus(run.users[places[at] as number] as number, 'pending')
    }
    run.attempts.push({ places, startedAt: now(), durationMs: durationOf(places.length), ended: 0 })
  }

  const proceed = (run: Run, attempt: Attempt): void => {
    const { places, startedAt, durationMs } = attempt
    const elapsed = (now() - startedAt) * speed - QUEUED_MS
    const target = Math.max(attempt.ended, Math.min(places.length, Math.floor((elapsed / durationMs) * places.length)))
    const step = Math.ceil(places.length / HISTORY_POINTS)
    while (attempt.ended < target) {
      const place = places[attempt.ended] as number
      const index = run.users[place] as number
      const hasFailed = failureRate > 0 && shareOf(`${run.id} ${run.attempts.indexOf(attempt)} ${people.user(index).id}`) < failureRate
      run.outcome[place] = hasFailed ? FAILED : DONE
      run[hasFailed ? 'failed' : 'done'] += 1
      people.setBackupStatus(index, hasFailed ? 'failed' : 'protected')
      attempt.ended += 1
      if (attempt.ended % step === 0 || attempt.ended === places.length) {
        const at = startedAt + (QUEUED_MS + (durationMs * attempt.ended) / places.length) / speed
        run.history.push({ at: iso(at), done: run.done, failed: run.failed })
      }
    }
  }
  const settle = (): void => {
    for (const run of runs) for (const attempt of run.attempts) if (attempt.ended < attempt.places.length) proceed(run, attempt)
  }

  const statusOf = (run: Run): RunStatus => {
    if (isOpen(run)) {
      const isWaiting = run.attempts.every((attempt) => (now() - attempt.startedAt) * speed < QUEUED_MS)
      return isWaiting ? 'queued' : 'running'
    }
    if (run.failed === 0) return 'completed'
    return run.done === 0 ? 'failed' : 'completed-with-errors'
  }
  const answer = (run: Run): BackupRun => ({
    id: run.id,
    status: statusOf(run),
    total: run.users.length,
    done: run.done,
    failed: run.failed,
    startedAt: iso(run.startedAt),
    ...(isOpen(run) ? {} : { finishedAt: iso(Math.max(...run.attempts.map(endOf))) }),
    history: run.history.map((point) => ({ ...point })),
  })
  const find = (id: string): Run => {
    const run = runs.find((candidate) => candidate.id === id)
    if (run === undefined) throw new BackupError('not-found', `there is no run ${id}`, { field: 'runId' })
    return run
  }
  /** The places that are being worked on at this moment. */
  const workedOn = (run: Run): Set<number> => {
    const places = new Set<number>()
    for (const attempt of run.attempts) {
      if ((now() - attempt.startedAt) * speed < QUEUED_MS) continue
      for (const place of attempt.places.subarray(attempt.ended, attempt.ended + PARALLEL)) places.add(place)
    }
    return places
  }

  return {
    settle,
    async start(users) {
      const run: Run = {
        id: `run-${runs.length + 1}`,
        users,
        outcome: new Uint8Array(users.length),
        done: 0,
        failed: 0,
        startedAt: now(),
        attempts: [],
        history: [{ at: iso(now()), done: 0, failed: 0 }],
      }
      await begin(
        run,
        users.map((_, place) => place),
      )
      runs.push(run)
      return answer(run)
    },
    get: (id) => answer(find(id)),
    list(cursor) {
      const key = JSON.stringify(['runs', scopeKey])
      const before = cursor === undefined ? runs.length : positionOf(key, cursor)
      const from = Math.max(0, before - RUNS_PAGE)
      const items = runs.slice(from, before).reverse().map(answer)
      return { items, ...(from > 0 ? { next: cursorOf(key, from) } : {}), total: runs.length }
    },
    users(id, { status, cursor }) {
      const run = find(id)
      const key = JSON.stringify(['run-users', scopeKey, id, status ?? null])
      const isWorkedOn = workedOn(run)
      const statusAt = (place: number): RunUserStatus => {
        const outcome = run.outcome[place]
        if (outcome !== QUEUED) return outcome === DONE ? 'done' : 'failed'
        return isWorkedOn.has(place) ? 'running' : 'queued'
      }
      const items: RunUser[] = []
      let place = positionOf(key, cursor) + 1
      let isMore = false
      for (; place < run.users.length; place += 1) {
        const at = statusAt(place)
        if (status !== undefined && at !== status) continue
        if (items.length === USERS_PAGE) {
          isMore = true
          break
        }
        const { id: userId, name, email } = people.user(run.users[place] as number)
        const reason = at === 'failed' ? REASONS[Math.floor(shareOf(userId) * REASONS.length)] : undefined
        items.push({ user: { id: userId, name, email }, status: at, ...(reason === undefined ? {} : { reason }) })
      }
      let total = 0
      for (let at = 0; at < run.users.length; at += 1) if (status === undefined || statusAt(at) === status) total += 1
      return { items, ...(isMore ? { next: cursorOf(key, place - 1) } : {}), total }
    },
    async retry(id, userIds) {
      const run = find(id)
      const wanted = userIds === undefined ? undefined : new Set(userIds)
      const places: number[] = []
      for (let place = 0; place < run.users.length; place += 1) {
        if (run.outcome[place] !== FAILED) continue
        if (wanted !== undefined && !wanted.has(people.user(run.users[place] as number).id)) continue
        run.outcome[place] = QUEUED
        places.push(place)
      }
      run.failed -= places.length
      if (places.length > 0) await begin(run, Int32Array.from(places))
      return answer(run)
    },
  }
}
