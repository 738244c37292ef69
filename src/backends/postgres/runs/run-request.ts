import { sql } from 'kysely'
import { itemsToName, type NamedItem, nameItems } from '../../../compose/name-items.js'
import { type Actor, type BackupRequest, type Item, type ItemRef, keyOf } from '../../../core/internal.js'
import { actorColumn } from '../activity/record-activity.js'
import { isStorable } from '../database/sql-values.js'
import type { Db, Tx } from '../database/tables.js'

const TABLES = { user: 'users', group: 'groups', 'org-unit': 'org_units' } as const

/** Path of an org unit `r`: the names of its parents below the root. A cycle ends after 100 parents. */
const unitPath = sql`(
  with recursive above as (
    select p.id, p.name, p.parent_id, 1 as level from org_units p where p.domain = r.domain and p.id = r.parent_id and p.is_here
    union all
    select p.id, p.name, p.parent_id, a.level + 1 from above a join org_units p on p.domain = r.domain and p.id = a.parent_id and p.is_here
    where a.level < 100)
  select string_agg(a.name, ' / ' order by a.level desc) from above a
  where exists (select from org_units p where p.domain = r.domain and p.id = a.parent_id and p.is_here))`

/** Reads the current names of items, with the address or path. */
const readNames = async (tx: Db | Tx, domain: number, items: readonly ItemRef[]): Promise<Map<string, NamedItem>> => {
  const names = new Map<string, NamedItem>()
  for (const kind of ['user', 'group', 'org-unit'] as const) {
    const ids = items.flatMap((item) => (item.kind === kind && isStorable(item.id) ? [item.id] : []))
    if (ids.length === 0) continue
    const label = kind === 'user' ? sql`coalesce(nullif(r.name, ''), r.email)` : sql`r.name`
    const detail = kind === 'org-unit' ? unitPath : sql`r.email`
    const { rows } = await sql<{ id: string; label: string; detail: string | null }>`
      select r.id, ${label} as label, ${detail} as detail from json_array_elements_text(${JSON.stringify(ids)}::json) as i(id)
      join ${sql.table(TABLES[kind])} r on r.domain = ${domain} and r.id = i.id and r.is_here`.execute(tx)
    for (const { id, label, detail } of rows) names.set(keyOf({ kind, id }), { label, detail: detail ?? undefined })
  }
  if (items.some(({ kind }) => kind === 'domain')) {
    const { rows } = await sql<{ id: string; label: string }>`select id, name as label from domains where no = ${domain}`.execute(tx)
    for (const { id, label } of rows) names.set(keyOf({ kind: 'domain', id }), { label })
  }
  return names
}

/** Returns the items and exceptions of a request or policy with their current names, unless there are too many to name. */
export const nameRequest = async (
  tx: Db | Tx,
  domain: number,
  request: Pick<BackupRequest, 'items' | 'exceptions'>,
): Promise<readonly Item[] | undefined> => {
  const names = await readNames(tx, domain, itemsToName(request) ?? [])
  return nameItems(request, (ref) => names.get(keyOf(ref))).items
}

/** Returns the columns for the items, settings and actor of a request. Columns of type `json` can hold every text. */
export const requestColumns = async (
  tx: Tx,
  domain: number,
  request: Pick<BackupRequest, 'items' | 'exceptions' | 'settings'>,
  actor: Actor | undefined,
) => {
  const named = await nameRequest(tx, domain, request)
  return {
    items: named === undefined ? null : JSON.stringify(named),
    asked_settings: JSON.stringify(request.settings),
    started_by: actorColumn(actor),
  }
}
