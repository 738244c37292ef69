import { type RawBuilder, sql } from 'kysely'
import type { ItemRef } from '../../core/index.js'
import { isStorable } from './storable.js'
import type { Tx } from './tables.js'

/**
 * `with recursive reached (no) …`: the groups that `roots` selects and all that are nested in them, each once, however deep
 * and in whatever circles.
 */
export const reachedGroups = (domain: number, roots: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  with recursive reached (no) as (
    ${roots}
    union
    select e.child from reached r
    join group_groups e on e.sync = (select groups_sync from domains where no = ${domain}) and e.parent = r.no
    join groups g on g.no = e.child and g.is_here)`

/** What items come to: every user they reach, once, under the first that fits of deleted, suspended, protected, due. */
export interface Reached {
  due: number
  covered: number
  skipped: { protected: number; suspended: number; deleted: number }
}

/** So many ids go in at a time: enough to be quick, few enough for an embedded database. */
const AT_ONCE = 50_000

/** The places of ids among the items, each at its first. What the database cannot hold names nothing in it. */
const placesOf = (items: readonly ItemRef[]): Record<ItemRef['kind'], Map<string, number>> => {
  const places = { user: new Map<string, number>(), group: new Map<string, number>(), 'org-unit': new Map<string, number>() }
  items.forEach(({ kind, id }, place) => {
    if (!places[kind].has(id) && isStorable(id)) places[kind].set(id, place)
  })
  return places
}

const partsOf = (places: ReadonlyMap<string, number>): string[] => {
  const rows = Array.from(places, ([id, place]) => ({ id, place }))
  return Array.from({ length: Math.ceil(rows.length / AT_ONCE) }, (_, part) =>
    JSON.stringify(rows.slice(part * AT_ONCE, (part + 1) * AT_ONCE)),
  )
}

/** The groups that are reached, each with the place of the first item that reaches it: from one to the next, however they are nested. */
const spread = async (tx: Tx, domain: number, groups: ReadonlyMap<string, number>): Promise<{ no: number; place: number }[]> => {
  const first = new Map<number, number>()
  const children = new Map<number, number[]>()
  for (const part of partsOf(groups)) {
    const { rows: roots } = await sql<{ no: number; place: number }>`
      select g.no, i.place from json_to_recordset(${part}::json) as i(id text, place int)
      join groups g on g.domain = ${domain} and g.id = i.id and g.is_here`.execute(tx)
    for (const { no, place } of roots) first.set(no, place)
  }
  if (first.size === 0) return []
  const { rows: edges } = await sql<{ parent: number; child: number }>`
    ${reachedGroups(domain, sql`select value::int from json_array_elements_text(${JSON.stringify([...first.keys()])}::json)`)}
    select e.parent, e.child from reached r
    join group_groups e on e.sync = (select groups_sync from domains where no = ${domain}) and e.parent = r.no
    join groups g on g.no = e.child and g.is_here`.execute(tx)
  for (const { parent, child } of edges) {
    const known = children.get(parent)
    if (known === undefined) children.set(parent, [child])
    else known.push(child)
  }
  const places = new Map<number, number>()
  for (const [root, place] of [...first].sort(([, a], [, b]) => a - b)) {
    // what an earlier item reached is at that item's place, with all that is in it
    const found = places.has(root) ? [] : [root]
    if (found.length > 0) places.set(root, place)
    for (const no of found) {
      for (const child of children.get(no) ?? []) {
        if (places.has(child)) continue
        places.set(child, place)
        found.push(child)
      }
    }
  }
  return Array.from(places, ([no, place]) => ({ no, place }))
}

/**
 * Counts whom the items reach, and leaves the due users in the transaction's temporary table
 * `reached (user_no int, place int)`: each once, `place` from 0 without gaps, in the order of the items, by number within an
 * item. Items of nothing that is here reach nobody. Hold the domain (`lockDomain`) for what is decided from it.
 */
export const reach = async (tx: Tx, domain: number, items: readonly ItemRef[]): Promise<Reached> => {
  const places = placesOf(items)
  await sql`create temporary table if not exists reached (user_no int not null, place int not null) on commit drop`.execute(tx)
  await sql`create temporary table if not exists touched (user_no int not null, place int not null) on commit drop`.execute(tx)
  await sql`truncate reached, touched`.execute(tx)

  for (const part of partsOf(places.user)) {
    await sql`insert into touched (user_no, place)
      select u.no, i.place from json_to_recordset(${part}::json) as i(id text, place int)
      join users u on u.domain = ${domain} and u.id = i.id`.execute(tx)
  }
  const groups = await spread(tx, domain, places.group)
  if (groups.length > 0) {
    await sql`insert into touched (user_no, place)
      select m.user_no, g.place from json_to_recordset(${JSON.stringify(groups)}::json) as g(no int, place int)
      join group_users m on m.sync = (select groups_sync from domains where no = ${domain}) and m.group_no = g.no`.execute(tx)
  }
  for (const part of partsOf(places['org-unit'])) {
    await sql`insert into touched (user_no, place)
      select m.user_no, i.place from json_to_recordset(${part}::json) as i(id text, place int)
      join org_units o on o.domain = ${domain} and o.id = i.id and o.is_here
      join org_unit_users m on m.sync = (select org_units_sync from domains where no = ${domain}) and m.org_unit = o.no`.execute(tx)
  }
  await sql`analyze touched`.execute(tx)

  const { rows } = await sql<{ standing: 'due' | 'protected' | 'suspended' | 'deleted'; count: number }>`
    with covered as (select user_no, min(place) as place from touched group by user_no),
    standing as materialized (
      select u.no, c.place, case when u.account_status = 2 then 'deleted' when u.account_status = 1 then 'suspended'
        when u.backup_status <> 0 then 'protected' else 'due' end as standing
      from covered c join users u on u.no = c.user_no where u.is_here),
    due as (
      insert into reached (user_no, place)
      select no, row_number() over (order by place, no) - 1 from standing where standing = 'due')
    select standing, count(*)::int as count from standing group by standing`.execute(tx)
  await sql`analyze reached`.execute(tx)
  const counts = { due: 0, protected: 0, suspended: 0, deleted: 0 }
  for (const { standing, count } of rows) counts[standing] = count
  const { due, ...skipped } = counts
  return { due, covered: due + skipped.protected + skipped.suspended + skipped.deleted, skipped }
}
