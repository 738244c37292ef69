import { css, html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import type { DirectiveResult } from 'lit/directive.js'
import { cssVars } from '../base/css-vars.js'
import { rowPool } from './row-pool.js'
import { createScrollScale, type ScrollScale } from './scroll-scale.js'

export interface WindowingOptions {
  /** Returns the scroller (class `windowed`). Called after each render. */
  scroller(): HTMLElement | null | undefined
  /** Rows rendered beyond both edges. Default 8. */
  overscan?: number
  /** Called when the visible range changes by scrolling, resizing or new rows. `last` is exclusive. */
  onView?(first: number, last: number): void
}

/** Heights in px before the first measurement. */
const USUAL_ROW = 36
const USUAL_VIEWPORT = 720
/** The rendered range moves in steps of rows, so that scrolling a few px does not update the host. */
const STEP = 4
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
  #scroller: HTMLElement | undefined
  #probe: Element | undefined
  #sizes: ResizeObserver | undefined
  #resizing: number | undefined
  #settling: ReturnType<typeof setTimeout> | undefined
  #count = 0
  #rowHeight = USUAL_ROW
  #viewport = 0
  #scale: ScrollScale = createScrollScale(0, USUAL_VIEWPORT)
  /** Scroll position of the scroller, and position of its upper edge in the rows, both in px. */
  #real = 0
  #virtual = 0
  #isRescaled = false
  #isHidden = false
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
    return Math.max(0, Math.min(this.#count - 1, Math.floor(this.#virtual / this.#rowHeight)))
  }

  /** Index after the last visible row. */
  get last(): number {
    return Math.min(this.#count, Math.ceil((this.#virtual + this.#height) / this.#rowHeight))
  }

  /** Number of rows that PageDown moves by. */
  get page(): number {
    return Math.max(1, Math.floor(this.#height / this.#rowHeight) - 1)
  }

  /** True while scrolling: expensive work for rows waits until it is false. */
  get isMoving(): boolean {
    return this.#settling !== undefined
  }

  /** Keeps a row rendered outside of the visible range, such as the focused row. */
  keep(index: number | undefined): void {
    this.#kept = index
  }

  /** Renders the content of the scroller. */
  rows(count: number, row: (index: number) => unknown): TemplateResult {
    if (count !== this.#count) {
      this.#count = count
      this.#rescale()
      this.#isRescaled = true
    }
    this.#from = this.#rangeFrom()
    this.#to = this.#rangeTo()
    const indexes = Array.from({ length: this.#to - this.#from }, (_, position) => this.#from + position)
    if (this.#kept !== undefined && this.#kept < count) {
      if (this.#kept < this.#from) indexes.unshift(this.#kept)
      else if (this.#kept >= this.#to) indexes.push(this.#kept)
    }
    const size = { '--_size': `${this.#scale.spacer}px`, '--_height': `${this.#rowHeight}px` } as const
    return html`<div class="spacer" role="presentation" ${cssVars(size)}>
      <div class="probe" aria-hidden="true"></div>
      ${rowPool(indexes, row)}
    </div>`
  }

  /** Directive for the tag of a row: positions the row. */
  at(index: number): DirectiveResult {
    const y = index * this.#rowHeight + (this.#scale.isScaled ? this.#real - this.#virtual : 0)
    // Clamp, so that a kept row far away does not extend the scroller.
    return cssVars({ '--_y': `${Math.max(-this.#rowHeight, Math.min(this.#scale.spacer - this.#rowHeight, y))}px` })
  }

  /** Scrolls a row into view, by the shortest way or to the upper edge. */
  scrollToIndex(index: number, align: 'nearest' | 'start' = 'nearest'): void {
    const top = index * this.#rowHeight
    const bottom = top + this.#rowHeight
    if (align === 'start' || top < this.#virtual) this.#moveTo(top)
    else if (bottom > this.#virtual + this.#height) this.#moveTo(bottom - this.#height)
  }

  hostConnected(): void {
    this.#host.requestUpdate()
  }

  hostUpdated(): void {
    const scroller = this.#options.scroller() ?? undefined
    const probe = scroller?.querySelector('.probe') ?? undefined
    this.#isAfterRender = true
    if (scroller !== this.#scroller || probe !== this.#probe) this.#attach(scroller, probe)
    else if (this.#isRescaled && this.#scale.isScaled) this.#pinTo(this.#virtual)
    this.#isAfterRender = false
    this.#isRescaled = false
  }

  hostDisconnected(): void {
    this.#attach(undefined, undefined)
  }

  get #height(): number {
    return this.#viewport === 0 ? USUAL_VIEWPORT : this.#viewport
  }

  #rangeFrom(): number {
    return Math.max(0, Math.floor(this.first / STEP) * STEP - (this.#options.overscan ?? 8))
  }

  #rangeTo(): number {
    return Math.min(this.#count, Math.ceil(this.last / STEP) * STEP + (this.#options.overscan ?? 8))
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
    if (scroller === undefined) return
    scroller.addEventListener('scroll', this.#onScroll, { passive: true })
    this.#sizes = new ResizeObserver(this.#onResize)
    this.#sizes.observe(scroller)
    if (probe !== undefined) this.#sizes.observe(probe)
    if (probe?.parentElement) this.#sizes.observe(probe.parentElement)
    this.#measure()
    // A scroller that was detached and attached again is at the top.
    if (scroller.scrollTop !== this.#real) this.#moveTo(this.#virtual)
  }

  #measure(): void {
    const viewport = this.#scroller?.clientHeight ?? 0
    // A hidden scroller has no height; keep the last measurement.
    if (viewport === 0 || this.#scroller === undefined) return
    // The head ends where the rows end, left of the scrollbar.
    const { offsetWidth, clientWidth, parentElement } = this.#scroller
    parentElement?.style.setProperty('--_gutter', `${offsetWidth - clientWidth}px`)
    const rowHeight = Math.max(1, Math.round(this.#probe?.getBoundingClientRect().height ?? 0) || USUAL_ROW)
    if (viewport === this.#viewport && rowHeight === this.#rowHeight) return
    const row = this.#virtual / this.#rowHeight
    this.#viewport = viewport
    this.#rowHeight = rowHeight
    this.#virtual = row * rowHeight
    this.#rescale()
    this.#renderAgain()
  }

  /** Renders the measurements in one more update. After `hostUpdated` this needs a microtask, which still runs before the next paint. */
  #renderAgain(): void {
    if (this.#isAfterRender) queueMicrotask(() => this.#host.requestUpdate())
    else this.#host.requestUpdate()
  }

  #rescale(): void {
    this.#scale = createScrollScale(this.#count * this.#rowHeight, this.#height)
    this.#virtual = Math.min(this.#virtual, this.#scale.maxVirtual)
  }

  #moveTo(virtual: number): void {
    const to = Math.max(0, Math.min(this.#scale.maxVirtual, virtual))
    const near = this.#real + to - this.#virtual
    const isNear = this.#scale.isScaled && Math.abs(to - this.#virtual) < this.#height * 3 && near > 0 && near < this.#scale.maxReal
    this.#virtual = to
    this.#real = isNear ? near : this.#scale.toReal(to)
    if (this.#scroller !== undefined) {
      this.#scroller.scrollTop = this.#real
      this.#real = this.#scroller.scrollTop
      if (!this.#scale.isScaled) this.#virtual = this.#real
    }
    this.#renderAgain()
  }

  #settle(): void {
    clearTimeout(this.#settling)
    this.#settling = setTimeout(() => {
      this.#settling = undefined
      // Handle a scroll position that the browser has not reported yet, before moving the scrollbar.
      if (this.#scroller?.clientHeight && this.#scroller.scrollTop !== this.#real) return this.#onScroll()
      // Small scroll steps move the rows 1:1. When scrolling pauses, move the scrollbar to match; the rows stay.
      if (this.#scale.isScaled && Math.abs(this.#scale.toReal(this.#virtual) - this.#real) > 1) this.#pinTo(this.#virtual)
      this.#renderAgain()
    }, SETTLED_AFTER)
  }

  /** Moves the scrollbar to a position without moving the rows. */
  #pinTo(virtual: number): void {
    if (this.#scroller === undefined) return
    const before = this.#real
    this.#scroller.scrollTop = this.#scale.toReal(virtual)
    this.#real = this.#scroller.scrollTop
    if (this.#real !== before) this.#renderAgain()
  }

  readonly #onScroll = (): void => {
    const real = this.#scroller?.scrollTop ?? 0
    const moved = real - this.#real
    if (moved === 0) return
    this.#real = real
    const { isScaled, maxReal, maxVirtual } = this.#scale
    if (!isScaled) this.#virtual = Math.max(0, Math.min(real, maxVirtual))
    else if (Math.abs(moved) > this.#height * 3) this.#virtual = this.#scale.toVirtual(real)
    else {
      this.#virtual = Math.max(0, Math.min(maxVirtual, this.#virtual + moved))
      if (real <= 0 || real >= maxReal - 1 || this.#virtual === 0 || this.#virtual === maxVirtual) this.#pinTo(this.#virtual)
    }
    this.#settle()
    if (isScaled || this.#rangeFrom() !== this.#from || this.#rangeTo() !== this.#to) this.#host.requestUpdate()
    this.#options.onView?.(this.first, this.last)
  }

  // In the next frame, because the handler changes sizes that are being observed.
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
    if (wasHidden && this.#scroller?.scrollTop !== this.#real) this.#moveTo(this.#virtual)
    this.#options.onView?.(this.first, this.last)
  }
}

/** Styles of the scroller (`windowed`) and its rows (`place`). */
export const windowingStyles = css`
  .windowed {
    position: relative;
    /* The scrollbar is always visible, so that rows do not shift when it appears. */
    overflow: hidden scroll;
    overflow-anchor: none;
    overscroll-behavior: contain;
    min-block-size: 0;
  }
  .windowed > .spacer {
    position: relative;
    block-size: var(--_size, 0);
    contain: layout style;
    overflow: clip;
  }
  .windowed > .spacer > .probe {
    position: absolute;
    inset-block-start: 0;
    block-size: var(--_row);
    inline-size: 0;
    visibility: hidden;
  }
  .windowed .place {
    position: absolute;
    inset-block-start: 0;
    inset-inline: 0;
    block-size: var(--_height);
    transform: translateY(var(--_y));
    contain: layout style;
  }
`
