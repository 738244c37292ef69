import { html, nothing, type TemplateResult } from 'lit'
import type { BackupSession, Item, ItemRef, Policy } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { cssVars } from '../base/css-vars.js'
import { renderFactItems, renderFactSettings } from '../run-view/run-facts.js'
import { leaversText, limitText } from './policy-words.js'

/** Items shown by name. */
const MAX_ITEMS = 100

const LOOKS: Readonly<Record<Policy['status'], string>> = { active: 'good', paused: 'warn', ended: 'quiet', unknown: 'quiet' }

/** Renders the name and the status of a policy. */
export const renderPolicyHead = ({ t }: Connection, { name, status }: Policy, index: number): TemplateResult => html`
  <div class="policy-head">
    <h3 id="policy-${index}" tabindex="-1" dir="auto">${name}</h3>
    <span class="chip ${LOOKS[status]}">${t('policyStatusName', { status })}</span>
  </div>
`

/** Renders the users of a policy: a bar, the figures, and why users wait or failed. */
export const renderPolicyCounts = (link: Connection, { counts, status, evaluatedAt, waitingFor }: Policy): TemplateResult => {
  const { t, words } = link
  const { covered, protected: done, waiting, failed, joined30, left30 } = counts
  if (evaluatedAt === undefined) return html`<p class="secondary">${t('policyNever')}</p>`
  const { number } = words.format
  // "+0" would look like a change
  const change = (n: number): string => (n === 0 ? number(0) : words.format.plus(n))
  const share = (n: number): string => String(covered === 0 ? 0 : n / covered)
  const figure = (label: string, value: string, look = ''): TemplateResult =>
    html`<div class=${look}><dt>${label}</dt><dd class="number">${value}</dd></div>`
  return html`
    <div
      class="policy-bar"
      role="img"
      aria-label=${t('policyShares', { covered, protected: done, waiting, failed })}
      ${cssVars({ '--_done': share(done), '--_waiting': share(waiting), '--_failed': share(failed) })}
    >
      <span class="done"></span><span class="waits"></span><span class="fails"></span>
    </div>
    <dl class="figures">
      ${figure(t('policyCovered'), number(covered))} ${figure(t('policyProtected'), number(done), 'done')}
      ${figure(t('policyWaiting'), number(waiting), waiting > 0 ? 'waits' : '')}
      ${figure(t('policyNotProtected'), number(failed), failed > 0 ? 'fails' : '')}
      ${figure(t('policyJoined'), change(joined30))} ${figure(t('policyLeft'), change(-left30))}
    </dl>
    ${
      waiting > 0 && status !== 'ended'
        ? html`<p class="notice warn number">${t('policyWaits', { waiting, reason: status === 'paused' ? 'paused' : (waitingFor ?? 'unknown') })}</p>`
        : nothing
    }
    ${failed > 0 && status !== 'ended' ? html`<p class="notice warn number">${t('policyFails', { failed })}</p>` : nothing}
  `
}

/** Renders items, exceptions, settings, limit, the rule for people who leave, and when the policy was created and checked. */
export const renderPolicyFacts = (link: Connection, session: BackupSession, policy: Policy): TemplateResult => {
  const { t, words } = link
  const { limit, leavers, settings, createdAt, createdBy, evaluatedAt } = policy
  const exceptions = policy.exceptions?.length ?? 0
  const fact = (label: string, value: unknown): TemplateResult => html`<div><dt>${label}</dt><dd>${value}</dd></div>`
  return html`
    <dl class="facts">
      ${fact(t('policyItems'), renderItems(link, policy, false))}
      ${exceptions === 0 ? nothing : fact(t('exceptTitle'), renderItems(link, policy, true))}
      ${fact(t('startedSettings'), renderFactSettings(link, session, settings))} ${fact(t('policyLimit'), limitText(link, limit))}
      ${fact(t('policyLeavers'), leaversText(link, leavers))}
      ${fact(t('policyCreated'), createdBy === undefined ? words.format.date(createdAt) : t('policyCreatedBy', { name: createdBy.name || createdBy.id, at: createdAt }))}
      ${evaluatedAt === undefined ? nothing : fact(t('policyChecked'), words.format.date(evaluatedAt))}
    </dl>
  `
}

/** Renders the items or the exceptions; a policy of a CSV file may have thousands. */
const renderItems = (link: Connection, policy: Policy, isException: boolean): unknown => {
  const items = itemsOf(policy, isException)
  return items.length > MAX_ITEMS ? link.t('itemCount', { items: items.length }) : renderFactItems(link, items)
}

/** Returns the items or the exceptions of a policy with their names. Without a name, the id is shown. */
export const itemsOf = ({ items, exceptions = [], namedItems = [] }: Policy, isException: boolean): Item[] => {
  const refs: readonly ItemRef[] = isException ? exceptions : items
  const names = new Map(namedItems.map((item) => [`${item.kind} ${item.id}`, item]))
  return refs.map(({ kind, id }) => names.get(`${kind} ${id}`) ?? { kind, id, label: id })
}
