import { html, nothing, type TemplateResult } from 'lit'
import type { BackupRun } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { cssVars } from '../base/css-vars.js'
import { renderSign } from '../parts/user-row/signs.js'
import { durationText, estimateText } from './duration.js'
import { isOver, paceOf } from './pace.js'

/** Renders the progress of a run: a bar and figures of done, failed and remaining users, and the pace. */
export const renderProgress = (link: Connection, run: BackupRun, now: number): TemplateResult => {
  const { t } = link
  const { done, failed, stopped = 0, total } = run
  const left = Math.max(0, total - done - failed - stopped)
  const part = (n: number) => cssVars({ '--_part': total === 0 ? '0' : `${(n / total) * 100}%` })
  const words = [t('runViewProgressWords', { done, failed, left, total }), stopped > 0 ? t('stopCount', { stopped }) : '']
    .filter(Boolean)
    .join(' · ')
  const pace = paceOf(run, now)
  return html`<section class="card progress" aria-label=${t('runViewProgress')}>
    <div class="big">
      <strong class="number">${t('runViewDoneOf', { done, total })}</strong>
      ${pace === undefined ? nothing : html`<span class="secondary number pace">${renderPace(link, run, pace)}</span>`}
    </div>
    <div
      class="bar-track"
      role="progressbar"
      aria-label=${t('runViewProgress')}
      aria-valuemin="0"
      aria-valuemax=${total}
      aria-valuenow=${Math.min(total, done + failed + stopped)}
      aria-valuetext=${words}
    >
      <i class="done" ${part(done)}></i><i class="failed" ${part(failed)}></i>${isOver(run) ? nothing : html`<i class="left" ${part(left)}></i>`}
    </div>
    <div class="legend">
      <span class="key done">${renderSign('check')}${t('runViewDoneCount', { done })}</span>
      ${failed > 0 ? html`<span class="key failed">${renderSign('cross')}${t('runViewFailedCount', { failed })}</span>` : nothing}
      ${stopped > 0 ? html`<span class="key stopped">${renderSign('pause')}${t('stopCount', { stopped })}</span>` : nothing}
      ${left > 0 ? html`<span class="key left">${renderSign('clock')}${t('runViewLeftCount', { left })}</span>` : nothing}
    </div>
  </section>`
}

const renderPace = (link: Connection, run: BackupRun, { perMinute, leftMs }: { perMinute: number; leftMs: number | undefined }): string => {
  const { t } = link
  const rate =
    perMinute >= 1 ? t('runViewPerMinute', { count: Math.round(perMinute) }) : t('runViewPerHour', { count: Math.round(perMinute * 60) })
  if (leftMs !== undefined) return `${rate} · ${t('runViewLeftTime', { time: estimateText(link, leftMs) })}`
  const took = run.finishedAt === undefined ? Number.NaN : Date.parse(run.finishedAt) - Date.parse(run.startedAt)
  return took > 0 ? `${rate} · ${t('runViewTook', { time: durationText(link, took) })}` : rate
}
