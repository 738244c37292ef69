import { computed, type ReadonlySignal, signal } from '@preact/signals-core'
import type { BackupAdapter } from '../model/adapter.js'
import { type BackupError, toBackupError, unsupported } from '../model/errors.js'
import { type Cloud, type Domain, type Scope, type SyncKind, type SyncResult, sameScope } from '../model/model.js'

/** The state of one kind of sync of one domain. */
export interface SyncState {
  scope: Scope
  kind: SyncKind
  status: 'idle' | 'running' | 'failed'
  done?: number | undefined
  total?: number | undefined
  /** Time of the last sync, ISO 8601. Absent before the first sync. */
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

/** State of a sync of this session, and the list of clouds at its end. */
interface OwnSync extends SyncState {
  clouds?: readonly Cloud[]
}

const later = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined || (b !== undefined && Date.parse(b) > Date.parse(a)) ? b : a

/** Creates the syncs. Each kind of each domain runs independently; a second request joins the running sync. */
export const createSyncs = (host: SyncsHost) => {
  const own = signal<ReadonlyMap<string, OwnSync>>(new Map())
  const running = new Map<string, Promise<SyncResult>>()
  const keyOf = (scope: Scope, kind: SyncKind): string => JSON.stringify([scope.cloudId, scope.domainId, kind])
  const set = (state: SyncState): void => {
    const isOver = state.status !== 'running'
    own.value = new Map(own.value).set(keyOf(state.scope, state.kind), isOver ? { ...state, clouds: host.clouds.peek() } : state)
  }

  /** Combines the latest sync of this session with the syncs of all sessions from the list of clouds. */
  const combine = (scope: Scope, kind: SyncKind, domain: Domain, clouds: readonly Cloud[]): SyncState => {
    const { clouds: cloudsAtEnd, ...mine } = own.value.get(keyOf(scope, kind)) ?? { scope, kind, status: 'idle' as const }
    const lastAt = later(mine.lastAt, domain.synced?.[kind])
    const withLastAt = lastAt === undefined ? {} : { lastAt }
    // a list fetched before the end may still contain the sync of this session
    const runsElsewhere = domain.syncing?.includes(kind) === true && clouds !== cloudsAtEnd
    if (mine.status !== 'running' && runsElsewhere) return { scope, kind, status: 'running', ...withLastAt }
    // a later sync of another session succeeded; without a list of clouds at the end of the own sync, the times cannot be compared
    const wasListed = cloudsAtEnd === undefined || cloudsAtEnd.length > 0
    if (mine.status !== 'running' && wasListed && lastAt !== mine.lastAt) return { scope, kind, status: 'idle', ...withLastAt }
    return { ...mine, ...withLastAt }
  }

  const states = computed<readonly SyncState[]>(() => {
    const clouds = host.clouds.value
    const all = new Map<string, SyncState>()
    for (const [key, { clouds: _, ...state }] of own.value) all.set(key, state)
    for (const cloud of clouds) {
      for (const domain of cloud.domains) {
        const scope = { cloudId: cloud.id, domainId: domain.id }
        for (const kind of KINDS) all.set(keyOf(scope, kind), combine(scope, kind, domain, clouds))
      }
    }
    return [...all.values()]
  })

  const callSync: NonNullable<BackupAdapter['sync']> = async (scope, kind, call) => {
    if (host.port.sync !== undefined) return host.port.sync(scope, kind, call)
    throw unsupported(host.port, 'sync')
  }

  const run = async (scope: Scope, kind: SyncKind): Promise<SyncResult> => {
    const timeBefore = (): Pick<SyncState, 'lastAt'> => {
      const lastAt = states.peek().find((state) => state.kind === kind && sameScope(state.scope, scope))?.lastAt
      return lastAt === undefined ? {} : { lastAt }
    }
    const before = timeBefore()
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
      // the clouds may have been fetched while the sync ran
      const time = timeBefore()
      set(error.code === 'aborted' ? { scope, kind, status: 'idle', ...time } : { scope, kind, status: 'failed', ...time, error })
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
