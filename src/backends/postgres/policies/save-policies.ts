import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import {
  type Actor,
  changesPolicyStatus,
  checkPolicyDraft,
  checkPolicyEdit,
  describeActivity,
  type Policy,
  type PolicyDraft,
  type PolicyStatus,
  type Scope,
} from '../../../core/internal.js'
import { actorColumn, recordActivity } from '../activity/record-activity.js'
import { recordRefusal } from '../activity/record-refused.js'
import { createDomainQueue, findDomain } from '../database/domains.js'
import { storable, storableJson } from '../database/sql-values.js'
import type { Db, Tx } from '../database/tables.js'
import type { JobQueue } from '../jobs/job-queue.js'
import { hashKey, RETENTION, refuse } from '../ledger/answered-keys.js'
import type { RunSettings } from '../runs/run-settings.js'
import { forgetLeavers } from './find-leavers.js'
import type { PolicyEvaluator } from './policy-evaluator.js'
import { findPolicy, keepFinalCounts, toPolicies } from './policy-rows.js'

type SavedStatus = Exclude<PolicyStatus, 'unknown'>

/** Creates, edits, pauses, resumes and ends policies. */
export interface PolicyStore {
  /** Creates a policy, or edits the policy with this id, once for each idempotency key. Evaluates it in the same transaction. */
  savePolicy(scope: Scope, draft: PolicyDraft, id: string | undefined, key: string, actor?: Actor): Promise<Policy>
  setStatus(scope: Scope, id: string, status: SavedStatus, actor?: Actor): Promise<Policy>
  /**
   * Inserts a policy in the transaction of a start and resolves to its number. The caller has checked the draft and its settings, and
   * evaluates after the start.
   */
  insertPolicy(tx: Tx, domain: number, draft: PolicyDraft, actor: Actor | undefined): Promise<number>
}

const columnsOf = ({ name, limit, items, exceptions, settings, leavers }: PolicyDraft) => ({
  name: storable(name),
  draft: storableJson({ items, ...(exceptions !== undefined && { exceptions }), settings, leavers }),
  credit_limit: limit ?? null,
})

/** Creates the policies of a database. */
export const createPolicyStore = (
  db: Db,
  jobs: Pick<JobQueue, 'wake'>,
  { evaluator, settings }: { evaluator: PolicyEvaluator; settings: Pick<RunSettings, 'resolveSettings'> },
): PolicyStore => {
  const decide = createDomainQueue(db)

  const answer = async (tx: Tx, domain: number, no: number): Promise<Policy> => {
    const [policy] = await toPolicies(tx, domain, [await findPolicy(tx, domain, no)])
    return policy as Policy
  }

  const insertPolicy: PolicyStore['insertPolicy'] = async (tx, domain, draft, actor) => {
    const id = `policy-${randomBytes(16).toString('base64url')}`
    const { no } = await tx
      .insertInto('policies')
      .values({
        id,
        domain,
        ...columnsOf(draft),
        created_at: sql<Date>`date_trunc('milliseconds', clock_timestamp())`,
        created_by: actorColumn(actor),
      })
      .returning('no')
      .executeTakeFirstOrThrow()
    await recordActivity(tx, domain, describeActivity.policySaved(id, draft.name, true), actor)
    return no
  }

  const editPolicy = async (tx: Tx, domain: number, draft: PolicyDraft, id: string, actor: Actor | undefined): Promise<number> => {
    const { no, status } = await findPolicy(tx, domain, id)
    checkPolicyEdit(status)
    await tx.updateTable('policies').set(columnsOf(draft)).where('no', '=', no).execute()
    await recordActivity(tx, domain, describeActivity.policySaved(id, draft.name, false), actor)
    return no
  }

  /** Finds the policy that was saved with this key before. */
  const findAnswered = async (tx: Tx, domain: number, key: string, request: string): Promise<number | undefined> => {
    const known = await tx
      .selectFrom('policy_answers')
      .select(['request', 'policy'])
      .where('domain', '=', domain)
      .where('key', '=', key)
      .executeTakeFirst()
    if (known !== undefined && known.request !== request) throw refuse('this idempotency key was used for another policy: use a new one')
    return known?.policy
  }

  return {
    insertPolicy,
    async savePolicy(scope, draft, id, key, actor) {
      const domain = await findDomain(db, scope)
      const about = { domain, action: 'policy-saved' as const, actor, ...(id !== undefined && { target: id }) }
      const policy = await recordRefusal(db, about, async () => {
        const checked = checkPolicyDraft(draft)
        if (typeof key !== 'string' || key === '') throw refuse('an idempotency key is required')
        const hashed = hashKey(key)
        const request = createHash('sha256')
          .update(JSON.stringify([id ?? null, columnsOf(checked)]))
          .digest('base64url')
        return decide(domain, async (tx) => {
          const known = await findAnswered(tx, domain, hashed, request)
          if (known !== undefined) return answer(tx, domain, known)
          await settings.resolveSettings(tx, domain, checked.settings)
          const no = id === undefined ? await insertPolicy(tx, domain, checked, actor) : await editPolicy(tx, domain, checked, id, actor)
          await tx.insertInto('policy_answers').values({ domain, key: hashed, request, policy: no }).execute()
          await sql`delete from policy_answers where domain = ${domain} and at < now() - ${RETENTION}`.execute(tx)
          await evaluator.evaluate(tx, domain, 'all')
          return answer(tx, domain, no)
        })
      })
      for (const queue of ['protect', 'unprotect', 'ended'] as const) jobs.wake(queue)
      return policy
    },
    async setStatus(scope, id, status, actor) {
      const domain = await findDomain(db, scope)
      const about = { domain, action: 'policy-status' as const, target: id, actor }
      const policy = await recordRefusal(db, about, () =>
        decide(domain, async (tx) => {
          const row = await findPolicy(tx, domain, id)
          if (!changesPolicyStatus(row.status, status)) return answer(tx, domain, row.no)
          await tx.updateTable('policies').set({ status }).where('no', '=', row.no).execute()
          await recordActivity(tx, domain, describeActivity.policyStatus(id, row.name, status), actor)
          if (status === 'active') await evaluator.evaluate(tx, domain, 'all')
          // Users of this policy may now belong to another one, which the next evaluation finds by comparing all users.
          else {
            await forgetLeavers(tx, domain, row.no)
            if (status === 'ended') await keepFinalCounts(tx, row.no)
            await tx.updateTable('domains').set({ evaluated: null }).where('no', '=', domain).execute()
          }
          return answer(tx, domain, row.no)
        }),
      )
      for (const queue of ['protect', 'unprotect', 'ended'] as const) jobs.wake(queue)
      return policy
    },
  }
}
