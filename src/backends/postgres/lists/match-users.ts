import { type RawBuilder, sql } from 'kysely'
import { foldKey, type Scope, type User } from '../../../core/internal.js'
import { findDomain } from '../database/domains.js'
import { chunksOf, isStorable } from '../database/sql-values.js'
import type { Db } from '../database/tables.js'
import { compareKey, toUser, type UserRow, userColumns } from './user-records.js'

const KEYS_PER_QUERY = 10_000
/** A lookup in the alias index (GIN) takes time that grows with the square of the number of keys. */
const ALIASES_PER_QUERY = 500

/** One rule for finding users: the text derived from a key, and the condition that user `u` matches the text `k.text`. */
interface Lookup {
  toText(key: string): string
  matches: RawBuilder<unknown>
}
/** In order of precedence: later lookups skip keys that an earlier lookup has found. */
const LOOKUPS: readonly Lookup[] = [
  { toText: (key) => key, matches: sql`u.id = k.text` },
  { toText: foldKey, matches: sql`u.id = k.text` },
  { toText: compareKey, matches: sql`u.id_key = k.text and u.id_key <> u.id` },
  { toText: compareKey, matches: sql`u.email_key = k.text` },
]

interface AskedKey {
  /** The index in the answer. */
  at: number
  key: string
}
interface Hit extends UserRow {
  /** The 1-based position of the text in the query. */
  place: number
}

/** Selects the best user of each text: active before suspended before deleted, then the lowest number. */
const bestHits = sql`select distinct on (k.place) k.place::int as place, ${userColumns}`
const byPrecedence = sql`order by k.place, u.account_status, u.no`

const lookUp = async (db: Db, domain: number, { matches }: Lookup, texts: readonly string[]): Promise<Hit[]> => {
  const { rows } = await sql<Hit>`${bestHits}
    from json_array_elements_text(${JSON.stringify(texts)}::json) with ordinality as k (text, place)
    join users u on u.domain = ${domain} and u.is_here and ${matches} ${byPrecedence}`.execute(db)
  return rows
}

const lookUpAliases = async (db: Db, domain: number, texts: readonly string[]): Promise<Hit[]> => {
  const hits: Hit[] = []
  for (const [at, some] of chunksOf(texts, ALIASES_PER_QUERY).entries()) {
    const { rows } = await sql<Hit>`
      with asked as (select text, place from unnest(${sql.val(some)}::text[]) with ordinality as k (text, place))
      ${bestHits}
      from users u cross join lateral unnest(u.alias_keys) as a (text) join asked k on k.text = a.text
      where u.domain = ${domain} and u.is_here and u.alias_keys <> '{}' and u.alias_keys && ${sql.val(some)}::text[] ${byPrecedence}`.execute(
      db,
    )
    for (const row of rows) hits.push({ ...row, place: at * ALIASES_PER_QUERY + row.place })
  }
  return hits
}

/**
 * Matches keys to users by id, else address, else alias. Returns one entry for each key, in the same order; `null` for a key without a
 * user.
 */
export const matchUsers = async (
  db: Db,
  scope: Scope,
  keys: readonly string[],
  signal?: AbortSignal,
): Promise<readonly (User | null)[]> => {
  const domain = await findDomain(db, scope)
  const answer: (User | null)[] = new Array(keys.length).fill(null)
  const all = keys.map((key, at): AskedKey => ({ at, key }))
  for (const chunk of chunksOf(all, KEYS_PER_QUERY)) {
    let open = chunk.filter(({ key }) => isStorable(key))
    const look = async (asked: readonly AskedKey[], find: () => Promise<Hit[]>): Promise<void> => {
      signal?.throwIfAborted()
      if (asked.length === 0) return
      for (const hit of await find()) {
        const found = asked[hit.place - 1]
        if (found !== undefined) answer[found.at] = toUser(hit)
      }
      open = open.filter(({ at }) => answer[at] === null)
    }
    for (const [place, lookup] of LOOKUPS.entries()) {
      const textsOf = (list: readonly AskedKey[]) => list.map(({ key }) => lookup.toText(key))
      // Skip keys that folding does not change: the first lookup has already searched for them.
      const asked = place === 1 ? open.filter(({ key }) => lookup.toText(key) !== key) : open
      await look(asked, () => lookUp(db, domain, lookup, textsOf(asked)))
    }
    const rest = open
    await look(rest, () =>
      lookUpAliases(
        db,
        domain,
        rest.map(({ key }) => compareKey(key)),
      ),
    )
  }
  return answer
}
