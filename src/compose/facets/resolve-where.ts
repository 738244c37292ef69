import {
  BackupError,
  type FacetRule,
  facetKey,
  facetRule,
  fold,
  hasWords,
  searchWords,
  type UserFilter,
  type UserKind,
} from '../../core/internal.js'
import { COMPUTED_FACETS, type FacetEntry, type FacetTable, type GroupValue } from './facet-table.js'

/** Maximum number of facets in a filter, and of values of one facet. */
const MAX_FACETS = 20
const MAX_VALUES = 200

/** The condition of a filter on one facet. */
export type FacetCondition =
  | { of: 'facet'; id: string; rule: FacetRule }
  | { of: 'kind'; kinds: ReadonlySet<UserKind> }
  | { of: 'groups'; values: ReadonlySet<GroupValue> }
  | { of: 'org-units'; ids: readonly string[] }

const refuse = (reason: string, facet: string, value?: string): BackupError =>
  new BackupError('bad-input', reason, { field: 'where', details: { facet, ...(value !== undefined && { value }) } })

const quote = (text: string): string => `"${text.slice(0, 80)}"`

const checkValues = (id: string, values: unknown): readonly string[] => {
  if (!Array.isArray(values) || values.some((value) => typeof value !== 'string'))
    throw refuse(`the filter ${quote(id)} must be a list of texts`, id)
  if (values.length > MAX_VALUES) throw refuse(`the filter ${quote(id)} has ${values.length} values, at most ${MAX_VALUES} are allowed`, id)
  return values
}

/** Rejects a value that is no option, or a text without a word. */
const checkValue = ({ id, type, options }: FacetEntry, value: string): void => {
  if (type === 'text') {
    if (searchWords(value).length === 0) throw refuse(`the filter ${quote(id)} needs a text to look for`, id, value)
    return
  }
  const isComputed = (Object.values(COMPUTED_FACETS) as string[]).includes(id)
  const key = isComputed ? value : facetKey(value)
  if (!options.some((option) => option.key === key))
    throw refuse(`the filter ${quote(id)} has no value ${quote(value)}. Use a value that describeFilters returns.`, id, value)
}

const conditionOf = ({ facets, units }: FacetTable, id: string, wanted: unknown): FacetCondition => {
  const entry = facets.get(id)
  if (entry === undefined) throw refuse(`there is no filter ${quote(id)}. Use a filter that describeFilters returns.`, id)
  const values = checkValues(id, wanted)
  for (const value of values) checkValue(entry, value)
  if (id === COMPUTED_FACETS.kind) return { of: 'kind', kinds: new Set(values as readonly UserKind[]) }
  if (id === COMPUTED_FACETS.groups) return { of: 'groups', values: new Set(values as readonly GroupValue[]) }
  if (id !== COMPUTED_FACETS.orgUnit) return { of: 'facet', id, rule: facetRule(entry.type, values) }
  if (entry.type === 'choice') return { of: 'org-units', ids: [...new Set(values)] }
  const wordLists = values.map(searchWords)
  return { of: 'org-units', ids: units.filter(({ name }) => wordLists.some((words) => hasWords(fold(name), words))).map((unit) => unit.id) }
}

/**
 * Converts the facets of a filter to conditions, all of which a user must fulfil.
 *
 * @throws `bad-input` with the field `where` for an unknown facet or value
 */
export const resolveWhere = (table: FacetTable, where: NonNullable<UserFilter['where']>): FacetCondition[] => {
  if (typeof where !== 'object' || where === null || Array.isArray(where))
    throw new BackupError('bad-input', 'where must be an object: a list of values by facet id', { field: 'where' })
  const facets = Object.entries(where)
  if (facets.length > MAX_FACETS)
    throw new BackupError('bad-input', `where has ${facets.length} facets, at most ${MAX_FACETS} are allowed`, { field: 'where' })
  return facets.map(([id, values]) => conditionOf(table, id, values))
}
