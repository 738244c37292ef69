import type { CreditBalance, Scope } from '../../../core/internal.js'
import { findDomain } from '../database/domains.js'
import type { Db, Tx } from '../database/tables.js'

/** The credits of every domain: spent by runs, given back by releases. */
export interface CreditLedger {
  getBalance(scope: Scope): Promise<CreditBalance>
  /** The available credits, as this transaction sees them. */
  readAvailable(tx: Db | Tx, domain: number): Promise<CreditBalance['available']>
  /** Records the credits of a run. The caller has checked the balance under the lock of the domain. */
  spendCredits(tx: Tx, domain: number, amount: number, run: number): Promise<void>
  /** Records credits that a stopped run refunds. The caller holds the lock of the domain. */
  giveBackCredits(tx: Tx, domain: number, amount: number, run: number): Promise<void>
}

/** Starts users that wait for credits, in the transaction that adds the credits. The caller holds the lock of the domain. */
export type StartWaiting = (tx: Tx, domain: number) => Promise<void>

/** Creates the credit ledger of a database. */
export const createCreditLedger = (db: Db): CreditLedger => {
  const readAvailable = async (tx: Db | Tx, domain: number): Promise<CreditBalance['available']> => {
    const { has_no_limit, balance } = await tx
      .selectFrom('domains')
      .select(['has_no_limit', 'balance'])
      .where('no', '=', domain)
      .executeTakeFirstOrThrow()
    if (has_no_limit) return 'unlimited'
    // The balance is negative if a limit is set after more credits than that were spent without a limit.
    return Math.max(0, Number(balance))
  }

  return {
    readAvailable,
    getBalance: async (scope) => ({ available: await readAvailable(db, await findDomain(db, scope)) }),
    async spendCredits(tx, domain, amount, run) {
      await tx.insertInto('ledger').values({ domain, kind: 'spent', amount, run }).execute()
    },
    async giveBackCredits(tx, domain, amount, run) {
      if (amount > 0) await tx.insertInto('ledger').values({ domain, kind: 'released', amount, run }).execute()
    },
  }
}
