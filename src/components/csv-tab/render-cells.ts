import { html, nothing, type TemplateResult } from 'lit'
import type { BackupSession, CsvRow, Group, User } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { renderSign } from '../parts/user-row/signs.js'
import { isException, isInBox, renderCost, userCost } from '../parts/user-row/user-cost.js'
import { isNamed, isSelectable, nameOf, renderCheck, renderInListChip } from '../parts/user-row/user-row.js'
import { renderVerdict } from './csv-words.js'
import { tickedUser } from './file-ticks.js'

/** Renders the cells of a row: checkbox, line, address, verdict and cost. */
export const renderCells = (
  link: Connection,
  session: BackupSession,
  row: CsvRow,
  { index, isTicked, onTick, onAddGroup }: { index: number; isTicked: boolean; onTick(on: boolean): void; onAddGroup(group: Group): void },
): TemplateResult => {
  const { user, line, address, nearest, group, memberType } = row
  const target = tickedUser(row)
  const addressId = `csv-address-${index}`
  const chipId = `csv-in-list-${index}`
  const isInList = target !== undefined && isInBox(link, session, { kind: 'user', id: target.id })
  const isLeftOut = target !== undefined && isInList && isException(link, session, { kind: 'user', id: target.id })
  const describedBy = isInList ? `${addressId} ${chipId}` : addressId
  const check =
    user !== undefined && target === user
      ? { name: nameOf(user), describedBy, isTicked, isInList, isException: isLeftOut, onTick }
      : undefined
  return html`
    ${renderCheck(link, check)}
    <div class="cell line end secondary number" role="gridcell">${link.words.format.number(line)}</div>
    <div class="cell who" role="gridcell">
      <span class="name cut" dir="auto" id=${addressId}>${address}</span>
      ${user !== undefined && isNamed(user) ? html`<span class="address secondary cut" dir="auto">${user.name}</span>` : nothing}
    </div>
    <div class="cell verdict" role="gridcell">
      ${renderVerdict(link, row)} ${isInList ? renderInListChip(link, chipId, isLeftOut) : nothing}
      ${group === undefined ? nothing : renderGroup(link, session, group, onAddGroup)}
      ${memberType === 'customer' ? html`<span class="nearest secondary cut">${link.t('csvCustomer')}</span>` : nothing}
      ${nearest !== undefined ? renderNearest(link, nearest, { isTicked, isInList, onTick }) : nothing}
    </div>
    ${target === undefined ? html`<div class="cell cost end" role="gridcell"></div>` : renderCost(userCost(link, session, target))}
  `
}

/** Renders the button that adds the group with the row's address, or text once the group is in the list. */
const renderGroup = (link: Connection, session: BackupSession, group: Group, onAddGroup: (group: Group) => void): TemplateResult => {
  if (isInBox(link, session, { kind: 'group', id: group.id })) {
    return html`<span class="nearest secondary cut" dir="auto">${link.t('csvGroupAdded', { name: group.name })}</span>`
  }
  const text = link.t('csvAddGroup', { kind: link.t('kindGroup'), name: group.name })
  return html`
    <button part="link" class="nearest link cut" type="button" tabindex="-1" data-control dir="auto" @click=${() => onAddGroup(group)}>${text}</button>
  `
}

/**
 * Renders the suggested user of a row: a button that ticks the user, or text if the user is in the list or can't be backed up. The user has
 * a similar address, or the name in the row.
 */
const renderNearest = (
  link: Connection,
  nearest: User,
  { isTicked, isInList, onTick }: { isTicked: boolean; isInList: boolean; onTick(on: boolean): void },
): TemplateResult => {
  const text = link.t('csvNearest', { address: nearest.email })
  if (!isSelectable(nearest) || isInList) return html`<span class="nearest secondary cut" dir="auto">${text}</span>`
  return html`
    <button
      part="link"
      class="nearest link cut"
      type="button"
      tabindex="-1"
      data-control
      dir="auto"
      aria-pressed=${isTicked}
      @click=${() => onTick(!isTicked)}
    >${isTicked ? renderSign('check') : nothing}${text}</button>
  `
}
