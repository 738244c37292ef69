import { type LitElement, nothing, type ReactiveController } from 'lit'
import type { BackupSession, UserFilter } from '../../../core/index.js'
import type { Connection } from '../../base/connection.js'
import type { FacetMenu } from './facet-menu.js'
import type { FilterGroup } from './filter-control.js'

type Where = UserFilter['where']

/** Filters by facets of the directory: chips of the applied ones, and a menu that loads when the panel first opens. */
export class FacetFilters implements ReactiveController {
  readonly #host: LitElement
  readonly #link: Connection
  readonly #onFilter: (where: Where) => void
  #menu: FacetMenu | undefined
  #loading: Promise<void> | undefined

  /** @param onFilter called with the new facets, or `undefined` if none is left */
  constructor(host: LitElement, link: Connection, onFilter: (where: Where) => void) {
    this.#host = host
    this.#link = link
    this.#onFilter = onFilter
    host.addController(this)
  }

  hostDisconnected(): void {
    this.#menu?.close()
  }

  /** The applied facets, for chips. Their labels are read only while a facet is applied. */
  groups(session: BackupSession, { where = {} }: UserFilter): readonly FilterGroup[] {
    const applied = Object.entries(where).filter(([, values]) => values.length > 0)
    if (applied.length === 0 || !this.#isOffered(session)) return []
    const facets = this.#link.read(session.filters.description)
    return applied.map(([id, chosen]) => {
      const facet = facets?.find((one) => one.id === id)
      const label = facet?.label ?? id
      const labelOf = (value: string): string => facet?.options?.find((option) => option.value === value)?.label ?? value
      return {
        id,
        label,
        options: chosen.map((value) => ({ value, label: this.#link.t('filterChip', { facet: label, value: labelOf(value) }) })),
        chosen,
        hasOnlyChips: true,
        onChoose: (values) => this.#set(session, id, values),
      }
    })
  }

  /** Renders the menu of an open panel. */
  renderMenu(session: BackupSession, { where }: UserFilter): unknown {
    if (!this.#isOffered(session)) return nothing
    if (this.#menu !== undefined) return this.#menu.render(session, where ?? {})
    this.#loading ??= this.#load().finally(() => {
      this.#loading = undefined
    })
    return nothing
  }

  #isOffered(session: BackupSession): boolean {
    return this.#link.read(session.capabilities).has('filters')
  }

  async #load(): Promise<void> {
    const { FacetMenu } = await import('./facet-menu.js')
    this.#menu = new FacetMenu(this.#host, this.#link, (session, id, values) => this.#set(session, id, values))
    this.#host.requestUpdate()
  }

  /** Replaces the values of one facet. Reads the latest query, because several facets may change at once. */
  #set(session: BackupSession, id: string, values: readonly string[] | undefined): void {
    const { [id]: _, ...others } = session.users.query.value.where ?? {}
    const where = values === undefined ? others : { ...others, [id]: values }
    this.#onFilter(Object.keys(where).length === 0 ? undefined : where)
  }
}
