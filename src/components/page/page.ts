import { LitElement, nothing, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { cache } from 'lit/directives/cache.js'
import { html } from 'lit/static-html.js'
import { type BackupAdapter, type BackupError, type BackupRun, type BackupSession, createBackupSession } from '../../core/index.js'
import { Connection } from '../base/connection.js'
import { createCorrelationId } from '../base/correlation-id.js'
import {
  type BackupDestination,
  BackupNavigateEvent,
  type BackupRunFinishedEvent,
  type BackupSettingsEvent,
  type BackupStartedEvent,
} from '../base/events.js'
import { fireError, renderProblem } from '../base/problem.js'
import { defaultTags, type Tags } from '../base/tags.js'
import { controls, tokens } from '../base/tokens.js'
import type { Messages } from '../messages/messages.js'
import type { SelectionBox } from '../selection-box/selection-box.js'
import { noticeStyles } from '../start-flow/start-notice.styles.js'
import { createBrowserStore } from './browser-store.js'
import { styles } from './page.styles.js'
import { PageTabs } from './page-tabs.js'
import { UserSync } from './user-sync.js'

/** View below the bar. */
type View = { to: 'selection' | 'settings-step' | 'settings' | 'manage-domains' } | { to: 'run'; runId: string | undefined }

const FOCUS_REFRESH_MS = 1000

/**
 * The whole page: scope picker, User Sync, the four tabs, the selection box, and links to settings, domains and backups.
 *
 * @tag backup-start-page
 * @fires {BackupNavigateEvent} backup-navigate - navigation was requested; `preventDefault` keeps the page from navigating itself
 * @fires {BackupErrorEvent} backup-error - the clouds could not be listed
 * @slot heading - content above the bar
 * @slot users-empty - `empty` slot of the users tab; likewise `groups-empty`, `org-units-empty`, `csv-empty`, `box-empty`, `run-empty`
 * @slot users-details:ID - `details:ID` slot of the users tab; likewise `groups-details:ID`
 * @slot box-heading - `heading` slot of the box; likewise `settings-heading`, `manage-domains-heading`, `run-heading`
 * @csspart bar - scope picker and User Sync
 * @csspart links - links to backups, settings and domains; portals with their own navigation hide this part
 * @csspart box - container of the selection box
 * @csspart problem - error message with Retry
 */
export class BackupStartPage extends LitElement {
  static override styles = [tokens, controls, noticeStyles, styles]

  /** BCP 47 language tag for numbers and dates. Default: the locale of the surrounding element, else English. */
  @property() locale: string | undefined
  /** Texts that replace texts of the catalogue. */
  @property({ attribute: false }) messages: Partial<Messages> | undefined
  /**
   * Backend of the page. The page creates its session from it, suspends the session while disconnected, and disposes it when the adapter
   * changes.
   */
  @property({ attribute: false }) adapter: BackupAdapter | undefined
  tags: Tags = defaultTags

  readonly #link = new Connection(this)
  readonly #tabs = new PageTabs(this, this.#link)
  readonly #sync = new UserSync(this, this.#link)

  @state() private view: View = { to: 'selection' }
  @state() private isBoxOpen = false
  /** Enables the slide-out animation only after the sheet was open once; otherwise the sheet animates out on page load. */
  #wasBoxOpen = false

  #given: BackupSession | undefined
  #made: { adapter: BackupAdapter; session: BackupSession } | undefined
  #toldError: BackupError | undefined
  #locale: string | undefined
  #opener: HTMLElement | undefined
  #refreshedAt = Number.NEGATIVE_INFINITY
  #isRefreshing = false
  /** Run to show in the box once the box is rendered again. */
  #runForBox: BackupRun | undefined

  /** Session of the page: the given one, else the one created from `adapter`. The page never disposes a given session. */
  @property({ attribute: false })
  get session(): BackupSession | undefined {
    return this.#given ?? this.#made?.session
  }
  set session(session: BackupSession | undefined) {
    const before = this.session
    this.#given = session
    this.requestUpdate('session', before)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#made?.session.resume()
    window.addEventListener('focus', this.#onWindowFocus)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('focus', this.#onWindowFocus)
    this.#made?.session.suspend()
  }

  protected override willUpdate(): void {
    const wanted = this.#given === undefined ? this.adapter : undefined
    if (this.#made?.adapter === wanted) return
    this.#made?.session.dispose()
    this.#made = wanted && {
      adapter: wanted,
      session: createBackupSession({ adapter: wanted, store: createBrowserStore(), locale: () => this.#link.words.locale }),
    }
    this.view = { to: 'selection' }
  }

  protected override updated(): void {
    this.#tellBox()
    this.#followLanguage()
    const error = this.#link.session?.cloudsError.value
    const told = this.#toldError
    this.#toldError = error
    // A failed retry with the same error is reported once.
    if (error === undefined || (error.code === told?.code && error.message === told.message)) return
    fireError(this, error)
  }

  override render(): TemplateResult {
    const { session } = this.#link
    if (session === undefined) return html`<div class="page"></div>`
    // Without any cloud nothing below works, so the page shows only the error.
    const isUseless = this.#link.read(session.cloudsError) !== undefined && this.#link.read(session.clouds).length === 0
    return html`
      <div class="page" @backup-navigate=${this.#onNavigateWish}>
        <slot name="heading"></slot>
        ${this.#renderBar(session)} ${this.#renderCloudsError(session)}
        ${isUseless ? nothing : html`<div class="view">${cache(this.#renderView(session))}</div>`}
      </div>
    `
  }

  #renderBar(session: BackupSession): TemplateResult {
    const { t } = this.#link
    const capabilities = this.#link.read(session.capabilities)
    const link = (to: BackupDestination, label: string) => html`<button
      type="button"
      class="button plain"
      aria-current=${this.view.to === to ? 'page' : nothing}
      @click=${() => this.#navigate(to)}
    >${label}</button>`
    return html`
      <div class="bar" part="bar" @focusin=${this.#onOutsideFocus}>
        <${this.tags.scopePicker} @backup-scope-change=${this.#onScopeChange}></${this.tags.scopePicker}>
        ${this.#sync.render(session)}
        <div class="links" part="links">
          ${capabilities.has('runs') ? link('run', t('goRuns')) : nothing}
          ${capabilities.has('settings') ? link('settings', t('goSettings')) : nothing} ${link('manage-domains', t('goManageDomains'))}
        </div>
      </div>
    `
  }

  #renderCloudsError(session: BackupSession): unknown {
    const error = this.#link.read(session.cloudsError)
    if (error === undefined) return nothing
    const onRetry = (): void => void session.refresh().catch(() => {})
    return html`<div class="clouds-error" role="alert">${renderProblem(this.#link, { title: this.#link.t('cloudsFailed'), error, onRetry })}</div>`
  }

  #renderView(session: BackupSession): TemplateResult {
    switch (this.view.to) {
      case 'selection':
        return this.#renderSelection(session)
      case 'settings-step':
        return this.#renderPlace(
          html`<${this.tags.settingsPage} mode="selection" @backup-started=${this.#onStartedInStep}>${this.#link.slots.handOn('settings')}</${this.tags.settingsPage}>`,
        )
      case 'settings':
        return this.#renderPlace(html`<${this.tags.settingsPage}>${this.#link.slots.handOn('settings')}</${this.tags.settingsPage}>`)
      case 'manage-domains':
        return this.#renderPlace(
          html`<${this.tags.manageDomainsPage}>${this.#link.slots.handOn('manage-domains')}</${this.tags.manageDomainsPage}>`,
        )
      case 'run':
        return this.#renderPlace(
          html`<${this.tags.runView} .runId=${this.view.runId} @backup-run-finished=${this.#onRunFinished}>${this.#link.slots.handOn('run')}</${this.tags.runView}>`,
        )
    }
  }

  /** Renders a subpage with a Back button. */
  #renderPlace(content: TemplateResult): TemplateResult {
    return html`
      <div class="place">
        <button type="button" class="button plain back" @click=${this.#onBack}>
          <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m10 3-5 5 5 5" /></svg>${this.#link.t('backToSelection')}
        </button>
        <div class="place-content">${content}</div>
      </div>
    `
  }

  #renderSelection(session: BackupSession): TemplateResult {
    const { t } = this.#link
    const items = this.#link.read(session.selection.box).length
    const ticked = this.#link.read(session.selection.ticked).size
    const { allocated, available, isExact } = this.#link.read(session.credits)
    this.#wasBoxOpen ||= this.isBoxOpen
    return html`
      <div class="work ${this.isBoxOpen ? 'open' : ''} ${this.#wasBoxOpen ? 'slides' : ''}">
        <div class="choose" @focusin=${this.#onOutsideFocus}>${this.#tabs.render()}</div>
        <div class="scrim" @click=${this.#onSheetToggle}></div>
        <div class="box" id="box" part="box" @keydown=${this.#onBoxKeydown} @backup-settings=${this.#onSettingsWish}>
          <${this.tags.selectionBox}>${this.#link.slots.handOn('box')}</${this.tags.selectionBox}>
        </div>
      </div>
      <div class="edge">
        <button type="button" class="edge-toggle" aria-expanded=${this.isBoxOpen} aria-controls="box" @click=${this.#onSheetToggle}>
          <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m3 10 5-5 5 5" /></svg>
          <span class="number">${t('sheetEdge', { items, allocated, available, isExact })}</span>
        </button>
        ${
          ticked > 0 && !this.isBoxOpen
            ? html`<span class="chip number">${t('ticked', { count: ticked })}</span>
                <button type="button" class="button edge-add" @click=${() => session.selection.add()}>${t('add')}</button>`
            : nothing
        }
      </div>
    `
  }

  /** The backend translates settings labels, so a language change fetches them again. */
  #followLanguage(): void {
    const { locale } = this.#link.words
    const before = this.#locale
    this.#locale = locale
    const settings = this.#made?.session.settings
    if (before !== undefined && before !== locale && settings?.description.value !== undefined) settings.reload().catch(() => {})
  }

  #tellBox(): void {
    const box = this.renderRoot.querySelector<SelectionBox>('.box > *')
    const run = this.#runForBox
    if (box === null || run === undefined) return
    this.#runForBox = undefined
    const isEnded = run.finishedAt !== undefined
    if (!isEnded || box.run?.id === run.id) box.run = run
  }

  /** Dispatches `backup-navigate` and navigates unless the host page cancels it. */
  #navigate(to: BackupDestination): void {
    const isAllowed = this.dispatchEvent(new BackupNavigateEvent({ to }, createCorrelationId()))
    if (isAllowed) this.#go(to === 'run' ? { to, runId: undefined } : { to })
  }

  #go(view: View): void {
    if (this.view.to === 'selection' && view.to !== 'selection') this.#opener = deepActiveElement(this.renderRoot as ShadowRoot)
    const isBack = view.to === 'selection'
    this.view = view
    this.isBoxOpen = false
    this.updateComplete.then(() => {
      if (!isBack) this.renderRoot.querySelector<HTMLElement>('.back')?.focus()
      else if (this.#opener?.isConnected === true && this.#opener.checkVisibility()) this.#opener.focus()
      else this.#tabs.focus()
    })
  }

  /** Handles navigation requests of inner elements. The host page hears the event later and may still cancel it. */
  readonly #onNavigateWish = (event: BackupNavigateEvent): void => {
    const { to, runId } = event.detail
    queueMicrotask(() => {
      if (event.defaultPrevented) return
      this.#go(to === 'run' ? { to, runId } : { to })
    })
  }

  readonly #onSettingsWish = (event: BackupSettingsEvent): void => {
    queueMicrotask(() => {
      if (!event.defaultPrevented) this.#go({ to: 'settings-step' })
    })
  }

  readonly #onBack = (): void => {
    this.#go({ to: 'selection' })
  }

  /** A start from the settings step shows its run in the box. */
  readonly #onStartedInStep = (event: BackupStartedEvent): void => {
    this.#runForBox = event.detail.run
    this.#go({ to: 'selection' })
  }

  /** The run view has already announced the end of the run, so the box does not announce it again. */
  readonly #onRunFinished = (event: BackupRunFinishedEvent): void => {
    this.#runForBox = event.detail.run
  }

  /** A scope change closes the settings step and the run view, which belong to the former scope. */
  readonly #onScopeChange = (): void => {
    if (this.view.to === 'settings-step' || this.view.to === 'run') this.view = { to: 'selection' }
  }

  readonly #onSheetToggle = (): void => {
    this.isBoxOpen = !this.isBoxOpen
  }

  /** The bottom sheet covers the rest of a narrow page, so focus outside of the sheet closes it. */
  readonly #onOutsideFocus = (): void => {
    this.isBoxOpen = false
  }

  readonly #onBoxKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || !this.isBoxOpen) return
    if (event.composedPath().some((element) => element instanceof HTMLDialogElement)) return
    this.isBoxOpen = false
    this.renderRoot.querySelector<HTMLElement>('.edge-toggle')?.focus()
  }

  readonly #onWindowFocus = (): void => {
    const { session } = this.#link
    const now = performance.now()
    if (session === undefined || this.#isRefreshing || now - this.#refreshedAt < FOCUS_REFRESH_MS) return
    this.#refreshedAt = now
    this.#isRefreshing = true
    session
      .refresh()
      // The parts of the page show their own errors.
      .catch(() => {})
      .finally(() => {
        this.#isRefreshing = false
      })
  }
}

const deepActiveElement = (root: DocumentOrShadowRoot): HTMLElement | undefined => {
  const { activeElement } = root
  const inner = activeElement?.shadowRoot
  return (inner && deepActiveElement(inner)) ?? (activeElement instanceof HTMLElement ? activeElement : undefined)
}

declare global {
  interface HTMLElementTagNameMap {
    'backup-start-page': BackupStartPage
  }
}
