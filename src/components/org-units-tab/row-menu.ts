import { css, html, type LitElement, nothing, type ReactiveController, type TemplateResult } from 'lit'
import { cssVars } from '../base/css-vars.js'
import type { MenuEntry } from '../parts/menu.js'
import { rovingTarget } from '../parts/roving.js'

interface OpenMenu {
  label: string
  entries: readonly MenuEntry[]
  /** Edges of the row's button in the viewport, in pixels. */
  top: number
  bottom: number
  left: number
  right: number
}

/** One menu for all rows of the tree. It is a popover, because the tree would clip it inside a row. */
export class RowMenu implements ReactiveController {
  readonly #host: LitElement
  readonly #onClosed: () => void
  #open: OpenMenu | undefined
  #isNew = false

  /** @param onClosed called when the menu closes by Escape or after a command, to return the focus */
  constructor(host: LitElement, onClosed: () => void) {
    this.#host = host
    this.#onClosed = onClosed
    host.addController(this)
  }

  /** Opens the menu at the button of a row. */
  openAt(button: Element, label: string, entries: readonly MenuEntry[]): void {
    const { top, bottom, left, right } = button.getBoundingClientRect()
    this.#open = { label, entries, top, bottom, left, right }
    this.#isNew = true
    this.#host.requestUpdate()
  }

  hostUpdated(): void {
    if (!this.#isNew) return
    this.#isNew = false
    this.#element?.showPopover()
    this.#entries[0]?.focus()
  }

  hostDisconnected(): void {
    this.#open = undefined
  }

  render(): TemplateResult | typeof nothing {
    if (this.#open === undefined) return nothing
    const { label, entries, top, bottom, left, right } = this.#open
    const isUpper = bottom < innerHeight / 2
    const edge = (at: number): string => `${Math.round(at)}px`
    return html`
      <div
        part="menu"
        class="menu-list row-menu ${isUpper ? '' : 'above'}"
        role="menu"
        popover="manual"
        aria-label=${label}
        ${cssVars({
          '--_top': isUpper ? edge(bottom) : undefined,
          '--_bottom': isUpper ? undefined : edge(innerHeight - top),
          '--_left': edge(left),
          '--_right': edge(innerWidth - right),
        })}
        @keydown=${this.#onKeydown}
        @focusout=${this.#onFocusout}
      >
        ${entries.map((entry) => html`<button part="menu-item" type="button" role="menuitem" tabindex="-1" @click=${() => this.#choose(entry)}>${entry.label}</button>`)}
      </div>
    `
  }

  get #element(): HTMLElement | null {
    return this.#host.renderRoot.querySelector('.row-menu')
  }

  get #entries(): HTMLElement[] {
    return [...(this.#element?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
  }

  #choose(entry: MenuEntry): void {
    this.#close()
    entry.onChoose()
  }

  #close(): void {
    this.#open = undefined
    this.#host.requestUpdate()
    this.#onClosed()
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault()
      event.stopPropagation()
      this.#close()
      return
    }
    const entries = this.#entries
    const target = rovingTarget(event, Math.max(0, entries.indexOf(event.target as HTMLElement)), entries.length, 'column')
    if (target === undefined) return
    event.preventDefault()
    entries[target]?.focus()
  }

  readonly #onFocusout = (event: FocusEvent): void => {
    // Removing a closed menu also moves the focus out of it, in the middle of an update.
    if (this.#open === undefined) return
    const menu = event.currentTarget as HTMLElement
    if (event.relatedTarget instanceof Node && menu.contains(event.relatedTarget)) return
    this.#open = undefined
    this.#host.requestUpdate()
  }
}

export const rowMenuStyles = css`
  .row-menu {
    position: fixed;
    inset: var(--_top, auto) var(--_right) var(--_bottom, auto) auto;
    max-inline-size: calc(100vw - 2em);
    margin: 0;
    color: inherit;
  }
  .row-menu:dir(rtl) {
    inset: var(--_top, auto) auto var(--_bottom, auto) var(--_left);
  }
  .row-menu button {
    overflow-wrap: anywhere;
  }
`
