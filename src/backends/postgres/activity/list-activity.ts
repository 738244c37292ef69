import { sql } from 'kysely'
import { type ActivityEntry, type ActivityQuery, BackupError, type Page, type Scope } from '../../../core/internal.js'
import { findDomain } from '../database/domains.js'
import { decodeCursor, encodeCursor } from '../database/page-cursors.js'
import { storable } from '../database/sql-values.js'
import type { Db } from '../database/tables.js'

const PAGE_SIZE = 100

/** Parses a time in a filter or cursor. @throws `bad-input` for any text that is not a date. */
const parseInstant = (text: string, field: string): Date => {
  const at = new Date(text)
  if (Number.isNaN(at.getTime())) throw new BackupError('bad-input', `${field} must be a date in ISO 8601`, { field })
  return at
}

/** Lists the activity log of a domain, newest first. */
export const listActivity = async (
  db: Db,
  scope: Scope,
  { action, actor, since, until, cursor }: ActivityQuery,
): Promise<Page<ActivityEntry>> => {
  const domain = await findDomain(db, scope)
  const query = ['activity', domain, action ?? null, actor ?? null, since ?? null, until ?? null]
  const place = decodeCursor<[string, number]>(query, cursor, ['', 0])
  let entries = db
    .selectFrom('activity')
    .selectAll()
    .where('domain', '=', domain)
    .orderBy('at', 'desc')
    .orderBy('no', 'desc')
    .limit(PAGE_SIZE + 1)
  if (action !== undefined) entries = entries.where('action', '=', storable(action))
  if (actor !== undefined) entries = entries.where(sql`actor ->> 'id'`, '=', storable(actor))
  if (since !== undefined) entries = entries.where('at', '>=', parseInstant(since, 'since'))
  if (until !== undefined) entries = entries.where('at', '<', parseInstant(until, 'until'))
  if (place !== undefined) entries = entries.where(sql<boolean>`(at, no) < (${parseInstant(place[0], 'cursor')}, ${place[1]}::int)`)
  const rows = await entries.execute()
  const page = rows.slice(0, PAGE_SIZE)
  const last = page.at(-1)
  return {
    items: page.map(({ no, at, actor: by, action: what, target, summary, counts }) => ({
      id: String(no),
      at: at.toISOString(),
      ...(by !== null && { actor: by }),
      action: what,
      ...(target !== null && { target }),
      summary,
      ...(counts !== null && { counts }),
    })),
    ...(rows.length > PAGE_SIZE && last !== undefined && { next: encodeCursor(query, [last.at.toISOString(), last.no]) }),
  }
}
