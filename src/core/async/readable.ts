import { effect, type ReadonlySignal, untracked } from '@preact/signals-core'

/** A value that notifies subscribers of its changes. */
export interface Readable<T> {
  readonly value: T
  /**
   * Calls the listener now and after every change, until the returned function is called. The method is bound, so it may be passed around.
   * An error in one listener does not reach the others.
   */
  subscribe(listener: (value: T) => void): () => void
}

/**
 * Wraps a signal for readers outside the core: read-only, bound, with isolated listeners.
 *
 * @param onSubscribe called for each new subscription; may return a function to call when the subscription ends
 * @param intervalMs minimum time between two calls of a listener; the last value always arrives
 */
export const toReadable = <T>(source: ReadonlySignal<T>, onSubscribe?: () => () => void, intervalMs = 0): Readable<T> => ({
  get value() {
    return source.value
  },
  subscribe(listener) {
    let notifiedAt = Number.NEGATIVE_INFINITY
    let timer: ReturnType<typeof setTimeout> | undefined
    const notifyNow = (): void => {
      timer = undefined
      notifiedAt = performance.now()
      notify(listener, source.peek())
    }
    const stop = effect(() => {
      source.value
      untracked(() => {
        if (timer !== undefined) return
        const waitMs = intervalMs - (performance.now() - notifiedAt)
        if (intervalMs === 0 || waitMs <= 0) notifyNow()
        else timer = setTimeout(notifyNow, waitMs)
      })
    })
    const onUnsubscribe = onSubscribe?.()
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      clearTimeout(timer)
      stop()
      onUnsubscribe?.()
    }
  },
})

/**
 * Wraps a signal so that its value is always current, but its listeners are called at the pace of another signal. If a value changes a
 * thousand times a second, rendering each change would take longer than computing it.
 *
 * @param paced follows `source` at its own pace
 */
export const toPacedReadable = <T>(source: ReadonlySignal<T>, paced: ReadonlySignal<T>, onSubscribe?: () => () => void): Readable<T> => ({
  get value() {
    return source.value
  },
  subscribe: toReadable(paced, onSubscribe).subscribe,
})

/** Calls a listener. Reports an error that it throws as an uncaught error of the host page, and continues. */
export const notify = <T>(listener: (value: T) => void, value: T): void => {
  try {
    listener(value)
  } catch (error) {
    if (typeof globalThis.reportError === 'function') globalThis.reportError(error)
    else console.error(error)
  }
}
