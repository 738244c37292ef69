import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import type { BackupSession, Group } from '../../core/index.js'
import { Announcer } from '../announcer.js'
import { Connection } from '../connection.js'
import { createCorrelationId } from '../correlation-id.js'
import { BackupNavigateEvent } from '../events.js'
import { gridStyles } from '../grid/grid.styles.js'
import { ListGrid, type ListState, readList } from '../grid/list-grid.js'
import { ListCount } from '../list-header/list-count.js'
import { listHeaderStyles } from '../list-header/list-header.styles.js'
import { listHostStyles } from '../list-header/list-host.styles.js'
import { RowCosts } from '../list-header/row-costs.js'
import { SearchAnnouncement } from '../list-header/search-announcement.js'
import { SearchField } from '../list-header/search-field.js'
import { TickAll } from '../list-header/tick-all.js'
import type { Messages } from '../messages/messages.js'
import { defaultTags, type Tags } from '../tags.js'
import { controls, tokens } from '../tokens.js'
import { MembersPanel } from '../user-row/members-panel.js'
import { membersPanelStyles } from '../user-row/members-panel.styles.js'
import { renderSign } from '../user-row/signs.js'
import { renderCheck, renderWho } from '../user-row/user-row.js'
import { userRowStyles } from '../user-row/user-row.styles.js'
import { windowingStyles } from '../windowing.js'
import { groupsTabStyles } from './groups-tab.styles.js'

const nameOf = ({ name, email, id }: Group): string => (name.trim() === '' ? (email ?? id) : name)

/**
 * The groups of the domain, to tick, and who is in them, to read.
 *
 * @tag backup-groups-tab
 * @fires {BackupNavigateEvent} backup-navigate - from the empty list, to Manage Domains
 * @fires {BackupErrorEvent} backup-error - groups or members could not be loaded
 * @cssprop [--backup-list-size=36em] - block size where the element is given none
 */
export class BackupGroupsTab extends LitElement {
  static override styles = [
    tokens,
    controls,
    listHostStyles,
    windowingStyles,
    gridStyles,
    listHeaderStyles,
    userRowStyles,
    membersPanelStyles,
    groupsTabStyles,
  ]

  /** The session; else the one of the context around. */
  @property({ attribute: false }) session: BackupSession | undefined
  /** BCP 47. */
  @property() locale: string | undefined
  /** Own texts over the catalogue. */
  @property({ attribute: false }) messages: Partial<Messages> | undefined
  tags: Tags = defaultTags

  readonly #link = new Connection(this)
  readonly #announcer = new Announcer(this)
  readonly #search = new SearchField(this, this.#link, (text) => {
    this.#found.expect()
    this.#link.session?.groups.search(text)
  })
  readonly #found = new SearchAnnouncement(this.#announcer)
  readonly #tickAll = new TickAll(this, this.#link, this.#announcer, 'groups')
  readonly #count = new ListCount()
  readonly #costs = new RowCosts(this.#link)
  readonly #list = new ListGrid<Group>(this, this.#link, {
    id: 'groups',
    onToggle: (group) => this.#toggle(group),
    onActivate: (group) => this.#view(group),
  })
  readonly #members = new MembersPanel(this, this.#link)

  /** The group whose members are shown, with the scope it belongs to. */
  @state() private viewed: { group: Group; of: unknown } | undefined

  override render(): TemplateResult | typeof nothing {
    const { session } = this.#link
    if (session === undefined) return nothing
    const scope = this.#link.read(session.scope)
    const state = readList(this.#link, session.groups)
    const { say } = this.#link
    const { query, rows, total, hasMore } = state
    const count = say('groupsCount', this.#count.read(state, scope))
    this.#found.read(state, count)
    this.#costs.begin(session)
    const tickAll = { session, loaded: rows.length, total, hasMore, query }
    const ticked = this.#link.read(session.selection.ticked)
    const viewed = this.viewed?.of === scope ? this.viewed?.group : undefined
    return html`
      <div class="bar">
        ${this.#search.render(say('searchGroups'), query.search)}
        <div class="end">
          <span class="count">${rows.length === 0 ? '' : count}</span>
          ${this.#tickAll.renderButton(tickAll)}
        </div>
      </div>
      ${this.#tickAll.renderLine(tickAll)}
      <div class="split">
        <div class="list">
          ${this.#list.render(state, {
            label: say('groupsTab'),
            columns: [
              { id: 'check', label: say('columnSelect'), isUnseen: true },
              { id: 'who', label: say('columnName') },
              { id: 'size end', label: say('columnMembers') },
              { id: 'cost end', label: say('columnCost') },
              { id: 'view end', label: say('columnView'), isUnseen: true },
            ],
            keyOf: ({ id }) => id,
            rowClass: ({ id }) => (ticked.has({ kind: 'group', id }) ? 'ticked' : ''),
            isCurrent: ({ id }) => viewed?.id === id,
            cells: (group, index) => this.#renderCells(session, group, index, ticked.has({ kind: 'group', id: group.id })),
            loading: say('groupsLoading'),
            failed: say('groupsFailed'),
            moreFailed: say('groupsMoreFailed'),
            empty: this.#renderEmpty(state),
          })}
        </div>
        ${
          viewed === undefined
            ? nothing
            : this.#members.render({ session, ref: { kind: 'group', id: viewed.id }, name: nameOf(viewed), onClose: this.#onClose })
        }
      </div>
      ${this.#announcer.render()}
    `
  }

  #renderCells(session: BackupSession, group: Group, index: number, isTicked: boolean): TemplateResult {
    const { say } = this.#link
    const name = nameOf(group)
    const addressId = `group-address-${index}`
    const who = { name: group.name, email: group.email ?? group.id }
    const hasAddress = group.email !== undefined && group.name.trim() !== ''
    const { isMoving } = this.#list.grid.windowing
    return html`
      ${renderCheck(this.#link, { name, describedBy: hasAddress ? addressId : undefined, isTicked, onTick: (on) => this.#tick(group, on) })}
      ${renderWho(hasAddress ? who : { name: '', email: name }, addressId)}
      <div class="cell size end number secondary" role="gridcell">
        ${group.memberCount === undefined ? '' : say('membersCount', { count: group.memberCount })}
      </div>
      <div class="cell cost end" role="gridcell">${this.#costs.text(session, { kind: 'group', id: group.id }, isMoving)}</div>
      <div class="cell view end" role="gridcell">
        <button
          class="button small"
          type="button"
          tabindex="-1"
          data-control
          aria-label=${say('viewGroup', { name })}
          @click=${() => this.#view(group)}
        >
          ${say('viewShort')}
        </button>
      </div>
    `
  }

  #renderEmpty({ query }: ListState<Group>): TemplateResult {
    const { say } = this.#link
    if (query.search !== '') {
      return html`
        <div class="message">
          ${renderSign('search')}<strong>${say('groupsNoMatch')}</strong>
          <button class="button" type="button" @click=${this.#onShowAll}>${say('searchClear')}</button>
        </div>
      `
    }
    return html`
      <div class="message">
        ${renderSign('people')}<strong>${say('groupsNone')}</strong>
        <span class="secondary">${say('groupsNoneText')}</span>
        <button class="button primary" type="button" @click=${this.#onManageDomains}>${say('goManageDomainsButton')}</button>
      </div>
    `
  }

  #toggle(group: Group): void {
    this.#tick(group, this.#link.session?.selection.ticked.value.has({ kind: 'group', id: group.id }) !== true)
  }

  #tick(group: Group, on: boolean): void {
    this.#link.session?.selection.tick({ kind: 'group', id: group.id, label: nameOf(group) }, on)
    this.requestUpdate()
  }

  #view(group: Group): void {
    this.viewed = { group, of: this.#link.session?.scope.value }
    void this.#members.focus()
  }

  readonly #onClose = (): void => {
    this.viewed = undefined
    // the row that was left is the one that takes Tab, with the control that was pressed
    this.#list.grid.focus()
  }

  readonly #onShowAll = (): void => {
    this.#found.expect()
    this.#link.session?.groups.search('')
  }

  readonly #onManageDomains = (): void => {
    this.dispatchEvent(new BackupNavigateEvent({ to: 'manage-domains' }, createCorrelationId()))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'backup-groups-tab': BackupGroupsTab
  }
}
