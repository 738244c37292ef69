import type { Directory } from '../../../compose/directory.js'
import { BackupError, type Scope, type SyncKind, toBackupError } from '../../../core/internal.js'
import { pause } from '../jobs/pause.js'
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
const AGAIN_MS = 500
/** Who wants to be left alone for longer is asked all the same: nobody waits for ever. */
const MOST_AGAIN_MS = 3_600_000

const waitOf = ({ details }: BackupError, tries: number): number => {
  const { retryAfterMs } = (details ?? {}) as { retryAfterMs?: unknown }
  const asked = typeof retryAfterMs === 'number' && retryAfterMs > 0 ? retryAfterMs : 0
  const own = AGAIN_MS * 2 ** (tries - 1)
  // not everybody at once, and never before the time that was told
  return Math.min(MOST_AGAIN_MS, Math.max(asked, own / 2) + Math.random() * own)
}

/** One try, which is given up when the signal aborts or nothing comes, whatever the directory makes of its signal. */
const tryOnce = async (directory: Directory, { kind, scope, cursor }: Place, signal: AbortSignal): Promise<Page> => {
  const controller = new AbortController()
  let giveUp = (_: BackupError): void => {}
  const given = new Promise<never>((_, reject) => {
    giveUp = (error) => {
      reject(error)
      controller.abort()
    }
  })
  const onAbort = (): void => giveUp(new BackupError('aborted', 'stopped'))
  const timer = setTimeout(() => giveUp(new BackupError('unavailable', 'the directory does not answer')), MOST_MS)
  if (signal.aborted) onAbort()
  else signal.addEventListener('abort', onAbort, { once: true })
  try {
    return await Promise.race([readPage(directory, kind, scope, cursor ?? undefined, controller.signal), given])
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', onAbort)
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
      const { code, message } = told
      // nobody here stopped it
      const error = code === 'aborted' ? new BackupError('unavailable', message.replace('[backup-start] ', ''), { cause: thrown }) : told
      if (tries === TRIES || !error.retryable) throw error
      await pause(waitOf(error, tries), signal)
    }
  }
}
