import { html, nothing, type TemplateResult } from 'lit'
import type { BackupSession, OrgUnitProblem, OrgUnitRow } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { renderProblem } from '../base/problem.js'
import type { ListState } from '../parts/grid/list-grid.js'
import { hasCloudLimit } from '../parts/list-header/cloud-limit.js'
import { renderSign } from '../parts/user-row/signs.js'
import { unitName } from './unit-names.js'

/** Number of units named in the text of a problem. */
const NAMED = 3

/** Renders the problems of the org unit data that the tree repaired. */
export const renderTreeProblems = (link: Connection, session: BackupSession): TemplateResult | typeof nothing => {
  const all = link.read(session.orgUnits.problems)
  // a flat list has many roots by design
  const isFlat = all.length > 0 && hasCloudLimit(link, session, 'flat-org-units')
  const problems = isFlat ? all.filter(({ kind }) => kind !== 'many-roots') : all
  if (problems.length === 0) return nothing
  const { t } = link
  const idsByKind = new Map<OrgUnitProblem['kind'], string[]>()
  for (const { kind, unitId } of problems) idsByKind.set(kind, [...(idsByKind.get(kind) ?? []), unitId])
  const nameOfId = (id: string): string => {
    const unit = session.orgUnits.subtree(id)[0]
    return unit === undefined ? id : unitName(unit)
  }
  const title = t('unitProblems', { count: problems.length })
  return html`
    <div class="notice warn problems" role="note" aria-label=${title}>
      <span>${title}</span>
      <ul>
        ${[...idsByKind].map(
          ([kind, ids]) => html`
            <li>${t('unitProblem', { kind, names: ids.slice(0, NAMED).map(nameOfId), more: Math.max(0, ids.length - NAMED) })}</li>
          `,
        )}
      </ul>
    </div>
  `
}

interface PanelActions {
  onRetry(): void
  onClearSearch(): void
  onManageDomains(): void
}

/** Renders the panel that replaces the tree: loading, failed, no match or no units. */
export const renderTreePanel = (
  link: Connection,
  { status, error, query }: ListState<OrgUnitRow>,
  actions: PanelActions,
): TemplateResult => {
  const { t } = link
  if (status === 'failed' && error !== undefined) {
    return html`${renderProblem(link, { title: t('orgUnitsFailed'), error, onRetry: actions.onRetry })}`
  }
  if (status !== 'ready') {
    return html`
      <span class="unseen">${t('orgUnitsLoading')}</span>
      ${status === 'stalled' ? html`<p class="stalled secondary">${t('stalled')}</p>` : nothing}
      <div class="bones" aria-hidden="true">${Array.from({ length: 20 }, () => html`<div class="bone"><i></i><i></i></div>`)}</div>
    `
  }
  if (query.search !== '') {
    return html`
      <div class="message">
        ${renderSign('search')}<strong>${t('orgUnitsNoMatch')}</strong>
        <button part="button" class="button" type="button" @click=${actions.onClearSearch}>${t('searchClear')}</button>
      </div>
    `
  }
  return html`
    <div class="message">
      <slot name="empty">
        ${renderSign('people')}<strong>${t('orgUnitsNone')}</strong>
        <span class="secondary">${t('orgUnitsNoneText')}</span>
      </slot>
      <button part="button primary" class="button primary" type="button" @click=${actions.onManageDomains}>${t('goManageDomainsButton')}</button>
    </div>
  `
}
