import { sql } from 'kysely'
import type { Directory } from '../../../compose/directory.js'
import type { ParsedPage } from '../../../compose/directory-door.js'
import {
  type Actor,
  BackupError,
  describeActivity,
  isBackupError,
  linkAbort,
  type Scope,
  type SyncKind,
  toBackupError,
} from '../../../core/internal.js'
import { recordActivity } from '../activity/record-activity.js'
import { lockDomain } from '../database/domains.js'
import type { Db, Tx } from '../database/tables.js'
import { transact } from '../database/transactions.js'
import type { JobData } from '../jobs/job-queue.js'
import { isCurrent, prepareSwap } from './prepare-swap.js'
import { readDirectoryPage } from './read-directory.js'
import { stagePage } from './stage-page.js'
import { swapMirror } from './swap-mirror.js'
import { sweepSyncs } from './sweep-syncs.js'

/** Interval at which a sync that waits for its directory checks whether it was cancelled. */
const CANCEL_CHECK_MS = 1_000
/** Above this number of records, the planner needs new statistics. */
const ANALYZE_FROM = 1_000
const MAX_INT = 2 ** 31 - 1

/** The state of a running sync. */
interface SyncState {
  no: number
  domain: number
  kind: SyncKind
  scope: Scope
  cursor: string | null
  milestone: string | null
  pages: number
  isRead: boolean
  done: number
  actor: Actor | undefined
}

const SYNCED_AT = { users: 'users_synced_at', groups: 'groups_synced_at', 'org-units': 'org_units_synced_at' } as const
const TABLES = {
  users: sql`users, user_statuses`,
  groups: sql`groups, group_users, group_groups`,
  'org-units': sql`org_units, org_unit_users`,
} as const

/** The error if retrying cannot help: the page is malformed, or the database rejects its values. `undefined` for other errors. */
const permanentErrorOf = (thrown: unknown): BackupError | undefined => {
  if (isBackupError(thrown)) return thrown.code === 'bad-answer' ? thrown : undefined
  const { code, message } = thrown as { code?: unknown; message?: unknown }
  // SQLSTATE classes: data exception, integrity constraint violation, program limit exceeded.
  if (!/^(?:22|23|54)\w{3}$/.test(String(code))) return undefined
  return new BackupError('bad-answer', `the database rejects a record of the directory: ${message}`, { cause: thrown })
}

const isPowerOfTwo = (count: number): boolean => (count & (count - 1)) === 0

/**
 * Creates the handler of `sync` jobs, which continues a sync at its next page until it ends. The same sync may be handled twice, even
 * at once: each page is staged only once.
 */
export const createSyncHandler = (db: Db, directory: Directory) => {
  /** Reads the state of a sync; `undefined` if it has ended. */
  const readState = async (tx: Db | Tx, sync: number, { lock = false } = {}): Promise<SyncState | undefined> => {
    const row = await tx
      .selectFrom('syncs')
      .innerJoin('domains', 'domains.no', 'syncs.domain')
      .select(['syncs.no', 'domain', 'kind', 'cursor', 'milestone', 'pages', 'is_read', 'done', 'started_by'])
      .select(['cloud_id', 'domains.id as domain_id'])
      .where('syncs.no', '=', sync)
      .where('status', '=', 'running')
      .$if(lock, (query) => query.forUpdate('syncs'))
      .executeTakeFirst()
    if (row === undefined) return undefined
    const { cloud_id: cloudId, domain_id: domainId, is_read: isRead, started_by, ...rest } = row
    return { ...rest, isRead, actor: started_by ?? undefined, scope: { cloudId, domainId } }
  }

  /** Ends a sync as failed, unless another worker has staged further pages. The mirror does not change. */
  const failSync = async ({ no, pages, domain, kind, actor }: SyncState, error: BackupError): Promise<void> => {
    const stored = { code: error.code, message: error.reason }
    await transact(db, async (tx) => {
      const { rows } = await sql`update syncs set status = 'failed', error = ${JSON.stringify(stored)}, finished_at = clock_timestamp()
        where no = ${no} and status = 'running' and pages = ${pages} returning no`.execute(tx)
      if (rows.length > 0) await recordActivity(tx, domain, describeActivity.syncFailed(kind, error.code), actor)
    })
  }

  /** Stages a page and moves the cursor, unless another worker has staged it or the sync has ended. */
  const keepPage = (at: SyncState, page: ParsedPage): Promise<void> =>
    transact(db, async (tx) => {
      const now = await readState(tx, at.no, { lock: true })
      if (now === undefined || now.pages !== at.pages || now.isRead) return
      const { next, total } = page
      if (next !== undefined && next === now.milestone) {
        throw new BackupError('bad-answer', 'the directory returned a cursor twice, so paging would never end', { field: 'next' })
      }
      const { no: sync, domain, pages } = now
      const added = await stagePage(tx, { sync, domain, pages }, page)
      await tx
        .updateTable('syncs')
        .set({
          cursor: next ?? null,
          // Brent's cycle detection: the milestone moves at powers of two, so a cycle of any length is found.
          ...(isPowerOfTwo(pages + 1) && { milestone: next ?? null }),
          pages: pages + 1,
          is_read: next === undefined,
          done: now.done + added,
          ...(total !== undefined && total >= 0 && { total: Math.min(MAX_INT, Math.floor(total)) }),
        })
        .where('no', '=', sync)
        .execute()
    })

  /** Swaps the staged records into the mirror. */
  const finishSync = async ({ no, kind, domain, pages, done, actor }: SyncState): Promise<void> => {
    const staging = { sync: no, domain, pages }
    // Without statistics the planner believes that the staged tables are empty.
    if (done >= ANALYZE_FROM) await sql`analyze staged, ${TABLES[kind]}`.execute(db)
    const early = await prepareSwap(db, kind, staging)
    const changed = await transact(db, async (tx) => {
      await lockDomain(tx, domain)
      if ((await readState(tx, no, { lock: true })) === undefined) return 0
      const prepared = (await isCurrent(tx, domain, early)) ? early : await prepareSwap(tx, kind, staging)
      const counts = await swapMirror(tx, kind, staging, prepared)
      const { rows } = await sql<{ at: Date }>`update domains set ${sql.ref(SYNCED_AT[kind])} = clock_timestamp() where no = ${domain}
        returning ${sql.ref(SYNCED_AT[kind])} as at`.execute(tx)
      await tx
        .updateTable('syncs')
        .set({ status: 'completed', ...counts, total: done, finished_at: rows[0]?.at ?? null })
        .where('no', '=', no)
        .execute()
      await recordActivity(tx, domain, describeActivity.syncCompleted(kind, counts), actor)
      return counts.added + counts.removed
    })
    if (changed >= ANALYZE_FROM) await sql`analyze ${TABLES[kind]}`.execute(db)
  }

  /** Reads and stages the next page, or swaps after the last one. */
  const takeStep = async (at: SyncState, signal: AbortSignal): Promise<void> => {
    let page: ParsedPage | undefined
    try {
      page = at.isRead ? undefined : await readDirectoryPage(directory, at, signal)
    } catch (thrown) {
      if (!signal.aborted) await failSync(at, toBackupError(thrown))
      return
    }
    try {
      if (page === undefined) await finishSync(at)
      else await keepPage(at, page)
    } catch (thrown) {
      const error = permanentErrorOf(thrown)
      // The database may be briefly unreachable: the job queue retries.
      if (error === undefined) throw thrown
      await failSync(at, error)
    }
  }

  return async ({ sync }: JobData['sync'], signal: AbortSignal): Promise<void> => {
    const ended = linkAbort(signal)
    const checkCancelled = async (): Promise<void> => {
      if ((await readState(db, sync)) === undefined) ended.abort()
    }
    // A failed check is harmless: if the database is unreachable, the next page fails anyway.
    const timer = setInterval(() => checkCancelled().catch(() => {}), CANCEL_CHECK_MS)
    try {
      for (;;) {
        const at = await readState(db, sync)
        if (at === undefined) break
        if (signal.aborted) throw new BackupError('aborted', 'stopped before all pages were read')
        await takeStep(at, ended.signal)
      }
    } finally {
      clearInterval(timer)
      ended.unlink()
    }
    await sweepSyncs(db, sync, signal)
  }
}
