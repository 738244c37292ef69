import { sql } from 'kysely'
import {
  BackupError,
  type BackupRun,
  type Page,
  type RunFigures,
  type RunUser,
  type RunUserPage,
  type RunUserStatus,
  runStatusOf,
  type Scope,
  stopFieldsOf,
} from '../../../core/internal.js'
import { findDomain } from '../database/domains.js'
import { decodeCursor, encodeCursor } from '../database/page-cursors.js'
import { isStorable } from '../database/sql-values.js'
import { type Db, RUN_USER_STATUSES, type Tables, type Tx } from '../database/tables.js'

const RUNS_PAGE_SIZE = 20
const USERS_PAGE_SIZE = 200
const MAX_INT = 2 ** 31 - 1
/** Statuses with a reason: why a backup failed, or what a protected user lacks. */
const WITH_REASON: ReadonlySet<number> = new Set([RUN_USER_STATUSES.indexOf('done'), RUN_USER_STATUSES.indexOf('failed')])

/** The columns of `runs` that answers need. */
export type RunRow = Awaited<ReturnType<typeof readRunRows>>[number]

const readRunRows = (tx: Db | Tx, domain: number, filter: { id: string } | { no: number } | { before: number; limit: number }) => {
  let query = tx
    .selectFrom('runs')
    .leftJoin('policies', 'policies.no', 'runs.policy')
    .select([
      'runs.no',
      'runs.id',
      'total',
      'done',
      'failed',
      'stopped',
      'is_started',
      'is_stopped',
      'started_at',
      'finished_at',
      'history',
    ])
    .select(['items', 'asked_settings', 'started_by', 'policies.id as policy_id', 'policies.name as policy_name'])
    .where('runs.domain', '=', domain)
  if ('id' in filter) query = query.where('runs.id', '=', filter.id)
  else if ('no' in filter) query = query.where('runs.no', '=', filter.no)
  else query = query.where('runs.no', '<', filter.before).orderBy('runs.no', 'desc').limit(filter.limit)
  return query.execute()
}

/** The figures of a run, for the rules of the core. */
export const figuresOf = ({ total, done, failed, stopped, is_started, is_stopped }: RunRow): RunFigures => {
  return { total, done, failed, stopped, hasBegun: is_started, isStopped: is_stopped }
}

/** Converts a row to a run of the public contract. */
export const toRun = (row: RunRow): BackupRun => ({
  id: row.id,
  status: runStatusOf(figuresOf(row)),
  total: row.total,
  done: row.done,
  failed: row.failed,
  ...stopFieldsOf(figuresOf(row)),
  startedAt: row.started_at.toISOString(),
  ...(row.started_by !== null && { startedBy: row.started_by }),
  ...(row.items !== null && { items: row.items }),
  ...(row.asked_settings !== null && { settings: row.asked_settings }),
  ...(row.policy_id !== null && { policyId: row.policy_id }),
  ...(row.policy_name !== null && { policyName: row.policy_name }),
  ...(row.finished_at === null ? {} : { finishedAt: row.finished_at.toISOString() }),
  history: [{ at: row.started_at.toISOString(), done: 0, failed: 0 }, ...row.history],
})

const toRunUser = (row: Pick<Tables['users'], 'id' | 'name' | 'email'> & { status: number; reason: string | null }): RunUser => ({
  user: { id: row.id, name: row.name, email: row.email },
  status: RUN_USER_STATUSES[row.status] ?? 'queued',
  // A retried user keeps the reason of its failure until its backup begins.
  ...(row.reason === null || !WITH_REASON.has(row.status) ? {} : { reason: row.reason }),
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
): Promise<RunUserPage> => {
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
  let count = db
    .selectFrom('run_users')
    .select([sql<number>`count(*)::int`.as('total'), sql<number>`coalesce(sum(credits), 0)::float8`.as('credits')])
    .where('run', '=', run.no)
  if (status !== undefined) {
    users = users.where('run_users.status', '=', RUN_USER_STATUSES.indexOf(status))
    count = count.where('status', '=', RUN_USER_STATUSES.indexOf(status))
  }
  const rows = await users.execute()
  const page = rows.slice(0, USERS_PAGE_SIZE)
  const last = page.at(-1)
  // The run already stores the counts of its done and failed users.
  const counted = { done: run.done, failed: run.failed, stopped: run.stopped, queued: undefined, running: undefined, unknown: undefined }
  const known = status === undefined ? run.total : counted[status]
  const sums = known === undefined ? await count.executeTakeFirstOrThrow() : { total: known }
  return {
    items: page.map(toRunUser),
    ...(rows.length > USERS_PAGE_SIZE && last !== undefined && { next: encodeCursor(query, [last.place]) }),
    ...sums,
  }
}
