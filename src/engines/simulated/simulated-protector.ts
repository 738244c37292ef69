import type { Protector } from '../../compose/protector.js'
import { BackupError, shareOf, sleep } from '../../core/internal.js'
import { REASONS } from './failure-reasons.js'

export interface SimulatedProtectorOptions {
  /** How many times faster than life. Default 1: seconds for some users, and less than a minute for any number. */
  speed?: number | undefined
  /** The share of users whose backup fails, 0 to 1. Default 0. Who fails in which try follows from the ids alone. */
  failureRate?: number | undefined
}

const LONGEST_MS = 400
/** So many users of a run take the longest; then they go by ever faster: nobody wants to look at a simulation for an hour. */
const SLOW_USERS = 120
const MOST_RUNS = 100

/** Backs nobody up, but takes its time and fails now and then as real ones do. */
export const createSimulatedProtector = ({ speed = 1, failureRate = 0 }: SimulatedProtectorOptions = {}): Protector => {
  const seen = new Map<string, number>()
  /** The how-manieth user of a run this is, as far as it is remembered. */
  const placeOf = (runId: string): number => {
    const place = (seen.get(runId) ?? 0) + 1
    seen.delete(runId)
    seen.set(runId, place)
    for (const [oldest] of seen) if (seen.size > MOST_RUNS) seen.delete(oldest)
    return place
  }
  return {
    isSimulated: true,
    async protect({ runId, key, user, signal }) {
      const ms = (LONGEST_MS * (0.5 + shareOf(key, 1)) * Math.min(1, SLOW_USERS / placeOf(runId))) / speed
      await sleep(ms, signal)
      if (shareOf(key) < failureRate) {
        throw new BackupError('forbidden', REASONS[Math.floor(shareOf(user.id) * REASONS.length)] ?? 'It failed')
      }
    },
  }
}
