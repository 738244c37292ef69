import { type RawBuilder, sql } from 'kysely'
import type { Scope, User } from '../../../core/internal.js'
import { foldKey } from '../../../core/internal.js'
import { isStorable } from '../database/storable.js'
import type { Db } from '../database/tables.js'
import { findDomain } from './find-domain.js'
import { comparedKey } from './user-keys.js'
import { type UserRow, userColumns, userOf } from './user-rows.js'

/** So many keys go into a statement. The index of aliases takes time by the square of them. */
const AT_ONCE = 10_000
const ALIASES_AT_ONCE = 500

/** A way to find users by texts: what of a key it takes, and which users `u` a text `k.text` is about. */
interface Way {
  textOf(key: string): string
  fits: RawBuilder<unknown>
}
/** The first that finds somebody decides. */
const WAYS: readonly Way[] = [
  { textOf: (key) => key, fits: sql`u.id = k.text` },
  { textOf: foldKey, fits: sql`u.id = k.text` },
  { textOf: comparedKey, fits: sql`u.id_key = k.text and u.id_key <> u.id` },
  { textOf: comparedKey, fits: sql`u.email_key = k.text` },
]

interface Asked {
  at: number
  key: string
}
interface Hit extends UserRow {
  /** The place of the text, from 1. */
  place: number
}

/** The best user of each text: active before suspended before deleted, then the first. */
const best = sql`select distinct on (k.place) k.place::int as place, ${userColumns}`
const inOrder = sql`order by k.place, u.account_status, u.no`

const findAlong = async (db: Db, domain: number, { fits }: Way, texts: readonly string[]): Promise<Hit[]> => {
  const { rows } = await sql<Hit>`${best}
    from json_array_elements_text(${JSON.stringify(texts)}::json) with ordinality as k (text, place)
    join users u on u.domain = ${domain} and u.is_here and ${fits} ${inOrder}`.execute(db)
  return rows
}

const findByAlias = async (db: Db, domain: number, texts: readonly string[]): Promise<Hit[]> => {
  const hits: Hit[] = []
  for (let from = 0; from < texts.length; from += ALIASES_AT_ONCE) {
    const some = texts.slice(from, from + ALIASES_AT_ONCE)
    const { rows } = await sql<Hit>`
      with asked as (select text, place from unnest(${sql.val(some)}::text[]) with ordinality as k (text, place))
      ${best}
      from users u cross join lateral unnest(u.alias_keys) as a (text) join asked k on k.text = a.text
      where u.domain = ${domain} and u.is_here and u.alias_keys <> '{}' and u.alias_keys && ${sql.val(some)}::text[] ${inOrder}`.execute(db)
    for (const row of rows) hits.push({ ...row, place: from + row.place })
  }
  return hits
}

export const matchUsers = async (
  db: Db,
  scope: Scope,
  keys: readonly string[],
  signal?: AbortSignal,
): Promise<readonly (User | null)[]> => {
  const domain = await findDomain(db, scope)
  const answer: (User | null)[] = new Array(keys.length).fill(null)
  const isOpen = ({ at }: Asked): boolean => answer[at] === null
  for (let from = 0; from < keys.length; from += AT_ONCE) {
    let open: Asked[] = keys.slice(from, from + AT_ONCE).map((key, at) => ({ at: from + at, key }))
    open = open.filter(({ key }) => isStorable(key))
    const take = (asked: readonly Asked[], hits: readonly Hit[]): void => {
      for (const hit of hits) {
        const one = asked[hit.place - 1]
        if (one !== undefined) answer[one.at] = userOf(hit)
      }
      open = open.filter(isOpen)
    }
    for (const [place, way] of WAYS.entries()) {
      signal?.throwIfAborted()
      // a key that is folded already was asked for as it is
      const asked = place === 1 ? open.filter(({ key }) => way.textOf(key) !== key) : open
      if (asked.length > 0)
        take(
          asked,
          await findAlong(
            db,
            domain,
            way,
            asked.map(({ key }) => way.textOf(key)),
          ),
        )
    }
    signal?.throwIfAborted()
    if (open.length > 0)
      take(
        open,
        await findByAlias(
          db,
          domain,
          open.map(({ key }) => comparedKey(key)),
        ),
      )
  }
  return answer
}
