import { html, type LitElement, nothing, type TemplateResult } from 'lit'
import { type BackupError, type BackupRun, type BackupSession, toBackupError } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { renderProblem } from '../base/problem.js'
import type { StopFlow } from './stop-flow.js'
import { isOver, type StopParts } from './stop-parts.js'

/** The button that stops a run. Loads the confirmation when it is pressed. */
export class StopButton {
  readonly #host: LitElement
  readonly #link: Connection
  readonly #parts: StopParts
  #flow: StopFlow | undefined
  /** Error of loading the confirmation. */
  #loadError: BackupError | undefined

  constructor(host: LitElement, link: Connection, parts: StopParts) {
    this.#host = host
    this.#link = link
    this.#parts = parts
  }

  /** Renders the button while the run can be stopped. */
  render(session: BackupSession, run: BackupRun, look = ''): TemplateResult | typeof nothing {
    const { t } = this.#link
    if (isOver(run) || run.isStopping === true || !this.#link.read(session.capabilities).has('stop')) return nothing
    const isStopping = this.#flow?.isStopping(run) === true
    return html`<button
      part="button"
      type="button"
      class="button ${look}"
      aria-haspopup=${isStopping ? nothing : 'dialog'}
      aria-disabled=${isStopping}
      @click=${() => this.#onClick(session, run)}
    >
      ${t(isStopping ? 'stopping' : 'stopRun')}
    </button>`
  }

  /** Renders the failure of a stop. */
  renderProblem(session: BackupSession, run: BackupRun): TemplateResult | typeof nothing {
    if (this.#loadError === undefined) return this.#flow?.renderProblem(session, run) ?? nothing
    const onRetry = (): void => void this.#onClick(session, run)
    return renderProblem(this.#link, { title: this.#link.t('partFailed'), error: this.#loadError, onRetry })
  }

  async #onClick(session: BackupSession, run: BackupRun): Promise<void> {
    if (this.#flow?.isStopping(run) === true) return
    this.#loadError = undefined
    try {
      const { StopFlow } = await import('./stop-flow.js')
      this.#flow ??= new StopFlow(this.#host, this.#link, this.#parts)
      this.#flow.open(session, run)
    } catch (thrown) {
      this.#loadError = toBackupError(thrown)
    }
    this.#host.requestUpdate()
  }
}
