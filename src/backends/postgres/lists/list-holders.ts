import { type RawBuilder, sql } from 'kysely'
import { describeFacets } from '../../../compose/facets/describe-facets.js'
import { labelUnits } from '../../../compose/facets/facet-table.js'
import {
  type Actor,
  BackupError,
  type Holder,
  type HolderGroup,
  type HolderPage,
  type HolderQuery,
  type HolderState,
  type HolderTotal,
  holderGroup,
  holderStateOf,
  holderStates,
  type Scope,
  sumHolders,
} from '../../../core/internal.js'
import { findDomain } from '../database/domains.js'
import { decodeCursor, encodeCursor } from '../database/page-cursors.js'
import { storable } from '../database/sql-values.js'
import { ACCOUNT_STATUSES, type Db } from '../database/tables.js'
import type { ReadFacets } from './read-facets.js'
import { containsText, foldSearch } from './user-conditions.js'

const PAGE_SIZE = 100

interface HolderRow {
  no: string | number
  id: string
  name: string
  email: string
  is_here: boolean
  account_status: number
  facets: Readonly<Record<string, string>> | null
  credits: number
  since: Date
  run_id: string | null
  policy_id: string | null
  policy_name: string | null
  started_by: Actor | null
}

const toHolder = (row: HolderRow): Holder => ({
  user: { id: row.id, name: row.name, email: row.email },
  credits: row.credits,
  since: row.since.toISOString(),
  through: {
    ...(row.run_id !== null && { runId: row.run_id }),
    ...(row.policy_id !== null && { policyId: row.policy_id }),
    ...(row.policy_name !== null && { policyName: row.policy_name }),
  },
  ...(row.started_by !== null && { startedBy: row.started_by }),
  state: holderStateOf(row.is_here, ACCOUNT_STATUSES[row.account_status] ?? 'active'),
  ...(row.facets !== null && { facets: row.facets }),
})

/** The conditions of states, each written so that a partial index on users can serve it. */
const STATE_CONDITIONS: Readonly<Record<Exclude<HolderState, 'unknown'>, RawBuilder<unknown>>> = {
  active: sql`u.is_here and u.account_status = 0`,
  suspended: sql`u.is_here and u.account_status = 1 and u.account_status <> 0`,
  deleted: sql`u.is_here and u.account_status = 2 and u.account_status <> 0`,
  left: sql`not u.is_here`,
}

/** The holders that match a query, as the tables `l` and `u`. */
const holdersOf = (domain: number, states: readonly HolderState[] | undefined, search: string): RawBuilder<unknown> => {
  const conditions: RawBuilder<unknown>[] = [sql`l.domain = ${domain}`, sql`u.domain = ${domain}`]
  if (states !== undefined) {
    const wanted = states.map((state) => sql`(${STATE_CONDITIONS[state as keyof typeof STATE_CONDITIONS]})`)
    conditions.push(wanted.length === 0 ? sql`false` : sql`(${sql.join(wanted, sql` or `)})`)
  }
  if (search !== '') conditions.push(containsText(sql`u.search`, search))
  return sql`from licenses l join users u on u.no = l.user_no where ${sql.join(conditions, sql` and `)}`
}

/** The text by which holders are grouped. */
const groupTextOf = (group: HolderGroup): RawBuilder<unknown> => {
  if (group.of === 'facet') return sql`coalesce(u.facets ->> ${storable(group.id)}, '')`
  if (group.of === 'kind') return sql`coalesce(u.kind, 'person')`
  if (group.of === 'org-unit') return sql`coalesce(u.org_unit_id, '')`
  return sql`case when not u.is_here then 'left' when u.account_status = 1 then 'suspended'
    when u.account_status = 2 then 'deleted' else 'active' end`
}

/** The totals of all holders that match. Few distinct texts come from the database, so they are folded and named here. */
const readTotals = async (
  db: Db,
  holders: RawBuilder<unknown>,
  { scope, groupBy, locale }: { scope: Scope; groupBy: string; locale: string | undefined },
  readFacets: ReadFacets,
): Promise<HolderTotal[]> => {
  const table = await readFacets(scope)
  const group = holderGroup(groupBy, (id) => table.facets.has(id))
  const { rows } = await sql<HolderTotal>`
    select label, sum(credits)::float8 as credits, count(*)::int as users
    from (select ${groupTextOf(group)} as label, l.credits ${holders}) h group by label`.execute(db)
  if (group.of === 'state' || group.of === 'facet') return sumHolders(rows)
  const kinds = describeFacets(table, locale).find(({ id }) => id === 'kind')?.options ?? []
  const labels = group.of === 'kind' ? new Map(kinds.map(({ value, label }) => [value, label])) : labelUnits(table.units)
  const labelOf = (text: string): string => labels.get(text) ?? (group.of === 'kind' ? text : '')
  return sumHolders(rows.map((row) => ({ ...row, label: labelOf(row.label) })))
}

/** Decodes the number in a cursor, which may exceed the integers of other cursors. @throws `bad-input` for any other text */
const decodeNumber = (query: unknown, cursor: string | undefined): string | undefined => {
  const [no] = decodeCursor<[string]>(query, cursor, ['']) ?? []
  if (no === undefined || /^\d{1,18}$/.test(no)) return no
  throw new BackupError('bad-input', 'this cursor belongs to another query; read the list again from its first page', { field: 'cursor' })
}

/** Lists the holders of licenses of a domain, newest first. */
export const listHolders = async (
  db: Db,
  scope: Scope,
  query: HolderQuery,
  { readFacets, locale }: { readFacets: ReadFacets; locale: string | undefined },
): Promise<HolderPage> => {
  const domain = await findDomain(db, scope)
  const states = holderStates(query)
  const search = foldSearch(query.search)
  const { groupBy, cursor } = query
  const about = ['licenses', domain, states ?? null, search, groupBy ?? null]
  const before = decodeNumber(about, cursor)
  const holders = holdersOf(domain, states, search)
  const { rows } = await sql<HolderRow>`
    select l.no, u.id, u.name, u.email, u.is_here, u.account_status, u.facets, l.credits, l.since,
      r.id as run_id, r.started_by, p.id as policy_id, p.name as policy_name
    from (select l.no, l.user_no, l.run, l.credits, l.since ${holders} ${before === undefined ? sql`` : sql`and l.no < ${before}::bigint`}
      order by l.no desc limit ${PAGE_SIZE + 1}) l
    join users u on u.no = l.user_no left join runs r on r.no = l.run left join policies p on p.no = r.policy
    order by l.no desc`.execute(db)
  const page = rows.slice(0, PAGE_SIZE)
  const last = page.at(-1)
  const items = page.map(toHolder)
  const rest = rows.length > PAGE_SIZE && last !== undefined ? { next: encodeCursor(about, [String(last.no)]) } : {}
  // Later pages do not repeat the totals, which read every holder.
  if (cursor !== undefined) return { items, ...rest }
  const { rows: sums } = await sql<{ users: number; credits: number }>`
    select count(*)::int as users, coalesce(sum(l.credits), 0)::float8 as credits ${holders}`.execute(db)
  const { users = 0, credits = 0 } = sums[0] ?? {}
  const totals = groupBy === undefined ? {} : { totals: await readTotals(db, holders, { scope, groupBy, locale }, readFacets) }
  return { items, ...rest, total: users, credits, ...totals }
}
