import type { BackupError } from './errors.js'

/** Returns the milliseconds to wait before the next call, if the error contains a valid number. */
export const retryAfterOf = ({ details }: BackupError): number | undefined => {
  const { retryAfterMs } = (details ?? {}) as { retryAfterMs?: unknown }
  return typeof retryAfterMs === 'number' && retryAfterMs >= 0 && Number.isFinite(retryAfterMs) ? retryAfterMs : undefined
}

/** Returns the milliseconds to wait before the next call, if a rate-limited backend reports them. */
export const rateLimitOf = (error: BackupError): number | undefined => (error.code === 'rate-limited' ? retryAfterOf(error) : undefined)

/**
 * Parses a `Retry-After` header, in seconds with or without decimals or as a date, to milliseconds.
 *
 * @param now milliseconds since 1970 on the clock of the server
 */
export const parseRetryAfter = (header: string | null, now: number): number | undefined => {
  const text = header?.trim() ?? ''
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000)
  // `Date.parse` also accepts some numbers, such as "-1"
  const ms = /^[a-z]{3}/i.test(text) ? Date.parse(text) - now : Number.NaN
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined
}
