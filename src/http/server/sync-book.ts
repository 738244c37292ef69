import { type BackupAdapter, BackupError, type Scope, type SyncKind, toBackupError } from '../../core/internal.js'
import type { SyncJob } from '../contract.js'
import { problemOf } from './problem-responses.js'

const KEPT_MS = 600_000
/** How long the answer to a POST waits for the first word of the backend, which may be a refusal. */
const FIRST_WORD_MS = 50
const KINDS: readonly SyncKind[] = ['users', 'groups', 'org-units']

interface Entry {
  job: SyncJob
  endedAt?: number
  failure?: BackupError
  /** Resolves at the first progress or the end. */
  firstWord: Promise<void>
}

/** The syncs this process watches. The truth is the backend's: another process finds a running sync there and joins it. */
export interface SyncBook {
  /** Starts a sync, or joins the one that runs. Rejects when the backend refuses at once. */
  start(scope: Scope, kind: SyncKind, locale: string | undefined): Promise<SyncJob>
  /** By id, or by kind: the one that runs. Rejects `not-found`. */
  get(scope: Scope, id: string, signal: AbortSignal): Promise<SyncJob>
  /** The kind of an id, or the kind itself. Rejects `not-found`. */
  kindOf(id: string): SyncKind
}

/** `onFailure` hears of syncs that fail while nobody may be asking. */
export const createSyncBook = (port: BackupAdapter, onFailure: (error: BackupError) => void): SyncBook => {
  const entries = new Map<string, Entry>()
  const running = new Map<string, Entry>()
  const keyOf = (scope: Scope, name: string): string => JSON.stringify([scope.cloudId, scope.domainId, name])

  const gone = (): BackupError => new BackupError('not-found', 'there is no such sync', { field: 'syncId' })
  const createId = (kind: SyncKind): string => {
    const random = crypto.getRandomValues(new Uint32Array(2)).reduce((text, part) => text + part.toString(36), '')
    return `${kind}.${Date.now().toString(36)}.${random}`
  }
  const kindOf = (id: string): SyncKind => {
    const kind = KINDS.find((candidate) => id === candidate || id.startsWith(`${candidate}.`))
    if (kind === undefined) throw gone()
    return kind
  }
  const forget = (): void => {
    const limit = Date.now() - KEPT_MS
    for (const [key, { endedAt }] of entries) if (endedAt !== undefined && endedAt < limit) entries.delete(key)
  }

  const watch = (scope: Scope, kind: SyncKind, id: string, locale: string | undefined): Entry => {
    if (port.sync === undefined) throw new BackupError('unsupported', 'this backend cannot sync')
    let speak = (): void => {}
    const firstWord = new Promise<void>((resolve) => {
      speak = resolve
    })
    const entry: Entry = { job: { id, kind, status: 'running', done: 0 }, firstWord }
    const key = keyOf(scope, kind)
    entries.set(keyOf(scope, id), entry)
    running.set(key, entry)
    const end = (job: SyncJob): void => {
      entry.job = job
      entry.endedAt = Date.now()
      if (running.get(key) === entry) running.delete(key)
      speak()
    }
    port
      .sync(scope, kind, {
        // the sync goes on whoever watches
        signal: new AbortController().signal,
        locale,
        onProgress({ done, total }) {
          if (entry.endedAt !== undefined) return
          const part = { done: Math.max(0, Math.floor(done)), ...(total !== undefined && { total: Math.max(0, Math.floor(total)) }) }
          entry.job = { id, kind, status: 'running', ...part }
          speak()
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
            end({ ...entry.job, status: 'failed', error: problemOf(error) })
            onFailure(error)
          }
        },
      )
    return entry
  }

  /** What the backend's own list of clouds tells about a sync that another process watched, or this one before it was restarted. */
  const findElsewhere = async (scope: Scope, id: string, signal: AbortSignal): Promise<SyncJob> => {
    const kind = kindOf(id)
    const clouds = await port.listClouds({ signal })
    const domain = clouds.find((cloud) => cloud.id === scope.cloudId)?.domains.find((candidate) => candidate.id === scope.domainId)
    if (domain?.syncing?.includes(kind)) return (running.get(keyOf(scope, kind)) ?? watch(scope, kind, id, undefined)).job
    const startedAt = Number.parseInt(id.split('.')[1] ?? '', 36)
    const finishedAt = domain?.synced?.[kind]
    // what it changed, only who watched it knows
    if (finishedAt !== undefined && Date.parse(finishedAt) >= startedAt) {
      return { id, kind, status: 'completed', done: 0, result: { finishedAt, added: 0, changed: 0, removed: 0 } }
    }
    throw gone()
  }

  return {
    kindOf,
    async start(scope, kind, locale) {
      forget()
      const entry = running.get(keyOf(scope, kind)) ?? watch(scope, kind, createId(kind), locale)
      let timer: ReturnType<typeof setTimeout> | undefined
      await Promise.race([
        entry.firstWord,
        new Promise<void>((resolve) => {
          timer = setTimeout(resolve, FIRST_WORD_MS)
        }),
      ])
      clearTimeout(timer)
      if (entry.failure !== undefined && entry.job.status === 'failed') throw entry.failure
      return entry.job
    },
    async get(scope, id, signal) {
      forget()
      const entry = entries.get(keyOf(scope, id)) ?? running.get(keyOf(scope, id))
      return entry?.job ?? findElsewhere(scope, id, signal)
    },
  }
}
