import { batch, signal } from '@preact/signals-core'
import { type Readable, toReadable } from '../async/readable.js'
import type { BackupAdapter } from '../model/adapter.js'
import { aborted, BackupError, toBackupError } from '../model/errors.js'
import type { Facet, Scope } from '../model/model.js'

/** The facets by which the users of the domain can be filtered. They load on the first subscription. */
export interface UserFilters {
  readonly description: Readable<readonly Facet[] | undefined>
  readonly error: Readable<BackupError | undefined>
  reload(): Promise<void>
}

/** Connections between the facets and their session. */
export interface UserFiltersHost {
  port: BackupAdapter
  needScope(): Promise<Scope>
  /** Aborts when the scope changes or the session ends. */
  scopeSignal(): AbortSignal
}

/** The facets with the methods reserved for their session. */
export interface OwnedUserFilters extends UserFilters {
  /** Fetches the facets again: now if they have subscribers, otherwise on the next subscription. The old facets stay until then. */
  refresh(): Promise<void>
  /** Clears the facets for a new scope. */
  reset(): void
}

/** Creates the facets of the current domain. */
export const createUserFilters = (host: UserFiltersHost): OwnedUserFilters => {
  const description = signal<readonly Facet[] | undefined>(undefined)
  const error = signal<BackupError | undefined>(undefined)
  let isFresh = false
  let loading: Promise<void> | undefined
  let subscribers = 0

  const load = async (): Promise<void> => {
    const abort = host.scopeSignal()
    error.value = undefined
    try {
      const { port } = host
      if (port.describeFilters === undefined) {
        throw new BackupError('unsupported', 'the adapter does not support this call', { call: `${port.name}.describeFilters` })
      }
      const facets = await port.describeFilters(await host.needScope(), { signal: host.scopeSignal() })
      if (abort.aborted) throw aborted('filters')
      isFresh = true
      description.value = facets
    } catch (thrown) {
      const failure = toBackupError(thrown)
      if (!abort.aborted && failure.code !== 'aborted') error.value = failure
      throw failure
    }
  }
  const reload = (): Promise<void> => {
    const own = load().finally(() => {
      if (loading === own) loading = undefined
    })
    loading = own
    return own
  }
  const look = (): (() => void) => {
    subscribers += 1
    queueMicrotask(() => {
      if (subscribers > 0 && !isFresh && error.value === undefined && loading === undefined) reload().catch(() => {})
    })
    return () => {
      subscribers -= 1
    }
  }

  return {
    description: toReadable(description, look),
    error: toReadable(error, look),
    reload,
    async refresh() {
      isFresh = false
      if (subscribers > 0) await reload()
    },
    reset() {
      isFresh = false
      loading = undefined
      batch(() => {
        description.value = undefined
        error.value = undefined
      })
      if (subscribers > 0) reload().catch(() => {})
    },
  }
}
