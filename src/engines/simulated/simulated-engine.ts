import type { BackupEngine } from '../../compose/backup-engine.js'
import { BackupError, shareOf, sleep } from '../../core/internal.js'
import { loadTexts } from './load-texts.js'
import { settingsFormOf } from './settings-form.js'
import { englishTexts } from './simulated-texts.js'

export interface SimulatedEngineOptions {
  /** Speed-up of backups. Default 1: a run of any number of users takes less than a minute. */
  speed?: number | undefined
  /** Share of users whose backup fails, 0 to 1. Default 0. The key of the task decides which users fail. */
  failureRate?: number | undefined
}

/** Mean time of one user; the time of a user varies by ±50 %. */
const USER_MS = 400
/** Above this number of users, each further user is faster, so that a run of any size ends soon. */
const SLOW_USERS = 120
/** Number of runs whose user count is kept. */
const KEPT_RUNS = 100

/** Creates an engine that does not back up any user: it waits, and fails some users. For demos and tests. */
export const simulatedEngine = ({ speed = 1, failureRate = 0 }: SimulatedEngineOptions = {}) => {
  const counts = new Map<string, number>()
  /** Counts this user in its run and returns the number; 1 for the first user. */
  const countUser = (runId: string): number => {
    const count = (counts.get(runId) ?? 0) + 1
    counts.delete(runId)
    counts.set(runId, count)
    for (const [oldest] of counts) if (counts.size > KEPT_RUNS) counts.delete(oldest)
    return count
  }
  const { reasons } = englishTexts
  return {
    name: 'simulated',
    isSimulated: true,
    describeSettings: async ({ kind = 'google-workspace' }, { locale }) => settingsFormOf(kind, await loadTexts(locale)),
    async protect({ runId, key, user, signal }) {
      await sleep((USER_MS * (0.5 + shareOf(key, 1)) * Math.min(1, SLOW_USERS / countUser(runId))) / speed, signal)
      if (shareOf(key) >= failureRate) return
      throw new BackupError('forbidden', reasons[Math.floor(shareOf(user.id) * reasons.length)] ?? reasons[0])
    },
    async translateReason(reason, locale) {
      const at = reasons.indexOf(reason)
      return at < 0 ? reason : ((await loadTexts(locale)).reasons[at] ?? reason)
    },
  } satisfies BackupEngine
}
