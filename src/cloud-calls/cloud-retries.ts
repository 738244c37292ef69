import { type Backoff, backoffMs, type Clock, realClock } from '../core/internal.js'
import { type CloudFailure, cloudError } from './cloud-failure.js'

const BACKOFF: Backoff = { firstMs: 500, maxMs: 30_000 }
const MAX_ATTEMPTS = 12
/** Maximum sum of the waits of one request in ms. A longer wait is left to the caller: the error contains the time. */
const MAX_WAITS_MS = 120_000
/** Some clouds request the same short wait every time, so later waits grow in any case. */
const TRUSTED_ATTEMPTS = 3

export interface RetryOptions {
  /** The failed call, named in errors. */
  call: string
  /**
   * Whether the request may be sent twice. If not, it is retried only when it was throttled, because any other failure leaves open
   * whether the cloud acted. Default true.
   */
  isRepeatable?: boolean | undefined
  /** Maximum number of attempts, if fewer than the failure allows. */
  attempts?: number | undefined
  clock?: Clock | undefined
}

/** Resolves when the request may be sent again. @throws BackupError of the failure when it must not. */
export type WaitForRetry = (failure: CloudFailure, signal: AbortSignal) => Promise<void>

/**
 * Counts the attempts of one request, or of one part of a batch. Waits as long as the cloud requests, plus up to a tenth; without that, backs
 * off with jitter.
 */
export const createRetries = ({
  call,
  isRepeatable = true,
  attempts: most = MAX_ATTEMPTS,
  clock = realClock,
}: RetryOptions): WaitForRetry => {
  let attempt = 0
  let waitedMs = 0
  return async (failure, signal) => {
    attempt += 1
    const { code, retryAfterMs, isWorthRetrying, attempts = MAX_ATTEMPTS } = failure
    const toldMs = (retryAfterMs ?? 0) * (1 + Math.random() / 10)
    const ownMs = retryAfterMs === undefined || attempt > TRUSTED_ATTEMPTS ? backoffMs(attempt, BACKOFF) : 0
    const waitMs = Math.max(toldMs, ownMs)
    waitedMs += waitMs
    const isAllowed = isWorthRetrying && (isRepeatable || code === 'rate-limited')
    if (!isAllowed || attempt >= Math.min(most, attempts) || waitedMs > MAX_WAITS_MS) throw cloudError(failure, call)
    await clock.sleep(waitMs, signal)
  }
}
