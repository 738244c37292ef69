import { sql } from 'kysely'
import type { ChangesPage, ParsedPage } from '../../../compose/validate-directory.js'
import type { SyncKind } from '../../../core/internal.js'
import { intArray, storable } from '../database/sql-values.js'
import type { Tx } from '../database/tables.js'
import { findRows } from './row-numbers.js'
import { type Staging, stagePage } from './stage-page.js'

const TABLES = {
  users: { records: 'users', memberships: [] },
  groups: {
    records: 'groups',
    memberships: [
      ['group_users', 'group_no'],
      ['group_groups', 'parent'],
    ],
  },
  'org-units': { records: 'org_units', memberships: [['org_unit_users', 'org_unit']] },
} as const

/** Stages ids of removed records. Resolves to the number of ids that are new to this sync. */
const stageGone = async (
  tx: Tx,
  { sync, pages }: Staging,
  rows: readonly { id: string; no: number | null; place: number }[],
): Promise<number> => {
  const { rows: counted } = await sql<{ count: number }>`
    with put as (
      insert into staged (sync, id, no, place, is_gone)
      select ${sync}::int, id, no, ${pages}::bigint * 1000000000 + place, true
      from json_to_recordset(${JSON.stringify(rows)}::json) as r(id text, no int, place int)
      on conflict (sync, id) do update set no = coalesce(excluded.no, staged.no), record = null, is_gone = true
      returning xmax = 0 as is_new)
    select count(*) filter (where is_new)::int as count from put`.execute(tx)
  return counted[0]?.count ?? 0
}

/** Drops the members staged by earlier pages of this sync, because each change of a group or unit contains all of its members. */
const dropStagedMembers = async (tx: Tx, kind: SyncKind, sync: number, containers: readonly number[]): Promise<void> => {
  for (const [table, container] of TABLES[kind].memberships) {
    await sql`delete from ${sql.table(table)} where sync = ${sync} and ${sql.ref(container)} = any(${intArray(containers)})`.execute(tx)
  }
}

/** Stages a page of changes. Resolves to the number of ids that are new to this sync. If an id repeats, the last change counts. */
export const stageChanges = async (tx: Tx, staging: Staging, { kind, items }: ChangesPage): Promise<number> => {
  const latest = new Map<string, ChangesPage['items'][number]>()
  for (const item of items) {
    latest.delete(storable(item.id))
    latest.set(storable(item.id), item)
  }
  const known = await findRows(tx, TABLES[kind].records, staging.domain, latest.keys())
  await dropStagedMembers(
    tx,
    kind,
    staging.sync,
    Array.from(known.values(), ({ no }) => no),
  )
  const gone: { id: string; no: number | null; place: number }[] = []
  const records: ChangesPage['items'][number][] = []
  for (const [id, item] of latest) {
    if ('isGone' in item) gone.push({ id, no: known.get(id)?.no ?? null, place: gone.length })
    else records.push(item)
  }
  return (await stageGone(tx, staging, gone)) + (await stagePage(tx, staging, { kind, items: records } as ParsedPage))
}
