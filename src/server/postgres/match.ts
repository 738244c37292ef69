import { sql } from 'kysely'
import { foldKey } from '../../adapters/memory/fold.js'
import type { Scope, User } from '../../core/index.js'
import { comparedKey } from './keys.js'
import { findDomain } from './scopes.js'
import { isStorable } from './storable.js'
import type { Db } from './tables.js'
import { type UserRow, userColumns, userOf } from './user-rows.js'

const AT_ONCE = 10_000
/** Aliases are looked up so many at a time, which takes less time than one by one or all at once. */
const ALIASES_AT_ONCE = 100

export const matchUsers = async (
  db: Db,
  scope: Scope,
  keys: readonly string[],
  signal?: AbortSignal,
): Promise<readonly (User | null)[]> => {
  const domain = await findDomain(db, scope)
  const answer: (User | null)[] = new Array(keys.length).fill(null)
  for (let from = 0; from < keys.length; from += AT_ONCE) {
    signal?.throwIfAborted()
    const asked: { at: number; id: string; folded: string; key: string; part: number }[] = []
    keys.slice(from, from + AT_ONCE).forEach((id, at) => {
      if (isStorable(id))
        asked.push({ at, id, folded: foldKey(id), key: comparedKey(id), part: Math.floor(asked.length / ALIASES_AT_ONCE) })
    })
    const { rows } = await sql<UserRow & { at: number }>`
      with asked as materialized (
        select * from json_to_recordset(${JSON.stringify(asked)}::json) as a (at int, id text, folded text, key text, part int)),
      by_id as (
        select a.at, case when u.id = a.id then 0 else 1 end as rank, u.no, u.account_status
        from asked a join users u on u.domain = ${domain} and u.is_here and u.id in (a.id, a.folded)
        union all
        select a.at, 2, u.no, u.account_status
        from asked a join users u on u.domain = ${domain} and u.is_here and u.id_key <> u.id and u.id_key = a.key),
      by_email as (
        select a.at, 3, u.no, u.account_status
        from asked a join users u on u.domain = ${domain} and u.is_here and u.email_key = a.key),
      named as materialized (select * from by_id union all select * from by_email),
      left_over as materialized (select a.part, array_agg(a.key) as keys from asked a where not exists (select from named n where n.at = a.at) group by a.part),
      by_alias as (
        select a.at, 4, u.no, u.account_status
        from left_over l join users u on u.domain = ${domain} and u.is_here and u.alias_keys <> '{}' and u.alias_keys && l.keys
        cross join lateral unnest(u.alias_keys) k (key) join asked a on a.part = l.part and a.key = k.key),
      best as (select distinct on (at) at, no from (select * from named union all select * from by_alias) h order by at, rank, account_status, no)
      select b.at, ${userColumns} from best b join users u on u.no = b.no`.execute(db)
    for (const row of rows) answer[from + row.at] = userOf(row)
  }
  return answer
}
