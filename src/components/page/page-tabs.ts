import { type LitElement, nothing, type ReactiveController, type TemplateResult } from 'lit'
import { cache } from 'lit/directives/cache.js'
import { html } from 'lit/static-html.js'
import type { Connection } from '../base/connection.js'
import type { Tags } from '../base/tags.js'
import { bringIntoView } from '../parts/in-view.js'
import { rovingTarget } from '../parts/roving.js'
import { createBrowserStore } from './browser-store.js'
import { EXPORT_PARTS } from './export-parts.js'

const TABS = [
  { id: 'users', label: 'usersTab', tag: 'usersTab' },
  { id: 'groups', label: 'groupsTab', tag: 'groupsTab' },
  { id: 'org-units', label: 'orgUnitsTab', tag: 'orgUnitsTab' },
  { id: 'csv', label: 'csvTab', tag: 'csvTab' },
] as const

/** Whether this document was loaded by a reload or by Back or Forward. A new visit begins with the users. */
const isReturn = (): boolean => {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return entry !== undefined && entry.type !== 'navigate'
}

/**
 * The four tabs, after the APG tabs pattern with automatic activation. The element of a tab is created when the tab is first shown. It is
 * kept, but detached from the document while another tab is shown, so that it makes no requests.
 */
export class PageTabs implements ReactiveController {
  readonly #host: LitElement & { tags: Tags }
  readonly #link: Connection
  readonly #store = createBrowserStore()
  #shown = 0

  constructor(host: LitElement & { tags: Tags }, link: Connection) {
    this.#host = host
    this.#link = link
    host.addController(this)
  }

  /** After a reload the administrator continues in the same tab, beside the restored ticks. */
  hostConnected(): void {
    const kept = isReturn() ? this.#store.get(this.#key) : undefined
    this.#shown = Math.max(
      this.#shown,
      TABS.findIndex(({ id }) => id === kept),
    )
  }

  /** Several pages of one document differ by the id of their element. */
  get #key(): string {
    return `backup-start:tab:${this.#host.id}`
  }

  focus(): void {
    this.#host.renderRoot.querySelector<HTMLElement>(`#tab-${TABS[this.#shown]?.id}`)?.focus()
  }

  /** @param badge content beside the tabs */
  render(badge: unknown): TemplateResult {
    const { t } = this.#link
    const shown = TABS[this.#shown]
    return html`
      <div class="tabs">${badge}<div class="tablist" role="tablist" aria-label=${t('tabsLabel')} @keydown=${this.#onKeydown} @focusin=${bringIntoView}>
        ${TABS.map(
          ({ id, label }, index) => html`<button
            part="tab ${index === this.#shown ? 'selected' : ''}"
            type="button"
            role="tab"
            id="tab-${id}"
            aria-selected=${index === this.#shown}
            aria-controls=${index === this.#shown ? 'panel' : nothing}
            tabindex=${index === this.#shown ? 0 : -1}
            @click=${() => this.#show(index)}
          ><span data-text=${t(label)}>${t(label)}</span></button>`,
        )}
      </div></div>
      <div class="panel" role="tabpanel" id="panel" aria-labelledby="tab-${shown?.id}">${cache(this.#renderShown())}</div>
    `
  }

  #renderShown(): unknown {
    const shown = TABS[this.#shown]
    if (shown === undefined) return nothing
    const tag = this.#host.tags[shown.tag]
    return html`<${tag} exportparts=${EXPORT_PARTS}>${this.#link.slots.handOn(shown.id)}</${tag}>`
  }

  #show(index: number): void {
    this.#shown = index
    this.#store.set(this.#key, TABS[index]?.id ?? '')
    this.#host.requestUpdate()
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const to = rovingTarget(event, this.#shown, TABS.length, 'row')
    if (to === undefined) return
    event.preventDefault()
    this.#show(to)
    this.focus()
  }
}
