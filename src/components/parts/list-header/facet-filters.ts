import { type LitElement, nothing, type ReactiveController } from 'lit'
import type { BackupSession, UserFilter } from '../../../core/index.js'
import type { Connection } from '../../base/connection.js'
import type { FacetMenu } from './facet-menu.js'
import type { FilterGroup } from './filter-control.js'

type Where = UserFilter['where']

/** Filters by facets of the directory. The menu and the chips load when the panel first opens, or with the first applied facet. */
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
    const isApplied = Object.values(where).some((values) => values.length > 0)
    return (isApplied && this.#open(session)?.chips.groups(session, where)) || []
  }

  /** Returns whether the filter has a value that the directory no longer has. */
  hasGone(session: BackupSession, { where = {} }: UserFilter): boolean {
    return this.#menu?.chips.hasGone(session, where) === true
  }

  /** Renders the menu of an open panel. */
  renderMenu(session: BackupSession, { where = {} }: UserFilter): unknown {
    return this.#open(session)?.render(session, where) ?? nothing
  }

  /** Returns the menu, and loads it where the cloud offers filters. */
  #open(session: BackupSession): FacetMenu | undefined {
    if (!this.#link.read(session.capabilities).has('filters')) return undefined
    if (this.#menu === undefined) {
      this.#loading ??= this.#load().finally(() => {
        this.#loading = undefined
      })
    }
    return this.#menu
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
