const DAY_MS = 86_400_000

const pad = (n: number, length = 2): string => String(n).padStart(length, '0')

const dayOf = (at: Date): string => `${pad(at.getFullYear(), 4)}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`

/** Returns the start of a local day as ISO 8601; undefined for a text that is no day, such as an unfinished date. */
export const startOfDay = (day: string, plusDays = 0): string | undefined => {
  const [year, month, date] = day.split('-').map(Number)
  if (year === undefined || month === undefined || date === undefined) return undefined
  const at = new Date(0)
  at.setHours(0, 0, 0, 0)
  at.setFullYear(year, month - 1, date + plusDays)
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString()
}

/** Returns the start of the local day after a day, so that a range includes the whole day. */
export const endOfDay = (day: string): string | undefined => startOfDay(day, 1)

/** Returns the local day that begins at an instant; an empty text without one. */
export const dayFrom = (since: string | undefined): string => (since === undefined ? '' : dayOf(new Date(since)))

/** Returns the last local day before an instant; an empty text without one. */
export const dayUntil = (until: string | undefined): string => {
  if (until === undefined) return ''
  // the middle of the day before, because a day of a clock change has 23 or 25 hours
  return dayOf(new Date(Date.parse(until) - DAY_MS / 2))
}
