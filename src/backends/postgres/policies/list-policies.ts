import type { Page, Policy, Scope } from '../../../core/internal.js'
import { findDomain } from '../database/domains.js'
import { decodeCursor, encodeCursor } from '../database/page-cursors.js'
import type { Db } from '../database/tables.js'
import { readSnapshot } from '../database/transactions.js'
import { toPolicies } from './policy-rows.js'

const PAGE_SIZE = 50

/** Lists the policies of a domain, oldest first. */
export const listPolicies = async (db: Db, scope: Scope, cursor: string | undefined): Promise<Page<Policy>> => {
  const domain = await findDomain(db, scope)
  const query = ['policies', domain]
  const [after] = decodeCursor<[number]>(query, cursor, [0]) ?? [0]
  return readSnapshot(db, async (tx) => {
    const policies = tx.selectFrom('policies').where('domain', '=', domain)
    const rows = await policies
      .selectAll()
      .where('no', '>', after)
      .orderBy('no')
      .limit(PAGE_SIZE + 1)
      .execute()
    const { total } = await policies.select(({ fn }) => fn.countAll<string>().as('total')).executeTakeFirstOrThrow()
    const page = rows.slice(0, PAGE_SIZE)
    const last = page.at(-1)
    return {
      items: await toPolicies(tx, domain, page),
      ...(rows.length > PAGE_SIZE && last !== undefined && { next: encodeCursor(query, [last.no]) }),
      total: Number(total),
    }
  })
}
