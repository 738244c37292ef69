import { batch, type ReadonlySignal, signal } from '@preact/signals-core'
import { BackupError, toBackupError } from '../errors.js'
import type { ListStatus } from '../list.js'
import type { OrgUnit } from '../model.js'

/** How long the units may take before the tree says that it is slow. */
const STALLED_AFTER_MS = 8000

export interface UnitsLoaderHost {
  fetch(signal: AbortSignal): Promise<readonly OrgUnit[]>
  /** They came; called within a batch. */
  take(units: readonly OrgUnit[]): void
}

/** Loads all units in one go: when first looked at, and again on demand. */
export interface UnitsLoader {
  readonly status: ReadonlySignal<ListStatus>
  readonly error: ReadonlySignal<BackupError | undefined>
  readonly isLookedAt: boolean
  /** Somebody subscribes; the returned function says that they left. */
  look(): () => void
  /** Loads what is not there yet, or tries again. */
  more(): Promise<void>
  reload(): Promise<void>
  refresh(): Promise<void>
  reset(): void
  dispose(): void
}

export const createUnitsLoader = (host: UnitsLoaderHost): UnitsLoader => {
  const status = signal<ListStatus>('idle')
  const error = signal<BackupError | undefined>(undefined)
  /** The load under way: overtaken ones find another here and stop. */
  let loading: { controller: AbortController; done: Promise<void> } | undefined
  let slow: ReturnType<typeof setTimeout> | undefined
  let isFresh = false
  let isOver = false
  let lookers = 0

  const settle = (): void => {
    clearTimeout(slow)
    loading = undefined
  }
  const stop = (): void => loading?.controller.abort()
  const isUnderWay = (): boolean => loading !== undefined && !loading.controller.signal.aborted

  const load = (): Promise<void> => {
    if (isOver) return Promise.reject(new BackupError('disposed', 'the session is disposed'))
    stop()
    clearTimeout(slow)
    const controller = new AbortController()
    const own = { controller, done: Promise.resolve() }
    loading = own
    batch(() => {
      status.value = 'loading'
      error.value = undefined
    })
    slow = setTimeout(() => {
      status.value = 'stalled'
    }, STALLED_AFTER_MS)
    const run = async (): Promise<void> => {
      try {
        const units = await host.fetch(controller.signal)
        if (controller.signal.aborted) throw new BackupError('aborted', 'stopped')
        settle()
        isFresh = true
        batch(() => {
          host.take(units)
          status.value = 'ready'
        })
      } catch (thrown) {
        const failure = toBackupError(thrown)
        if (loading !== own) {
          // overtaken: who asked gets what overtook it
          if (loading !== undefined) return loading.done
          throw failure
        }
        settle()
        const isStopped = controller.signal.aborted
        isFresh &&= isStopped
        batch(() => {
          status.value = isStopped ? (isFresh ? 'ready' : 'idle') : 'failed'
          error.value = isStopped ? undefined : failure
        })
        throw failure
      }
    }
    own.done = run()
    // who started it hears of a failure; a mere onlooker reads `error`
    own.done.catch(() => {})
    return own.done
  }
  /** What is here is no longer what is wanted; the next look or `more` begins anew. */
  const outdate = (): void => {
    stop()
    settle()
    isFresh = false
    batch(() => {
      status.value = 'idle'
      error.value = undefined
    })
  }

  return {
    status,
    error,
    get isLookedAt() {
      return lookers > 0
    },
    look() {
      lookers += 1
      // not at once: a subscription made while rendering must not change what is being rendered
      queueMicrotask(() => {
        if (lookers > 0 && !isOver && !isFresh && !isUnderWay() && status.peek() !== 'failed') load().catch(() => {})
      })
      return () => {
        lookers -= 1
        setTimeout(() => {
          if (lookers === 0) stop()
        }, 0)
      }
    },
    more() {
      if (isOver) return load()
      if (loading !== undefined && isUnderWay()) return loading.done
      return isFresh ? Promise.resolve() : load()
    },
    reload: load,
    async refresh() {
      if (lookers > 0) await load()
      else if (!isOver) outdate()
    },
    reset() {
      outdate()
      if (lookers > 0 && !isOver) load().catch(() => {})
    },
    dispose() {
      outdate()
      isOver = true
    },
  }
}
