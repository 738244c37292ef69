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
import { windowingStyles } from '../parts/windowing.js'
import { usersTabStyles } from './users-tab.styles.js'

const ACCOUNT_STATUSES: readonly AccountStatus[] = ['active', 'suspended', 'deleted']
const BACKUP_STATUSES: readonly BackupStatus[] = ['none', 'pending', 'protected', 'paused', 'failed']

/**
 * The users of the domain, to tick: search, filters, sort, and what each would cost.
 *
 * @tag backup-users-tab
 * @fires {BackupErrorEvent} backup-error - users could not be loaded or synced
 * @slot empty - in place of the words where there are no users
 * @slot details:ID - beside the name of the user with this id: one line, words or a link
 * @csspart problem - a failure and the way on
 * @cssprop [--backup-list-size=36em] - block size where the element is given none; 16em at least
 */
export class BackupUsersTab extends LitElement {
  static override styles = [tokens, controls, listHostStyles, windowingStyles, gridStyles, listHeaderStyles, userRowStyles, usersTabStyles]

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
    this.#link.session?.users.search(text)
  })
  readonly #found = new SearchAnnouncement(this.#announcer)
  readonly #tickAll = new TickAll(this, this.#link, this.#announcer, 'users')
  readonly #count = new ListCount()
  readonly #list = new ListGrid<User>(this, this.#link, {
    id: 'users',
    onToggle: (user) => this.#toggle(user),
    onActivate: (user) => this.#toggle(user),
  })

  override render(): TemplateResult | typeof nothing {
    const { session } = this.#link
    if (session === undefined) return nothing
    const scope = this.#link.read(session.scope)
    const state = readList(this.#link, session.users)
    const { say } = this.#link
    const { query } = state
    const count = say('usersCount', this.#count.read(state, scope))
    this.#found.read(state, count)
    const tickAll = { session, loaded: state.rows.length, total: state.total, hasMore: state.hasMore, query }
    const ticked = this.#link.read(session.selection.ticked)
    return html`
      <div class="bar">
        ${this.#search.render(say('searchUsers'), query.search)}
        <div class="end">
          <span class="count">${state.rows.length === 0 ? '' : count}</span>
          ${this.#tickAll.renderButton(tickAll)}
        </div>
      </div>
      <div class="filters">
        ${renderFilterChips(
          say('accountStatusLabel'),
          ACCOUNT_STATUSES.map((status) => ({ value: status, label: say('accountStatus', { status }) })),
          query.accountStatus,
          (accountStatus) => this.#filter({ accountStatus }),
        )}
        ${renderFilterChips(
          say('backupStatusLabel'),
          BACKUP_STATUSES.map((status) => ({ value: status, label: say('backupStatus', { status }) })),
          query.backupStatus,
          (backupStatus) => this.#filter({ backupStatus }),
        )}
      </div>
      ${this.#tickAll.renderLine(tickAll)}
      ${this.#list.render(state, {
        label: say('usersTab'),
        columns: this.#columns(),
        keyOf: ({ id }) => id,
        rowClass: (user) => (user.accountStatus !== 'active' ? 'inactive' : ticked.has({ kind: 'user', id: user.id }) ? 'ticked' : ''),
        cells: (user, index) => this.#renderCells(session, user, index, ticked.has({ kind: 'user', id: user.id })),
        sort: query.sort,
        onSort: (sort) => this.#filter({ sort }),
        loading: say('usersLoading'),
        failed: say('usersFailed'),
        moreFailed: say('usersMoreFailed'),
        empty: this.#renderEmpty(session, state, scope),
      })}
      ${this.#announcer.render()}
    `
  }

  #columns(): readonly GridColumn[] {
    const { say } = this.#link
    return [
      { id: 'check', label: say('columnSelect'), isUnseen: true },
      {
        id: 'who',
        label: say('columnName'),
        sorts: [
          { by: 'name', label: say('columnName') },
          { by: 'email', label: say('columnAddress') },
        ],
      },
      { id: 'account', label: say('columnAccount') },
      { id: 'backup', label: say('columnBackup'), sorts: [{ by: 'backupStatus', label: say('columnBackup') }] },
      { id: 'cost end', label: say('columnCost') },
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
    const { say } = this.#link
    if (query.search !== '' || query.accountStatus !== undefined || query.backupStatus !== undefined) {
      return html`
        <div class="message">
          ${renderSign('search')}<strong>${say('usersNoMatch')}</strong>
          <span class="secondary">${say('noMatchText')}</span>
          <button class="button" type="button" @click=${this.#onShowAll}>${say('noMatchClear')}</button>
        </div>
      `
    }
    // whether it was ever synced is known with the clouds
    this.#link.read(session.clouds)
    const domain = this.#link.read(session.domain)
    if (domain === undefined || domain.synced?.users !== undefined)
      return html`<div class="message"><slot name="empty">${renderSign('people')}<strong>${say('usersNone')}</strong></slot></div>`
    const canSync = this.#link.read(session.capabilities).has('sync')
    const sync = this.#link.read(session.syncs).find(({ kind, scope: of }) => kind === 'users' && sameScope(of, scope))
    return html`
      <div class="message">
        <slot name="empty">
          ${renderSign('people')}<strong>${say('usersNeverSynced')}</strong>
          <span class="secondary">${say('usersNeverSyncedText')}</span>
        </slot>
        ${
          sync?.status === 'running'
            ? html`
              <span class="number">${say('usersSyncing', { done: sync.done, total: sync.total })}</span>
              ${
                sync.done === undefined || !sync.total
                  ? html`<progress aria-label=${say('userSync')}></progress>`
                  : html`<progress aria-label=${say('userSync')} .value=${sync.done} .max=${sync.total}></progress>`
              }
            `
            : nothing
        }
        ${sync?.status === 'failed' ? html`<span class="failed">${say('syncFailed')}</span>` : nothing}
        ${
          canSync && sync?.status !== 'running'
            ? html`<button class="button primary" type="button" @click=${this.#onSync}>${say('userSync')}</button>`
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
    // a tick that was refused changes no state: the box is set back
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
