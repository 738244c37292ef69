import { sql } from 'kysely'
import type { BackupEngine } from '../../../compose/backup-engine.js'
import type { Directory } from '../../../compose/directory.js'
import { readStatusPage } from '../../../compose/import-statuses.js'
import { isRefusedSince } from '../../../compose/read-sync.js'
import { BackupError, describeActivity, isBackupError, linkAbort, toBackupError } from '../../../core/internal.js'
import { recordActivity } from '../activity/record-activity.js'
import { lockDomain } from '../database/domains.js'
import type { Db } from '../database/tables.js'
import { transact } from '../database/transactions.js'
import type { JobData } from '../jobs/job-queue.js'
import type { PolicyEvaluator } from '../policies/policy-evaluator.js'
import { keepPage, keepStatuses, readInFull } from './keep-pages.js'
import { importStatuses } from './mirror-statuses.js'
import { isCurrent, prepareSwap } from './prepare-swap.js'
import { readDirectoryPage } from './read-directory.js'
import { swapMirror } from './swap-mirror.js'
import { sweepSyncs } from './sweep-syncs.js'
import { failSync, readState, SINCE, type SyncState, stagingOf } from './sync-state.js'

/** Interval at which a sync that waits for its directory checks whether it was cancelled. */
const CANCEL_CHECK_MS = 1_000
/** Above this number of records, the planner needs new statistics. */
const ANALYZE_FROM = 1_000
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

export interface SyncOptions {
  engine?: BackupEngine | undefined
  /**
   * Evaluates the policies in the transaction of the swap: the mirror never changes without them, so no kill can lose an evaluation.
   */
  policies?: Pick<PolicyEvaluator, 'evaluate'> | undefined
  /** Receives the error of a failed sync, because no request may ever read it. */
  onFailure?: ((error: BackupError) => void) | undefined
}

/**
 * Creates the handler of `sync` jobs, which continues a sync at its next page until it ends. The same sync may be handled twice, even at
 * once: each page is staged only once.
 */
export const createSyncHandler = (db: Db, directory: Directory, { engine, policies, onFailure }: SyncOptions = {}) => {
  const fail = async (at: SyncState, error: BackupError): Promise<void> => {
    if (await transact(db, (tx) => failSync(tx, at, error))) onFailure?.(error)
  }

  /** Swaps the staged records into the mirror. */
  const finishSync = async (at: SyncState): Promise<void> => {
    const { no, kind, domain, done, actor } = at
    const staging = stagingOf(at)
    // Without statistics the planner believes that the staged tables are empty.
    if (done >= ANALYZE_FROM) await sql`analyze staged, ${TABLES[kind]}`.execute(db)
    const early = await prepareSwap(db, kind, staging)
    const moved = await transact(db, async (tx) => {
      await lockDomain(tx, domain)
      if ((await readState(tx, no, { lock: true }))?.pages !== at.pages) return 0
      const prepared = (await isCurrent(tx, domain, early)) ? early : await prepareSwap(tx, kind, staging)
      const { counts, changed } = await swapMirror(tx, kind, staging, prepared)
      if (at.hasStatuses) await importStatuses(tx, domain, no)
      const { rows } = await sql<{ at: Date }>`update domains set ${sql.ref(SYNCED_AT[kind])} = clock_timestamp(),
          ${sql.ref(SINCE[kind])} = (select next_since from syncs where no = ${no}) where no = ${domain}
        returning ${sql.ref(SYNCED_AT[kind])} as at`.execute(tx)
      await tx
        .updateTable('syncs')
        .set({ status: 'completed', ...counts, total: done, finished_at: rows[0]?.at ?? null })
        .where('no', '=', no)
        .execute()
      await recordActivity(tx, domain, describeActivity.syncCompleted(kind, counts), actor)
      if (changed !== 'none') await policies?.evaluate(tx, domain, changed)
      return counts.added + counts.removed
    })
    if (moved >= ANALYZE_FROM) await sql`analyze ${TABLES[kind]}`.execute(db)
  }

  /** Reads the input of the next step, and returns the step. */
  const prepareStep = async (at: SyncState, signal: AbortSignal): Promise<() => Promise<void>> => {
    if (!at.isRead) {
      // The point comes from an earlier version of this directory, which supported changes.
      if (at.since !== null && directory.changes === undefined) return () => readInFull(db, at)
      try {
        const page = await readDirectoryPage(directory, at, signal)
        return () => keepPage(db, at, page)
      } catch (thrown) {
        if (at.since !== null && isRefusedSince(thrown)) return () => readInFull(db, at)
        throw thrown
      }
    }
    // A process without an engine imports no statuses, so they do not change.
    if (at.kind !== 'users' || at.hasStatuses || engine?.statuses === undefined) return () => finishSync(at)
    const page = await readStatusPage(engine, at.scope, at.statusesCursor ?? undefined, signal)
    return () => keepStatuses(db, at, page)
  }

  const takeStep = async (at: SyncState, signal: AbortSignal): Promise<void> => {
    let step: () => Promise<void>
    try {
      step = await prepareStep(at, signal)
    } catch (thrown) {
      if (!signal.aborted) await fail(at, toBackupError(thrown))
      return
    }
    try {
      await step()
    } catch (thrown) {
      const error = permanentErrorOf(thrown)
      // The database may be briefly unreachable: the job queue retries.
      if (error === undefined) throw thrown
      await fail(at, error)
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
