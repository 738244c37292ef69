import { lockDomain, transact } from '../database/database.js'
import type { Db, Tx } from '../database/tables.js'

/**
 * Decides about a domain's users and credits: all of it or nothing, alone with the domain among all processes. Those of this
 * process wait for their turn here, where they need no connection: else a few of them would take all there are from everybody.
 */
export const createDecisions = (db: Db) => {
  const last = new Map<number, Promise<unknown>>()
  return <T>(domain: number, act: (tx: Tx) => Promise<T>): Promise<T> => {
    const decide = () =>
      transact(db, async (tx) => {
        await lockDomain(tx, domain)
        return act(tx)
      })
    const decided = (last.get(domain) ?? Promise.resolve()).then(decide)
    const over = decided
      .catch(() => {})
      .then(() => {
        if (last.get(domain) === over) last.delete(domain)
      })
    last.set(domain, over)
    return decided
  }
}
