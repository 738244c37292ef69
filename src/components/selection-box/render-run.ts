import { html, nothing, type TemplateResult } from 'lit'
import type { BackupRun, Item } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { cssVars } from '../base/css-vars.js'
import { distinctWords } from './item-words.js'

/** A backup that was started here: its first items and exceptions, the numbers of further ones, and its settings. */
export interface StartedBackup {
  items: readonly Item[]
  more: number
  exceptions: readonly Item[]
  moreExceptions: number
  hasCustomSettings: boolean
  /** Name of the policy that the start created. */
  policyName?: string | undefined
}

export interface RunOptions {
  run: BackupRun
  started: StartedBackup | undefined
  /** Label of a simulated backup. */
  badge: unknown
  /** The button that stops the run, and the failure of a stop. */
  stop: { button: unknown; problem: unknown }
  onView: (() => void) | undefined
  onHide(): void
}

const LOOKS: Partial<Record<BackupRun['status'], string>> = {
  completed: 'good',
  failed: 'bad',
  'completed-with-errors': 'warn',
  stopped: 'warn',
}

/** Renders a run: title, what was started, progress, View backup and Hide. */
export const renderRun = (link: Connection, { run, started, badge, stop, onView, onHide }: RunOptions): TemplateResult => {
  const { t } = link
  const { total, done, failed, stopped = 0, status } = run
  const shares = { '--_done': String(total === 0 ? 0 : done / total), '--_failed': String(total === 0 ? 0 : failed / total) } as const
  const title = started === undefined ? t('runViewTitle', { total }) : t('startedTitle', { users: total })
  return html`
    <div class="run ${status}" part="run">
      <div class="run-head">
        <h3 class="run-title" tabindex="-1">${title}</h3>
        <span class="chip ${LOOKS[status] ?? ''}">${run.isStopping === true ? t('stopping') : t('runViewStatus', { status })}</span>
        <button part="button" type="button" class="button plain icon" aria-label=${t('hideRun')} title=${t('hideRun')} @click=${onHide}>
          <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m4 4 8 8m0-8-8 8" /></svg>
        </button>
      </div>
      ${badge} ${started === undefined ? nothing : renderStarted(link, started)}
      <div
        class="run-bar"
        role="progressbar"
        aria-label=${t('runViewTitle', { total })}
        aria-valuemin="0"
        aria-valuemax=${total}
        aria-valuenow=${done + failed}
        aria-valuetext=${t('runViewDoneOf', { done, total })}
        ${cssVars(shares)}
      >
        <span class="done"></span><span class="failed"></span>
      </div>
      <div class="run-foot">
        <span class="secondary number"
          >${t('runViewDoneOf', { done, total })}${failed > 0 ? html` · <span class="failed-count">${t('runViewFailedCount', { failed })}</span>` : nothing}${stopped > 0 ? html` · ${t('stopCount', { stopped })}` : nothing}</span
        >
        ${stop.button} ${onView === undefined ? nothing : html`<button part="button" type="button" class="button small" @click=${onView}>${t('viewRun')}</button>`}
      </div>
      ${stop.problem}
    </div>
  `
}

const renderStarted = (link: Connection, started: StartedBackup): TemplateResult => {
  const { t } = link
  const { items, more, exceptions, moreExceptions, hasCustomSettings, policyName } = started
  const list = (named: readonly Item[], count: number): string =>
    `${distinctWords(link, named).join(', ')}${count > 0 ? ` ${t('planAndMore', { count })}` : ''}`
  return html`
    <dl class="run-facts">
      <dt>${t('startedItems')}</dt>
      <dd>${list(items, more)}</dd>
      ${exceptions.length === 0 ? nothing : html`<dt>${t('exceptTitle')}</dt><dd>${list(exceptions, moreExceptions)}</dd>`}
      <dt>${t('startedSettings')}</dt>
      <dd>${t(hasCustomSettings ? 'customSettings' : 'defaultSettings')}</dd>
      ${policyName === undefined ? nothing : html`<dt>${t('startedPolicy')}</dt><dd dir="auto">${policyName}</dd>`}
    </dl>
    <p class="run-close">${t('startedClose')}</p>
  `
}
