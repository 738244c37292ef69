import { sql } from 'kysely'
import type { DirectoryGroup, DirectoryOrgUnit, DirectoryUser } from '../../../compose/directory.js'
import type { ParsedPage } from '../../../compose/validate-directory.js'
import { chunksOf, intArray, storable } from '../database/sql-values.js'
import { ACCOUNT_STATUSES, type Tx } from '../database/tables.js'
import { searchText, userKeys } from '../lists/user-records.js'
import { ensureRows, findRows, type MirrorRow } from './row-numbers.js'

/* A sync stages every page beside the mirror. After the last page, the swap replaces the mirror. Records go to `staged`, with their values only if they differ from the mirror. Memberships go to their tables under the number of the sync, which no query reads yet. The comparison stays valid until the swap, because only a sync of this kind changes the mirror. */

/** A running sync, and the number of pages it has staged. */
export interface Staging {
  sync: number
  domain: number
  pages: number
  /** Whether the sync reads the full listing, so that a record missing from it has been removed. */
  isFull: boolean
}

const PAIRS_PER_QUERY = 50_000
/** Above the number of records on any page, so that places increase from page to page. */
const PLACES_PER_PAGE = 1_000_000_000

/** Maps records by id. If an id repeats, the last record counts, at the position of the first. */
const byId = <T extends { id: string }>(records: readonly T[]): Map<string, T> =>
  new Map(records.map((record) => [storable(record.id), record]))

/** The compared columns and their types in JSON. */
const COMPARED_COLUMNS = {
  users: {
    name: 'text',
    email: 'text',
    account_status: 'smallint',
    status_reason: 'text',
    org_unit_id: 'text',
    aliases: 'text[]',
    price: 'int',
    kind: 'text',
    facets: 'jsonb',
  },
  groups: { name: 'text', email: 'text', is_hidden: 'boolean' },
  org_units: { name: 'text', parent_id: 'text' },
} as const
type MirrorTable = keyof typeof COMPARED_COLUMNS
type Values = Readonly<Record<string, unknown>>

/** Finds the numbers of the records whose values differ from the mirror. */
const findChanged = async (tx: Tx, table: MirrorTable, records: readonly ({ no: number } & Values)[]): Promise<Set<number>> => {
  if (records.length === 0) return new Set()
  const names = Object.keys(COMPARED_COLUMNS[table])
  const definitions = Object.entries(COMPARED_COLUMNS[table]).map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`)
  const mirrored = sql.join(names.map((name) => sql.ref(`r.${name}`)))
  const read = sql.join(names.map((name) => sql.ref(`t.${name}`)))
  const { rows } = await sql<{ no: number }>`
    select t.no from json_to_recordset(${JSON.stringify(records)}::json) as t(no int, ${sql.join(definitions)})
    join ${sql.table(table)} r on r.no = t.no where (${mirrored}) is distinct from (${read})`.execute(tx)
  return new Set(rows.map(({ no }) => no))
}

/**
 * Stages records; resolves to the number of ids that this sync had not read before.
 *
 * @param keysOf the folded keys of a record, which are written if it has changed
 */
const stageRecords = async (
  tx: Tx,
  table: MirrorTable,
  { sync, pages }: Staging,
  known: ReadonlyMap<string, MirrorRow>,
  records: ReadonlyMap<string, Values>,
  keysOf: (id: string) => Values,
): Promise<number> => {
  const listed = [...records].flatMap(([id, values]) => {
    const row = known.get(id)
    return row?.isHere === true ? [{ no: row.no, ...values }] : []
  })
  const changed = await findChanged(tx, table, listed)
  const rows = Array.from(records, ([id, values], at) => {
    const row = known.get(id)
    const isSame = row?.isHere === true && !changed.has(row.no)
    return { id, no: row?.no ?? null, place: pages * PLACES_PER_PAGE + at, record: isSame ? null : { ...values, ...keysOf(id) } }
  })
  const counted = await sql<{ count: number }>`
    with put as (
      insert into staged (sync, id, no, place, record)
      select ${sync}::int, id, no, place, record from json_to_recordset(${JSON.stringify(rows)}::json) as r(id text, no int, place bigint, record jsonb)
      on conflict (sync, id) do update set no = coalesce(excluded.no, staged.no), record = excluded.record, is_gone = false
      returning xmax = 0 as is_new)
    select count(*) filter (where is_new)::int as count from put`.execute(tx)
  return counted.rows[0]?.count ?? 0
}

/** Stages memberships as pairs of a container's number and a member's number. */
const stagePairs = async (
  tx: Tx,
  table: 'group_users' | 'group_groups' | 'org_unit_users',
  { sync }: Staging,
  pairs: readonly (readonly [number, number])[],
): Promise<void> => {
  for (const some of chunksOf(pairs, PAIRS_PER_QUERY)) {
    await sql`insert into ${sql.table(table)} select ${sync}::int, container, member
      from unnest(${intArray(some.map(([of]) => of))}, ${intArray(some.map(([, member]) => member))}) as p(container, member) order by 2, 3
      on conflict do nothing`.execute(tx)
  }
}

const storableOrNull = (text: string | undefined): string | null => (text === undefined ? null : storable(text))

const storableFacets = (facets: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(facets).map(([id, value]) => [storable(id), storable(value)]))

const stageUsers = async (tx: Tx, staging: Staging, page: readonly DirectoryUser[]): Promise<number> => {
  const users = byId(page)
  const values = new Map(
    Array.from(users, ([id, user]) => [
      id,
      {
        name: storable(user.name),
        email: storable(user.email),
        account_status: ACCOUNT_STATUSES.indexOf(user.accountStatus),
        status_reason: storableOrNull(user.statusReason),
        org_unit_id: storableOrNull(user.orgUnitId),
        aliases: (user.aliases ?? []).map(storable),
        price: user.credits ?? 1,
        kind: user.kind ?? null,
        facets: user.facets === undefined ? null : storableFacets(user.facets),
      },
    ]),
  )
  const known = await findRows(tx, 'users', staging.domain, users.keys())
  return stageRecords(tx, 'users', staging, known, values, (id) => userKeys(users.get(id) as DirectoryUser))
}

/** Pairs each container of a page with its members, by number. */
const pairsOf = <T extends { id: string }>(
  page: readonly T[],
  containers: ReadonlyMap<string, MirrorRow>,
  contents: ReadonlyMap<string, MirrorRow>,
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
  // Inserts listed groups before nested groups, because lists are in the order of these numbers.
  const rows = await ensureRows(tx, 'groups', domain, new Set([...groups.keys(), ...idsIn(page, nested)]))
  const users = await ensureRows(tx, 'users', domain, idsIn(page, members))
  const values = new Map(
    Array.from(groups, ([id, { name, email, isHidden = false }]) => [
      id,
      { name: storable(name), email: storableOrNull(email), is_hidden: isHidden },
    ]),
  )
  const count = await stageRecords(tx, 'groups', staging, rows, values, (id) => {
    const group = groups.get(id)
    return { search: searchText([group?.name, group?.email]) }
  })
  await stagePairs(tx, 'group_users', staging, pairsOf(page, rows, users, members))
  await stagePairs(tx, 'group_groups', staging, pairsOf(page, rows, rows, nested))
  return count
}

const stageOrgUnits = async (tx: Tx, staging: Staging, page: readonly DirectoryOrgUnit[]): Promise<number> => {
  const { domain } = staging
  const inside = (unit: DirectoryOrgUnit) => unit.users
  const units = byId(page)
  const rows = await ensureRows(tx, 'org_units', domain, new Set(units.keys()))
  const users = await ensureRows(tx, 'users', domain, idsIn(page, inside))
  const values = new Map(
    Array.from(units, ([id, { name, parentId }]) => [id, { name: storable(name), parent_id: storableOrNull(parentId ?? undefined) }]),
  )
  const count = await stageRecords(tx, 'org_units', staging, rows, values, () => ({}))
  await stagePairs(tx, 'org_unit_users', staging, pairsOf(page, rows, users, inside))
  return count
}

/** Stages a page; resolves to the number of ids that this sync had not read before. */
export const stagePage = (tx: Tx, staging: Staging, page: ParsedPage): Promise<number> => {
  if (page.kind === 'users') return stageUsers(tx, staging, page.items)
  if (page.kind === 'groups') return stageGroups(tx, staging, page.items)
  return stageOrgUnits(tx, staging, page.items)
}
