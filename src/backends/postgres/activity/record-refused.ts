import {
  type Actor,
  BackupError,
  describeActivity,
  isBackupError,
  type RefusableAction,
  type Scope,
  toBackupError,
} from '../../../core/internal.js'
import { findDomain } from '../database/domains.js'
import type { Db } from '../database/tables.js'
import { refusedAttemptsOf } from './refused-attempts.js'

/** Creates the function that records attempts which `authorize` refused. */
export const createRefusedRecorder = (db: Db) => {
  const attempts = refusedAttemptsOf(db)
  return async ({ actor, scope, action }: { actor: Actor; scope: Scope; action: RefusableAction }): Promise<void> => {
    const domain = await findDomain(db, scope).catch((thrown: unknown) => {
      if (isBackupError(thrown) && thrown.code === 'not-found') return undefined
      throw thrown
    })
    const activity = describeActivity.refused(action, new BackupError('forbidden', 'permission denied'))
    if (domain !== undefined && activity !== undefined) await attempts.record({ domain, activity, actor })
  }
}

interface Attempt {
  domain: number
  action: RefusableAction
  target?: string
  /** Fingerprint of the request, if it has one. */
  request?: string
  actor: Actor | undefined
}

/** Runs an attempt. If the backend rejects it, records the rejection after the transaction of the attempt has rolled back. */
export const recordRefusal = async <T>(db: Db, { action, target, ...attempt }: Attempt, act: () => Promise<T>): Promise<T> => {
  try {
    return await act()
  } catch (thrown) {
    const activity = describeActivity.refused(action, toBackupError(thrown), target)
    // The caller receives the reason of the rejection, even if the log cannot be written now.
    if (activity !== undefined)
      await refusedAttemptsOf(db)
        .record({ ...attempt, activity })
        .catch(() => {})
    throw thrown
  }
}
