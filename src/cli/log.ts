import type { BackupError } from '../core/internal.js'

/** Returns whether the cause is a PostgreSQL data error (class 22 or 23), whose message quotes stored values. */
const isDataError = (cause: unknown): boolean =>
  typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string' && /^2[23]\w{3}$/.test(cause.code)

/**
 * Formats a failure as one log line: time, code, call and message. Addresses, credentials in URLs, authorization headers and
 * stored values are masked, so that the log contains neither personal data nor secrets.
 */
export const formatFailure = (error: BackupError, requestId?: string): string => {
  const { code, call, reason, cause } = error
  const message = call === undefined ? reason : `${call}: ${reason}`
  const safe = isDataError(cause) ? message.replaceAll(/"[^"]*"/g, '"…"') : message
  const text = safe
    .replaceAll(/[^\s"'<>()[\],;]+@[^\s"'<>()[\],;]+/g, '…')
    .replaceAll(/\b(bearer|basic)\s+\S+/gi, '$1 …')
    .replaceAll(/\s+/g, ' ')
  const request = requestId === undefined ? '' : ` (request ${requestId})`
  return `${new Date().toISOString()} ${code} ${text.length > 500 ? `${text.slice(0, 500)}…` : text}${request}`
}
