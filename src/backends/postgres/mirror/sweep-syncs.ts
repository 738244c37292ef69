import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../database/tables.js'

const ROWS_PER_DELETE = 20_000
const RETENTION_DAYS = 30
/** Days for which joins and leaves are kept, for forecasts. */
const EVENT_RETENTION_DAYS = 366

/** Tables with rows of a sync, and the column that orders these rows in the index. */
const STAGED = [
  ['staged', 'id'],
  ['first_readings', 'id'],
  ['staged_statuses', 'id'],
] as const
const MEMBERSHIPS = {
  users: [],
  groups: [
    ['group_users', 'group_no'],
    ['group_groups', 'parent'],
  ],
  'org-units': [['org_unit_users', 'org_unit']],
} as const

/** Deletes the rows of a sync in batches. Each batch begins where the last one ended, because the index still lists deleted rows. */
const deleteRows = async (db: Db, [table, column]: readonly [string, string], sync: number, signal: AbortSignal): Promise<void> => {
  let from: number | string | null = null
  do {
    const start: RawBuilder<unknown> = from === null ? sql`` : sql`and ${sql.ref(column)} >= ${from}`
    const { rows }: { rows: { next: number | string }[] } = await sql<{ next: number | string }>`
      select ${sql.ref(column)} as next from ${sql.table(table)} where sync = ${sync} ${start}
      order by sync, ${sql.ref(column)} offset ${ROWS_PER_DELETE} limit 1`.execute(db)
    // One statement deletes a group whose members exceed a batch.
    const next: number | string | null = rows[0]?.next ?? null
    const end = next === null ? sql`` : next === from ? sql`and ${sql.ref(column)} <= ${next}` : sql`and ${sql.ref(column)} < ${next}`
    await sql`delete from ${sql.table(table)} where sync = ${sync} ${start} ${end}`.execute(db)
    from = next
  } while (from !== null && !signal.aborted)
}

/**
 * Deletes leftovers of the domain's ended syncs: staged records, replaced memberships, and memberships that were never swapped in. Rows of
 * running syncs and current memberships stay.
 */
export const sweepSyncs = async (db: Db, sync: number, signal: AbortSignal): Promise<void> => {
  const { rows } = await sql<{ no: number; kind: keyof typeof MEMBERSHIPS; isCurrent: boolean }>`
    select s.no, s.kind, s.no in (d.groups_sync, d.org_units_sync) as "isCurrent"
    from syncs o join syncs s on s.domain = o.domain and s.kind = o.kind join domains d on d.no = s.domain
    where o.no = ${sync} and s.status <> 'running' and not s.is_swept order by s.no`.execute(db)
  for (const { no, kind, isCurrent } of rows) {
    for (const table of [...STAGED, ...(isCurrent ? [] : MEMBERSHIPS[kind])]) await deleteRows(db, table, no, signal)
    if (signal.aborted) return
    if (!isCurrent) await db.updateTable('syncs').set({ is_swept: true }).where('no', '=', no).execute()
  }
  await sql`delete from syncs s using syncs o where o.no = ${sync} and s.domain = o.domain and s.kind = o.kind and s.is_swept
    and s.finished_at < now() - make_interval(days => ${RETENTION_DAYS}::int)`.execute(db)
  // Once for each sync of users: the index serves the domain.
  for (const [table, at] of [
    ['membership_events', sql`at`],
    ['recorded_days', sql`day`],
  ] as const) {
    await sql`delete from ${sql.table(table)} e using syncs o where o.no = ${sync} and o.kind = 'users' and e.domain = o.domain
      and e.${at} < now() - make_interval(days => ${EVENT_RETENTION_DAYS})`.execute(db)
  }
}
