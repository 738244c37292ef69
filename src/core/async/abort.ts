import { aborted } from '../model/errors.js'

/**
 * Calls the listener when the signal aborts. The returned function stops listening. If the signal has already aborted, the listener runs in
 * a microtask, so that it may use the returned function.
 */
export const onAbort = (signal: AbortSignal, listener: () => void): (() => void) => {
  let isListening = true
  if (signal.aborted) queueMicrotask(() => isListening && listener())
  else signal.addEventListener('abort', listener, { once: true })
  return () => {
    isListening = false
    signal.removeEventListener('abort', listener)
  }
}

/** Settles like the promise, or rejects `aborted` as soon as the signal aborts, even if the promise ignores the signal. */
export const abortable = <T>(promise: Promise<T>, signal: AbortSignal, call?: string): Promise<T> =>
  new Promise((resolve, reject) => {
    const stopListening = onAbort(signal, () => reject(aborted(call)))
    promise.then(resolve, reject).finally(stopListening)
  })

/** An `AbortController` that also aborts when one of its parent signals aborts. */
export interface LinkedController {
  readonly signal: AbortSignal
  abort(): void
  /**
   * Stops listening to the parents. Without this call, a long-lived parent keeps every controller in memory (`AbortSignal.any` leaks this
   * way).
   */
  unlink(): void
}

/** Creates a controller that aborts with the first of the parent signals. */
export const linkAbort = (...parents: readonly AbortSignal[]): LinkedController => {
  const controller = new AbortController()
  const abort = (): void => controller.abort()
  if (parents.some(({ aborted }) => aborted)) abort()
  const stops = parents.map((parent) => onAbort(parent, abort))
  return {
    signal: controller.signal,
    abort,
    unlink() {
      for (const stop of stops) stop()
    },
  }
}
