import { createHash } from 'node:crypto'
import { type Activity, type Actor, BackupError, describeActivity, type Scope } from '../../../core/internal.js'
import { recordActivity } from '../activity/record-activity.js'
import { findDomain, lockDomain } from '../database/domains.js'
import { storableOrNull } from '../database/sql-values.js'
import type { Db, Tx } from '../database/tables.js'
import { transact } from '../database/transactions.js'
import type { StartWaiting } from './credit-ledger.js'

/** Credits to grant or revoke: a number, or the limit itself. */
type Amount = number | 'unlimited'

/** A change of credits by an operator. Resolves to false if its idempotency key was used before, in which case nothing changed. */
export type ChangeCredits = (scope: Scope, amount: Amount, reason?: string, actor?: Actor, idempotencyKey?: string) => Promise<boolean>

/** Grants of credits, and their corrections. */
export interface CreditGrants {
  /** Adds credits, or lifts the limit. Spending is recorded without a limit too. */
  grantCredits: ChangeCredits
  /** Takes back available credits, or restores the limit. Credits in use cannot be revoked. */
  revokeCredits: ChangeCredits
}

const MAX_AMOUNT = 2 ** 31 - 1

const checkAmount = (amount: Amount): void => {
  if (amount === 'unlimited' || (Number.isInteger(amount) && amount >= 1 && amount <= MAX_AMOUNT)) return
  throw new BackupError('bad-input', `the amount must be a whole number from 1 to ${MAX_AMOUNT}`, { field: 'amount' })
}

/** Takes an idempotency key. Resolves to false if the same change took it before. */
const takeKey = async (tx: Tx, domain: number, key: string, request: string): Promise<boolean> => {
  if (key === '') throw new BackupError('bad-input', 'the idempotency key must not be empty', { field: 'idempotencyKey' })
  const hashed = createHash('sha256').update(key).digest('base64url')
  const stored = await tx
    .selectFrom('credit_changes')
    .select('request')
    .where('domain', '=', domain)
    .where('key', '=', hashed)
    .executeTakeFirst()
  if (stored === undefined) {
    await tx.insertInto('credit_changes').values({ domain, key: hashed, request }).execute()
    return true
  }
  if (stored.request === request) return false
  throw new BackupError('bad-input', `this idempotency key was used for another change (${stored.request}): use a new one`, {
    field: 'idempotencyKey',
  })
}

const addGrant = async (tx: Tx, domain: number, amount: Amount, reason: string | undefined): Promise<void> => {
  if (amount === 'unlimited') await tx.updateTable('domains').set({ has_no_limit: true }).where('no', '=', domain).execute()
  else
    await tx
      .insertInto('ledger')
      .values({ domain, kind: 'granted', amount, reason: storableOrNull(reason) })
      .execute()
}

const addCorrection = async (tx: Tx, domain: number, amount: Amount, reason: string | undefined): Promise<void> => {
  const { has_no_limit, balance } = await tx
    .selectFrom('domains')
    .select(['has_no_limit', 'balance'])
    .where('no', '=', domain)
    .executeTakeFirstOrThrow()
  if (amount === 'unlimited') {
    if (!has_no_limit) throw new BackupError('bad-input', 'the domain has a limit already', { field: 'amount' })
    await tx.updateTable('domains').set({ has_no_limit: false }).where('no', '=', domain).execute()
    return
  }
  const available = Math.max(0, Number(balance))
  if (!has_no_limit && available < amount) {
    throw new BackupError('not-enough-credits', `only ${available} credits are available: revoke ${available} or fewer`, {
      field: 'amount',
      details: { available },
    })
  }
  await tx
    .insertInto('ledger')
    .values({ domain, kind: 'revoked', amount, reason: storableOrNull(reason) })
    .execute()
}

/** Creates the grants of a database. Policies start waiting users with the credits. */
export const createCreditGrants = (db: Db, startWaiting?: StartWaiting): CreditGrants => {
  const createChange =
    (name: string, apply: typeof addGrant, describe: (amount: Amount, reason?: string) => Activity): ChangeCredits =>
    async (scope, amount, reason, actor, idempotencyKey) => {
      const domain = await findDomain(db, scope)
      checkAmount(amount)
      return transact(db, async (tx) => {
        await lockDomain(tx, domain)
        if (idempotencyKey !== undefined && !(await takeKey(tx, domain, idempotencyKey, `${name} ${amount}`))) return false
        await apply(tx, domain, amount, reason)
        await recordActivity(tx, domain, describe(amount, reason), actor)
        await startWaiting?.(tx, domain)
        return true
      })
    }
  return {
    grantCredits: createChange('grant', addGrant, describeActivity.granted),
    revokeCredits: createChange('revoke', addCorrection, describeActivity.revoked),
  }
}

const INITIAL = 'initial credits'

/**
 * Grants credits to every domain whose ledger is empty. The lock of the domain ensures that concurrent processes grant only once.
 *
 * @param amountOf returns the credits of a domain; 0 grants nothing
 */
export const grantInitialCredits = async (db: Db, amountOf: (scope: Scope) => Amount): Promise<void> => {
  const domains = await db.selectFrom('domains').select(['no', 'cloud_id', 'id']).where('has_no_limit', '=', false).execute()
  for (const { no, cloud_id: cloudId, id: domainId } of domains) {
    const amount = amountOf({ cloudId, domainId })
    if (amount === 0) continue
    await transact(db, async (tx) => {
      await lockDomain(tx, no)
      const entry = await tx.selectFrom('ledger').select('no').where('domain', '=', no).limit(1).executeTakeFirst()
      if (entry !== undefined) return
      await addGrant(tx, no, amount, INITIAL)
      await recordActivity(tx, no, describeActivity.granted(amount, INITIAL))
    })
  }
}
