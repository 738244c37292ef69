import { abortable, BackupError, type ErrorCode } from '../../../core/internal.js'
import type { Db } from '../database/tables.js'
import { transact } from '../database/transactions.js'
import type { BackendEnding, PostgresBackendOptions } from '../postgres-backend.js'
import { findRun, toRun } from '../runs/list-runs.js'
import { idOfData, type JobData, type JobQueue } from './job-queue.js'

/** Timeout of a listener in ms, after which it no longer blocks the worker. */
const LISTENER_MS = 30_000

/** Enqueues notifications of ended runs and syncs. */
export interface EndingAnnouncer {
  /** Call it after each job of the run, because the handler may have died after it recorded the last user. */
  announceRun(run: number): Promise<void>
  /** Call it after each job of the sync. A cancelled sync is not announced. */
  announceSync(sync: number): Promise<void>
}

/** Creates the announcer of endings. Each ending is enqueued once, even if several workers announce it. */
export const createEndingAnnouncer = (db: Db, jobs: JobQueue): EndingAnnouncer => {
  const announce = async (ending: JobData['ended']): Promise<void> => {
    await transact(db, (tx) => jobs.sendOnce(tx, 'ended', ending))
    jobs.wake('ended')
  }
  return {
    async announceRun(run) {
      const row = await db.selectFrom('runs').select('finished_at').where('no', '=', run).executeTakeFirst()
      // A retried run ends again, at a later time.
      if (row?.finished_at) await announce({ run, at: row.finished_at.toISOString() })
    },
    async announceSync(sync) {
      const row = await db.selectFrom('syncs').select('status').where('no', '=', sync).executeTakeFirst()
      if (row?.status === 'completed' || row?.status === 'failed') await announce({ sync })
    },
  }
}

/** Describes the end of a run; `undefined` if it has been retried since. */
const describeRun = async (db: Db, { run, at }: { run: number; at: string }, id: string): Promise<BackendEnding | undefined> => {
  const about = await db
    .selectFrom('runs')
    .innerJoin('domains', 'domains.no', 'runs.domain')
    .select(['domains.no as domain', 'domains.cloud_id', 'domains.id as domain_id'])
    .where('runs.no', '=', run)
    .executeTakeFirst()
  if (about === undefined) return undefined
  const { id: runId, status, total, done, failed, finishedAt } = toRun(await findRun(db, about.domain, run))
  if (finishedAt !== at) return undefined
  const scope = { cloudId: about.cloud_id, domainId: about.domain_id }
  return { type: status === 'failed' ? 'backup-failed' : 'backup-finished', id, scope, runId, status, users: total, done, failed }
}

const describeSync = async (db: Db, sync: number, id: string): Promise<BackendEnding | undefined> => {
  const row = await db
    .selectFrom('syncs')
    .innerJoin('domains', 'domains.no', 'syncs.domain')
    .select(['kind', 'status', 'added', 'changed', 'removed', 'error', 'domains.cloud_id', 'domains.id as domain_id'])
    .where('syncs.no', '=', sync)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { kind, status, added, changed, removed, error } = row
  const scope = { cloudId: row.cloud_id, domainId: row.domain_id }
  if (status === 'completed')
    return { type: 'sync-finished', id, scope, kind, added: added ?? 0, changed: changed ?? 0, removed: removed ?? 0 }
  const { code = 'unavailable' } = JSON.parse(error ?? '{}') as { code?: ErrorCode }
  return { type: 'sync-failed', id, scope, kind, code }
}

/** Creates the handler of `ended` jobs, which notifies the listener. An error of the listener goes to `onError`. */
export const createEndedHandler =
  (db: Db, { onEnding, onError }: { onEnding: PostgresBackendOptions['onEnding']; onError(thrown: unknown): void }) =>
  async (job: JobData['ended']): Promise<void> => {
    if (onEnding === undefined) return
    const id = idOfData(job)
    const ending = 'sync' in job ? await describeSync(db, job.sync, id) : await describeRun(db, job, id)
    if (ending === undefined) return
    try {
      await abortable(Promise.resolve(onEnding(ending)), AbortSignal.timeout(LISTENER_MS))
    } catch (thrown) {
      const message = thrown instanceof Error ? thrown.message : String(thrown)
      onError(new BackupError('unavailable', `onEnding failed for ${ending.type}: ${message}`, { cause: thrown }))
    }
  }
