import { sql } from 'kysely'
import { BackupError, type Scope } from '../../../core/internal.js'
import { isStorable } from './sql-values.js'
import type { Db, Tx } from './tables.js'
import { transact } from './transactions.js'

/**
 * Finds the number of a domain in this database.
 *
 * @throws `not-found` for an unknown domain and for a domain that the directory no longer lists
 */
export const findDomain = async (db: Db, { cloudId, domainId }: Scope): Promise<number> => {
  const row = [cloudId, domainId].every(isStorable)
    ? await db
        .selectFrom('domains')
        .select('no')
        .where('cloud_id', '=', cloudId)
        .where('id', '=', domainId)
        .where('place', 'is not', null)
        .executeTakeFirst()
    : undefined
  if (row === undefined) throw new BackupError('not-found', 'there is no such cloud and domain', { field: 'scope' })
  return row.no
}

/**
 * Locks a domain until the transaction ends: for a start, a release or the swap of a sync. Take this lock before any other lock, so that no
 * two transactions deadlock.
 */
export const lockDomain = async (tx: Tx, domain: number): Promise<void> => {
  await sql`select no from domains where no = ${domain} for no key update`.execute(tx)
}

/** Waits for transactions that hold `lockDomain`, but not for other holders of this shared lock: for recording outcomes. */
export const shareDomain = async (tx: Db | Tx, domain: number): Promise<void> => {
  await sql`select no from domains where no = ${domain} for share`.execute(tx)
}

/**
 * Creates a function that runs transactions under the lock of a domain. Transactions of one process and domain queue here before they take
 * a connection: otherwise a few of them would hold the whole pool while they wait for the lock.
 */
export const createDomainQueue = (db: Db) => {
  const tails = new Map<number, Promise<unknown>>()
  return <T>(domain: number, act: (tx: Tx) => Promise<T>): Promise<T> => {
    const run = () =>
      transact(db, async (tx) => {
        await lockDomain(tx, domain)
        return act(tx)
      })
    const result = (tails.get(domain) ?? Promise.resolve()).then(run)
    const tail = result
      .catch(() => {})
      .then(() => {
        if (tails.get(domain) === tail) tails.delete(domain)
      })
    tails.set(domain, tail)
    return result
  }
}
