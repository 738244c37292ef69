import { type Actor, BackupError, describeActivity, isBackupError, type RefusableAction, type Scope } from '../../../core/internal.js'
import { findDomain } from '../database/domains.js'
import type { Db } from '../database/tables.js'
import { recordActivity } from './record-activity.js'

/** Time in ms in which a process records the same attempt of one actor once, because the log is never emptied. */
const QUIET_MS = 60_000
const MAX_KNOWN = 10_000

/** Creates the function that records attempts which `authorize` refused. */
export const createRefusedRecorder = (db: Db) => {
  const recorded = new Map<string, number>()
  return async ({ actor, scope, action }: { actor: Actor; scope: Scope; action: RefusableAction }): Promise<void> => {
    const attempt = JSON.stringify([actor.id, scope.cloudId, scope.domainId, action])
    const now = performance.now()
    if (now - (recorded.get(attempt) ?? Number.NEGATIVE_INFINITY) < QUIET_MS) return
    // Deleting first keeps the map in order of time.
    recorded.delete(attempt)
    recorded.set(attempt, now)
    const [oldest] = recorded.keys()
    if (recorded.size > MAX_KNOWN && oldest !== undefined) recorded.delete(oldest)
    const domain = await findDomain(db, scope).catch((thrown: unknown) => {
      if (isBackupError(thrown) && thrown.code === 'not-found') return undefined
      throw thrown
    })
    const activity = describeActivity.refused(action, new BackupError('forbidden', 'permission denied'))
    if (domain !== undefined && activity !== undefined) await recordActivity(db, domain, activity, actor)
  }
}
