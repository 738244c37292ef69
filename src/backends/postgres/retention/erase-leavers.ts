import { sql } from 'kysely'
import { recordActivity } from '../activity/record-activity.js'
import { lockDomain } from '../database/domains.js'
import type { Db, Tx } from '../database/tables.js'
import { transact } from '../database/transactions.js'

/** How long a database keeps personal data. */
export interface Retention {
  /** Days for which the data of users who left the directory is kept, if they hold no license. */
  leftUsersDays: number
}

/** Users in one transaction, so that starts of the domain wait for a moment only. */
const USERS_PER_TRANSACTION = 1_000

/** Prefix of the id of an erased user. */
const ERASED = 'erased:'

/** A user who holds a license stays, because the backup would have no name. So does a user whose backup is queued or running. */
const isErasable = ({ leftUsersDays }: Retention) => sql<boolean>`
  u.left_at < now() - make_interval(days => ${leftUsersDays}::int)
  and not exists (select from licenses l where l.user_no = u.no)
  and not exists (select from run_users ru where ru.user_no = u.no and ru.status < 2)`

/** Replaces the names of erased users in the requests of runs, and removes the reasons of their failures, which may quote addresses. */
const eraseFromRuns = async (tx: Tx, domain: number): Promise<void> => {
  await sql`update run_users ru set reason = null from erased e where ru.user_no = e.no and ru.reason is not null`.execute(tx)
  await sql`
    update runs r set items = (
      select json_agg(case when e.no is null then i.item
        else (i.item::jsonb - 'detail' || jsonb_build_object('id', e.new_id, 'label', e.new_id))::json end order by i.place)
      from json_array_elements(r.items) with ordinality i(item, place)
      left join erased e on i.item ->> 'kind' = 'user' and i.item ->> 'id' = e.id)
    where r.domain = ${domain} and r.items is not null and exists (
      select from json_array_elements(r.items) i join erased e on i ->> 'kind' = 'user' and i ->> 'id' = e.id)`.execute(tx)
}

/** Erases some users of a domain. The rows stay, so that runs keep their counts. Resolves to the number of users. */
const eraseSome = (db: Db, domain: number, retention: Retention): Promise<number> =>
  transact(db, async (tx) => {
    await lockDomain(tx, domain)
    await sql`create temporary table erased on commit drop as
      select u.no, u.id, ${ERASED}::text || u.no as new_id from users u where u.domain = ${domain} and ${isErasable(retention)}
      limit ${USERS_PER_TRANSACTION}`.execute(tx)
    const { rows } = await sql<{ users: number }>`select count(*)::int as users from erased`.execute(tx)
    const [{ users } = { users: 0 }] = rows
    if (users === 0) return 0
    await eraseFromRuns(tx, domain)
    await sql`update users u set left_at = null, id = e.new_id, id_key = e.new_id, name = e.new_id, name_key = e.new_id, search = '',
      email = '', email_key = '', aliases = '{}', alias_keys = '{}', status_reason = null, org_unit_id = null, kind = null, facets = null,
      facet_keys = '{}' from erased e where u.no = e.no`.execute(tx)
    await recordActivity(tx, domain, {
      action: 'users-erased',
      summary: `Erased the data of ${users.toLocaleString('en-US')} ${users === 1 ? 'user' : 'users'} who left the directory more than ${retention.leftUsersDays} days ago`,
      counts: { users },
    })
    return users
  })

/** Erases the data of all users who left the directory longer ago than the retention, except license holders. */
export const eraseLeavers = async (db: Db, retention: Retention): Promise<void> => {
  const { rows } = await sql<{ domain: number }>`select distinct u.domain from users u where ${isErasable(retention)}`.execute(db)
  for (const { domain } of rows) {
    let erased: number
    do erased = await eraseSome(db, domain, retention)
    while (erased === USERS_PER_TRANSACTION)
  }
}
