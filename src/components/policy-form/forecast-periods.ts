import type { DryRunEntry, PolicyForecast } from '../../core/index.js'

const DAY_MS = 86_400_000

/** Joins and leaves of a period, and what the policy would have done in it. */
export interface ForecastPeriod {
  /** First day, in milliseconds since 1970. */
  from: number
  joined: number
  left: number
  started: number
  givenBack: number
  /** Users who wait at the end. */
  waiting: number
  /** Licenses held at the end. */
  held: number
}

/** Days of a period: few enough bars that each can be seen, also at 360 px. */
const lengthOf = (days: number): number => (days <= 14 ? 1 : days <= 112 ? 7 : 30)

/** Returns the sums of the whole history. */
export const sumHistory = (history: PolicyForecast['history']): { joined: number; left: number } =>
  history.reduce((sum, { joined, left }) => ({ joined: sum.joined + joined, left: sum.left + left }), { joined: 0, left: 0 })

/** Returns the days from the first recorded change until `until`, at least 1; 0 without a history. */
export const daysOf = ([first]: PolicyForecast['history'], until: number): number =>
  first === undefined ? 0 : Math.max(1, Math.floor((until - Date.parse(first.at)) / DAY_MS))

/**
 * Joins the entries of a history to periods of a day, a week or 30 days. The last period ends at `until`. Periods without a change keep the
 * waiting users and held licenses of the period before.
 *
 * @param steps what the policy would have done at each entry
 */
export const periodsOf = (history: PolicyForecast['history'], steps: readonly DryRunEntry[], until: number): ForecastPeriod[] => {
  const [first] = history
  if (first === undefined) return []
  const start = Math.floor(Date.parse(first.at) / DAY_MS) * DAY_MS
  const days = Math.floor(Math.max(0, until - start) / DAY_MS) + 1
  const length = lengthOf(days) * DAY_MS
  const periods: ForecastPeriod[] = Array.from({ length: Math.ceil((days * DAY_MS) / length) }, (_, index) => ({
    from: start + index * length,
    joined: 0,
    left: 0,
    started: 0,
    givenBack: 0,
    waiting: Number.NaN,
    held: Number.NaN,
  }))
  for (const [index, { at, joined, left }] of history.entries()) {
    const place = Math.min(periods.length - 1, Math.max(0, Math.floor((Date.parse(at) - start) / length)))
    const period = periods[place] as ForecastPeriod
    const step = steps[index]
    period.joined += joined
    period.left += left
    if (step === undefined) continue
    period.started += step.started
    period.givenBack += step.givenBack
    period.waiting = step.waiting
    period.held = step.credits
  }
  for (const [index, period] of periods.entries()) {
    const before = periods[index - 1]
    if (Number.isNaN(period.waiting)) period.waiting = before?.waiting ?? 0
    if (Number.isNaN(period.held)) period.held = before?.held ?? 0
  }
  return periods
}
