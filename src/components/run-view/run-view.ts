import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import type { BackupError, BackupRun, BackupSession } from '../../core/index.js'
import { Announcer } from '../announcer.js'
import { Connection } from '../connection.js'
import { createCorrelationId } from '../correlation-id.js'
import { BackupRunFinishedEvent } from '../events.js'
import { gridStyles } from '../grid/grid.styles.js'
import { listHeaderStyles } from '../list-header/list-header.styles.js'
import type { Messages } from '../messages/messages.js'
import { renderProblem } from '../problem.js'
import { noticeStyles } from '../start-flow/start-notice.styles.js'
import { defaultTags, type Tags } from '../tags.js'
import { controls, tokens } from '../tokens.js'
import { userRowStyles } from '../user-row/user-row.styles.js'
import { windowingStyles } from '../windowing.js'
import { renderChart } from './chart.js'
import { isOver } from './pace.js'
import { RunList } from './run-list.js'
import { renderProgress } from './run-progress.js'
import { renderRunStatus } from './run-status.js'
import { RunUsers } from './run-users.js'
import { runViewStyles } from './run-view.styles.js'

/**
 * A started backup, live: how far it is, who failed and why, and trying them again. Without a run, the backups to choose from.
 * @tag backup-run-view
 * @fires {BackupRunFinishedEvent} backup-run-finished - the run that was being followed has ended
 * @fires {BackupErrorEvent} backup-error - users could not be loaded or tried again
 * @csspart problem - a failure and the way on
 * @cssprop [--backup-list-size=30em] - block size of the list of users, at most
 */
export class BackupRunView extends LitElement {
  static override styles = [tokens, controls, noticeStyles, windowingStyles, gridStyles, listHeaderStyles, userRowStyles, runViewStyles]

  /** Default: the session of the context around it. */
  @property({ attribute: false }) session: BackupSession | undefined
  /** BCP 47. Default: the language around it, else English. */
  @property() locale: string | undefined
  /** Texts of your own, over the catalogue's. */
  @property({ attribute: false }) messages: Partial<Messages> | undefined
  /** The run to show; without it, a list of runs to choose from. */
  @property({ attribute: 'run-id' }) runId: string | undefined

  tags: Tags = defaultTags
  readonly #link = new Connection(this)
  readonly #announcer = new Announcer(this)
  readonly #runs = new RunList(this, this.#link, (runId) => this.#onChoose(runId))
  readonly #users = new RunUsers(this, this.#link, this.#announcer)

  /** Chosen here: a run, or `null` for the list of them. */
  @state() private chosen: string | null | undefined
  /** The run that was last seen going on: when it ends, that is news. */
  #going: { session: BackupSession; runId: string } | undefined

  get #shownId(): string | undefined {
    const id = this.chosen === undefined ? this.runId : this.chosen
    return id === null || id === '' ? undefined : id
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('runId')) this.chosen = undefined
  }

  protected override updated(): void {
    const { session } = this.#link
    const runId = this.#shownId
    if (session === undefined || runId === undefined) return
    const run = session.run(runId).value
    const wasGoing = this.#going?.session === session && this.#going.runId === runId
    if (!wasGoing) this.#going = undefined
    if (run === undefined) return
    if (!isOver(run)) this.#going = { session, runId }
    else if (wasGoing) this.#onEnd(run)
  }

  protected override render(): TemplateResult {
    return html`<div class="page">${this.#renderBody()}${this.#announcer.render()}</div>`
  }

  #renderBody(): TemplateResult {
    const { say, session } = this.#link
    if (session === undefined) return renderSkeleton(say('runViewLoading'))
    const cloudsError = this.#link.read(session.cloudsError)
    const clouds = this.#link.read(session.clouds)
    if (this.#link.read(session.domain) === undefined) {
      if (cloudsError !== undefined) return this.#renderFailed(cloudsError, () => session.refresh())
      return clouds.length === 0 ? renderSkeleton(say('runViewLoading')) : html`<p class="notice">${say('noDomain')}</p>`
    }
    if (!this.#link.read(session.capabilities).has('runs')) return html`<p class="notice">${say('runViewNone')}</p>`
    const runId = this.#shownId
    return runId === undefined ? this.#renderRuns(session) : this.#renderRun(session, runId)
  }

  #renderRuns(session: BackupSession): TemplateResult {
    const { say } = this.#link
    return html`
      <header>
        <div>
          <h2 tabindex="-1">${say('runList')}</h2>
          <p class="secondary">${say('runListAbout', { domain: this.#link.read(session.domain)?.name ?? '' })}</p>
        </div>
      </header>
      ${this.#runs.render(session)}
    `
  }

  #renderRun(session: BackupSession, runId: string): TemplateResult {
    const { say } = this.#link
    const run = this.#link.read(session.run(runId))
    if (run === undefined) return this.#renderUnknown(session, runId)
    const { date } = this.#link.words.format
    const now = Date.now()
    return html`
      <header>
        <div>
          <h2 tabindex="-1"><span>${say('runViewTitle', { total: run.total })}</span> ${renderRunStatus(this.#link, run)}</h2>
          <p class="secondary">
            ${say('runViewStartedAt', { at: date(run.startedAt) })}
            ${run.finishedAt === undefined ? nothing : html` · ${say('runViewFinishedAt', { at: date(run.finishedAt) })}`}
          </p>
        </div>
        ${this.#renderAll()}
      </header>
      ${renderProgress(this.#link, run, now)} ${renderChart(this.#link, run, now)} ${this.#users.render(session, run)}
    `
  }

  /** Not answered yet, not there, or not to be had: what its users say tells which. */
  #renderUnknown(session: BackupSession, runId: string): TemplateResult {
    const { say } = this.#link
    const users = session.runUsers(runId)
    const error = this.#link.read(users.error)
    if (error === undefined || error.code === 'unsupported') return renderSkeleton(say('runViewLoading'))
    if (error.code !== 'not-found') return this.#renderFailed(error, () => users.more())
    return html`
      <header>
        <div>
          <h2 tabindex="-1">${say('runViewUnknown')}</h2>
          <p class="secondary">${say('runViewUnknownText')}</p>
        </div>
        ${this.#renderAll()}
      </header>
    `
  }

  #renderFailed(error: BackupError, retry: () => Promise<unknown>): TemplateResult {
    const onRetry = (): void => {
      retry().catch(() => {})
      // the button goes with the failure
      this.renderRoot.querySelector<HTMLElement>('h2')?.focus()
    }
    return html`
      <header><h2 tabindex="-1">${this.#link.say('runList')}</h2></header>
      ${renderProblem(this.#link, { what: this.#link.say('runViewFailed'), error, onRetry })}
    `
  }

  #renderAll(): TemplateResult {
    return html`<button class="button" type="button" @click=${() => this.#onChoose(null)}>${this.#link.say('runListAll')}</button>`
  }

  #onChoose(runId: string | null): void {
    this.chosen = runId
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('h2')?.focus())
  }

  #onEnd(run: BackupRun): void {
    this.#going = undefined
    this.dispatchEvent(new BackupRunFinishedEvent({ run }, createCorrelationId()))
    this.#announcer.say(this.#link.say('runViewEnded', { done: run.done, failed: run.failed }))
  }
}

/** In the shape of what will come. */
const renderSkeleton = (label: string): TemplateResult => html`
  <div class="skeleton" aria-busy="true">
    <span class="unseen">${label}</span>
    <div class="title"></div>
    <div></div>
    <div></div>
  </div>
`

declare global {
  interface HTMLElementTagNameMap {
    'backup-run-view': BackupRunView
  }
}
