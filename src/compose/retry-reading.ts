import { abortable, type Backoff, BackupError, backoffMs, linkAbort, retryAfterOf, sleep, toBackupError } from '../core/internal.js'

/** Timeout of a call in ms, above the longest time that a cloud takes for a page. The call is then retried. */
const TIMEOUT_MS = 300_000
const MAX_ATTEMPTS = 5
const BACKOFF: Backoff = { firstMs: 500, maxMs: 10_000 }
/** Maximum wait between two attempts in ms, even if the directory requests more. */
const MAX_WAIT_MS = 3_600_000

// never before the time that the directory requested
const waitOf = (error: BackupError, attempt: number): number =>
  Math.min(MAX_WAIT_MS, (retryAfterOf(error) ?? 0) + backoffMs(attempt, BACKOFF))

/** One attempt, which ends on abort or timeout even if the directory ignores its signal. */
const readOnce = async <T>(read: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> => {
  const linked = linkAbort(signal)
  const timer = setTimeout(linked.abort, TIMEOUT_MS)
  try {
    return await abortable(read(linked.signal), linked.signal)
  } catch (error) {
    if (linked.signal.aborted && !signal.aborted) throw new BackupError('unavailable', 'the directory does not answer')
    throw error
  } finally {
    clearTimeout(timer)
    linked.unlink()
  }
}

/**
 * Reads from a directory. Retries retryable errors with backoff, but not before the time that the directory requests.
 * @throws `aborted` only when the signal aborts
 */
export const readWithRetries = async <T>(read: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await readOnce(read, signal)
    } catch (thrown) {
      if (signal.aborted) throw new BackupError('aborted', 'stopped')
      const known = toBackupError(thrown)
      // an abort without an aborted signal counts as an outage
      const error = known.code === 'aborted' ? new BackupError('unavailable', known.reason, { cause: thrown }) : known
      if (attempt === MAX_ATTEMPTS || !error.retryable) throw error
      await sleep(waitOf(error, attempt), signal)
    }
  }
}
