import type { Protector } from '../../compose/protector.js'
import { englishTexts } from '../../compose/reference-settings/simulated-texts.js'
import { BackupError, shareOf, sleep } from '../../core/internal.js'

export interface SimulatedProtectorOptions {
  /** Factor by which backups are faster. Default 1: a run of any number of users takes less than a minute. */
  speed?: number | undefined
  /** Share of users whose backup fails, 0 to 1. Default 0. The key of the task decides which users fail. */
  failureRate?: number | undefined
}

/** Longest mean time of one user; a user takes between half and one and a half of it. */
const USER_MS = 400
/** Beyond this number of users, each further one is faster, so that a run of any size ends soon. */
const SLOW_USERS = 120
/** Runs whose number of users is remembered. */
const KEPT_RUNS = 100

/** Creates a protector that backs nobody up: it waits, and fails some users. For demos and tests. */
export const createSimulatedProtector = ({ speed = 1, failureRate = 0 }: SimulatedProtectorOptions = {}): Protector => {
  const counts = new Map<string, number>()
  /** Counts this user in its run; 1 for the first. */
  const countUser = (runId: string): number => {
    const count = (counts.get(runId) ?? 0) + 1
    counts.delete(runId)
    counts.set(runId, count)
    for (const [oldest] of counts) if (counts.size > KEPT_RUNS) counts.delete(oldest)
    return count
  }
  const { reasons } = englishTexts
  return {
    isSimulated: true,
    async protect({ runId, key, user, signal }) {
      await sleep((USER_MS * (0.5 + shareOf(key, 1)) * Math.min(1, SLOW_USERS / countUser(runId))) / speed, signal)
      if (shareOf(key) >= failureRate) return
      throw new BackupError('forbidden', reasons[Math.floor(shareOf(user.id) * reasons.length)] ?? reasons[0])
    },
  }
}
