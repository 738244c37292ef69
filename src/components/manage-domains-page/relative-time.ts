const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

/** Returns a function that formats the time since a date: `3 days ago`, `now`. A date in the future, from a wrong clock, gives `now`. */
export const createAgo = (locale: string): ((iso: string, now: number) => string) => {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  return (iso, now) => {
    const seconds = Math.max(0, Math.floor((now - Date.parse(iso)) / 1000))
    for (const [unit, size] of STEPS) if (seconds >= size) return format.format(-Math.floor(seconds / size), unit)
    return format.format(0, 'second')
  }
}
