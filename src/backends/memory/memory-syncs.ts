import type { KnownMemberships } from '../../compose/mirror/known-memberships.js'
import {
  type Activity,
  type Actor,
  BackupError,
  type Call,
  type Clock,
  describeActivity,
  type SyncKind,
  type SyncResult,
} from '../../core/internal.js'

/** Number of progress reports of one sync. */
const REPORTS = 20
/** Duration of a simulated sync: a base time plus one millisecond per record, with an upper limit. */
const BASE_MS = 1_500
const MAX_MS = 8_000

interface RunningSync {
  /** Number of the sync, from `KnownMemberships.begin`. */
  begunAt: number
  startedAt: number
  endsAt: number
  total: number
  isCancelled: boolean
  actor: Actor | undefined
  /** Set after the mirror has applied the changes. */
  result?: SyncResult
}

/** The simulated syncs of one domain: kinds are independent, and each kind has at most one running sync. */
export interface MemorySyncs {
  /** Ends the syncs whose duration has passed. */
  settle(): void
  running(): SyncKind[]
  synced(): Partial<Record<SyncKind, string>>
  /** Starts a sync or joins the running one. An abort stops the reports, not the sync. */
  watch(kind: SyncKind, call: Call): Promise<SyncResult>
  cancel(kind: SyncKind, actor?: Actor): void
}

interface MemorySyncOptions {
  clock: Clock
  /** Speed-up of syncs relative to the durations above. */
  speed: number
  synced: Partial<Record<SyncKind, string>>
  known: KnownMemberships
  /** Number of records that a sync of this kind reads. */
  sizeOf(kind: SyncKind): number
  /** Applies all pending changes of a kind at once. */
  apply(kind: SyncKind, at: number): Omit<SyncResult, 'finishedAt'>
  /** Called after each completed sync. */
  onSynced?: (() => void) | undefined
  /** Resolves when the domain has settled after a sync. */
  whenSettled?: (() => Promise<void> | undefined) | undefined
  /** Receives the start, end and cancellation of each sync. */
  onActivity?: ((activity: Activity, actor: Actor | undefined) => void) | undefined
}

export const createMemorySyncs = ({
  clock,
  speed,
  synced: before,
  known,
  sizeOf,
  apply,
  onActivity = () => {},
  onSynced = () => {},
  whenSettled = () => undefined,
}: MemorySyncOptions): MemorySyncs => {
  const running = new Map<SyncKind, RunningSync>()
  const synced: Partial<Record<SyncKind, string>> = { ...before }

  const finish = (kind: SyncKind, sync: RunningSync): void => {
    running.delete(kind)
    const finishedAt = new Date(sync.endsAt).toISOString()
    sync.result = { finishedAt, ...apply(kind, sync.endsAt) }
    known.complete(kind, sync.begunAt)
    onActivity(describeActivity.syncCompleted(kind, sync.result), sync.actor)
    synced[kind] = finishedAt
    onSynced()
  }
  const settle = (): void => {
    for (const [kind, sync] of running) if (clock.now() >= sync.endsAt) finish(kind, sync)
  }
  const begin = (kind: SyncKind, actor: Actor | undefined): RunningSync => {
    const total = sizeOf(kind)
    const startedAt = clock.now()
    const endsAt = startedAt + Math.min(MAX_MS, BASE_MS + total) / speed
    const sync = { begunAt: known.begin(), startedAt, endsAt, total, isCancelled: false, actor }
    running.set(kind, sync)
    onActivity(describeActivity.syncStarted(kind), actor)
    return sync
  }

  return {
    settle,
    running: () => [...running.keys()],
    synced: () => ({ ...synced }),
    async watch(kind, call) {
      settle()
      const sync: RunningSync = running.get(kind) ?? begin(kind, call.actor)
      const duration = sync.endsAt - sync.startedAt
      for (;;) {
        settle()
        if (sync.isCancelled) throw new BackupError('aborted', `the sync of ${kind} was cancelled`)
        const share = Math.min(1, (clock.now() - sync.startedAt) / duration)
        call.onProgress?.({ done: Math.floor(share * sync.total), total: sync.total })
        if (sync.result !== undefined) {
          await whenSettled()
          return { ...sync.result }
        }
        const remaining = Math.ceil(sync.endsAt - clock.now())
        await clock.sleep(Math.max(1, Math.min(Math.ceil(duration / REPORTS), remaining)), call.signal)
      }
    },
    cancel(kind, actor) {
      settle()
      const sync = running.get(kind)
      if (sync === undefined) return
      sync.isCancelled = true
      running.delete(kind)
      onActivity(describeActivity.syncCancelled(kind), actor)
    },
  }
}
