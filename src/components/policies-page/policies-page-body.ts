import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { BackupSession, Policy, PolicyDraft } from '../../core/index.js'
import { Announcer } from '../base/announcer.js'
import type { Connection } from '../base/connection.js'
import type { Body } from '../base/define-lazy-element.js'
import { renderProblem } from '../base/problem.js'
import { addEnglish } from '../base/words.js'
import { enPolicies } from '../messages/en/en-policies.js'
import { enPolicyForm } from '../messages/en/en-policy-form.js'
import { dialogStyles, ModalDialog } from '../parts/dialog.js'
import { RecordFrame } from '../parts/record-page/record-frame.js'
import { signStyles } from '../parts/sign.styles.js'
import { simulationBadgeStyles } from '../parts/simulation-badge.js'
import { subpageStyles } from '../parts/subpage.styles.js'
import { ForecastView } from '../policy-form/forecast-view.js'
import { policyFormStyles } from '../policy-form/policy-form.styles.js'
import { runFactsStyles } from '../run-view/run-facts.styles.js'
import { FirstStarts, type PoliciesPageHost } from './first-starts.js'
import { policiesPageStyles } from './policies-page.styles.js'
import { PolicyChanges } from './policy-changes.js'
import { PolicyEdit } from './policy-edit.js'
import { renderPolicyCounts, renderPolicyFacts, renderPolicyHead } from './render-policy.js'

export const styles = [dialogStyles, signStyles, simulationBadgeStyles, subpageStyles, runFactsStyles, policyFormStyles, policiesPageStyles]

export const createBody = (host: PoliciesPageHost, link: Connection): Body => {
  addEnglish({ ...enPolicies, ...enPolicyForm })
  return new PoliciesPageBody(host, link)
}

/** Returns the draft of a policy, for its forecast. */
const draftOf = ({ name, items, exceptions, settings, limit, leavers }: Policy): PolicyDraft => ({
  name,
  items,
  ...(exceptions !== undefined && { exceptions }),
  settings,
  ...(limit !== undefined && { limit }),
  leavers,
})

class PoliciesPageBody implements Body {
  readonly #host: PoliciesPageHost
  readonly #link: Connection
  readonly #frame: RecordFrame
  readonly #dialog: ModalDialog
  readonly #changes: PolicyChanges
  readonly #firstStarts: FirstStarts
  readonly #edit: PolicyEdit
  /** Open forecasts by policy id. */
  readonly #forecasts = new Map<string, ForecastView>()
  #shownOf: string | undefined

  constructor(host: PoliciesPageHost, link: Connection) {
    this.#host = host
    this.#link = link
    const announcer = new Announcer(host)
    this.#frame = new RecordFrame(host, link, {
      announcer,
      capability: 'policies',
      texts: {
        about: 'policiesAbout',
        title: 'policiesTitle',
        loading: 'policiesLoading',
        failed: 'policiesFailed',
        none: 'policiesNone',
        empty: 'policiesEmpty',
        emptyText: 'policiesEmptyText',
      },
    })
    this.#dialog = new ModalDialog(host)
    this.#changes = new PolicyChanges(host, link, { announcer, dialog: this.#dialog })
    this.#firstStarts = new FirstStarts(host, link, this.#dialog)
    this.#edit = new PolicyEdit(host, link, {
      announcer,
      dialog: this.#dialog,
      changes: this.#changes,
      firstStarts: this.#firstStarts,
      // an open forecast shows the terms before the change
      onSaved: (id) => this.#forecasts.delete(id),
    })
  }

  render(): TemplateResult {
    return html`${this.#frame.render((session) => this.#renderPolicies(session))} ${this.#dialog.render()}`
  }

  /** Edits, forecasts and outcomes belong to one domain. */
  #forgetOtherDomain(session: BackupSession): void {
    const scope = JSON.stringify(this.#link.read(session.scope))
    if (scope === this.#shownOf) return
    this.#shownOf = scope
    this.#forecasts.clear()
    this.#changes.clear()
    this.#edit.close()
  }

  #renderPolicies(session: BackupSession): unknown {
    this.#forgetOtherDomain(session)
    const { t } = this.#link
    const { policies } = session
    const all = [...this.#link.read(policies.rows)]
    const status = this.#link.read(policies.status)
    const error = this.#link.read(policies.error)
    const hasMore = this.#link.read(policies.hasMore)
    const more = (): Promise<void> => policies.more()
    if (all.length === 0 && error !== undefined) return this.#frame.renderFailed(t('policiesFailed'), error, more)
    if (all.length === 0 && status !== 'ready') return this.#frame.renderSkeleton()
    if (all.length === 0) return this.#frame.renderEmpty()
    const ended = all.filter((policy) => policy.status === 'ended')
    const isEndedShown = ended.some(({ id }) => this.#changes.render(id) !== nothing)
    const place = new Map(all.map(({ id }, index) => [id, index]))
    const list = (some: readonly Policy[]): TemplateResult => html`<ul class="policies">
      ${repeat(
        some,
        ({ id }) => id,
        (policy) => this.#renderPolicy(session, policy, place.get(policy.id) ?? 0),
      )}
    </ul>`
    return html`
      ${list(all.filter((policy) => policy.status !== 'ended'))}
      ${
        ended.length === 0
          ? nothing
          : html`<details class="ended" ?open=${isEndedShown}>
              <summary>${t('policiesEnded', { count: ended.length })}</summary>
              ${list(ended)}
            </details>`
      }
      ${error === undefined ? nothing : renderProblem(this.#link, { title: t('policiesFailed'), error, onRetry: () => void more().catch(() => {}) })}
      ${
        hasMore && error === undefined
          ? html`<button part="button" class="button more" type="button" @click=${() => void more().catch(() => {})}>${t('policiesMore')}</button>`
          : nothing
      }
    `
  }

  #renderPolicy(session: BackupSession, policy: Policy, index: number): TemplateResult {
    const isEdited = this.#edit.id === policy.id
    return html`<li class="policy ${policy.status}" data-policy=${policy.id} aria-labelledby="policy-${index}">
      ${renderPolicyHead(this.#link, policy, index)}
      ${
        isEdited
          ? this.#edit.render(session, () => this.#cancelEdit(policy))
          : html`
              ${renderPolicyCounts(this.#link, policy)} ${renderPolicyFacts(this.#link, session, policy)}
              ${this.#changes.render(policy.id)} ${this.#renderCommands(session, policy, index)}
              ${this.#forecasts.get(policy.id)?.render() ?? nothing}
            `
      }
    </li>`
  }

  #renderCommands(session: BackupSession, policy: Policy, index: number): TemplateResult {
    const { t } = this.#link
    const { id, status } = policy
    const isBusy = this.#changes.isBusy
    const hasForecast = this.#forecasts.has(id)
    // the name of the policy belongs to the accessible names, because each policy has the same buttons
    const button = (command: string, label: string, onClick: () => void, hasDialog = false): TemplateResult => html`<button
      part="button"
      type="button"
      class="button small ${command}"
      id="${command}-${index}"
      aria-labelledby="${command}-${index} policy-${index}"
      aria-disabled=${isBusy && command !== 'forecast-button'}
      aria-expanded=${command !== 'forecast-button' ? nothing : hasForecast ? 'true' : 'false'}
      aria-haspopup=${hasDialog ? 'dialog' : nothing}
      @click=${() => {
        if (!isBusy || command === 'forecast-button') onClick()
      }}
    >${label}</button>`
    const toggle = this.#changes.isBusyWith(id) ? t('policyBusy') : t(status === 'paused' ? 'policyResume' : 'policyPause')
    const isOver = status === 'ended' || status === 'unknown'
    return html`<div class="commands">
      ${isOver ? nothing : button('edit-button', t('policyEdit'), () => this.#edit.open(policy))}
      ${isOver ? nothing : button('toggle-button', toggle, () => void this.#onToggle(session, policy))}
      ${isOver ? nothing : button('end-button', t('policyEnd'), () => this.#changes.askEnd(session, policy), true)}
      ${status === 'ended' ? nothing : button('forecast-button', t('policyForecast'), () => this.#toggleForecast(session, policy))}
    </div>`
  }

  async #onToggle(session: BackupSession, policy: Policy): Promise<void> {
    if (policy.status !== 'paused') {
      await this.#changes.setStatus(session, policy, 'paused')
      return
    }
    const users = policy.counts.waiting
    const isSure = await this.#firstStarts.mayStart(session, { draft: draftOf(policy), users, confirm: this.#link.t('policyResume') })
    if (isSure) await this.#changes.setStatus(session, policy, 'active')
  }

  #toggleForecast(session: BackupSession, policy: Policy): void {
    if (!this.#forecasts.delete(policy.id)) {
      const view = new ForecastView(this.#host, this.#link)
      this.#forecasts.set(policy.id, view)
      void view.load(session, draftOf(policy), policy.id)
    }
    this.#host.requestUpdate()
  }

  async #cancelEdit({ id }: Policy): Promise<void> {
    this.#edit.close()
    this.#changes.clear()
    await this.#host.updateComplete
    this.#host.renderRoot.querySelector<HTMLElement>(`[data-policy="${CSS.escape(id)}"] .edit-button`)?.focus()
  }
}
