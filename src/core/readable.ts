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

/** The face of a signal that the world sees: read-only, bound, listeners isolated. */
export const toReadable = <T>(source: ReadonlySignal<T>, onLook?: () => () => void): Readable<T> => ({
  get value() {
    return source.value
  },
  subscribe(listener) {
    const stop = effect(() => {
      const value = source.value
      untracked(() => notify(listener, value))
    })
    const unlook = onLook?.()
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
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
