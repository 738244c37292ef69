/** Reason of a failure. docs/reference/adapter-port.md is generated from these comments. */
export type ErrorCode =
  /** The answer of an adapter has the wrong shape. `call` and `field` locate the error. */
  | 'bad-answer'
  /**
   * The request is not valid: a cursor of another query, the idempotency key of another start, a start without due users, an invalid
   * setting (`details.fields`).
   */
  | 'bad-input'
  /** The user is not signed in, or the token was rejected. */
  | 'unauthorized'
  /** The signed-in user lacks permission. */
  | 'forbidden'
  /** The cloud, domain, group, org unit or run does not exist, or no longer exists. */
  | 'not-found'
  /** A start needs more credits than are available. Nothing was started; `details` has the figures. */
  | 'not-enough-credits'
  /** The figures of the backend differ from those that the start expected. Nothing was started; `details` has the figures. */
  | 'selection-changed'
  /** The session cannot count exactly, so nothing was started. */
  | 'count-unknown'
  /** Too many requests; `details.retryAfterMs` is the time to wait, if the backend reports one. */
  | 'rate-limited'
  /** No answer, or an answer that leaves the outcome unknown: a start may have happened. Any other thrown value gets this code. */
  | 'unavailable'
  /** The request or the file exceeds a limit. */
  | 'too-large'
  /** The file is not a table of text. Only the session throws this code. */
  | 'not-a-csv'
  /** The file cannot be read. Only the session throws this code. */
  | 'unreadable'
  /** The backend does not support this call. */
  | 'unsupported'
  /** The signal was aborted. */
  | 'aborted'
  /** The session was disposed. */
  | 'disposed'

const RETRYABLE: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['rate-limited', 'unavailable', 'count-unknown'])

/** Optional facts of a `BackupError`. */
export interface ErrorContext {
  /** Failed call, as `adapter.method`. */
  call?: string | undefined
  /** Invalid field of the answer or of the input. */
  field?: string | undefined
  /** Whether the same call may succeed later. Default: true for `rate-limited`, `unavailable` and `count-unknown`. */
  retryable?: boolean | undefined
  details?: unknown
  cause?: unknown
}

/**
 * The only error class that this package throws. Branch on `code`. `message` is for logs and includes the package and the call; `reason` is
 * the same sentence without that prefix.
 */
export class BackupError extends Error {
  override readonly name = 'BackupError'
  readonly code: ErrorCode
  readonly reason: string
  readonly call: string | undefined
  readonly field: string | undefined
  readonly retryable: boolean
  readonly details: unknown

  constructor(code: ErrorCode, reason: string, context: ErrorContext = {}) {
    const { call, field, cause } = context
    super(`[backup-start] ${call === undefined ? '' : `${call}: `}${reason}`, cause === undefined ? undefined : { cause })
    this.code = code
    this.reason = reason
    this.call = call
    this.field = field
    this.retryable = context.retryable ?? RETRYABLE.has(code)
    this.details = context.details
  }
}

/** Returns whether a value is an error of this package, or of another copy of it (two versions on one page). */
export const isBackupError = (error: unknown): error is BackupError =>
  error instanceof Error && error.name === 'BackupError' && 'code' in error && 'retryable' in error

/** Returns the error with the name of its call; an error that already has one is returned unchanged. */
export const withCall = (error: BackupError, call: string): BackupError => {
  if (error.call !== undefined) return error
  const { code, reason, field, retryable, details, cause } = error
  return new BackupError(code, reason, { call, field, retryable, details, cause })
}

/** Converts any thrown value to a `BackupError`: an abort stays `aborted`, every other value becomes `unavailable`. */
export const toBackupError = (thrown: unknown, call?: string): BackupError => {
  if (isBackupError(thrown)) return thrown
  if (thrown instanceof Error && thrown.name === 'AbortError') return new BackupError('aborted', 'stopped', { call, cause: thrown })
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  return new BackupError('unavailable', message, { call, cause: thrown })
}

/** Creates the error of an aborted call. */
export const aborted = (call?: string): BackupError => new BackupError('aborted', 'stopped', { call })

/** The error of a command that is called after the session was disposed. */
export const disposed = (): BackupError => new BackupError('disposed', 'the session is disposed')

/** The error of a call to an optional method that the adapter lacks. */
export const unsupported = ({ name }: { readonly name: string }, method: string): BackupError =>
  new BackupError('unsupported', 'the adapter does not support this call', { call: `${name}.${method}` })
