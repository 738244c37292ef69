import {
  type Actor,
  BackupError,
  type Call,
  describeActivity,
  type Scope,
  type SyncKind,
  type SyncResult,
  type SyncTable,
  sleep,
} from '../../../core/internal.js'
import { recordActivity } from '../activity/record-activity.js'
import { findDomain } from '../database/domains.js'
import type { Db } from '../database/tables.js'
import { transact } from '../database/transactions.js'
import type { JobQueue } from '../jobs/job-queue.js'
import { insertSync } from './insert-sync.js'
import { cancelRunning, createSyncTable, errorOf, progressOf, resultOf } from './stored-syncs.js'

/** Starts, follows and cancels syncs. In a domain at most one sync of each kind runs at a time. */
export interface SyncWatcher {
  /** Starts a sync or joins the running one, and reports its progress. An abort stops the reports, not the sync. */
  watchSync(scope: Scope, kind: SyncKind, call: Call): Promise<SyncResult>
  /** Cancels the running sync; the mirror does not change. */
  cancelSync(scope: Scope, kind: SyncKind, actor?: Actor): Promise<void>
  /** The syncs by their ids, for servers that share this database. */
  readonly table: SyncTable
}

/** First polling interval in ms, because a small sync takes milliseconds. */
const FIRST_POLL_MS = 5
const POLL_MS = 150
/** While the database is unreachable, keep polling for this long, because the sync resumes once it is reachable again. */
const MAX_OUTAGE_MS = 30_000
const KINDS: readonly SyncKind[] = ['users', 'groups', 'org-units']

/** Creates the starter and watcher of syncs. */
export const createSyncWatcher = (db: Db, jobs: JobQueue): SyncWatcher => {
  const findRunning = async (domain: number, kind: SyncKind): Promise<number | undefined> => {
    const row = await db
      .selectFrom('syncs')
      .select('no')
      .where('domain', '=', domain)
      .where('kind', '=', kind)
      .where('status', '=', 'running')
      .executeTakeFirst()
    return row?.no
  }

  /** Inserts a sync and its job. Returns `undefined` if another caller has started one first. */
  const startSync = (domain: number, kind: SyncKind, actor: Actor | undefined): Promise<number | undefined> =>
    transact(db, async (tx) => {
      const no = await insertSync(tx, jobs, domain, kind, actor)
      if (no === undefined) return undefined
      await recordActivity(tx, domain, describeActivity.syncStarted(kind), actor)
      return no
    })

  /** Finds the running sync of this kind, or starts one. */
  const joinSync = async (domain: number, kind: SyncKind, actor: Actor | undefined): Promise<number> => {
    for (;;) {
      const running = await findRunning(domain, kind)
      if (running !== undefined) return running
      const started = await startSync(domain, kind, actor)
      if (started !== undefined) {
        jobs.wake('sync')
        return started
      }
      // Another caller has just started a sync. It may have ended already, so look again.
    }
  }

  const readSync = (sync: number) => db.selectFrom('syncs').selectAll().where('no', '=', sync).executeTakeFirst()

  /** Reads a sync and retries while the database is unreachable. */
  const readPatiently = async (sync: number, signal: AbortSignal): ReturnType<typeof readSync> => {
    const since = performance.now()
    for (;;) {
      try {
        return await readSync(sync)
      } catch (error) {
        if (signal.aborted || performance.now() - since > MAX_OUTAGE_MS) throw error
        await sleep(POLL_MS * 4, signal)
      }
    }
  }

  return {
    async watchSync(scope, kind, { signal, onProgress, actor }) {
      if (!KINDS.includes(kind)) throw new BackupError('bad-input', 'only users, groups and org-units can be synced', { field: 'kind' })
      const sync = await joinSync(await findDomain(db, scope), kind, actor)
      let reported = ''
      for (let pollMs = FIRST_POLL_MS; ; pollMs = Math.min(POLL_MS, 2 * pollMs)) {
        const row = await readPatiently(sync, signal)
        if (signal.aborted) throw new BackupError('aborted', 'stopped')
        if (row === undefined || row.status === 'cancelled') throw new BackupError('aborted', `the sync of ${kind} was cancelled`)
        if (row.status === 'failed') throw errorOf(row.error)
        const progress = progressOf(row)
        if (JSON.stringify(progress) !== reported) onProgress?.(progress)
        reported = JSON.stringify(progress)
        if (row.status === 'completed') return resultOf(row)
        await sleep(pollMs, signal)
      }
    },
    cancelSync: async (scope, kind, actor) => cancelRunning(db, await findDomain(db, scope), kind, undefined, actor),
    table: createSyncTable(db, joinSync),
  }
}
