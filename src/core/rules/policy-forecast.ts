import type { CreditBalance, PolicyDraft } from '../model/model.js'
import type { PolicyForecast } from '../model/policy-model.js'

const DAY_MS = 86_400_000
/** A shorter history says nothing about the rate. */
const MIN_DAYS = 7
/** Maximum number of days of the history. */
const MAX_HISTORY_DAYS = 365
/** A time further ahead is no forecast. */
const MAX_AHEAD_DAYS = 5 * 365

/** Credits that licenses hold before a policy starts anybody else. */
export interface HeldCredits {
  /** Credits of the covered users, whatever their licenses were taken through. They need no others. */
  byCovered: number
  /** Credits that the policy itself has taken, also for users who have left. Only these count towards its limit. */
  throughPolicy: number
}

/**
 * Returns the maximum credits that the covered users can hold: those that they hold already, and those that the policy may still take. A
 * policy takes credits while the domain has some and its limit allows, as in `planPolicyStarts`.
 */
export const policyCeiling = (
  { limit }: Pick<PolicyDraft, 'limit'>,
  available: CreditBalance['available'],
  { byCovered, throughPolicy }: HeldCredits,
): CreditBalance['available'] => {
  const credits = available === 'unlimited' ? Number.POSITIVE_INFINITY : available
  const room = Math.min(credits, limit === undefined ? Number.POSITIVE_INFINITY : limit - throughPolicy)
  return room === Number.POSITIVE_INFINITY ? 'unlimited' : byCovered + Math.max(0, room)
}

/** Joins and leaves of users at one time, as a backend records them. */
export type RecordedChange = PolicyForecast['history'][number]

/** Merges recorded changes into one entry for each UTC day, oldest first, at most a year before `now`. */
export const mergeDays = (changes: Iterable<RecordedChange>, now: number): RecordedChange[] => {
  const days = new Map<number, RecordedChange>()
  for (const { at, joined, left } of changes) {
    const day = Math.floor(Date.parse(at) / DAY_MS)
    if (now / DAY_MS - day > MAX_HISTORY_DAYS) continue
    const before = days.get(day) ?? { joined: 0, left: 0 }
    days.set(day, { at: new Date(day * DAY_MS).toISOString(), joined: before.joined + joined, left: before.left + left })
  }
  return [...days].sort(([a], [b]) => a - b).map(([, entry]) => entry)
}

/**
 * Calculates when the credits of a policy are exhausted, at the net rate of its history. Prices of new users are expected to be like those
 * of the covered ones.
 *
 * @param history oldest first, one entry for each day with a recorded sync, also without changes
 * @param ceiling maximum credits of the policy
 * @param at time of the forecast, in milliseconds since 1970
 */
export const forecastOf = (
  now: PolicyForecast['now'],
  history: readonly RecordedChange[],
  ceiling: CreditBalance['available'],
  at: number,
): PolicyForecast => {
  const days = (at - Date.parse(history[0]?.at ?? '')) / DAY_MS
  const ahead = ((): number | undefined => {
    if (ceiling === 'unlimited') return undefined
    if (now.credits > ceiling) return 0
    if (!(days >= MIN_DAYS)) return undefined
    const net = history.reduce((sum, { joined, left }) => sum + joined - left, 0)
    const perDay = (net / days) * (now.users === 0 ? 1 : now.credits / now.users)
    return perDay > 0 ? (ceiling - now.credits) / perDay : undefined
  })()
  const isShown = ahead !== undefined && ahead <= MAX_AHEAD_DAYS
  return { now, history, ...(isShown && { exhaustedAt: new Date(at + ahead * DAY_MS).toISOString() }) }
}

/** Effect that a policy would have had on one day of its history. */
export interface DryRunEntry {
  /** ISO 8601. */
  at: string
  /** Number of users whose backup the policy would have begun. The first entry includes the users who were covered from the beginning. */
  started: number
  /** Number of users whose licenses it would have given back. */
  givenBack: number
  /** Number of users who would have waited, because the limit was reached. */
  waiting: number
  /** Credits that users would have held through the policy at the end of the day. */
  credits: number
}

/**
 * Returns what a policy would have done over its recorded history. Every user takes the mean price of the covered users. Users who leave
 * are taken from the protected ones first.
 */
export const dryRunOf = ({ now, history }: PolicyForecast, { limit, leavers }: Pick<PolicyDraft, 'limit' | 'leavers'>): DryRunEntry[] => {
  const price = now.users === 0 ? 1 : now.credits / now.users
  const most = limit === undefined || price === 0 ? Number.POSITIVE_INFINITY : Math.floor(limit / price)
  const net = history.reduce((sum, { joined, left }) => sum + joined - left, 0)
  /** Users who left, with the time from which their licenses are given back. */
  const leaving: { from: number; users: number }[] = []
  let waiting = Math.max(0, now.users - net)
  let covered = 0
  let gone = 0
  return history.map(({ at, joined, left }) => {
    const time = Date.parse(at)
    waiting += joined
    const fromProtected = Math.min(left, covered)
    covered -= fromProtected
    gone += fromProtected
    waiting = Math.max(0, waiting - (left - fromProtected))
    if (leavers !== 'keep' && fromProtected > 0) leaving.push({ from: time + leavers.giveBackAfterDays * DAY_MS, users: fromProtected })
    let givenBack = 0
    while (leaving[0] !== undefined && leaving[0].from <= time) givenBack += leaving.shift()?.users ?? 0
    gone -= givenBack
    const started = Math.min(waiting, Math.max(0, most - covered - gone))
    waiting -= started
    covered += started
    return { at, started, givenBack, waiting, credits: Math.round((covered + gone) * price) }
  })
}
