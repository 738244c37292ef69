import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import {
  type Actor,
  type BackupRequest,
  type BackupRun,
  checkRetry,
  checkStart,
  describeActivity,
  fingerprint,
  type Scope,
} from '../../../core/internal.js'
import { recordActivity, recordRefusal } from '../activity/record-activity.js'
import { createDomainQueue, findDomain } from '../database/domains.js'
import { isStorable } from '../database/sql-values.js'
import { BACKUP_STATUSES, type Db, RUN_USER_STATUSES, type Tx } from '../database/tables.js'
import type { JobQueue } from '../jobs/job-queue.js'
import { findAnsweredRun, storeAnsweredRun } from '../ledger/answered-keys.js'
import type { CreditLedger } from '../ledger/credit-ledger.js'
import { coverItems } from '../lists/cover-items.js'
import { figuresOf, findRun, toRun } from './list-runs.js'
import { requestColumns } from './run-request.js'
import type { RunSettings } from './run-settings.js'

/** Starts runs and retries them, each in one transaction and once for each idempotency key. */
export interface RunStarter {
  /** @param actor the actor who starts the run, if known */
  startBackup(request: BackupRequest, key: string, actor?: Actor): Promise<BackupRun>
  /** Requeues the failed users among `userIds`, or all failed users. Without failed users, the run does not change. */
  retryRun(scope: Scope, runId: string, userIds: readonly string[] | undefined, key: string, actor?: Actor): Promise<BackupRun>
}

const NONE = BACKUP_STATUSES.indexOf('none')
const PENDING = BACKUP_STATUSES.indexOf('pending')
const BACKUP_FAILED = BACKUP_STATUSES.indexOf('failed')
const QUEUED = RUN_USER_STATUSES.indexOf('queued')
const FAILED = RUN_USER_STATUSES.indexOf('failed')

/** Users in a portion, which one worker handles. */
const MAX_PORTION = 200
/** Small runs are cut into this many portions, so that several workers begin them at once. */
const MIN_PORTIONS = 8

/** Users cut into portions of `size`; `chunks` is a JSON array with the number of each portion. */
interface Portions {
  size: number
  chunks: string
}

/**
 * Assigns turns to the portions of a domain by start-time fair queueing. The first turn follows the portion begun last by any worker, or
 * the last portion of this domain. So a new run does not wait behind all portions of another domain.
 */
const takeTurns = async (tx: Tx, domain: number, portions: number): Promise<number> => {
  const { rows } = await sql<{ turn: number }>`
    update domains set turn = greatest(turn, (select latest from turns)) + ${portions}::int where no = ${domain} returning turn`.execute(tx)
  return (rows[0]?.turn ?? portions) - portions + 1
}

/** Cuts the users of a run into portions and enqueues a job for each. */
const enqueuePortions = async (
  tx: Tx,
  jobs: JobQueue,
  { run, domain }: { run: number; domain: number },
  { users, portion }: { users: number; portion: number | undefined },
): Promise<Portions> => {
  const size = Math.max(1, portion ?? Math.min(MAX_PORTION, Math.ceil(users / MIN_PORTIONS)))
  const { rows } = await sql<{ chunk: number }>`
    select nextval('chunks')::int as chunk from generate_series(1, ${Math.ceil(users / size)}::int)`.execute(tx)
  const first = await takeTurns(tx, domain, rows.length)
  await jobs.send(
    tx,
    'protect',
    rows.map(({ chunk }, at) => ({ run, chunk, domain, turn: first + at })),
  )
  return { size, chunks: JSON.stringify(rows.map(({ chunk }) => chunk)) }
}

/** The portions as a table `chunks (chunk, at)`, `at` from 1. */
const chunksTable = ({ chunks }: Portions) =>
  sql`select value::int as chunk, at from json_array_elements_text(${chunks}::json) with ordinality as c(value, at)`

/** Writes the users of the temporary table `starting` as the users of a run. */
const insertRunUsers = async (tx: Tx, run: number, portions: Portions): Promise<void> => {
  await sql`insert into run_users (run, user_no, place, chunk, credits, before_status)
    select ${run}::int, user_no, place, chunk, credits, backup_status from starting join users on users.no = user_no
    join (${chunksTable(portions)}) as chunks on at = place / ${portions.size}::int + 1`.execute(tx)
  // A restarted user still holds the credits of its first start.
  await sql`update users set backup_status = ${PENDING}, held = case when backup_status = ${NONE} then price else held end
    where no in (select user_no from starting)`.execute(tx)
}

/** Finds the failed users of a run that may be retried, in the order of the run. */
const findFailedUsers = async (tx: Tx, run: number, userIds: readonly string[] | undefined): Promise<(string | number)[]> => {
  // Skips a user that was released, and perhaps started in another run since: it no longer belongs to this run.
  const { rows } = await sql<{ no: string | number }>`
    select ru.no from run_users ru join users u on u.no = ru.user_no
    where ru.run = ${run} and ru.status = ${FAILED} and u.backup_status = ${BACKUP_FAILED} and (${userIds === undefined}::boolean
      or u.id in (select json_array_elements_text(${JSON.stringify(userIds?.filter(isStorable) ?? [])}::json)))
    order by ru.place`.execute(tx)
  return rows.map(({ no }) => no)
}

/** Requeues failed users of a run. */
const requeueUsers = async (tx: Tx, run: number, users: readonly (string | number)[], portions: Portions): Promise<void> => {
  await sql`
    with chunks as (${chunksTable(portions)}),
    again as (
      select value::bigint as no, chunk from json_array_elements_text(${JSON.stringify(users)}::json) with ordinality as a(value, place)
      join chunks on at = (place - 1) / ${portions.size}::int + 1),
    queued as (
      update run_users ru set status = ${QUEUED}, attempt = attempt + 1, chunk = again.chunk
      from again where ru.no = again.no returning ru.user_no)
    update users u set backup_status = ${PENDING} from queued where u.no = queued.user_no`.execute(tx)
  await sql`update runs set failed = failed - ${users.length}::int, finished_at = null, is_stopped = false where no = ${run}`.execute(tx)
}

interface Attempt {
  scope: Scope
  key: string
  /** Fingerprint of the request. */
  request: string
  action: 'backup-started' | 'backup-retried'
  target?: string
  actor: Actor | undefined
  /** Starts or retries a run. Resolves to the number of the run. */
  act(tx: Tx, domain: number): Promise<number>
}

export interface RunStarterOptions {
  ledger: CreditLedger
  settings: RunSettings
  /** Users of one portion, for an engine that backs up many users in one job. */
  portion?: number | undefined
}

/** Creates the starter of runs. */
export const createRunStarter = (db: Db, jobs: JobQueue, { ledger, settings, portion }: RunStarterOptions): RunStarter => {
  const decide = createDomainQueue(db)

  /** Returns the run of a known key. For a new key, acts and stores the answer in the same transaction. */
  const once = async ({ scope, key, request, act, ...attempt }: Attempt): Promise<BackupRun> => {
    const domain = await findDomain(db, scope)
    const row = await recordRefusal(db, { domain, ...attempt }, () =>
      decide(domain, async (tx) => {
        const known = await findAnsweredRun(tx, domain, key, request)
        const no = known ?? (await act(tx, domain))
        if (known === undefined) await storeAnsweredRun(tx, domain, key, request, no)
        return findRun(tx, domain, no)
      }),
    )
    jobs.wake('protect')
    return toRun(row)
  }

  const start =
    (request: BackupRequest, actor: Actor | undefined) =>
    async (tx: Tx, domain: number): Promise<number> => {
      const values = await settings.resolveSettings(tx, domain, request.settings)
      const figures = await coverItems(tx, domain, request)
      checkStart(figures, request, await ledger.readAvailable(tx, domain))
      const id = `run-${randomBytes(16).toString('base64url')}`
      const { no: run } = await tx
        .insertInto('runs')
        .values({
          id,
          domain,
          settings: JSON.stringify(values),
          ...(await requestColumns(tx, domain, request, actor)),
          total: figures.starts,
          // now() would return the time before the transaction waited for the lock of the domain.
          started_at: sql<Date>`clock_timestamp()`,
        })
        .returning('no')
        .executeTakeFirstOrThrow()
      await insertRunUsers(tx, run, await enqueuePortions(tx, jobs, { run, domain }, { users: figures.starts, portion }))
      if (figures.allocated > 0) await ledger.spendCredits(tx, domain, figures.allocated, run)
      await recordActivity(tx, domain, describeActivity.started(id, figures.starts, figures.allocated), actor)
      return run
    }

  return {
    startBackup: (request, key, actor) =>
      once({ scope: request.scope, key, request: fingerprint(request), action: 'backup-started', actor, act: start(request, actor) }),
    retryRun(scope, runId, userIds, key, actor) {
      const request = createHash('sha256')
        .update(JSON.stringify(['retry', runId, userIds ?? null]))
        .digest('base64url')
      const act = async (tx: Tx, domain: number): Promise<number> => {
        const row = await findRun(tx, domain, runId)
        checkRetry(figuresOf(row))
        const { no: run } = row
        const users = await findFailedUsers(tx, run, userIds)
        if (users.length > 0) {
          const portions = await enqueuePortions(tx, jobs, { run, domain }, { users: users.length, portion })
          await requeueUsers(tx, run, users, portions)
        }
        await recordActivity(tx, domain, describeActivity.retried(runId, users.length), actor)
        return run
      }
      return once({ scope, key, request, action: 'backup-retried', target: runId, actor, act })
    },
  }
}
