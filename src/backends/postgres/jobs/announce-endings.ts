import { abortable, BackupError } from '../../../core/internal.js'
import type { Db } from '../database/tables.js'
import { transact } from '../database/transactions.js'
import type { PostgresBackendOptions } from '../postgres-backend.js'
import { describeEnding } from './describe-endings.js'
import type { JobData, JobQueue } from './job-queue.js'
import type { WebhookSender } from './send-webhooks.js'

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

/** Receivers of endings. */
export interface EndedReceivers {
  onEnding: PostgresBackendOptions['onEnding']
  webhooks: Pick<WebhookSender, 'enqueue'>
  /** Receives errors of `onEnding`. */
  onError(thrown: unknown): void
}

/** Creates the handler of `ended` jobs, which enqueues the webhooks and notifies the listener. */
export const createEndedHandler =
  (db: Db, { onEnding, webhooks, onError }: EndedReceivers) =>
  async (job: JobData['ended']): Promise<void> => {
    const described = await describeEnding(db, job)
    if (described === undefined) return
    const { ending } = described
    await webhooks.enqueue(job, ending.type)
    if (onEnding === undefined) return
    try {
      await abortable(Promise.resolve(onEnding(ending)), AbortSignal.timeout(LISTENER_MS))
    } catch (thrown) {
      const message = thrown instanceof Error ? thrown.message : String(thrown)
      onError(new BackupError('unavailable', `onEnding failed for ${ending.type}: ${message}`, { cause: thrown }))
    }
  }
