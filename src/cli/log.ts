import type { BackupError } from '../core/internal.js'

const MAX_MESSAGE = 500
/** Maximum length of a message to mask, because a program may fail with megabytes of text. */
const MAX_READ = 2_000

/** Returns whether the cause is a PostgreSQL data error (class 22 or 23), whose message quotes stored values. */
const isDataError = (cause: unknown): boolean =>
  typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string' && /^2[23]\w{3}$/.test(cause.code)

/**
 * Returns the message of a failure without addresses, credentials in URLs, authorization headers and stored values, so that the log
 * contains neither personal data nor secrets.
 */
export const maskMessage = ({ reason, cause }: BackupError): string => {
  const read = reason.slice(0, MAX_READ)
  // A truncated text may lack its closing quote.
  const safe = isDataError(cause) ? read.replaceAll(/"[^"]*(?:"|$)/g, '"…"') : read
  const text = safe
    .replaceAll(/[^\s"'<>()[\],;]+@[^\s"'<>()[\],;]+/g, '…')
    .replaceAll(/\b(bearer|basic)\s+\S+/gi, '$1 …')
    .replaceAll(/\s+/g, ' ')
  return text.length > MAX_MESSAGE ? `${text.slice(0, MAX_MESSAGE)}…` : text
}

/** Formats a failure as one log line: time, code, call and masked message. */
export const formatFailure = (error: BackupError, requestId?: string): string => {
  const { code, call } = error
  const request = requestId === undefined ? '' : ` (request ${requestId})`
  return `${new Date().toISOString()} ${code} ${call === undefined ? '' : `${call}: `}${maskMessage(error)}${request}`
}
