import type { BackupError } from './errors.js'

/** Returns the milliseconds to wait before the next call, if the error contains a valid number. */
export const retryAfterOf = ({ details }: BackupError): number | undefined => {
  const { retryAfterMs } = (details ?? {}) as { retryAfterMs?: unknown }
  return typeof retryAfterMs === 'number' && retryAfterMs >= 0 && Number.isFinite(retryAfterMs) ? retryAfterMs : undefined
}

/** Returns the milliseconds to wait before the next call, if a rate-limited backend reports them. */
export const rateLimitOf = (error: BackupError): number | undefined => (error.code === 'rate-limited' ? retryAfterOf(error) : undefined)
