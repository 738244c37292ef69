import { html, nothing, type TemplateResult } from 'lit'
import { bringIntoView } from '../in-view.js'
import { renderSign } from '../user-row/signs.js'

export interface FilterChip<V> {
  value: V
  label: string | TemplateResult
}

/** Renders toggle buttons. Any number may be on; none means no filter. */
export const renderFilterChips = <V extends string>(
  label: string,
  chips: readonly FilterChip<V>[],
  chosen: readonly V[] | undefined,
  onChoose: (chosen: readonly V[] | undefined) => void,
): TemplateResult => {
  const toggle = (value: V): void => {
    const now = chosen ?? []
    const next = now.includes(value) ? now.filter((other) => other !== value) : [...now, value]
    onChoose(next.length === 0 ? undefined : next)
  }
  return html`
    <div class="chips" role="group" aria-label=${label} @focusin=${bringIntoView}>
      ${chips.map(
        ({ value, label: text }) => html`
          <button
            class="filter"
            type="button"
            aria-pressed=${chosen?.includes(value) === true ? 'true' : 'false'}
            @click=${() => toggle(value)}
          >
            ${chosen?.includes(value) === true ? renderSign('check') : nothing}${text}
          </button>
        `,
      )}
    </div>
  `
}
