import { html, type LitElement, nothing, type TemplateResult } from 'lit'
import { createId } from '../../core/for-components.js'
import {
  type BackupError,
  type BackupSession,
  type NewPolicy,
  type Policy,
  type PolicyDraft,
  type SettingValues,
  toBackupError,
} from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { BackupStartEvent } from '../base/events.js'
import { fireError, renderProblem } from '../base/problem.js'
import { addEnglish } from '../base/words.js'
import { enPolicyForm } from '../messages/en/en-policy-form.js'
import type { ModalDialog } from '../parts/dialog.js'
import { signStyles } from '../parts/sign.styles.js'
import { ForecastView } from '../policy-form/forecast-view.js'
import { PolicyFields } from '../policy-form/policy-fields.js'
import { policyFormStyles } from '../policy-form/policy-form.styles.js'
import { suggestName } from '../policy-form/suggest-name.js'
import { KeptPolicy, saveProblem } from './kept-policy.js'
import { needsReview } from './review-threshold.js'
import { StartReview } from './start-review.js'

addEnglish(enPolicyForm)

export interface KeepOptions {
  session: BackupSession
  settings: SettingValues | undefined
  /** Credits above which the first backups are reviewed. */
  confirmAbove: number | 'none'
  /** Starts the backup of the whole list, with a policy. */
  onStart(policy: NewPolicy): void
  /** The policy was saved without a start of the whole list. */
  onSaved(policy: Policy): void
}

/**
 * Asks for the terms of a policy before the start: name, limit and the rule for people who leave, with the forecast. If everyone in the
 * list can start, the start creates the policy. Otherwise the policy is saved, and its first evaluation starts as many users as it can.
 * Both need the exact count, and the review if they take more credits than `confirmAbove`.
 */
export class KeepDialog {
  readonly #host: LitElement
  readonly #link: Connection
  readonly #dialog: ModalDialog
  readonly #review: StartReview
  /** The notice about a policy that was saved without a start. */
  readonly kept: KeptPolicy
  readonly #fields: PolicyFields
  readonly #forecast: ForecastView
  #options: KeepOptions | undefined
  #isSaving = false
  #error: BackupError | undefined

  constructor(host: LitElement, link: Connection, dialog: ModalDialog) {
    this.#host = host
    this.#link = link
    this.#dialog = dialog
    this.#review = new StartReview(host, link, dialog)
    this.kept = new KeptPolicy(host, link)
    this.#fields = new PolicyFields(host, link, 'keep', () => this.#loadForecast())
    this.#forecast = new ForecastView(host, link)
    const root = host.renderRoot as ShadowRoot
    const sheets = [signStyles, policyFormStyles].flatMap(({ styleSheet }) => styleSheet ?? [])
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets]
  }

  open(options: KeepOptions): void {
    const { selection } = options.session
    this.#error = undefined
    this.#show(options, {
      name: suggestName(this.#link, selection.box.value, selection.exceptions.value),
      leavers: 'keep',
    })
  }

  /** Renders the save and its outcome, once the dialog has closed. */
  render(session: BackupSession): TemplateResult | typeof nothing {
    if (this.#isSaving && this.#options === undefined) return html`<p class="notice">${this.#link.t('policyBusy')}</p>`
    return this.kept.render(session)
  }

  #show(options: KeepOptions, terms: NewPolicy): void {
    this.kept.clear()
    this.#options = options
    this.#fields.fill(terms)
    this.#loadForecast()
    this.#dialog.open(
      {
        isWide: true,
        title: () => this.#link.t('keepTitle'),
        body: () => this.#renderBody(options),
        actions: () => this.#renderActions(options),
      },
      () => {
        if (this.#options === options) this.#options = undefined
      },
    )
  }

  #renderBody({ session }: KeepOptions): TemplateResult {
    const { t } = this.#link
    const { starts, isExact } = this.#link.read(session.credits)
    const note = !isExact ? t('startNeedsCount') : starts === 0 ? t('keepNobody') : this.#canStartAll(session) ? undefined : t('keepPart')
    return html`
      <p>${t('keepText')}</p>
      ${note === undefined ? nothing : html`<p class="notice">${note}</p>`} ${this.#fields.render()}
      <h3>${t('policyForecast')}</h3>
      ${this.#forecast.render()}
      ${this.#error === undefined ? nothing : renderProblem(this.#link, saveProblem(this.#link, this.#error))}
    `
  }

  #renderActions(options: KeepOptions): TemplateResult {
    const { t } = this.#link
    const isDisabled = this.#isSaving || !this.#link.read(options.session.credits).isExact
    return html`
      <button part="button" type="button" class="button" @click=${() => this.#dialog.close()}>${t('cancel')}</button>
      <button part="button primary" type="button" class="button primary" aria-disabled=${isDisabled} @click=${() => this.#confirm(options)}>
        ${t(this.#isSaving ? 'policyBusy' : 'keepStart')}
      </button>
    `
  }

  /** Whether a start may begin everyone in the list. */
  #canStartAll(session: BackupSession): boolean {
    const { allocated } = this.#link.read(session.credits)
    const limit = this.#fields.terms?.limit
    return this.#link.read(session.canStart) && (limit === undefined || limit >= allocated)
  }

  #confirm(options: KeepOptions): void {
    const { session, confirmAbove } = options
    const { isExact, starts } = session.credits.value
    if (this.#isSaving || !isExact) return
    const terms = this.#fields.collect()
    if (terms === undefined) return
    if (starts > 0 && needsReview(this.#mostCredits(session, terms), confirmAbove)) void this.#openReview(options, terms)
    else this.#go(options, terms)
  }

  /** Returns how many credits the first backups of the policy take at most. */
  #mostCredits({ credits }: BackupSession, { limit = Number.POSITIVE_INFINITY }: NewPolicy): number {
    const { allocated, available } = credits.value
    return Math.min(allocated, limit, typeof available === 'number' ? available : Number.POSITIVE_INFINITY)
  }

  async #openReview(options: KeepOptions, terms: NewPolicy): Promise<void> {
    const { session, settings } = options
    const most = this.#canStartAll(session) ? undefined : this.#mostCredits(session, terms)
    // The dialog closes first: content that replaces the pressed button would lose the focus.
    this.#dialog.close()
    await this.#host.updateComplete
    await this.#review.open({
      session,
      settings: this.#link.t(settings === undefined ? 'defaultSettings' : 'customSettings'),
      policy: { name: terms.name, most },
      onConfirm: () => this.#go(options, terms),
      onCancel: () => {
        void this.#host.updateComplete.then(() => this.#show(options, terms))
      },
    })
  }

  #go(options: KeepOptions, terms: NewPolicy): void {
    const { session } = options
    if (!session.credits.value.isExact) this.#show(options, terms)
    else if (!this.#canStartAll(session)) void this.#save(options, terms)
    else {
      this.#dialog.close()
      options.onStart(terms)
    }
  }

  async #save(options: KeepOptions, terms: NewPolicy): Promise<void> {
    const { session, settings, onSaved } = options
    const request = session.request(settings, { policy: terms })
    if (!this.#host.dispatchEvent(new BackupStartEvent({ request }, createId()))) return
    this.#setSaving(true)
    try {
      const policy = await session.policies.savePolicy(this.#draft(session, settings, terms))
      this.#setSaving(false)
      if (this.#options?.session === session) this.#dialog.close()
      onSaved(policy)
    } catch (thrown) {
      const error = toBackupError(thrown)
      const isOver = error.code === 'disposed' || error.code === 'aborted'
      this.#setSaving(false, isOver ? undefined : error)
      // After Escape, or after a review, the dialog can't show the error.
      if (this.#options === undefined && !isOver) this.kept.showFailure(session, error, () => this.#show(options, terms))
      fireError(this.#host, error)
    }
  }

  #draft(session: BackupSession, settings: SettingValues | undefined, terms: NewPolicy): PolicyDraft {
    const { items, exceptions, settings: values } = session.request(settings)
    return { ...terms, items, ...(exceptions !== undefined && { exceptions }), settings: values }
  }

  #setSaving(isSaving: boolean, error?: BackupError): void {
    this.#isSaving = isSaving
    this.#error = error
    this.#host.requestUpdate()
  }

  #loadForecast(): void {
    const { terms } = this.#fields
    if (this.#options === undefined || terms === undefined) return
    const { session, settings } = this.#options
    void this.#forecast.load(session, this.#draft(session, settings, terms))
  }
}
