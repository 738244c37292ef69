import { sql } from 'kysely'
import type { StatusPage } from '../../../compose/import-statuses.js'
import { importStatus, type RunPart } from '../../../core/internal.js'
import { isStorable } from '../database/sql-values.js'
import { BACKUP_STATUSES, FIRST_ENDED, type Tx } from '../database/tables.js'

const NONE = BACKUP_STATUSES.indexOf('none')
const PARTS: readonly RunPart[] = ['none', 'open', 'ended']
/** Status number of a user that the engine does not list. */
const UNLISTED = -1

/** The rule of core as a table: the next status for each current status, listed status, and part in runs. */
const RULES = PARTS.flatMap((part, partNo) =>
  BACKUP_STATUSES.flatMap((current, currentNo) =>
    [undefined, ...BACKUP_STATUSES].map((listed) => ({
      current: currentNo,
      listed: listed === undefined ? UNLISTED : BACKUP_STATUSES.indexOf(listed),
      part: partNo,
      next: BACKUP_STATUSES.indexOf(importStatus(current, listed, part)),
    })),
  ),
)

/** Stages a page of the users that the engine protects. If an id repeats, the last status counts. */
export const stageStatuses = async (tx: Tx, sync: number, items: StatusPage['items']): Promise<void> => {
  const latest = new Map(
    items.filter(({ id }) => isStorable(id)).map(({ id, backupStatus }) => [id, BACKUP_STATUSES.indexOf(backupStatus)]),
  )
  const rows = Array.from(latest, ([id, status]) => ({ id, status }))
  await sql`insert into staged_statuses (sync, id, status)
    select ${sync}::int, id, status from json_to_recordset(${JSON.stringify(rows)}::json) as r(id text, status smallint)
    on conflict (sync, id) do update set status = excluded.status`.execute(tx)
}

/**
 * Copies the backup statuses that the engine reports to the users of the mirror. A user that another program protects holds no credit here.
 * The transaction of the caller holds the lock of the domain, so no start and no outcome is recorded meanwhile.
 */
export const importStatuses = async (tx: Tx, domain: number, sync: number): Promise<void> => {
  await sql`
    with rules as materialized (
      select * from json_to_recordset(${JSON.stringify(RULES)}::json) as r(current int, listed int, part int, next int)),
    ended as materialized (
      select distinct ru.user_no from runs r join run_users ru on ru.run = r.no where r.domain = ${domain} and ru.status >= ${FIRST_ENDED}),
    shown as (
      select u.no, u.backup_status as current, coalesce(s.status, ${UNLISTED}::int) as listed,
        case when exists (select from run_users ru where ru.user_no = u.no and ru.status < ${sql.lit(FIRST_ENDED)}) then ${PARTS.indexOf('open')}::int
          when e.user_no is not null then ${PARTS.indexOf('ended')}::int else ${PARTS.indexOf('none')}::int end as part
      from users u left join staged_statuses s on s.sync = ${sync} and s.id = u.id left join ended e on e.user_no = u.no
      where u.domain = ${domain} and u.is_here)
    update users u set backup_status = r.next, held = case when u.backup_status = ${NONE} then 0 else u.held end
    from shown n join rules r using (current, listed, part) where u.no = n.no and r.next <> n.current`.execute(tx)
}
