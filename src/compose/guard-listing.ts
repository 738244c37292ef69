import { BackupError } from '../core/internal.js'
import { type ReadSyncOptions, readListing, type SyncReading } from './read-sync.js'

/** If a listing has less than this share of the known users, it is read a second time. */
const TRUSTED_SHARE = 1 / 2
/** Share of users that may differ between two readings, because the directory changes in the meantime. */
const TOLERATED_SHARE = 1 / 100

/** Returns whether a full listing of users is so small that it may be incomplete. */
export const isDoubtful = (listed: number, known: number): boolean => known > 0 && (listed === 0 || listed < known * TRUSTED_SHARE)

const agree = (first: ReadonlyMap<string, unknown>, second: ReadonlyMap<string, unknown>): boolean => {
  let common = 0
  for (const id of first.keys()) if (second.has(id)) common += 1
  const different = first.size + second.size - 2 * common
  return different <= Math.max(first.size, second.size) * TOLERATED_SHARE
}

/**
 * Accepts a suspiciously small listing of users only if a second reading agrees with it.
 * @throws `unavailable` if the two readings differ
 */
export const guardListing = async (reading: SyncReading, known: number, options: ReadSyncOptions): Promise<SyncReading> => {
  if (options.kind !== 'users' || !reading.isFull || !isDoubtful(reading.records.size, known)) return reading
  const second = await readListing(options)
  if (agree(reading.records, second.records)) return second
  const counts = `${reading.records.size} users, then ${second.records.size}, but ${known} are known`
  throw new BackupError('unavailable', `the directory returned ${counts}. Nothing was changed. Sync again later.`)
}
