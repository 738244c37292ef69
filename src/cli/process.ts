import { isBackupError } from '../core/internal.js'
import { describeFailure } from './log.js'

// npm, and a terminal, each hand the same signal on: twice within this time is once
const SAME_SIGNAL_MS = 400
const CODES = { SIGINT: 130, SIGTERM: 143 } as const

/** Ends the process cleanly at the first signal to do so, with exit code 0, and at once at the second. */
export const endOnSignals = (stop: () => Promise<void>, say: (line: string) => void): void => {
  let since: number | undefined
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      const now = performance.now()
      if (since !== undefined) {
        if (now - since > SAME_SIGNAL_MS) process.exit(CODES[signal])
        return
      }
      since = now
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          say(String(error))
          process.exit(1)
        },
      )
    })
  }
}

/** Tells why there is nothing to go on with, and ends. A mistake of whoever gave the command is one sentence. */
export const giveUp = (error: unknown, say: (line: string) => void): never => {
  if (isBackupError(error)) say(error.code === 'bad-input' ? error.reason : describeFailure(error))
  else say(error instanceof Error ? (error.stack ?? error.message) : String(error))
  process.exit(1)
}
