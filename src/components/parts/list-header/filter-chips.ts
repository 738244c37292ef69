import { html, type TemplateResult } from 'lit'
import { bringIntoView } from '../in-view.js'
import { rovingTarget } from '../roving.js'
import { renderSign } from '../user-row/signs.js'

export interface FilterChip<V> {
  value: V
  label: string | TemplateResult
}

/** Moves the focus and the tab stop of the group with the arrow keys, Home and End. */
const onKeydown = (event: KeyboardEvent): void => {
  const chips = [...(event.currentTarget as Element).querySelectorAll<HTMLElement>('.filter')]
  const current = chips.indexOf(event.target as HTMLElement)
  const to = current < 0 ? undefined : rovingTarget(event, current, chips.length, 'row')
  if (to === undefined) return
  event.preventDefault()
  for (const [index, chip] of chips.entries()) chip.tabIndex = index === to ? 0 : -1
  chips[to]?.focus()
}

/**
 * Renders toggle buttons, which are one tab stop. Any number may be on; none means no filter. Each has room for its sign, so that a press
 * changes no size.
 */
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
  const stop = Math.max(
    0,
    chips.findIndex(({ value }) => chosen?.includes(value) === true),
  )
  return html`
    <div class="chips" role="group" aria-label=${label} @focusin=${bringIntoView} @keydown=${onKeydown}>
      ${chips.map(
        ({ value, label: text }, index) => html`
          <button
            part="chip"
            class="filter"
            type="button"
            tabindex=${index === stop ? 0 : -1}
            aria-pressed=${chosen?.includes(value) === true ? 'true' : 'false'}
            @click=${() => toggle(value)}
          >
            ${renderSign('check')}${text}
          </button>
        `,
      )}
    </div>
  `
}
