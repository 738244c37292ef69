const HOUR = 3600
const DAY = 24 * HOUR

/** Writes a time in the largest unit that says enough: "3 minutes". */
export const durationIn = (language: string, ms: number): string => {
  const seconds = Math.max(1, ms / 1000)
  const [unit, size] =
    seconds < 90 ? ['second', 1] : seconds < 1.5 * HOUR ? ['minute', 60] : seconds < 1.5 * DAY ? ['hour', HOUR] : ['day', DAY]
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 }).format(seconds / size)
}
