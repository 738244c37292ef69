import { LitElement, nothing, type TemplateResult } from 'lit'
import { property } from 'lit/decorators.js'
import { cache } from 'lit/directives/cache.js'
import { html } from 'lit/static-html.js'
import { createId } from '../../core/for-components.js'
import { type BackupAdapter, type BackupError, type BackupRun, type BackupSession, createBackupSession } from '../../core/index.js'
import { Connection } from '../base/connection.js'
import {
  type BackupDestination,
  BackupNavigateEvent,
  type BackupRunFinishedEvent,
  type BackupSettingsEvent,
  type BackupStartEvent,
  type BackupStartedEvent,
} from '../base/events.js'
import { fireError, renderProblem } from '../base/problem.js'
import { defaultTags, type Tags } from '../base/tags.js'
import { controls, tokens } from '../base/tokens.js'
import { renderUnconnected } from '../base/unconnected.js'
import type { Messages } from '../messages/messages.js'
import { menuStyles } from '../parts/menu.js'
import { renderSimulationBadge, simulationBadgeStyles } from '../parts/simulation-badge.js'
import { describeStart } from '../selection-box/describe-start.js'
import type { StartedBackup } from '../selection-box/render-run.js'
import { DEFAULT_THRESHOLD, readThreshold } from '../selection-box/review-threshold.js'
import type { SelectionBox } from '../selection-box/selection-box.js'
import { hasDefaultSettings } from '../settings-page/default-values.js'
import { noticeStyles } from '../start-flow/start-notice.styles.js'
import { BoxSheet } from './box-sheet.js'
import { DebugAttribute } from './debug-attribute.js'
import { EXPORT_PARTS } from './export-parts.js'
import { OwnSession } from './own-session.js'
import { pageStyles } from './page.styles.js'
import { PageLinks } from './page-links.js'
import { narrowPageStyles } from './page-narrow.styles.js'
import { PageTabs } from './page-tabs.js'
import { PageViews, type View, viewOf } from './page-views.js'
import { UserSync } from './user-sync.js'

/**
 * The whole page: scope picker, User Sync, the four tabs, the selection box, and links to settings, domains and backups.
 *
 * @tag backup-start-page
 * @fires {BackupNavigateEvent} backup-navigate - navigation was requested; `preventDefault` keeps the page from navigating itself
 * @fires {BackupViewChangeEvent} backup-view-change - another view is shown
 * @fires {BackupErrorEvent} backup-error - the clouds could not be listed, or User Sync failed
 * @slot heading - content above the bar
 * @slot no-domains - replaces the text shown while no cloud has a domain
 * @slot users-empty - `empty` slot of the users tab; likewise `groups-empty`, `org-units-empty`, `csv-empty`, `box-empty`, `run-empty`
 * @slot users-details:ID - `details:ID` slot of the users tab; likewise `groups-details:ID`
 * @slot box-heading - `heading` slot of the box; likewise `settings-heading`, `manage-domains-heading`, `run-heading`
 * @csspart bar - scope picker and User Sync
 * @csspart links - links to backups, settings and domains; portals with their own navigation hide this part
 * @csspart box - container of the selection box
 * @csspart problem - error message with Retry
 * @csspart tab - a tab
 * @csspart selected - the shown tab, with `tab`
 * @csspart button - a button
 * @csspart primary - a main button, with `button`
 * @csspart link - a button that looks like text or an icon
 * @csspart input - a field or select
 * @csspart checkbox - a checkbox or radio button
 * @csspart switch - a switch
 * @csspart chip - a filter that is on or can be
 * @csspart menu - a menu
 * @csspart menu-item - an entry of a menu
 * @csspart row - a row of a list
 * @csspart head - the header of a list
 * @csspart dialog - a dialog
 * @csspart start-notice - notice about a start that did not happen
 * @csspart actions - the bar with the buttons of the settings
 * @csspart domain - a domain with its syncs
 * @csspart items - list of items in the box
 * @csspart except - exceptions below the items
 * @csspart meter - bar of available credits
 * @csspart over-limit - suggestions if credits are short
 * @csspart run - card of the last started backup
 */
export class BackupStartPage extends LitElement {
  static override styles = [tokens, controls, noticeStyles, menuStyles, simulationBadgeStyles, pageStyles, narrowPageStyles]

  /** @internal Creates the session of an adapter. The development build replaces it with a strict one. */
  static createSession: typeof createBackupSession = createBackupSession

  /** BCP 47 language tag for numbers and dates. Default: the locale of the surrounding element, or English. */
  @property() locale: string | undefined
  /** Texts that replace texts of the catalogue. */
  @property({ attribute: false }) messages: Partial<Messages> | undefined
  /**
   * Backend of the page. The page creates its session from it, suspends the session while disconnected, and disposes it when the adapter
   * changes.
   */
  @property({ attribute: false }) adapter: BackupAdapter | undefined
  /** Number of licenses above which a start is reviewed first. 0 reviews each start; `none` reviews none. */
  @property({ attribute: 'confirm-above', converter: readThreshold }) confirmAbove: number | 'none' = DEFAULT_THRESHOLD
  /** Keeps subpages out of the browser history, for host pages with their own router. */
  @property({ type: Boolean, attribute: 'no-history' }) noHistory = false
  /** Writes every call, answer, warning and event to the console, without personal data. */
  @property({ type: Boolean }) debug = false
  tags: Tags = defaultTags

  readonly #link = new Connection(this)
  readonly #own = new OwnSession(this, this.#link, () => BackupStartPage.createSession)
  readonly #views = new PageViews(this, () => !this.noHistory)
  readonly #sheet = new BoxSheet(this, this.#link)
  readonly #tabs = new PageTabs(this, this.#link)
  readonly #links = new PageLinks(this, this.#link, (to) => this.#navigate(to))
  readonly #sync = new UserSync(this, this.#link)

  #given: BackupSession | undefined
  #reportedError: BackupError | undefined
  /** Run to show in the box after the box is rendered again. */
  #runForBox: BackupRun | undefined
  /** Whether the settings step is for a policy, which the box starts. */
  #isStepForPolicy = false
  /** Description of the backup that the settings step starts, taken before the start empties the box. */
  #startInStep: StartedBackup | undefined

  constructor() {
    super()
    new DebugAttribute(this, this.#link)
  }

  /** Session of the page: the given session, or the one created from `adapter`. The page never disposes a given session. */
  @property({ attribute: false })
  get session(): BackupSession | undefined {
    return this.#given ?? this.#own.session
  }
  set session(session: BackupSession | undefined) {
    const before = this.session
    this.#given = session
    this.requestUpdate('session', before)
  }

  protected override willUpdate(): void {
    if (this.#own.use(this.#given === undefined ? this.adapter : undefined)) this.#views.leave()
  }

  protected override updated(): void {
    this.#passRunToBox()
    const error = this.#link.session?.cloudsError.value
    const before = this.#reportedError
    this.#reportedError = error
    // If a retry fails with the same error, the error is not reported again.
    if (error === undefined || (error.code === before?.code && error.message === before.message)) return
    fireError(this, error)
  }

  override render(): TemplateResult {
    const { session } = this.#link
    if (session === undefined) return html`<div class="page">${renderUnconnected(this.#link)}</div>`
    // Without any cloud, no part of the page works, so the page shows only the error.
    const isUseless = this.#link.read(session.cloudsError) !== undefined && this.#link.read(session.clouds).length === 0
    const isEmpty = this.#link.read(session.hasClouds) && this.#link.read(session.clouds).every(({ domains }) => domains.length === 0)
    return html`
      <div class="page" @backup-navigate=${this.#onInnerNavigate}>
        <slot name="heading"></slot>
        ${this.#renderBar(session)} ${this.#sync.renderFailure(session)} ${this.#renderCloudsError(session)}
        ${isUseless ? nothing : isEmpty ? this.#renderNoDomains() : html`<div class="view">${cache(this.#renderView(session))}</div>`}
      </div>
    `
  }

  #renderBar(session: BackupSession): TemplateResult {
    return html`
      <div class="bar" part="bar" @focusin=${this.#sheet.close}>
        <${this.tags.scopePicker} exportparts=${EXPORT_PARTS} @backup-scope-change=${this.#onScopeChange}></${this.tags.scopePicker}>
        ${this.#sync.render(session)} ${this.#links.render(session, this.#views.view.to)}
      </div>
    `
  }

  #renderNoDomains(): TemplateResult {
    return html`
      <slot name="no-domains">
        <p class="no-domains"><strong>${this.#link.t('domainsEmpty')}</strong> ${this.#link.t('domainsEmptyText')}</p>
      </slot>
    `
  }

  #renderCloudsError(session: BackupSession): unknown {
    const error = this.#link.read(session.cloudsError)
    if (error === undefined) return nothing
    const onRetry = (): void => void session.refresh().catch(() => {})
    return html`<div class="clouds-error">${renderProblem(this.#link, { title: this.#link.t('cloudsFailed'), error, onRetry })}</div>`
  }

  #renderView(session: BackupSession): TemplateResult {
    const { view } = this.#views
    switch (view.to) {
      case 'selection':
        return this.#renderSelection(session)
      case 'settings-step':
        return this.#renderPlace(
          session,
          html`<${this.tags.settingsPage} exportparts=${EXPORT_PARTS} mode="selection" .confirmAbove=${this.confirmAbove} .isForPolicy=${this.#isStepForPolicy} .goBack=${this.#isStepForPolicy ? this.#onBack : undefined} @backup-start=${this.#onStartInStep} @backup-started=${this.#onStartedInStep}>${this.#link.slots.handOn('settings')}</${this.tags.settingsPage}>`,
        )
      case 'settings':
        return this.#renderPlace(
          session,
          html`<${this.tags.settingsPage} exportparts=${EXPORT_PARTS}>${this.#link.slots.handOn('settings')}</${this.tags.settingsPage}>`,
        )
      case 'manage-domains':
        return this.#renderPlace(
          session,
          html`<${this.tags.manageDomainsPage} exportparts=${EXPORT_PARTS}>${this.#link.slots.handOn('manage-domains')}</${this.tags.manageDomainsPage}>`,
        )
      case 'licenses':
        return this.#renderPlace(session, html`<${this.tags.licensesPage} exportparts=${EXPORT_PARTS}></${this.tags.licensesPage}>`)
      case 'policies':
        return this.#renderPlace(
          session,
          html`<${this.tags.policiesPage} exportparts=${EXPORT_PARTS} .confirmAbove=${this.confirmAbove}></${this.tags.policiesPage}>`,
        )
      case 'run':
        return this.#renderPlace(
          session,
          html`<${this.tags.runView} exportparts=${EXPORT_PARTS} .runId=${view.runId} @backup-run-finished=${this.#onRunFinished}>${this.#link.slots.handOn('run')}</${this.tags.runView}>`,
        )
    }
  }

  /** Renders a subpage with a Back button. The run view and the pages of licenses and policies label a simulation themselves. */
  #renderPlace(session: BackupSession, content: TemplateResult): TemplateResult {
    return html`
      <div class="place">
        <button part="button" type="button" class="button plain back" @click=${this.#onBack}>
          <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m10 3-5 5 5 5" /></svg>${this.#link.t('backToSelection')}
        </button>
        ${['run', 'licenses', 'policies'].includes(this.#views.view.to) ? nothing : renderSimulationBadge(this.#link, session)}
        <div class="place-content">${content}</div>
      </div>
    `
  }

  #renderSelection(session: BackupSession): TemplateResult {
    return html`
      <div class="work ${this.#sheet.classes}">
        <div class="choose" @focusin=${this.#sheet.close}>${this.#tabs.render(renderSimulationBadge(this.#link, session))}</div>
        <div class="scrim" @click=${this.#sheet.onToggle}></div>
        <div class="box" id="box" part="box" @keydown=${this.#sheet.onKeydown} @backup-settings=${this.#onSettings}>
          <${this.tags.selectionBox} exportparts=${EXPORT_PARTS} .confirmAbove=${this.confirmAbove}>${this.#link.slots.handOn('box')}</${this.tags.selectionBox}>
        </div>
      </div>
      ${this.#sheet.renderEdge(session)}
    `
  }

  #passRunToBox(): void {
    const box = this.renderRoot.querySelector<SelectionBox>('.box > *')
    const run = this.#runForBox
    if (box === null || run === undefined) return
    this.#runForBox = undefined
    const started = this.#startInStep
    this.#startInStep = undefined
    if (started !== undefined) {
      void this.#showStarted(box, run, started)
      return
    }
    const isEnded = run.finishedAt !== undefined
    if (!isEnded || box.run?.id === run.id) box.run = run
  }

  /** Shows a started backup in the box, with the focus. The step that had the focus has been removed, so the focus moves last. */
  async #showStarted(box: SelectionBox, run: BackupRun, started: StartedBackup): Promise<void> {
    await this.updateComplete
    this.#sheet.open()
    await this.updateComplete
    await box.showStarted(run, started)
  }

  /** Dispatches `backup-navigate` and navigates unless the host page cancels it. */
  #navigate(to: BackupDestination): void {
    if (this.dispatchEvent(new BackupNavigateEvent({ to }, createId()))) this.#open(viewOf(to))
  }

  #open(view: View): void {
    this.#sheet.close()
    this.#views.open(view)
  }

  /** Handles navigation requests of inner elements. The host page receives the event later and may still cancel it. */
  readonly #onInnerNavigate = (event: BackupNavigateEvent): void => {
    const { to, runId } = event.detail
    queueMicrotask(() => {
      if (!event.defaultPrevented) this.#open(viewOf(to, runId))
    })
  }

  readonly #onSettings = (event: BackupSettingsEvent): void => {
    const box = this.renderRoot.querySelector<SelectionBox>('.box > *')
    queueMicrotask(() => {
      this.#isStepForPolicy = box?.keepsProtecting() === true
      if (!event.defaultPrevented) this.#open({ to: 'settings-step' })
    })
  }

  readonly #onBack = (): void => {
    this.#views.leave()
  }

  readonly #onStartInStep = ({ detail: { request } }: BackupStartEvent): void => {
    const { session } = this.#link
    if (session !== undefined) this.#startInStep = describeStart(session, !hasDefaultSettings(session, request))
  }

  /** A start from the settings step shows its run in the box and moves the focus there. */
  readonly #onStartedInStep = (event: BackupStartedEvent): void => {
    this.#runForBox = event.detail.run
    this.#views.leave({ movesFocus: false })
  }

  /** The run view has already announced the end of the run, so the box does not announce it again. */
  readonly #onRunFinished = (event: BackupRunFinishedEvent): void => {
    this.#runForBox = event.detail.run
  }

  /** A scope change closes the settings step and the run view, because they belong to the previous scope. */
  readonly #onScopeChange = (): void => {
    const { to } = this.#views.view
    if (to === 'settings-step' || to === 'run') this.#views.leave({ movesFocus: false })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'backup-start-page': BackupStartPage
  }
}
