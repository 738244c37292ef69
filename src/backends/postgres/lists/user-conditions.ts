import { type RawBuilder, sql } from 'kysely'
import { searchWords, type UserFilter } from '../../../core/internal.js'
import { intArray, isStorable } from '../database/sql-values.js'
import { ACCOUNT_STATUSES, BACKUP_STATUSES } from '../database/tables.js'
import type { FacetClause } from './facet-conditions.js'

/** A longer search text would split into hundreds of trigrams: the index finds the first part, the rest is compared. */
const MAX_INDEXED_CHARACTERS = 100

/** Folds a search text like the searched columns and separates its words by one blank. An empty result means no search. */
export const foldSearch = (text: string | undefined): string => searchWords(text).join(' ')

/** The condition that `column` contains every word of a folded search. */
export const containsText = (column: RawBuilder<unknown>, search: string): RawBuilder<unknown> =>
  sql`(${sql.join(
    search.split(' ').map((word) => containsWord(column, word)),
    sql` and `,
  )})`

const containsWord = (column: RawBuilder<unknown>, text: string): RawBuilder<unknown> => {
  if (!isStorable(text)) return sql`false`
  // Cut between characters: half a surrogate pair is not a text.
  const start =
    text.length > MAX_INDEXED_CHARACTERS ? [...text.slice(0, 2 * MAX_INDEXED_CHARACTERS)].slice(0, MAX_INDEXED_CHARACTERS).join('') : text
  const pattern = `%${start.replace(/[\\%_]/g, '\\$&')}%`
  return start === text ? sql`${column} like ${pattern}` : sql`(${column} like ${pattern} and strpos(${column}, ${text}) > 0)`
}

/** Separates the pairs of `letter_pairs`, a function of the database. */
const PAIR_SEPARATOR = '\x02'

/** Repeats the words of two letters as a condition on the index of letter pairs, because a trigram index finds no such word. */
const containsPairs = (search: string): RawBuilder<unknown>[] => {
  const pairs = search.split(' ').filter((word) => [...word].length === 2 && !word.includes(PAIR_SEPARATOR) && isStorable(word))
  return pairs.length === 0 ? [] : [sql`letter_pairs(u.search) @> array[${sql.join(pairs)}]::text[]`]
}

/** Returns the distinct numbers of the known statuses; `undefined` if the filter names none. */
const numbersOf = <T extends string>(known: readonly T[], wanted: readonly T[] | undefined): number[] | undefined =>
  wanted === undefined ? undefined : [...new Set(wanted.map((status) => known.indexOf(status)))].filter((number) => number >= 0)

/** The filter and search of a list of users, as SQL. */
export interface UserConditions {
  /** `and …` for a row of `users` named `u`, checked row by row; `undefined` if every user matches. */
  readonly perRow: RawBuilder<unknown> | undefined
  /** The same condition, written so that indexes find the few users that match. */
  readonly byIndex: RawBuilder<unknown>
}

/** Builds the conditions of a list. `search` is a folded text, `facets` are the conditions of `where`. */
export const userConditions = (
  { accountStatus, backupStatus }: UserFilter,
  search: string,
  domain: number,
  facets: readonly FacetClause[] = [],
): UserConditions => {
  const accounts = numbersOf(ACCOUNT_STATUSES, accountStatus)
  const backups = numbersOf(BACKUP_STATUSES, backupStatus)
  const perRow: RawBuilder<unknown>[] = []
  if (search !== '') perRow.push(containsText(sql`u.search`, search))
  if (accounts !== undefined) {
    perRow.push(sql`u.account_status = any(${intArray(accounts)})`)
    // Repeats the predicate of the partial index `users_not_active`, which the planner cannot infer.
    if (!accounts.includes(ACCOUNT_STATUSES.indexOf('active'))) perRow.push(sql`u.account_status <> 0`)
  }
  const byIndex = [...perRow, ...containsPairs(search)]
  if (backups !== undefined) {
    perRow.push(sql`u.backup_status = any(${intArray(backups)})`)
    byIndex.push(
      sql`u.no in (select s.user_no from user_statuses s where s.domain = ${domain} and s.backup_status = any(${intArray(backups)}))`,
    )
  }
  for (const facet of facets) {
    perRow.push(facet.perRow)
    byIndex.push(facet.byIndex)
  }
  const all = (conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> => sql`${sql.join([sql``, ...conditions], sql` and `)}`
  return { perRow: perRow.length === 0 ? undefined : all(perRow), byIndex: all(byIndex) }
}
