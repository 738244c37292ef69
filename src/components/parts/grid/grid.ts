import { html, type LitElement, nothing, type ReactiveController, type TemplateResult } from 'lit'
import type { Rows } from '../../../core/index.js'
import { Windowing } from '../windowing.js'
import { FullText } from './full-text.js'
import { type GridColumn, renderGridHead, type Sort } from './grid-head.js'
import { rowOf, stopsIn } from './grid-row.js'

export interface GridOptions {
  /** Id of the grid, unique within its shadow root. */
  id: string
  /** Called on Space. */
  onToggle?(index: number): void
  /** Called on Enter. */
  onActivate?(index: number): void
  /** Called when the end of the rows is near or requested by key. */
  onNearEnd?(): void
  /** Called when the visible rows changed and scrolling paused. */
  onView?(first: number, last: number): void
}

export interface GridView<T> {
  label: string
  rows: Rows<T>
  keyOf(row: T): string
  /** Returns the index of a key or -1. Without it the grid scans all rows. */
  indexOf?: ((key: string) => number) | undefined
  /** Query that the rows answer. Another query starts at the top. */
  query: unknown
  total: number | undefined
  isBusy: boolean
  columns: readonly GridColumn[]
  sort?: Sort | undefined
  onSort?: ((sort: Sort | undefined) => void) | undefined
  /** Renders the cells of a row. Focusable elements in them need `data-control` and `tabindex="-1"`. */
  cells(row: T, index: number): unknown
  rowClass?(row: T): string
  isCurrent?(row: T): boolean
  /** Content after the last row: loading or failed. */
  tail?: unknown
  /** Content instead of rows. */
  panel?: unknown
}

const NEAR_END = 8

/**
 * Grid after the APG grid pattern with a roving tabindex: arrow keys move between rows and between the controls of a row. The current
 * row is
 * tracked by key, so that it survives scrolling, search, sync and removal.
 */
export class Grid<T> implements ReactiveController {
  readonly windowing: Windowing
  readonly #host: LitElement
  readonly #options: GridOptions
  readonly #fullText: FullText
  #rows: Rows<T> | undefined
  #keyOf: (row: T) => string = () => ''
  #index = 0
  #key: string | undefined
  /** Index of the focused control of the row; -1 is the row itself. */
  #control = -1
  #query: string | undefined
  #startsAtTop = false
  #hadFocus = false
  #wantsFocus = false

  constructor(host: LitElement, options: GridOptions) {
    this.#host = host
    this.#options = options
    this.#fullText = new FullText(host)
    this.windowing = new Windowing(host, {
      scroller: () => host.renderRoot.querySelector<HTMLElement>(`#${options.id} > .windowed`),
      onView: (first, last) => {
        const length = this.#rows?.length ?? 0
        if (length > 0 && last > length - NEAR_END) options.onNearEnd?.()
        options.onView?.(first, last)
      },
    })
    host.addController(this)
  }

  /** Index of the row in the tab order. */
  get index(): number {
    return this.#index
  }

  /** Focuses the row in the tab order after the next render. */
  focus(index = this.#index): void {
    this.#go(index, this.#control)
  }

  render(view: GridView<T>): TemplateResult {
    this.#follow(view)
    const { rows, columns, total, tail, panel } = view
    this.windowing.keep(rows.length > 0 ? this.#index : undefined)
    const count = rows.length === 0 ? 0 : rows.length + (tail === undefined ? 0 : 1)
    return html`
      <div
        class="frame"
        @pointerover=${this.#fullText.onShow}
        @focusin=${this.#fullText.onShow}
        @pointerleave=${this.#fullText.onHide}
        @focusout=${this.#fullText.onHide}
      >
        <div
          id=${this.#options.id}
          class="grid"
          role="grid"
          aria-label=${view.label}
          aria-rowcount=${total ?? -1}
          aria-busy=${view.isBusy ? 'true' : 'false'}
          @keydown=${this.#onKeydown}
          @focusin=${this.#onFocusin}
          @slotchange=${() => this.#host.requestUpdate()}
        >
          ${renderGridHead(columns, view.sort, view.onSort)}
          <div class="windowed" role="rowgroup" tabindex=${rows.length === 0 ? nothing : '-1'}>
            ${this.windowing.rows(count, (index) => this.#renderRow(view, index))}
          </div>
        </div>
        ${panel === undefined ? nothing : html`<div class="panel">${panel}</div>`} ${this.#fullText.render()}
      </div>
    `
  }

  hostUpdate(): void {
    // `:focus-within` also matches focus inside slotted content, `activeElement` does not.
    this.#hadFocus = this.#wantsFocus || this.#element?.matches(':focus-within') === true
  }

  hostUpdated(): void {
    const row = this.#rowElement
    const target = row === undefined ? undefined : (stopsIn(row)[this.#controlIn(row)] ?? row)
    for (const stop of stopsIn(this.#element)) {
      const tabIndex = stop === target ? 0 : -1
      if (stop.tabIndex !== tabIndex) stop.tabIndex = tabIndex
    }
    const isWanted = this.#wantsFocus
    this.#wantsFocus = false
    if (!this.#hadFocus) return
    // Keep focus in the head or tail. Restore it if the focused row was moved or removed.
    const isFine = row?.matches(':focus-within') === true || this.#element?.querySelector(':is(.head, .tail):focus-within') != null
    if (isWanted || !isFine) (target ?? this.#element?.querySelector<HTMLElement>('.windowed'))?.focus({ preventScroll: true })
  }

  get #element(): HTMLElement | undefined {
    return this.#host.renderRoot?.querySelector<HTMLElement>(`#${this.#options.id}`) ?? undefined
  }

  get #rowElement(): HTMLElement | undefined {
    return this.#element?.querySelector<HTMLElement>(`.row[data-index="${this.#index}"]`) ?? undefined
  }

  /** Index of the focused control, limited to the controls of this row. */
  #controlIn(row: HTMLElement): number {
    return Math.min(this.#control, stopsIn(row).length - 1)
  }

  #renderRow(view: GridView<T>, index: number): TemplateResult {
    const row = view.rows.at(index)
    if (row === undefined) {
      return html`<div class="place tail" role="row" ${this.windowing.at(index)}><div role="gridcell">${view.tail ?? nothing}</div></div>`
    }
    return html`
      <div
        class="place row ${view.rowClass?.(row) ?? ''}"
        role="row"
        data-index=${index}
        aria-rowindex=${index + 1}
        aria-current=${view.isCurrent?.(row) === true ? 'true' : nothing}
        tabindex="-1"
        ${this.windowing.at(index)}
      >
        ${view.cells(row, index)}
      </div>
    `
  }

  /** Finds the current row again after the rows changed. */
  #follow({ rows, keyOf, indexOf, query }: GridView<T>): void {
    const asked = JSON.stringify(query)
    if (asked !== this.#query) {
      this.#startsAtTop = this.#query !== undefined
      this.#query = asked
    }
    this.#keyOf = keyOf
    if (rows === this.#rows) return
    this.#rows = rows
    const here = rows.at(this.#index)
    if (this.#key !== undefined && (here === undefined || keyOf(here) !== this.#key)) {
      const found = indexOf === undefined ? scan(rows, this.#key, keyOf) : indexOf(this.#key)
      // The row is gone; take the row at its place.
      this.#index = found >= 0 ? found : Math.max(0, Math.min(this.#index, rows.length - 1))
      if (found < 0 && this.#startsAtTop && !this.#hadFocus) this.#index = 0
    }
    this.#stand(this.#index)
    if (this.#startsAtTop) {
      this.#startsAtTop = false
      if (!this.#hadFocus) this.#host.updateComplete.then(() => this.windowing.scrollToIndex(0, 'start'))
    }
  }

  #stand(index: number): void {
    this.#index = index
    const row = this.#rows?.at(index)
    this.#key = row === undefined ? undefined : this.#keyOf(row)
  }

  #go(index: number, control: number): void {
    const rows = this.#rows
    if (rows === undefined || rows.length === 0) return
    const last = rows.length - 1
    if (index > last) this.#options.onNearEnd?.()
    this.#stand(Math.max(0, Math.min(last, index)))
    this.#control = control
    this.#wantsFocus = true
    this.windowing.scrollToIndex(this.#index)
    this.#host.requestUpdate()
  }

  readonly #onFocusin = (event: FocusEvent): void => {
    const row = rowOf(event)
    if (row === undefined) return
    const index = Number(row.dataset.index)
    const control = stopsIn(row).indexOf(event.target as HTMLElement)
    if (index === this.#index && control === this.#controlIn(row)) return
    this.#stand(index)
    this.#control = control
    this.#host.requestUpdate()
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement
    if (event.altKey || event.metaKey || event.defaultPrevented) return
    const row = rowOf(event)
    if (target.closest('.head') !== null) {
      this.#onHeadKeydown(event, target)
      return
    }
    if (row === undefined) return
    const index = Number(row.dataset.index)
    const page = this.windowing.page
    const isRtl = getComputedStyle(row).direction === 'rtl'
    switch (event.key) {
      case 'ArrowDown':
        this.#go(index + 1, this.#control)
        break
      case 'ArrowUp':
        if (index === 0 && this.#focusHead()) break
        this.#go(index - 1, this.#control)
        break
      case 'PageDown':
        this.#go(index + page, this.#control)
        break
      case 'PageUp':
        this.#go(index - page, this.#control)
        break
      case 'Home':
        this.#go(0, this.#control)
        break
      case 'End':
        this.#options.onNearEnd?.()
        this.#go((this.#rows?.length ?? 1) - 1, this.#control)
        break
      case 'ArrowRight':
      case 'ArrowLeft': {
        const step = (event.key === 'ArrowRight') === isRtl ? -1 : 1
        this.#go(index, Math.max(-1, Math.min(stopsIn(row).length - 1, this.#control + step)))
        break
      }
      case ' ':
        if (target !== row) return
        this.#options.onToggle?.(index)
        break
      case 'Enter':
        if (target.matches('button, a, select')) return
        this.#options.onActivate?.(index)
        break
      default:
        return
    }
    event.preventDefault()
  }

  #focusHead(): boolean {
    const button = this.#element?.querySelector<HTMLElement>('.head button')
    button?.focus()
    return button !== null && button !== undefined
  }

  #onHeadKeydown(event: KeyboardEvent, target: HTMLElement): void {
    const buttons = [...(this.#element?.querySelectorAll<HTMLElement>('.head button') ?? [])]
    const at = buttons.indexOf(target)
    const isRtl = getComputedStyle(target).direction === 'rtl'
    if (event.key === 'ArrowDown') this.#go(0, -1)
    else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft')
      buttons[at + ((event.key === 'ArrowRight') === isRtl ? -1 : 1)]?.focus()
    else return
    event.preventDefault()
  }
}

const scan = <T>(rows: Rows<T>, key: string, keyOf: (row: T) => string): number => {
  let index = 0
  for (const row of rows) {
    if (keyOf(row) === key) return index
    index += 1
  }
  return -1
}
