import { html, type LitElement, nothing, type TemplateResult } from 'lit'
import type { BackupSession, ItemRef, User } from '../../../core/index.js'
import type { Connection } from '../../base/connection.js'
import { ListGrid, readList } from '../grid/list-grid.js'
import { renderSign } from './signs.js'
import { isSelectable, renderBackupStatus, renderUser } from './user-row.js'

export interface MembersView {
  session: BackupSession
  ref: ItemRef & { kind: 'group' | 'org-unit' }
  /** Name of the group or org unit. */
  name: string
  onClose?: (() => void) | undefined
}

/** Read-only list of the members of a group or org unit. */
export class MembersPanel {
  readonly #link: Connection
  readonly #list: ListGrid<User>
  readonly #host: LitElement

  constructor(host: LitElement, link: Connection) {
    this.#host = host
    this.#link = link
    this.#list = new ListGrid<User>(host, link, { id: 'members' })
  }

  /** Focuses the Close button after the next render. */
  async focus(): Promise<void> {
    await this.#host.updateComplete
    this.#host.renderRoot.querySelector<HTMLElement>('.members .dismiss')?.focus()
  }

  /** Focuses the panel if it covers the list, because a covered list cannot keep the focus. */
  async focusIfOver(): Promise<void> {
    await this.#host.updateComplete
    const list = this.#host.renderRoot.querySelector('.split > .list')
    if (list !== null && getComputedStyle(list).visibility === 'hidden') await this.focus()
  }

  render({ session, ref, name, onClose }: MembersView): TemplateResult {
    const { t } = this.#link
    const { kind } = ref
    const list = session.members(ref)
    const state = readList(this.#link, list)
    const { rows, total, status } = state
    const onKeydown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || onClose === undefined || event.defaultPrevented) return
      event.preventDefault()
      onClose()
    }
    return html`
      <section class="members" aria-label=${t('membersOf', { kind, name })} @keydown=${onKeydown}>
        <div class="members-head">
          <h3 class="cut">${t('membersOf', { kind, name })}</h3>
          <span class="count">
            ${rows.length === 0 && status !== 'ready' ? '' : t('usersCount', { loaded: rows.length, total, overall: undefined })}
          </span>
          ${
            onClose === undefined
              ? nothing
              : html`<button part="button" class="button plain small dismiss" type="button" aria-label=${t('close')} @click=${onClose}>
                ${renderSign('cross')}
              </button>`
          }
        </div>
        ${this.#list.render(state, {
          of: ref,
          label: t('membersOf', { kind, name }),
          columns: [
            { id: 'who', label: t('columnName'), sort: 'name' },
            { id: 'backup', label: t('columnBackup'), sort: 'backupStatus' },
          ],
          sort: state.query.sort,
          onSort: (sort) => list.filter({ sort }),
          keyOf: ({ id }) => id,
          rowClass: (user) => (isSelectable(user) ? '' : 'inactive'),
          cells: (user, index) =>
            html`${renderUser(this.#link, user, `member-address-${index}`)}${renderBackupStatus(this.#link, user.backupStatus)}`,
          loading: t('usersLoading'),
          failed: t('membersFailed'),
          moreFailed: t('usersMoreFailed'),
          empty: html`<div class="message">${renderSign('people')}<strong>${t('membersNone')}</strong></div>`,
        })}
      </section>
    `
  }
}
