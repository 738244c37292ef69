import { sql } from 'kysely'
import { BackupError, type CreditBalance, type Scope } from '../../../core/internal.js'
import { lockDomain, transact } from '../database/database.js'
import { BACKUP_STATUSES, RUN_USER_STATUSES } from '../database/migrations.js'
import { isStorable, storable } from '../database/storable.js'
import type { Db, Tx } from '../database/tables.js'
import { findDomain } from '../lists/find-domain.js'

/** The ledger of every domain: what was granted, spent and given back. */
export interface Credits {
  balance(scope: Scope): Promise<CreditBalance>
  /** Adds to the ledger, or lifts the limit. Spending is written down all the same. */
  grant(scope: Scope, amount: number | 'unlimited', reason?: string): Promise<void>
  /** Ends these users' protection and gives a credit back for each; resolves to how many. Who is being worked on is left alone. */
  release(scope: Scope, userIds: readonly string[], reason?: string): Promise<number>
  /** What a domain may spend, as far as this transaction sees. */
  available(tx: Db | Tx, domain: number): Promise<CreditBalance['available']>
  /** Takes credits for a run. Whether there are enough was asked before, under the lock of the domain. */
  spend(tx: Tx, domain: number, amount: number, run: number): Promise<void>
}

const NONE = BACKUP_STATUSES.indexOf('none')
/** Queued and running ones: the statuses before this. */
const ENDED = RUN_USER_STATUSES.indexOf('done')
const MOST = 2 ** 31 - 1

export const createCredits = (db: Db): Credits => {
  const available = async (tx: Db | Tx, domain: number): Promise<CreditBalance['available']> => {
    const { rows } = await sql<{ is_endless: boolean; sum: number }>`
      select d.has_no_limit as is_endless,
        (select coalesce(sum(case kind when 'spent' then -amount else amount end), 0) from ledger where domain = d.no)::float8 as sum
      from domains d where d.no = ${domain}`.execute(tx)
    const [row] = rows
    if (row?.is_endless === true) return 'unlimited'
    // below zero only when a limit was set after unlimited spending
    return Math.max(0, row?.sum ?? 0)
  }

  return {
    available,
    balance: async (scope) => ({ available: await available(db, await findDomain(db, scope)) }),
    async grant(scope, amount, reason) {
      const domain = await findDomain(db, scope)
      if (amount === 'unlimited') {
        await db.updateTable('domains').set({ has_no_limit: true }).where('no', '=', domain).execute()
        return
      }
      if (!Number.isInteger(amount) || amount < 1 || amount > MOST) {
        throw new BackupError('bad-input', 'credits are granted in whole numbers above 0', { field: 'amount' })
      }
      const entry = { domain, kind: 'granted', amount, reason: reason === undefined ? null : storable(reason) } as const
      await db.insertInto('ledger').values(entry).execute()
    },
    async release(scope, userIds, reason) {
      const domain = await findDomain(db, scope)
      return transact(db, async (tx) => {
        await lockDomain(tx, domain)
        const { rows } = await sql`
          update users u set backup_status = ${NONE}
          where domain = ${domain} and backup_status <> ${NONE}
            and id in (select json_array_elements_text(${JSON.stringify(userIds.filter(isStorable))}::json))
            and not exists (select from run_users ru where ru.user_no = u.no and ru.status < ${ENDED})
          returning u.no`.execute(tx)
        if (rows.length === 0) return 0
        const entry = { domain, kind: 'released', amount: rows.length, reason: reason === undefined ? null : storable(reason) } as const
        await tx.insertInto('ledger').values(entry).execute()
        return rows.length
      })
    },
    async spend(tx, domain, amount, run) {
      await tx.insertInto('ledger').values({ domain, kind: 'spent', amount, run }).execute()
    },
  }
}
