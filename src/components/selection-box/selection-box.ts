import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import type { BackupError, BackupRun, BackupSession, Credits, Item, ItemRef } from '../../core/index.js'
import { Connection } from '../connection.js'
import { createCorrelationId } from '../correlation-id.js'
import { dialogStyles, ModalDialog } from '../dialog.js'
import { BackupSelectionChangeEvent, BackupSettingsEvent } from '../events.js'
import { Menu, menuStyles } from '../menu.js'
import type { Messages } from '../messages/messages.js'
import { renderProblem, tellError } from '../problem.js'
import { renderStartNotice } from '../start-flow/render-start-notice.js'
import { StartFlow } from '../start-flow/start-flow.js'
import { noticeStyles } from '../start-flow/start-notice.styles.js'
import { defaultTags, type Tags } from '../tags.js'
import { controls, tokens } from '../tokens.js'
import { windowingStyles } from '../windowing.js'
import { CoverageGap } from './coverage-gap.js'
import { CreditMeter } from './credit-meter.js'
import { ItemList } from './item-list.js'
import { itemWords } from './item-words.js'
import { PlanFile } from './plan-file.js'
import { RunCard } from './run-card.js'
import { styles } from './selection-box.styles.js'

const SUGGESTED = 3
const NAMED = 2

/**
 * What is selected for backup, what it takes in credits, and the start.
 *
 * @tag selection-box
 * @fires {BackupStartEvent} backup-start - before a start; `preventDefault` keeps it from starting
 * @fires {BackupStartedEvent} backup-started - the backup was started
 * @fires {BackupSettingsEvent} backup-settings - SETTINGS was pressed; `preventDefault` keeps the page from showing its step
 * @fires {BackupSelectionChangeEvent} backup-selection-change - the items or what they cost changed, at most once a frame
 * @fires {BackupRunFinishedEvent} backup-run-finished - the backup started here has ended
 * @fires {BackupNavigateEvent} backup-navigate - "View run" was pressed
 * @fires {BackupErrorEvent} backup-error - a start failed, or something could not be counted
 * @csspart items - the list of items
 * @csspart bar - the bar of the available credits
 * @csspart run - the card of the backup started last
 */
export class SelectionBox extends LitElement {
  static override styles = [tokens, controls, windowingStyles, noticeStyles, menuStyles, dialogStyles, styles]

  /** The session; else the one of the context around. */
  @property({ attribute: false }) session: BackupSession | undefined
  /** BCP 47. */
  @property() locale: string | undefined
  /** Own texts over the catalogue. */
  @property({ attribute: false }) messages: Partial<Messages> | undefined
  tags: Tags = defaultTags
  /** The run that the card shows: the one started here last, or one started elsewhere on the page. */
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
  readonly #list = new ItemList(this, this.#link, { onRemove: (refs) => this.#remove(refs) })
  readonly #meter = new CreditMeter(this, this.#link)
  readonly #start = new StartFlow(this, this.#link)
  readonly #runCard = new RunCard(this, this.#link)
  readonly #plan = new PlanFile(this, this.#link, this.#dialog)
  readonly #gap = new CoverageGap(this, this.#link, this.#dialog)
  /** The items taken out last, and the box they left behind. */
  @state() private removed: { items: readonly Item[]; session: BackupSession } | undefined

  #told: { session: BackupSession; items: readonly Item[]; credits: Credits } | undefined
  #frame: number | undefined
  #toldErrors: readonly (BackupError | undefined)[] = []

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame)
    this.#frame = undefined
  }

  protected override updated(): void {
    this.#followSelection()
    const { session } = this.#link
    this.#tellErrors([session?.coverage.error.value, session?.creditsError.value])
  }

  override render(): TemplateResult {
    const { session } = this.#link
    if (session === undefined) return html``
    const { say } = this.#link
    const items = this.#link.read(session.selection.items)
    return html`
      <section class="box" aria-labelledby="title">
        <header class="head">
          <h2 id="title">${say('boxTitle')}</h2>
          ${items.length > 0 ? html`<span class="chip number">${say('itemCount', { items: items.length })}</span>` : nothing}
          <span class="space"></span>
          ${this.#renderMenu(session, items)}
        </header>
        ${this.#renderCommands(session)}
        <div class="middle ${items.length === 0 ? 'is-empty' : ''}">
          ${items.length === 0 ? this.#renderEmpty() : this.#list.render(session)} ${this.#renderRemoved(session)}
        </div>
        <footer class="foot">
          ${this.#plan.render()}
          <div class="meter">${this.#meter.render(session)} ${this.#renderCounting(session)} ${this.#renderOver(session)}</div>
          ${renderStartNotice(this.#start, this.#link)} ${this.#renderStart(session, items)} ${this.#runCard.render(session)}
        </footer>
      </section>
      ${this.#dialog.render()}
    `
  }

  #renderMenu(session: BackupSession, items: readonly Item[]): TemplateResult {
    const { say } = this.#link
    const isEmpty = items.length === 0
    const dots = html`<svg viewBox="0 0 16 16" aria-hidden="true" class="dots"><circle cx="8" cy="3" r="1.25" /><circle cx="8" cy="8" r="1.25" /><circle cx="8" cy="13" r="1.25" /></svg>`
    return this.#menu.render(say('boxMenu'), dots, [
      { label: say('savePlan'), onChoose: () => this.#plan.save(), isDisabled: isEmpty },
      { label: say('openPlan'), onChoose: () => this.#plan.choose() },
      { label: say('showGap'), onChoose: () => this.#gap.open() },
      { label: say('clearAll'), onChoose: () => this.#clear(session), isDisabled: isEmpty },
    ])
  }

  #renderCommands(session: BackupSession): TemplateResult {
    const { say } = this.#link
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
          title=${size === 0 ? say('addNothing') : nothing}
          @click=${this.#onAddClick}
        >${say('add')}${count(size)}</button>
        <button
          type="button"
          class="button"
          aria-disabled=${chosen === 0}
          aria-describedby="remove-why"
          title=${chosen === 0 ? say('removeNothing') : nothing}
          @click=${this.#onRemoveClick}
        >${say('remove')}${count(chosen)}</button>
        <span id="add-why" hidden>${size === 0 ? say('addNothing') : say('ticked', { count: size })}</span>
        <span id="remove-why" hidden>${chosen === 0 ? say('removeNothing') : say('itemCount', { items: chosen })}</span>
      </div>
    `
  }

  #renderEmpty(): TemplateResult {
    const { say } = this.#link
    return html`
      <div class="empty">
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
        <strong>${say('boxEmpty')}</strong>
        <ol>
          <li>${say('boxEmptyTick')}</li>
          <li>${say('boxEmptyAdd')}</li>
        </ol>
      </div>
    `
  }

  #renderRemoved(session: BackupSession): unknown {
    const removed = this.removed?.session === session ? this.removed : undefined
    const { say } = this.#link
    return html`
      <div class="removed" aria-live="polite">
        ${
          removed === undefined
            ? nothing
            : html`<span>${say('removed', { items: removed.items.length })}</span>
                <button type="button" class="button plain small" @click=${this.#onUndo}>${say('undo')}</button>`
        }
      </div>
    `
  }

  #renderCounting(session: BackupSession): unknown {
    const { say } = this.#link
    const progress = this.#link.read(session.coverage.progress)
    const error = this.#link.read(session.coverage.error)
    const isStopped = this.#link.read(session.coverage.isStopped)
    const creditsError = this.#link.read(session.creditsError)
    const onRetry = (): void => session.coverage.retry()
    return html`
      ${
        progress === undefined
          ? nothing
          : html`<div class="counting secondary number">
              <progress
                aria-label=${say('counting', { done: progress.done, total: progress.total })}
                max=${progress.total ?? 1}
                value=${progress.total === undefined ? nothing : Math.min(progress.done, progress.total)}
              ></progress>
              <span>${say('counting', { done: progress.done, total: progress.total })}</span>
              <button type="button" class="button plain small" @click=${() => session.coverage.cancel()}>${say('countingStop')}</button>
            </div>`
      }
      ${
        isStopped
          ? html`<div class="notice warn">
              <span class="words">${say('countingStopped')}</span>
              <button type="button" class="button small" @click=${onRetry}>${say('countingGoOn')}</button>
            </div>`
          : nothing
      }
      ${error === undefined || isStopped ? nothing : renderProblem(this.#link, { what: this.#failedWords(session), error, onRetry })}
      ${
        creditsError === undefined
          ? nothing
          : renderProblem(this.#link, {
              what: say('creditsFailed'),
              error: creditsError,
              onRetry: () => void session.refresh().catch(() => {}),
            })
      }
    `
  }

  #failedWords(session: BackupSession): string {
    const failed = this.#link.read(session.selection.items).filter(({ state }) => state === 'failed')
    const labels = failed.slice(0, NAMED).map((item) => itemWords(this.#link, item))
    return this.#link.say('countFailed', { labels, more: failed.length - labels.length })
  }

  /** What to do when credits are short; nothing is dropped without being asked for. */
  #renderOver(session: BackupSession): unknown {
    const { shortfall, available, isExact } = this.#link.read(session.credits)
    if (shortfall === 0 || typeof available !== 'number') return nothing
    const { say } = this.#link
    const relief = this.#link.read(session.coverage.relief).slice(0, SUGGESTED)
    const isBusy = this.#isBusy(session)
    return html`
      <div class="notice warn over-limit" part="over-limit">
        <p>
          <strong class="number">${say(isExact ? 'short' : 'shortAtLeast', { shortfall })}</strong>
          ${relief.length === 0 ? nothing : say('shortHelpItems')}
        </p>
        ${
          relief.length === 0
            ? nothing
            : html`<div class="reliefs">
                ${relief.map(
                  ({ item, frees }) => html`<button
                    type="button"
                    class="button small relief"
                    aria-label=${say('removeItem', { label: say('shortRemove', { label: itemWords(this.#link, item), frees }) })}
                    @click=${() => this.#remove([item])}
                  ><span class="cut">${itemWords(this.#link, item)}</span> <span class="number">${say('itemFrees', { credits: frees, isExact: true })}</span></button>`,
                )}
              </div>`
        }
        ${
          available > 0 && isExact
            ? html`<p>
                ${relief.length === 0 ? nothing : say('shortOr')}
                <button type="button" class="button small" aria-disabled=${isBusy} @click=${() => this.#onStartFirst(session, available)}>
                  ${say('startFirst', { first: available })}
                </button>
                ${say('shortOrder')}
              </p>`
            : nothing
        }
      </div>
    `
  }

  #renderStart(session: BackupSession, items: readonly Item[]): TemplateResult {
    const { say } = this.#link
    const credits = this.#link.read(session.credits)
    const isBusy = this.#isBusy(session)
    const canStart = this.#link.read(session.canStart)
    const why = isBusy || canStart ? '' : this.#whyNot(items, credits)
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
        >${isBusy ? html`<span class="spin" aria-hidden="true"></span>` : nothing}<span class="number">${say('startBackup', { credits: credits.isExact ? credits.allocated : 0 })}</span></button>
        ${
          hasSettings
            ? html`<button type="button" class="button" aria-disabled=${items.length === 0} aria-describedby="settings-why" @click=${this.#onSettingsClick}>${say('settings')}</button>`
            : nothing
        }
        <p id="start-why" class="why secondary">${isBusy ? say('starting') : why}</p>
        <span id="settings-why" hidden>${items.length === 0 ? say('startNeedsItems') : ''}</span>
      </div>
    `
  }

  #whyNot(items: readonly Item[], { shortfall, isExact, available, allocated }: Credits): string {
    const { say } = this.#link
    if (items.length === 0) return say('startNeedsItems')
    if (!isExact) return say('startNeedsCount')
    if (shortfall > 0) return say('startNeedsCredits', { shortfall })
    if (allocated === 0) return say('startNeedsDue')
    return available === undefined ? say('startNeedsBalance') : ''
  }

  #isBusy(session: BackupSession): boolean {
    return this.#start.isBusy || this.#link.read(session.isStarting)
  }

  #remove(refs: readonly ItemRef[]): void {
    const { session } = this.#link
    if (session === undefined || refs.length === 0) return
    if (refs.length === session.selection.items.value.length) {
      this.#clear(session)
      return
    }
    const gone = new Set(refs.map(({ kind, id }) => `${kind}:${id}`))
    const items = session.selection.items.value.filter(({ kind, id }) => gone.has(`${kind}:${id}`))
    this.#list.forget(refs)
    session.selection.remove(refs)
    this.removed = { items, session }
    this.#keepFocus()
  }

  /** What had the focus may go with its item: then it goes to the list, or to the way back where the list is gone. */
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
    const items = session.selection.items.value
    if (items.length === 0) return
    session.selection.clear()
    this.removed = { items, session }
    this.#keepFocus()
  }

  async #go(first?: number): Promise<void> {
    const { session } = this.#link
    if (session === undefined) return
    const run = await this.#start.start(undefined, { first })
    if (run === undefined) return
    this.removed = undefined
    this.#runCard.show(run, true)
  }

  #tellErrors(errors: readonly (BackupError | undefined)[]): void {
    const before = this.#toldErrors
    this.#toldErrors = errors
    for (const error of errors) if (error !== undefined && !before.includes(error)) tellError(this, error)
  }

  /** Tells the host page, once a frame at most, and never what was there at first. */
  #followSelection(): void {
    const { session } = this.#link
    if (session === undefined) return
    const items = session.selection.items.value
    const credits = session.credits.value
    if (this.#told?.session !== session) this.#told = { session, items, credits }
    if (!isNews(this.#told, items, credits) || this.#frame !== undefined) return
    this.#frame = requestAnimationFrame(() => {
      this.#frame = undefined
      if (this.#link.session !== session || this.#told === undefined) return
      const now = { session, items: session.selection.items.value, credits: session.credits.value }
      if (!isNews(this.#told, now.items, now.credits)) return
      this.#told = now
      const detail = { items: [...now.items], credits: { ...now.credits, skipped: { ...now.credits.skipped } } }
      this.dispatchEvent(new BackupSelectionChangeEvent(detail, createCorrelationId()))
    })
  }

  readonly #onAddClick = (): void => {
    const { session } = this.#link
    if (session === undefined || session.selection.ticked.value.size === 0) return
    this.removed = undefined
    session.selection.add()
  }

  readonly #onRemoveClick = (): void => {
    if (this.#list.chosen > 0) this.#remove(this.#list.chosenRefs())
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
    if (session === undefined || session.selection.items.value.length === 0) return
    this.dispatchEvent(new BackupSettingsEvent({ request: session.request() }, createCorrelationId()))
  }
}

/** Whether the host page would want to hear of it; what is available becoming known is none of the box's doing. */
const isNews = (told: { items: readonly Item[]; credits: Credits }, items: readonly Item[], credits: Credits): boolean =>
  items !== told.items ||
  credits.allocated !== told.credits.allocated ||
  credits.covered !== told.credits.covered ||
  credits.isExact !== told.credits.isExact ||
  credits.shortfall !== told.credits.shortfall ||
  (items.length > 0 && credits.available !== told.credits.available)

declare global {
  interface HTMLElementTagNameMap {
    'selection-box': SelectionBox
  }
}
