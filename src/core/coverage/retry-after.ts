import type { BackupError } from '../model/errors.js'

/** Returns the milliseconds to wait before the next call, if a rate-limited backend reports them. */
export const retryAfterOf = ({ code, details }: BackupError): number | undefined => {
  if (code !== 'rate-limited' || typeof details !== 'object' || details === null) return undefined
  const { retryAfterMs } = details as { retryAfterMs?: unknown }
  return typeof retryAfterMs === 'number' && retryAfterMs >= 0 ? retryAfterMs : undefined
}
