import { html, type LitElement, nothing, type TemplateResult } from 'lit'
import { guard } from 'lit/directives/guard.js'

/**
 * Children that the host page slotted into an element under generated names: details of rows, and slots forwarded by the page. The element
 * renders a `<slot>` only for names in use. An empty forwarding slot would hide the default content, and unused slots in a million rows
 * would cost time.
 */
export class Slots {
  #names: ReadonlySet<string> = new Set()

  constructor(host: LitElement) {
    const look = (): void => {
      this.#names = new Set(Array.from(host.children, ({ slot }) => slot))
      host.requestUpdate()
    }
    new MutationObserver(look).observe(host, { childList: true, subtree: true, attributeFilter: ['slot'] })
    look()
  }

  /** Forwards slots to an inner element: `users-empty` of the host becomes `empty` of the users tab. */
  handOn(part: string): unknown {
    // Guarded, because the page renders on every tick and may have thousands of slotted children.
    return guard([this.#names], () =>
      [...this.#names]
        .filter((name) => name.startsWith(`${part}-`))
        .map((name) => html`<slot name=${name} slot=${name.slice(part.length + 1)}></slot>`),
    )
  }

  /** Slot for the details of the row with this id. */
  details(id: string): TemplateResult | typeof nothing {
    const name = `details:${id}`
    return this.#names.has(name) ? html`<slot class="details secondary cut" dir="auto" name=${name}></slot>` : nothing
  }
}
