import { sql } from 'kysely'
import type { Group, GroupQuery, OrgUnit, Page, Scope } from '../../../core/internal.js'
import type { Db } from '../database/tables.js'
import { contains, searchOf } from './conditions.js'
import { findDomain } from './find-domain.js'
import { cursorOf, placeOf } from './keyset-cursor.js'
import { pageSize } from './page-size.js'

interface Row {
  no: number
  id: string
  name: string
  email: string | null
  member_count: number
}

const groupOf = ({ id, name, email, member_count }: Row): Group => ({
  id,
  name,
  ...(email === null ? {} : { email }),
  memberCount: member_count,
})

export const listGroups = async (db: Db, query: GroupQuery): Promise<Page<Group>> => {
  const { scope } = query
  const limit = pageSize(query.limit)
  const search = searchOf(query.search)
  const key = ['groups', scope.cloudId, scope.domainId, search]
  const domain = await findDomain(db, scope)
  const place = placeOf(key, query.cursor, [0])
  const fits = search === '' ? sql`` : sql`and ${contains(sql`g.search`, search)}`
  const { rows } = await sql<Row>`
    select g.no, g.id, g.name, g.email, g.member_count from groups g
    where g.domain = ${domain} and g.is_here and g.no > ${place?.[0] ?? 0} ${fits} order by g.no limit ${limit + 1}`.execute(db)
  let total = rows.length
  if (place === undefined && rows.length > limit) {
    const counted = await sql<{ total: number }>`
      select count(*)::int as total from groups g where g.domain = ${domain} and g.is_here ${fits}`.execute(db)
    total = counted.rows[0]?.total ?? 0
  }
  const page = rows.slice(0, limit)
  const last = page[page.length - 1]
  return {
    items: page.map(groupOf),
    ...(rows.length > limit && last !== undefined ? { next: cursorOf(key, [last.no]) } : {}),
    ...(place === undefined ? { total } : {}),
  }
}

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
