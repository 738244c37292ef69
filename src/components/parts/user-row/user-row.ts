import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import type { BackupStatus, User } from '../../../core/index.js'
import type { Connection } from '../../base/connection.js'
import { renderSign, type Sign } from './signs.js'

/** Returns whether the name has visible characters, not only spaces, control and filler characters. */
export const isNamed = ({ name }: Pick<User, 'name'>): boolean => /[^\s\p{Cf}\p{Cc}\p{DI}]/u.test(name)

/** Returns the name, or the address of a user without a name. */
export const nameOf = (user: Pick<User, 'name' | 'email'>): string => (isNamed(user) ? user.name : user.email)

/** Returns whether the user can be selected. A status of a newer backend does not show whether a backup may start. */
export const isSelectable = ({ accountStatus, backupStatus }: Pick<User, 'accountStatus' | 'backupStatus'>): boolean =>
  accountStatus === 'active' && backupStatus !== 'unknown'

const LOOKS: Record<BackupStatus, { look: string; sign: Sign | undefined }> = {
  none: { look: 'quiet', sign: undefined },
  pending: { look: '', sign: 'clock' },
  protected: { look: 'good', sign: 'check' },
  paused: { look: 'warn', sign: 'pause' },
  failed: { look: 'bad', sign: 'cross' },
  unknown: { look: 'quiet', sign: undefined },
}

/** Renders the cell with the backup status as a chip with icon and word. */
export const renderBackupStatus = (link: Connection, status: BackupStatus): TemplateResult => {
  const { look, sign } = LOOKS[status]
  const word = link.t('backupStatus', { status })
  if (sign === undefined)
    return html`<div class="cell backup" role="gridcell"><span class="chip ${look}" .textContent=${word}></span></div>`
  return html`<div class="cell backup" role="gridcell"><span class="chip ${look}">${renderSign(sign)}${word}</span></div>`
}

/** Returns the account status with its reason, or an empty string for active accounts. */
export const accountText = (link: Connection, user: User): string => {
  if (user.accountStatus === 'active') return ''
  const status = link.t('accountStatus', { status: user.accountStatus })
  const reason = user.statusReason?.trim() ?? ''
  return reason === '' ? status : link.t('accountStatusWhy', { status, reason })
}

/** Checkbox of a row. */
export interface CheckOptions {
  name: string
  /** Ids of elements that describe the row. */
  describedBy?: string | undefined
  isTicked: boolean
  /** Whether the item of the row is in the box. The checkbox is then disabled, and checked unless the item is an exception. */
  isInList?: boolean
  isException?: boolean
  onTick(on: boolean): void
}

/** Renders the checkbox cell. Rows that cannot be selected get an empty cell, so that columns align. */
export const renderCheck = (link: Connection, options: CheckOptions | undefined): TemplateResult => {
  if (options === undefined) return html`<div class="cell check" role="gridcell"></div>`
  const { name, describedBy, isTicked, isInList = false, isException = false, onTick } = options
  const onChange = (event: Event): void => {
    onTick((event.currentTarget as HTMLInputElement).checked)
  }
  return html`<div class="cell check" role="gridcell"><input
    part="checkbox"
    type="checkbox"
    tabindex="-1"
    data-control
    aria-label=${link.accessibleName('selectRow', { name })}
    aria-describedby=${describedBy ?? nothing}
    ?disabled=${isInList}
    .checked=${live(isTicked || (isInList && !isException))}
    @change=${onChange}
  /></div>`
}

/** Chip of a row whose item is in the box. */
export const renderInListChip = (link: Connection, id: string, isException = false): TemplateResult =>
  html`<span class="chip in-list" id=${id}>${renderSign(isException ? 'cross' : 'check')}${link.t(isException ? 'inExceptions' : 'inList')}</span>`

export interface WhoOptions {
  /** Content slotted by the host page. */
  details?: unknown
  /** Chips after the name. */
  chips?: unknown
  /** Renders name and address as two cells, under two column headers. */
  isSplit?: boolean
}

/**
 * Renders name and address, with chips and slotted details beside the name. Templates of rows have little whitespace between tags and set
 * `textContent`, because each whitespace and each text binding would add a node to each row.
 */
export const renderWho = (
  user: Pick<User, 'name' | 'email'>,
  addressId: string,
  { details = nothing, chips = nothing, isSplit = false }: WhoOptions = {},
): TemplateResult => {
  const outer = isSplit ? 'presentation' : 'gridcell'
  const inner = isSplit ? 'gridcell' : nothing
  const beside = chips === nothing && details === nothing ? nothing : html`${chips}${details}`
  if (!isNamed(user)) {
    return html`<div class="cell who" role=${outer}
      ><div class="line" role=${inner}><span class="name cut" dir="auto" .textContent=${user.email}></span>${beside}</div
      ><div class="line" role=${inner}></div
    ></div>`
  }
  return html`<div class="cell who" role=${outer}
    ><div class="line" role=${inner}><span class="name cut" dir="auto" .textContent=${user.name}></span>${beside}</div>
    <div class="line" role=${inner}><span class="address secondary cut" dir="auto" id=${addressId} .textContent=${user.email}></span></div
  ></div>`
}

/** Renders the account status of a user who is not active. */
const renderAccountChip = (link: Connection, user: User): unknown => {
  if (user.accountStatus === 'active') return nothing
  return html`<span class="account secondary cut" dir="auto">${accountText(link, user)}</span>`
}

/** Renders name and address of a user, with the account status before other chips. */
export const renderUser = (
  link: Connection,
  user: User,
  addressId: string,
  { chips = nothing, ...options }: WhoOptions = {},
): TemplateResult => {
  const account = renderAccountChip(link, user)
  return renderWho(user, addressId, { ...options, chips: account === nothing ? chips : html`${account}${chips}` })
}
