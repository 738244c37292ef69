import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import type { SettingField } from '../../core/index.js'
import { rovingTarget } from '../parts/roving.js'
import { describedBy, type FieldView } from './field-view.js'

type Texts = Extract<SettingField, { type: 'texts' }>

/** Renders a list of texts: chips with a roving tabindex, and an input that adds to them. */
export const renderTexts = (view: FieldView, field: Texts, texts: readonly string[]): TemplateResult => {
  const { id, t } = view
  const isFull = field.maxItems !== undefined && texts.length >= field.maxItems
  const active = Math.min(Math.max(view.activeText, 0), texts.length - 1)
  const onInputKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return
    const input = event.target as HTMLInputElement
    if (event.key === 'Enter') {
      // Enter adds the text. Without preventDefault it would submit the form.
      event.preventDefault()
      view.onAdd()
    } else if (event.key === 'Backspace' && input.value === '' && texts.length > 0 && !event.repeat) {
      event.preventDefault()
      view.onActivate(texts.length - 1)
    }
  }
  const onPaste = (event: ClipboardEvent): void => {
    const pasted = event.clipboardData?.getData('text') ?? ''
    if (!/[,;\n\r\t]/.test(pasted.trim())) return
    event.preventDefault()
    view.onType(`${view.typed}${pasted}`)
    view.onAdd()
  }
  const onChipKey = (event: KeyboardEvent, index: number): void => {
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault()
      view.onRemove(index)
      return
    }
    const target = rovingTarget(event, index, texts.length, 'row')
    if (target === undefined) return
    event.preventDefault()
    view.onActivate(target)
  }
  return html`
    <div class="texts-control">
      ${
        texts.length === 0
          ? nothing
          : html`<ul class="entries" aria-labelledby="${id}-label">
              ${texts.map(
                (text, index) => html`<li class="text">
                  <bdi>${text}</bdi
                  ><button
                    part="link"
                    type="button"
                    data-text=${index}
                    tabindex=${index === active ? 0 : -1}
                    aria-label=${t('settingsRemoveText', { text })}
                    @click=${() => view.onRemove(index)}
                    @keydown=${(event: KeyboardEvent) => onChipKey(event, index)}
                  >
                    <span aria-hidden="true">×</span>
                  </button>
                </li>`,
              )}
            </ul>`
      }
      <div class="add-text">
        <input
          part="input"
          class="field"
          id="${id}-input"
          type="text"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          .value=${live(view.typed)}
          placeholder=${isFull ? t('settingsFull') : nothing}
          aria-describedby=${describedBy(view)}
          aria-invalid=${view.problem === undefined ? nothing : 'true'}
          @input=${(event: Event) => view.onType((event.target as HTMLInputElement).value)}
          @keydown=${onInputKey}
          @paste=${onPaste}
        />
        <button part="button" class="button" type="button" aria-label=${t('settingsAddTextTo', { setting: field.label })} @click=${() => view.onAdd()}>
          ${t('settingsAddText')}
        </button>
      </div>
      ${
        field.maxItems === undefined
          ? nothing
          : html`<p class="secondary count">${t('settingsTextsCount', { count: texts.length, most: field.maxItems })}</p>`
      }
    </div>
  `
}
