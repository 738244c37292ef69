import { type SVGTemplateResult, svg } from 'lit'
import type { Point } from './pace.js'

/** Size of the drawing in its own units. */
export const WIDTH = 600
export const HEIGHT = 120

/** Splits points where a value decreases. A retry resets the failed users, so a new line starts there. */
export const risingRuns = (points: readonly Point[], what: 'done' | 'failed'): Point[][] => {
  const runs: Point[][] = []
  for (const point of points) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (run === undefined || last === undefined || point[what] < last[what]) runs.push([point])
    else run.push(point)
  }
  return runs
}

const round = (n: number): number => Math.round(n * 10) / 10

/** Renders one value over time as steps, because a count stays the same until the next report. */
export const renderSteps = (what: 'done' | 'failed', points: readonly Point[], total: number): SVGTemplateResult[] => {
  const start = points[0]?.at ?? 0
  const end = points.at(-1)?.at ?? 0
  const span = Math.max(1, end - start)
  const xOf = (at: number): number => round(((at - start) / span) * WIDTH)
  const yOf = (value: number): number => round(HEIGHT - (Math.min(value, total) / total) * HEIGHT)
  const runs = risingRuns(points, what)
  return runs.map((run, index) => {
    const first = run[0] as Point
    const until = runs[index + 1]?.[0]?.at ?? end
    const corners = [`${xOf(first.at)},${yOf(first[what])}`]
    for (const point of run.slice(1))
      corners.push(`${xOf(point.at)},${corners.at(-1)?.split(',')[1]}`, `${xOf(point.at)},${yOf(point[what])}`)
    corners.push(`${xOf(until)},${corners.at(-1)?.split(',')[1]}`)
    const line = corners.join(' ')
    return svg`<polygon class="area ${what}" points="${xOf(first.at)},${HEIGHT} ${line} ${xOf(until)},${HEIGHT}" />
      <polyline class="line ${what}" points=${line} />`
  })
}
