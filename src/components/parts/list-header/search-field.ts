import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { createRef, ref } from 'lit/directives/ref.js'
import type { Connection } from '../../base/connection.js'
import { renderSign } from '../user-row/signs.js'

/** Search field that searches while typing. Keeps trailing spaces, which the query drops. */
export class SearchField implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #link: Connection
  readonly #onSearch: (text: string) => void
  readonly #input = createRef<HTMLInputElement>()
  #text = ''

  constructor(host: ReactiveControllerHost, link: Connection, onSearch: (text: string) => void) {
    this.#host = host
    this.#link = link
    this.#onSearch = onSearch
    host.addController(this)
  }

  hostConnected(): void {}

  render(label: string, search: string): TemplateResult {
    // If the session's query changes elsewhere, such as by a scope change, its text replaces the typed text.
    if (this.#text.trim() !== search) this.#text = search
    return html`
      <div class="search">
        ${renderSign('search')}
        <input
          part="input"
          class="field"
          type="search"
          aria-label=${label}
          placeholder=${label}
          autocomplete="off"
          spellcheck="false"
          .value=${live(this.#text)}
          @input=${this.#onInput}
          @keydown=${this.#onKeydown}
          ${ref(this.#input)}
        />
        ${
          this.#text === ''
            ? nothing
            : html`
              <button part="link" class="clear" type="button" aria-label=${this.#link.t('searchClear')} @click=${this.#onClear}>
                ${renderSign('cross')}
              </button>
            `
        }
      </div>
    `
  }

  readonly #onInput = (event: Event): void => {
    this.#change((event.currentTarget as HTMLInputElement).value)
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || this.#text === '') return
    event.preventDefault()
    event.stopPropagation()
    this.#change('')
  }

  readonly #onClear = (): void => {
    this.#change('')
    this.#input.value?.focus()
  }

  #change(text: string): void {
    this.#text = text
    this.#onSearch(text)
    this.#host.requestUpdate()
  }
}
