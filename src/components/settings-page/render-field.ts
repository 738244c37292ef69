import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import type { SettingField } from '../../core/index.js'
import { renderSign } from '../parts/user-row/signs.js'
import type { NumberEntry } from './entries.js'
import { describedBy, type FieldView } from './field-view.js'
import { renderTexts } from './render-texts.js'

/** Maximum number of options shown as radio buttons, which are quicker to scan than a select. */
const MAX_RADIOS = 3

/** Renders the label, help, control and problem of one field. */
export const renderField = (view: FieldView): TemplateResult => {
  const { id, field, problem, isChanged, t } = view
  return html`
    <div class="setting ${field.type}${problem === undefined ? '' : ' wrong'}" id=${id}>
      <div class="about">
        <div class="name">
          ${renderLabel(view)}
          ${isChanged ? html`<span class="chip changed">${t('settingsChanged')}</span>` : nothing}
          ${
            isChanged
              ? html`<button
                  part="button"
                  class="button plain small back"
                  type="button"
                  aria-label=${t('settingsBackToDefaultOf', { setting: field.label })}
                  @click=${() => view.onResetToDefault()}
                >
                  ${t('settingsBackToDefault')}
                </button>`
              : nothing
          }
        </div>
        ${field.help === undefined ? nothing : html`<p class="secondary help" id="${id}-help"><bdi>${field.help}</bdi></p>`}
      </div>
      <div class="control">${renderControl(view)}</div>
      <p class="problem-text" id="${id}-problem">${problem === undefined ? nothing : html`${renderSign('cross')}<bdi>${problem}</bdi>`}</p>
    </div>
  `
}

const isSelect = (field: SettingField): boolean => field.type === 'choice' && field.options.length > MAX_RADIOS

/** A `<label>` needs one control, so a group of controls is labelled by id instead. */
const renderLabel = ({ id, field }: FieldView): TemplateResult =>
  field.type === 'texts' || field.type === 'number' || isSelect(field)
    ? html`<label id="${id}-label" for="${id}-input"><bdi>${field.label}</bdi></label>`
    : html`<span id="${id}-label"><bdi>${field.label}</bdi></span>`

const renderControl = (view: FieldView): TemplateResult => {
  switch (view.field.type) {
    case 'switch':
      return renderSwitch(view)
    case 'choice':
      return isSelect(view.field) ? renderSelect(view, view.field) : renderRadios(view, view.field)
    case 'number':
      return renderNumber(view, view.field, view.entry as NumberEntry)
    case 'texts':
      return renderTexts(view, view.field, view.entry as readonly string[])
  }
}

const renderSwitch = (view: FieldView): TemplateResult => {
  const { id, entry, problem, t } = view
  const isOn = entry === true
  return html`<button
      part="switch"
      class="switch"
      type="button"
      role="switch"
      id="${id}-input"
      aria-checked=${isOn}
      aria-labelledby="${id}-label"
      aria-describedby=${describedBy(view)}
      aria-invalid=${problem === undefined ? nothing : 'true'}
      @click=${() => view.onChange(!isOn)}
    >
      <span class="track"><span class="thumb"></span></span></button
    ><span class="secondary on-off" aria-hidden="true">${t(isOn ? 'settingsOn' : 'settingsOff')}</span>`
}

type Choice = Extract<SettingField, { type: 'choice' }>

const renderRadios = (view: FieldView, field: Choice): TemplateResult => html`
  <div
    class="radios"
    role="radiogroup"
    aria-labelledby="${view.id}-label"
    aria-describedby=${describedBy(view)}
    aria-invalid=${view.problem === undefined ? nothing : 'true'}
  >
    ${field.options.map(
      (option, index) => html`<label
        ><input
          part="checkbox"
          type="radio"
          name=${view.id}
          id=${index === 0 ? `${view.id}-input` : nothing}
          .checked=${live(option.value === view.entry)}
          @change=${() => view.onChange(option.value)}
        /><bdi>${option.label}</bdi></label
      >`,
    )}
  </div>
`

const renderSelect = (view: FieldView, field: Choice): TemplateResult => {
  const isKnown = field.options.some((option) => option.value === view.entry)
  return html`<select
    part="input"
    class="field"
    id="${view.id}-input"
    aria-describedby=${describedBy(view)}
    aria-invalid=${view.problem === undefined ? nothing : 'true'}
    @change=${(event: Event) => view.onChange((event.target as HTMLSelectElement).value)}
  >
    ${isKnown ? nothing : html`<option value="" selected disabled>${view.t('settingsChoose')}</option>`}
    ${field.options.map((option) => html`<option value=${option.value} .selected=${option.value === view.entry}>${option.label}</option>`)}
  </select>`
}

const renderNumber = (view: FieldView, field: Extract<SettingField, { type: 'number' }>, entry: NumberEntry): TemplateResult => {
  const { id, t } = view
  const [only] = field.units
  const isUnitKnown = field.units.some((unit) => unit.value === entry.unit)
  const onText = (event: Event): void => view.onChange({ ...entry, text: (event.target as HTMLInputElement).value, isUnlimited: false })
  const onUnit = (event: Event): void => view.onChange({ ...entry, unit: (event.target as HTMLSelectElement).value })
  const onUnlimited = (event: Event): void => view.onChange({ ...entry, isUnlimited: (event.target as HTMLInputElement).checked })
  return html`
    <div class="number-control" role="group" aria-labelledby="${id}-label">
      <input
        part="input"
        class="field number amount"
        id="${id}-input"
        type="text"
        inputmode="decimal"
        autocomplete="off"
        .value=${live(entry.isUnlimited ? '' : entry.text)}
        placeholder=${entry.isUnlimited ? '∞' : nothing}
        aria-describedby=${describedBy(view)}
        aria-invalid=${view.problem === undefined ? nothing : 'true'}
        @input=${onText}
        @change=${() => view.onLeave()}
      />
      ${
        field.units.length > 1
          ? html`<select part="input" class="field" aria-label=${t('settingsUnitOf', { setting: field.label })} .disabled=${entry.isUnlimited} @change=${onUnit}>
              ${isUnitKnown ? nothing : html`<option value=${entry.unit} selected>${entry.unit}</option>`}
              ${field.units.map((unit) => html`<option value=${unit.value} .selected=${unit.value === entry.unit}>${unit.label}</option>`)}
            </select>`
          : only === undefined
            ? nothing
            : html`<bdi class="secondary">${only.label}</bdi>`
      }
      ${
        field.canBeUnlimited === true
          ? html`<label class="unlimited"
              ><input
                part="checkbox"
                type="checkbox"
                aria-labelledby="${id}-unlimited ${id}-label"
                .checked=${live(entry.isUnlimited)}
                @change=${onUnlimited}
              /><span id="${id}-unlimited">${t('settingsUnlimited')}</span></label
            >`
          : nothing
      }
    </div>
  `
}
