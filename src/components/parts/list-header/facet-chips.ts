import { facetKey } from '../../../core/for-components.js'
import type { BackupSession, Facet, FacetOption, UserFilter } from '../../../core/index.js'
import type { Connection } from '../../base/connection.js'
import type { FilterGroup } from './filter-control.js'

/** Called with all values of one facet, or `undefined` if none is left. */
type OnChoose = (session: BackupSession, id: string, values: readonly string[] | undefined) => void

/** Returns the option of a value. Values are compared like in the backends: case and accents do not count. */
const optionOf = (facet: Facet | undefined, value: string): FacetOption | undefined =>
  facet?.options?.find((option) => option.value === value) ?? facet?.options?.find((option) => facetKey(option.value) === facetKey(value))

/** Returns whether the directory no longer has a value. A facet of texts has every value. */
const isGone = (facets: readonly Facet[] | undefined, id: string, value: string): boolean => {
  if (facets === undefined) return false
  const facet = facets.find((one) => one.id === id)
  return facet?.type !== 'text' && optionOf(facet, value) === undefined
}

/** Chips of the applied facets. A value that the directory no longer has keeps its chip, which says so. */
export class FacetChips {
  readonly #link: Connection
  readonly #onChoose: OnChoose
  /** Last known labels, because a value that is gone has no option with a label. */
  readonly #labels = new Map<string, string>()

  constructor(link: Connection, onChoose: OnChoose) {
    this.#link = link
    this.#onChoose = onChoose
  }

  /** The applied facets, for chips. */
  groups(session: BackupSession, where: NonNullable<UserFilter['where']>): readonly FilterGroup[] {
    const facets = this.#link.read(session.filters.description)
    return Object.entries(where).map(([id, chosen]) => ({
      id,
      label: facets?.find((one) => one.id === id)?.label ?? id,
      options: chosen.map((value) => ({ value, label: this.#labelOf(facets, id, value) })),
      chosen,
      hasOnlyChips: true,
      onChoose: (values) => this.#onChoose(session, id, values),
    }))
  }

  /** Returns whether the filter has a value that the directory no longer has. */
  hasGone(session: BackupSession, where: NonNullable<UserFilter['where']>): boolean {
    const facets = this.#link.read(session.filters.description)
    return Object.entries(where).some(([id, values]) => values.some((value) => isGone(facets, id, value)))
  }

  #labelOf(facets: readonly Facet[] | undefined, id: string, value: string): string {
    const { t } = this.#link
    const facet = facets?.find((one) => one.id === id)
    const chip = t('filterChip', { facet: facet?.label ?? id, value: optionOf(facet, value)?.label ?? value })
    const key = `${id} ${value}`
    if (isGone(facets, id, value)) return t('filterGone', { label: this.#labels.get(key) ?? chip })
    if (facet !== undefined) this.#labels.set(key, chip)
    return chip
  }
}
