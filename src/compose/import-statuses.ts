import { type BackupStatus, createPacer, type Scope, STEPS } from '../core/internal.js'
import type { BackupEngine } from './backup-engine.js'
import type { MirrorUsers } from './mirror/mirror-users.js'
import { readWithRetries } from './retry-reading.js'

/** Reads the backup statuses of all users that the engine protects; undefined if it cannot list them. */
export const readStatuses = async (
  engine: BackupEngine,
  scope: Scope,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, BackupStatus> | undefined> => {
  if (engine.statuses === undefined) return undefined
  const statuses = new Map<string, BackupStatus>()
  let cursor: string | undefined
  do {
    const at = cursor
    const page = await readWithRetries(async (linked) => engine.statuses?.(scope, at, { signal: linked }), signal)
    for (const { id, backupStatus } of page?.items ?? []) statuses.set(id, backupStatus)
    cursor = page?.next
  } while (cursor !== undefined)
  return statuses
}

/**
 * Writes imported statuses into the mirror. Users that the engine does not list are no longer protected. Exceptions are users of runs of
 * this process: `pending` and `failed` users, and users for whom `hasProtected` is true, because the engine may not list them yet.
 */
export const applyStatuses = async (
  users: MirrorUsers,
  statuses: ReadonlyMap<string, BackupStatus>,
  hasProtected: (userId: string) => boolean,
): Promise<void> => {
  const pace = createPacer()
  for (let index = 0; index < users.size; index += 1) {
    if (index % STEPS === STEPS - 1) await pace()
    if (!users.isHere(index)) continue
    const { id, backupStatus } = users.user(index)
    if (backupStatus === 'pending') continue
    const imported = statuses.get(id)
    if (imported !== undefined) users.setBackupStatus(index, imported)
    else if (backupStatus !== 'failed' && !hasProtected(id)) users.setBackupStatus(index, 'none')
  }
}
