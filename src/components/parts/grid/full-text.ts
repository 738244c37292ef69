import { html, type LitElement, nothing, type TemplateResult } from 'lit'
import { rowOf } from './grid-row.js'

const isCut = (element: Element): boolean => {
  const range = document.createRange()
  range.selectNodeContents(element)
  return Math.max(element.scrollWidth, range.getBoundingClientRect().width) > element.clientWidth + 1
}

const textOf = (element: Element): string | undefined =>
  element instanceof HTMLSlotElement
    ? element
        .assignedElements({ flatten: true })
        .map(({ textContent }) => textContent)
        .join(' ')
    : element.textContent?.trim()

/**
 * What is cut in the row that is pointed at or has the focus, in full: rows are too low for it, and the scroller would cut
 * it again. Screen readers read the row itself.
 */
export class FullText {
  readonly #host: LitElement
  #text = ''
  #isAbove = false

  constructor(host: LitElement) {
    this.#host = host
  }

  render(): TemplateResult | typeof nothing {
    if (this.#text === '') return nothing
    return html`<div class="full-text ${this.#isAbove ? 'above' : ''}" aria-hidden="true" dir="auto">${this.#text}</div>`
  }

  readonly onShow = (event: Event): void => {
    const row = rowOf(event)
    const frame = (event.currentTarget as Element).getBoundingClientRect()
    const cut = row === undefined ? [] : [...row.querySelectorAll('.cut')].filter(isCut)
    const box = row?.getBoundingClientRect()
    // at the edge that the row is further away from
    this.#isAbove = box !== undefined && box.top - frame.top > frame.height / 2
    this.#set(cut.map(textOf).join('\n'))
  }

  readonly onHide = (): void => {
    this.#set('')
  }

  #set(text: string): void {
    if (text === this.#text) return
    this.#text = text
    // the focus may have moved while the element tells that it has rendered: asked for behind that
    queueMicrotask(() => this.#host.requestUpdate())
  }
}
