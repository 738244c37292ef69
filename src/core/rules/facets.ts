import type { UserFilter } from '../model/model.js'
import { fold, searchWords } from './fold.js'

/** Number of folded characters by which values are compared, so that a value fits into a database index. */
const COMPARED_CHARACTERS = 200

/** Returns the form in which values of facets are compared: case, accents and spaces at the ends do not count. */
export const facetKey = (value: string): string => fold(value).trim().slice(0, COMPARED_CHARACTERS)

/** Splits the facet of a user, which has one value per line, into values by their keys. If two have the same key, the first counts. */
export const facetValues = (text: string): ReadonlyMap<string, string> => {
  const values = new Map<string, string>()
  for (const line of text.includes('\n') ? text.split('\n') : [text]) {
    const key = facetKey(line)
    if (key !== '' && !values.has(key)) values.set(key, line.trim())
  }
  return values
}

/** A rule that one facet of a user must fulfil: it has one of the keys, or one of its keys contains all words of a list. */
export type FacetRule = { keys: ReadonlySet<string> } | { contains: readonly (readonly string[])[] }

/** Creates the rule of a facet from the values of a filter, which are alternatives. */
export const facetRule = (type: 'choice' | 'text', wanted: readonly string[]): FacetRule =>
  type === 'choice' ? { keys: new Set(wanted.map(facetKey)) } : { contains: wanted.map(searchWords) }

/** Returns whether the facet of a user fulfils a rule. A user without the facet never does. */
export const matchesFacet = (text: string | undefined, rule: FacetRule): boolean => {
  if (text === undefined) return false
  const keys = [...facetValues(text).keys()]
  if ('keys' in rule) return keys.some((key) => rule.keys.has(key))
  return rule.contains.some((words) => keys.some((key) => words.every((word) => key.includes(word))))
}

/** Returns the part of a query that decides which users its facets find, in a comparable form. */
export const whereKey = (where: UserFilter['where']): unknown =>
  where === undefined
    ? null
    : Object.entries(where)
        .map(([id, values]) => [id, Array.isArray(values) ? [...new Set(values)].sort() : values] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1))
