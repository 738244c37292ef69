import { createScrollScale, type ScrollScale } from './scroll-scale.js'

/** Heights in px before the first measurement. */
const USUAL_ROW = 44
const USUAL_VIEWPORT = 720

/**
 * Scroll position over rows of one height. `real` is the position of the scroller, `virtual` the position of its upper edge in the rows,
 * both in px. They differ if the total height of the rows exceeds the browser's limit (see `ScrollScale`).
 */
export class ScrollPosition {
  #scroller: HTMLElement | undefined
  #count = 0
  #rowHeight = USUAL_ROW
  #viewport = 0
  #scale: ScrollScale = createScrollScale(0, USUAL_VIEWPORT)
  #real = 0
  #virtual = 0

  get count(): number {
    return this.#count
  }

  get rowHeight(): number {
    return this.#rowHeight
  }

  get real(): number {
    return this.#real
  }

  get isScaled(): boolean {
    return this.#scale.isScaled
  }

  /** Height of the spacer in px. */
  get spacer(): number {
    return this.#scale.spacer
  }

  /** Height of the viewport in px. */
  get height(): number {
    return this.#viewport === 0 ? USUAL_VIEWPORT : this.#viewport
  }

  /** Index of the first visible row. */
  get first(): number {
    return Math.max(0, Math.min(this.#count - 1, Math.floor(this.#virtual / this.#rowHeight)))
  }

  /** Index after the last visible row. */
  get last(): number {
    return Math.min(this.#count, Math.ceil((this.#virtual + this.height) / this.#rowHeight))
  }

  /** Offset of a row within the spacer in px. Clamped, because a kept row far away must not extend the scroller. */
  offsetOf(index: number): number {
    const y = index * this.#rowHeight + (this.isScaled ? this.#real - this.#virtual : 0)
    return Math.max(-this.#rowHeight, Math.min(this.spacer - this.#rowHeight, y))
  }

  attach(scroller: HTMLElement | undefined): void {
    this.#scroller = scroller
  }

  /** Sets the number of rows. Returns whether it changed. */
  setCount(count: number): boolean {
    if (count === this.#count) return false
    this.#count = count
    this.#rescale()
    return true
  }

  /** Sets the measured heights and keeps the first visible row in place. Returns whether they changed. */
  setHeights(viewport: number, rowHeight: number): boolean {
    const height = Math.max(1, rowHeight || USUAL_ROW)
    if (viewport === this.#viewport && height === this.#rowHeight) return false
    const row = this.#virtual / this.#rowHeight
    this.#viewport = viewport
    this.#rowHeight = height
    this.#virtual = row * height
    this.#rescale()
    return true
  }

  /** Returns the position that brings a row into view, or `undefined` if it is visible. */
  toShow(index: number, align: 'nearest' | 'start'): number | undefined {
    const top = index * this.#rowHeight
    const bottom = top + this.#rowHeight
    if (align === 'start' || top < this.#virtual) return top
    return bottom > this.#virtual + this.height ? bottom - this.height : undefined
  }

  /**
   * Moves the rows and the scrollbar. Default: the current position, for a scroller that was attached again. Returns whether the rows or the
   * scrollbar moved.
   */
  moveTo(virtual = this.#virtual): boolean {
    const before = { real: this.#real, virtual: this.#virtual }
    const { maxReal, maxVirtual, toReal } = this.#scale
    const to = Math.max(0, Math.min(maxVirtual, virtual))
    const near = this.#real + to - this.#virtual
    const isNear = this.isScaled && Math.abs(to - this.#virtual) < this.height * 3 && near > 0 && near < maxReal
    this.#virtual = to
    this.#real = isNear ? near : toReal(to)
    if (this.#scroller !== undefined) {
      this.#scroller.scrollTop = this.#real
      this.#real = this.#scroller.scrollTop
      if (!this.isScaled) this.#virtual = this.#real
    }
    return this.#real !== before.real || this.#virtual !== before.virtual
  }

  /** Moves the scrollbar to match the rows, without moving the rows. Returns whether the scrollbar moved. */
  pin(): boolean {
    if (this.#scroller === undefined) return false
    const before = this.#real
    this.#scroller.scrollTop = this.#scale.toReal(this.#virtual)
    this.#real = this.#scroller.scrollTop
    return this.#real !== before
  }

  /** Returns whether the scrollbar no longer matches the rows, because small scroll steps move the rows 1:1. */
  get isDrifted(): boolean {
    return this.isScaled && Math.abs(this.#scale.toReal(this.#virtual) - this.#real) > 1
  }

  /** Follows a scroll of the administrator. Returns false if the position is unchanged. */
  follow(): boolean {
    const real = this.#scroller?.scrollTop ?? 0
    const moved = real - this.#real
    if (moved === 0) return false
    this.#real = real
    const { maxReal, maxVirtual, toVirtual } = this.#scale
    if (!this.isScaled) this.#virtual = Math.max(0, Math.min(real, maxVirtual))
    else if (Math.abs(moved) > this.height * 3) this.#virtual = toVirtual(real)
    else {
      this.#virtual = Math.max(0, Math.min(maxVirtual, this.#virtual + moved))
      if (real <= 0 || real >= maxReal - 1 || this.#virtual === 0 || this.#virtual === maxVirtual) this.pin()
    }
    return true
  }

  #rescale(): void {
    this.#scale = createScrollScale(this.#count * this.#rowHeight, this.height)
    this.#virtual = Math.min(this.#virtual, this.#scale.maxVirtual)
  }
}
