import {
  type BackupAdapter,
  BackupError,
  type Call,
  createId,
  type Scope,
  type StoredSync,
  type SyncKind,
  type SyncTable,
  toBackupError,
} from '../../core/internal.js'
import type { SyncJob } from '../contract/sync-job.js'
import { toProblem } from './problem-responses.js'

/** Time in ms for which the outcome of a sync stays readable. */
const KEEP_MS = 600_000
/** Time in ms for which the response to a POST waits for the backend's first progress report or error. */
const FIRST_REPORT_MS = 50
const KINDS: readonly SyncKind[] = ['users', 'groups', 'org-units']

interface Entry {
  job: SyncJob
  endedAt?: number
  failure?: BackupError
  /** Resolves at the first progress or at the end. */
  firstReport: Promise<void>
}

/** Syncs by their ids. */
export interface SyncBook {
  /** Starts a sync, or joins the running one. Rejects if the backend rejects at once. */
  start(scope: Scope, kind: SyncKind, call: Call): Promise<SyncJob>
  /**
   * Returns a sync by its id, or the running sync of a kind. Rejects `not-found`.
   *
   * @param canSync whether the caller may sync. Only then does this process join a sync of another process to read its figures, because
   * joining would start a sync if that one has just ended.
   */
  get(scope: Scope, id: string, signal: AbortSignal, canSync: () => Promise<boolean>): Promise<SyncJob>
  /** Cancels a sync by its id, or the running sync of a kind. An ended sync stays as it is. Rejects `not-found` for an unknown id. */
  cancel(scope: Scope, id: string, call: Call): Promise<void>
}

const notFound = (): BackupError => new BackupError('not-found', 'this sync does not exist', { field: 'syncId' })

const toJob = ({ error, ...sync }: StoredSync): SyncJob => ({ ...sync, ...(error !== undefined && { error: toProblem(error) }) })

/** Answers from a table that all servers of a backend share. */
export const createTableBook = (table: SyncTable): SyncBook => ({
  start: async (scope, kind, call) => toJob(await table.start(scope, kind, call)),
  async get(scope, id, signal) {
    const sync = await table.find(scope, id, { signal })
    if (sync === undefined) throw notFound()
    return toJob(sync)
  },
  async cancel(scope, id, call) {
    if (!(await table.cancel(scope, id, call))) throw notFound()
  },
})

/**
 * Creates the sync book of an adapter without a table of its syncs. It lists the syncs that this process watches. The backend is the source
 * of truth: another process finds a running sync there and joins it.
 *
 * @param onFailure receives the error of a failed sync, because no request may ever read it
 */
export const createSyncBook = (adapter: BackupAdapter, onFailure: (error: BackupError) => void): SyncBook => {
  const entries = new Map<string, Entry>()
  const running = new Map<string, Entry>()
  const keyOf = (scope: Scope, name: string): string => JSON.stringify([scope.cloudId, scope.domainId, name])

  // A later process compares this time with the latest finished sync to find out whether it is the same sync.
  const createSyncId = (kind: SyncKind): string => `${kind}.${Date.now().toString(36)}.${createId()}`
  const kindOf = (id: string): SyncKind => {
    const kind = KINDS.find((candidate) => id === candidate || id.startsWith(`${candidate}.`))
    if (kind === undefined) throw notFound()
    return kind
  }
  const forgetOld = (): void => {
    const limit = Date.now() - KEEP_MS
    for (const [key, { endedAt }] of entries) if (endedAt !== undefined && endedAt < limit) entries.delete(key)
  }

  const watch = (scope: Scope, kind: SyncKind, id: string, call: Call): Entry => {
    if (adapter.sync === undefined) throw new BackupError('unsupported', 'this backend does not support syncs')
    let report = (): void => {}
    const firstReport = new Promise<void>((resolve) => {
      report = resolve
    })
    const entry: Entry = { job: { id, kind, status: 'running', done: 0 }, firstReport }
    const key = keyOf(scope, kind)
    entries.set(keyOf(scope, id), entry)
    running.set(key, entry)
    const end = (job: SyncJob): void => {
      entry.job = job
      entry.endedAt = Date.now()
      if (running.get(key) === entry) running.delete(key)
      report()
    }
    adapter
      .sync(scope, kind, {
        ...call,
        // A sync continues when its watcher disconnects.
        signal: new AbortController().signal,
        onProgress({ done, total }) {
          if (entry.endedAt !== undefined) return
          const progress = { done: Math.max(0, Math.floor(done)), ...(total !== undefined && { total: Math.max(0, Math.floor(total)) }) }
          entry.job = { id, kind, status: 'running', ...progress }
          report()
        },
      })
      .then(
        (result) => {
          const { total } = entry.job
          end({ id, kind, status: 'completed', done: total ?? entry.job.done, ...(total !== undefined && { total }), result })
        },
        (thrown: unknown) => {
          const error = toBackupError(thrown)
          entry.failure = error
          if (error.code === 'aborted') end({ ...entry.job, status: 'cancelled' })
          else {
            end({ ...entry.job, status: 'failed', error: toProblem(error) })
            onFailure(error)
          }
        },
      )
    return entry
  }

  /** Searches the backend's list of clouds for a sync of another process, or of this process before a restart. */
  const findElsewhere = async (scope: Scope, id: string, signal: AbortSignal, canSync: () => Promise<boolean>): Promise<SyncJob> => {
    const kind = kindOf(id)
    const clouds = await adapter.listClouds({ signal })
    const domain = clouds.find((cloud) => cloud.id === scope.cloudId)?.domains.find((candidate) => candidate.id === scope.domainId)
    if (domain?.syncing?.includes(kind)) {
      const isAllowed = await canSync()
      const known = running.get(keyOf(scope, kind))
      if (known !== undefined) return known.job
      return isAllowed ? watch(scope, kind, id, { signal }).job : { id, kind, status: 'running', done: 0 }
    }
    const startedAt = Number.parseInt(id.split('.')[1] ?? '', 36)
    const finishedAt = domain?.synced?.[kind]
    // Only the process that watched the sync has its counts.
    if (finishedAt !== undefined && Date.parse(finishedAt) >= startedAt) {
      return { id, kind, status: 'completed', done: 0, result: { finishedAt, added: 0, changed: 0, removed: 0 } }
    }
    throw notFound()
  }

  return {
    async cancel(scope, id, call) {
      const kind = kindOf(id)
      const known = entries.get(keyOf(scope, id))
      if (id !== kind && known === undefined) throw notFound()
      if (known?.endedAt === undefined) await adapter.cancelSync?.(scope, kind, call)
    },
    async start(scope, kind, call) {
      forgetOld()
      const entry = running.get(keyOf(scope, kind)) ?? watch(scope, kind, createSyncId(kind), call)
      let timer: ReturnType<typeof setTimeout> | undefined
      await Promise.race([
        entry.firstReport,
        new Promise<void>((resolve) => {
          timer = setTimeout(resolve, FIRST_REPORT_MS)
        }),
      ])
      clearTimeout(timer)
      if (entry.failure !== undefined && entry.job.status === 'failed') throw entry.failure
      return entry.job
    },
    async get(scope, id, signal, canSync) {
      forgetOld()
      const entry = entries.get(keyOf(scope, id)) ?? running.get(keyOf(scope, id))
      return entry?.job ?? findElsewhere(scope, id, signal, canSync)
    },
  }
}
