import { computed, type ReadonlySignal, signal } from '@preact/signals-core'
import type { BackupAdapter } from '../model/adapter.js'
import { BackupError, toBackupError } from '../model/errors.js'
import type { Cloud, Scope, SyncKind, SyncResult } from '../model/model.js'

/** The state of one kind of sync of one domain. */
export interface SyncState {
  scope: Scope
  kind: SyncKind
  status: 'idle' | 'running' | 'failed'
  done?: number | undefined
  total?: number | undefined
  /** Time of the last sync, ISO 8601. Absent if there was none. */
  lastAt?: string | undefined
  error?: BackupError | undefined
  /** Result of the latest sync of this session. */
  result?: SyncResult | undefined
}

/** Connections between the syncs and their session. */
export interface SyncsHost {
  port: BackupAdapter
  clouds: ReadonlySignal<readonly Cloud[]>
  /** Aborts when the session ends. */
  signal: AbortSignal
  /** Called when a sync of this session succeeded. */
  onDone(scope: Scope, kind: SyncKind): void
}

const KINDS: readonly SyncKind[] = ['users', 'groups', 'org-units']

/** Creates the syncs. Each kind of each domain runs independently; a second request joins the running sync. */
export const createSyncs = (host: SyncsHost) => {
  const own = signal<ReadonlyMap<string, SyncState>>(new Map())
  const running = new Map<string, Promise<SyncResult>>()
  const keyOf = (scope: Scope, kind: SyncKind): string => JSON.stringify([scope.cloudId, scope.domainId, kind])
  const set = (state: SyncState): void => {
    own.value = new Map(own.value).set(keyOf(state.scope, state.kind), state)
  }

  const states = computed<readonly SyncState[]>(() => {
    const all = new Map(own.value)
    for (const cloud of host.clouds.value) {
      for (const domain of cloud.domains) {
        const scope = { cloudId: cloud.id, domainId: domain.id }
        for (const kind of KINDS) {
          const state = all.get(keyOf(scope, kind)) ?? { scope, kind, status: domain.syncing?.includes(kind) ? 'running' : 'idle' }
          const lastAt = [state.lastAt, domain.synced?.[kind]]
            .filter((at) => at !== undefined)
            .sort((a, b) => Date.parse(b) - Date.parse(a))[0]
          all.set(keyOf(scope, kind), { ...state, ...(lastAt !== undefined && { lastAt }) })
        }
      }
    }
    return [...all.values()]
  })

  const callSync: NonNullable<BackupAdapter['sync']> = async (scope, kind, call) => {
    if (host.port.sync !== undefined) return host.port.sync(scope, kind, call)
    throw new BackupError('unsupported', 'the adapter has no such method', { call: `${host.port.name}.sync` })
  }

  const run = async (scope: Scope, kind: SyncKind): Promise<SyncResult> => {
    const lastAt = own.value.get(keyOf(scope, kind))?.lastAt
    const before = lastAt === undefined ? {} : { lastAt }
    set({ scope, kind, status: 'running', ...before })
    try {
      const result = await callSync(scope, kind, {
        signal: host.signal,
        onProgress: ({ done, total }) => {
          if (running.has(keyOf(scope, kind)))
            set({ scope, kind, status: 'running', ...before, done, ...(total !== undefined && { total }) })
        },
      })
      running.delete(keyOf(scope, kind))
      set({ scope, kind, status: 'idle', lastAt: result.finishedAt, result })
      host.onDone(scope, kind)
      return result
    } catch (thrown) {
      running.delete(keyOf(scope, kind))
      const error = toBackupError(thrown)
      set(error.code === 'aborted' ? { scope, kind, status: 'idle', ...before } : { scope, kind, status: 'failed', ...before, error })
      throw error
    }
  }

  return {
    states,
    sync(scope: Scope, kind: SyncKind): Promise<SyncResult> {
      const key = keyOf(scope, kind)
      const joined = running.get(key)
      if (joined) return joined
      const promise = run({ cloudId: scope.cloudId, domainId: scope.domainId }, kind)
      running.set(key, promise)
      return promise
    },
    async cancel(scope: Scope, kind: SyncKind): Promise<void> {
      await host.port.cancelSync?.(scope, kind, { signal: host.signal })
    },
  }
}
