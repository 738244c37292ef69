import { facetValues, type OrgUnit, type UserKind } from '../../core/internal.js'

/** A facet with more values than this is a text facet: a menu of hundreds of options helps nobody. */
const MAX_OPTIONS = 100
/** Number of different texts of a facet that a backend reads. With more, the facet is a text facet. */
export const MAX_FACET_TEXTS = 2_000
/** Maximum number of facets, and maximum length of their ids. Further ones are left out. */
const MAX_FACETS = 50
const MAX_ID = 100

/** Ids of the facets that the backend computes. A directory cannot replace them. */
export const COMPUTED_FACETS = { kind: 'kind', groups: 'groups', orgUnit: 'orgUnit' } as const
/** Values of the facet `groups`. */
export type GroupValue = 'none' | 'some'

/** Figures of one domain, from which its facets are derived. */
export interface FacetFigures {
  /** Number of users by facet id and text. */
  texts: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** Number of users by kind. Users without a kind are persons. */
  kinds: ReadonlyMap<UserKind, number>
  /** Number of users, and of those in at least one group. */
  users: number
  grouped: number
  units: readonly OrgUnit[]
}

/** One value of a facet before translation. */
export interface FacetEntryOption {
  /** Key of a directory's value, else the value itself. */
  key: string
  value: string
  label: string
  count: number
}

/** One facet of a domain before translation. */
export interface FacetEntry {
  id: string
  type: 'choice' | 'text'
  /** Empty for a text facet. */
  options: readonly FacetEntryOption[]
}

/** The facets of a domain by id, and its org units. */
export interface FacetTable {
  facets: ReadonlyMap<string, FacetEntry>
  units: readonly OrgUnit[]
}

const byKey = (a: { key: string }, b: { key: string }): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)

/** Derives the facet of a directory from the texts of its users. The spelling of most users is the label. */
const entryOf = (id: string, texts: ReadonlyMap<string, number>): FacetEntry => {
  if (texts.size > MAX_FACET_TEXTS) return { id, type: 'text', options: [] }
  const values = new Map<string, { count: number; spellings: Map<string, number> }>()
  for (const [text, users] of texts) {
    for (const [key, spelling] of facetValues(text)) {
      const value = values.get(key) ?? { count: 0, spellings: new Map<string, number>() }
      values.set(key, value)
      value.count += users
      value.spellings.set(spelling, (value.spellings.get(spelling) ?? 0) + users)
    }
  }
  if (values.size > MAX_OPTIONS) return { id, type: 'text', options: [] }
  const options = Array.from(values, ([key, { count, spellings }]) => {
    const [[label] = ['']] = [...spellings].sort(([a, users], [b, others]) => others - users || (a < b ? -1 : 1))
    return { key, value: label, label, count }
  })
  return { id, type: 'choice', options: options.sort(byKey) }
}

/** Labels units by name. Units that share a name are labelled by their path. */
const labelsOf = (units: readonly OrgUnit[]): ((unit: OrgUnit) => string) => {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const names = new Map<string, number>()
  for (const { name } of units) names.set(name, (names.get(name) ?? 0) + 1)
  return (unit) => {
    if (names.get(unit.name) === 1) return unit.name
    const path: string[] = []
    const seen = new Set<OrgUnit>()
    for (let at: OrgUnit | undefined = unit; at !== undefined && !seen.has(at); at = byId.get(at.parentId ?? '')) {
      seen.add(at)
      path.unshift(at.name)
    }
    return path.join(' / ')
  }
}

/** Labels of units by id, different for units that share a name. */
export const labelUnits = (units: readonly OrgUnit[]): Map<string, string> => {
  const labelOf = labelsOf(units)
  return new Map(units.map((unit) => [unit.id, labelOf(unit)]))
}

const unitEntry = (units: readonly OrgUnit[]): FacetEntry => {
  const { orgUnit: id } = COMPUTED_FACETS
  const used = units.filter(({ userCount = 0 }) => userCount > 0)
  if (used.length > MAX_OPTIONS) return { id, type: 'text', options: [] }
  const labelOf = labelsOf(units)
  return {
    id,
    type: 'choice',
    options: used.map((unit) => ({ key: unit.id, value: unit.id, label: labelOf(unit), count: unit.userCount ?? 0 })),
  }
}

/** Derives the facets of a domain: those of the directory, then user type, group membership and org unit. */
export const createFacetTable = ({ texts, kinds, users, grouped, units }: FacetFigures): FacetTable => {
  const computed = new Set<string>(Object.values(COMPUTED_FACETS))
  const facets = new Map<string, FacetEntry>()
  const ids = [...texts.keys()].filter((id) => id !== '' && id.length <= MAX_ID && !computed.has(id)).sort()
  for (const id of ids.slice(0, MAX_FACETS)) {
    const entry = entryOf(id, texts.get(id) as ReadonlyMap<string, number>)
    if (entry.type === 'text' || entry.options.length > 0) facets.set(id, entry)
  }
  const add = (id: string, counts: readonly (readonly [string, number])[]): void => {
    facets.set(id, { id, type: 'choice', options: counts.map(([value, count]) => ({ key: value, value, label: value, count })) })
  }
  if (users > 0) {
    add(
      COMPUTED_FACETS.kind,
      [...kinds].filter(([, count]) => count > 0).sort(([a], [b]) => (a < b ? -1 : 1)),
    )
    const values: readonly (readonly [GroupValue, number])[] = [
      ['none', users - grouped],
      ['some', grouped],
    ]
    add(COMPUTED_FACETS.groups, values)
  }
  const unit = unitEntry(units)
  if (unit.type === 'text' || unit.options.length > 0) facets.set(unit.id, unit)
  return { facets, units }
}
