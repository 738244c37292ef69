import { html, type LitElement, nothing, type TemplateResult } from 'lit'
import type { BackupRun, BackupSession } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { cssVars } from '../base/css-vars.js'
import { ListGrid, readList } from '../parts/grid/list-grid.js'
import { isOver } from './pace.js'
import { renderRunStatus } from './run-status.js'

/** List of the domain's backups to choose from, in the order of the backend. */
export class RunList {
  readonly #link: Connection
  readonly #choose: (runId: string) => void
  readonly #list: ListGrid<BackupRun>

  constructor(host: LitElement, link: Connection, choose: (runId: string) => void) {
    this.#link = link
    this.#choose = choose
    this.#list = new ListGrid<BackupRun>(host, link, { id: 'runs', onActivate: ({ id }) => choose(id) })
  }

  render(session: BackupSession): TemplateResult {
    const { t } = this.#link
    const state = readList(this.#link, session.runs)
    return html`<section class="runs">
      <div class="list" ${cssVars({ '--_rows': String(state.rows.length || 5) })}>
        ${this.#list.render(state, {
          label: t('runList'),
          columns: [
            { id: 'started', label: t('runListStarted') },
            { id: 'status', label: t('runViewStatusHead') },
            { id: 'counts', label: t('runListCounts') },
            { id: 'view end', label: t('runListOpen'), isUnseen: true },
          ],
          keyOf: ({ id }) => id,
          cells: (run) => this.#renderCells(session, run),
          loading: t('runListLoading'),
          failed: t('runListFailed'),
          moreFailed: t('runListFailed'),
          empty: html`<div class="message"><slot name="empty"><strong>${t('runListEmpty')}</strong><span class="secondary">${t('runListEmptyText')}</span></slot></div>`,
        })}
      </div>
    </section>`
  }

  #renderCells(session: BackupSession, listed: BackupRun): TemplateResult {
    const { t, words } = this.#link
    // A running backup is followed while its row is rendered.
    const run = isOver(listed) ? listed : (this.#link.read(session.run(listed.id)) ?? listed)
    const started = words.format.date(run.startedAt)
    return html`
      <div class="cell started" role="gridcell">
        <span class="cut">${started}</span>
        ${run.startedBy === undefined ? nothing : html`<span class="by secondary cut" dir="auto">${run.startedBy.name}</span>`}
      </div>
      <div class="cell status" role="gridcell">${renderRunStatus(this.#link, run)}</div>
      <div class="cell counts secondary number" role="gridcell">
        <span class="cut">${t('runViewDoneOf', { done: run.done, total: run.total })}${run.failed > 0 ? html` · ${t('runViewFailedCount', { failed: run.failed })}` : nothing}${(run.stopped ?? 0) > 0 ? html` · ${t('stopCount', { stopped: run.stopped ?? 0 })}` : nothing}</span>
      </div>
      <div class="cell view end" role="gridcell">
        <button class="button small" type="button" tabindex="-1" data-control aria-label=${t('runListOpenOf', { started })} @click=${() => this.#choose(run.id)}>
          ${t('runListOpen')}
        </button>
      </div>
    `
  }
}
