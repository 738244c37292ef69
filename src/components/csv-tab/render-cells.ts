import { html, nothing, type TemplateResult } from 'lit'
import type { BackupSession, CsvRow } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { renderCost, userCost } from '../parts/user-row/user-cost.js'
import { isNamed, nameOf, renderCheck } from '../parts/user-row/user-row.js'
import { canTick, renderVerdict } from './csv-words.js'

/** The cells of a row of the file: what it is, and what its user would cost. */
export const renderCells = (
  link: Connection,
  session: BackupSession,
  row: CsvRow,
  { index, isTicked, onTick }: { index: number; isTicked: boolean; onTick(on: boolean): void },
): TemplateResult => {
  const { user, line, address } = row
  const addressId = `csv-address-${index}`
  const check = user !== undefined && canTick(row) ? { name: nameOf(user), describedBy: addressId, isTicked, onTick } : undefined
  return html`
    ${renderCheck(link, check)}
    <div class="cell line end secondary number" role="gridcell">${link.words.format.number(line)}</div>
    <div class="cell who" role="gridcell">
      <span class="name cut" dir="auto" id=${addressId}>${address}</span>
      ${user !== undefined && isNamed(user) ? html`<span class="address secondary cut" dir="auto">${user.name}</span>` : nothing}
    </div>
    <div class="cell verdict" role="gridcell">${renderVerdict(link, row)}</div>
    ${user !== undefined && canTick(row) ? renderCost(userCost(link, session, user)) : html`<div class="cell cost end" role="gridcell"></div>`}
  `
}
