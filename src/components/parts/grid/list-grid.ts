import { html, type LitElement, nothing, type TemplateResult } from 'lit'
import type { BackupError, List, ListStatus, Rows, UserFilter } from '../../../core/index.js'
import type { Connection } from '../../base/connection.js'
import { fireError, renderProblem } from '../../base/problem.js'
import { Grid } from './grid.js'
import type { GridView } from './grid-view.js'
import { type GridRange, splitRange } from './range-selection.js'

/** Snapshot of a list for one render. */
export interface ListState<T, F extends object = UserFilter> {
  list: Pick<List<T, F>, 'more'>
  rows: Rows<T>
  total: number | undefined
  status: ListStatus
  error: BackupError | undefined
  hasMore: boolean
  query: F & { readonly search: string }
}

export const readList = <T, F extends object = UserFilter>(link: Connection, list: Omit<List<T, F>, 'search'>): ListState<T, F> => ({
  list,
  rows: link.read(list.rows),
  total: link.read(list.total),
  status: link.read(list.status),
  error: link.read(list.error),
  hasMore: link.read(list.hasMore),
  query: link.read(list.query),
})

export interface ListGridOptions<T> {
  id: string
  onToggle?(row: T): void
  onActivate?(row: T): void
  /** Called with the rows that a range selection selects or deselects. */
  onSelect?(rows: readonly T[], isSelected: boolean): void
}

export interface ListView<T>
  extends Pick<
    GridView<T>,
    'label' | 'keyOf' | 'columns' | 'cells' | 'stateOf' | 'rowClass' | 'isSelected' | 'isCurrent' | 'sort' | 'onSort'
  > {
  /** Identity of the current list, if one grid shows several lists. */
  of?: unknown
  /** Error title, such as "Users couldn't be loaded." */
  failed: string
  moreFailed: string
  /** Text announced to screen readers while the first page loads. */
  loading: string
  /** Content shown instead of rows if the list is empty. */
  empty: unknown
}

const BONES = 24

/** Grid of a paged list: loads more near the end, and renders loading, empty, stalled and failed states. */
export class ListGrid<T> {
  readonly grid: Grid<T>
  readonly #host: LitElement
  readonly #link: Connection
  #state: ListState<T, object> | undefined
  /** The rows at the last request for a next page. */
  #moreOf: Rows<T> | undefined
  /** The last query that was answered. After a later query fails, the rows of this one are hidden. */
  #answered: string | undefined
  #reported: BackupError | undefined

  constructor(host: LitElement, link: Connection, { id, onToggle, onActivate, onSelect }: ListGridOptions<T>) {
    this.#host = host
    this.#link = link
    const withRow = (handler: ((row: T) => void) | undefined) => (index: number) => {
      const row = this.#state?.rows.at(index)
      if (row !== undefined) handler?.(row)
    }
    const rowsAt = (indexes: readonly number[]): readonly T[] => indexes.flatMap((index) => this.#state?.rows.at(index) ?? [])
    const onRange = (range: GridRange): void => {
      const { selected, deselected } = splitRange(range)
      onSelect?.(rowsAt(deselected), false)
      onSelect?.(rowsAt(selected), true)
    }
    this.grid = new Grid<T>(host, {
      id,
      onToggle: withRow(onToggle),
      onActivate: withRow(onActivate),
      onNearEnd: () => this.#loadMore(),
      ...(onSelect === undefined ? {} : { onRange }),
    })
    host.addController({ hostUpdated: () => this.#report() })
  }

  render(state: ListState<T, object>, view: ListView<T>): TemplateResult {
    this.#state = state
    const { rows, total, status, error, hasMore, query, list } = state
    const asked = JSON.stringify([view.of, query])
    if (status === 'ready') this.#answered = asked
    const isOutdated = status === 'failed' && asked !== this.#answered
    const shown = isOutdated ? NO_ROWS : rows
    const isMore = this.#moreOf === rows
    const isLoading = status === 'loading' || status === 'stalled'
    const retry = (): void => {
      list.more().catch(() => {})
    }
    const problem = error === undefined || !(shown.length === 0 || !isMore) ? undefined : error
    return html`
      ${
        problem === undefined || shown.length === 0
          ? nothing
          : renderProblem(this.#link, { title: view.failed, error: problem, onRetry: retry })
      }
      ${this.grid.render({
        ...view,
        rows: shown,
        query: asked,
        total: shown.length === 0 && status === 'ready' ? 0 : total,
        isBusy: isLoading && !isMore,
        tail: this.#renderTail(state, view, isMore, retry, hasMore),
        panel: shown.length > 0 ? undefined : this.#renderPanel(state, view, retry),
      })}
    `
  }

  #renderPanel({ status, error }: ListState<T, object>, view: ListView<T>, retry: () => void): unknown {
    if (status === 'ready') return view.empty
    if (status === 'failed' && error !== undefined) return renderProblem(this.#link, { title: view.failed, error, onRetry: retry })
    return html`
      <span class="unseen">${view.loading}</span>
      ${status === 'stalled' ? html`<p class="stalled secondary">${this.#link.t('stalled')}</p>` : nothing}
      <div class="bones" aria-hidden="true">
        ${Array.from({ length: BONES }, () => html`<div class="bone">${view.columns.map(({ id }) => html`<i class=${id}></i>`)}</div>`)}
      </div>
    `
  }

  #renderTail({ status, error }: ListState<T, object>, view: ListView<T>, isMore: boolean, retry: () => void, hasMore: boolean): unknown {
    if (status === 'failed' && error !== undefined && isMore) {
      return html`
        <div class="tail-line">
          <span class="cut" role="alert"><strong>${view.moreFailed}</strong> ${this.#link.t('problemWhy', { code: error.code })}</span>
          <button part="button" class="button small" type="button" @click=${retry}>${this.#link.t('retry')}</button>
        </div>
      `
    }
    if (!hasMore) return undefined
    return html`<div class="tail-line">
      ${status === 'stalled' ? html`<span class="secondary">${this.#link.t('stalled')}</span>` : html`<i class="bones" aria-hidden="true"></i>`}
    </div>`
  }

  #loadMore(): void {
    const state = this.#state
    if (state?.status !== 'ready' || !state.hasMore) return
    this.#moreOf = state.rows
    state.list.more().catch(() => {})
  }

  /** Dispatches `backup-error` once per error. */
  #report(): void {
    const error = this.#host.isConnected ? this.#state?.error : undefined
    if (error === this.#reported) return
    this.#reported = error
    if (error !== undefined) fireError(this.#host, error)
  }
}

const NO_ROWS: Rows<never> = { length: 0, at: () => undefined, *[Symbol.iterator]() {} }
