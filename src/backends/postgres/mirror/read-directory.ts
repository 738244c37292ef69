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
import { type Page, readPage } from './directory-door.js'

/** Where a sync goes on. */
export interface Place {
  kind: SyncKind
  scope: Scope
  cursor: string | null
}

/** Longer than any cloud takes to answer: whoever is silent for so long is asked again. */
const MOST_MS = 300_000
const TRIES = 5
const AGAIN_MS: Backoff = { firstMs: 500, maxMs: 10_000 }
/** Who wants to be left alone for longer is asked all the same: nobody waits for ever. */
const MOST_AGAIN_MS = 3_600_000

const waitOf = ({ details }: BackupError, tries: number): number => {
  const { retryAfterMs } = (details ?? {}) as { retryAfterMs?: unknown }
  const asked = typeof retryAfterMs === 'number' && retryAfterMs > 0 ? retryAfterMs : 0
  // never before the time that the directory named
  return Math.min(MOST_AGAIN_MS, asked + backoffMs(tries, AGAIN_MS))
}

/** One try, which is given up when the signal aborts or nothing comes, whatever the directory makes of its signal. */
const tryOnce = async (directory: Directory, { kind, scope, cursor }: Place, signal: AbortSignal): Promise<Page> => {
  const linked = linkAbort(signal)
  const timer = setTimeout(linked.abort, MOST_MS)
  try {
    return await abortable(readPage(directory, kind, scope, cursor ?? undefined, linked.signal), linked.signal)
  } catch (error) {
    if (linked.signal.aborted && !signal.aborted) throw new BackupError('unavailable', 'the directory does not answer')
    throw error
  } finally {
    clearTimeout(timer)
    linked.unlink()
  }
}

/**
 * The page where a sync goes on. What may go better is tried again, later each time, and not before the directory wants to be
 * asked again. Rejects `aborted` when the signal does, and only then.
 */
export const read = async (directory: Directory, place: Place, signal: AbortSignal): Promise<Page> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await tryOnce(directory, place, signal)
    } catch (thrown) {
      if (signal.aborted) throw new BackupError('aborted', 'stopped')
      const told = toBackupError(thrown)
      const { code, reason } = told
      // nobody here stopped it
      const error = code === 'aborted' ? new BackupError('unavailable', reason, { cause: thrown }) : told
      if (tries === TRIES || !error.retryable) throw error
      await sleep(waitOf(error, tries), signal)
    }
  }
}
