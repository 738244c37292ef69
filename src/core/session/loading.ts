import { type ReadonlySignal, signal } from '@preact/signals-core'
import { type Readable, toReadable } from '../async/readable.js'
import { aborted, type BackupError, toBackupError } from '../model/errors.js'

/** The parts that data needs from its owner to load on the first subscription. */
export interface LoadingHost {
  /** Name of the data in errors. */
  name: string
  /** Aborts when the scope changes or the session ends. */
  scopeSignal(): AbortSignal
  isFresh(): boolean
  /** Fetches the data. Resolves to the function that stores it, which is not called after a change of the scope. */
  fetch(signal: AbortSignal): Promise<() => void>
}

/** The loading of data of the domain. */
export interface Loading {
  readonly error: Readable<BackupError | undefined>
  /** Returns a readable whose first subscription loads the data. */
  toReadable<T>(data: ReadonlySignal<T>): Readable<T>
  /** Fetches the data again. */
  reload(): Promise<void>
  /** Fetches the data again if it has subscribers. */
  renew(): Promise<void>
  /** Forgets the error and the running request, for a new scope. */
  reset(): void
}

/** Creates the loading of data: one request at a time on subscription, and again only on request after a failure. */
export const createLoading = ({ name, scopeSignal, isFresh, fetch }: LoadingHost): Loading => {
  const error = signal<BackupError | undefined>(undefined)
  let loading: Promise<void> | undefined
  let subscribers = 0

  const load = async (): Promise<void> => {
    const abort = scopeSignal()
    error.value = undefined
    try {
      const store = await fetch(abort)
      if (abort.aborted) throw aborted(name)
      store()
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
      if (subscribers > 0 && !isFresh() && error.value === undefined && loading === undefined) reload().catch(() => {})
    })
    return () => {
      subscribers -= 1
    }
  }
  return {
    error: toReadable(error, look),
    toReadable: (data) => toReadable(data, look),
    reload,
    renew: async () => {
      if (subscribers > 0) await reload()
    },
    reset() {
      loading = undefined
      error.value = undefined
    },
  }
}
