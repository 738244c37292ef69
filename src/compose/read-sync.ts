import { BackupError, createPacer, isBackupError, type Scope, type SyncKind } from '../core/internal.js'
import type { Directory, DirectoryGroup, DirectoryOrgUnit, DirectoryRecords } from './directory.js'
import { readWithRetries } from './retry-reading.js'
import { requestChanges, requestPage } from './validate-directory.js'

/** Result of reading: a full listing, or the changes since the last sync. */
export interface SyncReading {
  isFull: boolean
  records: ReadonlyMap<string, DirectoryRecords[SyncKind]>
  /** Ids of removed records. Empty for a full listing. */
  gone: ReadonlySet<string>
  /** Point in time after which the next sync reads changes. */
  since: string | undefined
}

export interface ReadSyncOptions {
  directory: Directory
  scope: Scope
  kind: SyncKind
  signal: AbortSignal
  onProgress(progress: { done: number; total?: number }): void
}

/** Joins the parts of a group or unit that spans several pages. */
const joinParts = (kind: SyncKind, before: DirectoryRecords[SyncKind], part: DirectoryRecords[SyncKind]): DirectoryRecords[SyncKind] => {
  if (kind === 'users') return part
  if (kind === 'org-units') {
    const [first, next] = [before, part] as [DirectoryOrgUnit, DirectoryOrgUnit]
    return { ...next, users: [...first.users, ...next.users] }
  }
  const [first, next] = [before, part] as [DirectoryGroup, DirectoryGroup]
  return { ...next, members: [...first.members, ...next.members], groups: [...new Set([...(first.groups ?? []), ...(next.groups ?? [])])] }
}

/** The error of a listing whose pages form a cycle. */
export const repeats = (): BackupError => new BackupError('bad-answer', 'the cursor of a page repeats, so paging never ends')

/** Reads every page of a listing. */
export const readListing = async ({ directory, scope, kind, signal, onProgress }: ReadSyncOptions): Promise<SyncReading> => {
  const records = new Map<string, DirectoryRecords[SyncKind]>()
  const cursors = new Set<string>()
  // A directory that answers from memory gives the event loop no turn between its pages.
  const pace = createPacer()
  let cursor: string | undefined
  for (;;) {
    await pace()
    const at = cursor
    const page = await readWithRetries((linked) => requestPage(directory, kind, scope, at, linked), signal)
    for (const record of page.items) {
      const before = records.get(record.id)
      records.set(record.id, before === undefined ? record : joinParts(kind, before, record))
    }
    // a total reported before the last change may be lower than the number of records read
    onProgress({ done: records.size, ...(page.total !== undefined && { total: Math.max(page.total, records.size) }) })
    if (page.next === undefined) return { isFull: true, records, gone: new Set(), since: page.since }
    if (cursors.has(page.next)) throw repeats()
    cursors.add(page.next)
    cursor = page.next
  }
}

const readChanges = async (
  changes: NonNullable<Directory['changes']>,
  since: string,
  { scope, kind, signal, onProgress }: ReadSyncOptions,
): Promise<SyncReading> => {
  const records = new Map<string, DirectoryRecords[SyncKind]>()
  const gone = new Set<string>()
  const cursors = new Set<string>()
  const pace = createPacer()
  let cursor: string | undefined
  for (;;) {
    await pace()
    const at = cursor
    const page = await readWithRetries((linked) => requestChanges(changes, kind, scope, since, at, linked), signal)
    for (const item of page.items) {
      if ('isGone' in item) {
        records.delete(item.id)
        gone.add(item.id)
      } else {
        gone.delete(item.id)
        records.set(item.id, item)
      }
    }
    onProgress({ done: records.size + gone.size })
    if (page.next === undefined) return { isFull: false, records, gone, since: page.since }
    if (cursors.has(page.next)) throw repeats()
    cursors.add(page.next)
    cursor = page.next
  }
}

/** Returns whether the directory can no longer report changes since this point, so that the full listing must be read. */
export const isRefusedSince = (thrown: unknown): boolean => isBackupError(thrown) && thrown.code === 'bad-input' && thrown.field === 'since'

/** Reads the changes since the last sync if the directory can report them, otherwise the full listing. */
export const readSync = async (options: ReadSyncOptions, since: string | undefined): Promise<SyncReading> => {
  const { directory } = options
  if (since === undefined || directory.changes === undefined) return readListing(options)
  try {
    return await readChanges(directory.changes.bind(directory), since, options)
  } catch (error) {
    if (isRefusedSince(error)) return readListing(options)
    throw error
  }
}
