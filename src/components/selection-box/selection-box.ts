import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { createId } from '../../core/for-components.js'
import { type BackupError, type BackupRun, type BackupSession, type Box, type NewPolicy, toBackupError } from '../../core/index.js'
import { Announcer } from '../base/announcer.js'
import { Connection } from '../base/connection.js'
import { BackupSettingsEvent } from '../base/events.js'
import { renderProblem } from '../base/problem.js'
import { defaultTags, type Tags } from '../base/tags.js'
import { renderUnconnected } from '../base/unconnected.js'
import type { Messages } from '../messages/messages.js'
import { ModalDialog } from '../parts/dialog.js'
import { Menu } from '../parts/menu.js'
import { renderStartNotice } from '../start-flow/render-start-notice.js'
import { StartFlow } from '../start-flow/start-flow.js'
import { boxStyleSheets } from './box-style-sheets.js'
import { CheckNews } from './check-news.js'
import { renderCommands } from './commands.js'
import { renderCounting } from './counting.js'
import type { CoverageGap } from './coverage-gap.js'
import { CreditMeter } from './credit-meter.js'
import { describeStart } from './describe-start.js'
import type { ExceptPart } from './except-part.js'
import { Exceptions } from './exceptions.js'
import { hasPage } from './has-page.js'
import { ItemList } from './item-list.js'
import { KeepStart } from './keep-start.js'
import { openLicenses } from './open-licenses.js'
import { renderOverLimit } from './over-limit.js'
import { PlanFile } from './plan-file.js'
import { RemovedItems } from './removed-items.js'
import { renderEmptyBox } from './render-empty-box.js'
import type { StartedBackup } from './render-run.js'
import { DEFAULT_THRESHOLD, needsReview, readThreshold } from './review-threshold.js'
import { RunCard } from './run-card.js'
import { createSelectionNews } from './selection-news.js'
import { ShiftPress } from './shift-press.js'
import { renderStartBar, type StartBarOptions } from './start-bar.js'
import type { StartReview } from './start-review.js'

/**
 * The selected items, their credits, and the start of the backup.
 *
 * @tag selection-box
 * @fires {BackupStartEvent} backup-start - before a start; `preventDefault` cancels it
 * @fires {BackupStartedEvent} backup-started - the backup started
 * @fires {BackupSettingsEvent} backup-settings - Settings was pressed; `preventDefault` keeps the page from showing its settings step
 * @fires {BackupSelectionChangeEvent} backup-selection-change - the items or their credits changed; at most once per frame
 * @fires {BackupRunFinishedEvent} backup-run-finished - a backup started here ended
 * @fires {BackupNavigateEvent} backup-navigate - View backup was pressed, or the licenses of people who left
 * @fires {BackupErrorEvent} backup-error - a start or a count failed
 * @slot heading - replaces the text of the heading
 * @slot empty - replaces the content of the empty box
 * @csspart items - list of items
 * @csspart except - exceptions below the items
 * @csspart bar - bar of available credits
 * @csspart over-limit - suggestions if credits are short
 * @csspart run - card of the last started backup
 * @csspart start-notice - notice about a start that did not happen
 * @csspart problem - error message with Retry
 * @csspart button - a button
 * @csspart primary - a main button, with `button`
 * @csspart input - a field or select
 * @csspart checkbox - a checkbox or radio button
 * @csspart menu - a menu
 * @csspart menu-item - an entry of a menu
 * @csspart row - a row of a list
 * @csspart dialog - a dialog
 */
export class SelectionBox extends LitElement {
  static override styles = boxStyleSheets

  /** Session to show. Default: the session of the surrounding context. */
  @property({ attribute: false }) session: BackupSession | undefined
  /** BCP 47 language tag for numbers and dates. Default: the locale of the surrounding element, or English. */
  @property() locale: string | undefined
  /** Texts that replace texts of the catalogue. */
  @property({ attribute: false }) messages: Partial<Messages> | undefined
  /** Number of licenses above which a start is reviewed first. 0 reviews each start; `none` reviews none. */
  @property({ attribute: 'confirm-above', converter: readThreshold }) confirmAbove: number | 'none' = DEFAULT_THRESHOLD
  tags: Tags = defaultTags
  /** Run of the card. Default: the run started here last, or a running backup of the scope. */
  @property({ attribute: false })
  get run(): BackupRun | undefined {
    return this.#runCard.run
  }
  set run(run: BackupRun | undefined) {
    this.#runCard.show(run)
  }

  readonly #link = new Connection(this)
  readonly #announcer = new Announcer(this)
  readonly #dialog = new ModalDialog(this)
  readonly #menu = new Menu(this)
  readonly #removed = new RemovedItems(this, this.#link)
  readonly #exceptions = new Exceptions(
    {
      host: this,
      link: this.#link,
      announcer: this.#announcer,
      removed: this.#removed,
      menu: new Menu(this),
      createList: (options) => new ItemList(this, this.#link, options),
    },
    (load) => void this.#openDialog(load),
  )
  /** The part of the exceptions, as of the last render. */
  #except: ExceptPart | undefined
  readonly #list = new ItemList(this, this.#link, {
    label: () => this.#link.t('boxList'),
    moveTitle: () => this.#except && this.#link.t('exceptMove'),
    describedBy: 'item-help',
    onRemove: (items) => this.#removed.remove(items),
    onMove: (items) => this.#except?.move(items, true),
  })
  readonly #shift = new ShiftPress()
  readonly #meter = new CreditMeter(this, this.#link)
  readonly #start = new StartFlow(this, this.#link)
  readonly #checkNews = new CheckNews(this, this.#link, this.#announcer)
  readonly #runCard = new RunCard(this, this.#link, this.#announcer, this.#dialog)
  readonly #plan = new PlanFile(this, this.#link, this.#dialog)
  readonly #keep = new KeepStart({
    host: this,
    link: this.#link,
    announcer: this.#announcer,
    dialog: this.#dialog,
    confirmAbove: () => this.confirmAbove,
    openDialog: (open) => this.#openDialog(open),
    onStart: (session, policy) => void this.#startBackup(session, undefined, policy),
    onSaved: () => this.#removed.forget(),
  })
  #gap: CoverageGap | undefined
  #review: StartReview | undefined
  /** Error of a dialog that could not be loaded. */
  @state() private dialogFailure: { error: BackupError; onRetry(): void } | undefined

  constructor() {
    super()
    this.addController(createSelectionNews(this, this.#link))
  }

  /** Whether START also creates a policy, which protects users who join later. */
  keepsProtecting(): boolean {
    return this.#link.session !== undefined && this.#keep.isOn(this.#link.session)
  }

  /** Shows a backup that another element started, with its items and settings, and focuses its title. */
  async showStarted(run: BackupRun, started: StartedBackup): Promise<void> {
    await this.#showRun(run, started)
    this.#focusRun()
  }

  override render(): TemplateResult {
    const { session } = this.#link
    if (session === undefined) return renderUnconnected(this.#link)
    const { t } = this.#link
    const items = this.#link.read(session.selection.box)
    const exceptions = this.#link.read(session.selection.exceptions)
    const isEmpty = items.length + exceptions.length === 0
    const except = this.#exceptions.part(session)
    this.#except = except
    this.#list.take(items)
    const run = this.#runCard.render(session)
    const isPanel = isEmpty && this.#runCard.isPanel(session)
    const chosen = this.#list.chosen + (except?.list.chosen ?? 0)
    const menu = except?.renderAddMenu(session) ?? nothing
    return html`
      <section class="box ${isPanel ? 'has-panel' : ''}" aria-labelledby="title">
        <header class="head">
          <h2 id="title"><slot name="heading">${t('boxTitle')}</slot></h2>
          ${items.length === 0 ? nothing : html`<span class="chip number">${t('itemCount', { items: items.length })}</span>`}
          <span class="space"></span>
          ${this.#renderMenu(session, isEmpty)}
        </header>
        ${renderCommands(this.#link, session, { chosen, menu, onAdd: this.#onAddClick, onAddKeydown: this.#shift.onKeydown, onRemove: this.#onRemoveClick })}
        <div class="middle ${isEmpty ? 'is-empty' : ''}">
          ${isPanel ? run : isEmpty ? renderEmptyBox(this.#link) : this.#renderItems(session, items)}
          ${isEmpty ? nothing : except?.render(session, exceptions)} ${this.#removed.render(session)}
        </div>
        <footer class="foot">
          ${this.#plan.render()}
          ${this.dialogFailure === undefined ? nothing : renderProblem(this.#link, { title: t('partFailed'), ...this.dialogFailure })}
          ${this.#keep.render(session)}
          <div class="meter">${this.#meter.render(session)} ${renderCounting(this.#link, session)} ${this.#renderOver(session)}</div>
          ${renderStartNotice(this.#start, this.#link, this.#onReviewAgain)} ${renderStartBar(this.#link, session, this.#startBar(session))} ${isPanel ? nothing : run}
        </footer>
      </section>
      ${this.#dialog.render()} ${this.#announcer.render()}
    `
  }

  #renderItems(session: BackupSession, items: Box): TemplateResult {
    if (items.length > 0) return this.#list.render(session)
    return html`<p class="only-exceptions secondary">${this.#link.t('startNeedsItems')}</p>`
  }

  #renderMenu(session: BackupSession, isEmpty: boolean): TemplateResult {
    const { t } = this.#link
    const { box, exceptions } = session.selection
    const dots = html`<svg viewBox="0 0 16 16" aria-hidden="true" class="dots"><circle cx="8" cy="3" r="1.25" /><circle cx="8" cy="8" r="1.25" /><circle cx="8" cy="13" r="1.25" /></svg>`
    return this.#menu.render(t('boxMenu'), dots, [
      { label: t('savePlan'), onChoose: () => void this.#plan.save(), isDisabled: isEmpty },
      { label: t('openPlan'), onChoose: () => this.#plan.choose() },
      { label: t('showGap'), onChoose: this.#onGap },
      ...(this.#except?.entries(this.#list) ?? []),
      ...this.#keep.menuEntries(session),
      { label: t('clearAll'), onChoose: () => this.#removed.remove(box.value, exceptions.value), isDisabled: isEmpty },
    ])
  }

  #renderOver(session: BackupSession): unknown {
    return renderOverLimit(this.#link, session, {
      isBusy: this.#isBusy(session),
      onRemove: (items) => this.#removed.remove(items),
      onReviewFirst: (first) => this.#openReview(session, first),
      onOpenLicenses: hasPage(this, 'licensesPage') ? () => openLicenses(this, session) : undefined,
    })
  }

  #startBar(session: BackupSession): StartBarOptions {
    return {
      isBusy: this.#isBusy(session),
      keep: this.#keep.choice(session),
      onStart: this.#onStartClick,
      onSettings: this.#onSettingsClick,
      onResetSettings: () => session.draft.setSettings(undefined),
    }
  }

  #isBusy(session: BackupSession): boolean {
    return this.#start.isBusy || this.#link.read(session.isStarting)
  }

  #openReview(session: BackupSession, first?: number, onConfirm = (): void => void this.#startBackup(session, first)): void {
    if (this.#isBusy(session)) return
    const hasCustom = session.draft.settings.value !== undefined
    const settings = this.#link.t(hasCustom ? 'customSettings' : 'defaultSettings')
    void this.#openDialog(async () => {
      const { StartReview } = await import('./start-review.js')
      this.#review ??= new StartReview(this, this.#link, this.#dialog)
      await this.#review.open({ session, first, settings, onConfirm })
    })
  }

  /** Opens a dialog whose code loads on demand. */
  async #openDialog(open: () => Promise<void>): Promise<void> {
    this.dialogFailure = undefined
    try {
      await open()
    } catch (error) {
      this.dialogFailure = { error: toBackupError(error), onRetry: () => void this.#openDialog(open) }
    }
  }

  async #startBackup(session: BackupSession, first?: number, policy?: NewPolicy): Promise<void> {
    const settings = session.draft.settings.value
    this.#checkNews.sayStartWaits()
    const started = { ...describeStart(session, settings !== undefined), policyName: policy?.name }
    const run = await this.#start.start(settings, { first, policy })
    if (run === undefined) return
    if (policy !== undefined) this.#keep.set(false)
    session.draft.setSettings(undefined)
    await this.#showRun(run, started)
    if (this.matches(':focus-within')) this.#focusRun()
  }

  async #showRun(run: BackupRun, started: StartedBackup): Promise<void> {
    this.#meter.mute()
    this.#removed.forget()
    this.#runCard.show(run, started)
    await this.updateComplete
  }

  /** The result replaces the list, so the focus moves to its title. The title is not a control, so a second Enter has no effect. */
  #focusRun(): void {
    this.renderRoot.querySelector<HTMLElement>('.run-title')?.focus()
  }

  readonly #onReviewAgain = (first: number, onConfirm: () => void): void => {
    const { session } = this.#link
    if (session !== undefined) this.#openReview(session, first, onConfirm)
  }

  readonly #onGap = (): void => {
    void this.#openDialog(async () => {
      const { CoverageGap } = await import('./coverage-gap.js')
      this.#gap ??= new CoverageGap(this, this.#link, this.#dialog)
      this.#gap.open()
    })
  }

  readonly #onAddClick = (event: MouseEvent): void => {
    const { session } = this.#link
    if (session === undefined || session.selection.ticked.value.size === 0) return
    if (this.#except !== undefined && this.#shift.isHeld(event)) {
      this.#except.addTicked(session)
      return
    }
    this.#removed.forget()
    const before = session.selection.box.value.length
    session.selection.add()
    // the credit line may not change: a group takes no credit if its members are already in the list
    const added = session.selection.box.value.length - before
    if (added > 0) this.#announcer.announce(this.#link.t('itemsAdded', { items: added }))
  }

  readonly #onRemoveClick = (): void => {
    this.#removed.remove(this.#list.chosenItems(), this.#except?.list.chosenItems() ?? [])
  }

  readonly #onStartClick = (): void => {
    const { session } = this.#link
    if (session === undefined || this.#isBusy(session)) return
    if (this.#keep.isOn(session)) this.#keep.open(session)
    else if (session.canStart.value) {
      if (needsReview(session.credits.value.allocated, this.confirmAbove)) this.#openReview(session)
      else void this.#startBackup(session)
    }
  }

  readonly #onSettingsClick = (): void => {
    const { session } = this.#link
    if (session === undefined || session.selection.box.value.length === 0) return
    this.dispatchEvent(new BackupSettingsEvent({ request: session.request(session.draft.settings.value) }, createId()))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'selection-box': SelectionBox
  }
}
