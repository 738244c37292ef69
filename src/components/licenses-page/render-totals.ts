import { html, nothing, type TemplateResult } from 'lit'
import { HOLDER_STATES } from '../../core/for-components.js'
import type { BackupSession, HolderState, LicenseFilter } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { licenseGroups } from './license-filters.js'

const STATES: readonly string[] = [...HOLDER_STATES, 'unknown']

/** Renders the totals of the chosen group as a table, for chargeback. */
export const renderTotals = (link: Connection, session: BackupSession, { groupBy }: LicenseFilter): TemplateResult | typeof nothing => {
  const totals = link.read(session.licenses.totals)
  if (groupBy === undefined || totals.length === 0) return nothing
  const { t } = link
  const group = licenseGroups(link, session).find(({ value }) => value === groupBy)?.label ?? groupBy
  const nameOf = (label: string): string => {
    if (label === '') return t('licensesNoValue')
    return groupBy === 'state' && STATES.includes(label) ? t('licensesStateName', { state: label as HolderState }) : label
  }
  return html`<div class="totals" tabindex="0" role="region" aria-label=${t('licensesTotals', { group })}>
    <table>
      <thead>
        <tr>
          <th scope="col">${group}</th>
          <th scope="col" class="end">${t('licensesUsers')}</th>
          <th scope="col" class="end">${t('licensesCredits')}</th>
        </tr>
      </thead>
      <tbody>
        ${totals.map(
          ({ label, users, credits }) => html`<tr>
            <th scope="row" dir="auto" class=${label === '' ? 'secondary' : ''}>${nameOf(label)}</th>
            <td class="end number">${link.words.format.number(users)}</td>
            <td class="end number">${link.words.format.number(credits)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}
