import {
  BackupError,
  type BackupRun,
  checkRetry,
  createPacer,
  isRunOpen,
  type Pacer,
  type Page,
  priceOf,
  type RunFigures,
  type RunUser,
  type RunUserPage,
  type RunUserStatus,
  runStatusOf,
  type SettingValues,
  STEPS,
  stopFieldsOf,
} from '../../core/internal.js'
import type { LicenseTable } from './license-table.js'
import { cursorOf, positionOf } from './list-cursor.js'
import type { MirrorUsers } from './mirror-users.js'
import { createRun, DONE, FAILED, QUEUED, RUNNING, type Run, type RunRequest, releaseUser, STARTED_FROM, STOPPED } from './run-state.js'

const RUNS_PAGE = 20
const USERS_PAGE = 200

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
  /** Stops beginning users of a run. May end users in progress. */
  stop(run: Run): void
  /** Status of a user whose backup has not ended. */
  statusAt(run: Run, place: number): 'queued' | 'running'
  reasonAt(run: Run, place: number, reasons: readonly string[]): string | undefined
  /** Remark on a protected user, such as a service that the user lacks. */
  remarkAt?(run: Run, place: number): string | undefined
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
  /** Indexes of the users whose backup has not ended. */
  openUsers(): ReadonlySet<number>
  /** Runs, newest first. */
  list(cursor: string | undefined): Page<BackupRun>
  /** @param reasons texts from which simulated work chooses */
  users(id: string, query: RunUsersQuery, reasons?: readonly string[]): RunUserPage
  /** Retries failed users: all of them, or the failed ones among `userIds`. Without failed users, the run does not change. */
  retry(id: string, userIds: readonly string[] | undefined): Promise<BackupRun>
  /** Stops a run and releases the users whose backup has not begun. `released` is absent if the run was already stopped or has ended. */
  stop(id: string): Promise<{ run: BackupRun; released?: { users: number; credits: number } }>
}

interface RunUsersQuery {
  status?: RunUserStatus | undefined
  cursor?: string | undefined
}

const toIso = (ms: number): string => new Date(ms).toISOString()
const figuresOf = (run: Run, work: RunWork): RunFigures => {
  const { users, done, failed, stopped, isStopped } = run
  return { total: users.length, done, failed, stopped, isStopped, hasBegun: work.hasBegun(run) }
}

const describe = (run: Run, work: RunWork): BackupRun => {
  const figures = figuresOf(run, work)
  return {
    id: run.id,
    status: runStatusOf(figures),
    total: figures.total,
    done: run.done,
    failed: run.failed,
    ...stopFieldsOf(figures),
    startedAt: toIso(run.startedAt),
    ...structuredClone(run.asked),
    ...(isRunOpen(figures) ? {} : { finishedAt: toIso(run.endedAt) }),
    history: run.history.map((point) => ({ ...point })),
  }
}

/** Stores the status of each user from before the start, and the licenses of due users. */
const takeLicenses = async (run: Run, mirror: MirrorUsers, licenses: LicenseTable, pace: Pacer): Promise<void> => {
  const { startedBy, policyId, policyName } = run.asked
  const number = licenses.addRun({ id: run.id, startedAt: toIso(run.startedAt), startedBy, policyId, policyName })
  for (let place = 0; place < run.users.length; place += 1) {
    if (place % STEPS === STEPS - 1) await pace()
    const index = run.users[place] as number
    const user = mirror.user(index)
    run.before[place] = STARTED_FROM.indexOf(user.backupStatus)
    if (user.backupStatus !== 'none') continue
    run.credits[place] = priceOf(user)
    licenses.take(index, number, priceOf(user))
  }
}

/** Users of open runs whose backup has not ended. */
const openUsersOf = (runs: readonly Run[]): Set<number> => {
  const open = new Set<number>()
  for (const { users, outcome } of runs) {
    for (let place = 0; place < users.length; place += 1)
      if (outcome[place] === QUEUED || outcome[place] === RUNNING) open.add(users[place] as number)
  }
  return open
}

export interface RunBookOptions {
  users: MirrorUsers
  scopeKey: string
  now(): number
  work: RunWork
  /** Receives the license of each due user of a run, until a stop releases the user. */
  licenses: LicenseTable
  /** Id of the run with this 1-based number. */
  runIdOf(number: number): string
}

export const createRunBook = ({ users: mirror, scopeKey, now, work, licenses, runIdOf }: RunBookOptions): RunBook => {
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
    if (outcome === STOPPED) return 'stopped'
    return outcome === DONE ? 'done' : outcome === FAILED ? 'failed' : work.statusAt(run, place)
  }

  return {
    settle() {
      if (work.advance !== undefined) for (const run of runs) work.advance(run)
    },
    async start(users, settings, asked) {
      const run = createRun({ id: runIdOf(runs.length + 1), users, settings, asked, startedAt: now() })
      await takeLicenses(run, mirror, licenses, pace)
      await begin(
        run,
        users.map((_, place) => place),
      )
      runs.push(run)
      return describe(run, work)
    },
    get: (id) => describe(find(id), work),
    openUsers: () => openUsersOf(runs.filter((run) => isRunOpen(figuresOf(run, work)))),
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
      let credits = 0
      let lastShown = -1
      let isMore = false
      for (let place = 0; place < run.users.length; place += 1) {
        const placeStatus = userStatus(run, place)
        if (status !== undefined && placeStatus !== status) continue
        total += 1
        credits += run.credits[place] as number
        if (place <= after) continue
        if (items.length === USERS_PAGE) {
          isMore = true
          continue
        }
        lastShown = place
        const { id: userId, name, email } = mirror.user(run.users[place] as number)
        const remark = placeStatus === 'done' ? work.remarkAt?.(run, place) : undefined
        const reason = placeStatus === 'failed' ? work.reasonAt(run, place, reasons) : remark
        items.push({ user: { id: userId, name, email }, status: placeStatus, ...(reason === undefined ? {} : { reason }) })
      }
      return { items, ...(isMore ? { next: cursorOf(key, lastShown) } : {}), total, credits }
    },
    async retry(id, userIds) {
      const run = find(id)
      checkRetry(figuresOf(run, work))
      const wanted = userIds && new Set(userIds)
      const places: number[] = []
      for (let place = 0; place < run.users.length; place += 1) {
        if (run.outcome[place] !== FAILED) continue
        // a later run may have started the user again
        if (mirror.user(run.users[place] as number).backupStatus !== 'failed') continue
        if (wanted !== undefined && !wanted.has(mirror.user(run.users[place] as number).id)) continue
        run.outcome[place] = QUEUED
        run.retried[place] = 1
        places.push(place)
      }
      run.failed -= places.length
      if (places.length > 0) {
        run.isStopped = false
        await begin(run, Int32Array.from(places))
      }
      return describe(run, work)
    },
    async stop(id) {
      const run = find(id)
      work.advance?.(run)
      if (run.isStopped || !isRunOpen(figuresOf(run, work))) return { run: describe(run, work) }
      const released = { users: 0, credits: 0 }
      run.isStopped = true
      work.stop(run)
      for (let place = 0; place < run.users.length; place += 1) {
        if (place % STEPS === STEPS - 1) await pace()
        if (run.outcome[place] !== QUEUED) continue
        released.users += 1
        released.credits += releaseUser(run, place, now(), mirror)
        const index = run.users[place] as number
        if (mirror.user(index).backupStatus === 'none') licenses.drop(index)
      }
      return { run: describe(run, work), released }
    },
  }
}
