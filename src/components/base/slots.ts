import { html, type LitElement, nothing, type TemplateResult } from 'lit'
import { guard } from 'lit/directives/guard.js'

/**
 * What the host page has put into an element, where the names are many: its rows' details, and what the page hands on. A
 * slot stands only where there is something for it: one that hands on nothing would keep the default words away, and a
 * million rows cost nothing.
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

  /** Into an element inside: what is named `users-empty` here is its `empty`. */
  handOn(part: string): unknown {
    // there may be thousands, and the page renders with every tick
    return guard([this.#names], () =>
      [...this.#names]
        .filter((name) => name.startsWith(`${part}-`))
        .map((name) => html`<slot name=${name} slot=${name.slice(part.length + 1)}></slot>`),
    )
  }

  /** Of the row with this id. */
  details(id: string): TemplateResult | typeof nothing {
    const name = `details:${id}`
    return this.#names.has(name) ? html`<slot class="details secondary cut" dir="auto" name=${name}></slot>` : nothing
  }
}
