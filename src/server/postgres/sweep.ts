import { sql } from 'kysely'
import type { Db } from './tables.js'

const SLICE = 20_000
const KEPT_DAYS = 30
const PLACES = ['group_users', 'group_groups', 'org_unit_users', 'staged'] as const

/** Clears away what this sync replaced, and what others before it left that never came to their end: a slice at a time, so that nobody waits. */
export const sweep = async (db: Db, sync: number, signal: AbortSignal): Promise<void> => {
  const { rows } = await sql<{ no: number }>`
    select s.no from syncs s join syncs o on o.domain = s.domain and o.kind = s.kind and o.no = ${sync} join domains d on d.no = s.domain
    where s.status <> 'running' and s.no <> d.groups_sync and s.no <> d.org_units_sync and s.no <= ${sync}`.execute(db)
  for (const { no } of rows) {
    for (const place of PLACES) {
      for (let left = SLICE; left === SLICE && !signal.aborted; ) {
        const { numAffectedRows } = await sql`delete from ${sql.table(place)} where ctid in
          (select ctid from ${sql.table(place)} where sync = ${no} limit ${SLICE})`.execute(db)
        left = Number(numAffectedRows ?? 0)
      }
    }
  }
  await sql`delete from syncs s using domains d where d.no = s.domain and s.status <> 'running' and s.no <> d.groups_sync
    and s.no <> d.org_units_sync and s.finished_at < now() - make_interval(days => ${KEPT_DAYS}::int)`.execute(db)
}
