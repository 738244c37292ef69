import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../database/tables.js'
import { numbers } from '../lists/conditions.js'
import { countNested } from './nested-counts.js'

// How many users are in groups and org units. Counted before the swap that makes it so, while nobody waits.

/** What a group or unit comes to, by number. */
export interface Count {
  no: number
  count: number
}

/** Queries of numbers: who and what will be here. */
export interface Here {
  domain: number
  users: RawBuilder<unknown>
  groups: RawBuilder<unknown>
  units: RawBuilder<unknown>
  groupsSync: number
  unitsSync: number
}

/** So many memberships are read at a time. */
const AT_ONCE = 500_000

/** In portions of so many memberships, or of one group that has more. */
const portionsOf = (groups: readonly number[], direct: ReadonlyMap<number, number>): number[][] => {
  const portions: number[][] = []
  let room = 0
  for (const no of groups) {
    const size = direct.get(no) ?? 0
    if (size === 0) continue
    if (portions.length === 0 || room < size) {
      portions.push([])
      room = AT_ONCE
    }
    room -= size
    portions[portions.length - 1]?.push(no)
  }
  return portions
}

const readMembers = async (
  db: Db,
  { users, groupsSync }: Here,
  groups: readonly number[],
  direct: ReadonlyMap<number, number>,
): Promise<Map<number, Int32Array>> => {
  const members = new Map<number, Int32Array>()
  for (const some of portionsOf(groups, direct)) {
    const { rows } = await sql<{ no: number; users: string }>`
      select m.group_no as no, string_agg(m.user_no::text, ',') as users from group_users m
      where m.sync = ${groupsSync} and m.group_no = any(${numbers(some)}) and m.user_no in (${users}) group by m.group_no`.execute(db)
    for (const row of rows) members.set(row.no, Int32Array.from(row.users.split(','), Number))
  }
  return members
}

const nest = async (db: Db, { groups, groupsSync }: Here): Promise<Map<number, number[]>> => {
  const { rows } = await sql<{ parent: number; child: number }>`
    select parent, child from group_groups where sync = ${groupsSync} and parent in (${groups}) and child in (${groups})`.execute(db)
  const children = new Map<number, number[]>()
  for (const { parent, child } of rows) {
    const known = children.get(parent)
    if (known === undefined) children.set(parent, [child])
    else known.push(child)
  }
  return children
}

/** The groups whose count will not be what it is. */
export const countMembers = async (db: Db, here: Here): Promise<Count[]> => {
  const { domain, users, groups, groupsSync } = here
  const { rows } = await sql<Count>`
    select m.group_no as no, count(*)::int as count from group_users m
    where m.sync = ${groupsSync} and m.user_no in (${users}) group by m.group_no`.execute(db)
  const direct = new Map(rows.map(({ no, count }) => [no, count]))
  const children = await nest(db, here)
  const inNests = new Set([...children.keys(), ...[...children.values()].flat()])
  const nested = await countNested({ children, members: await readMembers(db, here, [...inNests], direct) })
  const held = await sql<Count>`
    select no, member_count as count from groups where domain = ${domain} and no in (${groups})`.execute(db)
  return held.rows
    .map(({ no, count }) => ({ no, count: nested.get(no) ?? direct.get(no) ?? 0, before: count }))
    .filter(({ count, before }) => count !== before)
    .map(({ no, count }) => ({ no, count }))
}

/** The org units whose count will not be what it is. */
export const countUnitUsers = async (db: Db, { domain, users, units, unitsSync }: Here): Promise<Count[]> => {
  const { rows } = await sql<Count>`
    select o.no, coalesce(c.count, 0) as count from org_units o left join (
      select m.org_unit as no, count(*)::int as count from org_unit_users m
      where m.sync = ${unitsSync} and m.user_no in (${users}) group by m.org_unit) c on c.no = o.no
    where o.domain = ${domain} and o.no in (${units}) and o.user_count <> coalesce(c.count, 0)`.execute(db)
  return rows
}
