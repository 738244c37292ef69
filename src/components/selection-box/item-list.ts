import { html, type LitElement, nothing, type ReactiveController, type TemplateResult } from 'lit'
import type { BackupSession, Box, Item } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { Windowing } from '../parts/windowing.js'
import { ALL, type Choice, isChosen, NONE, only, range, sizeOf, toggled, within } from './choice.js'
import { type OrderedItems, orderItems } from './item-order.js'
import { itemPrefix, itemWords } from './item-words.js'

const PREFIX_PAUSE_MS = 700

export interface ItemListOptions {
  /** Removes items from the box. */
  onRemove(items: readonly Item[] | Box): void
}

/**
 * Listbox of the box with multi-selection like a file manager (click, Shift, Ctrl, Space, arrows), windowed. The listbox holds the focus
 * and `aria-activedescendant` names the active row.
 */
export class ItemList implements ReactiveController {
  readonly #host: LitElement
  readonly #link: Connection
  readonly #options: ItemListOptions
  readonly #window: Windowing
  /** `undefined` before the first box. */
  #order: OrderedItems | undefined
  #choice: Choice = NONE
  #active = 0
  /** Start of a range selection. */
  #anchor = 0
  #pointed: number | undefined
  #whole = ''
  #typed = ''
  #typedAt = 0

  constructor(host: LitElement, link: Connection, options: ItemListOptions) {
    this.#host = host
    this.#link = link
    this.#options = options
    this.#window = new Windowing(host, { scroller: () => this.#list })
    host.addController(this)
  }

  /** Number of selected items. */
  get chosen(): number {
    return sizeOf(this.#choice, this.#length)
  }

  chosenItems(): Box | readonly Item[] {
    const box = this.#order?.box
    if (box === undefined) return []
    return this.chosen === box.length ? box : box.pick((key) => isChosen(this.#choice, key))
  }

  get #length(): number {
    return this.#order?.length ?? 0
  }

  #at(index: number): Item | undefined {
    return this.#order?.at(index)
  }

  #keyAt(index: number): number | undefined {
    return index < 0 || index >= this.#length ? undefined : this.#order?.keyAt(index)
  }

  /** Call before rendering, with the current box. The active row stays on its item, or moves to the next remaining one. */
  take(box: Box): void {
    const before = this.#order
    if (before?.box === box) return
    const order = orderItems(box)
    this.#order = order
    if (before === undefined || !box.isLike(before.box)) {
      this.#choice = NONE
      this.#active = 0
      this.#anchor = 0
      return
    }
    if (order.length === 0 || (order.length > before.length && this.#choice.isAllBut)) this.#choice = NONE
    this.#choice = within(this.#choice, box)
    const isGone = (index: number): boolean => box.indexOf(before.keyAt(index)) === -1
    let heir = this.#active
    while (heir < before.length && isGone(heir)) heir += 1
    if (heir === before.length) heir = this.#active
    while (heir > 0 && isGone(heir)) heir -= 1
    this.#active = Math.max(0, order.indexOf(before.keyAt(heir)))
    this.#anchor = Math.min(this.#anchor, this.#active)
  }

  render(session: BackupSession): TemplateResult {
    const { t } = this.#link
    const order = this.#order
    if (order === undefined) return html``
    const { length } = order
    this.#window.keep(length > 0 ? this.#active : undefined)
    return html`
      <div
        class="items windowed"
        part="items"
        role="listbox"
        tabindex="0"
        aria-label=${t('boxList')}
        aria-multiselectable="true"
        aria-activedescendant=${length > 0 ? `item-${this.#active}` : nothing}
        @click=${this.#onClick}
        @keydown=${this.#onKeydown}
        @pointerover=${this.#onPointerOver}
        @pointerleave=${this.#onPointerLeave}
        @focus=${this.#onFocusChange}
        @blur=${this.#onFocusChange}
      >
        ${this.#window.rows(length, (index) => this.#renderItem(session, order, index))}
      </div>
      <div class="whole" aria-hidden="true">${this.#whole}</div>
    `
  }

  /** A truncated label is shown in full below the list while its row is hovered or active by keyboard. */
  hostUpdated(): void {
    const isByKey = this.#list?.matches(':focus-visible') === true
    const index = this.#pointed ?? (isByKey ? this.#active : undefined)
    const row = index === undefined ? null : this.#list?.querySelector(`#item-${index}`)
    const isCut = [row?.querySelector('.label'), row?.querySelector('.end')].some((part) => part && part.scrollWidth > part.clientWidth)
    const item = index === undefined ? undefined : this.#at(index)
    const whole = isCut && item !== undefined ? itemWords(this.#link, item) : ''
    if (whole === this.#whole) return
    this.#whole = whole
    queueMicrotask(() => this.#host.requestUpdate())
  }

  #renderItem(session: BackupSession, order: OrderedItems, index: number): TemplateResult {
    const { t } = this.#link
    const item = order.at(index)
    if (item === undefined) return html`<div class="item place" ${this.#window.at(index)}></div>`
    const chosen = isChosen(this.#choice, order.keyAt(index))
    const classes = `item place ${index === this.#active ? 'active' : ''} ${order.isFirstOfKind(index) ? 'first' : ''} ${item.state === undefined ? '' : `is-${item.state}`}`
    return html`<div
      class=${classes}
      role="option"
      id="item-${index}"
      data-index=${index}
      aria-selected=${chosen}
      aria-setsize=${order.length}
      aria-posinset=${index + 1}
      ${this.#window.at(index)}
    ><span class="what"><span class="prefix">${itemPrefix(this.#link, item)}</span> <bdi class="label">${item.label}</bdi></span> ${this.#renderEnd(session, item)}<span
      class="drop"
      data-drop
      aria-hidden="true"
      title=${t('removeItem', { label: item.label })}
      ></span></div>`
  }

  #renderEnd(session: BackupSession, item: Item): TemplateResult {
    const { t } = this.#link
    switch (item.state) {
      case 'stale':
        return html`<span class="end warn">${t('itemStale')}</span>`
      case 'failed':
        return html`<span class="end bad">${t('itemFailed')}</span>`
      case 'counting':
        return html`<span class="end">${t('itemCounting')}</span>`
      default: {
        // Request nothing for rows that scroll past.
        const cost = this.#window.isMoving ? session.coverage.cost(item).value : this.#link.read(session.coverage.cost(item))
        if (cost === undefined) return html`<span class="end"></span>`
        return html`<span class="end number"><span aria-hidden="true">${t('itemFrees', cost)}</span><span class="unseen">${t('itemFreesWhat', cost)}</span></span>`
      }
    }
  }

  get #list(): HTMLElement | null {
    return this.#host.renderRoot?.querySelector<HTMLElement>('.items') ?? null
  }

  #goTo(index: number, { extend = false, keep = false } = {}): void {
    const key = this.#keyAt(index)
    if (key === undefined || this.#order === undefined) return
    this.#active = index
    if (extend) this.#choice = range(this.#order, this.#anchor, index)
    else if (!keep) {
      this.#choice = only(key)
      this.#anchor = index
    }
    this.#window.scrollToIndex(index)
    this.#host.requestUpdate()
  }

  #toggle(index: number): void {
    const key = this.#keyAt(index)
    if (key === undefined) return
    this.#choice = toggled(this.#choice, key)
    this.#active = index
    this.#anchor = index
    this.#host.requestUpdate()
  }

  readonly #onClick = (event: MouseEvent): void => {
    const target = event.target instanceof Element ? event.target : undefined
    const row = target?.closest<HTMLElement>('[data-index]')
    if (row === undefined || row === null) return
    const index = Number(row.dataset.index)
    const item = this.#at(index)
    const key = this.#keyAt(index)
    if (item === undefined || key === undefined) return
    if (target?.closest('[data-drop]')) {
      this.#active = index
      this.#options.onRemove([item])
    } else if (event.shiftKey) this.#goTo(index, { extend: true })
    else if (event.ctrlKey || event.metaKey) this.#toggle(index)
    else if (this.chosen === 1 && isChosen(this.#choice, key)) this.#toggle(index)
    else this.#goTo(index)
  }

  readonly #onPointerOver = (event: PointerEvent): void => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null
    this.#pointed = row === null ? undefined : Number(row.dataset.index)
    this.#host.requestUpdate()
  }

  readonly #onPointerLeave = (): void => {
    this.#pointed = undefined
    this.#host.requestUpdate()
  }

  // Menus and dialogs move the focus during `updated`; a microtask avoids an update inside an update.
  readonly #onFocusChange = (): void => {
    queueMicrotask(() => this.#host.requestUpdate())
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const length = this.#length
    if (length === 0 || event.altKey) return
    const isCommand = event.ctrlKey || event.metaKey
    const to = this.#target(event, length)
    if (to !== undefined) this.#goTo(Math.max(0, Math.min(length - 1, to)), { extend: event.shiftKey, keep: isCommand })
    else if (event.key === ' ' && event.shiftKey) this.#goTo(this.#active, { extend: true })
    else if (event.key === ' ') this.#toggle(this.#active)
    else if (isCommand && event.key.toLowerCase() === 'a') {
      this.#choice = this.chosen === length ? NONE : ALL
      this.#host.requestUpdate()
    } else if (event.key === 'Escape' && this.chosen > 0) {
      this.#choice = NONE
      this.#host.requestUpdate()
    } else if (event.key === 'Delete' || event.key === 'Backspace') this.#onDelete()
    else if (!isCommand && event.key.length === 1) this.#onTyped(event.key, event.timeStamp)
    else return
    event.preventDefault()
  }

  #target(event: KeyboardEvent, length: number): number | undefined {
    switch (event.key) {
      case 'ArrowDown':
        return this.#active + 1
      case 'ArrowUp':
        return this.#active - 1
      case 'PageDown':
        return this.#active + this.#window.page
      case 'PageUp':
        return this.#active - this.#window.page
      case 'Home':
        return 0
      case 'End':
        return length - 1
      default:
        return undefined
    }
  }

  /** Removes the selected items, else the active one. */
  #onDelete(): void {
    const active = this.#at(this.#active)
    if (this.chosen > 0) this.#options.onRemove(this.chosenItems())
    else if (active !== undefined) this.#options.onRemove([active])
  }

  /** Type-ahead: moves to the next label that starts with the typed letters. */
  #onTyped(letter: string, at: number): void {
    this.#typed = at - this.#typedAt > PREFIX_PAUSE_MS ? letter : this.#typed + letter
    this.#typedAt = at
    const typed = this.#typed.toLocaleLowerCase()
    const length = this.#length
    const first = typed.length === 1 ? this.#active + 1 : this.#active
    for (let step = 0; step < Math.min(length, 100_000); step++) {
      const index = (first + step) % length
      if (!this.#at(index)?.label.toLocaleLowerCase().startsWith(typed)) continue
      this.#goTo(index)
      return
    }
  }
}
