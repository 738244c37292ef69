import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { BackupError } from '../../../core/internal.js'
import type { Tx } from '../database/tables.js'

/** Longer than the 24 hours that are promised. */
const KEPT = sql`interval '7 days'`

// A key may be anything, of any length: kept is what stands for it.
const markOf = (key: string): string => createHash('sha256').update(key).digest('base64url')

/** The number of the run that this very request was answered with; rejects `bad-input` when the key was another request's, or is none. */
export const findAnswer = async (tx: Tx, domain: number, key: string, request: string): Promise<number | undefined> => {
  if (typeof key !== 'string' || key === '') throw new BackupError('bad-input', 'an idempotency key is needed', { field: 'idempotencyKey' })
  const kept = await tx
    .selectFrom('answers')
    .select(['request', 'run'])
    .where('domain', '=', domain)
    .where('key', '=', markOf(key))
    .executeTakeFirst()
  if (kept === undefined) return undefined
  if (kept.request !== request) throw new BackupError('bad-input', 'this key was used for another request', { field: 'idempotencyKey' })
  return kept.run
}

/** Keeps what a key was answered with, and forgets what was kept for long enough. */
export const keepAnswer = async (tx: Tx, domain: number, key: string, request: string, run: number): Promise<void> => {
  await tx
    .insertInto('answers')
    .values({ domain, key: markOf(key), request, run })
    .execute()
  await sql`delete from answers where domain = ${domain} and at < now() - ${KEPT}`.execute(tx)
}
