import { sql } from 'kysely'
import type { Group, GroupQuery, OrgUnit, Page, Scope } from '../../../core/internal.js'
import { findDomain } from '../database/domains.js'
import { decodeCursor, encodeCursor, pageSize } from '../database/page-cursors.js'
import type { Db } from '../database/tables.js'
import { containsText, foldSearch } from './user-conditions.js'

interface GroupRow {
  no: number
  id: string
  name: string
  email: string | null
  member_count: number
}

const toGroup = ({ id, name, email, member_count }: GroupRow): Group => ({
  id,
  name,
  ...(email === null ? {} : { email }),
  memberCount: member_count,
})

/** Lists groups in the directory's order, without hidden groups. The first page has the total. */
export const listGroups = async (db: Db, query: GroupQuery): Promise<Page<Group>> => {
  const { scope } = query
  const limit = pageSize(query.limit)
  const search = foldSearch(query.search)
  const cursorQuery = ['groups', scope.cloudId, scope.domainId, search]
  const domain = await findDomain(db, scope)
  const place = decodeCursor(cursorQuery, query.cursor, [0])
  const matches = search === '' ? sql`` : sql`and ${containsText(sql`g.search`, search)}`
  const { rows } = await sql<GroupRow>`
    select g.no, g.id, g.name, g.email, g.member_count from groups g
    where g.domain = ${domain} and g.is_here and not g.is_hidden and g.no > ${place?.[0] ?? 0} ${matches} order by g.no limit ${limit + 1}`.execute(
    db,
  )
  let total = rows.length
  if (place === undefined && rows.length > limit) {
    const counted = await sql<{ total: number }>`
      select count(*)::int as total from groups g where g.domain = ${domain} and g.is_here and not g.is_hidden ${matches}`.execute(db)
    total = counted.rows[0]?.total ?? 0
  }
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(toGroup),
    ...(rows.length > limit && last !== undefined ? { next: encodeCursor(cursorQuery, [last.no]) } : {}),
    ...(place === undefined ? { total } : {}),
  }
}

/** Lists all org units; siblings keep the directory's order. */
export const listOrgUnits = async (db: Db, scope: Scope): Promise<readonly OrgUnit[]> => {
  const domain = await findDomain(db, scope)
  const rows = await db
    .selectFrom('org_units')
    .select(['id', 'name', 'parent_id', 'user_count'])
    .where('domain', '=', domain)
    .where('is_here', '=', true)
    .orderBy('place')
    .orderBy('no')
    .execute()
  return rows.map(({ id, name, parent_id, user_count }) => ({ id, name, parentId: parent_id, userCount: user_count }))
}
