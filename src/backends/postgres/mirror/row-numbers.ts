import { sql } from 'kysely'
import type { Tx } from '../database/tables.js'

// Rows of the mirror by the directory's ids. Looked up in an index one by one, however many: ids in JSON are planned as few.

type Table = 'users' | 'groups' | 'org_units'

export interface Row {
  no: number
  isHere: boolean
}

/** So many ids go in at a time. */
const AT_ONCE = 20_000
/** Any number: beside the one of a domain it stands for giving numbers to users. */
const NAMING = 740_194

export const portionsOf = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size))

/** The rows there are, by id. */
export const findRows = async (tx: Tx, table: Table, domain: number, ids: Iterable<string>): Promise<Map<string, Row>> => {
  const found = new Map<string, Row>()
  for (const some of portionsOf([...ids], AT_ONCE)) {
    const { rows } = await sql<{ at: number; no: number; is_here: boolean }>`
      select i.at::int, r.no, r.is_here from json_array_elements_text(${JSON.stringify(some)}::json) with ordinality as i(id, at)
      join ${sql.table(table)} r on r.domain = ${domain} and r.id = i.id`.execute(tx)
    for (const { at, no, is_here } of rows) found.set(some[at - 1] as string, { no, isHere: is_here })
  }
  return found
}

/** What a row has that nobody has told anything about yet, beside its domain, its id, and that it is not here. */
const EMPTY = {
  users: { email: '', name: '', account_status: 0, id_key: '', email_key: '', name_key: '', search: '' },
  groups: { name: '', search: '' },
  org_units: { name: '' },
} as const

const insertRows = async (tx: Tx, table: Table, domain: number, ids: readonly string[]): Promise<Map<string, Row>> => {
  const columns = Object.keys(EMPTY[table]).map((column) => sql.ref(column))
  const values = Object.values(EMPTY[table]).map((value) => sql.lit(value))
  const inserted = new Map<string, Row>()
  for (const some of portionsOf(ids, AT_ONCE)) {
    const { rows } = await sql<{ no: number; id: string }>`
      insert into ${sql.table(table)} (domain, id, is_here, ${sql.join(columns)})
      select ${domain}::int, i.id, false, ${sql.join(values)}
      from json_array_elements_text(${JSON.stringify(some)}::json) with ordinality as i(id, at) order by i.at
      returning no, id`.execute(tx)
    for (const { no, id } of rows) inserted.set(id, { no, isHere: false })
  }
  return inserted
}

/** Until this transaction ends, nobody else gives numbers to users of this domain: else two who do would wait for each other. */
export const lockNaming = async (tx: Tx, domain: number): Promise<void> => {
  await sql`select pg_advisory_xact_lock(${NAMING}::int, ${domain}::int)`.execute(tx)
}

/**
 * The rows of all these ids. What the mirror has not seen gets a number now, in this order, and is not here: a later sync brings
 * it in, and it is a member of what named it at once. (Looking first keeps numbers from being used up.)
 */
export const nameRows = async (tx: Tx, table: Table, domain: number, ids: ReadonlySet<string>): Promise<Map<string, Row>> => {
  const named = await findRows(tx, table, domain, ids)
  const missing = () => [...ids].filter((id) => !named.has(id))
  const add = (rows: ReadonlyMap<string, Row>): void => {
    for (const [id, row] of rows) named.set(id, row)
  }
  if (missing().length === 0) return named
  if (table === 'users') {
    await lockNaming(tx, domain)
    add(await findRows(tx, table, domain, missing()))
  }
  add(await insertRows(tx, table, domain, missing()))
  return named
}
