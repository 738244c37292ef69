import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { property } from 'lit/decorators.js'
import type { AccountStatus, BackupSession, BackupStatus, Scope, User } from '../../core/index.js'
import { Announcer } from '../base/announcer.js'
import { Connection } from '../base/connection.js'
import { sameScope } from '../base/refs.js'
import { defaultTags, type Tags } from '../base/tags.js'
import { controls, tokens } from '../base/tokens.js'
import type { Messages } from '../messages/messages.js'
import { gridStyles } from '../parts/grid/grid.styles.js'
import type { GridColumn, Sort } from '../parts/grid/grid-head.js'
import { ListGrid, type ListState, readList } from '../parts/grid/list-grid.js'
import { renderFilterChips } from '../parts/list-header/filter-chips.js'
import { ListCount } from '../parts/list-header/list-count.js'
import { listHeaderStyles } from '../parts/list-header/list-header.styles.js'
import { listHostStyles } from '../parts/list-header/list-host.styles.js'
import { SearchAnnouncement } from '../parts/list-header/search-announcement.js'
import { SearchField } from '../parts/list-header/search-field.js'
import { TickAll } from '../parts/list-header/tick-all.js'
import { renderSign } from '../parts/user-row/signs.js'
import { costText, isNamed, nameOf, renderCheck, renderUserCells } from '../parts/user-row/user-row.js'
import { userRowStyles } from '../parts/user-row/user-row.styles.js'
import { windowingStyles } from '../parts/windowing.styles.js'
import { usersTabStyles } from './users-tab.styles.js'

const ACCOUNT_STATUSES: readonly AccountStatus[] = ['active', 'suspended', 'deleted']
const BACKUP_STATUSES: readonly BackupStatus[] = ['none', 'pending', 'protected', 'paused', 'failed']

/**
 * List of the users of the domain for selection, with search, filters, sort and the cost of each user.
 *
 * @tag backup-users-tab
 * @fires {BackupErrorEvent} backup-error - users could not be loaded or synced
 * @slot empty - replaces the text of the empty list
 * @slot details:ID - one line or link beside the name of the user with this id
 * @csspart problem - error message with Retry
 * @cssprop [--backup-list-size=36em] - height if the element is given none; at least 16em
 */
export class BackupUsersTab extends LitElement {
  static override styles = [tokens, controls, listHostStyles, windowingStyles, gridStyles, listHeaderStyles, userRowStyles, usersTabStyles]

  /** Session to show. Default: the session of the surrounding context. */
  @property({ attribute: false }) session: BackupSession | undefined
  /** BCP 47 language tag for numbers and dates. Default: the locale of the surrounding element, else English. */
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
  readonly #list = new ListGrid<User>(this, this.#link, {
    id: 'users',
    onToggle: (user) => this.#toggle(user),
    onActivate: (user) => this.#toggle(user),
    onSelect: (users, isSelected) => {
      for (const user of users) if (user.accountStatus === 'active') this.#tick(user, isSelected)
    },
  })

  override render(): TemplateResult | typeof nothing {
    const { session } = this.#link
    if (session === undefined) return nothing
    const scope = this.#link.read(session.scope)
    const state = readList(this.#link, session.users)
    const { t } = this.#link
    const { query } = state
    const count = t('usersCount', this.#count.read(state, scope))
    this.#found.read(state, count)
    const tickAll = { session, loaded: state.rows.length, total: state.total, hasMore: state.hasMore, query }
    const ticked = this.#link.read(session.selection.ticked)
    return html`
      <div class="bar">
        ${this.#search.render(t('searchUsers'), query.search)}
        <div class="end">
          <span class="count">${state.rows.length === 0 ? '' : count}</span>
          ${this.#tickAll.renderButton(tickAll)}
        </div>
      </div>
      <div class="filters">
        ${renderFilterChips(
          t('accountStatusLabel'),
          ACCOUNT_STATUSES.map((status) => ({ value: status, label: t('accountStatus', { status }) })),
          query.accountStatus,
          (accountStatus) => this.#filter({ accountStatus }),
        )}
        ${renderFilterChips(
          t('backupStatusLabel'),
          BACKUP_STATUSES.map((status) => ({ value: status, label: t('backupStatus', { status }) })),
          query.backupStatus,
          (backupStatus) => this.#filter({ backupStatus }),
        )}
      </div>
      ${this.#tickAll.renderLine(tickAll)}
      ${this.#list.render(state, {
        label: t('usersTab'),
        columns: this.#columns(),
        keyOf: ({ id }) => id,
        rowClass: (user) => (user.accountStatus !== 'active' ? 'inactive' : ticked.has({ kind: 'user', id: user.id }) ? 'ticked' : ''),
        isSelected: ({ id, accountStatus }) => (accountStatus === 'active' ? ticked.has({ kind: 'user', id }) : undefined),
        cells: (user, index) => this.#renderCells(session, user, index, ticked.has({ kind: 'user', id: user.id })),
        sort: query.sort,
        onSort: (sort) => this.#filter({ sort }),
        loading: t('usersLoading'),
        failed: t('usersFailed'),
        moreFailed: t('usersMoreFailed'),
        empty: this.#renderEmpty(session, state, scope),
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
        sorts: [
          { by: 'name', label: t('columnName') },
          { by: 'email', label: t('columnAddress') },
        ],
      },
      { id: 'account', label: t('columnAccount') },
      { id: 'backup', label: t('columnBackup'), sorts: [{ by: 'backupStatus', label: t('columnBackup') }] },
      { id: 'cost end', label: t('columnCost') },
    ]
  }

  #renderCells(session: BackupSession, user: User, index: number, isTicked: boolean): TemplateResult {
    const addressId = `address-${index}`
    const check =
      user.accountStatus === 'active'
        ? {
            name: nameOf(user),
            describedBy: isNamed(user) ? addressId : undefined,
            isTicked,
            onTick: (on: boolean) => this.#tick(user, on),
          }
        : undefined
    return html`
      ${renderCheck(this.#link, check)} ${renderUserCells(this.#link, user, addressId, this.#link.slots.details(user.id))}
      <div class="cell cost end" role="gridcell"><span class="cut" dir="auto">${costText(this.#link, session, user)}</span></div>
    `
  }

  #renderEmpty(session: BackupSession, { query }: ListState<User>, scope: Scope | undefined): unknown {
    const { t } = this.#link
    if (query.search !== '' || query.accountStatus !== undefined || query.backupStatus !== undefined) {
      return html`
        <div class="message">
          ${renderSign('search')}<strong>${t('usersNoMatch')}</strong>
          <span class="secondary">${t('noMatchText')}</span>
          <button class="button" type="button" @click=${this.#onShowAll}>${t('noMatchClear')}</button>
        </div>
      `
    }
    // The clouds carry the time of the last sync.
    this.#link.read(session.clouds)
    const domain = this.#link.read(session.domain)
    if (domain === undefined || domain.synced?.users !== undefined)
      return html`<div class="message"><slot name="empty">${renderSign('people')}<strong>${t('usersNone')}</strong></slot></div>`
    const canSync = this.#link.read(session.capabilities).has('sync')
    const sync = this.#link.read(session.syncs).find(({ kind, scope: of }) => kind === 'users' && sameScope(of, scope))
    return html`
      <div class="message">
        <slot name="empty">
          ${renderSign('people')}<strong>${t('usersNeverSynced')}</strong>
          <span class="secondary">${t('usersNeverSyncedText')}</span>
        </slot>
        ${
          sync?.status === 'running'
            ? html`
              <span class="number">${t('usersSyncing', { done: sync.done, total: sync.total })}</span>
              ${
                sync.done === undefined || !sync.total
                  ? html`<progress aria-label=${t('userSync')}></progress>`
                  : html`<progress aria-label=${t('userSync')} .value=${sync.done} .max=${sync.total}></progress>`
              }
            `
            : nothing
        }
        ${sync?.status === 'failed' ? html`<span class="failed">${t('syncFailed')}</span>` : nothing}
        ${
          canSync && sync?.status !== 'running'
            ? html`<button class="button primary" type="button" @click=${this.#onSync}>${t('userSync')}</button>`
            : nothing
        }
      </div>
    `
  }

  #toggle(user: User): void {
    const isTicked = this.#link.session?.selection.ticked.value.has({ kind: 'user', id: user.id }) === true
    this.#tick(user, !isTicked)
  }

  #tick(user: User, on: boolean): void {
    this.#link.session?.selection.tick({ kind: 'user', id: user.id, label: nameOf(user) }, on)
    // A refused tick changes no state, so render again to reset the checkbox.
    this.requestUpdate()
  }

  #filter(part: {
    accountStatus?: readonly AccountStatus[] | undefined
    backupStatus?: readonly BackupStatus[] | undefined
    sort?: Sort | undefined
  }): void {
    this.#found.expect()
    this.#link.session?.users.filter(part)
  }

  readonly #onShowAll = (): void => {
    const users = this.#link.session?.users
    this.#found.expect()
    users?.search('')
    users?.filter({ accountStatus: undefined, backupStatus: undefined })
  }

  readonly #onSync = (): void => {
    this.#link.session?.sync('users').catch(() => {})
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'backup-users-tab': BackupUsersTab
  }
}
