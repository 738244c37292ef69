import { type RawBuilder, sql } from 'kysely'
import type { CoveredFigures, ItemRef, Standing } from '../../../core/internal.js'
import { BACKUP_STATUSES } from '../database/migrations.js'
import { isStorable } from '../database/storable.js'
import type { Tx } from '../database/tables.js'

/**
 * `with recursive reached (no) …`: the groups that `roots` selects and all that are nested in them, each once, however deep
 * and in whatever circles. (One that is only named has nothing in it.)
 */
export const reachedGroups = (domain: number, roots: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  with recursive reached (no) as (
    ${roots}
    union
    select e.child from reached r
    join group_groups e on e.sync = (select groups_sync from domains where no = ${domain}) and e.parent = r.no)`

const FAILED = BACKUP_STATUSES.indexOf('failed')
const PAUSED = BACKUP_STATUSES.indexOf('paused')

/** So many ids go in at a time: enough to be quick, few enough for an embedded database. */
const AT_ONCE = 50_000
/** Of more users than this, plans need to know how many they are. */
const FEW = 5_000

/** The places of ids among the items, each at its first. What the database cannot hold names nothing in it. */
const placesOf = (items: readonly ItemRef[]): Record<ItemRef['kind'], Map<string, number>> => {
  const places = { user: new Map<string, number>(), group: new Map<string, number>(), 'org-unit': new Map<string, number>() }
  items.forEach(({ kind, id }, place) => {
    if (!places[kind].has(id) && isStorable(id)) places[kind].set(id, place)
  })
  return places
}

/** Ids with their places as JSON, each portion when its turn comes: a transaction should not be kept waiting for all of them. */
function* portionsOf(places: ReadonlyMap<string, number>): Generator<string> {
  let rows: { id: string; place: number }[] = []
  for (const [id, place] of places) {
    rows.push({ id, place })
    if (rows.length < AT_ONCE) continue
    yield JSON.stringify(rows)
    rows = []
  }
  if (rows.length > 0) yield JSON.stringify(rows)
}

/** A group or org unit that an item reaches first at this place. */
interface Container {
  no: number
  place: number
}
/** `expected`: how many users are in them, at most. */
interface Containers {
  containers: Container[]
  expected: number
}

const find = async (tx: Tx, domain: number, kind: 'groups' | 'org_units', places: ReadonlyMap<string, number>): Promise<Containers> => {
  const containers: Container[] = []
  let expected = 0
  const size = sql.ref(kind === 'groups' ? 'member_count' : 'user_count')
  for (const portion of portionsOf(places)) {
    const { rows } = await sql<Container & { size: number }>`
      select c.no, i.place, c.${size} as size from json_to_recordset(${portion}::json) as i(id text, place int)
      join ${sql.table(kind)} c on c.domain = ${domain} and c.id = i.id and c.is_here`.execute(tx)
    for (const { no, place, size } of rows) {
      containers.push({ no, place })
      expected += size
    }
  }
  return { containers, expected }
}

/** From groups to all that are nested in them, each with the place of the first item that reaches it. */
const spread = async (tx: Tx, domain: number, roots: readonly Container[]): Promise<Container[]> => {
  if (roots.length === 0) return []
  const { rows: edges } = await sql<{ parent: number; child: number }>`
    ${reachedGroups(domain, sql`select value::int from json_array_elements_text(${JSON.stringify(roots.map(({ no }) => no))}::json)`)}
    select e.parent, e.child from reached r
    join group_groups e on e.sync = (select groups_sync from domains where no = ${domain}) and e.parent = r.no`.execute(tx)
  const children = new Map<number, number[]>()
  for (const { parent, child } of edges) {
    const known = children.get(parent)
    if (known === undefined) children.set(parent, [child])
    else known.push(child)
  }
  const places = new Map<number, number>()
  for (const { no: root, place } of roots.toSorted((a, b) => a.place - b.place)) {
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
 * Counts the users that the items cover, and leaves due users and restarts in the transaction's temporary table
 * `reached (user_no int, place int)`: each once, `place` from 0 without gaps, in the order of the items, by number within an
 * item. Items of nothing that is here reach nobody. Hold the domain (`lockDomain`) for what is decided from it.
 */
export const reach = async (tx: Tx, domain: number, items: readonly ItemRef[]): Promise<CoveredFigures> => {
  const places = placesOf(items)
  const groups = await find(tx, domain, 'groups', places.group)
  const orgUnits = await find(tx, domain, 'org_units', places['org-unit'])
  const sources = [
    sql`select m.user_no, c.place
      from json_to_recordset(${JSON.stringify(await spread(tx, domain, groups.containers))}::json) as c(no int, place int)
      join group_users m on m.sync = (select groups_sync from domains where no = ${domain}) and m.group_no = c.no`,
    sql`select m.user_no, c.place from json_to_recordset(${JSON.stringify(orgUnits.containers)}::json) as c(no int, place int)
      join org_unit_users m on m.sync = (select org_units_sync from domains where no = ${domain}) and m.org_unit = c.no`,
  ]
  const users = (portion: string) => sql`
    select u.no as user_no, i.place from json_to_recordset(${portion}::json) as i(id text, place int)
    join users u on u.domain = ${domain} and u.id = i.id`

  await sql`drop table if exists pg_temp.reached, pg_temp.touched`.execute(tx)
  await sql`create temporary table reached (user_no int not null, place int not null) on commit drop`.execute(tx)
  let touched = sql`select user_no, place from touched`
  if (places.user.size + groups.expected + orgUnits.expected > FEW) {
    await sql`create temporary table touched (user_no int not null, place int not null) on commit drop`.execute(tx)
    for (const source of sources) await sql`insert into touched (user_no, place) ${source}`.execute(tx)
    for (const portion of portionsOf(places.user)) await sql`insert into touched (user_no, place) ${users(portion)}`.execute(tx)
    await sql`analyze touched`.execute(tx)
    // so that a million users are sorted in memory
    await sql`set local work_mem = '64MB'`.execute(tx)
  } else {
    const [portion = '[]'] = portionsOf(places.user)
    touched = sql.join([...sources, users(portion)], sql` union all `)
  }

  const { rows } = await sql<{ standing: Standing; count: number }>`
    with covered as (select user_no, min(place) as place from (${touched}) t group by user_no),
    standing as materialized (
      select u.no, c.place, case when u.account_status = 2 then 'deleted' when u.account_status = 1 then 'suspended'
        when u.backup_status in (${FAILED}, ${PAUSED}) then 'restart' when u.backup_status <> 0 then 'protected' else 'due' end as standing
      from covered c join users u on u.no = c.user_no where u.domain = ${domain} and u.is_here),
    started as (
      insert into reached (user_no, place)
      select no, row_number() over (order by place, no) - 1 from standing where standing in ('due', 'restart'))
    select standing, count(*)::int as count from standing group by standing`.execute(tx)
  const counts: Record<Standing, number> = { due: 0, restart: 0, protected: 0, suspended: 0, deleted: 0 }
  for (const { standing, count } of rows) counts[standing] = count
  const { due, restart, ...skipped } = counts
  const starts = due + restart
  if (starts > FEW) await sql`analyze reached`.execute(tx)
  // every price is 1 here
  return {
    allocated: due,
    starts,
    restarts: restart,
    free: 0,
    covered: starts + skipped.protected + skipped.suspended + skipped.deleted,
    skipped,
  }
}
