import { html, type LitElement, nothing, type ReactiveController, type TemplateResult } from 'lit'
import { Windowing } from '../windowing.js'
import { FullText } from './full-text.js'
import { GridCursor } from './grid-cursor.js'
import { flatColumns, renderGridHead } from './grid-head.js'
import { moveInHead, readGridKey } from './grid-keys.js'
import { numberCells, rowOf, stopsIn } from './grid-row.js'
import type { GridOptions, GridView } from './grid-view.js'
import { RangeSelection } from './range-selection.js'

const NEAR_END = 8
/** The head counts as a row in `aria-rowcount` and `aria-rowindex`. */
const HEAD_ROWS = 1

/**
 * Grid after the APG grid pattern with a roving tabindex: arrow keys move between rows and between the controls of a row. Shift with a
 * click or an arrow key selects a range of rows.
 */
export class Grid<T> implements ReactiveController {
  readonly windowing: Windowing
  readonly #host: LitElement
  readonly #options: GridOptions
  readonly #fullText: FullText
  readonly #cursor = new GridCursor<T>()
  /** Index of the focused control of the row; -1 is the row itself. */
  #control = -1
  readonly #range = new RangeSelection()
  /** Index of a row whose control the administrator changed. It renders again to reset the control of a rejected command. */
  #changed: number | undefined
  #query: string | undefined
  #startsAtTop = false
  #hadFocus = false
  #wantsFocus = false
  /** True between `focusout` and `focusin`, when no element has the focus yet. */
  #isFocusMoving = false

  constructor(host: LitElement, options: GridOptions) {
    this.#host = host
    this.#options = options
    this.#fullText = new FullText(host)
    this.windowing = new Windowing(host, {
      scroller: () => host.renderRoot.querySelector<HTMLElement>(`#${options.id} > .windowed`),
      onView: (first, last) => {
        const { length } = this.#cursor
        if (length > 0 && last > length - NEAR_END) options.onNearEnd?.()
        options.onView?.(first, last)
      },
    })
    host.addController(this)
  }

  /** Index of the row in the tab order. */
  get index(): number {
    return this.#cursor.index
  }

  /** Focuses the row in the tab order after the next render. */
  focus(index = this.#cursor.index): void {
    this.#moveTo(index, this.#control)
  }

  render(view: GridView<T>): TemplateResult {
    this.#follow(view)
    const { rows, columns, total, tail, panel } = view
    this.windowing.keep(rows.length > 0 ? this.#cursor.index : undefined)
    const count = rows.length === 0 ? 0 : rows.length + (tail === undefined ? 0 : 1)
    return html`
      <div
        class="frame ${this.windowing.isCompact ? 'compact' : ''}"
        @pointerover=${this.#fullText.onPointerover}
        @pointerdown=${this.#fullText.onPointerdown}
        @focusin=${this.#fullText.onFocusin}
        @pointerleave=${this.#fullText.onHide}
        @focusout=${this.#onFocusout}
      >
        <div
          id=${this.#options.id}
          class="grid"
          role="grid"
          aria-label=${view.label}
          aria-rowcount=${total === undefined ? -1 : total + HEAD_ROWS}
          aria-colcount=${flatColumns(columns).length}
          aria-multiselectable=${view.isSelected === undefined ? nothing : 'true'}
          aria-busy=${view.isBusy ? 'true' : 'false'}
          @keydown=${this.#onKeydown}
          @focusin=${this.#onFocusin}
          @mousedown=${this.#onMousedown}
          @click=${this.#onClick}
          @change=${this.#onChange}
          @slotchange=${() => this.#host.requestUpdate()}
        >
          ${renderGridHead(columns, view.sort, view.onSort)}
          <div class="windowed" role="rowgroup" tabindex=${rows.length === 0 ? nothing : '-1'}>
            ${this.windowing.rows(
              count,
              (index) => this.#renderRow(view, index),
              (index) => this.#stateOf(view, index),
            )}
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
    this.#changed = undefined
    numberCells(this.#element)
    const row = this.#rowElement
    const target = row === undefined ? undefined : (stopsIn(row)[this.#controlIn(row)] ?? row)
    for (const stop of stopsIn(this.#element)) {
      const tabIndex = stop === target ? 0 : -1
      if (stop.tabIndex !== tabIndex) stop.tabIndex = tabIndex
    }
    const isWanted = this.#wantsFocus
    this.#wantsFocus = false
    if (!this.#hadFocus || (this.#isFocusMoving && !isWanted)) return
    // Keep the focus in the head or tail. Restore it if the focused row was moved or removed.
    const isFine = row?.matches(':focus-within') === true || this.#element?.querySelector(':is(.head, .tail):focus-within') != null
    if (isWanted || !isFine) (target ?? this.#element?.querySelector<HTMLElement>('.windowed'))?.focus({ preventScroll: true })
  }

  get #element(): HTMLElement | undefined {
    return this.#host.renderRoot?.querySelector<HTMLElement>(`#${this.#options.id}`) ?? undefined
  }

  get #rowElement(): HTMLElement | undefined {
    return this.#element?.querySelector<HTMLElement>(`.row[data-index="${this.#cursor.index}"]`) ?? undefined
  }

  /** Index of the focused control, limited to the controls of this row. */
  #controlIn(row: HTMLElement): number {
    return Math.min(this.#control, stopsIn(row).length - 1)
  }

  #stateOf(view: GridView<T>, index: number): readonly unknown[] | undefined {
    const row = view.rows.at(index)
    if (row === undefined || view.stateOf === undefined || index === this.#changed) return undefined
    return [row, ...view.stateOf(row, index)]
  }

  #renderRow(view: GridView<T>, index: number): TemplateResult {
    const row = view.rows.at(index)
    if (row === undefined) {
      return html`<div part="row" class="place tail" role="row" ${this.windowing.at(index)}><div role="gridcell">${view.tail ?? nothing}</div></div>`
    }
    return html`<div
      part="row"
      class="place row ${view.rowClass?.(row) ?? ''}"
      role="row"
      data-index=${index}
      aria-rowindex=${index + 1 + HEAD_ROWS}
      aria-selected=${view.isSelected?.(row) ?? nothing}
      aria-current=${view.isCurrent?.(row) === true ? 'true' : nothing}
      tabindex="-1"
      ${this.windowing.at(index)}
    >${view.cells(row, index)}</div>`
  }

  /** Finds the current row again after the rows changed. A new query starts at the top. */
  #follow(view: GridView<T>): void {
    const query = JSON.stringify(view.query)
    if (query !== this.#query) {
      this.#startsAtTop = this.#query !== undefined
      this.#query = query
    }
    if (!this.#cursor.follow(view, this.#startsAtTop && !this.#hadFocus)) return
    this.#range.start(undefined)
    if (!this.#startsAtTop) return
    this.#startsAtTop = false
    if (!this.#hadFocus) this.#host.updateComplete.then(() => this.windowing.scrollToIndex(0, 'start'))
  }

  #moveTo(index: number, control: number): void {
    const { length } = this.#cursor
    if (length === 0) return
    if (index >= length) this.#options.onNearEnd?.()
    this.#cursor.moveTo(index)
    this.#control = control
    this.#wantsFocus = true
    this.windowing.scrollToIndex(this.#cursor.index)
    this.#host.requestUpdate()
  }

  /** Extends the selected range to a row and focuses it. */
  #extendTo(index: number): void {
    const from = this.#cursor.index
    this.#moveTo(index, -1)
    this.#options.onRange?.(this.#range.extend(from, this.#cursor.index))
  }

  readonly #onFocusout = (event: FocusEvent): void => {
    this.#isFocusMoving = event.relatedTarget !== null
    setTimeout(() => {
      this.#isFocusMoving = false
    })
    this.#fullText.onHide()
  }

  readonly #onFocusin = (event: FocusEvent): void => {
    const row = rowOf(event)
    if (row === undefined) return
    const index = Number(row.dataset.index)
    const control = stopsIn(row).indexOf(event.target as HTMLElement)
    if (index === this.#cursor.index && control === this.#controlIn(row)) return
    this.#cursor.moveTo(index)
    this.#control = control
    this.#host.requestUpdate()
  }

  /** Captures the event, because the update that follows the listener of the control must know the row. */
  readonly #onChange = {
    capture: true,
    handleEvent: (event: Event): void => {
      this.#changed = Number(rowOf(event)?.dataset.index)
    },
  }

  /** Prevents the text selection of Shift+click, which is not wanted in a grid with range selection. */
  readonly #onMousedown = (event: MouseEvent): void => {
    if (event.shiftKey && this.#options.onRange !== undefined && rowOf(event) !== undefined) event.preventDefault()
  }

  readonly #onClick = (event: MouseEvent): void => {
    const row = rowOf(event)
    const target = event.target as HTMLElement
    if (row === undefined || target.closest('button, a, select') !== null || event.defaultPrevented) return
    const index = Number(row.dataset.index)
    if (event.shiftKey && this.#options.onRange !== undefined) {
      event.preventDefault()
      this.#extendTo(index)
      return
    }
    this.#range.start(index)
    // A click anywhere in the first cell toggles its checkbox.
    if (target.matches('.check')) target.querySelector<HTMLElement>('input:not(:disabled)')?.click()
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey || event.defaultPrevented) return
    const target = event.target as HTMLElement
    const row = rowOf(event)
    if (target.closest('.head') !== null) {
      const buttons = [...(this.#element?.querySelectorAll<HTMLElement>('.head button') ?? [])]
      if (moveInHead(event, buttons, () => this.#moveTo(0, -1))) event.preventDefault()
      return
    }
    if (row === undefined) return
    const index = Number(row.dataset.index)
    const key = readGridKey(event, row, { index, length: this.#cursor.length, page: this.windowing.page })
    if (key === undefined) return
    event.preventDefault()
    if (key === 'toggle') {
      this.#range.start(index)
      this.#options.onToggle?.(index)
    } else if (key === 'activate') this.#options.onActivate?.(index)
    else if ('step' in key) this.#moveTo(index, Math.max(-1, Math.min(stopsIn(row).length - 1, this.#control + key.step)))
    else if (event.shiftKey && this.#options.onRange !== undefined) this.#extendTo(key.row)
    else if (key.row >= 0 || event.key !== 'ArrowUp' || !this.#focusHead()) {
      if (event.key === 'End') this.#options.onNearEnd?.()
      this.#range.start(Math.max(0, Math.min(this.#cursor.length - 1, key.row)))
      this.#moveTo(key.row, this.#control)
    }
  }

  #focusHead(): boolean {
    const button = this.#element?.querySelector<HTMLElement>('.head button')
    button?.focus()
    return button !== null && button !== undefined
  }
}
