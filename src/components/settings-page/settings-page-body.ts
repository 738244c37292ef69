import { html, nothing, type TemplateResult } from 'lit'
import { sameScope } from '../../core/for-components.js'
import { type BackupError, type BackupRun, type BackupSession, type Scope, type SettingValues, toBackupError } from '../../core/index.js'
import { Announcer } from '../base/announcer.js'
import type { ConnectedElement, Connection } from '../base/connection.js'
import type { Body } from '../base/define-lazy-element.js'
import { noDomainKey } from '../base/no-domain.js'
import { fireError, renderProblem } from '../base/problem.js'
import { renderUnconnected } from '../base/unconnected.js'
import { dialogStyles, ModalDialog } from '../parts/dialog.js'
import { moreItemsStyles } from '../parts/more-items.js'
import { signStyles } from '../parts/sign.styles.js'
import { subpageStyles } from '../parts/subpage.styles.js'
import { windowingStyles } from '../parts/windowing.styles.js'
import { reviewStyles } from '../selection-box/review.styles.js'
import { needsReview } from '../selection-box/review-threshold.js'
import { StartReview } from '../selection-box/start-review.js'
import { renderStartNotice } from '../start-flow/render-start-notice.js'
import { StartFlow } from '../start-flow/start-flow.js'
import { saveStateText, startStateText } from './action-texts.js'
import { formOfOneBackup } from './entries.js'
import { createFormEditor, type FormEditor } from './form-editor.js'
import type { FormView } from './form-view.js'
import { idOf, renderForm, renderSkeleton } from './render-form.js'
import { renderHead } from './render-head.js'
import { settingControlsStyles } from './setting-controls.styles.js'
import { styles as pageStyles } from './settings-page.styles.js'
import { SettingsSaver } from './settings-saver.js'

export const styles = [
  dialogStyles,
  windowingStyles,
  reviewStyles,
  moreItemsStyles,
  signStyles,
  subpageStyles,
  pageStyles,
  settingControlsStyles,
]

/** Properties of `<backup-settings-page>` that the body reads. */
export interface SettingsPageHost extends ConnectedElement {
  mode: 'defaults' | 'selection'
  confirmAbove: number | 'none'
  isForPolicy: boolean
  goBack: (() => void) | undefined
}

export const createBody = (host: SettingsPageHost, link: Connection): Body => new SettingsPageBody(host, link)

class SettingsPageBody implements Body {
  readonly #host: SettingsPageHost
  readonly #link: Connection
  readonly #announcer: Announcer
  readonly #flow: StartFlow
  readonly #dialog: ModalDialog
  readonly #review: StartReview
  readonly #editor: FormEditor
  readonly #saver: SettingsSaver
  #started: BackupRun | undefined
  /** Session, scope and mode that the edits belong to. */
  #editedOf: { session: BackupSession | undefined; scope: Scope | undefined; mode: string } | undefined
  #reported: BackupError | undefined

  constructor(host: SettingsPageHost, link: Connection) {
    this.#host = host
    this.#link = link
    this.#announcer = new Announcer(host)
    this.#flow = new StartFlow(host, link)
    this.#dialog = new ModalDialog(host)
    this.#review = new StartReview(host, link, this.#dialog)
    this.#editor = createFormEditor(
      {
        t: link.t,
        source: () => this.#source(),
        requestUpdate: () => host.requestUpdate(),
        announce: (text) => this.#announcer.announce(text),
        focus: (fieldId, chip) => this.#focus(fieldId, chip),
      },
      () => this.#onEdit(),
    )
    this.#saver = new SettingsSaver(host, link, this.#announcer, this.#editor)
  }

  /** When the administrator leaves the step, its settings stay in the draft, for a start from the box and for the next visit. */
  hostDisconnected(): void {
    const { session } = this.#link
    if (session === undefined || this.#host.mode !== 'selection' || (this.#editor.view()?.edited.size ?? 0) === 0) return
    const values = this.#editor.collect()?.values
    if (values === undefined) return
    session.draft.setSettings(values)
    this.#editor.forget()
  }

  hostUpdate(): void {
    const { session } = this.#link
    const scope = session?.scope.value
    const of = this.#editedOf
    if (of !== undefined && of.session === session && sameScope(of.scope, scope) && of.mode === this.#host.mode) return
    this.#editedOf = { session, scope, mode: this.#host.mode }
    if (of !== undefined) this.#forget()
  }

  hostUpdated(): void {
    const error = this.#link.session?.settings.error.value
    if (error !== undefined && error !== this.#reported && error !== this.#saver.error) fireError(this.#host, error)
    this.#reported = error
  }

  render(): TemplateResult {
    return html`
      <div class="page">
        ${renderHead(this.#link, this.#host.mode)} ${this.#renderBody()} ${this.#announcer.render()}
      </div>
      ${this.#dialog.render()}
    `
  }

  #renderBody(): TemplateResult | typeof nothing {
    const { t, session } = this.#link
    if (session === undefined) return renderUnconnected(this.#link)
    const cloudsError = this.#link.read(session.cloudsError)
    if (this.#link.read(session.domain) === undefined) {
      if (cloudsError !== undefined) return this.#renderFailed(cloudsError, () => session.refresh())
      if (!this.#link.read(session.hasClouds)) return renderSkeleton(t('settingsLoading'))
      return html`<p class="notice">${t(noDomainKey(this.#link.read(session.clouds)))}</p>`
    }
    if (!this.#link.read(session.capabilities).has('settings')) {
      return html`<p class="notice">${t('settingsNone')}</p>
        ${this.#renderBack()}`
    }
    const form = this.#link.read(session.settings.description)
    const values = this.#link.read(session.settings.values)
    const error = this.#link.read(session.settings.error)
    if (form === undefined || values === undefined) {
      if (error === undefined) return renderSkeleton(t('settingsLoading'))
      return html`${this.#renderFailed(error, () => session.settings.reload())} ${this.#renderBack()}`
    }
    return this.#renderForm(session)
  }

  #renderFailed(error: BackupError, retry: () => Promise<unknown>): TemplateResult {
    const onRetry = (): void => {
      retry().catch(() => {})
      // Retrying removes the button, so the focus moves to another element.
      this.#host.renderRoot.querySelector<HTMLElement>('h2')?.focus()
    }
    return renderProblem(this.#link, { title: this.#link.t('settingsLoadFailed'), error, onRetry })
  }

  #renderForm(session: BackupSession): TemplateResult | typeof nothing {
    const view = this.#editor.view()
    if (view === undefined) return nothing
    const onSubmit = (event: Event): void => {
      event.preventDefault()
      if (this.#host.mode === 'defaults') this.#saver.save()
    }
    const actions = {
      t: this.#link.t,
      editor: this.#editor,
      focus: (fieldId: string) => this.#focus(fieldId),
      goTo: (groupIndex: number) => this.#goTo(groupIndex),
    }
    return html`
      <form novalidate @submit=${onSubmit}>
        ${renderForm(view, actions)} ${this.#renderActions(session, view)}
      </form>
    `
  }

  #renderActions(session: BackupSession, view: FormView): TemplateResult {
    if (this.#host.mode === 'defaults') return this.#renderSave(session, view)
    return this.#host.isForPolicy ? this.#renderUse() : this.#renderStart(session, view)
  }

  /** The settings of a policy stay in the draft when the administrator leaves the step. */
  #renderUse(): TemplateResult {
    return html`
      <div class="actions" part="actions">
        <span class="about-save"></span>
        <button part="button primary" class="button primary" type="button" @click=${this.#onUse}>${this.#link.t('keepUseSettings')}</button>
      </div>
    `
  }

  #renderSave(session: BackupSession, view: FormView): TemplateResult {
    const { t } = this.#link
    const isSaving = this.#link.read(session.settings.isSaving)
    const count = view.edited.size
    const { error, isSaved } = this.#saver
    const isIdle = count === 0 && !this.#editor.hasTyped
    return html`
      <div class="actions" part="actions">
        ${error === undefined ? nothing : renderProblem(this.#link, { title: t('settingsSaveFailed'), error, onRetry: () => this.#saver.save(), isAnnounced: true })}
        <span class="about-save ${count > 0 ? 'unsaved' : ''}" id="about-save">
          ${saveStateText(this.#link, { isSaving, count, isSaved })}
        </span>
        ${this.#renderBack()}
        ${count > 0 && !isSaving ? html`<button part="button" class="button" type="button" @click=${this.#onDiscard}>${t('settingsDiscard')}</button>` : nothing}
        <button part="button primary" class="button primary" type="submit" aria-disabled=${isSaving || isIdle} aria-describedby="about-save">
          ${t('settingsSave')}
        </button>
      </div>
    `
  }

  #renderStart(session: BackupSession, view: FormView): TemplateResult {
    const { t } = this.#link
    const credits = this.#link.read(session.credits)
    const isStarting = this.#link.read(session.isStarting) || this.#flow.isBusy
    const canStart = this.#link.read(session.canStart)
    const isEmpty = this.#link.read(session.selection.box).length === 0
    return html`
      <div class="actions" part="actions">
        ${renderStartNotice(this.#flow, this.#link, (first, onConfirm) => this.#openReview(session, view, { first, onConfirm }))}
        <span class="about-save" id="about-save">
          ${startStateText(this.#link, { started: this.#started, isEmpty, isStarting, canStart, count: view.edited.size, credits })}
        </span>
        ${this.#renderBack()}
        <button part="button primary" class="button primary" type="button" aria-disabled=${!canStart || isStarting} aria-describedby="about-save" @click=${() => this.#onStart(session, view)}>
          ${t('startBackup', credits.isExact ? { users: credits.starts, credits: credits.allocated } : { users: 0, credits: 0 })}
        </button>
      </div>
    `
  }

  #renderBack(): TemplateResult | typeof nothing {
    const { goBack } = this.#host
    return goBack === undefined
      ? nothing
      : html`<button part="button" class="button" type="button" @click=${() => goBack()}>${this.#link.t('settingsBack')}</button>`
  }

  #source(): ReturnType<Parameters<typeof createFormEditor>[0]['source']> {
    const { session } = this.#link
    const form = session?.settings.description.value
    const values = session?.settings.values.value
    if (form === undefined || values === undefined) return undefined
    if (this.#host.mode === 'defaults') return { form, values }
    return { form: formOfOneBackup(form), values: session?.draft.settings.value ?? values }
  }

  #onEdit(): void {
    this.#saver.onEdit()
    this.#started = undefined
  }

  readonly #onUse = (): void => {
    // collect shows and focuses a wrong field
    if (this.#editor.collect() !== undefined) this.#host.goBack?.()
  }

  readonly #onDiscard = (): void => {
    this.#forget()
    this.#announcer.announce(this.#link.t('settingsDiscarded'))
    void this.#host.updateComplete.then(() => this.#host.renderRoot.querySelector<HTMLElement>('.actions .primary')?.focus())
  }

  #onStart(session: BackupSession, view: FormView): void {
    if (!session.canStart.value || this.#flow.isBusy) return
    const collected = this.#editor.collect()
    if (collected === undefined) return
    const onConfirm = (): void => void this.#start(collected.values)
    if (needsReview(session.credits.value.allocated, this.#host.confirmAbove)) this.#openReview(session, view, { onConfirm })
    else onConfirm()
  }

  #openReview(session: BackupSession, view: FormView, { first, onConfirm }: { first?: number; onConfirm(): void }): void {
    if (this.#flow.isBusy) return
    const settings = this.#link.t(view.edited.size > 0 ? 'customSettings' : 'defaultSettings')
    void this.#review.open({ session, first, settings, onConfirm }).catch((error) => fireError(this.#host, toBackupError(error)))
  }

  async #start(values: SettingValues): Promise<void> {
    const run = await this.#flow.start(values)
    const { notice } = this.#flow
    if (run !== undefined) this.#onStarted(run)
    else if (notice?.kind === 'refused') this.#editor.refuse(notice.fields)
  }

  #onStarted(run: BackupRun): void {
    this.#forget()
    this.#started = run
    if (this.#link.session !== undefined) this.#link.session.draft.setSettings(undefined)
    this.#announcer.announce(this.#link.t('settingsStarted', { users: run.total }))
  }

  #forget(): void {
    this.#editor.forget()
    this.#flow.clear()
    this.#saver.forget()
    this.#started = undefined
  }

  #focus(fieldId: string, chip?: number): void {
    const form = this.#source()?.form
    if (form === undefined) return
    const id = idOf(form, fieldId)
    const selector = chip === undefined ? `#${id}-input` : `#${id} [data-text="${chip}"]`
    void this.#host.updateComplete.then(() => this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus())
  }

  #goTo(groupIndex: number): void {
    const heading = this.#host.renderRoot.querySelector<HTMLElement>(`#group-${groupIndex}`)
    heading?.scrollIntoView({ block: 'start' })
    heading?.focus({ preventScroll: true })
  }
}
