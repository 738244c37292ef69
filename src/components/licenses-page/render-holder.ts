import { html, nothing, type TemplateResult } from 'lit'
import type { Holder, HolderState } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { isNamed, nameOf, renderCheck, renderWho } from '../parts/user-row/user-row.js'

const LOOKS: Readonly<Record<HolderState, string>> = { active: 'quiet', suspended: 'warn', deleted: 'bad', left: 'bad', unknown: 'quiet' }

export interface HolderActions {
  isTicked: boolean
  /** Absent if the backend can't give licenses back. */
  onTick: ((on: boolean) => void) | undefined
  onOpenRun(runId: string): void
}

/** Renders the cells of one holder. */
export const renderHolder = (
  link: Connection,
  holder: Holder,
  index: number,
  { isTicked, onTick, onOpenRun }: HolderActions,
): TemplateResult => {
  const { user, credits, since, state, startedBy } = holder
  const { t } = link
  const addressId = `address-${index}`
  const check = onTick && { name: nameOf(user), describedBy: isNamed(user) ? addressId : undefined, isTicked, onTick }
  return html`${renderCheck(link, check)}${renderWho(user, addressId)}
    <div class="cell since" role="gridcell"><time class="cut" datetime=${since}>${link.words.format.date(since)}</time></div>
    <div class="cell through" role="gridcell">
      ${renderThrough(link, holder, onOpenRun)}
      ${
        startedBy === undefined
          ? nothing
          : html`<span class="secondary cut" dir="auto">${t('licensesBy', { name: startedBy.name || startedBy.id })}</span>`
      }
    </div>
    <div class="cell state" role="gridcell"><span class="chip ${LOOKS[state]}">${t('licensesStateName', { state })}</span></div>
    <div class="cell credits end number" role="gridcell">${link.words.format.number(credits)}</div>`
}

const renderThrough = (link: Connection, { through, user }: Holder, onOpenRun: (runId: string) => void): TemplateResult => {
  const { t } = link
  const { runId, policyId, policyName } = through
  if (policyId !== undefined) return html`<span class="cut" dir="auto">${t('licensesPolicy', { name: policyName || policyId })}</span>`
  if (runId === undefined) return html`<span class="secondary cut">${t('licensesEarlier')}</span>`
  return html`<button
    part="button"
    type="button"
    class="button plain small run"
    data-control
    tabindex="-1"
    aria-label=${link.accessibleName('licensesRunOf', { name: nameOf(user) })}
    @click=${() => onOpenRun(runId)}
  >${t('licensesRun')}</button>`
}
