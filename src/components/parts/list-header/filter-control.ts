import { html, type LitElement, nothing, type ReactiveController, type TemplateResult } from 'lit'
import type { Connection } from '../../base/connection.js'
import { bringIntoView } from '../in-view.js'
import { rovingTarget } from '../roving.js'
import { renderSign } from '../user-row/signs.js'

/** One property of the rows. The filter keeps rows with any of the chosen values. */
export interface FilterGroup {
  id: string
  label: string
  options: readonly { value: string; label: string }[]
  chosen: readonly string[] | undefined
  /** Whether another part of the panel offers the values, so that this group has only chips. */
  hasOnlyChips?: boolean
  /** Called with the chosen values, or `undefined` if none is left. */
  onChoose(chosen: readonly string[] | undefined): void
}

interface Applied {
  group: FilterGroup
  value: string
  label: string
}

const toggled = ({ chosen = [] }: FilterGroup, value: string): readonly string[] | undefined => {
  const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]
  return next.length === 0 ? undefined : next
}

const appliedOf = (groups: readonly FilterGroup[]): readonly Applied[] =>
  groups.flatMap((group) =>
    group.options.filter(({ value }) => group.chosen?.includes(value) === true).map(({ value, label }) => ({ group, value, label })),
  )

/** Filter button with a panel of checkboxes over the list, and a row of removable chips, one per applied filter. */
export class FilterControl implements ReactiveController {
  readonly #host: LitElement
  readonly #link: Connection
  #isOpen = false
  /** Index of the chip in the tab order. */
  #chip = 0

  constructor(host: LitElement, link: Connection) {
    this.#host = host
    this.#link = link
    host.addController(this)
  }

  hostDisconnected(): void {
    this.#isOpen = false
  }

  /**
   * Renders the button and its panel.
   * @param renderMore renders further filters below the groups of an open panel
   */
  render(groups: readonly FilterGroup[], renderMore: () => unknown = () => nothing): TemplateResult {
    const { t } = this.#link
    const count = appliedOf(groups).length
    return html`
      <div class="filter-control" @focusout=${this.#onFocusout} @keydown=${this.#onKeydown}>
        <button
          part="button"
          class="button filter-button ${count > 0 ? 'ready' : ''}"
          type="button"
          aria-label=${count === 0 ? t('filter') : t('filterActive', { count })}
          aria-expanded=${this.#isOpen}
          aria-controls="filter-panel"
          @click=${this.#onToggle}
        >
          ${renderSign('filter')}<span>${t('filter')}</span>
          <span class="filter-count number">${count === 0 ? '' : this.#link.words.format.number(count)}</span>
        </button>
        <div class="filter-panel" id="filter-panel" ?hidden=${!this.#isOpen}>${this.#isOpen ? this.#renderPanel(groups, count, renderMore) : nothing}</div>
      </div>
    `
  }

  /** Renders the chips of the applied filters. */
  renderChips(groups: readonly FilterGroup[]): TemplateResult | typeof nothing {
    const applied = appliedOf(groups)
    if (applied.length === 0) return nothing
    const { t } = this.#link
    const current = Math.min(this.#chip, applied.length - 1)
    return html`
      <div
        class="chips"
        role="group"
        aria-label=${t('filterApplied')}
        @focusin=${bringIntoView}
        @keydown=${(event: KeyboardEvent) => this.#onChipKeydown(event, applied)}
      >
        ${applied.map(
          ({ group, value, label }, index) => html`
            <button
              part="chip"
              class="filter applied"
              type="button"
              tabindex=${index === current ? 0 : -1}
              aria-label=${this.#link.accessibleName('filterRemove', { label })}
              @click=${() => this.#onRemove(group, value, index)}
            >
              <span>${label}</span>${renderSign('cross')}
            </button>
          `,
        )}
      </div>
    `
  }

  #renderPanel(groups: readonly FilterGroup[], count: number, renderMore: () => unknown): TemplateResult {
    return html`
      ${groups
        .filter(({ hasOnlyChips }) => hasOnlyChips !== true)
        .map(
          (group) => html`
          <fieldset>
            <legend>${group.label}</legend>
            ${group.options.map(
              ({ value, label }) => html`
                <label>
                  <input
                    part="checkbox"
                    type="checkbox"
                    .checked=${group.chosen?.includes(value) === true}
                    @change=${() => group.onChoose(toggled(group, value))}
                  />${label}
                </label>
              `,
            )}
          </fieldset>
        `,
        )}
      ${renderMore()}
      <button part="button" class="button plain small" type="button" aria-disabled=${count === 0} @click=${() => this.#onClear(groups)}>
        ${this.#link.t('filterClear')}
      </button>
    `
  }

  #set(isOpen: boolean): void {
    this.#isOpen = isOpen
    this.#host.requestUpdate()
  }

  #focus(selector: string): void {
    this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus()
  }

  #onClear(groups: readonly FilterGroup[]): void {
    for (const group of groups) if (group.chosen !== undefined) group.onChoose(undefined)
  }

  /** Removes a value of a filter, and moves the focus to the next chip, or to the Filter button if none is left. */
  #onRemove(group: FilterGroup, value: string, index: number): void {
    this.#chip = index
    group.onChoose(toggled(group, value))
    this.#host.requestUpdate()
    void this.#host.updateComplete.then(() => {
      const hasChips = this.#host.renderRoot.querySelector('.applied') !== null
      this.#focus(hasChips ? '.applied[tabindex="0"]' : '.filter-button')
    })
  }

  #onChipKeydown(event: KeyboardEvent, applied: readonly Applied[]): void {
    const current = Math.min(this.#chip, applied.length - 1)
    const chip = applied[current]
    if ((event.key === 'Delete' || event.key === 'Backspace') && chip !== undefined) this.#onRemove(chip.group, chip.value, current)
    else {
      const to = rovingTarget(event, current, applied.length, 'row')
      if (to === undefined) return
      this.#chip = to
      this.#host.requestUpdate()
      void this.#host.updateComplete.then(() => this.#focus('.applied[tabindex="0"]'))
    }
    event.preventDefault()
  }

  readonly #onToggle = (): void => {
    this.#set(!this.#isOpen)
    if (this.#isOpen) void this.#host.updateComplete.then(() => this.#focus('.filter-panel input'))
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (!this.#isOpen) return
    if (event.key !== 'Escape') {
      this.#onArrow(event)
      return
    }
    event.preventDefault()
    event.stopPropagation()
    this.#set(false)
    this.#focus('.filter-button')
  }

  /** Arrow keys move the focus between the controls of the panel, and from the filter button to the first control. */
  #onArrow(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const controls = [...this.#host.renderRoot.querySelectorAll<HTMLElement>('.filter-panel :is(input, button)')]
    const at = controls.indexOf(event.target as HTMLElement)
    const to = at < 0 ? 0 : rovingTarget(event, at, controls.length, 'column')
    if (to === undefined) return
    event.preventDefault()
    controls[to]?.focus()
  }

  readonly #onFocusout = (event: FocusEvent): void => {
    const control = event.currentTarget as HTMLElement
    const to = event.relatedTarget
    if (this.#isOpen && to instanceof Node && !control.contains(to)) this.#set(false)
  }
}
