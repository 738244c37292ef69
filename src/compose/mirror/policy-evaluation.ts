import {
  type Activity,
  describeActivity,
  type EvaluatedDomain,
  exceptionKindsOf,
  findLeavers,
  type ItemRef,
  type PolicyStart,
  planPolicyStarts,
  type SettingValues,
} from '../../core/internal.js'
import { type NamedItem, nameItems } from '../name-items.js'
import type { DomainBalance } from './domain-balance.js'
import type { KnownMemberships } from './known-memberships.js'
import type { LicenseTable } from './license-table.js'
import type { MirrorLicenses } from './mirror-licenses.js'
import type { MirrorUsers } from './mirror-users.js'
import type { PolicyReach } from './policy-reach.js'
import type { RunBook } from './run-book.js'
import type { StoredPolicy } from './stored-policy.js'

/** Connections between the evaluation of policies and their domain. */
export interface EvaluationHost {
  users: MirrorUsers
  runs: RunBook
  licenses: LicenseTable
  balance: DomainBalance
  reach: PolicyReach
  known: KnownMemberships
  now(): number
  settingsFor(settings: 'default' | SettingValues): Promise<SettingValues> | SettingValues
  loadHolders(): Promise<MirrorLicenses>
  /** Ends the protection of users at the engine. If it rejects, their licenses are given back by a later evaluation. */
  unprotect?: ((userIds: readonly string[]) => Promise<void>) | undefined
  onActivity(activity: Activity): void
  onError(thrown: unknown): void
  describe(ref: ItemRef): NamedItem | undefined
}

const DAY_MS = 86_400_000
const RETRY_MS = 60_000

/** A domain, and the users that each policy reaches. */
type MarkedDomain = EvaluatedDomain & { marks: Uint8Array[] }

/** Credits and users of licenses that one evaluation has given back, by the id of their policy. */
type GivenBack = Map<string, { users: number; credits: number }>

/** Records which users a policy covers now, and how many have joined and left since the last evaluation. */
const recordCovered = (users: MirrorUsers, policy: StoredPolicy, marks: Uint8Array, at: number): void => {
  const covered = new Uint8Array(marks.length)
  for (let index = 0; index < marks.length; index += 1)
    if (marks[index] === 1 && users.isHere(index) && users.user(index).accountStatus === 'active') covered[index] = 1
  const before = policy.covered
  policy.covered = covered
  if (before === undefined) return
  let joined = 0
  let left = 0
  for (let index = 0; index < covered.length; index += 1) {
    if (covered[index] === 1 && before[index] !== 1) joined += 1
    if (covered[index] !== 1 && before[index] === 1) left += 1
  }
  if (joined + left > 0) policy.changes.push({ at, joined, left })
}

/** Creates the evaluation of the policies of one domain. The caller runs it in the queue of starts. */
export const createEvaluation = (host: EvaluationHost) => {
  const { users, runs, licenses, balance, reach } = host
  /** Time at which an evaluation first found each leaver, by index of the mirror. */
  let gone: ReadonlyMap<number, number> = new Map()
  /** Time before which no give-back alone causes an evaluation, because the engine has just failed to end a protection. */
  let retryAt = 0

  /** Runs `decide` at once on users, memberships and credits of one state. Runs that `decide` begins, begin before a sync can change that state. */
  const within = async <T>(active: readonly StoredPolicy[], decide: (domain: MarkedDomain) => T): Promise<T> => {
    const revision = reach.revision()
    const marks = await reach.of(active.map(({ draft }) => draft))
    // a sync has changed the mirror during the search
    if (reach.revision() !== revision) return within(active, decide)
    const policies = active.map(({ id, draft }, place) => {
      const kinds = exceptionKindsOf(draft)
      return {
        id,
        limit: draft.limit,
        leavers: draft.leavers,
        reaches: (index: number) => marks[place]?.[index] === 1,
        isUnsettled: (index: number) => host.known.isUnsettled(index, kinds),
      }
    })
    return decide({ users: reach.users(), policies, available: balance.available, marks })
  }

  /** Gives the licenses of leavers back. */
  const release = async (active: readonly StoredPolicy[]): Promise<GivenBack> => {
    const before = gone
    const found = await within(active, (domain) => findLeavers(domain, before, host.now()))
    gone = found.gone
    const givenBack: GivenBack = new Map()
    if (found.released.length === 0) return givenBack
    const { findReleasable } = await host.loadHolders()
    const ids = found.released.map((index) => users.user(index).id)
    try {
      await host.unprotect?.(findReleasable(ids).map(({ index }) => users.user(index).id))
    } catch (thrown) {
      retryAt = host.now() + RETRY_MS
      gone = new Map([...found.gone, ...found.released.map((index) => [index, before.get(index) ?? host.now()] as const)])
      host.onError(thrown)
      return givenBack
    }
    for (const { index, credits } of findReleasable(ids)) {
      const policyId = licenses.find(index)?.run?.policyId ?? ''
      const sum = givenBack.get(policyId) ?? { users: 0, credits: 0 }
      givenBack.set(policyId, { users: sum.users + 1, credits: sum.credits + credits })
      users.setBackupStatus(index, 'none')
      licenses.drop(index)
      balance.take(-credits)
    }
    return givenBack
  }

  const readSettings = async ({ draft }: StoredPolicy): Promise<SettingValues | undefined> => {
    try {
      return await host.settingsFor(draft.settings)
    } catch (thrown) {
      // the form of the engine has changed since the policy was saved, so its users wait
      host.onError(thrown)
      return undefined
    }
  }

  const begin = async ({ id, draft }: StoredPolicy, settings: SettingValues, { started, credits }: PolicyStart): Promise<void> => {
    balance.take(credits)
    const asked = { ...nameItems(draft, host.describe), settings: draft.settings, policyId: id, policyName: draft.name }
    await runs.start(Int32Array.from(started), settings, asked)
  }

  return {
    /** Whether a license of a leaver is to be given back by now. */
    isDue: (active: readonly StoredPolicy[]): boolean => {
      if (host.now() < retryAt) return false
      const days = new Map(active.map(({ id, draft: { leavers } }) => [id, leavers === 'keep' ? undefined : leavers.giveBackAfterDays]))
      for (const [index, since] of gone) {
        const after = days.get(licenses.find(index)?.run?.policyId ?? '')
        if (after !== undefined && host.now() - since >= after * DAY_MS && users.user(index).backupStatus !== 'pending') return true
      }
      return false
    },
    /** Evaluates the active policies, oldest first. */
    async evaluate(active: readonly StoredPolicy[]): Promise<void> {
      if (active.length === 0) return
      const givenBack = await release(active)
      for (const [place, policy] of active.entries()) {
        const planOf = (domain: EvaluatedDomain): PolicyStart => planPolicyStarts(domain)[place] as PolicyStart
        const hasDue = await within(active, (domain) => planOf(domain).started.length > 0)
        const settings = hasDue ? await readSettings(policy) : undefined
        const { plan, marks, begun } = await within(active, (domain) => {
          const current = planOf(domain)
          const starts = settings !== undefined && current.started.length > 0
          return { plan: current, marks: domain.marks[place] as Uint8Array, begun: starts ? [begin(policy, settings, current)] : [] }
        })
        await Promise.all(begun)
        const isStarted = begun.length > 0
        const waiting = plan.waiting + (isStarted ? 0 : plan.started.length)
        const counts = {
          started: isStarted ? plan.started.length : 0,
          credits: isStarted ? plan.credits : 0,
          waiting,
          givenBack: givenBack.get(policy.id)?.users ?? 0,
        }
        if (isStarted || counts.givenBack > 0 || waiting !== policy.waiting)
          host.onActivity(describeActivity.policyEvaluated(policy.id, policy.draft.name, counts))
        policy.waiting = waiting
        policy.waitingFor = plan.waitingFor
        policy.evaluatedAt = host.now()
        recordCovered(users, policy, marks, host.now())
      }
    },
  }
}
