import { html, svg, type TemplateResult } from 'lit'
import type { Connection } from '../base/connection.js'
import type { ForecastPeriod } from './forecast-periods.js'

/** Size of the drawing in its own units. */
const WIDTH = 600
const HEIGHT = 120
/** Part of a period that its bar fills. */
const BAR = 0.7

/** Renders joins as bars above a line and leaves as bars below it, with a text alternative. */
export const renderForecastChart = (link: Connection, periods: readonly ForecastPeriod[], until: number): TemplateResult => {
  const { t, words } = link
  const { number } = words.format
  const most = Math.max(1, ...periods.map(({ joined }) => joined))
  const least = Math.max(0, ...periods.map(({ left }) => left))
  const unit = HEIGHT / (most + least)
  const base = most * unit
  const step = WIDTH / periods.length
  const day = new Intl.DateTimeFormat(words.locale, { dateStyle: 'medium' })
  const from = day.format(periods[0]?.from)
  const to = day.format(until)
  const sum = (what: 'joined' | 'left'): number => periods.reduce((all, period) => all + period[what], 0)
  const bar = (what: 'joined' | 'left', index: number, y: number, height: number) =>
    height === 0
      ? svg``
      : svg`<rect class="change ${what}" x=${step * (index + (1 - BAR) / 2)} y=${y} width=${step * BAR} height=${height} />`
  return html`
    <figure class="chart">
      <figcaption>
        <span>${t('forecastChart')}</span>
        <span class="key joined">${t('forecastJoined')}</span>
        <span class="key left">${t('forecastLeft')}</span>
      </figcaption>
      <div class="plot">
        <span class="most number" aria-hidden="true">${number(most)}</span>
        <span class="least number" aria-hidden="true">${number(least)}</span>
        <svg
          viewBox="0 0 ${WIDTH} ${HEIGHT}"
          preserveAspectRatio="none"
          role="img"
          aria-label=${t('forecastChartWords', { from, to, joined: sum('joined'), left: sum('left') })}
        >
          ${periods.map(({ joined, left }, index) => svg`${bar('joined', index, base - joined * unit, joined * unit)}${bar('left', index, base, left * unit)}`)}
          <line class="grid-line" x1="0" x2=${WIDTH} y1=${base} y2=${base} />
        </svg>
      </div>
      <div class="times secondary number" aria-hidden="true"><span>${from}</span><span>${to}</span></div>
    </figure>
  `
}
