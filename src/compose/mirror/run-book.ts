import {
  BackupError,
  type BackupRun,
  createPacer,
  type Page,
  type RunStatus,
  type RunUser,
  type RunUserStatus,
  type SettingValues,
  STEPS,
} from '../../core/internal.js'
import { cursorOf, positionOf } from './list-cursor.js'
import type { MirrorUsers } from './mirror-users.js'

const RUNS_PAGE = 20
const USERS_PAGE = 200
const HISTORY_POINTS = 24

/** Outcome of one user of a run. */
export const QUEUED = 0
export const RUNNING = 1
export const DONE = 2
export const FAILED = 3

/** A run and the outcomes of its users. */
export interface Run {
  readonly id: string
  /** Indexes of the mirror. */
  readonly users: Int32Array
  /** Outcome of each place in `users`. */
  readonly outcome: Uint8Array
  readonly settings: SettingValues
  /** Actor, items and settings of the request. */
  readonly asked: RunRequest
  readonly startedAt: number
  done: number
  failed: number
  /** Time when the backup of the last user ended, in milliseconds since 1970. */
  endedAt: number
  history: { at: string; done: number; failed: number }[]
}

/** Actor, items and settings of a request, shown with its run. */
export type RunRequest = Pick<BackupRun, 'startedBy' | 'items' | 'settings'>

/** The work on runs: a backend simulates it or passes users to an engine. */
export interface RunWork {
  /** Called with the places of a run before their users become pending. */
  reserve?(run: Run, places: Int32Array): void
  /** Starts to back up the users at these places of a run. The users are already pending. */
  begin(run: Run, places: Int32Array): void
  /** Ends the users whose simulated backup time has passed. Only for backends that follow a clock. */
  advance?(run: Run): void
  /** Whether the work on an unfinished run has begun. */
  hasBegun(run: Run): boolean
  /** Status of a user whose backup has not ended. */
  statusAt(run: Run, place: number): 'queued' | 'running'
  reasonAt(run: Run, place: number, reasons: readonly string[]): string | undefined
}

/** The runs of one domain. */
export interface RunBook {
  /**
   * Makes the users pending and starts a run.
   *
   * @param users indexes of the mirror
   * @param asked actor, items and settings to show with the run
   */
  start(users: Int32Array, settings: SettingValues, asked: RunRequest): Promise<BackupRun>
  /** Advances every run, and the backup statuses of its users, to the current time. */
  settle(): void
  get(id: string): BackupRun
  /** Runs, newest first. */
  list(cursor: string | undefined): Page<BackupRun>
  /** @param reasons texts from which simulated work chooses */
  users(id: string, query: RunUsersQuery, reasons?: readonly string[]): Page<RunUser>
  /** Retries failed users: all of them, or the failed ones among `userIds`. Without failed users, the run does not change. */
  retry(id: string, userIds: readonly string[] | undefined): Promise<BackupRun>
}

interface RunUsersQuery {
  status?: RunUserStatus | undefined
  cursor?: string | undefined
}

const toIso = (ms: number): string => new Date(ms).toISOString()
const isOpen = ({ users, done, failed }: Run): boolean => done + failed < users.length

/** Records the end of one user in its run and in the mirror. */
export const endUser = (run: Run, place: number, hasFailed: boolean, at: number, users: MirrorUsers): void => {
  run.outcome[place] = hasFailed ? FAILED : DONE
  run[hasFailed ? 'failed' : 'done'] += 1
  run.endedAt = at
  users.setBackupStatus(run.users[place] as number, hasFailed ? 'failed' : 'protected')
  const ended = run.done + run.failed
  if (ended % Math.ceil(run.users.length / HISTORY_POINTS) === 0 || ended === run.users.length)
    run.history.push({ at: toIso(at), done: run.done, failed: run.failed })
}

const statusOf = (run: Run, work: RunWork): RunStatus => {
  if (isOpen(run)) return work.hasBegun(run) ? 'running' : 'queued'
  if (run.failed === 0) return 'completed'
  return run.done === 0 ? 'failed' : 'completed-with-errors'
}

const describe = (run: Run, work: RunWork): BackupRun => ({
  id: run.id,
  status: statusOf(run, work),
  total: run.users.length,
  done: run.done,
  failed: run.failed,
  startedAt: toIso(run.startedAt),
  ...structuredClone(run.asked),
  ...(isOpen(run) ? {} : { finishedAt: toIso(run.endedAt) }),
  history: run.history.map((point) => ({ ...point })),
})

export interface RunBookOptions {
  users: MirrorUsers
  scopeKey: string
  now(): number
  work: RunWork
  /** Id of the run with this 1-based number. */
  runIdOf(number: number): string
}

export const createRunBook = ({ users: mirror, scopeKey, now, work, runIdOf }: RunBookOptions): RunBook => {
  const runs: Run[] = []
  const pace = createPacer()

  const find = (id: string): Run => {
    const run = runs.find((candidate) => candidate.id === id)
    if (run === undefined) throw new BackupError('not-found', `there is no run ${id}`, { field: 'runId' })
    return run
  }
  /** Makes every user pending before the first backup can end. */
  const begin = async (run: Run, places: Int32Array): Promise<void> => {
    work.reserve?.(run, places)
    for (let at = 0; at < places.length; at += 1) {
      if (at % STEPS === STEPS - 1) await pace()
      mirror.setBackupStatus(run.users[places[at] as number] as number, 'pending')
    }
    work.begin(run, places)
  }
  const userStatus = (run: Run, place: number): RunUserStatus => {
    const outcome = run.outcome[place]
    return outcome === DONE ? 'done' : outcome === FAILED ? 'failed' : work.statusAt(run, place)
  }

  return {
    settle() {
      if (work.advance !== undefined) for (const run of runs) work.advance(run)
    },
    async start(users, settings, asked) {
      const startedAt = now()
      const run: Run = {
        id: runIdOf(runs.length + 1),
        users,
        outcome: new Uint8Array(users.length),
        settings,
        asked,
        startedAt,
        done: 0,
        failed: 0,
        endedAt: startedAt,
        history: [{ at: toIso(startedAt), done: 0, failed: 0 }],
      }
      await begin(
        run,
        users.map((_, place) => place),
      )
      runs.push(run)
      return describe(run, work)
    },
    get: (id) => describe(find(id), work),
    list(cursor) {
      const key = JSON.stringify(['runs', scopeKey])
      const before = cursor === undefined ? runs.length : positionOf(key, cursor)
      const from = Math.max(0, before - RUNS_PAGE)
      const page = runs.slice(from, before).reverse()
      const items = page.map((run) => describe(run, work))
      return { items, ...(from > 0 ? { next: cursorOf(key, from) } : {}), total: runs.length }
    },
    users(id, { status, cursor }, reasons = []) {
      const run = find(id)
      const key = JSON.stringify(['run-users', scopeKey, id, status ?? null])
      const after = positionOf(key, cursor)
      const items: RunUser[] = []
      let total = 0
      let lastShown = -1
      let isMore = false
      for (let place = 0; place < run.users.length; place += 1) {
        const placeStatus = userStatus(run, place)
        if (status !== undefined && placeStatus !== status) continue
        total += 1
        if (place <= after) continue
        if (items.length === USERS_PAGE) {
          isMore = true
          continue
        }
        lastShown = place
        const { id: userId, name, email } = mirror.user(run.users[place] as number)
        const reason = placeStatus === 'failed' ? work.reasonAt(run, place, reasons) : undefined
        items.push({ user: { id: userId, name, email }, status: placeStatus, ...(reason === undefined ? {} : { reason }) })
      }
      return { items, ...(isMore ? { next: cursorOf(key, lastShown) } : {}), total }
    },
    async retry(id, userIds) {
      const run = find(id)
      const wanted = userIds && new Set(userIds)
      const places: number[] = []
      for (let place = 0; place < run.users.length; place += 1) {
        if (run.outcome[place] !== FAILED) continue
        // a later run may have started the user again
        if (mirror.user(run.users[place] as number).backupStatus !== 'failed') continue
        if (wanted !== undefined && !wanted.has(mirror.user(run.users[place] as number).id)) continue
        run.outcome[place] = QUEUED
        places.push(place)
      }
      run.failed -= places.length
      if (places.length > 0) await begin(run, Int32Array.from(places))
      return describe(run, work)
    },
  }
}
