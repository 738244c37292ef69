export type ErrorCode =
  | 'bad-answer'
  | 'bad-input'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'not-enough-credits'
  | 'selection-changed'
  | 'count-unknown'
  | 'rate-limited'
  | 'unavailable'
  | 'too-large'
  | 'not-a-csv'
  | 'unreadable'
  | 'unsupported'
  | 'aborted'
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

/** The one error of this package. Branch on `code`; the message is for developers and logs. */
export class BackupError extends Error {
  override readonly name = 'BackupError'
  readonly code: ErrorCode
  readonly call: string | undefined
  readonly field: string | undefined
  readonly retryable: boolean
  readonly details: unknown

  constructor(code: ErrorCode, message: string, context: ErrorContext = {}) {
    const { call, field, cause } = context
    super(`[backup-start] ${call === undefined ? '' : `${call}: `}${message}`, cause === undefined ? undefined : { cause })
    this.code = code
    this.call = call
    this.field = field
    this.retryable = context.retryable ?? RETRYABLE.has(code)
    this.details = context.details
  }
}

/** True for errors of this package, of another copy of it too (two versions on one page). */
export const isBackupError = (error: unknown): error is BackupError =>
  error instanceof Error && error.name === 'BackupError' && 'code' in error && 'retryable' in error

/** Whatever was thrown, as the one error: an abort stays an abort, all else is `unavailable`. */
export const toBackupError = (thrown: unknown, call?: string): BackupError => {
  if (isBackupError(thrown)) return thrown
  if (thrown instanceof Error && thrown.name === 'AbortError') return new BackupError('aborted', 'stopped', { call, cause: thrown })
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  return new BackupError('unavailable', message, { call, cause: thrown })
}

export const aborted = (call?: string): BackupError => new BackupError('aborted', 'stopped', { call })
