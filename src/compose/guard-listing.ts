import { BackupError } from '../core/internal.js'
import { type ReadSyncOptions, readListing, type SyncReading } from './read-sync.js'

/** If a listing has less than this share of the known users, it is read a second time. */
const TRUSTED_SHARE = 1 / 2
/** Share of users that may differ between two readings, because the directory changes in the meantime. */
const TOLERATED_SHARE = 1 / 100

/** Users in two readings of one directory: the number in each, and in both. */
export interface TwoReadings {
  first: number
  second: number
  common: number
}

/** Returns whether a full listing of users is so small that it may be incomplete. */
export const isDoubtful = (listed: number, known: number): boolean => known > 0 && (listed === 0 || listed < known * TRUSTED_SHARE)

/** Returns the error of a sync whose second reading differs from the first; `undefined` if both agree. */
export const disagreement = ({ first, second, common }: TwoReadings, known: number): BackupError | undefined => {
  const different = first + second - 2 * common
  if (different <= Math.max(first, second) * TOLERATED_SHARE) return undefined
  const counts = `${first} users, then ${second}, but ${known} are known`
  return new BackupError('unavailable', `the directory returned ${counts}. Nothing was changed. Sync again later.`)
}

const compare = (first: ReadonlyMap<string, unknown>, second: ReadonlyMap<string, unknown>): TwoReadings => {
  let common = 0
  for (const id of first.keys()) if (second.has(id)) common += 1
  return { first: first.size, second: second.size, common }
}

/**
 * Accepts a suspiciously small listing of users only if a second reading agrees with it.
 * @throws `unavailable` if the two readings differ
 */
export const guardListing = async (reading: SyncReading, known: number, options: ReadSyncOptions): Promise<SyncReading> => {
  if (options.kind !== 'users' || !reading.isFull || !isDoubtful(reading.records.size, known)) return reading
  const second = await readListing(options)
  const error = disagreement(compare(reading.records, second.records), known)
  if (error !== undefined) throw error
  return second
}
