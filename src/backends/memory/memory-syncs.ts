import type { Clock } from '../../core/internal.js'
import { BackupError, type Call, type SyncKind, type SyncResult } from '../../core/internal.js'

const STEPS = 20

interface RunningSync {
  startedAt: number
  endsAt: number
  total: number
  isCancelled: boolean
  /** Set when its changes have been taken over. */
  result?: SyncResult
}

/** The syncs of one domain: each kind on its own, at most one of a kind at a time. */
export interface Syncs {
  /** Takes over what syncs have brought in by now. */
  settle(): void
  running(): SyncKind[]
  synced(): Partial<Record<SyncKind, string>>
  /** Starts a sync, or joins the one that runs; an abort only stops watching. */
  watch(kind: SyncKind, call: Call): Promise<SyncResult>
  cancel(kind: SyncKind): void
}

interface SyncHost {
  clock: Clock
  speed: number
  synced: Partial<Record<SyncKind, string>>
  /** How many records a sync of this kind goes through. */
  sizeOf(kind: SyncKind): number
  /** Takes over all of it at once, or nothing. */
  apply(kind: SyncKind): Omit<SyncResult, 'finishedAt'>
}

const durationOf = (records: number): number => Math.min(8_000, 1_500 + records)

export const createSyncs = ({ clock, speed, synced: before, sizeOf, apply }: SyncHost): Syncs => {
  const running = new Map<SyncKind, RunningSync>()
  const synced: Partial<Record<SyncKind, string>> = { ...before }

  const finish = (kind: SyncKind, sync: RunningSync): void => {
    running.delete(kind)
    const finishedAt = new Date(sync.endsAt).toISOString()
    sync.result = { finishedAt, ...apply(kind) }
    synced[kind] = finishedAt
  }
  const settle = (): void => {
    for (const [kind, sync] of running) if (clock.now() >= sync.endsAt) finish(kind, sync)
  }
  const begin = (kind: SyncKind): RunningSync => {
    const total = sizeOf(kind)
    const startedAt = clock.now()
    const sync = { startedAt, endsAt: startedAt + durationOf(total) / speed, total, isCancelled: false }
    running.set(kind, sync)
    return sync
  }

  return {
    settle,
    running: () => [...running.keys()],
    synced: () => ({ ...synced }),
    async watch(kind, call) {
      settle()
      const sync: RunningSync = running.get(kind) ?? begin(kind)
      for (;;) {
        settle()
        if (sync.isCancelled) throw new BackupError('aborted', `the sync of ${kind} was cancelled`)
        const share = Math.min(1, (clock.now() - sync.startedAt) / (sync.endsAt - sync.startedAt))
        call.onProgress?.({ done: Math.floor(share * sync.total), total: sync.total })
        if (sync.result !== undefined) return { ...sync.result }
        const step = Math.ceil((sync.endsAt - sync.startedAt) / STEPS)
        await clock.sleep(Math.max(1, Math.min(step, Math.ceil(sync.endsAt - clock.now()))), call.signal)
      }
    },
    cancel(kind) {
      settle()
      const sync = running.get(kind)
      if (sync === undefined) return
      sync.isCancelled = true
      running.delete(kind)
    },
  }
}
