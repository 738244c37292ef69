import { aborted } from '../model/errors.js'
import { onAbort } from './abort.js'

/** Resolves after `ms` milliseconds; rejects `aborted` as soon as the signal aborts. */
export const sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      stopListening?.()
      resolve()
    }, ms)
    const stopListening =
      signal &&
      onAbort(signal, () => {
        clearTimeout(timer)
        reject(aborted())
      })
  })

/** Bounds of an exponential backoff, in milliseconds. */
export interface Backoff {
  firstMs: number
  maxMs: number
}

/**
 * The wait before a retry: doubles with each attempt up to `maxMs`. Jitter takes up to half off, so that many clients do not retry at the
 * same moment.
 * @param attempt 1 for the first retry
 */
export const backoffMs = (attempt: number, { firstMs, maxMs }: Backoff): number =>
  Math.min(maxMs, firstMs * 2 ** (attempt - 1)) * (0.5 + Math.random() / 2)
