import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import type { DirectiveResult } from 'lit/directive.js'
import { cssVars } from '../base/css-vars.js'
import { placeAt } from './place-at.js'
import { type RowState, rowPool } from './row-pool.js'
import { ScrollPosition } from './scroll-position.js'

export interface WindowingOptions {
  /** Returns the scroller (class `windowed`). Called after each render. */
  scroller(): HTMLElement | null | undefined
  /** Rows rendered beyond both edges. Default 6. */
  overscan?: number
  /** Called when the visible range changes by scrolling, resizing or new rows. `last` is exclusive. */
  onView?(first: number, last: number): void
}

/** Rows rendered beyond both edges: more than a wheel step, so that a frame that comes late shows rows. */
const OVERSCAN = 6
/** Number of rows by which the rendered range moves, so that scrolling a few px does not update the host. */
const STEP = 4
/** Row height in em below which a row has space for one line only. */
const ONE_LINE = 2.4
/** Pause in ms after which scrolling counts as finished. */
const SETTLED_AFTER = 150

/**
 * Renders the visible rows of a list with rows of one height (`--_row`, see `windowingStyles`).
 *
 * @example
 * readonly #window = new Windowing(this, { scroller: () => this.renderRoot.querySelector<HTMLElement>('.windowed') })
 * html`<div class="windowed" role="listbox">
 *   ${this.#window.rows(count, (index) => html`<div role="option" class="place" ${this.#window.at(index)}>…</div>`)}
 * </div>`
 */
export class Windowing implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #options: WindowingOptions
  readonly #position = new ScrollPosition()
  #scroller: HTMLElement | undefined
  #probe: Element | undefined
  #sizes: ResizeObserver | undefined
  #resizing: number | undefined
  #settling: ReturnType<typeof setTimeout> | undefined
  #isCountChanged = false
  /** True if heights have changed. The scroller then moves to the same rows once the spacer has its new height. */
  #isResized = false
  #isHidden = false
  #isCompact = false
  /** True during `hostUpdated`. */
  #isAfterRender = false
  #kept: number | undefined
  #from = 0
  #to = 0

  constructor(host: ReactiveControllerHost, options: WindowingOptions) {
    this.#host = host
    this.#options = options
    host.addController(this)
  }

  /** Index of the first visible row. */
  get first(): number {
    return this.#position.first
  }

  /** Index after the last visible row. */
  get last(): number {
    return this.#position.last
  }

  /** Number of rows that PageDown moves by. */
  get page(): number {
    return Math.max(1, Math.floor(this.#position.height / this.#position.rowHeight) - 1)
  }

  /** True while scrolling. Expensive work for rows waits until it is false. */
  get isMoving(): boolean {
    return this.#settling !== undefined
  }

  /** Returns whether the row is in view and scrolling has paused. Rows rendered beyond the edges are not in view. */
  isShown(index: number): boolean {
    return !this.isMoving && index >= this.first && index < this.last
  }

  /** True if the rows have space for one line of text only. */
  get isCompact(): boolean {
    return this.#isCompact
  }

  /** Keeps a row rendered outside of the visible range, such as the focused row. */
  keep(index: number | undefined): void {
    this.#kept = index
  }

  /**
   * Renders the content of the scroller.
   *
   * @param stateOf everything that the content of a row depends on, besides its index and place. A row whose state is unchanged is not
   *   rendered again. `undefined` renders the row each time.
   */
  rows(count: number, row: (index: number) => unknown, stateOf?: (index: number) => RowState | undefined): TemplateResult {
    if (this.#position.setCount(count)) this.#isCountChanged = true
    this.#from = this.#rangeFrom()
    this.#to = this.#rangeTo()
    const indexes = Array.from({ length: this.#to - this.#from }, (_, position) => this.#from + position)
    if (this.#kept !== undefined && this.#kept < count) {
      if (this.#kept < this.#from) indexes.unshift(this.#kept)
      else if (this.#kept >= this.#to) indexes.push(this.#kept)
    }
    const size = { '--_size': `${this.#position.spacer}px`, '--_height': `${this.#position.rowHeight}px` } as const
    const placed = (index: number): RowState | undefined => {
      const state = stateOf?.(index)
      return state && [index, this.#position.offsetOf(index), ...state]
    }
    return html`<div class="spacer" role="presentation" ${cssVars(size)}
      ><div class="probe" aria-hidden="true"></div>${rowPool(indexes, row, placed)}</div>`
  }

  /** Directive for the tag of a row: positions the row. */
  at(index: number): DirectiveResult {
    return placeAt(this.#position.offsetOf(index))
  }

  /** Scrolls a row into view, by the shortest distance or to the upper edge. */
  scrollToIndex(index: number, align: 'nearest' | 'start' = 'nearest'): void {
    const to = this.#position.toShow(index, align)
    if (to === undefined) return
    this.#position.moveTo(to)
    this.#renderAgain()
  }

  hostConnected(): void {
    this.#host.requestUpdate()
  }

  hostUpdated(): void {
    const scroller = this.#options.scroller() ?? undefined
    const probe = scroller?.querySelector('.probe') ?? undefined
    this.#isAfterRender = true
    if (scroller !== this.#scroller || probe !== this.#probe) this.#attach(scroller, probe)
    else if (this.#isResized) {
      this.#isResized = false
      this.#restore()
    } else if (this.#isCountChanged && this.#position.isScaled) this.#pin()
    this.#isAfterRender = false
    this.#isCountChanged = false
  }

  hostDisconnected(): void {
    this.#attach(undefined, undefined)
  }

  #rangeFrom(): number {
    return Math.max(0, Math.floor(this.first / STEP) * STEP - (this.#options.overscan ?? OVERSCAN))
  }

  #rangeTo(): number {
    return Math.min(this.#position.count, Math.ceil(this.last / STEP) * STEP + (this.#options.overscan ?? OVERSCAN))
  }

  #attach(scroller: HTMLElement | undefined, probe: Element | undefined): void {
    this.#scroller?.removeEventListener('scroll', this.#onScroll)
    this.#sizes?.disconnect()
    clearTimeout(this.#settling)
    this.#settling = undefined
    if (this.#resizing !== undefined) cancelAnimationFrame(this.#resizing)
    this.#resizing = undefined
    this.#scroller = scroller
    this.#probe = probe
    this.#sizes = undefined
    this.#position.attach(scroller)
    if (scroller === undefined) return
    scroller.addEventListener('scroll', this.#onScroll, { passive: true })
    this.#sizes = new ResizeObserver(this.#onResize)
    this.#sizes.observe(scroller)
    if (probe !== undefined) this.#sizes.observe(probe)
    if (probe?.parentElement) this.#sizes.observe(probe.parentElement)
    this.#measure()
    // A scroller that was detached and attached again is at the top.
    if (scroller.scrollTop !== this.#position.real) this.#restore()
  }

  #measure(): void {
    const viewport = this.#scroller?.clientHeight ?? 0
    // A hidden scroller has no height; keep the last measurement.
    if (viewport === 0 || this.#scroller === undefined) return
    const { offsetWidth, clientWidth, previousElementSibling: head } = this.#scroller
    const rowHeight = Math.round(this.#probe?.getBoundingClientRect().height ?? 0)
    // The head ends at the end of the rows, before the scrollbar. Set after reading the sizes, and not on a parent of the rows, because that
    // would restyle all of them.
    if (head instanceof HTMLElement) head.style.setProperty('--_gutter', `${offsetWidth - clientWidth}px`)
    const wasCompact = this.#isCompact
    const before = this.#position.rowHeight
    if (!this.#position.setHeights(viewport, rowHeight)) return
    this.#isCompact = rowHeight > 0 && rowHeight < ONE_LINE * Number.parseFloat(getComputedStyle(this.#scroller).fontSize)
    // At the top, rows of the expected height are rendered in their places, so the first paint needs no second render.
    const isAtTop = this.#position.real === 0 && this.first === 0
    if (isAtTop && this.#position.rowHeight === before && this.#isCompact === wasCompact && this.last <= this.#to) return
    this.#isResized = true
    this.#renderAgain()
  }

  /** Renders the measurements in one more update. After `hostUpdated`, this needs a microtask, which still runs before the next paint. */
  #renderAgain(): void {
    if (this.#isAfterRender) queueMicrotask(() => this.#host.requestUpdate())
    else this.#host.requestUpdate()
  }

  #restore(): void {
    if (this.#position.moveTo()) this.#renderAgain()
  }

  #pin(): void {
    if (this.#position.pin()) this.#renderAgain()
  }

  #settle(): void {
    clearTimeout(this.#settling)
    this.#settling = setTimeout(() => {
      this.#settling = undefined
      // Handle a scroll position that the browser has not reported yet, before moving the scrollbar.
      if (this.#scroller?.clientHeight && this.#scroller.scrollTop !== this.#position.real) return this.#onScroll()
      if (this.#position.isDrifted) this.#pin()
      this.#renderAgain()
    }, SETTLED_AFTER)
  }

  readonly #onScroll = (): void => {
    if (!this.#position.follow()) return
    this.#settle()
    // Scaled rows move relative to the spacer, so each step renders them.
    if (this.#position.isScaled || this.#rangeFrom() !== this.#from || this.#rangeTo() !== this.#to) this.#host.requestUpdate()
    this.#options.onView?.(this.first, this.last)
  }

  // Runs in the next frame, because the handler changes sizes that are being observed.
  readonly #onResize = (): void => {
    this.#resizing ??= requestAnimationFrame(this.#onSizes)
  }

  readonly #onSizes = (): void => {
    this.#resizing = undefined
    const wasHidden = this.#isHidden
    this.#isHidden = (this.#scroller?.clientHeight ?? 0) === 0
    if (this.#isHidden) return
    this.#measure()
    // Some browsers reset the scroll position of elements that are shown again.
    if (wasHidden && this.#scroller?.scrollTop !== this.#position.real) this.#restore()
    this.#options.onView?.(this.first, this.last)
  }
}
