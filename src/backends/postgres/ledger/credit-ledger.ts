import { sql } from 'kysely'
import { type Actor, type CreditBalance, describeActivity, type Scope } from '../../../core/internal.js'
import { recordActivity } from '../activity/record-activity.js'
import { findDomain, lockDomain } from '../database/domains.js'
import { isStorable, storableOrNull } from '../database/sql-values.js'
import { BACKUP_STATUSES, type Db, RUN_USER_STATUSES, type Tx } from '../database/tables.js'
import { transact } from '../database/transactions.js'

/** The credits of every domain: spent by runs, given back by releases. */
export interface CreditLedger {
  getBalance(scope: Scope): Promise<CreditBalance>
  /** Ends the protection of users and refunds their credits. Skips users of running runs. Resolves to the number of users. */
  releaseUsers(scope: Scope, userIds: readonly string[], reason?: string, actor?: Actor): Promise<number>
  /** The available credits, as this transaction sees them. */
  readAvailable(tx: Db | Tx, domain: number): Promise<CreditBalance['available']>
  /** Records the credits of a run. The caller has checked the balance under the lock of the domain. */
  spendCredits(tx: Tx, domain: number, amount: number, run: number): Promise<void>
  /** Records credits that a stopped run refunds. The caller holds the lock of the domain. */
  giveBackCredits(tx: Tx, domain: number, amount: number, run: number): Promise<void>
}

const NONE = BACKUP_STATUSES.indexOf('none')
/** Statuses below this one are queued and running. */
const FIRST_ENDED = RUN_USER_STATUSES.indexOf('done')

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
    async releaseUsers(scope, userIds, reason, actor) {
      const domain = await findDomain(db, scope)
      return transact(db, async (tx) => {
        await lockDomain(tx, domain)
        const { rows } = await sql<{ held: number }>`
          update users u set backup_status = ${NONE}
          where domain = ${domain} and backup_status <> ${NONE}
            and id in (select json_array_elements_text(${JSON.stringify(userIds.filter(isStorable))}::json))
            and not exists (select from run_users ru where ru.user_no = u.no and ru.status < ${FIRST_ENDED})
          returning u.held`.execute(tx)
        const amount = rows.reduce((sum, { held }) => sum + held, 0)
        if (amount > 0) {
          await tx
            .insertInto('ledger')
            .values({ domain, kind: 'released', amount, reason: storableOrNull(reason) })
            .execute()
        }
        if (rows.length > 0) await recordActivity(tx, domain, describeActivity.released(rows.length, amount, reason), actor)
        return rows.length
      })
    },
    async spendCredits(tx, domain, amount, run) {
      await tx.insertInto('ledger').values({ domain, kind: 'spent', amount, run }).execute()
    },
    async giveBackCredits(tx, domain, amount, run) {
      if (amount > 0) await tx.insertInto('ledger').values({ domain, kind: 'released', amount, run }).execute()
    },
  }
}
