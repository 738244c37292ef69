// Loaded with the first call of a policy.
import {
  type Actor,
  changesPolicyStatus,
  checkPolicyDraft,
  checkPolicyEdit,
  countPolicy,
  describeActivity,
  forecastOf,
  type HeldCredits,
  MAX_POLICY_PAGE,
  type Page,
  type Policy,
  type PolicyCounts,
  type PolicyDraft,
  type PolicyForecast,
  type PolicyUser,
  policyCeiling,
  priceOf,
  toBackupError,
  unknownPolicy,
} from '../../core/internal.js'
import { nameItems } from '../name-items.js'
import type { IdempotencyKeys } from './idempotency-keys.js'
import { cursorOf, positionOf } from './list-cursor.js'
import type { MirrorMembership } from './mirror-membership.js'
import { createEvaluation, type EvaluationHost } from './policy-evaluation.js'
import { policyHistory } from './policy-history.js'
import { createPolicyReach } from './policy-reach.js'
import { countPage, createStoredPolicy, recentChanges, type StoredPolicy } from './stored-policy.js'
import type { SyncLog } from './sync-log.js'

const PAGE = 50

export interface PolicyBookOptions extends Omit<EvaluationHost, 'reach' | 'onActivity'> {
  membership: MirrorMembership
  keys: IdempotencyKeys
  scopeKey: string
  log: SyncLog
  policyIdOf(number: number): string
  onActivity(activity: ReturnType<typeof describeActivity.refused>, actor?: Actor): void
}

/** The policies of one domain in memory. */
export interface PolicyBook {
  list(cursor: string | undefined): Promise<Page<Policy>>
  save(draft: PolicyDraft, id: string | undefined, key: string, actor?: Actor): Promise<Policy>
  setStatus(id: string, status: StoredPolicy['status'], actor?: Actor): Promise<Policy>
  /** @param id the policy whose next version the draft is */
  forecast(draft: PolicyDraft, id?: string): Promise<PolicyForecast>
  /** Returns a copy of a draft. @throws `bad-input` for an invalid one */
  check(draft: PolicyDraft): Promise<PolicyDraft>
  /** Creates a policy of a checked draft. The caller evaluates it. */
  create(draft: PolicyDraft, actor: Actor | undefined): Pick<StoredPolicy, 'id'>
  /** Evaluates the active policies. The caller is in the queue of starts. */
  evaluate(): Promise<void>
  hasActive(): boolean
  hasWaiting(): boolean
  /** Whether a license of a leaver is to be given back by now. */
  isDue(): boolean
}

const toIso = (ms: number): string => new Date(ms).toISOString()

/**
 * Sums up the users that a draft reaches, and what licenses hold already.
 *
 * @param marks the reached users, by index
 * @param id the policy of the draft
 */
const sumCovered = (
  users: readonly PolicyUser[],
  marks: Uint8Array,
  licenseOf: (index: number) => number | undefined,
  id: string | undefined,
): { now: PolicyForecast['now']; held: HeldCredits } => {
  const now = { users: 0, credits: 0 }
  const held = { byCovered: 0, throughPolicy: 0 }
  for (const [index, { isHere, accountStatus, backupStatus, credits, held: own }] of users.entries()) {
    if (own !== undefined && own.policyId === id) held.throughPolicy += own.credits
    if (marks[index] !== 1 || !isHere || accountStatus !== 'active') continue
    now.users += 1
    now.credits += priceOf({ credits })
    if (backupStatus !== 'none') held.byCovered += licenseOf(index) ?? priceOf({ credits })
  }
  return { now, held }
}

export const createPolicyBook = (options: PolicyBookOptions): PolicyBook => {
  const { users, membership, licenses, balance, keys, scopeKey, log, now, settingsFor, onActivity, describe, policyIdOf } = options
  const reach = createPolicyReach(users, membership, licenses)
  const evaluation = createEvaluation({ ...options, reach, onActivity })
  const policies: StoredPolicy[] = []
  const active = (): StoredPolicy[] => policies.filter(({ status }) => status === 'active')
  const find = (id: string): StoredPolicy => {
    const policy = policies.find((candidate) => candidate.id === id)
    if (policy === undefined) throw unknownPolicy(id)
    return policy
  }

  const show = async (shown: readonly StoredPolicy[]): Promise<Policy[]> => {
    const open = shown.filter(({ finalCounts }) => finalCounts === undefined)
    const marks = await reach.of(open.map(({ draft }) => draft))
    const domainUsers = open.length === 0 ? [] : reach.users()
    const countsOf = (policy: StoredPolicy): PolicyCounts => {
      const own = marks[open.indexOf(policy)]
      return { ...countPolicy(domainUsers, { reaches: (index) => own?.[index] === 1 }), ...recentChanges(policy, now()) }
    }
    return shown.map((policy) => {
      const { id, draft, status, createdAt, createdBy, evaluatedAt, waitingFor } = policy
      const counts = policy.finalCounts ?? countsOf(policy)
      const { items: namedItems } = nameItems(draft, describe)
      return {
        ...structuredClone(draft),
        id,
        status,
        createdAt: toIso(createdAt),
        ...(createdBy && { createdBy: { ...createdBy } }),
        ...(evaluatedAt !== undefined && { evaluatedAt: toIso(evaluatedAt) }),
        counts: { ...counts },
        ...(status === 'active' && counts.waiting > 0 && waitingFor && { waitingFor }),
        ...(namedItems && { namedItems }),
      }
    })
  }
  const showOne = async (id: string): Promise<Policy> => (await show([find(id)]))[0] as Policy

  const check = async (draft: PolicyDraft): Promise<PolicyDraft> => {
    const checked = checkPolicyDraft(draft)
    await settingsFor(checked.settings)
    return structuredClone(checked)
  }
  const create = (draft: PolicyDraft, actor: Actor | undefined): StoredPolicy => {
    const createdBy = actor && { id: actor.id, name: actor.name }
    const policy = createStoredPolicy({ id: policyIdOf(policies.length + 1), draft, createdAt: now(), createdBy })
    policies.push(policy)
    onActivity(describeActivity.policySaved(policy.id, draft.name, true), actor)
    return policy
  }
  const change = (id: string, draft: PolicyDraft, actor: Actor | undefined): void => {
    const policy = find(id)
    checkPolicyEdit(policy.status)
    policy.draft = draft
    onActivity(describeActivity.policySaved(id, draft.name, false), actor)
  }
  const orRefused = async (
    action: 'policy-saved' | 'policy-status',
    id: string | undefined,
    actor: Actor | undefined,
    act: () => Promise<Policy>,
  ) => {
    try {
      return await act()
    } catch (thrown) {
      onActivity(describeActivity.refused(action, toBackupError(thrown), id), actor)
      throw thrown
    }
  }
  const evaluate = (): Promise<void> => evaluation.evaluate(active())

  return {
    check,
    create,
    evaluate,
    hasActive: () => policies.some(({ status }) => status === 'active'),
    hasWaiting: () => active().some(({ waiting }) => waiting > 0),
    isDue: () => evaluation.isDue(active()),
    async list(cursor) {
      const key = JSON.stringify(['policies', scopeKey])
      const after = positionOf(key, cursor)
      const count = countPage(policies, after + 1, PAGE, MAX_POLICY_PAGE)
      const items = await show(policies.slice(after + 1, after + 1 + count))
      const last = after + items.length
      return { items, ...(last < policies.length - 1 && { next: cursorOf(key, last) }), total: policies.length }
    },
    save: (draft, id, key, actor) =>
      orRefused('policy-saved', id, actor, async () => {
        const checked = await check(draft)
        const request = JSON.stringify(['save-policy', scopeKey, id ?? null, checked])
        const known = keys.find(key, request)
        if (known !== undefined) return showOne(known)
        if (id !== undefined) change(id, checked, actor)
        const saved = id ?? create(checked, actor).id
        keys.keep(key, request, saved)
        if (find(saved).status === 'active') await evaluate()
        return showOne(saved)
      }),
    setStatus: (id, status, actor) =>
      orRefused('policy-status', id, actor, async () => {
        const policy = find(id)
        if (!changesPolicyStatus(policy.status, status)) return showOne(id)
        if (status === 'ended') {
          policy.finalCounts = (await showOne(id)).counts
          policy.covered = undefined
          policy.changes = []
        }
        policy.status = status
        onActivity(describeActivity.policyStatus(id, policy.draft.name, status), actor)
        // others may cover the users of a policy that has stopped
        await evaluate()
        return showOne(id)
      }),
    async forecast(draft, id) {
      if (id !== undefined) find(id)
      const checked = await check(draft)
      const [marks] = await reach.of([checked])
      const { now: figures, held } = sumCovered(reach.users(), marks ?? new Uint8Array(), (index) => licenses.find(index)?.credits, id)
      const history = await policyHistory(checked, { users, membership, log, now: now() })
      return forecastOf(figures, history, policyCeiling(checked, balance.available, held), now())
    },
  }
}
