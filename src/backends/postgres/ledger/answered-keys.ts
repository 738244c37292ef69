import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { BackupError } from '../../../core/internal.js'
import type { Tx } from '../database/tables.js'

/** Time for which the answer to an idempotency key is kept. The contract promises 24 hours. */
export const RETENTION = sql`interval '7 days'`

/**
 * Version of the request fingerprint. Raise it whenever the fingerprint of the same request changes. Fingerprints of different versions are
 * not compared, so a retry after a server upgrade is not rejected.
 */
export const FINGERPRINT_VERSION = 2
const stamp = (request: string): string => `${FINGERPRINT_VERSION}:${request}`
const isOfThisVersion = (stored: string): boolean => stored.startsWith(`${FINGERPRINT_VERSION}:`)

/** A key may be any text of any length, so the table holds its hash. */
export const hashKey = (key: string): string => createHash('sha256').update(key).digest('base64url')

export const refuse = (message: string): BackupError => new BackupError('bad-input', message, { field: 'idempotencyKey' })

/**
 * Finds the run that was returned for this idempotency key before.
 *
 * @throws `bad-input` for an empty key, and for a key of another request
 */
export const findAnsweredRun = async (tx: Tx, domain: number, key: string, request: string): Promise<number | undefined> => {
  if (typeof key !== 'string' || key === '') throw refuse('an idempotency key is required')
  const answer = await tx
    .selectFrom('answers')
    .select(['request', 'run'])
    .where('domain', '=', domain)
    .where('key', '=', hashKey(key))
    .executeTakeFirst()
  if (answer === undefined) return undefined
  if (isOfThisVersion(answer.request) && answer.request !== stamp(request))
    throw refuse('this idempotency key was used for another request: use a new one')
  return answer.run
}

/** Stores the run for a key, and deletes expired keys. */
export const storeAnsweredRun = async (tx: Tx, domain: number, key: string, request: string, run: number): Promise<void> => {
  await tx
    .insertInto('answers')
    .values({ domain, key: hashKey(key), request: stamp(request), run })
    .execute()
  await sql`delete from answers where domain = ${domain} and at < now() - ${RETENTION}`.execute(tx)
}
