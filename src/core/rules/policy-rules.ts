import type { CreditBalance, PolicyDraft, User } from '../model/model.js'
import type { Policy, PolicyCounts } from '../model/policy-model.js'
import { priceOf } from './standing.js'

/** A user of a domain, as an evaluation sees it. */
export interface PolicyUser extends Pick<User, 'accountStatus' | 'backupStatus' | 'credits'> {
  /** Whether the directory lists the user. */
  isHere: boolean
  /** The license of the user, if a run of a policy took it. */
  held?: { policyId: string; credits: number } | undefined
}

/** An active policy and the users that it reaches. */
export interface EvaluatedPolicy extends Pick<PolicyDraft, 'limit' | 'leavers'> {
  id: string
  /** Whether an item reaches the user at this index, and no exception. The status of the account does not count. */
  reaches(index: number): boolean
  /** Whether an exception may reach the user at this index, but the sync that says so has not completed. Default: `false` for every user. */
  isUnsettled?: ((index: number) => boolean) | undefined
}

/** A domain at the moment of an evaluation. */
export interface EvaluatedDomain {
  /** Users, in the order in which the directory first listed them. */
  users: readonly PolicyUser[]
  /** Active policies, oldest first. */
  policies: readonly EvaluatedPolicy[]
  available: CreditBalance['available']
}

/** Effect of an evaluation on one policy. */
export interface PolicyStart {
  policyId: string
  /** Indexes of the users whose backup begins, in order. */
  started: readonly number[]
  /** Credits that the start takes. */
  credits: number
  /** Number of due users of the policy that are not started. */
  waiting: number
  waitingFor?: Policy['waitingFor']
}

const DAY_MS = 86_400_000

/** Whether a policy covers a user that it reaches: only active accounts that the directory lists. */
const isActive = ({ isHere, accountStatus }: PolicyUser): boolean => isHere && accountStatus === 'active'

/** Returns the kinds of syncs that tell which users the group and org-unit exceptions of a draft reach. */
export const exceptionKindsOf = ({ exceptions = [] }: Pick<PolicyDraft, 'exceptions'>): ('groups' | 'org-units')[] => [
  ...(exceptions.some(({ kind }) => kind === 'group') ? (['groups'] as const) : []),
  ...(exceptions.some(({ kind }) => kind === 'org-unit') ? (['org-units'] as const) : []),
]

/** Returns the place of the oldest policy that covers a user, or -1. The user belongs to this policy. */
export const ownerOf = ({ users, policies }: Pick<EvaluatedDomain, 'users' | 'policies'>, index: number): number =>
  isActive(users[index] as PolicyUser) ? policies.findIndex((policy) => policy.reaches(index)) : -1

/**
 * Returns whether a user with a license has left: deleted, no longer listed, or reached by no active policy. A suspended user that a policy
 * still reaches has not left.
 */
export const isLeaver = ({ users, policies }: Pick<EvaluatedDomain, 'users' | 'policies'>, index: number): boolean => {
  const user = users[index] as PolicyUser
  return !user.isHere || user.accountStatus === 'deleted' || !policies.some((policy) => policy.reaches(index))
}

/** Leavers after an evaluation. */
export interface Leavers {
  /** Time at which an evaluation first found each leaver, in milliseconds since 1970, by index. Replaces `goneSince`. */
  gone: Map<number, number>
  /** Indexes of the users whose licenses are given back now. */
  released: number[]
}

/**
 * Finds the users who left and hold a license through an active policy that gives licenses back. A license is given back at the first
 * evaluation that is at least `giveBackAfterDays` later than the evaluation that found its user gone, unless the backup is in progress.
 *
 * @param goneSince `gone` of the last evaluation
 * @param now time of the evaluation, in milliseconds since 1970
 */
export const findLeavers = (domain: EvaluatedDomain, goneSince: ReadonlyMap<number, number>, now: number): Leavers => {
  const rules = new Map(domain.policies.map(({ id, leavers }) => [id, leavers]))
  const gone = new Map<number, number>()
  const released: number[] = []
  for (const [index, { held, backupStatus }] of domain.users.entries()) {
    const rule = held && rules.get(held.policyId)
    if (rule === undefined || rule === 'keep' || !isLeaver(domain, index)) continue
    const since = goneSince.get(index) ?? now
    if (now - since >= rule.giveBackAfterDays * DAY_MS && backupStatus !== 'pending') released.push(index)
    else gone.set(index, since)
  }
  return { gone, released }
}

/** Credits that users hold through each policy, by its id. */
const heldByPolicy = (users: readonly PolicyUser[]): Map<string, number> => {
  const sums = new Map<string, number>()
  for (const { held } of users) if (held !== undefined) sums.set(held.policyId, (sums.get(held.policyId) ?? 0) + held.credits)
  return sums
}

/**
 * Decides which users each policy starts, oldest policy first. Due users of a policy start in order, as long as the sum of their prices fits
 * into the available credits and into the limit of the policy. A user at a price of 0 always starts. The others wait. Unsettled users wait
 * outside of this order, at any price.
 */
export const planPolicyStarts = (domain: EvaluatedDomain): PolicyStart[] => {
  const { users, policies } = domain
  const due = policies.map((): number[] => [])
  for (const [index, { backupStatus }] of users.entries()) if (backupStatus === 'none') due[ownerOf(domain, index)]?.push(index)
  const held = heldByPolicy(users)
  let available = domain.available === 'unlimited' ? Number.POSITIVE_INFINITY : domain.available
  return policies.map(({ id, limit, isUnsettled }, place) => {
    const room = limit === undefined ? Number.POSITIVE_INFINITY : limit - (held.get(id) ?? 0)
    const started: number[] = []
    let sum = 0
    let credits = 0
    let waiting = 0
    let unsettled = 0
    let waitingFor: PolicyStart['waitingFor']
    for (const index of due[place] ?? []) {
      if (isUnsettled?.(index) === true) {
        unsettled += 1
        continue
      }
      const price = priceOf(users[index] as PolicyUser)
      // users at later places do not overtake a waiting user, so the order is the same whatever the prices are
      sum += price
      if (price === 0 || sum <= Math.min(available, room)) {
        started.push(index)
        credits += price
      } else {
        waiting += 1
        waitingFor ??= sum > room ? 'limit' : 'credits'
      }
    }
    available -= credits
    if (unsettled > 0) waitingFor ??= 'sync'
    return { policyId: id, started, credits, waiting: waiting + unsettled, ...(waitingFor && { waitingFor }) }
  })
}

/** Counts the users that a policy covers, by the status of their backup only: who waits in an older policy waits in this one, too. */
export const countPolicy = (
  users: EvaluatedDomain['users'],
  policy: Pick<EvaluatedPolicy, 'reaches'>,
): Omit<PolicyCounts, 'joined30' | 'left30'> => {
  const counts = { covered: 0, protected: 0, waiting: 0, failed: 0 }
  for (const [index, user] of users.entries()) {
    if (!isActive(user) || !policy.reaches(index)) continue
    counts.covered += 1
    const { backupStatus } = user
    if (backupStatus === 'failed' || backupStatus === 'paused') counts.failed += 1
    else if (backupStatus === 'none') counts.waiting += 1
    else counts.protected += 1
  }
  return counts
}
