import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { BackupError } from '../../../core/internal.js'
import type { Tx } from '../database/tables.js'

/** The contract promises 24 hours. */
const RETENTION = sql`interval '7 days'`

/** A key may be any text of any length, so the table holds its hash. */
const hashKey = (key: string): string => createHash('sha256').update(key).digest('base64url')

const refuse = (message: string): BackupError => new BackupError('bad-input', message, { field: 'idempotencyKey' })

/**
 * Finds the number of the run that this request was answered with before.
 *
 * @throws `bad-input` for an empty key, and for a key of another request
 */
export const findAnsweredRun = async (tx: Tx, domain: number, key: string, request: string): Promise<number | undefined> => {
  if (typeof key !== 'string' || key === '') throw refuse('the request needs an idempotency key')
  const answer = await tx
    .selectFrom('answers')
    .select(['request', 'run'])
    .where('domain', '=', domain)
    .where('key', '=', hashKey(key))
    .executeTakeFirst()
  if (answer !== undefined && answer.request !== request) throw refuse('this idempotency key was used for another request: use a new one')
  return answer?.run
}

/** Stores the run that answers a key, and deletes keys that have expired. */
export const storeAnsweredRun = async (tx: Tx, domain: number, key: string, request: string, run: number): Promise<void> => {
  await tx
    .insertInto('answers')
    .values({ domain, key: hashKey(key), request, run })
    .execute()
  await sql`delete from answers where domain = ${domain} and at < now() - ${RETENTION}`.execute(tx)
}
