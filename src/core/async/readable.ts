import { effect, type ReadonlySignal, untracked } from '@preact/signals-core'

/** A value that changes and says so. */
export interface Readable<T> {
  readonly value: T
  /**
   * Calls the listener at once and after every change, until the returned function is called.
   * Bound (may be passed around), and a listener that throws disturbs nobody else.
   */
  subscribe(listener: (value: T) => void): () => void
}

/**
 * The face of a signal that the world sees: read-only, bound, listeners isolated.
 * `onLook` is told when somebody subscribes and, by what it returns, when they leave.
 * `restMs` is the least time between two notices; the last value is always told.
 */
export const toReadable = <T>(source: ReadonlySignal<T>, onLook?: () => () => void, restMs = 0): Readable<T> => ({
  get value() {
    return source.value
  },
  subscribe(listener) {
    let lastAt = Number.NEGATIVE_INFINITY
    let timer: ReturnType<typeof setTimeout> | undefined
    const tell = (): void => {
      timer = undefined
      lastAt = performance.now()
      notify(listener, source.peek())
    }
    const stop = effect(() => {
      source.value
      untracked(() => {
        if (timer !== undefined) return
        const wait = restMs - (performance.now() - lastAt)
        if (restMs === 0 || wait <= 0) tell()
        else timer = setTimeout(tell, wait)
      })
    })
    const unlook = onLook?.()
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      clearTimeout(timer)
      stop()
      unlook?.()
    }
  },
})

/** Calls a listener; what it throws is reported where the host looks for errors, and goes no further. */
export const notify = <T>(listener: (value: T) => void, value: T): void => {
  try {
    listener(value)
  } catch (error) {
    if (typeof globalThis.reportError === 'function') globalThis.reportError(error)
    else console.error(error)
  }
}
