import { sql } from 'kysely'
import type { CoveragePage, CoverageQuery } from '../../../core/internal.js'
import { BACKUP_STATUSES } from '../database/migrations.js'
import type { Db } from '../database/tables.js'
import { findDomain } from './find-domain.js'
import { findMembers, snapshot } from './find-members.js'
import { cursorOf, placeOf } from './keyset-cursor.js'

const PAGE = 50_000
const FAILED = BACKUP_STATUSES.indexOf('failed')
const PAUSED = BACKUP_STATUSES.indexOf('paused')

export const listCoverage = (db: Db, { scope, within, cursor }: CoverageQuery, count = PAGE): Promise<CoveragePage> =>
  snapshot(db, async (tx) => {
    const key = ['coverage', scope.cloudId, scope.domainId, within.kind, within.id]
    const domain = await findDomain(tx, scope)
    const members = await findMembers(tx, domain, within)
    const [after = 0] = placeOf(key, cursor, [0]) ?? []
    const { select, until } = members.next(after, count)
    // five texts are far faster than 50,000 rows
    const { rows } = await sql<{
      last: number
      looked: number
      due: string
      restart: string
      protected: string
      suspended: string
      deleted: string
    }>`
      with page as materialized (${select}),
      here as (select u.id, u.account_status, u.backup_status from page p join users u on u.no = p.user_no where u.is_here)
      select coalesce((select max(user_no) from page), 0) as last, (select count(*)::int from page) as looked,
        coalesce(json_agg(id) filter (where account_status = 0 and backup_status = 0), '[]')::text as due,
        coalesce(json_agg(id) filter (where account_status = 0 and backup_status in (${FAILED}, ${PAUSED})), '[]')::text as restart,
        coalesce(json_agg(id) filter (where account_status = 0 and backup_status not in (0, ${FAILED}, ${PAUSED})), '[]')::text as protected,
        coalesce(json_agg(id) filter (where account_status = 1), '[]')::text as suspended,
        coalesce(json_agg(id) filter (where account_status = 2), '[]')::text as deleted
      from here`.execute(tx)
    const [row] = rows
    const ids = (text = '[]'): string[] => JSON.parse(text)
    const next = row?.looked === count ? row.last : until
    return {
      due: ids(row?.due),
      ...(row?.restart !== '[]' && { restart: ids(row?.restart) }),
      protected: ids(row?.protected),
      suspended: ids(row?.suspended),
      deleted: ids(row?.deleted),
      ...(next === undefined ? {} : { next: cursorOf(key, [next]) }),
      total: members.total,
    }
  })
