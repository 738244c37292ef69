import { html, type TemplateResult } from 'lit'
import type { Connection } from '../base/connection.js'
import type { ForecastPeriod } from './forecast-periods.js'

/** Renders what a policy would have done in each period, latest first. The table scrolls in a narrow page. */
export const renderDryRun = (link: Connection, periods: readonly ForecastPeriod[]): TemplateResult => {
  const { t, words } = link
  const { number } = words.format
  const day = new Intl.DateTimeFormat(words.locale, { dateStyle: 'medium' })
  return html`
    <details class="dry-run">
      <summary>${t('dryRunTitle')}</summary>
      <p class="secondary">${t('dryRunAbout')}</p>
      <div class="table" tabindex="0" role="region" aria-label=${t('dryRunTitle')}>
        <table>
          <thead>
            <tr>
              <th scope="col">${t('dryRunFrom')}</th>
              <th scope="col">${t('forecastJoined')}</th>
              <th scope="col">${t('forecastLeft')}</th>
              <th scope="col">${t('dryRunStarted')}</th>
              <th scope="col">${t('dryRunGivenBack')}</th>
              <th scope="col">${t('dryRunWaiting')}</th>
              <th scope="col">${t('dryRunHeld')}</th>
            </tr>
          </thead>
          <tbody>
            ${[...periods].reverse().map(
              ({ from, joined, left, started, givenBack, waiting, held }) => html`<tr>
                <th scope="row">${day.format(from)}</th>
                ${[joined, left, started, givenBack, waiting, held].map((n) => html`<td>${number(n)}</td>`)}
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>
  `
}
