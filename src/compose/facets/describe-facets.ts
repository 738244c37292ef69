import type { Facet, UserKind } from '../../core/internal.js'
import { COMPUTED_FACETS, type FacetEntry, type FacetTable, type GroupValue } from './facet-table.js'
import { FACET_TEXTS, type FacetTexts } from './facet-texts.js'

/** Facets of known ids come first, in this order. Facets that a directory adds follow, by id. */
const ORDER = ['department', 'title', 'location', 'manager', 'license', 'kind', 'groups', 'orgUnit']

/** Makes a label of an id: `costCenter` and `cost_center` become `Cost center`. */
const labelOfId = (id: string): string => {
  const words = id
    .replaceAll(/[_-]+/g, ' ')
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .trim()
    .toLowerCase()
  return words === '' ? id : words.replace(/^./u, (letter) => letter.toUpperCase())
}

const optionLabel = (id: string, value: string, label: string, texts: FacetTexts): string => {
  if (id === COMPUTED_FACETS.kind) return texts.kinds[value as UserKind]
  return id === COMPUTED_FACETS.groups ? texts.groups[value as GroupValue] : label
}

const describe = ({ id, type, options }: FacetEntry, texts: FacetTexts): Facet => ({
  id,
  label: Object.hasOwn(texts.labels, id) ? texts.labels[id as keyof FacetTexts['labels']] : labelOfId(id),
  type,
  ...(type === 'choice' && {
    options: options.map(({ value, label, count }) => ({ value, label: optionLabel(id, value, label, texts), count })),
  }),
})

const placeOf = ({ id }: FacetEntry): number => (ORDER.includes(id) ? ORDER.indexOf(id) : ORDER.length)

/** Describes the facets of a domain in the language of a BCP 47 tag, or in English if that language is missing. */
export const describeFacets = ({ facets }: FacetTable, locale: string | undefined): Facet[] => {
  const [language = ''] = (locale ?? '').toLowerCase().split('-')
  const texts: FacetTexts = Object.hasOwn(FACET_TEXTS, language) ? FACET_TEXTS[language as keyof typeof FACET_TEXTS] : FACET_TEXTS.en
  return [...facets.values()].sort((a, b) => placeOf(a) - placeOf(b)).map((entry) => describe(entry, texts))
}
