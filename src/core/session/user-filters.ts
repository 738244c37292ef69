import { batch, signal } from '@preact/signals-core'
import type { Readable } from '../async/readable.js'
import type { BackupAdapter } from '../model/adapter.js'
import { type BackupError, unsupported } from '../model/errors.js'
import type { Facet } from '../model/facet-model.js'
import type { Scope } from '../model/model.js'
import { createLoading } from './loading.js'

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
  let isFresh = false
  const loading = createLoading({
    name: 'filters',
    scopeSignal: host.scopeSignal,
    isFresh: () => isFresh,
    async fetch(signal) {
      const { port } = host
      if (port.describeFilters === undefined) throw unsupported(port, 'describeFilters')
      const facets = await port.describeFilters(await host.needScope(), { signal })
      return () => {
        isFresh = true
        description.value = facets
      }
    },
  })

  return {
    description: loading.toReadable(description),
    error: loading.error,
    reload: loading.reload,
    refresh() {
      isFresh = false
      return loading.renew()
    },
    reset() {
      isFresh = false
      batch(() => {
        description.value = undefined
        loading.reset()
      })
      loading.renew().catch(() => {})
    },
  }
}
