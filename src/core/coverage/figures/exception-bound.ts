import type { BoxStore } from '../../selection/box.js'
import type { Memberships } from '../members/memberships.js'
import type { ReferenceCounts } from '../users/reference-counts.js'

export interface ExceptionBoundHost {
  /** The exceptions of the box. */
  exceptions: BoxStore
  counts: ReferenceCounts
  memberships: Memberships
}

/** Keeps figures lower bounds while members of exceptions are being fetched, because each member may exclude a counted user. */
export interface ExceptionBound {
  /** Maximum number of users that exceptions may still exclude; infinite if the size of an exception is unknown. */
  users(): number
  /** Lower bound of the number of users. */
  ofUsers(count: number, users: number): number
  /** Lower bound of the credits of users. */
  ofCredits(credits: number, users: number): number
}

export const createExceptionBound = ({ exceptions, counts, memberships }: ExceptionBoundHost): ExceptionBound => ({
  users() {
    let missing = 0
    for (const key of exceptions.containerKeys()) {
      const membership = memberships.get(key)
      if (membership?.status === 'done' && membership.isInBox) continue
      if (membership?.status === 'stale') continue
      if (membership?.isInBox !== true || membership.total === undefined) return Number.POSITIVE_INFINITY
      missing += Math.max(0, membership.total - (membership.end - membership.start))
    }
    return missing
  },
  ofUsers: (count, users) => Math.max(0, count - users),
  ofCredits: (credits, users) => (users === 0 ? credits : Math.max(0, credits - users * counts.highestPrice)),
})
