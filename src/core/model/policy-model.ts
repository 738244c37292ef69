import type { Actor, Item, PolicyDraft } from './model.js'

/**
 * Status of a policy. `active`: it starts the users that it covers. `paused`: it starts nobody and gives nothing back until it is resumed.
 * `ended`: it never does so again; every user keeps the protection. Adapters never return `unknown`: a session sets it in place of a
 * status that this version does not know.
 */
export type PolicyStatus = 'active' | 'paused' | 'ended' | 'unknown'

/** Users of a policy. `covered` is the sum of `protected`, `waiting` and `failed`. An ended policy keeps the figures of its end. */
export interface PolicyCounts {
  /** Active users that an item reaches and no exception. */
  covered: number
  /** Covered users whose backup is protected or pending. */
  protected: number
  /** Covered users without a backup, also if an older policy covers them. */
  waiting: number
  /** Covered users whose backup failed or is paused. A policy does not restart them. */
  failed: number
  /** Users who became covered in the last 30 days. The first evaluation of a policy counts nobody. */
  joined30: number
  /** Users who stopped being covered in the last 30 days. */
  left30: number
}

/** A standing selection: the backend starts the users that it covers, also users who join later. */
export interface Policy extends PolicyDraft {
  id: string
  status: PolicyStatus
  /** ISO 8601. */
  createdAt: string
  /** Administrator who created the policy, if the backend knows. */
  createdBy?: Actor | undefined
  /** Time of the last evaluation, ISO 8601. Absent before the first. */
  evaluatedAt?: string | undefined
  counts: PolicyCounts
  /**
   * Why users wait. `credits`: the domain has too few. `limit`: the limit of the policy is reached. `sync`: a sync of groups or org units
   * must say first whether an exception reaches the users, and nobody waits for credits or the limit. Absent if nobody waits, or if the
   * backend does not know.
   */
  waitingFor?: 'credits' | 'limit' | 'sync' | undefined
  /** Items and exceptions with their names, exceptions last. A backend may omit them if there are many. */
  namedItems?: readonly Item[] | undefined
}

/** Users who joined or left what a policy covers, on one day of recorded syncs. */
export interface PolicyHistoryEntry {
  /** ISO 8601. */
  at: string
  joined: number
  left: number
}

/** Expected course of a policy, from the joins and leaves that syncs have recorded. */
export interface PolicyForecast {
  /** Active users that the policy covers, and the credits that protecting all of them takes, including users who are protected already. */
  now: { users: number; credits: number }
  /** Oldest first, at most 365 days. */
  history: readonly PolicyHistoryEntry[]
  /**
   * Time, in ISO 8601, at which the needed credits exceed the limit of the policy or the credits of the domain, at the rate of the history.
   * Absent without a week of history, without growth, without a limit of credits, or if the time is more than 5 years ahead.
   */
  exhaustedAt?: string | undefined
}
