import { cursorOf, positionOf } from '../../compose/mirror/list-cursor.js'
import { BackupError, type BackupRun, type Page, type RunUser, type RunUserStatus, shareOf } from '../../core/internal.js'
import { createRunProgress, FAILED, QUEUED, type Run, type RunProgressOptions, toIso } from './run-progress.js'

const RUNS_PAGE = 20
const USERS_PAGE = 200

/** The simulated runs of one domain. */
export interface RunBook {
  /** Makes the users pending and starts a run. @param users Indexes of the mirror. */
  start(users: Int32Array): Promise<BackupRun>
  /** Advances every run, and its users' backup statuses, to the present. */
  settle(): void
  get(id: string): BackupRun
  /** Runs, newest first. */
  list(cursor: string | undefined): Page<BackupRun>
  /** @param reasons Texts to choose a failed user's reason from. */
  users(id: string, query: RunUsersQuery, reasons: readonly string[]): Page<RunUser>
  /** Tries failed users again: all of them, or those among `userIds`. Without any, the run stays as it is. */
  retry(id: string, userIds: readonly string[] | undefined): Promise<BackupRun>
}

interface RunUsersQuery {
  status?: RunUserStatus | undefined
  cursor?: string | undefined
}

export const createRunBook = (options: RunProgressOptions & { scopeKey: string }): RunBook => {
  const { users: mirror, scopeKey, now } = options
  const progress = createRunProgress(options)
  const runs: Run[] = []

  const find = (id: string): Run => {
    const run = runs.find((candidate) => candidate.id === id)
    if (run === undefined) throw new BackupError('not-found', `there is no run ${id}`, { field: 'runId' })
    return run
  }

  return {
    settle() {
      for (const run of runs) progress.advance(run)
    },
    async start(users) {
      const startedAt = now()
      const run: Run = {
        id: `run-${runs.length + 1}`,
        users,
        outcome: new Uint8Array(users.length),
        done: 0,
        failed: 0,
        startedAt,
        attempts: [],
        history: [{ at: toIso(startedAt), done: 0, failed: 0 }],
      }
      await progress.begin(
        run,
        users.map((_, place) => place),
      )
      runs.push(run)
      return progress.describe(run)
    },
    get: (id) => progress.describe(find(id)),
    list(cursor) {
      const key = JSON.stringify(['runs', scopeKey])
      const before = cursor === undefined ? runs.length : positionOf(key, cursor)
      const from = Math.max(0, before - RUNS_PAGE)
      const items = runs.slice(from, before).reverse().map(progress.describe)
      return { items, ...(from > 0 ? { next: cursorOf(key, from) } : {}), total: runs.length }
    },
    users(id, { status, cursor }, reasons) {
      const run = find(id)
      const key = JSON.stringify(['run-users', scopeKey, id, status ?? null])
      const statusAt = progress.statusAt(run)
      const after = positionOf(key, cursor)
      const items: RunUser[] = []
      let total = 0
      let lastShown = -1
      let isMore = false
      for (let place = 0; place < run.users.length; place += 1) {
        const placeStatus = statusAt(place)
        if (status !== undefined && placeStatus !== status) continue
        total += 1
        if (place <= after) continue
        if (items.length === USERS_PAGE) {
          isMore = true
          continue
        }
        lastShown = place
        const { id: userId, name, email } = mirror.user(run.users[place] as number)
        const reason = placeStatus === 'failed' ? reasons[Math.floor(shareOf(userId) * reasons.length)] : undefined
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
      if (places.length > 0) await progress.begin(run, Int32Array.from(places))
      return progress.describe(run)
    },
  }
}
