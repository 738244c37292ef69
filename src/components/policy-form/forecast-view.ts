import { html, type LitElement, nothing, type TemplateResult } from 'lit'
import { type BackupError, type BackupSession, dryRunOf, type PolicyDraft, type PolicyForecast, toBackupError } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { fireError, renderProblem } from '../base/problem.js'
import { renderDryRun } from './dry-run-table.js'
import { renderForecastChart } from './forecast-chart.js'
import { periodsOf } from './forecast-periods.js'
import { forecastSentences } from './forecast-words.js'

interface Question {
  session: BackupSession
  draft: PolicyDraft
  /** The saved policy that the draft is about. */
  id: string | undefined
}

/** Forecast of one policy: sentences with their basis, a chart, and what the policy would have done. */
export class ForecastView {
  readonly #host: LitElement
  readonly #link: Connection
  #asked: Question | undefined
  /** The latest answer, with the draft that it is about and the time when it came. */
  #answer: { forecast: PolicyForecast; draft: PolicyDraft; at: number } | undefined
  #error: BackupError | undefined

  constructor(host: LitElement, link: Connection) {
    this.#host = host
    this.#link = link
  }

  /** Loads the forecast of a draft. Until the answer, the former forecast stays. */
  async load(session: BackupSession, draft: PolicyDraft, id?: string): Promise<void> {
    const asked = { session, draft, id }
    this.#asked = asked
    this.#error = undefined
    this.#host.requestUpdate()
    try {
      const forecast = await session.policies.forecastPolicy(draft, { id })
      if (this.#asked !== asked) return
      this.#answer = { forecast, draft, at: Date.now() }
    } catch (thrown) {
      if (this.#asked !== asked) return
      this.#answer = undefined
      const error = toBackupError(thrown)
      if (error.code !== 'disposed' && error.code !== 'aborted') {
        this.#error = error
        fireError(this.#host, error)
      }
    }
    this.#host.requestUpdate()
  }

  render(): TemplateResult {
    const { t, session } = this.#link
    const asked = this.#asked
    // a backend may keep policies without forecasts
    if (this.#error?.code === 'unsupported') return html``
    if (this.#error !== undefined && asked !== undefined)
      return renderProblem(this.#link, {
        title: t('forecastFailed'),
        error: this.#error,
        onRetry: () => void this.load(asked.session, asked.draft, asked.id),
      })
    if (this.#answer === undefined || session === undefined)
      return html`<p class="forecast secondary" aria-busy="true">${t('forecastLoading')}</p>`
    const { forecast, draft, at } = this.#answer
    const isUnlimited = this.#link.read(session.credits).available === 'unlimited'
    const periods = periodsOf(forecast.history, dryRunOf(forecast, draft), at)
    return html`<div class="forecast">
      <p class="number">${forecastSentences(this.#link, { forecast, draft, isUnlimited, now: at }).join(' ')}</p>
      ${periods.length === 0 ? nothing : html`${renderForecastChart(this.#link, periods, at)} ${renderDryRun(this.#link, periods)}`}
    </div>`
  }
}
