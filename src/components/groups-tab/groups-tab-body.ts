import { html, nothing, type TemplateResult } from 'lit'
import { createId } from '../../core/for-components.js'
import type { BackupSession, Group, Rows } from '../../core/index.js'
import { Announcer } from '../base/announcer.js'
import type { ConnectedElement, Connection } from '../base/connection.js'
import type { Body } from '../base/define-lazy-element.js'
import { BackupNavigateEvent } from '../base/events.js'
import { renderUnconnected } from '../base/unconnected.js'
import { gridStyles } from '../parts/grid/grid.styles.js'
import { ListGrid, type ListState, readList } from '../parts/grid/list-grid.js'
import { renderCloudLimit } from '../parts/list-header/cloud-limit.js'
import { ListCount } from '../parts/list-header/list-count.js'
import { listHeaderStyles } from '../parts/list-header/list-header.styles.js'
import { RowCosts } from '../parts/list-header/row-costs.js'
import { SearchAnnouncement } from '../parts/list-header/search-announcement.js'
import { SearchField } from '../parts/list-header/search-field.js'
import { TickAll } from '../parts/list-header/tick-all.js'
import { MembersPanel } from '../parts/user-row/members-panel.js'
import { membersPanelStyles } from '../parts/user-row/members-panel.styles.js'
import { renderSign } from '../parts/user-row/signs.js'
import { isException, isInBox, renderCost } from '../parts/user-row/user-cost.js'
import { renderCheck, renderInListChip, renderWho } from '../parts/user-row/user-row.js'
import { userRowStyles } from '../parts/user-row/user-row.styles.js'
import { windowingStyles } from '../parts/windowing.styles.js'
import { createSizeOrder, groupName, SharedNames } from './group-rows.js'
import { groupsTabStyles } from './groups-tab.styles.js'

export const styles = [windowingStyles, gridStyles, listHeaderStyles, userRowStyles, membersPanelStyles, groupsTabStyles]

export const createBody = (host: ConnectedElement, link: Connection): Body => new GroupsTabBody(host, link)

class GroupsTabBody implements Body {
  readonly #host: ConnectedElement
  readonly #link: Connection
  readonly #announcer: Announcer
  readonly #search: SearchField
  readonly #found: SearchAnnouncement
  readonly #tickAll: TickAll
  readonly #count = new ListCount()
  readonly #costs: RowCosts
  readonly #names = new SharedNames()
  readonly #order = createSizeOrder()
  readonly #list: ListGrid<Group>
  readonly #members: MembersPanel
  #rows: Rows<Group> | undefined
  /** Group whose members are shown, and its scope. */
  #viewed: { group: Group; of: unknown } | undefined

  constructor(host: ConnectedElement, link: Connection) {
    this.#host = host
    this.#link = link
    this.#announcer = new Announcer(host)
    this.#found = new SearchAnnouncement(this.#announcer)
    this.#search = new SearchField(host, link, (text) => {
      this.#found.expect()
      link.session?.groups.search(text)
    })
    this.#tickAll = new TickAll(host, link, this.#announcer, 'groups')
    this.#costs = new RowCosts(host, link, (index) => {
      const group = this.#rows?.at(index)
      return group && { kind: 'group', id: group.id }
    })
    this.#list = new ListGrid<Group>(host, link, {
      id: 'groups',
      onToggle: (group) => this.#toggle(group),
      onActivate: (group) => this.#view(group),
    })
    this.#members = new MembersPanel(host, link)
  }

  render(): TemplateResult | typeof nothing {
    const { session } = this.#link
    if (session === undefined) return renderUnconnected(this.#link)
    const scope = this.#link.read(session.scope)
    const loaded = readList(this.#link, session.groups)
    const { rows: ordered, isSorted } = this.#order(loaded.rows, loaded.hasMore, loaded.query)
    const state = { ...loaded, rows: ordered }
    this.#rows = ordered
    const { t } = this.#link
    const { query, rows, total, hasMore } = state
    const count = t('groupsCount', this.#count.read(state, scope))
    this.#found.read(state, count)
    this.#costs.begin(session)
    this.#names.follow(loaded.rows)
    const tickAll = { session, loaded: rows.length, total, hasMore, query }
    const ticked = this.#link.read(session.selection.ticked)
    const viewed = this.#viewed?.of === scope ? this.#viewed?.group : undefined
    return html`
      <div class="bar">
        ${this.#search.render(t('searchGroups'), query.search)}
        <div class="end">
          <span class="count">${rows.length === 0 ? '' : count}</span>
          ${this.#tickAll.renderButton(tickAll)}
        </div>
      </div>
      ${renderCloudLimit(this.#link, session, 'no-dynamic-lists')} ${this.#tickAll.renderLine(tickAll)}
      <div class="split ${viewed === undefined ? '' : 'viewing'}">
        <div class="list">
          ${this.#list.render(state, {
            label: t('groupsTab'),
            columns: [
              { id: 'check', label: t('columnSelect'), isUnseen: true },
              { id: 'who', label: t('columnName') },
              { id: 'size end', label: t('columnMembers'), isSorted: isSorted ? ('descending' as const) : undefined },
              { id: 'cost end', label: t('columnCost') },
              { id: 'view end', label: t('columnView'), isUnseen: true },
            ],
            keyOf: ({ id }) => id,
            stateOf: (group, index) => {
              const ref = { kind: 'group', id: group.id } as const
              const { figure, reason } = this.#costs.cost(session, ref, this.#isShown(index))
              const details = this.#link.slots.details(group.id) !== nothing
              const isInList = isInBox(this.#link, session, ref)
              const isLeftOut = isException(this.#link, session, ref)
              const isViewed = viewed?.id === group.id
              return [this.#link.words, this.#nameOf(group), ticked.has(ref), isInList, isLeftOut, isViewed, figure, reason, details]
            },
            rowClass: ({ id }) =>
              ticked.has({ kind: 'group', id }) ? 'ticked' : isInBox(this.#link, session, { kind: 'group', id }) ? 'listed' : '',
            isSelected: ({ id }) => (isInBox(this.#link, session, { kind: 'group', id }) ? undefined : ticked.has({ kind: 'group', id })),
            isCurrent: ({ id }) => viewed?.id === id,
            cells: (group, index) => this.#renderCells(session, group, index, ticked.has({ kind: 'group', id: group.id })),
            loading: t('groupsLoading'),
            failed: t('groupsFailed'),
            moreFailed: t('groupsMoreFailed'),
            empty: this.#renderEmpty(state),
          })}
        </div>
        ${
          viewed === undefined
            ? nothing
            : this.#members.render({ session, ref: { kind: 'group', id: viewed.id }, name: this.#nameOf(viewed), onClose: this.#onClose })
        }
      </div>
      ${this.#announcer.render()}
    `
  }

  readonly #isShown =
    (index: number): (() => boolean) =>
    () =>
      this.#list.grid.windowing.isShown(index)

  #renderCells(session: BackupSession, group: Group, index: number, isTicked: boolean): TemplateResult {
    const { t } = this.#link
    const name = this.#nameOf(group)
    const ref = { kind: 'group', id: group.id } as const
    const isInList = isInBox(this.#link, session, ref)
    const isLeftOut = isInList && isException(this.#link, session, ref)
    const addressId = `group-address-${index}`
    const who = { name: group.name, email: group.email ?? group.id }
    const hasAddress = group.email !== undefined && group.name.trim() !== ''
    const check = renderCheck(this.#link, {
      name,
      describedBy: hasAddress ? addressId : undefined,
      isTicked,
      isInList,
      isException: isLeftOut,
      onTick: (on) => this.#tick(group, on),
    })
    const size = group.memberCount === undefined ? '' : t('membersCount', { count: group.memberCount })
    return html`${check}${renderWho(hasAddress ? who : { name: '', email: groupName(group) }, addressId, {
      details: this.#link.slots.details(group.id),
      chips: isInList ? renderInListChip(this.#link, `group-in-list-${index}`, isLeftOut) : nothing,
    })}<div class="cell size end number secondary" role="gridcell" .textContent=${size}></div
    >${renderCost(this.#costs.cost(session, ref, this.#isShown(index)))}<div class="cell view end" role="gridcell"><button
      part="button"
      class="button small"
      type="button"
      tabindex="-1"
      data-control
      aria-label=${this.#link.accessibleName('viewGroup', { name })}
      .textContent=${t('viewShort')}
      @click=${() => this.#view(group)}
    ></button></div>`
  }

  #renderEmpty({ query }: ListState<Group>): TemplateResult {
    const { t } = this.#link
    if (query.search !== '') {
      return html`
        <div class="message">
          ${renderSign('search')}<strong>${t('groupsNoMatch')}</strong>
          <button part="button" class="button" type="button" @click=${this.#onShowAll}>${t('searchClear')}</button>
        </div>
      `
    }
    return html`
      <div class="message">
        <slot name="empty">
          ${renderSign('people')}<strong>${t('groupsNone')}</strong>
          <span class="secondary">${t('groupsNoneText')}</span>
        </slot>
        <button part="button primary" class="button primary" type="button" @click=${this.#onManageDomains}>${t('goManageDomainsButton')}</button>
      </div>
    `
  }

  #nameOf(group: Group): string {
    return this.#names.nameOf(group, (name, address) => this.#link.t('nameWithAddress', { name, address }))
  }

  #toggle(group: Group): void {
    this.#tick(group, this.#link.session?.selection.ticked.value.has({ kind: 'group', id: group.id }) !== true)
  }

  #tick(group: Group, on: boolean): void {
    this.#link.session?.selection.tick({ kind: 'group', id: group.id, label: groupName(group) }, on)
    this.#host.requestUpdate()
  }

  #view(group: Group): void {
    this.#viewed = { group, of: this.#link.session?.scope.value }
    this.#host.requestUpdate()
    void this.#members.focus()
  }

  readonly #onClose = (): void => {
    this.#viewed = undefined
    this.#host.requestUpdate()
    // The previously current row, with the pressed button, is the tab stop.
    this.#list.grid.focus()
  }

  readonly #onShowAll = (): void => {
    this.#found.expect()
    this.#link.session?.groups.search('')
  }

  readonly #onManageDomains = (): void => {
    this.#host.dispatchEvent(new BackupNavigateEvent({ to: 'manage-domains' }, createId()))
  }
}
