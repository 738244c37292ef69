import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import {
  type Actor,
  type BackupRequest,
  type BackupRun,
  checkPolicyDraft,
  checkPolicyStart,
  checkRetry,
  checkStart,
  describeActivity,
  fingerprint,
  type Scope,
} from '../../../core/internal.js'
import { recordActivity } from '../activity/record-activity.js'
import { recordRefusal } from '../activity/record-refused.js'
import { createDomainQueue, findDomain } from '../database/domains.js'
import { isStorable } from '../database/sql-values.js'
import { BACKUP_STATUSES, type Db, RUN_USER_STATUSES, type Tx } from '../database/tables.js'
import type { JobQueue } from '../jobs/job-queue.js'
import { findAnsweredRun, storeAnsweredRun } from '../ledger/answered-keys.js'
import type { CreditLedger } from '../ledger/credit-ledger.js'
import { coverItems } from '../lists/cover-items.js'
import type { PolicyEvaluator } from '../policies/policy-evaluator.js'
import type { PolicyStore } from '../policies/save-policies.js'
import type { RunBeginner } from './begin-run.js'
import { chunksTable, enqueuePortions, type Portions } from './cut-portions.js'
import { figuresOf, findRun, toRun } from './list-runs.js'
import type { RunSettings } from './run-settings.js'

/** Starts runs and retries them, each in one transaction and once for each idempotency key. */
export interface RunStarter {
  /** @param actor the actor who starts the run, if known */
  startBackup(request: BackupRequest, key: string, actor?: Actor): Promise<BackupRun>
  /** Requeues the failed users among `userIds`, or all failed users. Without failed users, the run does not change. */
  retryRun(scope: Scope, runId: string, userIds: readonly string[] | undefined, key: string, actor?: Actor): Promise<BackupRun>
}

const PENDING = BACKUP_STATUSES.indexOf('pending')
const BACKUP_FAILED = BACKUP_STATUSES.indexOf('failed')
const QUEUED = RUN_USER_STATUSES.indexOf('queued')
const FAILED = RUN_USER_STATUSES.indexOf('failed')

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
  beginner: RunBeginner
  policies: Pick<PolicyStore, 'insertPolicy'>
  evaluator: Pick<PolicyEvaluator, 'evaluate'>
  /** Users of one portion, for an engine that backs up many users in one job. */
  portion?: number | undefined
}

/** Creates the starter of runs. */
export const createRunStarter = (
  db: Db,
  jobs: JobQueue,
  { ledger, settings, beginner, policies, evaluator, portion }: RunStarterOptions,
): RunStarter => {
  const decide = createDomainQueue(db)

  /** Returns the run of a known key. For a new key, acts and stores the answer in the same transaction. */
  const once = async ({ scope, key, request, act, ...attempt }: Attempt): Promise<BackupRun> => {
    const domain = await findDomain(db, scope)
    const row = await recordRefusal(db, { domain, request, ...attempt }, () =>
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
      const draft = request.policy && checkPolicyDraft(request.policy)
      if (draft !== undefined) await settings.resolveSettings(tx, domain, draft.settings)
      const figures = await coverItems(tx, domain, request)
      checkStart(figures, request, await ledger.readAvailable(tx, domain))
      if (draft !== undefined) checkPolicyStart(draft, figures.allocated)
      const policy = draft && (await policies.insertPolicy(tx, domain, draft, actor))
      const { no: run, id } = await beginner.beginRun(tx, domain, { request, values, actor, policy }, figures)
      await recordActivity(tx, domain, describeActivity.started(id, figures.starts, figures.allocated), actor)
      if (policy !== undefined) await evaluator.evaluate(tx, domain, 'all')
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
