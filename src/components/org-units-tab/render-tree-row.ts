import { html, nothing, type TemplateResult } from 'lit'
import type { DirectiveResult } from 'lit/directive.js'
import type { OrgUnitRow } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { cssVars } from '../base/css-vars.js'
import { renderSign } from '../parts/user-row/signs.js'

export interface TreeRowView {
  row: OrgUnitRow
  index: number
  name: string
  /** Puts the row to its place. */
  place: DirectiveResult
  isTabStop: boolean
  isTicked: boolean
  isChosen: boolean
  cost: string
  onToggle(): void
  onTick(): void
  onTickSubtree(): void
  onChoose(): void
}

/** Deeper levels are not indented further, or nothing would be left for the name. */
const DEEPEST = 14

/**
 * A treeitem is named by its unit alone, so what else stands in the row is hidden from the tree and describes it. What can
 * be pressed in the row is for the mouse; the keys of the row, and the bar under the tree, do the same.
 */
export const renderTreeRow = (link: Connection, view: TreeRowView): TemplateResult => {
  const { row, index, name, isTicked, isChosen, cost, isTabStop } = view
  const { unit, level, position, setSize, isExpanded, unitsBelow, tickedBelow, usersBelow } = row
  const { t } = link
  const isWhole = isTicked && tickedBelow === unitsBelow
  const isFolded = isExpanded === false && tickedBelow > 0
  const press = (handler: () => void) => (event: Event) => {
    event.stopPropagation()
    handler()
  }
  return html`
    <div
      class="place row ${isTicked ? 'ticked' : ''}"
      role="treeitem"
      data-index=${index}
      tabindex=${isTabStop ? '0' : '-1'}
      aria-describedby="${isFolded ? `unit-hint-${index} ` : ''}unit-about-${index} tree-help"
      aria-checked=${isTicked ? 'true' : 'false'}
      aria-level=${level}
      aria-posinset=${position}
      aria-setsize=${setSize}
      aria-expanded=${isExpanded === undefined ? nothing : isExpanded ? 'true' : 'false'}
      aria-current=${isChosen ? 'true' : nothing}
      aria-keyshortcuts=${unitsBelow > 0 ? 'Shift+Space' : nothing}
      ${view.place}
      ${cssVars({ '--_level': String(Math.min(level - 1, DEEPEST)) })}
    >
      <span class="lead">
        <span class="twisty" aria-hidden="true" @click=${isExpanded === undefined ? nothing : press(view.onToggle)}>
          ${isExpanded === undefined ? nothing : renderSign('twisty')}
        </span>
        <span class="tick" aria-hidden="true" @click=${press(view.onTick)}>${isTicked ? renderSign('check') : nothing}</span>
        <span class="title" @click=${view.onChoose}>
          <span class="name cut" dir="auto">${name}</span>
          ${
            isFolded
              ? html`<span class="hint-ticked" aria-hidden="true" id="unit-hint-${index}">${t('unitTickedBelow', { ticked: tickedBelow, below: unitsBelow })}</span>`
              : nothing
          }
        </span>
      </span>
      <span class="about" id="unit-about-${index}" aria-hidden="true">
        <span class="users secondary number cut"><bdi>${t('unitUsers', { own: unit.userCount, below: unitsBelow > 0 ? usersBelow : undefined })}</bdi></span>
        <span class="cost secondary number"><bdi>${cost}</bdi></span>
      </span>
      ${
        unitsBelow === 0
          ? nothing
          : html`
            <button class="button small subtree" type="button" tabindex="-1" aria-hidden="true" @click=${press(view.onTickSubtree)}>
              ${t(isWhole ? 'untickSubtree' : 'tickSubtree', { name, below: unitsBelow })}
            </button>
          `
      }
    </div>
  `
}
