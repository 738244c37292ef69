import { BackupError } from '../../../core/internal.js'

const MOST = 500
const USUAL = 100

/** How many rows a page has, by the caller's wish. */
export const pageSize = (limit: number | undefined): number => {
  if (limit === undefined) return USUAL
  if (!(limit > 0)) throw new BackupError('bad-input', 'limit must be above 0', { field: 'limit' })
  return Math.min(MOST, Math.max(1, Math.floor(limit)))
}
