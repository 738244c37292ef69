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
import { KeptPolicy } from './kept-policy.js'

addEnglish(enPolicyForm)

export interface KeepOptions {
  session: BackupSession
  settings: SettingValues | undefined
  /** Starts the backup of the whole list, with a policy. */
  onStart(policy: NewPolicy): void
  /** The policy was saved without a start of the whole list. */
  onSaved(policy: Policy): void
}

/**
 * Asks for the terms of a policy before the start: name, limit and the rule for people who leave, with the forecast. If everyone in the
 * list can start, the start creates the policy. Otherwise the policy is saved, and its first evaluation starts as many users as it can.
 */
export class KeepDialog {
  readonly #host: LitElement
  readonly #link: Connection
  readonly #dialog: ModalDialog
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
    this.kept = new KeptPolicy(host, link)
    this.#fields = new PolicyFields(host, link, 'keep', () => this.#loadForecast())
    this.#forecast = new ForecastView(host, link)
    const root = host.renderRoot as ShadowRoot
    const sheets = [signStyles, policyFormStyles].flatMap(({ styleSheet }) => styleSheet ?? [])
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets]
  }

  open(options: KeepOptions): void {
    const { selection } = options.session
    this.#options = options
    this.#error = undefined
    this.#fields.fill({
      name: suggestName(this.#link, selection.box.value, selection.exceptions.value),
      leavers: 'keep',
    })
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
    const { starts } = this.#link.read(session.credits)
    const note = starts === 0 ? t('keepNobody') : this.#canStartAll(session) ? undefined : t('keepPart')
    return html`
      <p>${t('keepText')}</p>
      ${note === undefined ? nothing : html`<p class="notice">${note}</p>`} ${this.#fields.render()}
      <h3>${t('policyForecast')}</h3>
      ${this.#forecast.render()}
      ${
        this.#error === undefined
          ? nothing
          : renderProblem(this.#link, {
              title: t('policySaveFailed'),
              error: this.#error,
              ...(this.#error.code === 'unavailable' && { why: t('policySaveLost') }),
            })
      }
    `
  }

  #renderActions(options: KeepOptions): TemplateResult {
    const { t } = this.#link
    return html`
      <button type="button" class="button" @click=${() => this.#dialog.close()}>${t('cancel')}</button>
      <button type="button" class="button primary" aria-disabled=${this.#isSaving} @click=${() => this.#confirm(options)}>
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
    if (this.#isSaving) return
    const terms = this.#fields.collect()
    if (terms === undefined) return
    if (!this.#canStartAll(options.session)) {
      void this.#save(options, terms)
      return
    }
    this.#dialog.close()
    options.onStart(terms)
  }

  async #save({ session, settings, onSaved }: KeepOptions, terms: NewPolicy): Promise<void> {
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
      this.#setSaving(false, error.code === 'disposed' ? undefined : error)
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
