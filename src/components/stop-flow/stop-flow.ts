import { html, type LitElement, nothing, type ReactiveController, type TemplateResult } from 'lit'
import { type BackupError, type BackupRun, type BackupSession, type StopForecast, toBackupError } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { fireError, renderProblem } from '../base/problem.js'
import { endText, isOver, type StopParts } from './stop-parts.js'

/** An open confirmation: the run, and the forecast of a stop at this number of ended users. */
interface Asked {
  session: BackupSession
  run: BackupRun
  ended: number
  forecast?: StopForecast | undefined
}

/** Stops a run. Shows a confirmation with the effect, and the failure. Loaded when Stop is pressed. */
export class StopFlow implements ReactiveController {
  readonly #host: LitElement
  readonly #link: Connection
  readonly #parts: StopParts
  #asked: Asked | undefined
  /** Id of the run whose stop was requested. */
  #stopping: string | undefined
  #failure: { runId: string; error: BackupError } | undefined

  constructor(host: LitElement, link: Connection, parts: StopParts) {
    this.#host = host
    this.#link = link
    this.#parts = parts
    host.addController(this)
  }

  /** Keeps an open confirmation up to date, and closes it if the run can no longer be stopped. */
  hostUpdated(): void {
    const asked = this.#asked
    if (asked === undefined) return
    const run = asked.session.run(asked.run.id).value ?? asked.run
    if (isOver(run) || run.isStopping === true) queueMicrotask(() => this.#asked === asked && this.#parts.dialog.close())
    else if (run.done + run.failed !== asked.ended) this.#forecast(asked, run)
  }

  /** Whether a stop of this run was requested and is not answered yet. */
  isStopping(run: BackupRun): boolean {
    return this.#stopping === run.id
  }

  renderProblem(session: BackupSession, run: BackupRun): TemplateResult | typeof nothing {
    const failure = this.#failure
    if (failure === undefined || failure.runId !== run.id || isOver(run)) return nothing
    return renderProblem(this.#link, {
      title: this.#link.t('stopFailed'),
      error: failure.error,
      onRetry: () => void this.#stop(session, run),
    })
  }

  /** Opens the confirmation. */
  open(session: BackupSession, run: BackupRun): void {
    if (this.#stopping === run.id) return
    const { t } = this.#link
    const asked: Asked = { session, run, ended: run.done + run.failed }
    this.#asked = asked
    this.#parts.dialog.open(
      {
        title: () => t('stopTitle'),
        body: () => {
          const { forecast } = this.#asked ?? asked
          return html`<p aria-live="polite">${forecast === undefined ? t('stopChecking') : t('stopText', forecast)}</p>
            <p class="secondary">${t(run.policyId === undefined ? 'stopAgain' : 'stopPolicy')}</p>`
        },
        actions: () => html`
          <button part="button" type="button" class="button" @click=${() => this.#parts.dialog.close()}>${t('stopKeep')}</button>
          <button part="button primary" type="button" class="button primary" @click=${() => this.#onConfirm(session, run)}>${t('stopRun')}</button>
        `,
      },
      () => {
        this.#asked = undefined
      },
    )
    this.#forecast(asked, run)
  }

  /** Updates the forecast, because the run continues while the confirmation is open. */
  #forecast(asked: Asked, run: BackupRun): void {
    asked.ended = run.done + run.failed
    asked.session.forecastStop(run.id).then(
      (forecast) => {
        asked.forecast = forecast
        this.#host.requestUpdate()
      },
      () => {
        // the confirmation then shows no figures
        asked.forecast ??= { released: undefined, inProgress: undefined, credits: undefined }
        this.#host.requestUpdate()
      },
    )
  }

  #onConfirm(session: BackupSession, run: BackupRun): void {
    this.#parts.dialog.close()
    void this.#stop(session, run)
  }

  async #stop(session: BackupSession, run: BackupRun): Promise<void> {
    if (this.#stopping !== undefined) return
    this.#stopping = run.id
    this.#failure = undefined
    this.#host.requestUpdate()
    try {
      const answer = await session.stopRun(run.id)
      const left = answer.total - answer.done - answer.failed - (answer.stopped ?? 0)
      this.#parts.announcer.announce(isOver(answer) ? endText(this.#link, answer) : this.#link.t('stopBegun', { left }))
    } catch (thrown) {
      const error = toBackupError(thrown)
      this.#failure = { runId: run.id, error }
      fireError(this.#host, error)
    } finally {
      this.#stopping = undefined
      this.#host.requestUpdate()
    }
    if (this.#failure !== undefined) return
    await this.#host.updateComplete
    // The button has been removed, so the focus moves to the result, unless the administrator works elsewhere.
    const isLost = document.activeElement === null || document.activeElement === document.body
    if (!isLost && !this.#host.matches(':focus-within')) return
    this.#host.renderRoot.querySelector<HTMLElement>(this.#parts.result)?.focus()
  }
}
