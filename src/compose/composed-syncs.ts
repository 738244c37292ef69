import {
  abortable,
  BackupError,
  type Call,
  createPacer,
  linkAbort,
  type RunPart,
  type Scope,
  STEPS,
  type SyncKind,
  type SyncResult,
  type User,
} from '../core/internal.js'
import type { BackupEngine } from './backup-engine.js'
import type { Directory, DirectoryGroup, DirectoryOrgUnit, DirectoryUser } from './directory.js'
import { guardListing } from './guard-listing.js'
import { applyStatuses, readStatuses } from './import-statuses.js'
import type { KnownMemberships } from './mirror/known-memberships.js'
import type { MirrorMembership } from './mirror/mirror-membership.js'
import type { ChangeCount, MirrorUsers } from './mirror/mirror-users.js'
import type { SyncLog } from './mirror/sync-log.js'
import { type ReadSyncOptions, readSync, type SyncReading } from './read-sync.js'

type Progress = Parameters<NonNullable<Call['onProgress']>>[0]

interface RunningSync {
  abort(): void
  result: Promise<SyncResult>
  watchers: Set<(progress: Progress) => void>
  progress: Progress
}

/** The syncs of one domain: kinds are independent, and each kind has at most one running sync. */
export interface ComposedSyncs {
  running(): SyncKind[]
  synced(): Partial<Record<SyncKind, string>>
  /** Starts a sync or joins the running one. An abort stops the reports, not the sync. */
  watch(kind: SyncKind, call: Call): Promise<SyncResult>
  cancel(kind: SyncKind): void
}

export interface ComposedSyncsOptions {
  directory: Directory
  engine: BackupEngine
  scope: Scope
  users: MirrorUsers
  membership: MirrorMembership
  /** Aborts when the adapter is closed. */
  signal: AbortSignal
  log: SyncLog
  known: KnownMemberships
  /** Called after each completed sync. */
  onSynced(): void
  /** Resolves when the domain has settled after a sync. */
  whenSettled(): Promise<void> | undefined
  /** The user's part in the runs of this process. */
  partOf(userId: string): RunPart
}

const missing = (ids: Iterable<string>, { isFull, records, gone }: SyncReading): string[] =>
  isFull ? [...ids].filter((id) => !records.has(id)) : [...gone]

/** Finds the users that a reading adds or changes. In slices, so that the page stays responsive; the mirror then changes in one step. */
const findNews = async (records: Iterable<DirectoryUser>, users: MirrorUsers): Promise<User[]> => {
  const pace = createPacer()
  const news: User[] = []
  let at = 0
  for (const record of records) {
    at += 1
    if (at % STEPS === 0) await pace()
    const user: User = { ...record, backupStatus: 'none' }
    if (users.isNews(user)) news.push(user)
  }
  return news
}

/** Writes a reading into the mirror in one step. */
const applyReading = async (
  kind: SyncKind,
  reading: SyncReading,
  { users, membership, log, known }: ComposedSyncsOptions,
  { own, isFirst }: { own: AbortSignal; isFirst: boolean },
): Promise<ChangeCount> => {
  const records = [...reading.records.values()]
  /** Records the changes, unless the first sync of a kind finds everybody, which says nothing about joins. */
  const recorded = (put: readonly { id: string }[], remove: readonly string[], apply: () => ChangeCount): ChangeCount =>
    isFirst ? apply() : log.record({ kind, at: Date.now(), ids: [...put.map(({ id }) => id), ...remove] }, apply)
  if (kind === 'users') {
    const put = await findNews(records as DirectoryUser[], users)
    if (own.aborted) throw new BackupError('aborted', 'stopped')
    const remove = missing(users.ids(), reading)
    const apply = (): ChangeCount => users.apply({ put, remove }, true)
    return recorded(put, remove, () => (isFirst ? apply() : known.moving(put, apply)))
  }
  const remove = missing(kind === 'groups' ? membership.groupIds() : membership.orgUnitIds(), reading)
  return recorded(records, remove, () =>
    kind === 'groups'
      ? membership.applyGroups({ put: records as DirectoryGroup[], remove })
      : membership.applyOrgUnits({ put: records as DirectoryOrgUnit[], remove }),
  )
}

/** Creates the syncs of one domain. A sync reads the directory completely, then changes the mirror at once. */
export const createComposedSyncs = (options: ComposedSyncsOptions): ComposedSyncs => {
  const { directory, engine, scope, users, signal, known } = options
  const running = new Map<SyncKind, RunningSync>()
  const synced: Partial<Record<SyncKind, string>> = {}
  const since: Partial<Record<SyncKind, string | undefined>> = {}

  const work = async (kind: SyncKind, own: AbortSignal, onProgress: (progress: Progress) => void): Promise<SyncResult> => {
    const begunAt = known.begin()
    const reads: ReadSyncOptions = { directory, scope, kind, signal: own, onProgress }
    const reading = await guardListing(await readSync(reads, since[kind]), users.count(), reads)
    const statuses = kind === 'users' ? await readStatuses(engine, scope, own) : undefined
    if (own.aborted) throw new BackupError('aborted', 'stopped')
    const count = await applyReading(kind, reading, options, { own, isFirst: synced[kind] === undefined })
    known.complete(kind, begunAt)
    since[kind] = reading.since
    if (statuses !== undefined) await applyStatuses(users, statuses, options.partOf)
    const finishedAt = new Date().toISOString()
    synced[kind] = finishedAt
    options.onSynced()
    await options.whenSettled()
    return { finishedAt, ...count }
  }
  const begin = (kind: SyncKind): RunningSync => {
    const linked = linkAbort(signal)
    const watchers = new Set<(progress: Progress) => void>()
    const sync: RunningSync = {
      abort: linked.abort,
      watchers,
      progress: { done: 0 },
      result: work(kind, linked.signal, (progress) => {
        sync.progress = progress
        for (const watcher of watchers) watcher(progress)
      }).finally(() => {
        linked.unlink()
        if (running.get(kind) === sync) running.delete(kind)
      }),
    }
    // when the sync fails, every watcher may have left already
    sync.result.catch(() => {})
    running.set(kind, sync)
    return sync
  }

  return {
    running: () => [...running.keys()],
    synced: () => ({ ...synced }),
    async watch(kind, { signal: watching, onProgress }) {
      const sync = running.get(kind) ?? begin(kind)
      const watcher = (progress: Progress): void => onProgress?.(progress)
      watcher(sync.progress)
      sync.watchers.add(watcher)
      try {
        return { ...(await abortable(sync.result, watching)) }
      } finally {
        sync.watchers.delete(watcher)
      }
    },
    cancel(kind) {
      const sync = running.get(kind)
      running.delete(kind)
      sync?.abort()
    },
  }
}
