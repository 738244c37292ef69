import { css, html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import type { DirectiveResult } from 'lit/directive.js'
import { cssVars } from '../base/css-vars.js'
import { rowPool } from './row-pool.js'
import { createScrollScale, type ScrollScale } from './scroll-scale.js'

export interface WindowingOptions {
  /** The element of class `windowed` that scrolls; asked for after every render. */
  scroller(): HTMLElement | null | undefined
  /** Rows rendered beyond both edges. Default 8. */
  overscan?: number
  /** What is in view changed: by scrolling, by size, or as rows came. `last` is the index behind the last visible row. */
  onView?(first: number, last: number): void
}

/** Before anything is measured. */
const USUAL_ROW = 36
const USUAL_VIEWPORT = 720
/** The rendered range moves in steps, so that not every pixel is an update. */
const STEP = 4
const SETTLED_AFTER = 150

/**
 * Renders the visible ones of any number of rows of one height (`--_row`, see `windowingStyles`):
 *
 *     readonly #window = new Windowing(this, { scroller: () => this.renderRoot.querySelector<HTMLElement>('.windowed') })
 *     html`<div class="windowed" role="listbox">
 *       ${this.#window.rows(count, (index) => html`<div role="option" class="place" ${this.#window.at(index)}>…</div>`)}
 *     </div>`
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
  /** Where the scroller stands, and which px of the rows is at its upper edge. */
  #real = 0
  #virtual = 0
  #isRescaled = false
  #isHidden = false
  /** While the element tells that it has rendered. */
  #isAfterRender = false
  #kept: number | undefined
  #from = 0
  #to = 0

  constructor(host: ReactiveControllerHost, options: WindowingOptions) {
    this.#host = host
    this.#options = options
    host.addController(this)
  }

  /** The first row of which something is visible. */
  get first(): number {
    return Math.max(0, Math.min(this.#count - 1, Math.floor(this.#virtual / this.#rowHeight)))
  }

  /** The index behind the last row of which something is visible. */
  get last(): number {
    return Math.min(this.#count, Math.ceil((this.#virtual + this.#height) / this.#rowHeight))
  }

  /** Rows that PageDown moves by. */
  get page(): number {
    return Math.max(1, Math.floor(this.#height / this.#rowHeight) - 1)
  }

  /** True while the rows are being scrolled through: what costs a call can wait until they stand. */
  get isMoving(): boolean {
    return this.#settling !== undefined
  }

  /** This row stays rendered wherever it is: the one that has the focus. */
  keep(index: number | undefined): void {
    this.#kept = index
  }

  /** What stands inside the scroller. */
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

  /** Stands in the tag of a row and puts it to its place. */
  at(index: number): DirectiveResult {
    const y = index * this.#rowHeight + (this.#scale.isScaled ? this.#real - this.#virtual : 0)
    // a kept row far away must not make the scroller longer
    return cssVars({ '--_y': `${Math.max(-this.#rowHeight, Math.min(this.#scale.spacer - this.#rowHeight, y))}px` })
  }

  /** Brings a row into view, by as little as needed or to the upper edge. */
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
    // a scroller taken out of the document and put back stands at the top
    if (scroller.scrollTop !== this.#real) this.#moveTo(this.#virtual)
  }

  #measure(): void {
    const viewport = this.#scroller?.clientHeight ?? 0
    // while hidden nothing has a height: what was known stays
    if (viewport === 0 || this.#scroller === undefined) return
    // what stands above the rows ends where they end
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

  /** What is measured can only be rendered by one more update: asked for behind the one that has just ended, before the next paint. */
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
      // a move the browser has not told yet would be lost with the scrollbar put elsewhere
      if (this.#scroller?.clientHeight && this.#scroller.scrollTop !== this.#real) return this.#onScroll()
      // small moves were made one to one: the scrollbar follows now, the rows stay where they are seen
      if (this.#scale.isScaled && Math.abs(this.#scale.toReal(this.#virtual) - this.#real) > 1) this.#pinTo(this.#virtual)
      this.#renderAgain()
    }, SETTLED_AFTER)
  }

  /** Puts the scroller where it belongs for what is seen. */
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

  // in the next frame: what it changes are sizes that are being observed
  readonly #onResize = (): void => {
    this.#resizing ??= requestAnimationFrame(this.#onSizes)
  }

  readonly #onSizes = (): void => {
    this.#resizing = undefined
    const wasHidden = this.#isHidden
    this.#isHidden = (this.#scroller?.clientHeight ?? 0) === 0
    if (this.#isHidden) return
    this.#measure()
    // shown again, some browsers have forgotten where it stood
    if (wasHidden && this.#scroller?.scrollTop !== this.#real) this.#moveTo(this.#virtual)
    this.#options.onView?.(this.first, this.last)
  }
}

/** For the scroller (`windowed`) and each row in it (`place`). */
export const windowingStyles = css`
  .windowed {
    position: relative;
    /* its bar is there from the start, so that nothing moves aside as rows come */
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
