import { sql } from 'kysely'
import {
  BackupError,
  type BackupRun,
  type Page,
  type RunStatus,
  type RunUser,
  type RunUserStatus,
  type Scope,
} from '../../../core/internal.js'
import { RUN_USER_STATUSES } from '../database/migrations.js'
import { isStorable } from '../database/storable.js'
import type { Db, Tables, Tx } from '../database/tables.js'
import { findDomain } from '../lists/find-domain.js'
import { cursorOf, placeOf } from '../lists/keyset-cursor.js'

const RUNS_PAGE = 20
const USERS_PAGE = 200

/** A run as its row has it. */
export type RunRow = Awaited<ReturnType<typeof rowsOf>>[number]

/** What is told of the runs of a domain. */
export interface Runs {
  get(scope: Scope, runId: string): Promise<BackupRun>
  /** Newest first. */
  list(scope: Scope, cursor: string | undefined): Promise<Page<BackupRun>>
  /** In the order of the items that reached them. */
  users(scope: Scope, runId: string, query: { status?: RunUserStatus | undefined; cursor?: string | undefined }): Promise<Page<RunUser>>
  /** The row of a run, by its id or its number; rejects `not-found`. */
  row(tx: Db | Tx, domain: number, run: string | number): Promise<RunRow>
}

const rowsOf = (tx: Db | Tx, domain: number, only: { id: string } | { no: number } | { before: number; most: number }) => {
  let query = tx
    .selectFrom('runs')
    .select(['no', 'id', 'total', 'done', 'failed', 'is_started', 'started_at', 'finished_at', 'history'])
    .where('domain', '=', domain)
  if ('id' in only) query = query.where('id', '=', only.id)
  else if ('no' in only) query = query.where('no', '=', only.no)
  else query = query.where('no', '<', only.before).orderBy('no', 'desc').limit(only.most)
  return query.execute()
}

const statusOf = ({ is_started, finished_at, done, failed }: RunRow): RunStatus => {
  if (finished_at === null) return is_started ? 'running' : 'queued'
  if (failed === 0) return 'completed'
  return done === 0 ? 'failed' : 'completed-with-errors'
}

/** A run as it is told. */
export const runOf = (row: RunRow): BackupRun => ({
  id: row.id,
  status: statusOf(row),
  total: row.total,
  done: row.done,
  failed: row.failed,
  startedAt: row.started_at.toISOString(),
  ...(row.finished_at === null ? {} : { finishedAt: row.finished_at.toISOString() }),
  history: [{ at: row.started_at.toISOString(), done: 0, failed: 0 }, ...row.history],
})

const userOf = (row: Pick<Tables['users'], 'id' | 'name' | 'email'> & { status: number; reason: string | null }): RunUser => ({
  user: { id: row.id, name: row.name, email: row.email },
  status: RUN_USER_STATUSES[row.status] ?? 'queued',
  ...(row.reason === null ? {} : { reason: row.reason }),
})

export const createRuns = (db: Db): Runs => {
  const row = async (tx: Db | Tx, domain: number, run: string | number): Promise<RunRow> => {
    const [found] =
      typeof run === 'number' ? await rowsOf(tx, domain, { no: run }) : isStorable(run) ? await rowsOf(tx, domain, { id: run }) : []
    if (found === undefined) throw new BackupError('not-found', 'there is no such run', { field: 'runId' })
    return found
  }

  return {
    row,
    get: async (scope, runId) => runOf(await row(db, await findDomain(db, scope), runId)),
    async list(scope, cursor) {
      const domain = await findDomain(db, scope)
      const query = ['runs', domain]
      const [before] = placeOf<[number]>(query, cursor, [0]) ?? [2 ** 31 - 1]
      const rows = await rowsOf(db, domain, { before, most: RUNS_PAGE + 1 })
      const page = rows.slice(0, RUNS_PAGE)
      const last = page.at(-1)
      const { total } = await db
        .selectFrom('runs')
        .select(sql<number>`count(*)::int`.as('total'))
        .where('domain', '=', domain)
        .executeTakeFirstOrThrow()
      return { items: page.map(runOf), ...(rows.length > RUNS_PAGE && last !== undefined && { next: cursorOf(query, [last.no]) }), total }
    },
    async users(scope, runId, { status, cursor }) {
      const domain = await findDomain(db, scope)
      const run = await row(db, domain, runId)
      const query = ['run-users', run.no, status ?? null]
      const [after] = placeOf<[number]>(query, cursor, [0]) ?? [-1]
      let users = db
        .selectFrom('run_users')
        .innerJoin('users', 'users.no', 'run_users.user_no')
        .select(['users.id', 'users.name', 'users.email', 'run_users.status', 'run_users.reason', 'run_users.place'])
        .where('run_users.run', '=', run.no)
        .where('run_users.place', '>', after)
        .orderBy('run_users.place')
        .limit(USERS_PAGE + 1)
      let count = db.selectFrom('run_users').select(sql<number>`count(*)::int`.as('total')).where('run', '=', run.no)
      if (status !== undefined) {
        users = users.where('run_users.status', '=', RUN_USER_STATUSES.indexOf(status))
        count = count.where('status', '=', RUN_USER_STATUSES.indexOf(status))
      }
      const rows = await users.execute()
      const page = rows.slice(0, USERS_PAGE)
      const last = page.at(-1)
      // what is done or failed was counted as it happened
      const known = { done: run.done, failed: run.failed, queued: undefined, running: undefined }
      const total = status === undefined ? run.total : (known[status] ?? (await count.executeTakeFirstOrThrow()).total)
      return {
        items: page.map(userOf),
        ...(rows.length > USERS_PAGE && last !== undefined && { next: cursorOf(query, [last.place]) }),
        total,
      }
    },
  }
}
