import { sql } from 'kysely'
import { lockDomain } from '../database/domains.js'
import type { Db } from '../database/tables.js'
import { transact } from '../database/transactions.js'
import { isEvaluated } from './mirror-version.js'
import type { PolicyEvaluator } from './policy-evaluator.js'

/**
 * Evaluates domains without a sync if licenses of leavers are due to be given back. Also evaluates domains whose mirror was swapped by a
 * process of an earlier version, which evaluates no policies.
 */
export const settlePolicies = async (db: Db, evaluator: Pick<PolicyEvaluator, 'evaluate'>): Promise<void> => {
  const { rows } = await sql<{ no: number }>`
    select d.no from domains d where exists (select from policies p where p.domain = d.no and p.status = 'active') and (not ${isEvaluated}
      or exists (
        select from licenses l join runs r on r.no = l.run join policies p on p.no = r.policy
        where l.domain = d.no and p.status = 'active' and l.left_since
          <= clock_timestamp() - make_interval(hours => 24 * ((p.draft -> 'leavers' ->> 'giveBackAfterDays')::int))
          and not exists (select from run_users ru where ru.user_no = l.user_no and ru.status < 2)))`.execute(db)
  for (const { no } of rows) {
    await transact(db, async (tx) => {
      await lockDomain(tx, no)
      await evaluator.evaluate(tx, no, 'none')
    })
  }
}
