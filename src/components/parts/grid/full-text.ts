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
 * Shows the full text of truncated cells of the hovered or focused row. Rows have a fixed height and the scroller clips, so the text is
 * rendered outside of the rows. Hidden from screen readers, which read the cells themselves.
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
    // Place the text at the end of the frame that is farther from the row.
    this.#isAbove = box !== undefined && box.top - frame.top > frame.height / 2
    this.#set(cut.map(textOf).join('\n'))
  }

  readonly onHide = (): void => {
    this.#set('')
  }

  #set(text: string): void {
    if (text === this.#text) return
    this.#text = text
    // Runs during `updated` when the focus moves with a render; a microtask avoids an update inside an update.
    queueMicrotask(() => this.#host.requestUpdate())
  }
}
