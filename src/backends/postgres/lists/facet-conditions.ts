import { type RawBuilder, sql } from 'kysely'
import type { FacetCondition } from '../../../compose/facets/resolve-where.js'
import { isStorable } from '../database/sql-values.js'
import { facetPrefix, storedFacetKey } from './user-records.js'

/** A condition on a row of `users` named `u`: checked row by row, and written so that indexes find the users that match. */
export interface FacetClause {
  perRow: RawBuilder<unknown>
  byIndex: RawBuilder<unknown>
}

const textArray = (texts: readonly string[]): RawBuilder<unknown> =>
  texts.length === 0 ? sql`'{}'::text[]` : sql`array[${sql.join(texts.map((text) => sql`${text}::text`))}]`

const both = (condition: RawBuilder<unknown>): FacetClause => ({ perRow: condition, byIndex: condition })

/** The condition that a facet has one of the keys. */
const hasKey = (id: string, keys: Iterable<string>): FacetClause =>
  // Repeats the predicate of the partial index `users_by_facet`, which the planner cannot infer.
  both(sql`(u.facet_keys && ${textArray([...keys].map((key) => storedFacetKey(id, key)))} and u.facet_keys <> '{}')`)

/** The condition that a value of a facet contains all words of one of the lists. */
const contains = (id: string, wordLists: readonly (readonly string[])[]): FacetClause => {
  const prefix = facetPrefix(id)
  const hasWords = (words: readonly string[]): RawBuilder<unknown> =>
    sql`(${sql.join(
      words.map((word) => (isStorable(word) ? sql`strpos(f.value, ${word}) > 0` : sql`false`)),
      sql` and `,
    )})`
  if (wordLists.length === 0) return both(sql`false`)
  return both(sql`exists (
    select from (select substr(k, ${prefix.length + 1}::int) as value from unnest(u.facet_keys) k where starts_with(k, ${prefix})) f
    where ${sql.join(wordLists.map(hasWords), sql` or `)})`)
}

/** Converts a condition of a filter to SQL. */
export const facetClause = (condition: FacetCondition, domain: number): FacetClause => {
  if (condition.of === 'facet') {
    const { id, rule } = condition
    return 'keys' in rule ? hasKey(id, rule.keys) : contains(id, rule.contains)
  }
  if (condition.of === 'kind') return both(sql`coalesce(u.kind, 'person') = any(${textArray([...condition.kinds])})`)
  if (condition.of === 'org-units') {
    const members = sql`select m.user_no from org_unit_users m join org_units o on o.no = m.org_unit and o.is_here
      where m.sync = (select org_units_sync from domains where no = ${domain}) and o.domain = ${domain}
      and o.id = any(${textArray(condition.ids.filter(isStorable))})`
    return { perRow: sql`exists (${members} and m.user_no = u.no)`, byIndex: sql`u.no in (${members})` }
  }
  const { values } = condition
  if (values.size === 2) return both(sql`true`)
  if (values.size === 0) return both(sql`false`)
  const members = sql`select from group_users m where m.sync = (select groups_sync from domains where no = ${domain}) and m.user_no = u.no`
  return both(values.has('some') ? sql`exists (${members})` : sql`not exists (${members})`)
}
