import { sql } from 'kysely'
import { describeActivity } from '../../../core/internal.js'
import { recordActivity } from '../activity/record-activity.js'
import type { Tx } from '../database/tables.js'
import type { JobQueue } from '../jobs/job-queue.js'
import type { CreditLedger } from '../ledger/credit-ledger.js'
import { releaseLicenses } from '../ledger/release-licenses.js'
import type { RunBeginner } from '../runs/begin-run.js'
import type { RunSettings } from '../runs/run-settings.js'
import { coverPolicy } from './cover-policies.js'
import { isLeaving, markLeavers } from './find-leavers.js'
import { type ChangedUsers, isEvaluated, mirrorVersion } from './mirror-version.js'
import { type PolicyRow, readOpenPolicies } from './policy-rows.js'
import { createDueStarter, findDueUsers } from './start-due-users.js'

/** Evaluates the policies of domains. */
export interface PolicyEvaluator {
  /**
   * Updates the covered users, gives licenses of leavers back, and starts due users as far as credits and limits allow. Everything happens in
   * the transaction of the caller, who holds the lock of the domain.
   *
   * @param changed the users whose coverage may have changed since the last evaluation
   */
  evaluate(tx: Tx, domain: number, changed: ChangedUsers): Promise<void>
  /** Evaluates if users wait: for a transaction that has added credits. */
  startWaiting(tx: Tx, domain: number): Promise<void>
}

export interface PolicyEvaluatorOptions {
  jobs: Pick<JobQueue, 'send' | 'sendOnce'>
  ledger: Pick<CreditLedger, 'readAvailable'>
  settings: Pick<RunSettings, 'resolveStored'>
  beginner: RunBeginner
}

/** Reads the time, and which users to compare: all of them if the mirror has changed without an evaluation. */
const readState = async (tx: Tx, domain: number, changed: ChangedUsers): Promise<{ at: Date; changed: ChangedUsers }> => {
  const { rows } = await sql<{ at: Date; isCurrent: boolean }>`
    select date_trunc('milliseconds', clock_timestamp()) as at, ${isEvaluated} as "isCurrent" from domains d where no = ${domain}`.execute(
    tx,
  )
  const { at = new Date(), isCurrent = false } = rows[0] ?? {}
  return { at, changed: changed === 'none' && !isCurrent ? 'all' : changed }
}

/** Creates the evaluator of policies. */
export const createPolicyEvaluator = ({ jobs, ledger, settings, beginner }: PolicyEvaluatorOptions): PolicyEvaluator => {
  const startDue = createDueStarter({ ledger, settings, beginner })

  const settle = async (tx: Tx, domain: number, policy: PolicyRow, givenBack: number, at: Date): Promise<void> => {
    const { started, credits, waiting, short, unsettled } = await startDue(tx, domain, policy)
    await tx.updateTable('policies').set({ evaluated_at: at, waiting, short, unsettled }).where('no', '=', policy.no).execute()
    if (started > 0 || givenBack > 0 || waiting !== policy.waiting)
      await recordActivity(tx, domain, describeActivity.policyEvaluated(policy.id, policy.name, { started, credits, waiting, givenBack }))
    if (short > 0 && policy.short === 0) await jobs.sendOnce(tx, 'ended', { policy: policy.no, at: at.toISOString() })
  }

  const evaluate = async (tx: Tx, domain: number, candidates: ChangedUsers): Promise<void> => {
    const open = await readOpenPolicies(tx, domain)
    if (open.length === 0) return
    const policies = open.filter(({ status }) => status === 'active')
    const { at, changed } = await readState(tx, domain, candidates)
    if (changed !== 'none') {
      // a paused policy starts nobody, but its counts follow the directory
      for (const policy of open) await coverPolicy(tx, domain, policy, changed, at)
      await markLeavers(tx, domain, changed, at)
      await sql`update domains d set evaluated = ${mirrorVersion} where no = ${domain}`.execute(tx)
    }
    // Leavers first: the policies can spend their credits.
    const givenBack = new Map<number, number>()
    for (const policy of policies) {
      const { leavers } = policy.draft
      if (leavers === 'keep') continue
      const released = await releaseLicenses(tx, jobs, domain, isLeaving(policy, leavers.giveBackAfterDays, at), policy.id)
      givenBack.set(policy.no, released.users)
    }
    await findDueUsers(tx, domain)
    for (const policy of policies) await settle(tx, domain, policy, givenBack.get(policy.no) ?? 0, at)
  }

  return {
    evaluate,
    async startWaiting(tx, domain) {
      const waits = await tx
        .selectFrom('policies')
        .select('no')
        .where('domain', '=', domain)
        .where('status', '=', 'active')
        .where('waiting', '>', 0)
        .limit(1)
        .executeTakeFirst()
      if (waits !== undefined) await evaluate(tx, domain, 'none')
    },
  }
}
