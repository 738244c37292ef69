import { type RawBuilder, sql } from 'kysely'
import { MAX_POLICY_PAGE, type Page, type Policy, type Scope } from '../../../core/internal.js'
import { findDomain } from '../database/domains.js'
import { decodeCursor, encodeCursor } from '../database/page-cursors.js'
import type { Db } from '../database/tables.js'
import { readSnapshot } from '../database/transactions.js'
import { type PolicyRow, toPolicies } from './policy-rows.js'

const PAGE_SIZE = 50

/**
 * Selects the numbers of the policies of one page, oldest first: as many drafts as fit, and at least one policy. Walks from policy to policy,
 * because a draft may have megabytes, and reads one draft more than fits.
 */
const selectPage = (domain: number, after: number): RawBuilder<unknown> => {
  const next = (from: RawBuilder<unknown>) => sql`
    select p.no, octet_length(p.draft::text) as size from policies p where p.domain = ${domain} and p.no > ${from} order by p.no limit 1`
  return sql`(
    with recursive page (no, size, place) as (
      select no, size, 1 from (${next(sql`${after}::int`)}) first
      union all
      select n.no, page.size + n.size, page.place + 1 from page cross join lateral (${next(sql`page.no`)}) n
      where page.place < ${PAGE_SIZE} and page.size + n.size <= ${MAX_POLICY_PAGE})
    select no from page)`
}

/** Lists the policies of a domain, oldest first. */
export const listPolicies = async (db: Db, scope: Scope, cursor: string | undefined): Promise<Page<Policy>> => {
  const domain = await findDomain(db, scope)
  const query = ['policies', domain]
  const [after] = decodeCursor<[number]>(query, cursor, [0]) ?? [0]
  return readSnapshot(db, async (tx) => {
    const { rows } = await sql<PolicyRow>`select * from policies where no in ${selectPage(domain, after)} order by no`.execute(tx)
    const last = rows.at(-1)
    const { rows: counts } = await sql<{ total: number; later: number }>`
      select count(*)::int as total, (count(*) filter (where no > ${last?.no ?? after}))::int as later
      from policies where domain = ${domain}`.execute(tx)
    const { total = 0, later = 0 } = counts[0] ?? {}
    return {
      items: await toPolicies(tx, domain, rows),
      ...(later > 0 && last !== undefined && { next: encodeCursor(query, [last.no]) }),
      total,
    }
  })
}
