import { type RawBuilder, sql } from 'kysely'
import { groupPairs, intArray } from '../database/sql-values.js'
import type { Db } from '../database/tables.js'

// Counts the users in groups and org units as they will be after a swap. Runs before the swap, without locking the domain.

/** The number of users in a group or org unit, by the number of its row. */
export interface ContainerCount {
  no: number
  count: number
}

/** Queries that select the mirror after the swap. */
export interface MirrorState {
  domain: number
  /** The numbers of the users, groups and org units. */
  users: RawBuilder<unknown>
  groups: RawBuilder<unknown>
  units: RawBuilder<unknown>
  /** The memberships: `group_no, user_no`; `parent, child`; `org_unit, user_no`. */
  groupUsers: RawBuilder<unknown>
  groupGroups: RawBuilder<unknown>
  unitUsers: RawBuilder<unknown>
}

/** Nested groups by number, and their direct members. */
export interface GroupNesting {
  /** The child groups of each group with at least one. */
  children: ReadonlyMap<number, readonly number[]>
  /** The users directly in a group. */
  members: ReadonlyMap<number, Int32Array>
}

const MEMBERSHIPS_PER_QUERY = 500_000
/** The event loop is released at least this often. */
const MAX_SLICE_MS = 50

/** Collects a number and all numbers reachable from it. */
const reachableFrom = (start: number, next: (no: number) => readonly number[]): Set<number> => {
  const reached = new Set([start])
  // Iterating over a Set also visits entries that are added during the iteration.
  for (const no of reached) for (const other of next(no)) reached.add(other)
  return reached
}

/** Counts the distinct users in each group that has child groups, through any nesting and through cycles. */
export const countNested = async ({ children, members }: GroupNesting): Promise<Map<number, number>> => {
  const parents = groupPairs([...children].flatMap(([parent, nested]) => nested.map((child): [number, number] => [child, parent])))
  const counts = new Map<number, number>()
  /** The root that each user was last counted for. */
  const countedFor = new Map<number, number>()
  let since = performance.now()
  for (const root of children.keys()) {
    if (counts.has(root)) continue
    const reached = reachableFrom(root, (no) => children.get(no) ?? [])
    let count = 0
    for (const no of reached) {
      for (const user of members.get(no) ?? []) {
        if (countedFor.get(user) === root) continue
        countedFor.set(user, root)
        count += 1
      }
    }
    // Groups on a cycle with the root reach the same groups.
    for (const no of reachableFrom(root, (one) => (parents.get(one) ?? []).filter((parent) => reached.has(parent)))) counts.set(no, count)
    if (performance.now() - since < MAX_SLICE_MS) continue
    await new Promise((resolve) => setImmediate(resolve))
    since = performance.now()
  }
  return counts
}

/** Cuts groups into parts with a limited number of memberships. A group above the limit forms a separate part. */
const cutByMemberships = (groups: readonly number[], direct: ReadonlyMap<number, number>): number[][] => {
  const parts: number[][] = []
  let room = 0
  for (const no of groups) {
    const size = direct.get(no) ?? 0
    if (size === 0) continue
    if (parts.length === 0 || room < size) {
      parts.push([])
      room = MEMBERSHIPS_PER_QUERY
    }
    room -= size
    parts.at(-1)?.push(no)
  }
  return parts
}

const readMembers = async (
  db: Db,
  { users, groupUsers }: MirrorState,
  groups: readonly number[],
  direct: ReadonlyMap<number, number>,
): Promise<Map<number, Int32Array>> => {
  const members = new Map<number, Int32Array>()
  for (const some of cutByMemberships(groups, direct)) {
    const { rows } = await sql<{ no: number; users: string }>`
      select m.group_no as no, string_agg(m.user_no::text, ',') as users from (${groupUsers}) m
      where m.group_no = any(${intArray(some)}) and m.user_no in (${users}) group by m.group_no`.execute(db)
    for (const row of rows) members.set(row.no, Int32Array.from(row.users.split(','), Number))
  }
  return members
}

const readChildren = async (db: Db, { groups, groupGroups }: MirrorState): Promise<Map<number, number[]>> => {
  const { rows } = await sql<{ parent: number; child: number }>`
    select parent, child from (${groupGroups}) n where parent in (${groups}) and child in (${groups})`.execute(db)
  return groupPairs(rows.map(({ parent, child }) => [parent, child]))
}

/** Counts the members of groups. Resolves to the groups whose stored count is wrong. */
export const countMembers = async (db: Db, state: MirrorState): Promise<ContainerCount[]> => {
  const { domain, users, groups, groupUsers } = state
  const { rows } = await sql<ContainerCount>`
    select m.group_no as no, count(*)::int as count from (${groupUsers}) m
    where m.user_no in (${users}) group by m.group_no`.execute(db)
  const direct = new Map(rows.map(({ no, count }) => [no, count]))
  const children = await readChildren(db, state)
  const inNests = new Set([...children.keys(), ...[...children.values()].flat()])
  const nested = await countNested({ children, members: await readMembers(db, state, [...inNests], direct) })
  const stored = await sql<ContainerCount>`
    select no, member_count as count from groups where domain = ${domain} and no in (${groups})`.execute(db)
  return stored.rows.flatMap(({ no, count: before }) => {
    const count = nested.get(no) ?? direct.get(no) ?? 0
    return count === before ? [] : [{ no, count }]
  })
}

/** Counts the users of org units. Resolves to the units whose stored count is wrong. */
export const countUnitUsers = async (db: Db, { domain, users, units, unitUsers }: MirrorState): Promise<ContainerCount[]> => {
  const { rows } = await sql<ContainerCount>`
    select o.no, coalesce(c.count, 0) as count from org_units o left join (
      select m.org_unit as no, count(*)::int as count from (${unitUsers}) m
      where m.user_no in (${users}) group by m.org_unit) c on c.no = o.no
    where o.domain = ${domain} and o.no in (${units}) and o.user_count <> coalesce(c.count, 0)`.execute(db)
  return rows
}
