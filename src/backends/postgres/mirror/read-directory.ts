import type { Directory } from '../../../compose/directory.js'
import {
  abortable,
  type Backoff,
  BackupError,
  backoffMs,
  linkAbort,
  type Scope,
  type SyncKind,
  sleep,
  toBackupError,
} from '../../../core/internal.js'
import { type DirectoryRecords, requestPage } from './directory-shapes.js'

/** The next page of a sync. */
export interface PageRequest {
  kind: SyncKind
  scope: Scope
  cursor: string | null
}

/** No cloud takes longer to answer. A request without an answer by then is retried. */
const TIMEOUT_MS = 300_000
const MAX_TRIES = 5
const BACKOFF: Backoff = { firstMs: 500, maxMs: 10_000 }
/** Caps Retry-After, so that no sync waits for ever. */
const MAX_RETRY_DELAY_MS = 3_600_000

/** The delay before the next try: exponential backoff, and never less than the directory's Retry-After. */
const retryDelayOf = ({ details }: BackupError, tries: number): number => {
  const { retryAfterMs } = (details ?? {}) as { retryAfterMs?: unknown }
  const retryAfter = typeof retryAfterMs === 'number' && retryAfterMs > 0 ? retryAfterMs : 0
  return Math.min(MAX_RETRY_DELAY_MS, retryAfter + backoffMs(tries, BACKOFF))
}

/** Requests a page once. Rejects on abort and timeout even if the directory ignores its signal. */
const tryOnce = async (directory: Directory, { kind, scope, cursor }: PageRequest, signal: AbortSignal): Promise<DirectoryRecords> => {
  const linked = linkAbort(signal)
  const timer = setTimeout(linked.abort, TIMEOUT_MS)
  try {
    return await abortable(requestPage(directory, kind, scope, cursor ?? undefined, linked.signal), linked.signal)
  } catch (error) {
    if (linked.signal.aborted && !signal.aborted) throw new BackupError('unavailable', 'the directory does not answer')
    throw error
  } finally {
    clearTimeout(timer)
    linked.unlink()
  }
}

/**
 * Reads the next page of a sync and retries retryable errors with backoff.
 *
 * @throws `aborted` only if the signal aborts; the last error of the directory after five tries
 */
export const readDirectoryPage = async (directory: Directory, request: PageRequest, signal: AbortSignal): Promise<DirectoryRecords> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await tryOnce(directory, request, signal)
    } catch (thrown) {
      if (signal.aborted) throw new BackupError('aborted', 'stopped')
      const reported = toBackupError(thrown)
      // The signal has not aborted, so an abort of the directory's own is a failure like any other.
      const error = reported.code === 'aborted' ? new BackupError('unavailable', reported.reason, { cause: thrown }) : reported
      if (tries === MAX_TRIES || !error.retryable) throw error
      await sleep(retryDelayOf(error, tries), signal)
    }
  }
}
