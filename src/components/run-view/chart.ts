import { html, nothing, svg, type TemplateResult } from 'lit'
import type { BackupRun } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { renderSign } from '../parts/user-row/signs.js'
import { HEIGHT, renderSteps, WIDTH } from './chart-lines.js'
import { type Point, pointsOf, thinned } from './pace.js'

const MAX_POINTS = 200
const MAX_TABLE_ROWS = 24

/** Renders a chart of the run over time, with a text alternative and a table of the figures. */
export const renderChart = (link: Connection, run: BackupRun, now: number): TemplateResult | typeof nothing => {
  const points = thinned(pointsOf(run, now), MAX_POINTS)
  const [first] = points
  const last = points.at(-1)
  if (first === undefined || last === undefined || points.length < 3 || run.total === 0) return nothing
  const { t } = link
  const { number, date } = link.words.format
  const time = timeFormat(link.words.locale, last.at - first.at)
  const hasFailed = points.some(({ failed }) => failed > 0)
  const words = { from: date(iso(first)), to: date(iso(last)), done: last.done, failed: last.failed, total: run.total }
  return html`
    <figure class="card chart">
      <figcaption>
        <span>${t('runViewChart')}</span>
        <span class="key done">${renderSign('check')}${t('runViewUserStatus', { status: 'done' })}</span>
        ${hasFailed ? html`<span class="key failed">${renderSign('cross')}${t('runViewUserStatus', { status: 'failed' })}</span>` : nothing}
      </figcaption>
      <div class="plot">
        <span class="most number" aria-hidden="true">${number(run.total)}</span>
        <span class="least number" aria-hidden="true">${number(0)}</span>
        <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${t('runViewChartWords', words)}>
          ${[0, 0.5, 1].map((part) => svg`<line class="grid-line" x1="0" x2=${WIDTH} y1=${HEIGHT * part} y2=${HEIGHT * part} />`)}
          ${renderSteps('done', points, run.total)} ${hasFailed ? renderSteps('failed', points, run.total) : nothing}
        </svg>
      </div>
      <div class="times secondary number" aria-hidden="true"><span>${time.format(first.at)}</span><span>${time.format(last.at)}</span></div>
      <details>
        <summary>${t('runViewChartTable')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">${t('runViewTime')}</th>
              <th scope="col">${t('runViewUserStatus', { status: 'done' })}</th>
              <th scope="col">${t('runViewUserStatus', { status: 'failed' })}</th>
            </tr>
          </thead>
          <tbody>
            ${thinned(points, MAX_TABLE_ROWS).map(
              (point) => html`<tr>
                <td>${time.format(point.at)}</td>
                <td>${number(point.done)}</td>
                <td>${number(point.failed)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </details>
    </figure>
  `
}

const iso = ({ at }: Point): string => new Date(at).toISOString()

const DAY_MS = 86_400_000

const timeFormat = (locale: string, spanMs: number): Intl.DateTimeFormat =>
  spanMs < DAY_MS
    ? new Intl.DateTimeFormat(locale, { timeStyle: spanMs < DAY_MS / 24 ? 'medium' : 'short' })
    : new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' })
