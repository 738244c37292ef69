import { sql } from 'kysely'
import type { CoveragePage, CoverageQuery } from '../../../core/internal.js'
import { findDomain } from '../database/domains.js'
import { decodeCursor, encodeCursor } from '../database/page-cursors.js'
import { BACKUP_STATUSES, type Db } from '../database/tables.js'
import { readSnapshot } from '../database/transactions.js'
import { findMembers } from './find-members.js'

/** The public contract allows at most this many ids on a page. */
const PAGE_SIZE = 50_000
const FAILED = BACKUP_STATUSES.indexOf('failed')
const PAUSED = BACKUP_STATUSES.indexOf('paused')

interface Row {
  /** The last user number on the page, and the number of members that were read for it. */
  last: number
  read: number
  due: string
  restart: string
  protected: string
  suspended: string
  deleted: string
  prices: string
}

/** Lists the ids of the users in a group or org unit by their standing. Includes the price of each due user whose price is not 1. */
export const listCoverage = (db: Db, { scope, within, cursor }: CoverageQuery, size = PAGE_SIZE): Promise<CoveragePage> =>
  readSnapshot(db, async (tx) => {
    const query = ['coverage', scope.cloudId, scope.domainId, within.kind, within.id]
    const domain = await findDomain(tx, scope)
    const members = await findMembers(tx, domain, within)
    const [after = 0] = decodeCursor(query, cursor, [0]) ?? []
    const { select, until } = members.next(after, size)
    // JSON texts are many times faster than 50,000 rows.
    const { rows } = await sql<Row>`
      with page as materialized (${select}),
      here as (select u.id, u.account_status, u.backup_status, u.price from page p join users u on u.no = p.user_no where u.is_here)
      select coalesce((select max(user_no) from page), 0) as last, (select count(*)::int from page) as read,
        coalesce(json_agg(id) filter (where account_status = 0 and backup_status = 0), '[]')::text as due,
        coalesce(json_agg(id) filter (where account_status = 0 and backup_status in (${FAILED}, ${PAUSED})), '[]')::text as restart,
        coalesce(json_agg(id) filter (where account_status = 0 and backup_status not in (0, ${FAILED}, ${PAUSED})), '[]')::text as protected,
        coalesce(json_agg(id) filter (where account_status = 1), '[]')::text as suspended,
        coalesce(json_agg(id) filter (where account_status = 2), '[]')::text as deleted,
        coalesce(json_object_agg(id, price) filter (where account_status = 0 and backup_status = 0 and price <> 1), '{}')::text as prices
      from here`.execute(tx)
    const [row] = rows
    const ids = (text = '[]'): string[] => JSON.parse(text)
    const next = row?.read === size ? row.last : until
    return {
      due: ids(row?.due),
      ...(row?.restart !== '[]' && { restart: ids(row?.restart) }),
      protected: ids(row?.protected),
      suspended: ids(row?.suspended),
      deleted: ids(row?.deleted),
      ...(row !== undefined && row.prices !== '{}' && { prices: JSON.parse(row.prices) }),
      ...(next === undefined ? {} : { next: encodeCursor(query, [next]) }),
      total: members.total,
    }
  })
