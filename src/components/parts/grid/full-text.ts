import { html, type LitElement, nothing, type ReactiveController, type TemplateResult } from 'lit'
import { cssVars } from '../../base/css-vars.js'
import { rowOf } from './grid-row.js'

/** Height in px of a tip with two lines, including its distance to the frame. */
const TIP_HEIGHT = 72

/** Maximum time in ms between pressing the mouse button and the focus event of that press. */
const PRESS_MS = 200

const isCut = (element: Element): boolean => {
  const range = document.createRange()
  range.selectNodeContents(element)
  return Math.max(element.scrollWidth, range.getBoundingClientRect().width) > element.clientWidth + 1
}

const textOf = (element: Element): string =>
  element instanceof HTMLSlotElement
    ? element
        .assignedElements({ flatten: true })
        .map(({ textContent }) => textContent)
        .join(' ')
    : (element.textContent?.trim() ?? '')

interface Tip {
  text: string
  /** Distance to the start of the frame in px. */
  start: number
  /** Distance to the upper or lower edge of the frame in px. */
  block: number
  isAbove: boolean
}

const tipOf = (row: Element, within: Element, frame: Element): Tip | undefined => {
  const cuts = [...within.querySelectorAll('.cut')].filter(isCut).map(textOf)
  const reasons = [within, ...within.querySelectorAll('[data-tip]')].map((cell) => cell.getAttribute('data-tip') ?? '')
  const text = [...cuts, ...reasons].filter((part) => part !== '').join('\n')
  if (text === '') return undefined
  const outer = frame.getBoundingClientRect()
  const box = row.getBoundingClientRect()
  const cell = within.getBoundingClientRect()
  const isAbove = outer.bottom - box.bottom < TIP_HEIGHT
  const isRtl = getComputedStyle(row).direction === 'rtl'
  return {
    text,
    start: Math.max(0, isRtl ? outer.right - cell.right : cell.left - outer.left),
    block: isAbove ? outer.bottom - box.top : box.bottom - outer.top,
    isAbove,
  }
}

/**
 * Tip with the full text of truncated cells and the reason of a cell (`data-tip`). Shows for the hovered cell, and for the whole row when a
 * row gets the focus by keyboard. Stays while it is hovered and hides on Escape. Never shows on touch, where it would cover other rows.
 * Hidden from screen readers, which read the cells themselves.
 */
export class FullText implements ReactiveController {
  readonly #host: LitElement
  #tip: Tip | undefined
  #pressedAt = Number.NEGATIVE_INFINITY

  constructor(host: LitElement) {
    this.#host = host
    host.addController(this)
  }

  hostDisconnected(): void {
    this.#tip = undefined
    window.removeEventListener('keydown', this.#onKeydown, true)
  }

  render(): TemplateResult | typeof nothing {
    const tip = this.#tip
    if (tip === undefined) return nothing
    const place = { '--_tip-start': `${tip.start}px`, '--_tip-block': `${tip.block}px` } as const
    return html`<div
      class="full-text ${tip.isAbove ? 'above' : ''}"
      aria-hidden="true"
      dir="auto"
      ${cssVars(place)}
    >${tip.text}</div>`
  }

  readonly onPointerover = (event: PointerEvent): void => {
    if (event.pointerType === 'touch') return
    const target = event.target as Element
    if (target.closest('.full-text') !== null) return
    this.#show(event, target.closest('[role=gridcell], .cell'))
  }

  readonly onPointerdown = (event: PointerEvent): void => {
    this.#pressedAt = event.timeStamp
  }

  readonly onFocusin = (event: FocusEvent): void => {
    // A row focused by mouse shows the tip of the hovered cell only.
    if (event.timeStamp - this.#pressedAt > PRESS_MS) this.#show(event, rowOf(event) ?? null)
  }

  readonly onHide = (): void => {
    this.#set(undefined)
  }

  #show(event: Event, within: Element | null): void {
    const row = rowOf(event)
    this.#set(row === undefined || within === null ? undefined : tipOf(row, within, event.currentTarget as Element))
  }

  #set(tip: Tip | undefined): void {
    if (tip === this.#tip || JSON.stringify(tip) === JSON.stringify(this.#tip)) return
    if (tip === undefined) window.removeEventListener('keydown', this.#onKeydown, true)
    else if (this.#tip === undefined) window.addEventListener('keydown', this.#onKeydown, true)
    this.#tip = tip
    // Runs during `updated` when the focus moves with a render; a microtask avoids an update inside an update.
    queueMicrotask(() => this.#host.requestUpdate())
  }

  /** Hides the tip on Escape, before any other handler of Escape. */
  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    this.#set(undefined)
  }
}
