import { BackupError, type ErrorCode, parseRetryAfter } from '../core/internal.js'

/** Meaning of an error answer of a cloud. */
export interface CloudFailure {
  code: ErrorCode
  /** Our own text, which says what happened and what to do next. It never quotes the answer, which may contain names or addresses. */
  message: string
  /** The cloud's name of the reason, such as `quotaExceeded`. It becomes `details.reason` of the error. */
  reason?: string | undefined
  /** Time to wait before the next attempt, as the cloud requested. */
  retryAfterMs?: number | undefined
  /** Whether the same request may succeed later. */
  isWorthRetrying: boolean
  /** Maximum number of attempts. Default 12. */
  attempts?: number | undefined
}

/**
 * Reads the error answer of one vendor.
 *
 * @param body the parsed JSON; the text if the answer is not JSON
 */
export type ReadFailure = (status: number, headers: Pick<Headers, 'get'>, body: unknown) => CloudFailure

/** Reads `Retry-After` against the clock of the server, if the answer contains its time. */
export const readRetryAfter = (headers: Pick<Headers, 'get'>): number | undefined => {
  const now = Date.parse(headers.get('date') ?? '')
  return parseRetryAfter(headers.get('retry-after'), Number.isNaN(now) ? Date.now() : now)
}

const CODES: Readonly<Record<number, ErrorCode>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  410: 'not-found',
  413: 'too-large',
  429: 'rate-limited',
}

/** The meaning of a status, for answers whose body names no known reason. */
export const failureOfStatus: ReadFailure = (status, headers) => {
  const isAway = status >= 500 || status === 408
  return {
    code: CODES[status] ?? (isAway ? 'unavailable' : status >= 400 ? 'bad-input' : 'bad-answer'),
    message: `the cloud answered with status ${status}`,
    retryAfterMs: readRetryAfter(headers),
    isWorthRetrying: isAway || status === 429,
  }
}

/** A reason is a word of the vendor's documents. Any other text may contain data, so it is dropped. */
const isWord = (reason: string | undefined): reason is string => reason !== undefined && /^[\w.-]{1,64}$/.test(reason)

/** Converts a failure to an error. `details` has the reason and the time to wait. */
export const cloudError = ({ code, message, reason, retryAfterMs, isWorthRetrying }: CloudFailure, call: string): BackupError => {
  const details = { ...(isWord(reason) && { reason }), ...(retryAfterMs !== undefined && { retryAfterMs }) }
  return new BackupError(code, message, {
    call,
    retryable: isWorthRetrying,
    details: Object.keys(details).length > 0 ? details : undefined,
  })
}
