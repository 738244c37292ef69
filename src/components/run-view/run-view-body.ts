import { html, nothing, type TemplateResult } from 'lit'
import { createId } from '../../core/for-components.js'
import type { BackupError, BackupRun, BackupSession } from '../../core/index.js'
import { Announcer } from '../base/announcer.js'
import type { ConnectedElement, Connection } from '../base/connection.js'
import type { Body } from '../base/define-lazy-element.js'
import { BackupNavigateEvent, BackupRunFinishedEvent } from '../base/events.js'
import { noDomainKey } from '../base/no-domain.js'
import { renderProblem } from '../base/problem.js'
import { renderUnconnected } from '../base/unconnected.js'
import { dialogStyles, ModalDialog } from '../parts/dialog.js'
import { gridStyles } from '../parts/grid/grid.styles.js'
import { listHeaderStyles } from '../parts/list-header/list-header.styles.js'
import { renderSimulationBadge, simulationBadgeStyles } from '../parts/simulation-badge.js'
import { subpageStyles } from '../parts/subpage.styles.js'
import { userRowStyles } from '../parts/user-row/user-row.styles.js'
import { windowingStyles } from '../parts/windowing.styles.js'
import { StopButton } from '../stop-flow/stop-button.js'
import { endText } from '../stop-flow/stop-parts.js'
import { renderChart } from './chart.js'
import { runChartStyles } from './run-chart.styles.js'
import { renderRunFacts } from './run-facts.js'
import { runFactsStyles } from './run-facts.styles.js'
import { RunList } from './run-list.js'
import { createMilestones, type Milestone } from './run-milestones.js'
import { renderProgress } from './run-progress.js'
import { renderRunStatus } from './run-status.js'
import { RunUsers } from './run-users.js'
import { runViewStyles } from './run-view.styles.js'

export const styles = [
  simulationBadgeStyles,
  windowingStyles,
  dialogStyles,
  gridStyles,
  listHeaderStyles,
  userRowStyles,
  subpageStyles,
  runViewStyles,
  runFactsStyles,
  runChartStyles,
]

/** Properties of `<backup-run-view>` that the body reads. */
export interface RunViewHost extends ConnectedElement {
  runId: string | undefined
}

export const createBody = (host: RunViewHost, link: Connection): Body => new RunViewBody(host, link)

class RunViewBody implements Body {
  readonly #host: RunViewHost
  readonly #link: Connection
  readonly #announcer: Announcer
  readonly #runs: RunList
  readonly #users: RunUsers
  readonly #dialog: ModalDialog
  readonly #stop: StopButton
  /** `runId` of the last update. */
  #runId: string | undefined
  /** Run chosen in this element, or `null` for the list of runs. */
  #chosen: string | null | undefined
  /** Run of the last render, or `null` for the list of runs. */
  #rendered: string | null | undefined
  #hadFocus = false
  #milestoneOf = createMilestones()
  /** Session whose run is followed. */
  #followed: BackupSession | undefined

  constructor(host: RunViewHost, link: Connection) {
    this.#host = host
    this.#link = link
    this.#announcer = new Announcer(host)
    this.#runs = new RunList(host, link, (runId) => this.#onChoose(runId))
    this.#users = new RunUsers(host, link, this.#announcer)
    this.#dialog = new ModalDialog(host)
    this.#stop = new StopButton(host, link, { announcer: this.#announcer, dialog: this.#dialog, result: 'h2' })
    this.#runId = host.runId
  }

  get #shownId(): string | undefined {
    const id = this.#chosen === undefined ? this.#host.runId : this.#chosen
    return id === null || id === '' ? undefined : id
  }

  hostUpdate(): void {
    this.#hadFocus = (this.#host.renderRoot as ShadowRoot).activeElement !== null
    if (this.#host.runId === this.#runId) return
    this.#runId = this.#host.runId
    this.#chosen = undefined
  }

  hostUpdated(): void {
    this.#keepFocus()
    const { session } = this.#link
    const runId = this.#shownId
    if (session === undefined || runId === undefined) return
    const run = session.run(runId).value
    if (run === undefined) return
    if (this.#followed !== session) this.#milestoneOf = createMilestones()
    this.#followed = session
    this.#onMilestone(run, this.#milestoneOf(run))
  }

  render(): TemplateResult {
    return html`<div class="page">${this.#renderBody()}${this.#dialog.render()}${this.#announcer.render()}</div>`
  }

  #renderBody(): TemplateResult {
    const { t, session } = this.#link
    if (session === undefined) return renderUnconnected(this.#link)
    const cloudsError = this.#link.read(session.cloudsError)
    if (this.#link.read(session.domain) === undefined) {
      if (cloudsError !== undefined) return this.#renderFailed(cloudsError, () => session.refresh())
      if (!this.#link.read(session.hasClouds)) return renderSkeleton(t('runViewLoading'))
      return html`<p class="notice">${t(noDomainKey(this.#link.read(session.clouds)))}</p>`
    }
    if (!this.#link.read(session.capabilities).has('runs')) return html`<p class="notice">${t('runViewNone')}</p>`
    const runId = this.#shownId
    return runId === undefined ? this.#renderRuns(session) : this.#renderRun(session, runId)
  }

  #renderRuns(session: BackupSession): TemplateResult {
    const { t } = this.#link
    return html`
      <header role="none">
        <div>
          <h2 tabindex="-1"><slot name="heading">${t('runList')}</slot></h2>
          ${renderSimulationBadge(this.#link, session)}
          <p class="secondary">${t('runListAbout', { domain: this.#link.read(session.domain)?.name ?? '' })}</p>
        </div>
      </header>
      ${this.#runs.render(session)}
    `
  }

  #renderRun(session: BackupSession, runId: string): TemplateResult {
    const { t } = this.#link
    const run = this.#link.read(session.run(runId))
    if (run === undefined) return this.#renderUnknown(session, runId)
    const { date } = this.#link.words.format
    const now = Date.now()
    return html`
      <header role="none">
        <div>
          <h2 tabindex="-1"><slot name="heading"><span>${t('runViewTitle', { total: run.total })}</span></slot> ${renderRunStatus(this.#link, run)}</h2>
          ${renderSimulationBadge(this.#link, session)}
          <p class="secondary">
            ${t('runViewStartedAt', { at: date(run.startedAt) })}
            ${run.finishedAt === undefined ? nothing : html` · ${t('runViewFinishedAt', { at: date(run.finishedAt) })}`}
          </p>
        </div>
        <div class="head-actions">${this.#stop.render(session, run)} ${this.#renderAll()}</div>
      </header>
      ${this.#stop.renderProblem(session, run)} ${renderProgress(this.#link, run, now)} ${this.#renderStopped(run)} ${renderRunFacts(this.#link, session, run)} ${renderChart(this.#link, run, now)} ${this.#users.render(session, run)}
    `
  }

  #renderStopped({ status, stopped = 0 }: BackupRun): TemplateResult | typeof nothing {
    if (status !== 'stopped' || stopped === 0) return nothing
    return html`<p class="secondary stopped">${this.#link.t('stopNote', { stopped })}</p>`
  }

  /** The run is loading, missing or failed to load. The list of its users shows which. */
  #renderUnknown(session: BackupSession, runId: string): TemplateResult {
    const { t } = this.#link
    const users = session.runUsers(runId)
    const error = this.#link.read(users.error)
    if (error === undefined || error.code === 'unsupported') return renderSkeleton(t('runViewLoading'))
    if (error.code !== 'not-found') return this.#renderFailed(error, () => users.more())
    return html`
      <header role="none">
        <div>
          <h2 tabindex="-1">${t('runViewUnknown')}</h2>
          <p class="secondary">${t('runViewUnknownText')}</p>
        </div>
        ${this.#renderAll()}
      </header>
    `
  }

  #renderFailed(error: BackupError, retry: () => Promise<unknown>): TemplateResult {
    const onRetry = (): void => {
      retry().catch(() => {})
      // Retrying removes the button, so the focus moves to another element.
      this.#host.renderRoot.querySelector<HTMLElement>('h2')?.focus()
    }
    return html`
      <header role="none"><h2 tabindex="-1"><slot name="heading">${this.#link.t('runList')}</slot></h2></header>
      ${renderProblem(this.#link, { title: this.#link.t('runViewFailed'), error, onRetry })}
    `
  }

  #renderAll(): TemplateResult {
    return html`<button part="button" class="button" type="button" @click=${() => this.#onChoose(undefined)}>${this.#link.t('runListAll')}</button>`
  }

  /** Shows a run, or the list of runs, unless the host page cancels it to follow with its own route. */
  #onChoose(runId: string | undefined): void {
    const detail = { to: 'run' as const, ...(runId === undefined ? {} : { runId }) }
    if (!this.#host.dispatchEvent(new BackupNavigateEvent(detail, createId()))) return
    this.#chosen = runId ?? null
    this.#host.requestUpdate()
  }

  /** After another run or the list of runs is shown, moves the focus from the previous content to the new content. */
  #keepFocus(): void {
    const shown = this.#shownId ?? null
    const before = this.#rendered
    this.#rendered = shown
    if (before === undefined || shown === before || !this.#hadFocus) return
    void this.#host.updateComplete.then(() => {
      if (shown === null && this.#runs.focus()) return
      this.#host.renderRoot.querySelector<HTMLElement>('h2')?.focus()
    })
  }

  #onMilestone(run: BackupRun, milestone: Milestone | undefined): void {
    if (milestone === undefined) return
    if (milestone === 'end') this.#host.dispatchEvent(new BackupRunFinishedEvent({ run }, createId()))
    const { done, failed, total } = run
    const { t } = this.#link
    const text =
      milestone === 'end'
        ? endText(this.#link, run)
        : t('runViewProgressWords', { done, failed, total, left: total - done - failed - (run.stopped ?? 0) })
    // Announces after the update that shows the same state.
    void this.#host.updateComplete.then(() => this.#announcer.announce(text))
  }
}

/** Renders placeholders in the shape of a backup. */
const renderSkeleton = (label: string): TemplateResult => html`
  <div class="skeleton" aria-busy="true">
    <span class="unseen">${label}</span>
    <div class="title"></div>
    <div></div>
    <div></div>
  </div>
`
