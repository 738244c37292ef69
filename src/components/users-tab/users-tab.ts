import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { property } from 'lit/decorators.js'
import type { AccountStatus, BackupSession, BackupStatus, User, UserFilter } from '../../core/index.js'
import { Announcer } from '../base/announcer.js'
import { Connection } from '../base/connection.js'
import { defaultTags, type Tags } from '../base/tags.js'
import { controls, tokens } from '../base/tokens.js'
import { renderUnconnected } from '../base/unconnected.js'
import type { Messages } from '../messages/messages.js'
import { gridStyles } from '../parts/grid/grid.styles.js'
import type { GridColumn, Sort } from '../parts/grid/grid-head.js'
import { ListGrid, readList } from '../parts/grid/list-grid.js'
import { renderCloudLimit } from '../parts/list-header/cloud-limit.js'
import { FacetFilters } from '../parts/list-header/facet-filters.js'
import { FilterControl, type FilterGroup } from '../parts/list-header/filter-control.js'
import { filterControlStyles } from '../parts/list-header/filter-control.styles.js'
import { ListCount } from '../parts/list-header/list-count.js'
import { listHeaderStyles } from '../parts/list-header/list-header.styles.js'
import { listHostStyles } from '../parts/list-header/list-host.styles.js'
import { SearchAnnouncement } from '../parts/list-header/search-announcement.js'
import { SearchField } from '../parts/list-header/search-field.js'
import { isNarrowed, TickAll } from '../parts/list-header/tick-all.js'
import { isException, isInBox, userCost } from '../parts/user-row/user-cost.js'
import { isNamed, isSelectable, nameOf, renderBackupStatus, renderCheck, renderInListChip, renderUser } from '../parts/user-row/user-row.js'
import { userRowStyles } from '../parts/user-row/user-row.styles.js'
import { windowingStyles } from '../parts/windowing.styles.js'
import { renderNoMatch, renderNoUsers } from './render-users-empty.js'
import { usersTabStyles } from './users-tab.styles.js'

const ACCOUNT_STATUSES: readonly AccountStatus[] = ['active', 'suspended', 'deleted']
/** Default order of the session's list. */
const BY_NAME: Sort = { by: 'name' }
const BACKUP_STATUSES: readonly BackupStatus[] = ['none', 'pending', 'protected', 'paused', 'failed']

/**
 * List of the users of the domain for selection, with search, filters, sort and the cost of each user.
 *
 * @tag backup-users-tab
 * @fires {BackupErrorEvent} backup-error - users could not be loaded or synced
 * @slot empty - replaces the text of the empty list
 * @slot details:ID - one line or link beside the name of the user with this id
 * @csspart problem - error message with Retry
 * @csspart button - a button
 * @csspart primary - a main button, with `button`
 * @csspart link - a button that looks like text or an icon
 * @csspart input - a field or select
 * @csspart checkbox - a checkbox or radio button
 * @csspart chip - a filter that is on or can be
 * @csspart row - a row of a list
 * @csspart head - the header of a list
 * @cssprop [--backup-list-size=36em] - height if the element has no height of its own; at least 16em
 */
export class BackupUsersTab extends LitElement {
  static override styles = [
    tokens,
    controls,
    listHostStyles,
    windowingStyles,
    gridStyles,
    listHeaderStyles,
    filterControlStyles,
    userRowStyles,
    usersTabStyles,
  ]

  /** Session to show. Default: the session of the surrounding context. */
  @property({ attribute: false }) session: BackupSession | undefined
  /** BCP 47 language tag for numbers and dates. Default: the locale of the surrounding element, or English. */
  @property() locale: string | undefined
  /** Texts that replace texts of the catalogue. */
  @property({ attribute: false }) messages: Partial<Messages> | undefined
  tags: Tags = defaultTags

  readonly #link = new Connection(this)
  readonly #announcer = new Announcer(this)
  readonly #search = new SearchField(this, this.#link, (text) => {
    this.#found.expect()
    this.#link.session?.users.search(text)
  })
  readonly #found = new SearchAnnouncement(this.#announcer)
  readonly #tickAll = new TickAll(this, this.#link, this.#announcer, 'users')
  readonly #count = new ListCount()
  readonly #filters = new FilterControl(this, this.#link)
  readonly #facets = new FacetFilters(this, this.#link, (where) => this.#filter({ where }))
  readonly #list = new ListGrid<User>(this, this.#link, {
    id: 'users',
    onToggle: (user) => this.#toggle(user),
    onActivate: (user) => this.#toggle(user),
    onSelect: (users, isSelected) => {
      for (const user of users) this.#tick(user, isSelected)
    },
  })

  override render(): TemplateResult | typeof nothing {
    const { session } = this.#link
    if (session === undefined) return renderUnconnected(this.#link)
    const scope = this.#link.read(session.scope)
    const state = readList(this.#link, session.users)
    const { t } = this.#link
    const { query } = state
    const count = t('usersCount', this.#count.read(state, scope))
    this.#found.read(state, count)
    const tickAll = { session, loaded: state.rows.length, total: state.total, hasMore: state.hasMore, query }
    const ticked = this.#link.read(session.selection.ticked)
    const filters = [...this.#filterGroups(query), ...this.#facets.groups(session, query)]
    const isListed = (user: User): boolean => isInBox(this.#link, session, { kind: 'user', id: user.id })
    const isTickable = (user: User): boolean => isSelectable(user) && !isListed(user)
    return html`
      <div class="bar">
        ${this.#search.render(t('searchUsers'), query.search)} ${this.#filters.render(filters, () => this.#facets.renderMenu(session, query))}
      </div>
      <div class="status-line">
        ${this.#tickAll.renderLine(tickAll, html`<span class="count">${state.rows.length === 0 ? '' : count}</span>`)}
        ${this.#filters.renderChips(filters)}
        <div class="end">${this.#tickAll.renderButton(tickAll)}</div>
      </div>
      ${renderCloudLimit(this.#link, session, 'no-mailbox-kinds')}
      ${this.#list.render(state, {
        label: t('usersTab'),
        columns: this.#columns(),
        keyOf: ({ id }) => id,
        stateOf: (user) => {
          const isInList = isListed(user)
          const { figure, reason } = userCost(this.#link, session, user)
          const details = this.#link.slots.details(user.id) !== nothing
          const ref = { kind: 'user', id: user.id } as const
          const isLeftOut = isException(this.#link, session, ref)
          return [this.#link.words, ticked.has(ref), isInList, isLeftOut, figure, reason, details]
        },
        rowClass: (user) =>
          isTickable(user) ? (ticked.has({ kind: 'user', id: user.id }) ? 'ticked' : '') : isListed(user) ? 'listed' : 'inactive',
        isSelected: (user) => (isTickable(user) ? ticked.has({ kind: 'user', id: user.id }) : undefined),
        cells: (user, index) =>
          this.#renderCells(session, user, index, { isTicked: ticked.has({ kind: 'user', id: user.id }), isInList: isListed(user) }),
        sort: query.sort ?? BY_NAME,
        onSort: (sort) => this.#filter({ sort }),
        loading: t('usersLoading'),
        failed: t('usersFailed'),
        moreFailed: t('usersMoreFailed'),
        empty: isNarrowed(query)
          ? renderNoMatch(this.#link, this.#facets.hasGone(session, query), this.#onShowAll)
          : renderNoUsers(this.#link, session, scope, this.#onSync),
      })}
      ${this.#announcer.render()}
    `
  }

  #columns(): readonly GridColumn[] {
    const { t } = this.#link
    return [
      { id: 'check', label: t('columnSelect'), isUnseen: true },
      {
        id: 'who',
        label: t('columnName'),
        split: [
          { id: 'by-name', label: t('columnName'), sort: 'name' },
          { id: 'by-address', label: t('columnAddress'), sort: 'email' },
        ],
      },
      { id: 'backup', label: t('columnBackup'), sort: 'backupStatus' },
      { id: 'cost end', label: t('columnCost') },
    ]
  }

  #filterGroups({ accountStatus, backupStatus }: UserFilter): readonly FilterGroup[] {
    const { t } = this.#link
    return [
      {
        id: 'account',
        label: t('accountStatusLabel'),
        options: ACCOUNT_STATUSES.map((status) => ({ value: status, label: t('accountStatus', { status }) })),
        chosen: accountStatus,
        onChoose: (chosen) => this.#filter({ accountStatus: chosen as readonly AccountStatus[] | undefined }),
      },
      {
        id: 'backup',
        label: t('backupStatusLabel'),
        options: BACKUP_STATUSES.map((status) => ({ value: status, label: t('backupStatus', { status }) })),
        chosen: backupStatus,
        onChoose: (chosen) => this.#filter({ backupStatus: chosen as readonly BackupStatus[] | undefined }),
      },
    ]
  }

  #renderCells(session: BackupSession, user: User, index: number, state: { isTicked: boolean; isInList: boolean }): TemplateResult {
    const addressId = `address-${index}`
    const chipId = `in-list-${index}`
    const describedBy = [isNamed(user) ? addressId : undefined, state.isInList ? chipId : undefined].filter(Boolean).join(' ')
    const isLeftOut = state.isInList && isException(this.#link, session, { kind: 'user', id: user.id })
    const check = isSelectable(user)
      ? {
          ...state,
          isException: isLeftOut,
          name: nameOf(user),
          describedBy: describedBy || undefined,
          onTick: (on: boolean) => this.#tick(user, on),
        }
      : undefined
    const chips = state.isInList ? renderInListChip(this.#link, chipId, isLeftOut) : nothing
    const who = renderUser(this.#link, user, addressId, { details: this.#link.slots.details(user.id), chips, isSplit: true })
    const { figure, reason } = userCost(this.#link, session, user)
    // Ends with a tag, because Lit adds a node behind a binding at the end of a template.
    return html`${renderCheck(this.#link, check)}${who}${renderBackupStatus(this.#link, user.backupStatus)}<div
      class="cell cost end number"
      role="gridcell"
      data-tip=${reason}
    ><bdi aria-hidden="true" .textContent=${figure}></bdi><span class="unseen" .textContent=${reason}></span></div>`
  }

  #toggle(user: User): void {
    const isTicked = this.#link.session?.selection.ticked.value.has({ kind: 'user', id: user.id }) === true
    this.#tick(user, !isTicked)
  }

  #tick(user: User, on: boolean): void {
    const { session } = this.#link
    const ref = { kind: 'user', id: user.id } as const
    if (session === undefined || !isSelectable(user) || isInBox(this.#link, session, ref)) return
    session.selection.tick({ ...ref, label: nameOf(user) }, on)
    // A rejected tick changes no state, so this renders again to reset the checkbox.
    this.requestUpdate()
  }

  #filter(part: {
    accountStatus?: readonly AccountStatus[] | undefined
    backupStatus?: readonly BackupStatus[] | undefined
    where?: UserFilter['where']
    sort?: Sort | undefined
  }): void {
    this.#found.expect()
    this.#link.session?.users.filter(part)
  }

  readonly #onShowAll = (): void => {
    const users = this.#link.session?.users
    this.#found.expect()
    users?.search('')
    users?.filter({ accountStatus: undefined, backupStatus: undefined, where: undefined })
  }

  readonly #onSync = (): void => {
    this.#link.session?.sync('users').catch(() => {})
    this.#announcer.announce(this.#link.t('usersSyncing', { done: undefined, total: undefined }))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'backup-users-tab': BackupUsersTab
  }
}
