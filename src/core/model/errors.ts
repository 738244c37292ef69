/** Why something failed; what docs/reference/adapter-port.md says of each is written here. */
export type ErrorCode =
  /** An answer has another shape than was agreed: the door says so, and names the call and the field. */
  | 'bad-answer'
  /** What was asked for makes no sense: a cursor of another query, the key of another start, nobody to start, a refused setting (`details.fields`). */
  | 'bad-input'
  /** Nobody is signed in, or the token is not taken. */
  | 'unauthorized'
  /** Who is signed in may not do this. */
  | 'forbidden'
  /** The cloud, domain, group, org unit or run is not there, or not any more. */
  | 'not-found'
  /** A start costs more than is available. Nothing was started; `details` has the figures. */
  | 'not-enough-credits'
  /** A start costs something else than was expected. Nothing was started; `details` has the figures. */
  | 'selection-changed'
  /** The session cannot count exactly, and starts nothing. */
  | 'count-unknown'
  /** Asked too often; `details.retryAfterMs` where it is known. */
  | 'rate-limited'
  /** No answer, or none to rely on: after a start it is not known whether it happened. Whatever else is thrown becomes this. */
  | 'unavailable'
  /** More than one request, or one file, may hold. */
  | 'too-large'
  /** The session: a file is something else than a table of text. */
  | 'not-a-csv'
  /** The session: a file cannot be read. */
  | 'unreadable'
  /** The backend does not have this call. */
  | 'unsupported'
  /** The signal has aborted. */
  | 'aborted'
  /** The session was disposed. */
  | 'disposed'

const RETRYABLE: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['rate-limited', 'unavailable', 'count-unknown'])

export interface ErrorContext {
  /** The call that failed, as `adapter.method`. */
  call?: string | undefined
  /** The field of the answer or of the input that is wrong. */
  field?: string | undefined
  /** Whether the same call may succeed later. Default: by code. */
  retryable?: boolean | undefined
  details?: unknown
  cause?: unknown
}

/**
 * The only error that this package throws. Branch on `code`. `message` is for logs and names the package and the call;
 * `reason` is the same sentence without that prefix.
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

/** True for errors of this package, of another copy of it too (two versions on one page). */
export const isBackupError = (error: unknown): error is BackupError =>
  error instanceof Error && error.name === 'BackupError' && 'code' in error && 'retryable' in error

/** The same error with its call named; an error that already names a call is returned as it is. */
export const withCall = (error: BackupError, call: string): BackupError => {
  if (error.call !== undefined) return error
  const { code, reason, field, retryable, details, cause } = error
  return new BackupError(code, reason, { call, field, retryable, details, cause })
}

/** Turns anything thrown into a `BackupError`: an abort stays `aborted`, everything else becomes `unavailable`. */
export const toBackupError = (thrown: unknown, call?: string): BackupError => {
  if (isBackupError(thrown)) return thrown
  if (thrown instanceof Error && thrown.name === 'AbortError') return new BackupError('aborted', 'stopped', { call, cause: thrown })
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  return new BackupError('unavailable', message, { call, cause: thrown })
}

export const aborted = (call?: string): BackupError => new BackupError('aborted', 'stopped', { call })
