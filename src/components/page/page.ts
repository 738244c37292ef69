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

/** What is shown below the bar. */
type View = { to: 'selection' | 'settings-step' | 'settings' | 'manage-domains' } | { to: 'run'; runId: string | undefined }

const FOCUS_REFRESH_MS = 1000

/**
 * The whole page: scope, User Sync, the four tabs, the box, and the ways to the settings, the domains and a run.
 *
 * @tag backup-start-page
 * @fires {BackupNavigateEvent} backup-navigate - the administrator wants to go elsewhere; `preventDefault` keeps the page from going there itself
 * @fires {BackupErrorEvent} backup-error - the clouds could not be listed
 * @slot heading - above the bar
 * @slot users-empty - `empty` of the users tab; so `groups-empty`, `org-units-empty`, `csv-empty`, `box-empty` and `run-empty`
 * @slot users-details:ID - `details:ID` of the users tab; so `groups-details:ID`
 * @slot box-heading - `heading` of the box; so `settings-heading`, `manage-domains-heading` and `run-heading`
 * @csspart bar - scope and User Sync
 * @csspart links - the ways to the settings and the domains; a portal with a navigation of its own hides it
 * @csspart box - what holds the selection box
 * @csspart problem - a failure and the way on
 */
export class BackupStartPage extends LitElement {
  static override styles = [tokens, controls, noticeStyles, styles]

  /** BCP 47. */
  @property() locale: string | undefined
  /** Own texts over the catalogue. */
  @property({ attribute: false }) messages: Partial<Messages> | undefined
  /** The backend; the page makes its session from it, suspends it while out of the document, and disposes it for another. */
  @property({ attribute: false }) adapter: BackupAdapter | undefined
  tags: Tags = defaultTags

  readonly #link = new Connection(this)
  readonly #tabs = new PageTabs(this, this.#link)
  readonly #sync = new UserSync(this, this.#link)

  @state() private view: View = { to: 'selection' }
  @state() private isBoxOpen = false
  /** Only a sheet that was open slides away: one never opened would be seen to leave as the page comes. */
  #wasBoxOpen = false

  #given: BackupSession | undefined
  #made: { adapter: BackupAdapter; session: BackupSession } | undefined
  #toldError: BackupError | undefined
  #locale: string | undefined
  #opener: HTMLElement | undefined
  #refreshedAt = Number.NEGATIVE_INFINITY
  #isRefreshing = false
  /** News for the box's card, once the box is shown again. */
  #runForBox: BackupRun | undefined

  /** The session the page shows: one that was given, or else the one it made from `adapter`. Who gives one disposes it. */
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
    // asked again and failed alike, it is the same error that shows
    if (error === undefined || (error.code === told?.code && error.message === told.message)) return
    fireError(this, error)
  }

  override render(): TemplateResult {
    const { session } = this.#link
    if (session === undefined) return html`<div class="page"></div>`
    // one failure is told once: without any cloud nothing below could do anything
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

  /** One of the places the administrator comes back from. */
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

  /** What a backend says of its settings is all words: in another language it is asked for again. */
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

  /** Asks the host page first. */
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

  /** An element inside wants to go somewhere; the host page, who hears it after us, may keep us from it. */
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

  /** Started with settings of its own: the box tells how it gets on. */
  readonly #onStartedInStep = (event: BackupStartedEvent): void => {
    this.#runForBox = event.detail.run
    this.#go({ to: 'selection' })
  }

  /** Told by the run's own view: the box, which was away, does not tell it again. */
  readonly #onRunFinished = (event: BackupRunFinishedEvent): void => {
    this.#runForBox = event.detail.run
  }

  /** A step about another domain's selection, or another domain's run, is over. */
  readonly #onScopeChange = (): void => {
    if (this.view.to === 'settings-step' || this.view.to === 'run') this.view = { to: 'selection' }
  }

  readonly #onSheetToggle = (): void => {
    this.isBoxOpen = !this.isBoxOpen
  }

  /** Where the box is a sheet over the rest: whoever goes there wants to see it. */
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
      // what fails shows where it belongs
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
