import { sql } from 'kysely'
import { createFacetTable, type FacetTable, MAX_FACET_TEXTS } from '../../../compose/facets/facet-table.js'
import type { Scope, UserKind } from '../../../core/internal.js'
import { findDomain } from '../database/domains.js'
import type { Db } from '../database/tables.js'
import { listOrgUnits } from './list-groups.js'

/** Maximum number of texts of all facets, so that a directory cannot fill the memory of a process. */
const MAX_TEXTS = 200_000

/** Reads the facets of domains, and keeps them until a sync ends. */
export type ReadFacets = (scope: Scope) => Promise<FacetTable>

/** Reads every text of a facet with its number of users, up to one more than the limit of a choice facet. */
const readTexts = async (db: Db, domain: number): Promise<Map<string, Map<string, number>>> => {
  const { rows } = await sql<{ id: string; text: string; users: number }>`
    select id, text, users from (
      select f.key as id, f.value as text, count(*)::int as users, row_number() over (partition by f.key order by f.value) as place
      from users u cross join lateral jsonb_each_text(u.facets) f
      where u.domain = ${domain} and u.is_here and u.facets is not null group by f.key, f.value) t
    where place <= ${MAX_FACET_TEXTS + 1} limit ${MAX_TEXTS}`.execute(db)
  const texts = new Map<string, Map<string, number>>()
  for (const { id, text, users } of rows) {
    const counts = texts.get(id) ?? new Map<string, number>()
    texts.set(id, counts)
    counts.set(text, users)
  }
  return texts
}

const readTable = async (db: Db, domain: number, scope: Scope): Promise<FacetTable> => {
  const { rows: kinds } = await sql<{ kind: UserKind; users: number }>`
    select coalesce(kind, 'person') as kind, count(*)::int as users from users where domain = ${domain} and is_here group by 1`.execute(db)
  const { rows: groups } = await sql<{ grouped: number }>`
    select count(*)::int as grouped from users u where u.domain = ${domain} and u.is_here and exists (
      select from group_users m where m.sync = (select groups_sync from domains where no = ${domain}) and m.user_no = u.no)`.execute(db)
  return createFacetTable({
    texts: await readTexts(db, domain),
    kinds: new Map(kinds.map(({ kind, users }) => [kind, users])),
    users: kinds.reduce((sum, { users }) => sum + users, 0),
    grouped: groups[0]?.grouped ?? 0,
    units: await listOrgUnits(db, scope),
  })
}

/** Changes with every sync of a domain. */
const readVersion = async (db: Db, domain: number): Promise<string> => {
  const { rows } = await sql<{ version: string }>`
    select concat_ws(' ', users_sync, groups_sync, org_units_sync, revision, users_synced_at, groups_synced_at, org_units_synced_at) as version
    from domains where no = ${domain}`.execute(db)
  return rows[0]?.version ?? ''
}

/** Creates the reader of a database. Counting a million users takes seconds, so calls between two syncs share one result. */
export const createFacetReader = (db: Db): ReadFacets => {
  const kept = new Map<number, { version: string; table: Promise<FacetTable> }>()
  return async (scope) => {
    const domain = await findDomain(db, scope)
    const version = await readVersion(db, domain)
    const held = kept.get(domain)
    if (held?.version === version) {
      try {
        return await held.table
      } catch {
        // the call that began this reading was aborted
      }
    }
    const table = readTable(db, domain, scope)
    kept.set(domain, { version, table })
    table.catch(() => {
      if (kept.get(domain)?.table === table) kept.delete(domain)
    })
    return table
  }
}
