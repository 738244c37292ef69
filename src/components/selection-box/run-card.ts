import { html, type LitElement, nothing, type ReactiveController } from 'lit'
import type { BackupRun, BackupSession, Scope } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { createCorrelationId } from '../base/correlation-id.js'
import { cssVars } from '../base/css-vars.js'
import { BackupNavigateEvent, BackupRunFinishedEvent } from '../base/events.js'
import { sameScope } from '../base/refs.js'
import { renderSimulationBadge } from '../parts/simulation-badge.js'

const isOver = ({ status }: BackupRun): boolean => status !== 'queued' && status !== 'running'

/** Card of the backup that was started last, or of a running backup found in the list of runs. */
export class RunCard implements ReactiveController {
  readonly #host: LitElement
  readonly #link: Connection
  #started: { session: BackupSession | undefined; scope: Scope | undefined; run: BackupRun } | undefined
  #latest: BackupRun | undefined
  /** Id of the run that the administrator dismissed. */
  #hidden: string | undefined
  #hasTold = false

  constructor(host: LitElement, link: Connection) {
    this.#host = host
    this.#link = link
    host.addController(this)
  }

  get run(): BackupRun | undefined {
    return this.#started?.run
  }

  /** Announce the end of a run unless it was already over when first shown; a run started here is always announced. */
  show(run: BackupRun | undefined, isStartedHere = false): void {
    const { session } = this.#link
    this.#started = run && { session, scope: session?.scope.value, run }
    this.#latest = run
    this.#hasTold = run !== undefined && isOver(run) && !isStartedHere
    this.#host.requestUpdate()
  }

  hostUpdated(): void {
    if (this.#started === undefined || this.#latest === undefined || this.#hasTold || !isOver(this.#latest)) return
    this.#hasTold = true
    this.#host.dispatchEvent(new BackupRunFinishedEvent({ run: this.#latest }, createCorrelationId()))
  }

  /** Finds a running backup: started before a reload, in another tab or by another administrator. */
  #find(session: BackupSession, scope: Scope | undefined): void {
    if (!this.#link.read(session.capabilities).has('runs')) return
    const [newest] = this.#link.read(session.runs.rows)
    if (newest === undefined || newest.id === this.#hidden || isOver(newest)) return
    this.#started = { session, scope, run: newest }
    this.#hasTold = false
  }

  render(session: BackupSession): unknown {
    const scope = this.#link.read(session.scope)
    const isHere = (): boolean => this.#started?.session === session && sameScope(this.#started.scope, scope)
    if (!isHere()) this.#find(session, scope)
    if (this.#started === undefined || !isHere()) return nothing
    const { t } = this.#link
    const { id } = this.#started.run
    const run = this.#link.read(session.run(id)) ?? this.#started.run
    this.#latest = run
    const { total, done, failed, status } = run
    const ended = done + failed
    const shares = { '--_done': String(total === 0 ? 0 : done / total), '--_failed': String(total === 0 ? 0 : failed / total) } as const
    const canView = this.#link.read(session.capabilities).has('runs')
    return html`
      <div class="run ${status}" part="run">
        <div class="run-head">
          <strong>${t('runViewTitle', { total })}</strong>
          <span class="chip ${status === 'completed' ? 'good' : status === 'failed' ? 'bad' : status === 'completed-with-errors' ? 'warn' : ''}"
            >${t('runViewStatus', { status })}</span
          >
          <button type="button" class="button plain icon" aria-label=${t('hideRun')} title=${t('hideRun')} @click=${this.#onHide}>
            <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m4 4 8 8m0-8-8 8" /></svg>
          </button>
        </div>
        ${renderSimulationBadge(this.#link, session)}
        <div
          class="run-bar"
          role="progressbar"
          aria-label=${t('runViewTitle', { total })}
          aria-valuemin="0"
          aria-valuemax=${total}
          aria-valuenow=${ended}
          aria-valuetext=${t('runViewDoneOf', { done, total })}
          ${cssVars(shares)}
        >
          <span class="done"></span><span class="failed"></span>
        </div>
        <div class="run-foot">
          <span class="secondary number"
            >${t('runViewDoneOf', { done, total })}${failed > 0 ? html` · <span class="failed-count">${t('runViewFailedCount', { failed })}</span>` : nothing}</span
          >
          ${canView ? html`<button type="button" class="button small" @click=${this.#onView}>${t('viewRun')}</button>` : nothing}
        </div>
      </div>
    `
  }

  readonly #onHide = (): void => {
    this.#hidden = this.#started?.run.id
    this.#started = undefined
    this.#host.requestUpdate()
  }

  readonly #onView = (): void => {
    const runId = this.#started?.run.id
    if (runId !== undefined) this.#host.dispatchEvent(new BackupNavigateEvent({ to: 'run', runId }, createCorrelationId()))
  }
}
