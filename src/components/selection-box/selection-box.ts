import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { type BackupError, type BackupRun, type BackupSession, type Box, type Credits, type Item, toBackupError } from '../../core/index.js'
import { Connection } from '../base/connection.js'
import { createCorrelationId } from '../base/correlation-id.js'
import { BackupSettingsEvent } from '../base/events.js'
import { renderProblem } from '../base/problem.js'
import { defaultTags, type Tags } from '../base/tags.js'
import { controls, tokens } from '../base/tokens.js'
import type { Messages } from '../messages/messages.js'
import { dialogStyles, ModalDialog } from '../parts/dialog.js'
import { Menu, menuStyles } from '../parts/menu.js'
import { simulationBadgeStyles } from '../parts/simulation-badge.js'
import { windowingStyles } from '../parts/windowing.styles.js'
import { renderStartNotice } from '../start-flow/render-start-notice.js'
import { StartFlow } from '../start-flow/start-flow.js'
import { noticeStyles } from '../start-flow/start-notice.styles.js'
import { renderCounting } from './counting.js'
import type { CoverageGap } from './coverage-gap.js'
import { CreditMeter } from './credit-meter.js'
import { creditMeterStyles } from './credit-meter.styles.js'
import { ItemList } from './item-list.js'
import { itemListStyles } from './item-list.styles.js'
import { renderOverLimit } from './over-limit.js'
import { PlanFile } from './plan-file.js'
import { RunCard } from './run-card.js'
import { runCardStyles } from './run-card.styles.js'
import { styles } from './selection-box.styles.js'
import { createSelectionNews } from './selection-news.js'

/**
 * The selected items, their credits, and the start of the backup.
 *
 * @tag selection-box
 * @fires {BackupStartEvent} backup-start - before a start; `preventDefault` cancels it
 * @fires {BackupStartedEvent} backup-started - the backup started
 * @fires {BackupSettingsEvent} backup-settings - Settings was pressed; `preventDefault` keeps the page from showing its settings step
 * @fires {BackupSelectionChangeEvent} backup-selection-change - the items or their credits changed; at most once per frame
 * @fires {BackupRunFinishedEvent} backup-run-finished - a backup started here ended
 * @fires {BackupNavigateEvent} backup-navigate - View backup was pressed
 * @fires {BackupErrorEvent} backup-error - a start or a count failed
 * @slot heading - replaces the text of the heading
 * @slot empty - replaces the content of the empty box
 * @csspart items - list of items
 * @csspart bar - bar of available credits
 * @csspart over-limit - suggestions if credits are short
 * @csspart run - card of the last started backup
 * @csspart start-notice - notice about a start that did not happen
 * @csspart problem - error message with Retry
 */
export class SelectionBox extends LitElement {
  static override styles = [
    tokens,
    controls,
    simulationBadgeStyles,
    windowingStyles,
    noticeStyles,
    menuStyles,
    dialogStyles,
    itemListStyles,
    creditMeterStyles,
    styles,
    runCardStyles,
  ]

  /** Session to show. Default: the session of the surrounding context. */
  @property({ attribute: false }) session: BackupSession | undefined
  /** BCP 47 language tag for numbers and dates. Default: the locale of the surrounding element, else English. */
  @property() locale: string | undefined
  /** Texts that replace texts of the catalogue. */
  @property({ attribute: false }) messages: Partial<Messages> | undefined
  tags: Tags = defaultTags
  /** Run of the card. Default: the run that was started here last, else a running backup of the scope. */
  @property({ attribute: false })
  get run(): BackupRun | undefined {
    return this.#runCard.run
  }
  set run(run: BackupRun | undefined) {
    this.#runCard.show(run)
  }

  readonly #link = new Connection(this)
  readonly #dialog = new ModalDialog(this)
  readonly #menu = new Menu(this)
  readonly #list = new ItemList(this, this.#link, { onRemove: (items) => this.#remove(items) })
  readonly #meter = new CreditMeter(this, this.#link)
  readonly #start = new StartFlow(this, this.#link)
  readonly #runCard = new RunCard(this, this.#link)
  readonly #plan = new PlanFile(this, this.#link, this.#dialog)
  #gap: CoverageGap | undefined
  /** Error of loading the coverage gap. */
  @state() private gapError: BackupError | undefined
  /** Items removed last, for Undo, with their session. */
  @state() private removed: { items: readonly Item[] | Box; session: BackupSession } | undefined

  constructor() {
    super()
    this.addController(createSelectionNews(this, this.#link))
  }

  override render(): TemplateResult {
    const { session } = this.#link
    if (session === undefined) return html``
    const { t } = this.#link
    const items = this.#link.read(session.selection.box)
    this.#list.take(items)
    return html`
      <section class="box" aria-labelledby="title">
        <header class="head">
          <h2 id="title" class="cut"><slot name="heading">${t('boxTitle')}</slot></h2>
          ${items.length > 0 ? html`<span class="chip number">${t('itemCount', { items: items.length })}</span>` : nothing}
          <span class="space"></span>
          ${this.#renderMenu(session, items)}
        </header>
        ${this.#renderCommands(session)}
        <div class="middle ${items.length === 0 ? 'is-empty' : ''}">
          ${items.length === 0 ? this.#renderEmpty() : this.#list.render(session)} ${this.#renderRemoved(session)}
        </div>
        <footer class="foot">
          ${this.#plan.render()}
          ${this.gapError === undefined ? nothing : renderProblem(this.#link, { title: t('partFailed'), error: this.gapError, onRetry: this.#onGap })}
          <div class="meter">${this.#meter.render(session)} ${renderCounting(this.#link, session)} ${this.#renderOver(session)}</div>
          ${renderStartNotice(this.#start, this.#link)} ${this.#renderStart(session, items)} ${this.#runCard.render(session)}
        </footer>
      </section>
      ${this.#dialog.render()}
    `
  }

  #renderMenu(session: BackupSession, items: Box): TemplateResult {
    const { t } = this.#link
    const isEmpty = items.length === 0
    const dots = html`<svg viewBox="0 0 16 16" aria-hidden="true" class="dots"><circle cx="8" cy="3" r="1.25" /><circle cx="8" cy="8" r="1.25" /><circle cx="8" cy="13" r="1.25" /></svg>`
    return this.#menu.render(t('boxMenu'), dots, [
      { label: t('savePlan'), onChoose: () => this.#plan.save(), isDisabled: isEmpty },
      { label: t('openPlan'), onChoose: () => this.#plan.choose() },
      { label: t('showGap'), onChoose: this.#onGap },
      { label: t('clearAll'), onChoose: () => this.#clear(session), isDisabled: isEmpty },
    ])
  }

  #renderCommands(session: BackupSession): TemplateResult {
    const { t } = this.#link
    const { size } = this.#link.read(session.selection.ticked)
    const { chosen } = this.#list
    const count = (n: number) =>
      n > 0 ? html`<span class="badge number" aria-hidden="true">${this.#link.words.format.number(n)}</span>` : nothing
    return html`
      <div class="commands">
        <button
          type="button"
          class="button ${size > 0 ? 'ready' : ''}"
          aria-disabled=${size === 0}
          aria-describedby="add-why"
          title=${size === 0 ? t('addNothing') : nothing}
          @click=${this.#onAddClick}
        >${t('add')}${count(size)}</button>
        <button
          type="button"
          class="button"
          aria-disabled=${chosen === 0}
          aria-describedby="remove-why"
          title=${chosen === 0 ? t('removeNothing') : nothing}
          @click=${this.#onRemoveClick}
        >${t('remove')}${count(chosen)}</button>
        <span id="add-why" hidden>${size === 0 ? t('addNothing') : t('ticked', { count: size })}</span>
        <span id="remove-why" hidden>${chosen === 0 ? t('removeNothing') : t('itemCount', { items: chosen })}</span>
      </div>
    `
  }

  #renderEmpty(): TemplateResult {
    const { t } = this.#link
    return html`
      <div class="empty"><slot name="empty">
        <svg viewBox="0 0 96 56" aria-hidden="true">
          <rect class="paper" x="1" y="5" width="38" height="46" rx="4" />
          <rect class="mark" x="8" y="13" width="6" height="6" rx="1.5" />
          <path class="tick" d="m9.5 16 1.4 1.4 2.4-2.6" />
          <path class="text" d="M18 16h14M18 28h10M18 40h13" />
          <rect class="mark" x="8" y="25" width="6" height="6" rx="1.5" />
          <path class="tick" d="m9.5 28 1.4 1.4 2.4-2.6" />
          <rect class="mark off" x="8" y="37" width="6" height="6" rx="1.5" />
          <path class="arrow" d="M45 28h12m-4.5-4.5L57 28l-4.5 4.5" />
          <rect class="paper" x="63" y="13" width="32" height="30" rx="4" />
          <path class="text" d="M69 22h20M69 28h14M69 34h17" />
        </svg>
        <strong>${t('boxEmpty')}</strong>
        <ol>
          <li>${t('boxEmptyTick')}</li>
          <li>${t('boxEmptyAdd')}</li>
        </ol>
      </slot></div>
    `
  }

  #renderRemoved(session: BackupSession): unknown {
    const removed = this.removed?.session === session ? this.removed : undefined
    const { t } = this.#link
    return html`
      <div class="removed" aria-live="polite">
        ${
          removed === undefined
            ? nothing
            : html`<span>${t('removed', { items: removed.items.length })}</span>
                <button type="button" class="button plain small" @click=${this.#onUndo}>${t('undo')}</button>`
        }
      </div>
    `
  }

  #renderOver(session: BackupSession): unknown {
    return renderOverLimit(this.#link, session, {
      isBusy: this.#isBusy(session),
      onRemove: (item) => this.#remove([item]),
      onStartFirst: (first) => this.#onStartFirst(session, first),
    })
  }

  #renderStart(session: BackupSession, items: Box): TemplateResult {
    const { t } = this.#link
    const credits = this.#link.read(session.credits)
    const isBusy = this.#isBusy(session)
    const canStart = this.#link.read(session.canStart)
    const why = isBusy || canStart ? '' : this.#whyNot(session, items, credits)
    const hasSettings = this.#link.read(session.capabilities).has('settings')
    return html`
      <div class="start">
        <button
          type="button"
          class="button primary"
          aria-disabled=${isBusy || !canStart}
          aria-busy=${isBusy}
          aria-describedby="start-why"
          @click=${this.#onStartClick}
        >${isBusy ? html`<span class="spin" aria-hidden="true"></span>` : nothing}<span class="number">${t('startBackup', credits.isExact ? { users: credits.starts, credits: credits.allocated } : { users: 0, credits: 0 })}</span></button>
        ${
          hasSettings
            ? html`<button type="button" class="button" aria-disabled=${items.length === 0} aria-describedby="settings-why" @click=${this.#onSettingsClick}>${t('settings')}</button>`
            : nothing
        }
        <p id="start-why" class="why secondary">${isBusy ? t('starting') : why}</p>
        <span id="settings-why" hidden>${items.length === 0 ? this.#whyEmpty(session) : ''}</span>
      </div>
    `
  }

  #whyEmpty(session: BackupSession): string {
    const { size } = this.#link.read(session.selection.ticked)
    return size === 0 ? this.#link.t('startNeedsItems') : this.#link.t('startNeedsAdd', { count: size })
  }

  #whyNot(session: BackupSession, items: Box, { shortfall, isExact, available, starts }: Credits): string {
    const { t } = this.#link
    if (items.length === 0) return this.#whyEmpty(session)
    if (!isExact) return t('startNeedsCount')
    if (shortfall > 0) return t('startNeedsCredits', { shortfall })
    if (starts === 0) return t('startNeedsDue')
    return available === undefined ? t('startNeedsBalance') : ''
  }

  #isBusy(session: BackupSession): boolean {
    return this.#start.isBusy || this.#link.read(session.isStarting)
  }

  #remove(items: readonly Item[] | Box): void {
    const { session } = this.#link
    if (session === undefined || items.length === 0) return
    session.selection.remove(items)
    this.removed = { items, session }
    this.#keepFocus()
  }

  /** If the focused element was removed with its item, moves the focus to the list, or to Undo if the list is gone. */
  #keepFocus(): void {
    const before = this.shadowRoot?.activeElement
    if (before === null || before === undefined) return
    this.updateComplete.then(() => {
      if (before.isConnected || !this.isConnected) return
      const heir =
        this.renderRoot.querySelector<HTMLElement>('[role=listbox]') ?? this.renderRoot.querySelector<HTMLElement>('.removed button')
      heir?.focus()
    })
  }

  #clear(session: BackupSession): void {
    this.#remove(session.selection.box.value)
  }

  async #go(first?: number): Promise<void> {
    const { session } = this.#link
    if (session === undefined) return
    const run = await this.#start.start(undefined, { first })
    if (run === undefined) return
    this.removed = undefined
    this.#runCard.show(run, true)
  }

  readonly #onGap = async (): Promise<void> => {
    this.gapError = undefined
    try {
      const { CoverageGap } = await import('./coverage-gap.js')
      this.#gap ??= new CoverageGap(this, this.#link, this.#dialog)
      this.#gap.open()
    } catch (error) {
      this.gapError = toBackupError(error)
    }
  }

  readonly #onAddClick = (): void => {
    const { session } = this.#link
    if (session === undefined || session.selection.ticked.value.size === 0) return
    this.removed = undefined
    session.selection.add()
  }

  readonly #onRemoveClick = (): void => {
    if (this.#list.chosen > 0) this.#remove(this.#list.chosenItems())
  }

  readonly #onUndo = (): void => {
    const { session } = this.#link
    const { removed } = this
    this.removed = undefined
    if (session === undefined || removed?.session !== session) return
    session.selection.put(removed.items)
    this.#keepFocus()
  }

  readonly #onStartClick = (): void => {
    const { session } = this.#link
    if (session !== undefined && !this.#isBusy(session) && session.canStart.value) void this.#go()
  }

  #onStartFirst(session: BackupSession, first: number): void {
    if (!this.#isBusy(session)) void this.#go(first)
  }

  readonly #onSettingsClick = (): void => {
    const { session } = this.#link
    if (session === undefined || session.selection.box.value.length === 0) return
    this.dispatchEvent(new BackupSettingsEvent({ request: session.request() }, createCorrelationId()))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'selection-box': SelectionBox
  }
}
