import { sql } from 'kysely'
import { itemsToName, nameItems } from '../../../compose/name-items.js'
import { type Actor, type BackupRequest, type ItemRef, keyOf } from '../../../core/internal.js'
import { actorColumn } from '../activity/record-activity.js'
import { isStorable } from '../database/sql-values.js'
import type { Tx } from '../database/tables.js'

const TABLES = { user: 'users', group: 'groups', 'org-unit': 'org_units' } as const

/** Reads the current names of items. */
const readLabels = async (tx: Tx, domain: number, items: readonly ItemRef[]): Promise<Map<string, string>> => {
  const labels = new Map<string, string>()
  for (const kind of ['user', 'group', 'org-unit'] as const) {
    const ids = items.flatMap((item) => (item.kind === kind && isStorable(item.id) ? [item.id] : []))
    if (ids.length === 0) continue
    const label = kind === 'user' ? sql`coalesce(nullif(r.name, ''), r.email)` : sql`r.name`
    const { rows } = await sql<{ id: string; label: string }>`
      select r.id, ${label} as label from json_array_elements_text(${JSON.stringify(ids)}::json) as i(id)
      join ${sql.table(TABLES[kind])} r on r.domain = ${domain} and r.id = i.id and r.is_here`.execute(tx)
    for (const row of rows) labels.set(keyOf({ kind, id: row.id }), row.label)
  }
  return labels
}

/** Returns the columns for the items, settings and actor of a request. Columns of type `json` can hold every text. */
export const requestColumns = async (tx: Tx, domain: number, { items, settings }: BackupRequest, actor: Actor | undefined) => {
  const labels = await readLabels(tx, domain, itemsToName(items) ?? [])
  const named = nameItems(items, (ref) => labels.get(keyOf(ref))).items
  return {
    items: named === undefined ? null : JSON.stringify(named),
    asked_settings: JSON.stringify(settings),
    started_by: actorColumn(actor),
  }
}
