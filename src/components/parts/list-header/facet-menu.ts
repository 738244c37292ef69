import { html, type LitElement, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { repeat } from 'lit/directives/repeat.js'
import { fold } from '../../../core/for-components.js'
import type { BackupSession, Facet, FacetOption, UserFilter } from '../../../core/index.js'
import type { Connection } from '../../base/connection.js'
import { renderSign } from '../user-row/signs.js'
import { FacetChips } from './facet-chips.js'
import { facetMenuStyles } from './facet-menu.styles.js'

/** Above this number of options, the facet has a search field. */
const SEARCHED_FROM = 8

/** Called with all values of one facet, or `undefined` if none is left. */
type OnChoose = (session: BackupSession, id: string, values: readonly string[] | undefined) => void

/** The facets of the filter panel, one of them open: options with their counts, or a field for a text. */
export class FacetMenu {
  readonly chips: FacetChips
  readonly #host: LitElement
  readonly #link: Connection
  readonly #onChoose: OnChoose
  /** Id of the open facet. */
  #open: string | undefined
  /** Text in the field of the open facet: searches its options, or becomes a value. */
  #text = ''

  constructor(host: LitElement, link: Connection, onChoose: OnChoose) {
    this.#host = host
    this.#link = link
    this.#onChoose = onChoose
    this.chips = new FacetChips(link, onChoose)
    const root = host.renderRoot as ShadowRoot
    const { styleSheet } = facetMenuStyles
    if (styleSheet !== undefined) root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet]
  }

  close(): void {
    this.#open = undefined
    this.#text = ''
  }

  render(session: BackupSession, where: NonNullable<UserFilter['where']>): TemplateResult {
    const { t } = this.#link
    const facets = this.#link.read(session.filters.description)
    const hasFailed = this.#link.read(session.filters.error) !== undefined
    return html`
      <div class="facets" role="group" aria-label=${t('filterMore')}>
        ${facets?.map((facet, index) => this.#renderFacet(session, facet, where[facet.id] ?? [], index))}
        ${facets === undefined && !hasFailed ? html`<span class="secondary">${t('filtersLoading')}</span>` : nothing}
        ${hasFailed ? this.#renderFailure(session) : nothing}
      </div>
    `
  }

  #renderFailure(session: BackupSession): TemplateResult {
    const onRetry = (): void => {
      session.filters.reload().catch(() => {})
    }
    return html`
      <div class="failed">
        ${this.#link.t('filtersFailed')}
        <button part="button" class="button small" type="button" @click=${onRetry}>${this.#link.t('retry')}</button>
      </div>
    `
  }

  #renderFacet(session: BackupSession, facet: Facet, chosen: readonly string[], index: number): TemplateResult {
    const isOpen = this.#open === facet.id
    return html`
      <button
        part="link"
        class="facet-name"
        type="button"
        aria-expanded=${isOpen}
        aria-controls="facet-${index}"
        @click=${() => this.#onToggle(facet.id)}
      >
        ${renderSign('twisty')}<span>${facet.label}</span>
        ${chosen.length === 0 ? nothing : html`<span class="number">${this.#link.words.format.number(chosen.length)}</span>`}
      </button>
      <div class="facet-body" id="facet-${index}" role="group" aria-label=${facet.label} ?hidden=${!isOpen}>
        ${isOpen ? (facet.type === 'choice' ? this.#renderChoice(session, facet, chosen) : this.#renderText(session, facet, chosen)) : nothing}
      </div>
    `
  }

  #renderField(label: string): TemplateResult {
    return html`
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
      />
    `
  }

  #renderChoice(session: BackupSession, { id, label, options = [] }: Facet, chosen: readonly string[]): TemplateResult {
    const { t } = this.#link
    const isSearched = options.length > SEARCHED_FROM
    const found = isSearched ? options.filter((option) => fold(option.label).includes(fold(this.#text.trim()))) : options
    const toggle = (value: string): void => {
      const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]
      this.#onChoose(session, id, next.length === 0 ? undefined : next)
    }
    return html`
      ${isSearched ? this.#renderField(t('filterSearch', { facet: label })) : nothing}
      <div class="facet-options">
        ${repeat(
          found,
          ({ value }) => value,
          (option) => this.#renderOption(option, chosen.includes(option.value), toggle),
        )}
        ${found.length === 0 ? html`<span class="secondary">${t('filterNoOption')}</span>` : nothing}
      </div>
    `
  }

  #renderOption({ value, label, count }: FacetOption, isChosen: boolean, toggle: (value: string) => void): TemplateResult {
    return html`
      <label>
        <input part="checkbox" type="checkbox" .checked=${live(isChosen)} @change=${() => toggle(value)} /><span>${label}</span>
        ${count === undefined ? nothing : html` <span class="number">${this.#link.words.format.number(count)}</span>`}
      </label>
    `
  }

  #renderText(session: BackupSession, { id, label }: Facet, chosen: readonly string[]): TemplateResult {
    const onSubmit = (event: SubmitEvent): void => {
      event.preventDefault()
      const value = this.#text.trim()
      if (value === '') return
      this.#text = ''
      if (!chosen.includes(value)) this.#onChoose(session, id, [...chosen, value])
      this.#host.requestUpdate()
    }
    return html`
      <form class="facet-text" @submit=${onSubmit}>
        ${this.#renderField(this.#link.t('filterContains', { facet: label }))}
        <button part="button" class="button small" type="submit">${this.#link.t('filterAdd')}</button>
      </form>
    `
  }

  #onToggle(id: string): void {
    this.#open = this.#open === id ? undefined : id
    this.#text = ''
    this.#host.requestUpdate()
  }

  readonly #onInput = (event: Event): void => {
    this.#text = (event.currentTarget as HTMLInputElement).value
    this.#host.requestUpdate()
  }
}
