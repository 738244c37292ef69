import { BackupError } from '../core/internal.js'
import { type ReadSyncOptions, readListing, type SyncReading } from './read-sync.js'

/** A listing with less than this share of the known users is read again before it is believed. */
const TRUSTED_SHARE = 1 / 2
/** Users that may differ between two readings of one directory, because it changes meanwhile. */
const TOLERATED_SHARE = 1 / 100

/** Whether a full listing of users is so small that it may be wrong. */
export const isDoubtful = (listed: number, known: number): boolean => known > 0 && (listed === 0 || listed < known * TRUSTED_SHARE)

const agree = (first: ReadonlyMap<string, unknown>, second: ReadonlyMap<string, unknown>): boolean => {
  let common = 0
  for (const id of first.keys()) if (second.has(id)) common += 1
  const different = first.size + second.size - 2 * common
  return different <= Math.max(first.size, second.size) * TOLERATED_SHARE
}

/**
 * Believes a doubtful listing of users only if a second reading agrees with it.
 * @throws `unavailable` if the two readings differ.
 */
export const guardListing = async (reading: SyncReading, known: number, options: ReadSyncOptions): Promise<SyncReading> => {
  if (options.kind !== 'users' || !reading.isFull || !isDoubtful(reading.records.size, known)) return reading
  const second = await readListing(options)
  if (agree(reading.records, second.records)) return second
  const counts = `${reading.records.size} users, then ${second.records.size}, where ${known} are known`
  throw new BackupError('unavailable', `the directory listed ${counts}. Nothing was changed. Sync again later.`)
}
