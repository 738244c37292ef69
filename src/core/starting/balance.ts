import { type ReadonlySignal, signal } from '@preact/signals-core'
import type { BackupAdapter } from '../model/adapter.js'
import { type BackupError, toBackupError } from '../model/errors.js'
import type { CreditBalance } from '../model/model.js'
import type { Scopes } from '../session/scopes.js'

/** Credits available to the scope, read on demand. */
export interface Balance {
  readonly available: ReadonlySignal<CreditBalance['available'] | undefined>
  readonly error: ReadonlySignal<BackupError | undefined>
  /** Resolves when the credits are known. */
  need(): Promise<void>
  /** Adds a subscriber, which keeps the credits loaded. The returned function removes it. */
  look(): () => void
  /** Reads the credits again if they have been read before or have subscribers. */
  refresh(): Promise<void>
  /** Reads the credits again; answers to earlier requests are ignored. */
  reload(): Promise<void>
  reset(): void
}

export const createBalance = (port: BackupAdapter, scopes: Scopes): Balance => {
  const available = signal<CreditBalance['available'] | undefined>(undefined)
  const error = signal<BackupError | undefined>(undefined)
  let loading: Promise<void> | undefined
  let subscribers = 0

  const reload = (): Promise<void> => {
    const load = async (): Promise<void> => {
      try {
        const scope = await scopes.need()
        const answer = await port.getCredits(scope, { signal: scopes.signal() })
        // a later request has replaced this one
        if (loading !== own) return await loading
        available.value = answer.available
        error.value = undefined
      } catch (thrown) {
        const failure = toBackupError(thrown)
        if (loading === own && failure.code !== 'aborted') error.value = failure
        throw failure
      } finally {
        if (loading === own) loading = undefined
      }
    }
    let own: Promise<void> | undefined
    // `load` compares `own`, so it must not run before the assignment
    own = Promise.resolve().then(load)
    loading = own
    return own
  }

  const need = (): Promise<void> => (available.value === undefined ? (loading ?? reload()) : Promise.resolve())

  return {
    available,
    error,
    need,
    look() {
      subscribers += 1
      // in a microtask: a subscription made while rendering must not change what is being rendered
      queueMicrotask(() => {
        if (subscribers > 0) need().catch(() => {})
      })
      return () => {
        subscribers -= 1
      }
    },
    async refresh() {
      if (available.value !== undefined || error.value !== undefined || subscribers > 0) await reload()
    },
    reload,
    reset() {
      loading = undefined
      available.value = undefined
      error.value = undefined
      if (subscribers > 0) reload().catch(() => {})
    },
  }
}
