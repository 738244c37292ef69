import { sql } from 'kysely'
import type { Scope } from '../../../core/internal.js'
import { lockDomain, transact } from '../database/database.js'
import type { Db } from '../database/tables.js'

/**
 * Grants credits to every domain whose ledger is empty. The lock of the domain makes sure that several processes grant once.
 *
 * @param amountOf returns the credits of a domain; 0 grants nothing
 */
export const grantInitialCredits = async (db: Db, amountOf: (scope: Scope) => number | 'unlimited'): Promise<void> => {
  const domains = await db.selectFrom('domains').select(['no', 'cloud_id', 'id']).where('has_no_limit', '=', false).execute()
  for (const { no, cloud_id: cloudId, id: domainId } of domains) {
    const amount = amountOf({ cloudId, domainId })
    if (amount === 0) continue
    await transact(db, async (tx) => {
      await lockDomain(tx, no)
      const { rows } = await sql`select from ledger where domain = ${no} limit 1`.execute(tx)
      if (rows.length > 0) return
      if (amount === 'unlimited') await tx.updateTable('domains').set({ has_no_limit: true }).where('no', '=', no).execute()
      else await tx.insertInto('ledger').values({ domain: no, kind: 'granted', amount, reason: 'initial credits' }).execute()
    })
  }
}
