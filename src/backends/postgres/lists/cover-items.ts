import { type RawBuilder, sql } from 'kysely'
import type { BackupRequest, CoveredFigures, ItemRef, Standing } from '../../../core/internal.js'
import { groupPairs, isStorable } from '../database/sql-values.js'
import { BACKUP_STATUSES, type Db, type Tx } from '../database/tables.js'
import { nestedGroups } from './find-members.js'

const FAILED = BACKUP_STATUSES.indexOf('failed')
const PAUSED = BACKUP_STATUSES.indexOf('paused')

/** Ids in each statement: enough for speed, few enough for the memory of an embedded database. */
const IDS_PER_QUERY = 50_000
/** For more users than this, the planner needs statistics of the temporary tables. */
const ANALYZE_ABOVE = 5_000

/** Maps ids to the position of the first item that names them. */
const placesOf = (items: readonly ItemRef[]): Record<ItemRef['kind'], Map<string, number>> => {
  const none = (): Map<string, number> => new Map()
  const places = { user: none(), group: none(), 'org-unit': none(), domain: none() }
  items.forEach(({ kind, id }, place) => {
    if (!places[kind].has(id) && isStorable(id)) places[kind].set(id, place)
  })
  return places
}

/** Yields ids with their places as JSON. Lazy, so that an open transaction does not wait until every chunk is built. */
function* idChunks(places: ReadonlyMap<string, number>): Generator<string> {
  let rows: { id: string; place: number }[] = []
  for (const [id, place] of places) {
    rows.push({ id, place })
    if (rows.length < IDS_PER_QUERY) continue
    yield JSON.stringify(rows)
    rows = []
  }
  if (rows.length > 0) yield JSON.stringify(rows)
}

/** A group or org unit, and the position of the first item that covers it. */
interface Container {
  no: number
  place: number
}
interface Containers {
  containers: Container[]
  /** The sum of their members: an upper bound of the users they cover. */
  expected: number
}

const findContainers = async (
  tx: Db | Tx,
  domain: number,
  kind: 'groups' | 'org_units',
  places: ReadonlyMap<string, number>,
): Promise<Containers> => {
  const containers: Container[] = []
  let expected = 0
  const size = sql.ref(kind === 'groups' ? 'member_count' : 'user_count')
  for (const chunk of idChunks(places)) {
    const { rows } = await sql<Container & { size: number }>`
      select c.no, i.place, c.${size} as size from json_to_recordset(${chunk}::json) as i(id text, place int)
      join ${sql.table(kind)} c on c.domain = ${domain} and c.id = i.id and c.is_here`.execute(tx)
    for (const { no, place, size } of rows) {
      containers.push({ no, place })
      expected += size
    }
  }
  return { containers, expected }
}

/** Adds the groups nested in `roots`, each with the position of the first item that covers it. */
const addNestedGroups = async (tx: Db | Tx, domain: number, roots: readonly Container[]): Promise<Container[]> => {
  if (roots.length === 0) return []
  const { rows: edges } = await sql<{ parent: number; child: number }>`
    ${nestedGroups(domain, sql`select value::int from json_array_elements_text(${JSON.stringify(roots.map(({ no }) => no))}::json)`)}
    select e.parent, e.child from reached r
    join group_groups e on e.sync = (select groups_sync from domains where no = ${domain}) and e.parent = r.no`.execute(tx)
  const children = groupPairs(edges.map(({ parent, child }) => [parent, child]))
  const places = new Map<number, number>()
  for (const { no: root, place } of roots.toSorted((a, b) => a.place - b.place)) {
    // An earlier item may cover this group already, with everything nested in it.
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

/** The users that items reach, before each user is taken once. */
export interface Sources {
  /** `select user_no, place …`, with repeats and removed users. */
  readonly containers: readonly RawBuilder<unknown>[]
  /** The same for users named by id: one statement for each chunk of ids. */
  users(): Generator<RawBuilder<unknown>>
  /** An upper bound of the number of users. */
  readonly expected: number
  /** Numbers of the groups, nested groups included, and of the org units. */
  readonly groups: readonly number[]
  readonly orgUnits: readonly number[]
  /** Whether an item reaches every user of the domain. */
  readonly isWhole: boolean
}

export const findSources = async (tx: Db | Tx, domain: number, items: readonly ItemRef[]): Promise<Sources> => {
  const places = placesOf(items)
  const groups = await findContainers(tx, domain, 'groups', places.group)
  const orgUnits = await findContainers(tx, domain, 'org_units', places['org-unit'])
  const { rows: everyone } = await sql<{ id: string; users: number }>`
    select id, user_count as users from domains where no = ${domain}`.execute(tx)
  const whole = everyone.filter(({ id }) => places.domain.has(id))
  const nested = await addNestedGroups(tx, domain, groups.containers)
  return {
    containers: [
      sql`select m.user_no, c.place
        from json_to_recordset(${JSON.stringify(nested)}::json) as c(no int, place int)
        join group_users m on m.sync = (select groups_sync from domains where no = ${domain}) and m.group_no = c.no`,
      sql`select m.user_no, c.place from json_to_recordset(${JSON.stringify(orgUnits.containers)}::json) as c(no int, place int)
        join org_unit_users m on m.sync = (select org_units_sync from domains where no = ${domain}) and m.org_unit = c.no`,
      ...whole.map(
        ({ id }) =>
          sql`select u.no as user_no, ${places.domain.get(id)}::int as place from users u where u.domain = ${domain} and u.is_here`,
      ),
    ],
    *users() {
      for (const chunk of idChunks(places.user))
        yield sql`select u.no as user_no, i.place from json_to_recordset(${chunk}::json) as i(id text, place int)
          join users u on u.domain = ${domain} and u.id = i.id`
    },
    expected: places.user.size + groups.expected + orgUnits.expected + whole.reduce((sum, { users }) => sum + users, 0),
    groups: nested.map(({ no }) => no),
    orgUnits: orgUnits.containers.map(({ no }) => no),
    isWhole: whole.length > 0,
  }
}

/** Writes the users that exceptions reach to the temporary table `excepted (user_no int)`. */
const writeExcepted = async (tx: Tx, domain: number, exceptions: readonly ItemRef[]): Promise<void> => {
  await sql`create temporary table excepted (user_no int primary key) on commit drop`.execute(tx)
  if (exceptions.length === 0) return
  const { containers, users, expected } = await findSources(tx, domain, exceptions)
  const write = (source: RawBuilder<unknown>) =>
    sql`insert into excepted (user_no) select user_no from (${source}) s on conflict do nothing`.execute(tx)
  for (const source of containers) await write(source)
  for (const source of users()) await write(source)
  if (expected > ANALYZE_ABOVE) await sql`analyze excepted`.execute(tx)
}

/**
 * Counts the users that items cover and no exception reaches, each once. Writes the due users and restarts, which a start begins, to the
 * temporary table `starting (user_no int, place int, credits int)`. The table lasts until the transaction ends. `place` counts from 0
 * without gaps, in the order of the items, by number within an item. `credits` are the credits that the start takes for the user. Items
 * that no longer exist cover no user. The caller holds the lock of the domain.
 */
export const coverItems = async (
  tx: Tx,
  domain: number,
  { items, exceptions = [] }: Pick<BackupRequest, 'items' | 'exceptions'>,
): Promise<CoveredFigures> => {
  const { containers, users, expected } = await findSources(tx, domain, items)
  await sql`drop table if exists pg_temp.starting, pg_temp.touched, pg_temp.excepted`.execute(tx)
  await sql`create temporary table starting (user_no int not null, place int not null, credits int not null) on commit drop`.execute(tx)
  await writeExcepted(tx, domain, exceptions)
  let touched: RawBuilder<unknown> = sql`select user_no, place from touched`
  if (expected > ANALYZE_ABOVE) {
    await sql`create temporary table touched (user_no int not null, place int not null) on commit drop`.execute(tx)
    for (const source of containers) await sql`insert into touched (user_no, place) ${source}`.execute(tx)
    for (const source of users()) await sql`insert into touched (user_no, place) ${source}`.execute(tx)
    await sql`analyze touched`.execute(tx)
    // Enough to sort a million users in memory.
    await sql`set local work_mem = '64MB'`.execute(tx)
  } else {
    touched = sql.join([...containers, ...users()], sql` union all `)
  }

  const { rows } = await sql<{ standing: Standing | 'excepted'; count: number; credits: number; free: number }>`
    with covered as (select user_no, min(place) as place from (${touched}) t group by user_no),
    standing as materialized (
      select u.no, c.place, u.price, case when u.account_status = 2 then 'deleted' when u.account_status = 1 then 'suspended'
        when exists (select from excepted e where e.user_no = u.no) then 'excepted'
        when u.backup_status in (${FAILED}, ${PAUSED}) then 'restart' when u.backup_status <> 0 then 'protected' else 'due' end as standing
      from covered c join users u on u.no = c.user_no where u.domain = ${domain} and u.is_here),
    started as (
      insert into starting (user_no, place, credits)
      select no, row_number() over (order by place, no) - 1, case standing when 'due' then price else 0 end
      from standing where standing in ('due', 'restart'))
    select standing, count(*)::int as count, sum(price)::float8 as credits, (count(*) filter (where price = 0))::int as free
    from standing group by standing`.execute(tx)
  const counts = { due: 0, restart: 0, protected: 0, suspended: 0, deleted: 0, excepted: 0 }
  for (const { standing, count } of rows) counts[standing] = count
  const ofDue = rows.find(({ standing }) => standing === 'due')
  const { due, restart, excepted, ...skipped } = counts
  const starts = due + restart
  if (starts > ANALYZE_ABOVE) await sql`analyze starting`.execute(tx)
  return {
    allocated: ofDue?.credits ?? 0,
    starts,
    restarts: restart,
    free: ofDue?.free ?? 0,
    covered: starts + skipped.protected + skipped.suspended + skipped.deleted,
    skipped,
    excepted,
  }
}
