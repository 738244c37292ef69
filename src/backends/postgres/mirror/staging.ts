import { sql } from 'kysely'
import type { DirectoryGroup, DirectoryOrgUnit, DirectoryUser } from '../../../compose/directory.js'
import { ACCOUNT_STATUSES } from '../database/migrations.js'
import { storable } from '../database/storable.js'
import type { Tx } from '../database/tables.js'
import { numbers } from '../lists/conditions.js'
import { searchedText, userKeys } from '../lists/user-keys.js'
import type { Page } from './directory-door.js'
import { findRows, nameRows, portionsOf, type Row } from './row-numbers.js'

// What a sync reads is kept beside the mirror until all of it is there: users, groups and org units in `staged`, as far as they
// are not what the mirror has, memberships under the number of the sync, which nobody looks at yet. What is compared here stays
// as it is until the swap: only syncs change it, and there is one of a kind at a time.

/** A sync under way: its number, whose records it reads, and how many pages came before. */
export interface Staging {
  sync: number
  domain: number
  pages: number
}

/** So many pairs of numbers go in at a time. */
const AT_ONCE = 50_000
/** More than a page can have: the places of a page stand behind those of the page before. */
const PLACES = 1_000_000_000

/** Records under their ids. The last word about an id counts, and stands where the first one stood. */
const byId = <T extends { id: string }>(records: readonly T[]): Map<string, T> =>
  new Map(records.map((record) => [storable(record.id), record]))

/** Columns as JSON carries them, and their types. */
const COLUMNS = {
  users: {
    name: 'text',
    email: 'text',
    account_status: 'smallint',
    status_reason: 'text',
    org_unit_id: 'text',
    aliases: 'text[]',
  },
  groups: { name: 'text', email: 'text' },
  org_units: { name: 'text', parent_id: 'text' },
} as const
type Table = keyof typeof COLUMNS
type Told = Readonly<Record<string, unknown>>

/** The numbers of those that are not what the mirror has. */
const findChanged = async (tx: Tx, table: Table, told: readonly ({ no: number } & Told)[]): Promise<Set<number>> => {
  if (told.length === 0) return new Set()
  const names = Object.keys(COLUMNS[table])
  const definitions = Object.entries(COLUMNS[table]).map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`)
  const ours = sql.join(names.map((name) => sql.ref(`r.${name}`)))
  const theirs = sql.join(names.map((name) => sql.ref(`t.${name}`)))
  const { rows } = await sql<{ no: number }>`
    select t.no from json_to_recordset(${JSON.stringify(told)}::json) as t(no int, ${sql.join(definitions)})
    join ${sql.table(table)} r on r.no = t.no where (${ours}) is distinct from (${theirs})`.execute(tx)
  return new Set(rows.map(({ no }) => no))
}

/** Keeps records; resolves to how many ids the sync had not read before. `keysOf`: what else is written of one that has changed. */
const put = async (
  tx: Tx,
  table: Table,
  { sync, pages }: Staging,
  known: ReadonlyMap<string, Row>,
  records: ReadonlyMap<string, Told>,
  keysOf: (id: string) => Told,
): Promise<number> => {
  const here = [...records].flatMap(([id, told]) => {
    const row = known.get(id)
    return row?.isHere === true ? [{ no: row.no, ...told }] : []
  })
  const changed = await findChanged(tx, table, here)
  const rows = Array.from(records, ([id, told], at) => {
    const row = known.get(id)
    const isSame = row?.isHere === true && !changed.has(row.no)
    return { id, no: row?.no ?? null, place: pages * PLACES + at, record: isSame ? null : { ...told, ...keysOf(id) } }
  })
  const counted = await sql<{ count: number }>`
    with put as (
      insert into staged (sync, id, no, place, record)
      select ${sync}::int, id, no, place, record from json_to_recordset(${JSON.stringify(rows)}::json) as r(id text, no int, place bigint, record jsonb)
      on conflict (sync, id) do update set record = excluded.record
      returning xmax = 0 as is_new)
    select count(*) filter (where is_new)::int as count from put`.execute(tx)
  return counted.rows[0]?.count ?? 0
}

/** Keeps who is in what, as pairs of numbers. */
const putPairs = async (
  tx: Tx,
  table: 'group_users' | 'group_groups' | 'org_unit_users',
  { sync }: Staging,
  pairs: readonly (readonly [number, number])[],
): Promise<void> => {
  for (const some of portionsOf(pairs, AT_ONCE)) {
    await sql`insert into ${sql.table(table)} select ${sync}::int, of, is_in
      from unnest(${numbers(some.map(([of]) => of))}, ${numbers(some.map(([, member]) => member))}) as p(of, is_in) order by 2, 3
      on conflict do nothing`.execute(tx)
  }
}

const optional = (text: string | undefined): string | null => (text === undefined ? null : storable(text))

const stageUsers = async (tx: Tx, staging: Staging, page: readonly DirectoryUser[]): Promise<number> => {
  const users = byId(page)
  const told = new Map(
    Array.from(users, ([id, user]) => [
      id,
      {
        name: storable(user.name),
        email: storable(user.email),
        account_status: ACCOUNT_STATUSES.indexOf(user.accountStatus),
        status_reason: optional(user.statusReason),
        org_unit_id: optional(user.orgUnitId),
        aliases: (user.aliases ?? []).map(storable),
      },
    ]),
  )
  const known = await findRows(tx, 'users', staging.domain, users.keys())
  return put(tx, 'users', staging, known, told, (id) => userKeys(users.get(id) as DirectoryUser))
}

/** Every pair of a container and what is in it, by number. */
const pairsOf = <T extends { id: string }>(
  page: readonly T[],
  containers: ReadonlyMap<string, Row>,
  contents: ReadonlyMap<string, Row>,
  idsOf: (record: T) => readonly string[],
): [number, number][] =>
  page.flatMap((record) => {
    const of = containers.get(storable(record.id))?.no
    return idsOf(record).map((id): [number, number] => [of as number, contents.get(storable(id))?.no as number])
  })

const idsIn = <T>(page: readonly T[], idsOf: (record: T) => readonly string[]): Set<string> => {
  const ids = new Set<string>()
  for (const record of page) for (const id of idsOf(record)) ids.add(storable(id))
  return ids
}

const stageGroups = async (tx: Tx, staging: Staging, page: readonly DirectoryGroup[]): Promise<number> => {
  const { domain } = staging
  const nested = (group: DirectoryGroup) => group.groups ?? []
  const members = (group: DirectoryGroup) => group.members
  const groups = byId(page)
  // those of the page first: their numbers are the order of lists
  const rows = await nameRows(tx, 'groups', domain, new Set([...groups.keys(), ...idsIn(page, nested)]))
  const users = await nameRows(tx, 'users', domain, idsIn(page, members))
  const told = new Map(Array.from(groups, ([id, { name, email }]) => [id, { name: storable(name), email: optional(email) }]))
  const count = await put(tx, 'groups', staging, rows, told, (id) => {
    const group = groups.get(id)
    return { search: searchedText([group?.name, group?.email]) }
  })
  await putPairs(tx, 'group_users', staging, pairsOf(page, rows, users, members))
  await putPairs(tx, 'group_groups', staging, pairsOf(page, rows, rows, nested))
  return count
}

const stageOrgUnits = async (tx: Tx, staging: Staging, page: readonly DirectoryOrgUnit[]): Promise<number> => {
  const { domain } = staging
  const inside = (unit: DirectoryOrgUnit) => unit.users
  const units = byId(page)
  const rows = await nameRows(tx, 'org_units', domain, new Set(units.keys()))
  const users = await nameRows(tx, 'users', domain, idsIn(page, inside))
  const told = new Map(
    Array.from(units, ([id, { name, parentId }]) => [id, { name: storable(name), parent_id: optional(parentId ?? undefined) }]),
  )
  const count = await put(tx, 'org_units', staging, rows, told, () => ({}))
  await putPairs(tx, 'org_unit_users', staging, pairsOf(page, rows, users, inside))
  return count
}

/** Puts the records of a page beside those before it; resolves to how many of them were not read before. */
export const stage = (tx: Tx, staging: Staging, page: Page): Promise<number> => {
  if (page.kind === 'users') return stageUsers(tx, staging, page.items)
  if (page.kind === 'groups') return stageGroups(tx, staging, page.items)
  return stageOrgUnits(tx, staging, page.items)
}
