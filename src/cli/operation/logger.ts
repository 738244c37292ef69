import type { BackupError } from '../../core/internal.js'
import type { HandledRequest } from '../../http/server/observe-requests.js'
import { formatFailure, maskMessage } from '../log.js'
import { usageError } from '../usage-error.js'

/** Format of the log: lines for people, or one JSON object per line. */
export type LogFormat = 'text' | 'json'

/** Parses `--log`. Throws a usage error for another format. */
export const parseLogFormat = (text: string | undefined): LogFormat | undefined => {
  if (text === undefined || text === 'text' || text === 'json') return text
  throw usageError(`--log must be text or json, not ${text}.`)
}

/** The log of a serving or working process. Contains ids, but no names, addresses, queries or bodies. */
export interface Logger {
  failure(error: BackupError, requestId?: string): void
  /** Logs a request in the JSON format. The text format contains only failures. */
  request(handled: HandledRequest): void
  info(message: string): void
}

/** Time in ms in which the same failure is written only once; the next line contains the number of repetitions. */
const REPEAT_MS = 10_000
/** Maximum number of different failures to keep. */
const MAX_KEPT = 1_000

/** Decides which repetitions of a failure are written, because an unreachable database fails every poll of every worker. */
const createThrottle = (now: () => number) => {
  const seen = new Map<string, { since: number; skipped: number }>()
  /** Returns the number of skipped repetitions, or undefined to skip this one. */
  return (key: string): number | undefined => {
    const last = seen.get(key)
    if (last !== undefined && now() - last.since < REPEAT_MS) {
      last.skipped += 1
      return undefined
    }
    if (seen.size >= MAX_KEPT) seen.clear()
    seen.set(key, { since: now(), skipped: 0 })
    return last?.skipped ?? 0
  }
}

/**
 * Creates the log.
 *
 * @param write writes one line
 * @param now milliseconds of a clock that never goes back
 */
export const createLogger = (format: LogFormat, write: (line: string) => void, now: () => number = () => performance.now()): Logger => {
  const throttle = createThrottle(now)
  const writeJson = (level: string, event: string, fields: object): void =>
    write(JSON.stringify({ time: new Date().toISOString(), level, event, ...fields }))
  return {
    failure(error, requestId) {
      const skipped = throttle(`${error.code} ${error.message}`)
      if (skipped === undefined) return
      if (format === 'json') {
        const { code, call } = error
        writeJson('error', 'failure', { code, call, message: maskMessage(error), requestId, ...(skipped > 0 && { repeated: skipped }) })
      } else write(`${formatFailure(error, requestId)}${skipped > 0 ? ` (${skipped} more times)` : ''}`)
    },
    request(handled) {
      if (format === 'text') return
      writeJson(handled.status < 500 ? 'info' : 'error', 'request', { ...handled, durationMs: Math.round(handled.durationMs * 10) / 10 })
    },
    info(message) {
      if (format === 'json') writeJson('info', 'message', { message })
      else write(message)
    },
  }
}
