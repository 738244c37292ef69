import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import type { BackupSession, BackupStatus, User } from '../../../core/index.js'
import type { Connection } from '../../base/connection.js'
import { itemWords } from '../../selection-box/item-words.js'
import { renderSign, type Sign } from './signs.js'

/** Returns whether the name has visible characters, not only spaces and control characters. */
export const isNamed = ({ name }: Pick<User, 'name'>): boolean => /[^\s\p{Cf}\p{Cc}]/u.test(name)

/** Returns the name, or the address of a user without a name. */
export const nameOf = (user: Pick<User, 'name' | 'email'>): string => (isNamed(user) ? user.name : user.email)

const LOOKS: Record<BackupStatus, { look: string; sign: Sign | undefined }> = {
  none: { look: 'quiet', sign: undefined },
  pending: { look: '', sign: 'clock' },
  protected: { look: 'good', sign: 'check' },
  paused: { look: 'warn', sign: 'pause' },
  failed: { look: 'bad', sign: 'cross' },
}

/** Renders the backup status as a chip with icon and word. */
export const renderBackupStatus = (link: Connection, status: BackupStatus): TemplateResult => {
  const { look, sign } = LOOKS[status]
  return html`<span class="chip ${look}">${sign === undefined ? nothing : renderSign(sign)}${link.t('backupStatus', { status })}</span>`
}

/** Returns the account status with its reason, or an empty string for active accounts. */
export const accountText = (link: Connection, user: User): string => {
  if (user.accountStatus === 'active') return ''
  const status = link.t('accountStatus', { status: user.accountStatus })
  const reason = user.statusReason?.trim() ?? ''
  return reason === '' ? status : link.t('accountStatusWhy', { status, reason })
}

/** Returns the cost of adding the user now as text. Depends on the box and its count. */
export const costText = (link: Connection, session: BackupSession, user: User): string => {
  if (user.accountStatus !== 'active') return link.t('costNever')
  if (user.backupStatus !== 'none') return link.t('costProtected')
  if (link.read(session.selection.box).length === 0) return link.t('costUser', { credits: 1 })
  link.read(session.credits)
  const [first, ...others] = session.coverage.why(user.id)
  if (first === undefined) return link.t('costUser', { credits: 1 })
  if ([first, ...others].some(({ kind, id }) => kind === 'user' && id === user.id)) return link.t('costSelected')
  return link.t('costCovered', { label: itemWords(link, first), more: others.length })
}

/** Renders the checkbox cell. Rows that cannot be selected get an empty cell, so that columns align. */
export const renderCheck = (
  link: Connection,
  options: { name: string; describedBy?: string | undefined; isTicked: boolean; onTick(on: boolean): void } | undefined,
): TemplateResult => {
  if (options === undefined) return html`<div class="cell check" role="gridcell"></div>`
  const { name, describedBy, isTicked, onTick } = options
  const onChange = (event: Event): void => {
    onTick((event.currentTarget as HTMLInputElement).checked)
  }
  return html`
    <div class="cell check" role="gridcell">
      <input
        type="checkbox"
        tabindex="-1"
        data-control
        aria-label=${link.accessibleName('selectRow', { name })}
        aria-describedby=${describedBy ?? nothing}
        .checked=${live(isTicked)}
        @change=${onChange}
      />
    </div>
  `
}

/** Renders name and address, and details slotted by the host page. */
export const renderWho = (user: Pick<User, 'name' | 'email'>, addressId: string, details: unknown = nothing): TemplateResult => html`
  <div class="cell who" role="gridcell">
    <span class="name cut" dir="auto">${nameOf(user)}</span>
    ${isNamed(user) ? html`<span class="address secondary cut" dir="auto" id=${addressId}>${user.email}</span>` : nothing} ${details}
  </div>
`

/** Renders the cells after the checkbox: name, account status, backup status. */
export const renderUserCells = (link: Connection, user: User, addressId: string, details?: unknown): TemplateResult => html`
  ${renderWho(user, addressId, details)}
  <div class="cell account secondary" role="gridcell"><span class="cut" dir="auto">${accountText(link, user)}</span></div>
  <div class="cell backup" role="gridcell">${renderBackupStatus(link, user.backupStatus)}</div>
`
