import { html, type LitElement, type ReactiveController, type TemplateResult } from 'lit'

const QUIET_MS = 500

/** Live region (`role=status`) of an element. If several announcements follow within 500 ms, only the last is spoken. */
export class Announcer implements ReactiveController {
  readonly #host: LitElement
  #text = ''
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: LitElement) {
    this.#host = host
    host.addController(this)
  }

  announce(text: string): void {
    clearTimeout(this.#timer)
    // Empties the region first, because screen readers do not repeat an unchanged text.
    this.#set('')
    this.#timer = setTimeout(() => this.#set(text), QUIET_MS)
  }

  render(): TemplateResult {
    return html`<div class="unseen" role="status">${this.#text}</div>`
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer)
    this.#text = ''
  }

  #set(text: string): void {
    if (text === this.#text) return
    this.#text = text
    this.#host.requestUpdate()
  }
}
