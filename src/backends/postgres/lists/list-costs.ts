import { sql } from 'kysely'
import type { ItemRef, Scope } from '../../../core/internal.js'
import { findDomain } from '../database/domains.js'
import { isStorable } from '../database/sql-values.js'
import type { Db } from '../database/tables.js'
import { readSnapshot } from '../database/transactions.js'

/**
 * Returns the credits that each item would take on its own: the sum of the prices of its due users; `null` for an item that the directory no
 * longer lists. One statement for all items.
 */
export const listCosts = (db: Db, scope: Scope, refs: readonly ItemRef[]): Promise<(number | null)[]> =>
  readSnapshot(db, async (tx) => {
    const domain = await findDomain(tx, scope)
    const asked = refs.flatMap(({ kind, id }, place) => (isStorable(id) ? [{ place, kind, id }] : []))
    const { rows } = await sql<{ place: number; credits: number }>`
      with recursive refs as (select place, kind, id from json_to_recordset(${JSON.stringify(asked)}::json) as r(place int, kind text, id text)),
      synced as (select groups_sync, org_units_sync from domains where no = ${domain}),
      reached (place, no) as (
        select r.place, g.no from refs r join groups g on g.domain = ${domain} and g.id = r.id and g.is_here where r.kind = 'group'
        union
        select r.place, e.child from reached r join group_groups e on e.sync = (select groups_sync from synced) and e.parent = r.no),
      units as (
        select r.place, o.no from refs r join org_units o on o.domain = ${domain} and o.id = r.id and o.is_here where r.kind = 'org-unit'),
      named as (select r.place, u.no from refs r join users u on u.domain = ${domain} and u.id = r.id and u.is_here where r.kind = 'user'),
      whole as (select r.place from refs r join domains d on d.no = ${domain} and d.id = r.id where r.kind = 'domain'),
      found as (
        select place from reached union select place from units union select place from named union select place from whole),
      members (place, user_no) as (
        select c.place, m.user_no from reached c join group_users m on m.sync = (select groups_sync from synced) and m.group_no = c.no
        union
        select c.place, m.user_no from units c join org_unit_users m on m.sync = (select org_units_sync from synced) and m.org_unit = c.no
        union
        select place, no from named
        union
        select w.place, u.no from whole w join users u on u.domain = ${domain} and u.is_here)
      select f.place, coalesce(sum(u.price), 0)::float8 as credits
      from found f left join members m on m.place = f.place
      left join users u on u.no = m.user_no and u.is_here and u.account_status = 0 and u.backup_status = 0
      group by f.place`.execute(tx)
    const credits = new Map(rows.map((row) => [row.place, row.credits]))
    return refs.map((_, place) => credits.get(place) ?? null)
  })
