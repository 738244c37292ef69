import { batch, computed, type ReadonlySignal, signal } from '@preact/signals-core'
import { type Readable, toReadable } from '../async/readable.js'
import type { BackupAdapter } from '../model/adapter.js'
import { BackupError, disposed, toBackupError } from '../model/errors.js'
import { type Capability, type Cloud, type Domain, type Scope, sameScope } from '../model/model.js'

/** The clouds, the scope chosen among them, and the values derived from both. */
export interface Scopes {
  readonly clouds: Readable<readonly Cloud[]>
  readonly list: ReadonlySignal<readonly Cloud[]>
  readonly isLoaded: Readable<boolean>
  readonly error: Readable<BackupError | undefined>
  readonly current: ReadonlySignal<Scope | undefined>
  /** Loads the clouds unless they are loaded. Called with each subscription to a value derived from them. */
  look(): () => void
  readonly domain: ReadonlySignal<Domain | undefined>
  readonly capabilities: ReadonlySignal<ReadonlySet<Capability>>
  /** Whether the backend applies exceptions and items of kind `domain`. */
  canExcept(): Promise<boolean>
  /** Whether the backend keeps policies. */
  canKeep(): Promise<boolean>
  /** Resolves to the chosen scope, or to the first scope of the first cloud. */
  need(): Promise<Scope>
  /** Delays `need` and the default scope until the promise has settled, because it may set the scope. */
  hold(promise: Promise<unknown>): void
  /** Resolves to the clouds, loading them if necessary. */
  load(): Promise<readonly Cloud[]>
  /** Lists the clouds again. */
  reload(): Promise<readonly Cloud[]>
  /** Aborts when the scope changes or the session ends. */
  signal(): AbortSignal
  /** Changes the scope. Returns false if it is the current scope. */
  change(scope: Scope): boolean
  /** Aborts the calls of the old scope and creates a signal for the new one. */
  restart(): void
  dispose(): void
}

/** Methods that an adapter needs for a capability. */
const METHOD_OF: Record<Exclude<Capability, 'exceptions' | 'locale-order'>, readonly (keyof BackupAdapter)[]> = {
  sync: ['sync'],
  coverage: ['listCoverage'],
  runs: ['getRun'],
  retry: ['retryRun'],
  stop: ['stopRun'],
  settings: ['describeSettings', 'getSettings'],
  activity: ['listActivity'],
  filters: ['describeFilters'],
  licenses: ['listHolders'],
  policies: ['listPolicies', 'savePolicy', 'setPolicyStatus'],
}

/** Creates the scopes of a session. */
export const createScopes = (port: BackupAdapter, given: Scope | undefined): Scopes => {
  const list = signal<readonly Cloud[]>([])
  const error = signal<BackupError | undefined>(undefined)
  const current = signal<Scope | undefined>(given && { cloudId: given.cloudId, domainId: given.domainId })
  let controller = new AbortController()
  const end = new AbortController()
  let loading: Promise<readonly Cloud[]> | undefined
  /** Number of the latest listing. */
  let latest = 0
  let held: Promise<unknown> | undefined
  const isLoaded = signal(false)

  const cloud = computed(() => list.value.find(({ id }) => id === current.value?.cloudId))
  const domain = computed(() => cloud.value?.domains.find(({ id }) => id === current.value?.domainId))
  const capabilities = computed<ReadonlySet<Capability>>(() => {
    const named = cloud.value?.capabilities
    const all = Object.keys(METHOD_OF) as (keyof typeof METHOD_OF)[]
    const callable = all.filter((name) => METHOD_OF[name].every((method) => port[method] !== undefined))
    // exceptions have no method of their own to detect, so the cloud or the adapter must declare the capability
    const hasExceptions = named?.includes('exceptions') ?? port.exceptions === true
    return new Set<Capability>([
      ...callable.filter((name) => named?.includes(name) ?? true),
      ...(hasExceptions ? ['exceptions' as const] : []),
      ...((named?.includes('locale-order') ?? port.localeOrder === true) ? ['locale-order' as const] : []),
    ])
  })

  const listClouds = async (): Promise<readonly Cloud[]> => {
    const number = ++latest
    try {
      const clouds = await port.listClouds({ signal: end.signal })
      // a later listing has replaced this one
      if (number !== latest) return clouds
      batch(() => {
        isLoaded.value = true
        error.value = undefined
        list.value = clouds
      })
      return clouds
    } catch (thrown) {
      const failure = toBackupError(thrown)
      if (number === latest && failure.code !== 'aborted') error.value = failure
      throw failure
    }
  }
  const reload = (): Promise<readonly Cloud[]> => {
    const own = listClouds().finally(() => {
      if (loading === own) loading = undefined
    })
    loading = own
    return own
  }
  const load = (): Promise<readonly Cloud[]> => (isLoaded.peek() ? Promise.resolve(list.value) : (loading ?? reload()))

  const choose = (clouds: readonly Cloud[]): void => {
    if (current.value !== undefined) return
    const first = clouds.find(({ domains }) => domains.length > 0)
    const domain = first?.domains[0]
    if (first !== undefined && domain !== undefined) current.value = { cloudId: first.id, domainId: domain.id }
  }

  const look = (): (() => void) => {
    queueMicrotask(() => {
      if (!isLoaded.peek() && loading === undefined && error.value === undefined && !end.signal.aborted) {
        load().then(
          async (clouds) => {
            await held
            choose(clouds)
          },
          () => {},
        )
      }
    })
    return () => {}
  }

  const has = async (capability: Capability): Promise<boolean> => {
    await load()
    return capabilities.value.has(capability)
  }

  return {
    clouds: toReadable(list, look),
    list,
    isLoaded: toReadable(isLoaded, look),
    error: toReadable(error, look),
    current,
    look,
    domain,
    capabilities,
    canExcept: () => has('exceptions'),
    canKeep: () => has('policies'),
    async need() {
      if (held !== undefined) await held
      if (end.signal.aborted) throw disposed()
      if (current.value === undefined) choose(await load())
      if (current.value !== undefined) return current.value
      throw new BackupError('not-found', 'the backend lists no domain', { call: `${port.name}.listClouds` })
    },
    hold(promise) {
      held = promise.finally(() => {
        held = undefined
      })
    },
    load,
    reload,
    signal: () => controller.signal,
    change(scope) {
      if (sameScope(scope, current.value)) return false
      current.value = { cloudId: scope.cloudId, domainId: scope.domainId }
      return true
    },
    restart() {
      controller.abort()
      controller = new AbortController()
    },
    dispose() {
      end.abort()
      controller.abort()
    },
  }
}
