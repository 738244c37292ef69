import { html, type LitElement, nothing, type TemplateResult } from 'lit'
import type { BackupRun, BackupSession, Rows, RunStatus } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { cssVars } from '../base/css-vars.js'
import { ListGrid, type ListState, readList } from '../parts/grid/list-grid.js'
import { renderFilterChips } from '../parts/list-header/filter-chips.js'
import { itemWords, longWords } from '../selection-box/item-words.js'
import { isOver } from './pace.js'
import { renderRunStatus } from './run-status.js'

/** Statuses of the filter. A queued backup counts as running. */
const STATUSES: readonly RunStatus[] = ['running', 'completed', 'completed-with-errors', 'failed', 'stopped']
/** Number of matching backups that fill the screen. Further pages are searched until the list shows this many. */
const ENOUGH = 20

const toRows = (items: readonly BackupRun[]): Rows<BackupRun> => ({
  get length() {
    return items.length
  },
  at: (index) => items[index],
  [Symbol.iterator]: () => items[Symbol.iterator](),
})

/** List of the domain's backups to choose from, in the order of the backend. */
export class RunList {
  readonly #link: Connection
  readonly #choose: (runId: string) => void
  readonly #list: ListGrid<BackupRun>
  readonly #host: LitElement
  #status: RunStatus | undefined
  /** The filtered rows, with the rows and the status from which they were computed. */
  #filtered: { of: Rows<BackupRun>; status: RunStatus; rows: Rows<BackupRun> } | undefined
  /** Rows whose next page was requested, because too few of them match. */
  #searched: Rows<BackupRun> | undefined

  constructor(host: LitElement, link: Connection, choose: (runId: string) => void) {
    this.#host = host
    this.#link = link
    this.#choose = choose
    this.#list = new ListGrid<BackupRun>(host, link, { id: 'runs', onActivate: ({ id }) => choose(id) })
  }

  render(session: BackupSession): TemplateResult {
    const { t } = this.#link
    const loaded = readList(this.#link, session.runs)
    const state = this.#filter(session, loaded)
    return html`<section class="runs">
      <div class="list" ${cssVars({ '--_rows': String(state.rows.length || 5) })}>
        ${loaded.rows.length === 0 ? nothing : this.#renderFilter(loaded)}
        ${this.#list.render(state, {
          label: t('runList'),
          columns: [
            { id: 'started', label: t('runListStarted') },
            { id: 'status', label: t('runViewStatusHead') },
            { id: 'counts', label: t('runListCounts') },
            { id: 'view end', label: t('runListOpen'), isUnseen: true },
          ],
          keyOf: ({ id }) => id,
          cells: (run, index) => this.#renderCells(session, run, this.#startText(state.rows, index)),
          loading: t('runListLoading'),
          failed: t('runListFailed'),
          moreFailed: t('runListFailed'),
          empty:
            this.#status !== undefined
              ? html`<div class="message"><strong>${t('runListNone')}</strong></div>`
              : html`<div class="message"><slot name="empty"><strong>${t('runListEmpty')}</strong><span class="secondary">${t('runListEmptyText')}</span></slot></div>`,
        })}
      </div>
    </section>`
  }

  /** Focuses the row that had the focus last. Returns false without a row. */
  focus(): boolean {
    const row = this.#host.renderRoot.querySelector<HTMLElement>('#runs .row')
    if (row !== null) this.#list.grid.focus()
    return row !== null
  }

  /** Filters the loaded rows by status, and loads further pages until the screen is full. */
  #filter(session: BackupSession, state: ListState<BackupRun>): ListState<BackupRun> {
    const status = this.#status
    if (status === undefined) return state
    const isWanted = (run: BackupRun): boolean => (run.status === 'queued' ? 'running' : run.status) === status
    if (this.#filtered?.of !== state.rows || this.#filtered.status !== status)
      this.#filtered = { of: state.rows, status, rows: toRows([...state.rows].filter(isWanted)) }
    const { rows } = this.#filtered
    const isSearching = state.hasMore && rows.length < ENOUGH
    if (isSearching && state.status === 'ready' && this.#searched !== state.rows) {
      this.#searched = state.rows
      // in a microtask: a request while rendering would change what is being rendered
      queueMicrotask(() => session.runs.more().catch(() => {}))
    }
    return {
      ...state,
      rows,
      total: state.hasMore ? undefined : rows.length,
      status: isSearching && rows.length === 0 && state.status === 'ready' ? 'loading' : state.status,
      query: { ...state.query, search: status },
    }
  }

  #renderFilter({ rows, total, hasMore }: ListState<BackupRun>): TemplateResult {
    const { t } = this.#link
    const chips = STATUSES.map((status) => ({ value: status, label: t('runViewStatus', { status }) }))
    return html`<div class="filters">
      ${renderFilterChips(t('runViewFilterLabel'), chips, this.#status === undefined ? undefined : [this.#status], (chosen) => {
        // The filter has one value: take the newly chosen one.
        this.#status = chosen?.find((value) => value !== this.#status)
        this.#searched = undefined
        this.#host.requestUpdate()
      })}
      ${
        this.#status === undefined || !hasMore
          ? nothing
          : html`<span class="secondary number searched">${t('runListSearched', { count: rows.length, total })}</span>`
      }
    </div>`
  }

  /** Returns the starter, the items and the settings of a run in one line. */
  #about({ startedBy, items = [], settings }: BackupRun): string {
    const { t } = this.#link
    const [first] = items
    const hasCustom = typeof settings === 'object' && Object.keys(settings).length > 0
    const more = items.length > 1 ? ` ${t('planAndMore', { count: items.length - 1 })}` : ''
    // Rows of other pages may name another item with the same label, so the address or path is always shown.
    const about = first && (first.detail === undefined ? itemWords : longWords)(this.#link, first)
    return [startedBy?.name, about && `${about}${more}`, hasCustom ? t('customSettings') : undefined].filter(Boolean).join(' · ')
  }

  /** Returns the start of a run: to the minute, or to the second if a neighbour was started in the same minute. */
  #startText(rows: Rows<BackupRun>, index: number): string {
    const { date } = this.#link.words.format
    const at = rows.at(index)?.startedAt
    if (at === undefined) return ''
    const minute = date(at)
    const isShared = [index - 1, index + 1].some((other) => {
      const neighbour = other < 0 ? undefined : rows.at(other)
      return neighbour !== undefined && date(neighbour.startedAt) === minute
    })
    return isShared ? date(at, 'second') : minute
  }

  #renderCells(session: BackupSession, listed: BackupRun, started: string): TemplateResult {
    const { t } = this.#link
    // A running backup is followed while its row is rendered.
    const run = isOver(listed) ? listed : (this.#link.read(session.run(listed.id)) ?? listed)
    const about = this.#about(run)
    // Backups that start in the same second differ in their items.
    const name = [t('runListOpenOf', { started }), about]
      .filter(Boolean)
      .join(' · ')
      .replace(/[\u2068\u2069]/g, '')
    return html`
      <div class="cell started" role="gridcell">
        <span class="cut">${started}</span>
        ${about === '' ? nothing : html`<span class="by secondary cut" dir="auto">${about}</span>`}
      </div>
      <div class="cell status" role="gridcell">${renderRunStatus(this.#link, run)}</div>
      <div class="cell counts secondary number" role="gridcell">
        <span class="cut">${t('runViewDoneOf', { done: run.done, total: run.total })}${run.failed > 0 ? html` · ${t('runViewFailedCount', { failed: run.failed })}` : nothing}${(run.stopped ?? 0) > 0 ? html` · ${t('stopCount', { stopped: run.stopped ?? 0 })}` : nothing}</span>
      </div>
      <div class="cell view end" role="gridcell">
        <button part="button" class="button small" type="button" tabindex="-1" data-control aria-label=${name} @click=${() => this.#choose(run.id)}>
          ${t('runListOpen')}
        </button>
      </div>
    `
  }
}
