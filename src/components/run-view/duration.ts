import type { Connection } from '../base/connection.js'

/** One unit of a duration. */
export interface DurationPart {
  unit: 'day' | 'hour' | 'minute' | 'second'
  value: number
}

const UNITS: readonly [DurationPart['unit'], seconds: number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
]

/** Splits a duration into its two largest units: 63 s are 1 minute and 3 seconds. */
export const durationParts = (ms: number): DurationPart[] => {
  let rest = Math.max(1, Math.round(ms / 1000))
  const first = UNITS.findIndex(([, seconds]) => rest >= seconds)
  const parts: DurationPart[] = []
  for (const [unit, seconds] of UNITS.slice(first, first + 2)) {
    const value = Math.floor(rest / seconds)
    rest -= value * seconds
    if (value > 0) parts.push({ unit, value })
  }
  return parts
}

/** Returns a duration in its two largest units: `1 min 3 s`. */
export const durationText = ({ t }: Connection, ms: number): string => t('duration', { parts: durationParts(ms) })

/** Returns an estimate in its largest unit: `3 min`. */
export const estimateText = ({ t }: Connection, ms: number): string => t('duration', { parts: durationParts(ms).slice(0, 1) })
