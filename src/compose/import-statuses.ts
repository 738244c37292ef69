import * as z from 'zod/mini'
import { type BackupStatus, createPacer, importStatus, type RunPart, type Scope, STEPS } from '../core/internal.js'
import type { BackupEngine } from './backup-engine.js'
import type { MirrorUsers } from './mirror/mirror-users.js'
import { repeats } from './read-sync.js'
import { readWithRetries } from './retry-reading.js'
import { parseAnswer } from './validate-directory.js'

const PAGE = z.object({
  items: z.array(
    z.object({ id: z.string().check(z.minLength(1)), backupStatus: z.enum(['none', 'pending', 'protected', 'paused', 'failed']) }),
  ),
  next: z.optional(z.string().check(z.minLength(1))),
})

/** A page of the users that an engine protects. */
export type StatusPage = z.output<typeof PAGE>

/**
 * Reads one page of the users that the engine protects. Retries retryable errors.
 * @throws `bad-answer` for a page of the wrong shape, and every error of the engine
 */
export const readStatusPage = (engine: BackupEngine, scope: Scope, cursor: string | undefined, signal: AbortSignal): Promise<StatusPage> =>
  readWithRetries(
    async (linked) => parseAnswer(PAGE, await engine.statuses?.(scope, cursor, { signal: linked }), 'engine.statuses'),
    signal,
  )

/** Reads the backup statuses of all users that the engine protects; undefined if it cannot list them. */
export const readStatuses = async (
  engine: BackupEngine,
  scope: Scope,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, BackupStatus> | undefined> => {
  if (engine.statuses === undefined) return undefined
  const statuses = new Map<string, BackupStatus>()
  const cursors = new Set<string>()
  const pace = createPacer()
  let cursor: string | undefined
  do {
    await pace()
    const page = await readStatusPage(engine, scope, cursor, signal)
    for (const { id, backupStatus } of page.items) statuses.set(id, backupStatus)
    if (page.next !== undefined && cursors.has(page.next)) throw repeats()
    cursor = page.next
    if (cursor !== undefined) cursors.add(cursor)
  } while (cursor !== undefined)
  return statuses
}

/** Writes the statuses listed by the engine into the mirror. */
export const applyStatuses = async (
  users: MirrorUsers,
  statuses: ReadonlyMap<string, BackupStatus>,
  partOf: (userId: string) => RunPart,
): Promise<void> => {
  const pace = createPacer()
  for (let index = 0; index < users.size; index += 1) {
    if (index % STEPS === STEPS - 1) await pace()
    if (!users.isHere(index)) continue
    const { id, backupStatus } = users.user(index)
    users.setBackupStatus(index, importStatus(backupStatus, statuses.get(id), partOf(id)))
  }
}
