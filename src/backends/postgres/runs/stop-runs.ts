import { type Actor, type BackupRun, describeActivity, type Scope } from '../../../core/internal.js'
import { recordActivity } from '../activity/record-activity.js'
import { findDomain, lockDomain, shareDomain } from '../database/domains.js'
import type { Db } from '../database/tables.js'
import { transact } from '../database/transactions.js'
import type { CreditLedger, StartWaiting } from '../ledger/credit-ledger.js'
import { findRun, toRun } from './list-runs.js'
import { releaseQueued } from './release-queued.js'

/** A portion of a run. */
export interface Portion {
  run: number
  chunk: number
  domain: number
}

/** Stops runs, and notifies workers. */
export interface RunStopper {
  /** Releases the users of all portions that no worker has begun. The workers release the others. Returns an ended run unchanged. */
  stopRun(scope: Scope, runId: string, actor?: Actor): Promise<BackupRun>
  /** Marks a portion as begun. Resolves to whether the run is stopped. */
  beginPortion(portion: Portion): Promise<boolean>
  /** Whether the run is stopped. */
  isStopped(run: number): Promise<boolean>
  /** Releases the users of a begun portion that are still queued. */
  releasePortion(portion: Portion): Promise<void>
  /** Removes a portion whose users have all ended. */
  endPortion(chunk: number): Promise<void>
}

/** Creates the stopper of runs. Policies start waiting users with the refunded credits. */
export const createRunStopper = (db: Db, ledger: CreditLedger, startWaiting?: StartWaiting): RunStopper => {
  const isStopped = async (tx: Db, run: number): Promise<boolean> => {
    const row = await tx.selectFrom('runs').select('is_stopped').where('no', '=', run).executeTakeFirst()
    return row?.is_stopped === true
  }
  return {
    async stopRun(scope, runId, actor) {
      const domain = await findDomain(db, scope)
      const row = await transact(db, async (tx) => {
        await lockDomain(tx, domain)
        const before = await findRun(tx, domain, runId)
        if (before.finished_at !== null || before.is_stopped) return before
        await tx.updateTable('runs').set({ is_stopped: true }).where('no', '=', before.no).execute()
        const { users, credits } = await releaseQueued(tx, ledger, { run: before.no, domain })
        await recordActivity(tx, domain, describeActivity.stopped(runId, users, credits), actor)
        // the policy of a stopped run would start the released users again at once
        if (credits > 0 && before.policy_id === null) await startWaiting?.(tx, domain)
        return findRun(tx, domain, before.no)
      })
      return toRun(row)
    },
    async beginPortion({ run, chunk, domain }) {
      await db
        .insertInto('begun_portions')
        .values({ chunk })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      // A stop holds the lock of the domain. A stop that did not see this portion has ended after this wait, so the run is stopped.
      await shareDomain(db, domain)
      return isStopped(db, run)
    },
    isStopped: (run) => isStopped(db, run),
    releasePortion: ({ run, chunk, domain }) =>
      transact(db, async (tx) => {
        await lockDomain(tx, domain)
        const { credits } = await releaseQueued(tx, ledger, { run, domain }, chunk)
        const { policy } = await tx.selectFrom('runs').select('policy').where('no', '=', run).executeTakeFirstOrThrow()
        if (credits > 0 && policy === null) await startWaiting?.(tx, domain)
      }),
    async endPortion(chunk) {
      await db.deleteFrom('begun_portions').where('chunk', '=', chunk).execute()
    },
  }
}
