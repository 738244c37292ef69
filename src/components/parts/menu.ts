import { css, html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { createRef, ref } from 'lit/directives/ref.js'
import { rovingTarget } from './roving.js'

export interface MenuEntry {
  label: string
  onChoose: () => void
  isDisabled?: boolean
}

/** Menu button after the APG pattern. The element renders it with `${this.#menu.render(…)}`. */
export class Menu implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #button = createRef<HTMLButtonElement>()
  readonly #list = createRef<HTMLElement>()
  #isOpen = false
  /** Entry to focus after the menu is rendered. */
  #enterAt: 'first' | 'last' | undefined

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostUpdated(): void {
    if (!this.#isOpen || this.#enterAt === undefined) return
    const entries = this.#entries
    entries.at(this.#enterAt === 'first' ? 0 : -1)?.focus()
    this.#enterAt = undefined
  }

  hostDisconnected(): void {
    this.#isOpen = false
  }

  /** Renders button and menu. `content` is the content of the button. */
  render(label: string, content: unknown, entries: readonly MenuEntry[]): TemplateResult {
    return html`
      <div class="menu" @focusout=${this.#onFocusout}>
        <button
          part="button"
          ${ref(this.#button)}
          type="button"
          class="button plain icon"
          aria-label=${label}
          title=${label}
          aria-haspopup="menu"
          aria-expanded=${this.#isOpen}
          @click=${this.#onButtonClick}
          @keydown=${this.#onButtonKeydown}
        >${content}</button>
        ${
          this.#isOpen
            ? html`<div part="menu" ${ref(this.#list)} class="menu-list" role="menu" aria-label=${label} @keydown=${this.#onMenuKeydown}>
                ${entries.map(
                  (entry) => html`<button
                    part="menu-item"
                    type="button"
                    role="menuitem"
                    tabindex="-1"
                    aria-disabled=${entry.isDisabled === true}
                    @click=${() => this.#onChoose(entry)}
                  >${entry.label}</button>`,
                )}
              </div>`
            : nothing
        }
      </div>
    `
  }

  get #entries(): HTMLElement[] {
    return [...(this.#list.value?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
  }

  #set(isOpen: boolean, enterAt?: 'first' | 'last'): void {
    this.#isOpen = isOpen
    this.#enterAt = enterAt
    this.#host.requestUpdate()
  }

  #leave(): void {
    this.#button.value?.focus()
    this.#set(false)
  }

  #onChoose(entry: MenuEntry): void {
    if (entry.isDisabled === true) return
    // Returns the focus before the command runs, so that a dialog opened by the command later returns it to the button.
    this.#leave()
    entry.onChoose()
  }

  readonly #onButtonClick = (): void => {
    if (this.#isOpen) this.#leave()
    else this.#set(true, 'first')
  }

  readonly #onButtonKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    this.#set(true, event.key === 'ArrowDown' ? 'first' : 'last')
  }

  readonly #onMenuKeydown = (event: KeyboardEvent): void => {
    const entries = this.#entries
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      this.#leave()
      return
    }
    const to = rovingTarget(event, Math.max(0, entries.indexOf(event.target as HTMLElement)), entries.length, 'column')
    if (to === undefined) return
    event.preventDefault()
    entries[to]?.focus()
  }

  readonly #onFocusout = (event: FocusEvent): void => {
    const menu = event.currentTarget as HTMLElement
    if (this.#isOpen && !(event.relatedTarget instanceof Node && menu.contains(event.relatedTarget))) this.#set(false)
  }
}

export const menuStyles = css`
  .menu {
    position: relative;
  }
  .button.icon {
    inline-size: var(--_control-size);
    padding: 0;
    color: var(--_text-2);
  }
  .menu-list {
    position: absolute;
    z-index: 3;
    inset-block-start: calc(100% + 0.25em);
    inset-inline-end: 0;
    display: flex;
    flex-direction: column;
    min-inline-size: 12em;
    padding-block: 0.25em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: var(--_shadow);
  }
  .menu-list button {
    min-block-size: 2.25em;
    padding-inline: 1em;
    border: 0;
    background: transparent;
    text-align: start;
    cursor: pointer;
  }
  .menu-list button:is(:hover, :focus):not([aria-disabled='true']) {
    background: var(--_accent-soft);
  }
  .menu-list button:focus-visible {
    outline-offset: -2px;
  }
  .menu-list button[aria-disabled='true'] {
    color: var(--_text-2);
    opacity: 0.7;
    cursor: default;
  }
`
