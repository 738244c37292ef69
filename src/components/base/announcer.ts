import { html, type LitElement, type ReactiveController, type TemplateResult } from 'lit'
import { ref } from 'lit/directives/ref.js'

const QUIET_MS = 500

/**
 * Live region (`role=status`) of an element. If several announcements follow within 500 ms, only the last is spoken. Writes its text
 * directly, because an announcement often follows an update, and would otherwise render the whole element again.
 */
export class Announcer implements ReactiveController {
  #region: Element | undefined
  #text = ''
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: LitElement) {
    host.addController(this)
  }

  announce(text: string): void {
    clearTimeout(this.#timer)
    // Empties the region first, because screen readers do not repeat an unchanged text.
    this.#set('')
    this.#timer = setTimeout(() => this.#set(text), QUIET_MS)
  }

  render(): TemplateResult {
    return html`<div class="unseen" role="status" ${ref(this.#onRegion)}></div>`
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer)
    this.#set('')
  }

  readonly #onRegion = (region: Element | undefined): void => {
    this.#region = region
    this.#set(this.#text)
  }

  #set(text: string): void {
    this.#text = text
    if (this.#region !== undefined && this.#region.textContent !== text) this.#region.textContent = text
  }
}
