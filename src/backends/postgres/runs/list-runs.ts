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
import { findDomain } from '../database/domains.js'
import { decodeCursor, encodeCursor } from '../database/page-cursors.js'
import { isStorable } from '../database/sql-values.js'
import { type Db, RUN_USER_STATUSES, type Tables, type Tx } from '../database/tables.js'

const RUNS_PAGE_SIZE = 20
const USERS_PAGE_SIZE = 200
const MAX_INT = 2 ** 31 - 1

/** The columns of `runs` that answers need. */
export type RunRow = Awaited<ReturnType<typeof readRunRows>>[number]

const readRunRows = (tx: Db | Tx, domain: number, filter: { id: string } | { no: number } | { before: number; limit: number }) => {
  let query = tx
    .selectFrom('runs')
    .select(['no', 'id', 'total', 'done', 'failed', 'is_started', 'started_at', 'finished_at', 'history'])
    .select(['items', 'asked_settings', 'started_by'])
    .where('domain', '=', domain)
  if ('id' in filter) query = query.where('id', '=', filter.id)
  else if ('no' in filter) query = query.where('no', '=', filter.no)
  else query = query.where('no', '<', filter.before).orderBy('no', 'desc').limit(filter.limit)
  return query.execute()
}

const statusOf = ({ is_started, finished_at, done, failed }: RunRow): RunStatus => {
  if (finished_at === null) return is_started ? 'running' : 'queued'
  if (failed === 0) return 'completed'
  return done === 0 ? 'failed' : 'completed-with-errors'
}

/** Converts a row to a run of the public contract. */
export const toRun = (row: RunRow): BackupRun => ({
  id: row.id,
  status: statusOf(row),
  total: row.total,
  done: row.done,
  failed: row.failed,
  startedAt: row.started_at.toISOString(),
  ...(row.started_by !== null && { startedBy: row.started_by }),
  ...(row.items !== null && { items: row.items }),
  ...(row.asked_settings !== null && { settings: row.asked_settings }),
  ...(row.finished_at === null ? {} : { finishedAt: row.finished_at.toISOString() }),
  history: [{ at: row.started_at.toISOString(), done: 0, failed: 0 }, ...row.history],
})

const toRunUser = (row: Pick<Tables['users'], 'id' | 'name' | 'email'> & { status: number; reason: string | null }): RunUser => ({
  user: { id: row.id, name: row.name, email: row.email },
  status: RUN_USER_STATUSES[row.status] ?? 'queued',
  ...(row.reason === null ? {} : { reason: row.reason }),
})

/**
 * Finds the row of a run of this domain, by its id or its number.
 *
 * @throws `not-found`
 */
export const findRun = async (tx: Db | Tx, domain: number, run: string | number): Promise<RunRow> => {
  const filter = typeof run === 'number' ? { no: run } : { id: run }
  const [row] = typeof run === 'number' || isStorable(run) ? await readRunRows(tx, domain, filter as { id: string }) : []
  if (row === undefined) throw new BackupError('not-found', 'there is no such run', { field: 'runId' })
  return row
}

/** Gets a run. */
export const getRun = async (db: Db, scope: Scope, runId: string): Promise<BackupRun> =>
  toRun(await findRun(db, await findDomain(db, scope), runId))

/** Lists the runs of a domain, newest first. */
export const listRuns = async (db: Db, scope: Scope, cursor: string | undefined): Promise<Page<BackupRun>> => {
  const domain = await findDomain(db, scope)
  const query = ['runs', domain]
  const [before] = decodeCursor<[number]>(query, cursor, [0]) ?? [MAX_INT]
  const rows = await readRunRows(db, domain, { before, limit: RUNS_PAGE_SIZE + 1 })
  const page = rows.slice(0, RUNS_PAGE_SIZE)
  const last = page.at(-1)
  const { total } = await db
    .selectFrom('runs')
    .select(sql<number>`count(*)::int`.as('total'))
    .where('domain', '=', domain)
    .executeTakeFirstOrThrow()
  return {
    items: page.map(toRun),
    ...(rows.length > RUNS_PAGE_SIZE && last !== undefined && { next: encodeCursor(query, [last.no]) }),
    total,
  }
}

/** Lists the users of a run in the order in which its items cover them. */
export const listRunUsers = async (
  db: Db,
  scope: Scope,
  runId: string,
  { status, cursor }: { status?: RunUserStatus | undefined; cursor?: string | undefined },
): Promise<Page<RunUser>> => {
  const domain = await findDomain(db, scope)
  const run = await findRun(db, domain, runId)
  const query = ['run-users', run.no, status ?? null]
  const [after] = decodeCursor<[number]>(query, cursor, [0]) ?? [-1]
  let users = db
    .selectFrom('run_users')
    .innerJoin('users', 'users.no', 'run_users.user_no')
    .select(['users.id', 'users.name', 'users.email', 'run_users.status', 'run_users.reason', 'run_users.place'])
    .where('run_users.run', '=', run.no)
    .where('run_users.place', '>', after)
    .orderBy('run_users.place')
    .limit(USERS_PAGE_SIZE + 1)
  let count = db.selectFrom('run_users').select(sql<number>`count(*)::int`.as('total')).where('run', '=', run.no)
  if (status !== undefined) {
    users = users.where('run_users.status', '=', RUN_USER_STATUSES.indexOf(status))
    count = count.where('status', '=', RUN_USER_STATUSES.indexOf(status))
  }
  const rows = await users.execute()
  const page = rows.slice(0, USERS_PAGE_SIZE)
  const last = page.at(-1)
  // The run already stores the counts of its done and failed users.
  const counted = { done: run.done, failed: run.failed, queued: undefined, running: undefined }
  const total = status === undefined ? run.total : (counted[status] ?? (await count.executeTakeFirstOrThrow()).total)
  return {
    items: page.map(toRunUser),
    ...(rows.length > USERS_PAGE_SIZE && last !== undefined && { next: encodeCursor(query, [last.place]) }),
    total,
  }
}
