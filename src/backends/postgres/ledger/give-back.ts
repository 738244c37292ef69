import { sql } from 'kysely'
import { type Actor, checkGiveBack, describeActivity, type GiveBackResult, type Scope } from '../../../core/internal.js'
import { recordActivity, recordRefusal } from '../activity/record-activity.js'
import { createDomainQueue, findDomain } from '../database/domains.js'
import { chunksOf, isStorable, storableOrNull } from '../database/sql-values.js'
import { BACKUP_STATUSES, type Db, FIRST_ENDED, type Tx } from '../database/tables.js'
import type { JobQueue } from '../jobs/job-queue.js'
import { hashKey, RETENTION, refuse } from './answered-keys.js'

/** Gives the licenses of users back. */
export interface LicenseReturns {
  /**
   * Ends the protection of license holders, refunds their credits and tells the engine, once for each idempotency key. Skips users whose
   * backup is in progress.
   */
  giveBack(scope: Scope, userIds: readonly string[], key: string, actor?: Actor): Promise<GiveBackResult>
  /** Does the same for host code, without an idempotency key. Resolves to the number of users whose licenses were given back. */
  releaseUsers(scope: Scope, userIds: readonly string[], reason?: string, actor?: Actor): Promise<number>
}

const NONE = BACKUP_STATUSES.indexOf('none')
/** Users in one call of the engine. */
const PORTION = 200

/** Ends the protection of users, and enqueues the jobs that tell the engine. The caller holds the lock of the domain. */
const release = async (
  tx: Tx,
  jobs: Pick<JobQueue, 'send'>,
  domain: number,
  userIds: readonly string[],
  { reason, actor }: { reason?: string | undefined; actor: Actor | undefined },
): Promise<{ credits: number; users: number }> => {
  const { rows } = await sql<{ no: number; held: number }>`
    update users u set backup_status = ${NONE}
    where domain = ${domain} and backup_status <> ${NONE}
      and id in (select json_array_elements_text(${JSON.stringify(userIds.filter(isStorable))}::json))
      and exists (select from licenses l where l.user_no = u.no)
      and not exists (select from run_users ru where ru.user_no = u.no and ru.status < ${FIRST_ENDED})
    returning u.no, u.held`.execute(tx)
  const credits = rows.reduce((sum, { held }) => sum + held, 0)
  if (credits > 0) {
    await tx
      .insertInto('ledger')
      .values({ domain, kind: 'released', amount: credits, reason: storableOrNull(reason) })
      .execute()
  }
  if (rows.length > 0) {
    await recordActivity(tx, domain, describeActivity.released(rows.length, credits, reason), actor)
    const portions = chunksOf(
      rows.map(({ no }) => no),
      PORTION,
    )
    await jobs.send(
      tx,
      'unprotect',
      portions.map((users) => ({ domain, users })),
    )
  }
  return { credits, users: rows.length }
}

/** Creates the give-backs of a database. */
export const createLicenseReturns = (db: Db, jobs: Pick<JobQueue, 'send' | 'wake'>): LicenseReturns => {
  const decide = createDomainQueue(db)
  return {
    async giveBack(scope, userIds, key, actor) {
      const domain = await findDomain(db, scope)
      const result = await recordRefusal(db, { domain, action: 'users-released', actor }, async () => {
        const ids = checkGiveBack(userIds)
        if (typeof key !== 'string' || key === '') throw refuse('an idempotency key is required')
        const [hashed, request] = [hashKey(key), hashKey(JSON.stringify([...ids].sort()))]
        return decide(domain, async (tx) => {
          const known = await tx
            .selectFrom('give_backs')
            .select(['request', 'credits', 'users'])
            .where('domain', '=', domain)
            .where('key', '=', hashed)
            .executeTakeFirst()
          if (known !== undefined) {
            if (known.request !== request) throw refuse('this idempotency key was used for other users: use a new one')
            return { credits: known.credits, users: known.users }
          }
          const released = await release(tx, jobs, domain, ids, { actor })
          await tx
            .insertInto('give_backs')
            .values({ domain, key: hashed, request, ...released })
            .execute()
          await sql`delete from give_backs where domain = ${domain} and at < now() - ${RETENTION}`.execute(tx)
          return released
        })
      })
      jobs.wake('unprotect')
      return result
    },
    async releaseUsers(scope, userIds, reason, actor) {
      const domain = await findDomain(db, scope)
      const { users } = await decide(domain, (tx) => release(tx, jobs, domain, userIds, { reason, actor }))
      jobs.wake('unprotect')
      return users
    },
  }
}
