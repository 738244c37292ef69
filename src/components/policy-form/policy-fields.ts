import { html, type LitElement, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import type { NewPolicy } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { renderSign } from '../parts/user-row/signs.js'
import { parseNumber } from '../settings-page/entries.js'

/** Bounds of the contract. */
const MAX_NAME = 200
const MAX_DAYS = 3650
/** Days suggested for people who leave: a month to notice a mistake in the directory. */
const DEFAULT_DAYS = 30

type Field = 'name' | 'limit' | 'days'

interface Entries {
  name: string
  limit: string
  givesBack: boolean
  days: string
}

const NO_ENTRIES: Entries = { name: '', limit: '', givesBack: false, days: String(DEFAULT_DAYS) }

/** Fields of a policy: name, limit and the rule for people who leave. The element also needs `policyFormStyles`. */
export class PolicyFields {
  readonly #host: LitElement
  readonly #link: Connection
  /** Precedes the ids of the controls, because a page may show several forms. */
  readonly #prefix: string
  readonly #onChange: () => void
  #entries = NO_ENTRIES
  #checked: ReadonlySet<Field> = new Set()

  /** @param onChange called when the terms have changed and are valid */
  constructor(host: LitElement, link: Connection, prefix: string, onChange: () => void) {
    this.#host = host
    this.#link = link
    this.#prefix = prefix
    this.#onChange = onChange
  }

  /** Fills the fields. */
  fill({ name, limit, leavers }: NewPolicy): void {
    const days = leavers === 'keep' ? DEFAULT_DAYS : leavers.giveBackAfterDays
    this.#entries = { name, limit: limit === undefined ? '' : String(limit), givesBack: leavers !== 'keep', days: String(days) }
    this.#checked = new Set()
  }

  /** Returns the terms, or `undefined` while a field is wrong. */
  get terms(): NewPolicy | undefined {
    if (this.#wrongFields().length > 0) return undefined
    const { name, limit, givesBack, days } = this.#entries
    return {
      name: name.trim(),
      ...(limit.trim() !== '' && { limit: parseNumber(limit) as number }),
      leavers: givesBack ? { giveBackAfterDays: parseNumber(days) as number } : 'keep',
    }
  }

  /** Returns the terms. If a field is wrong, shows why, focuses it, and returns `undefined`. */
  collect(): NewPolicy | undefined {
    const [first] = this.#wrongFields()
    this.#checked = new Set(['name', 'limit', 'days'])
    this.#host.requestUpdate()
    if (first !== undefined) void this.focus(first)
    return this.terms
  }

  async focus(field: Field): Promise<void> {
    await this.#host.updateComplete
    this.#host.renderRoot.querySelector<HTMLElement>(`#${this.#prefix}-${field}`)?.focus()
  }

  render(): TemplateResult {
    const { t } = this.#link
    const { name, limit } = this.#entries
    return html`
      <div class="policy-fields">
        <div class="policy-field">
          <label for="${this.#prefix}-name">${t('policyName')}</label>
          ${this.#renderInput('name', name)} ${this.#renderProblem('name')}
        </div>
        <div class="policy-field">
          <label for="${this.#prefix}-limit">${t('policyLimitField')}</label>
          ${this.#renderInput('limit', limit)}
          <p class="secondary help" id="${this.#prefix}-limit-help">${t('policyLimitHelp')}</p>
          ${this.#renderProblem('limit')}
        </div>
        ${this.#renderLeavers()}
      </div>
    `
  }

  #renderLeavers(): TemplateResult {
    const { t } = this.#link
    const { givesBack, days } = this.#entries
    const choose = (isGivenBack: boolean) => (): void => this.#edit({ givesBack: isGivenBack }, true)
    const radio = (isGivenBack: boolean, label: string): TemplateResult => html`<label
      ><input
        part="checkbox"
        type="radio"
        name="${this.#prefix}-leavers"
        .checked=${live(givesBack === isGivenBack)}
        @change=${choose(isGivenBack)}
      />${label}</label
    >`
    return html`
      <fieldset class="policy-field">
        <legend>${t('policyLeavers')}</legend>
        ${radio(false, t('policyKeep'))} ${radio(true, t('policyDaysField'))}
        ${
          givesBack
            ? html`<div class="policy-days">
                ${this.#renderInput('days', days, t('policyDays'))}<span class="secondary" aria-hidden="true">${t('policyDaysUnit')}</span>
              </div>
              ${this.#renderProblem('days')}
              <p class="secondary help" id="${this.#prefix}-days-help">${t('policyGiveBackHelp')}</p>`
            : nothing
        }
      </fieldset>
    `
  }

  #renderInput(field: Field, value: string, label?: string): TemplateResult {
    const id = `${this.#prefix}-${field}`
    const isWrong = this.#problemOf(field) !== undefined
    const described = [...(field === 'name' ? [] : [`${id}-help`]), ...(isWrong ? [`${id}-problem`] : [])]
    const onInput = (event: Event): void => this.#edit({ [field]: (event.target as HTMLInputElement).value })
    const onChange = (): void => {
      this.#checked = new Set([...this.#checked, field])
      this.#host.requestUpdate()
      if (this.terms !== undefined) this.#onChange()
    }
    return html`<input
      part="input"
      class="field ${field === 'name' ? '' : 'number'}"
      id=${id}
      type="text"
      inputmode=${field === 'name' ? nothing : 'numeric'}
      autocomplete="off"
      dir=${field === 'name' ? 'auto' : nothing}
      aria-label=${label ?? nothing}
      aria-required=${field === 'limit' ? nothing : 'true'}
      aria-invalid=${isWrong ? 'true' : nothing}
      aria-describedby=${described.length > 0 ? described.join(' ') : nothing}
      .value=${live(value)}
      @input=${onInput}
      @change=${onChange}
    />`
  }

  #renderProblem(field: Field): TemplateResult | typeof nothing {
    const problem = this.#problemOf(field)
    if (problem === undefined) return nothing
    return html`<p class="problem-text" role="alert" id="${this.#prefix}-${field}-problem">${renderSign('cross')}${problem}</p>`
  }

  #edit(part: Partial<Entries>, isWhole = false): void {
    this.#entries = { ...this.#entries, ...part }
    this.#host.requestUpdate()
    if (isWhole && this.terms !== undefined) this.#onChange()
  }

  /** Returns why a field that was left or sent can't be saved. */
  #problemOf(field: Field): string | undefined {
    if (!this.#checked.has(field) || !this.#wrongFields().includes(field)) return undefined
    const { t } = this.#link
    if (field === 'name') return t(this.#entries.name.trim() === '' ? 'policyNameEmpty' : 'policyNameLong')
    return t(field === 'limit' ? 'policyLimitWrong' : 'policyDaysWrong')
  }

  #wrongFields(): Field[] {
    const { name, limit, givesBack, days } = this.#entries
    const title = name.trim()
    return [
      ...(title === '' || title.length > MAX_NAME ? ['name' as const] : []),
      ...(limit.trim() !== '' && !isCount(limit) ? ['limit' as const] : []),
      ...(givesBack && !isCount(days, MAX_DAYS) ? ['days' as const] : []),
    ]
  }
}

const isCount = (text: string, max = Number.MAX_SAFE_INTEGER): boolean => {
  const n = parseNumber(text)
  return n !== undefined && Number.isInteger(n) && n >= 0 && n <= max
}
