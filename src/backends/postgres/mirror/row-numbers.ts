import { sql } from 'kysely'
import { chunksOf } from '../database/sql-values.js'
import type { Tx } from '../database/tables.js'

// Directory ids are passed as JSON: the planner then expects few ids and looks each up in the index.

type MirrorTable = 'users' | 'groups' | 'org_units'

/** The number of a row in the mirror, and whether the directory still lists it. */
export interface MirrorRow {
  no: number
  isHere: boolean
}

const IDS_PER_QUERY = 20_000
/** Arbitrary first key of the advisory lock on a domain's user numbers; the second key is the domain. */
const NUMBERING_LOCK = 740_194

/** Finds the existing rows of these ids. */
export const findRows = async (tx: Tx, table: MirrorTable, domain: number, ids: Iterable<string>): Promise<Map<string, MirrorRow>> => {
  const found = new Map<string, MirrorRow>()
  for (const some of chunksOf([...ids], IDS_PER_QUERY)) {
    const { rows } = await sql<{ at: number; no: number; is_here: boolean }>`
      select i.at::int, r.no, r.is_here from json_array_elements_text(${JSON.stringify(some)}::json) with ordinality as i(id, at)
      join ${sql.table(table)} r on r.domain = ${domain} and r.id = i.id`.execute(tx)
    for (const { at, no, is_here } of rows) found.set(some[at - 1] as string, { no, isHere: is_here })
  }
  return found
}

/** Column values of a row that the directory has named but not described yet. */
const PLACEHOLDERS = {
  users: { email: '', name: '', account_status: 0, id_key: '', email_key: '', name_key: '', search: '' },
  groups: { name: '', search: '' },
  org_units: { name: '' },
} as const

const insertRows = async (tx: Tx, table: MirrorTable, domain: number, ids: readonly string[]): Promise<Map<string, MirrorRow>> => {
  const columns = Object.keys(PLACEHOLDERS[table]).map((column) => sql.ref(column))
  const values = Object.values(PLACEHOLDERS[table]).map((value) => sql.lit(value))
  const inserted = new Map<string, MirrorRow>()
  for (const some of chunksOf(ids, IDS_PER_QUERY)) {
    const { rows } = await sql<{ no: number; id: string }>`
      insert into ${sql.table(table)} (domain, id, is_here, ${sql.join(columns)})
      select ${domain}::int, i.id, false, ${sql.join(values)}
      from json_array_elements_text(${JSON.stringify(some)}::json) with ordinality as i(id, at) order by i.at
      returning no, id`.execute(tx)
    for (const { no, id } of rows) inserted.set(id, { no, isHere: false })
  }
  return inserted
}

/** Locks the user numbers of a domain until the transaction ends: without it, two transactions that insert users would deadlock. */
export const lockNumbering = async (tx: Tx, domain: number): Promise<void> => {
  await sql`select pg_advisory_xact_lock(${NUMBERING_LOCK}::int, ${domain}::int)`.execute(tx)
}

/**
 * Finds or inserts the rows of these ids. An inserted row counts as not listed by the directory until a later sync reads it. It is then a
 * member of the groups that named it earlier. Existing ids are looked up first, so that the sequence is not used up.
 */
export const ensureRows = async (tx: Tx, table: MirrorTable, domain: number, ids: ReadonlySet<string>): Promise<Map<string, MirrorRow>> => {
  const known = await findRows(tx, table, domain, ids)
  const missing = () => [...ids].filter((id) => !known.has(id))
  const add = (rows: ReadonlyMap<string, MirrorRow>): void => {
    for (const [id, row] of rows) known.set(id, row)
  }
  if (missing().length === 0) return known
  if (table === 'users') {
    await lockNumbering(tx, domain)
    add(await findRows(tx, table, domain, missing()))
  }
  add(await insertRows(tx, table, domain, missing()))
  return known
}
