import { html, type LitElement, type ReactiveController, type TemplateResult } from 'lit'

const QUIET_MS = 500

/** A status region that is there, empty, before it speaks; what is said in quick succession is said once, the last of it. */
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
    // emptied first, so that the same sentence said twice is heard twice
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
