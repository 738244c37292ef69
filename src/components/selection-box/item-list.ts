import { html, type LitElement, nothing, type ReactiveController, type TemplateResult } from 'lit'
import type { BackupSession, Box, Item } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { createTypeahead } from '../parts/typeahead.js'
import { Windowing } from '../parts/windowing.js'
import { ItemChoice } from './item-choice.js'
import { ItemTip } from './item-tip.js'
import { itemWords } from './item-words.js'
import { renderItem } from './render-item.js'

export interface ItemListOptions {
  /** Prefix of the ids of the rows. Default: `item`. */
  id?: string
  /** Accessible name of the list. */
  label(): string
  /** Title of the control that moves an item to the other part of the box; `undefined` if the box has one part. */
  moveTitle(): string | undefined
  /** Id of the element that describes the list. */
  describedBy?: string
  /** Removes items from the box. */
  onRemove(items: readonly Item[] | Box): void
  /** Moves items to the other part of the box. */
  onMove(items: readonly Item[] | Box): void
}

/**
 * Listbox of one part of the box with multi-selection like a file manager (click, Shift, Ctrl, Space, arrows), windowed. The listbox has the focus, and
 * `aria-activedescendant` points to the active row. Items are in the order of the box. Alt with an arrow key moves items to the other part.
 */
export class ItemList implements ReactiveController {
  readonly #host: LitElement
  readonly #link: Connection
  readonly #options: ItemListOptions
  readonly #id: string
  readonly #window: Windowing
  readonly #choice = new ItemChoice()
  readonly #tip: ItemTip
  readonly #typeahead = createTypeahead()

  constructor(host: LitElement, link: Connection, options: ItemListOptions) {
    this.#host = host
    this.#link = link
    this.#options = options
    this.#id = options.id ?? 'item'
    this.#window = new Windowing(host, { scroller: () => this.#list })
    this.#tip = new ItemTip(host, () => this.#list)
    host.addController(this)
  }

  /** Number of selected items. */
  get chosen(): number {
    return this.#choice.size
  }

  chosenItems(): Box | readonly Item[] {
    return this.#choice.items
  }

  /** Sets the current box. Call before rendering. */
  take(box: Box): void {
    this.#choice.follow(box)
  }

  render(session: BackupSession): TemplateResult {
    const { box, length, active } = this.#choice
    if (box === undefined) return html``
    const moveTitle = this.#options.moveTitle()
    this.#window.keep(length > 0 ? active : undefined)
    return html`
      <div
        class="items windowed"
        id="${this.#id}-list"
        part="items"
        role="listbox"
        tabindex="0"
        aria-label=${this.#options.label()}
        aria-describedby=${moveTitle === undefined ? nothing : (this.#options.describedBy ?? nothing)}
        aria-multiselectable="true"
        aria-activedescendant=${length > 0 ? `${this.#id}-${active}` : nothing}
        @click=${this.#onClick}
        @keydown=${this.#onKeydown}
        @pointerover=${this.#tip.onPointerOver}
        @pointerleave=${this.#tip.onPointerLeave}
        @focus=${this.#onFocusChange}
        @blur=${this.#onFocusChange}
      >
        ${this.#window.rows(length, (index) => this.#renderRow(session, box, index, moveTitle))}
      </div>
      ${this.#tip.render()}
    `
  }

  hostUpdated(): void {
    const wordsAt = (index: number): string[] => {
      const item = this.#choice.box?.at(index)
      return item === undefined ? [] : [itemWords(this.#link, item), item.detail ?? '']
    }
    this.#tip.update(this.#choice.active, wordsAt)
  }

  #renderRow(session: BackupSession, box: Box, index: number, moveTitle: string | undefined): TemplateResult {
    const item = box.at(index)
    if (item === undefined) return html`<div class="item place" ${this.#window.at(index)}></div>`
    return html`<div
      part="row"
      class="item place ${index === this.#choice.active ? 'active' : ''} ${item.state === undefined ? '' : `is-${item.state}`}"
      role="option"
      id="${this.#id}-${index}"
      data-index=${index}
      aria-selected=${this.#choice.has(box.keyAt(index))}
      aria-setsize=${box.length}
      aria-posinset=${index + 1}
      ${this.#window.at(index)}
    >${renderItem(this.#link, session, item, { box, isMoving: this.#window.isMoving, moveTitle })}</div>`
  }

  get #list(): HTMLElement | null {
    return this.#host.renderRoot?.querySelector<HTMLElement>(`#${this.#id}-list`) ?? null
  }

  #moveTo(index: number, options: { extend?: boolean; keep?: boolean } = {}): void {
    if (!this.#choice.moveTo(index, options)) return
    this.#window.scrollToIndex(index)
    this.#host.requestUpdate()
  }

  readonly #onClick = (event: MouseEvent): void => {
    const target = event.target instanceof Element ? event.target : undefined
    const row = target?.closest<HTMLElement>('[data-index]')
    const box = this.#choice.box
    if (row === undefined || row === null || box === undefined) return
    const index = Number(row.dataset.index)
    const item = box.at(index)
    if (item === undefined) return
    if (target?.closest('[data-drop]')) {
      this.#choice.moveTo(index, { keep: true })
      this.#options.onRemove([item])
    } else if (target?.closest('[data-move]')) {
      this.#choice.moveTo(index, { keep: true })
      this.#options.onMove([item])
    } else if (event.shiftKey) this.#moveTo(index, { extend: true })
    else if (event.ctrlKey || event.metaKey || (this.chosen === 1 && this.#choice.has(box.keyAt(index)))) this.#choice.toggle(index)
    else this.#moveTo(index)
    this.#host.requestUpdate()
  }

  // Menus and dialogs move the focus during `updated`; a microtask avoids an update inside an update.
  readonly #onFocusChange = (): void => {
    queueMicrotask(() => this.#host.requestUpdate())
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const { length, active } = this.#choice
    if (length === 0) return
    if (event.altKey) {
      this.#onAltKey(event)
      return
    }
    const isCommand = event.ctrlKey || event.metaKey
    const to = targetOf(event.key, { active, length, page: this.#window.page })
    if (to !== undefined) this.#moveTo(Math.max(0, Math.min(length - 1, to)), { extend: event.shiftKey, keep: isCommand })
    else if (event.key === ' ' && event.shiftKey) this.#moveTo(active, { extend: true })
    else if (event.key === ' ') this.#choice.toggle(active)
    else if (isCommand && event.key.toLowerCase() === 'a') this.#choice.toggleAll()
    else if (event.key === 'Escape' && this.chosen > 0) this.#choice.clear()
    else if (event.key === 'Delete' || event.key === 'Backspace') this.#withChosen(this.#options.onRemove)
    else if (!isCommand && event.key.length === 1) this.#typeAhead(event)
    else return
    event.preventDefault()
    this.#host.requestUpdate()
  }

  #typeAhead(event: KeyboardEvent): void {
    const { box, length, active } = this.#choice
    const found = this.#typeahead(event, { from: active, length, nameOf: (index) => box?.at(index)?.label ?? '' })
    if (found !== undefined) this.#moveTo(found)
  }

  #onAltKey(event: KeyboardEvent): void {
    if ((event.key !== 'ArrowUp' && event.key !== 'ArrowDown') || this.#options.moveTitle() === undefined) return
    event.preventDefault()
    const isException = this.#choice.box?.at(0)?.isException === true
    if (isException === (event.key === 'ArrowUp')) this.#withChosen(this.#options.onMove)
  }

  /** Calls the command with the selected items or, if none is selected, with the active one. */
  #withChosen(command: (items: readonly Item[] | Box) => void): void {
    const active = this.#choice.box?.at(this.#choice.active)
    if (this.chosen > 0) command(this.chosenItems())
    else if (active !== undefined) command([active])
  }
}

const targetOf = (key: string, { active, length, page }: { active: number; length: number; page: number }): number | undefined => {
  switch (key) {
    case 'ArrowDown':
      return active + 1
    case 'ArrowUp':
      return active - 1
    case 'PageDown':
      return active + page
    case 'PageUp':
      return active - page
    case 'Home':
      return 0
    case 'End':
      return length - 1
    default:
      return undefined
  }
}
