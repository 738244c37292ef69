import { isBackupError } from '../core/internal.js'
import { formatFailure } from './log.js'

/** npm and the terminal both forward a signal. A second signal within this time counts as the same one. */
const SAME_SIGNAL_MS = 400
/** 128 plus the number of the signal. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const

/** Default time for a clean stop, shorter than the 30 s after which orchestrators kill the process. */
const DEADLINE_MS = 25_000

/**
 * Stops the process cleanly with exit code 0 on the first SIGINT or SIGTERM, and at once on the second. If a stop exceeds the deadline, for
 * example because the database does not respond, the exit code is 1; the next process repeats interrupted work.
 */
export const stopOnSignals = (stop: () => Promise<void>, log: (line: string) => void, deadlineMs = DEADLINE_MS): void => {
  let since: number | undefined
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      const now = performance.now()
      if (since !== undefined) {
        if (now - since > SAME_SIGNAL_MS) process.exit(EXIT_CODES[signal])
        return
      }
      since = now
      setTimeout(() => {
        log(`The process did not stop within ${deadlineMs / 1000} s and ends now.`)
        process.exit(1)
      }, deadlineMs).unref()
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log(String(error))
          process.exit(1)
        },
      )
    })
  }
}

/** Prints why the command cannot continue, and exits with code 1. A usage error prints its message only. */
export const exitWithError = (error: unknown, log: (line: string) => void): never => {
  if (isBackupError(error)) log(error.code === 'bad-input' ? error.reason : formatFailure(error))
  else log(error instanceof Error ? (error.stack ?? error.message) : String(error))
  process.exit(1)
}
