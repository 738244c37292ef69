import { html, type LitElement, type ReactiveController, type TemplateResult } from 'lit'
import { cssVars } from '../base/css-vars.js'

/** Height in px of a tip with three lines. */
const TIP_HEIGHT = 84

/** Tip of a row: its text, and the distance of the tip to the upper or lower edge of the list's frame in px. */
interface Tip {
  index: number
  text: string
  block: number
  isAbove: boolean
}

/** Returns the text of a row part without texts for screen readers. Comments of templates are no text. */
const shownText = (part: Element | null | undefined): string =>
  [...(part?.childNodes ?? [])]
    .map((node) => (node instanceof Comment || (node instanceof Element && node.matches('.unseen')) ? '' : (node.textContent ?? '')))
    .join('')
    .trim()

const tipOf = (list: HTMLElement, index: number, wordsAt: (index: number) => readonly string[]): Tip | undefined => {
  const row = list.querySelector(`[data-index="${index}"]`)
  const isCut = [...(row?.querySelectorAll('.label, .detail, .end') ?? [])].some((part) => part.scrollWidth > part.clientWidth)
  if (row === null || !isCut) return undefined
  const text = [...wordsAt(index), shownText(row.querySelector('.end'))].filter((part) => part !== '').join(' · ')
  const frame = (list.parentElement ?? list).getBoundingClientRect()
  const box = row.getBoundingClientRect()
  const isAbove = frame.bottom - box.bottom < TIP_HEIGHT
  return { index, text, block: isAbove ? frame.bottom - box.top : box.bottom - frame.top, isAbove }
}

/**
 * Full text of a truncated item, beside its row while the row is hovered or active by keyboard. The tip can be hovered, and Escape hides it
 * (WCAG 1.4.13). Touch shows none, because the tip would cover other rows. Hidden from screen readers, which read the row itself.
 */
export class ItemTip implements ReactiveController {
  readonly #host: LitElement
  readonly #list: () => HTMLElement | null
  #pointed: number | undefined
  /** Row whose tip Escape has hidden. */
  #hidden: number | undefined
  #tip: Tip | undefined

  constructor(host: LitElement, list: () => HTMLElement | null) {
    this.#host = host
    this.#list = list
    host.addController(this)
  }

  hostDisconnected(): void {
    this.#pointed = undefined
    this.#set(undefined)
  }

  render(): TemplateResult {
    const { text = '', block = 0, isAbove = false } = this.#tip ?? {}
    return html`<div
      class="whole ${isAbove ? 'above' : ''}"
      aria-hidden="true"
      ${cssVars({ '--_tip-block': `${block}px` })}
      @pointerleave=${this.#onPointerLeave}
    >${text}</div>`
  }

  /** Updates the tip after a render. `wordsAt` returns the texts of a row that the box knows; the row shows the other figures. */
  update(active: number, wordsAt: (index: number) => readonly string[]): void {
    const list = this.#list()
    const index = this.#pointed ?? (list?.matches(':focus-visible') === true ? active : undefined)
    if (index !== this.#hidden) this.#hidden = undefined
    const isShown = list !== null && index !== undefined && index !== this.#hidden
    this.#set(isShown ? tipOf(list, index, wordsAt) : undefined)
  }

  readonly onPointerOver = (event: PointerEvent): void => {
    if (event.pointerType === 'touch') return
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null
    this.#point(row === null ? undefined : Number(row.dataset.index))
  }

  /** The pointer may move from a row into its tip. */
  readonly onPointerLeave = (event: PointerEvent): void => {
    const to = event.relatedTarget
    if (!(to instanceof Element && to.matches('.whole'))) this.#point(undefined)
  }

  readonly #onPointerLeave = (event: PointerEvent): void => {
    const to = event.relatedTarget
    if (!(to instanceof Node && this.#list()?.contains(to))) this.#point(undefined)
  }

  #point(index: number | undefined): void {
    this.#pointed = index
    this.#host.requestUpdate()
  }

  #set(tip: Tip | undefined): void {
    const before = this.#tip
    if (tip?.text === before?.text && tip?.index === before?.index && tip?.block === before?.block) return
    if (tip === undefined) window.removeEventListener('keydown', this.#onKeydown, true)
    else if (before === undefined) window.addEventListener('keydown', this.#onKeydown, true)
    this.#tip = tip
    // Runs after a render; a microtask avoids an update inside an update.
    queueMicrotask(() => this.#host.requestUpdate())
  }

  /** Hides the tip on Escape, before any other handler of Escape. */
  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    this.#hidden = this.#tip?.index
    this.#set(undefined)
  }
}
