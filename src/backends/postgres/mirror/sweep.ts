import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../database/tables.js'

const SLICE = 20_000
const KEPT_DAYS = 30

/** Where records of a sync stand, by which they are in order there. */
const STAGED = ['staged', 'id'] as const
const MEMBERSHIPS = {
  users: [],
  groups: [
    ['group_users', 'group_no'],
    ['group_groups', 'parent'],
  ],
  'org-units': [['org_unit_users', 'org_unit']],
} as const

/** Deletes a slice at a time, each from where the one before ended: what is deleted is not walked over again. */
const clear = async (db: Db, [table, column]: readonly [string, string], sync: number, signal: AbortSignal): Promise<void> => {
  let from: number | string | null = null
  do {
    const start: RawBuilder<unknown> = from === null ? sql`` : sql`and ${sql.ref(column)} >= ${from}`
    const { rows }: { rows: { next: number | string }[] } = await sql<{ next: number | string }>`
      select ${sql.ref(column)} as next from ${sql.table(table)} where sync = ${sync} ${start}
      order by sync, ${sql.ref(column)} offset ${SLICE} limit 1`.execute(db)
    // a group that has more than a slice goes in one
    const next: number | string | null = rows[0]?.next ?? null
    const end = next === null ? sql`` : next === from ? sql`and ${sql.ref(column)} <= ${next}` : sql`and ${sql.ref(column)} < ${next}`
    await sql`delete from ${sql.table(table)} where sync = ${sync} ${start} ${end}`.execute(db)
    from = next
  } while (from !== null && !signal.aborted)
}

/**
 * Clears away what syncs of a domain left: what is staged, and memberships that no longer hold or never did. Never those of a
 * sync that is under way, nor those that hold.
 */
export const sweep = async (db: Db, sync: number, signal: AbortSignal): Promise<void> => {
  const { rows } = await sql<{ no: number; kind: keyof typeof MEMBERSHIPS; holds: boolean }>`
    select s.no, s.kind, s.no in (d.groups_sync, d.org_units_sync) as holds
    from syncs o join syncs s on s.domain = o.domain and s.kind = o.kind join domains d on d.no = s.domain
    where o.no = ${sync} and s.status <> 'running' and not s.is_swept order by s.no`.execute(db)
  for (const { no, kind, holds } of rows) {
    for (const place of [STAGED, ...(holds ? [] : MEMBERSHIPS[kind])]) await clear(db, place, no, signal)
    if (signal.aborted) return
    if (!holds) await db.updateTable('syncs').set({ is_swept: true }).where('no', '=', no).execute()
  }
  await sql`delete from syncs s using syncs o where o.no = ${sync} and s.domain = o.domain and s.kind = o.kind and s.is_swept
    and s.finished_at < now() - make_interval(days => ${KEPT_DAYS}::int)`.execute(db)
}
