import { sql } from 'kysely'
import { type Actor, checkGiveBack, describeActivity, type GiveBackResult, type Scope } from '../../../core/internal.js'
import { recordActivity } from '../activity/record-activity.js'
import { recordRefusal } from '../activity/record-refused.js'
import { createDomainQueue, findDomain } from '../database/domains.js'
import { isStorable } from '../database/sql-values.js'
import type { Db, Tx } from '../database/tables.js'
import type { JobQueue } from '../jobs/job-queue.js'
import { hashKey, RETENTION, refuse } from './answered-keys.js'
import type { StartWaiting } from './credit-ledger.js'
import { releaseLicenses } from './release-licenses.js'

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

/** Gives licenses back by user id, and records it. The caller holds the lock of the domain. */
const release = async (
  tx: Tx,
  jobs: Pick<JobQueue, 'send'>,
  domain: number,
  userIds: readonly string[],
  { reason, actor }: { reason?: string | undefined; actor: Actor | undefined },
): Promise<{ credits: number; users: number }> => {
  const named = sql`id in (select json_array_elements_text(${JSON.stringify(userIds.filter(isStorable))}::json))`
  const released = await releaseLicenses(tx, jobs, domain, named, reason)
  if (released.users > 0) await recordActivity(tx, domain, describeActivity.released(released.users, released.credits, reason), actor)
  return released
}

/** Creates the give-backs of a database. Policies start waiting users with the credits. */
export const createLicenseReturns = (db: Db, jobs: Pick<JobQueue, 'send' | 'wake'>, startWaiting?: StartWaiting): LicenseReturns => {
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
          await startWaiting?.(tx, domain)
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
      const { users } = await decide(domain, async (tx) => {
        const released = await release(tx, jobs, domain, userIds, { reason, actor })
        await startWaiting?.(tx, domain)
        return released
      })
      jobs.wake('unprotect')
      return users
    },
  }
}
