import { sql } from 'kysely'
import { type Actor, BackupError, type CreditBalance, describeActivity, type Scope } from '../../../core/internal.js'
import { recordActivity } from '../activity/record-activity.js'
import { findDomain, lockDomain } from '../database/domains.js'
import { isStorable, storable } from '../database/sql-values.js'
import { BACKUP_STATUSES, type Db, RUN_USER_STATUSES, type Tx } from '../database/tables.js'
import { transact } from '../database/transactions.js'

/** The credits of every domain: granted, spent by runs, given back by releases. */
export interface CreditLedger {
  getBalance(scope: Scope): Promise<CreditBalance>
  /** Adds credits, or lifts the limit. Spending is recorded without a limit too. */
  grantCredits(scope: Scope, amount: number | 'unlimited', reason?: string, actor?: Actor): Promise<void>
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
const MAX_AMOUNT = 2 ** 31 - 1

const storableOrNull = (text: string | undefined): string | null => (text === undefined ? null : storable(text))

/** Adds credits to a domain, or lifts its limit. */
const addGrant = async (tx: Tx, domain: number, amount: number | 'unlimited', reason: string | undefined): Promise<void> => {
  if (amount === 'unlimited') await tx.updateTable('domains').set({ has_no_limit: true }).where('no', '=', domain).execute()
  else
    await tx
      .insertInto('ledger')
      .values({ domain, kind: 'granted', amount, reason: storableOrNull(reason) })
      .execute()
}

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
    async grantCredits(scope, amount, reason, actor) {
      const domain = await findDomain(db, scope)
      if (amount !== 'unlimited' && (!Number.isInteger(amount) || amount < 1 || amount > MAX_AMOUNT)) {
        throw new BackupError('bad-input', `the amount must be a whole number from 1 to ${MAX_AMOUNT}`, { field: 'amount' })
      }
      await transact(db, async (tx) => {
        await lockDomain(tx, domain)
        await addGrant(tx, domain, amount, reason)
        await recordActivity(tx, domain, describeActivity.granted(amount, reason), actor)
      })
    },
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

const INITIAL = 'initial credits'

/**
 * Grants credits to every domain whose ledger is empty. The lock of the domain ensures that concurrent processes grant only once.
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
      await addGrant(tx, no, amount, INITIAL)
      await recordActivity(tx, no, describeActivity.granted(amount, INITIAL))
    })
  }
}
