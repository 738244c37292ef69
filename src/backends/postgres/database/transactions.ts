import type { Db, Tx } from './tables.js'

const RETRIES = 3
/** SQLSTATE of a deadlock and of a serialization failure. */
const LOST_RACES: readonly unknown[] = ['40P01', '40001']

const lostRace = (error: unknown): boolean => LOST_RACES.includes((error as { code?: unknown } | null)?.code)

/** Runs `act` in a transaction and runs it again if it loses a race against another transaction. */
export const transact = async <T>(db: Db, act: (tx: Tx) => Promise<T>): Promise<T> => {
  for (let left = RETRIES; ; left -= 1) {
    try {
      return await db.transaction().execute(act)
    } catch (error) {
      if (left === 0 || !lostRace(error)) throw error
    }
  }
}

/**
 * Runs several queries against one snapshot of the database. A sync swaps memberships as a whole, so queries that read them in parts must
 * all see them before the swap or all after it.
 */
export const readSnapshot = <T>(db: Db, read: (tx: Db) => Promise<T>): Promise<T> =>
  db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read)
