import { BackupError, type Clock, linkAbort, realClock, type Scope } from '../core/internal.js'
import type { Directory } from './directory.js'
import type { MirrorMembership } from './mirror/mirror-membership.js'
import type { TenantGroup } from './tenant.js'
import { type ParsedMembers, requestMembers } from './validate-directory.js'

/** Time in ms for which members count as current, so that paging, searching and sorting in a View read them once. */
const FRESH_MS = 60_000
/** Time in ms after which a View shows the members of the last sync. */
const PATIENCE_MS = 5_000
/** Maximum number of groups that one View reads: the group and its nested groups. Further ones keep the members of the last sync. */
const MAX_GROUPS = 200
/** Number of groups in one call of the directory. */
const GROUPS_PER_CALL = 50

export interface GroupViewOptions {
  directory: Directory
  scope: Scope
  membership: MirrorMembership
  /** Aborts when the adapter is closed. */
  signal: AbortSignal
  /** Receives the errors of a directory. The View then shows the members of the last sync. */
  onError(thrown: unknown): void
  clock?: Pick<Clock, 'now' | 'sleep'> | undefined
}

/** Reads the members of one group from the directory when an administrator opens its View. */
export interface GroupView {
  /** Resolves when the mirror holds the current members, or when the directory fails or is slow. */
  refresh(groupId: string): Promise<void>
}

/** Reads the direct members of some groups, page by page. Groups that the directory does not return are missing from the result. */
const readMembers = async (
  read: NonNullable<Directory['members']>,
  scope: Scope,
  groupIds: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, ParsedMembers>> => {
  const found = new Map<string, ParsedMembers>()
  const cursors = new Set<string>()
  let cursor: string | undefined
  do {
    const page = await requestMembers(read, scope, groupIds, cursor, signal)
    for (const { id, members, groups = [] } of page.items) {
      const before = found.get(id)
      found.set(id, { id, members: [...(before?.members ?? []), ...members], groups: [...new Set([...(before?.groups ?? []), ...groups])] })
    }
    cursor = page.next
    if (cursor !== undefined && cursors.has(cursor))
      throw new BackupError('bad-answer', 'the directory returned the same cursor of members twice')
    cursors.add(cursor ?? '')
  } while (cursor !== undefined)
  return found
}

/** Creates the View of a domain whose directory has `members`. */
export const createGroupView = (options: GroupViewOptions): GroupView => {
  const { directory, scope, membership, signal, onError, clock = realClock } = options
  const readAt = new Map<string, number>()
  const running = new Map<string, Promise<void>>()
  /** Revisions that Views have caused. All others come from syncs. */
  let viewRevisions = 0
  const syncRevision = (): number => membership.revision - viewRevisions

  const isFresh = (id: string): boolean => {
    const at = readAt.get(id)
    return at !== undefined && clock.now() - at < FRESH_MS
  }
  const readTree = async (groupId: string, own: AbortSignal): Promise<void> => {
    const read = directory.members?.bind(directory)
    if (read === undefined) return
    const revision = syncRevision()
    const rows: TenantGroup[] = []
    const wanted = new Set([groupId])
    const queue = [groupId]
    while (queue.length > 0) {
      const ids = queue.splice(0, GROUPS_PER_CALL)
      for (const [id, { members, groups }] of await readMembers(read, scope, ids, own)) {
        const row = membership.findGroup(id)
        if (row === undefined) continue
        rows.push({ ...row, members, groups })
        for (const nested of groups ?? []) {
          if (wanted.size === MAX_GROUPS || wanted.has(nested) || membership.findGroup(nested) === undefined) continue
          wanted.add(nested)
          queue.push(nested)
        }
      }
    }
    // A sync that ended in the meantime may be newer.
    if (own.aborted || syncRevision() !== revision) return
    const before = membership.revision
    membership.putMembers(rows)
    viewRevisions += membership.revision - before
    for (const id of wanted) readAt.set(id, clock.now())
  }
  const readOnce = async (groupId: string): Promise<void> => {
    const linked = linkAbort(signal)
    const timeout = clock.sleep(PATIENCE_MS, linked.signal).then(() => {
      throw new BackupError('unavailable', `the directory did not list the members of a group within ${PATIENCE_MS / 1000} s`)
    })
    try {
      await Promise.race([readTree(groupId, linked.signal), timeout])
    } catch (thrown) {
      // A failing directory is not asked again at once, so that it does not delay each page of the View.
      readAt.set(groupId, clock.now())
      if (!signal.aborted) onError(thrown)
    } finally {
      linked.abort()
      linked.unlink()
    }
  }
  return {
    async refresh(groupId) {
      if (directory.members === undefined || signal.aborted || membership.findGroup(groupId) === undefined || isFresh(groupId)) return
      const reading = running.get(groupId) ?? readOnce(groupId).finally(() => running.delete(groupId))
      running.set(groupId, reading)
      await reading
    },
  }
}
