import { html, nothing, type TemplateResult } from 'lit'
import type { DirectiveResult } from 'lit/directive.js'
import type { OrgUnitRow } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { cssVars } from '../base/css-vars.js'
import { renderSign } from '../parts/user-row/signs.js'
import { renderInListChip } from '../parts/user-row/user-row.js'

export interface TreeRowView {
  row: OrgUnitRow
  index: number
  name: string
  /** Name of the parent, or an empty string at the top. */
  parent: string
  /** Positions the row in the windowed tree. */
  place: DirectiveResult
  isTabStop: boolean
  isTicked: boolean
  /** Whether the box contains the org unit. */
  isInList: boolean
  /** Whether the org unit is an exception. */
  isException: boolean
  /** Whether the row has a menu of commands. */
  hasMenu: boolean
  isChosen: boolean
  cost: string
  onToggle(): void
  onTick(): void
  onChoose(): void
  /** Opens the menu of the row at its button. */
  onMenu(button: Element): void
}

/** Deeper levels are not indented further, to leave room for the name. */
const MAX_INDENT = 14

/**
 * Renders a treeitem. Its accessible name is only the org unit; other texts describe it and are hidden from the tree. A click anywhere on
 * the row shows the users. The controls in the row are for the pointer; keys and the bar under the tree do the same.
 */
export const renderTreeRow = (link: Connection, view: TreeRowView): TemplateResult => {
  const { row, index, name, isTicked, isInList, isException, isChosen, cost, isTabStop } = view
  const { unit, level, position, setSize, isExpanded, unitsBelow, tickedBelow, usersBelow } = row
  const { t } = link
  const isMarked = isTicked || (isInList && !isException)
  const isFolded = isExpanded === false && tickedBelow > 0
  const hint = [row.isTwin ? unit.id : '', isFolded ? t('unitTickedBelow', { ticked: tickedBelow, below: unitsBelow }) : '']
    .filter(Boolean)
    .join(' · ')
  const press = (handler: (target: Element) => void) => (event: Event) => {
    // Stops the event, because a click elsewhere on the row shows the users.
    event.stopPropagation()
    handler(event.currentTarget as Element)
  }
  const users = t('unitUsers', { own: unit.userCount, below: unitsBelow > 0 ? usersBelow : undefined })
  return html`<div
      class="place row ${isInList ? 'listed' : isTicked ? 'ticked' : ''} ${unitsBelow === 0 ? 'leaf' : ''}"
      part="row"
      role="treeitem"
      data-index=${index}
      tabindex=${isTabStop ? '0' : '-1'}
      aria-describedby="${hint === '' ? '' : `unit-hint-${index} `}unit-about-${index}"
      aria-checked=${isMarked ? 'true' : 'false'}
      aria-level=${level}
      aria-posinset=${position}
      aria-setsize=${setSize}
      aria-expanded=${isExpanded === undefined ? nothing : isExpanded ? 'true' : 'false'}
      aria-current=${isChosen ? 'true' : nothing}
      aria-keyshortcuts=${unitsBelow > 0 ? 'Shift+Space' : nothing}
      @click=${view.onChoose}
      ${view.place}
      ${cssVars({ '--_level': String(Math.min(level - 1, MAX_INDENT)) })}
    ><span class="lead"
      ><span class="twisty" aria-hidden="true" @click=${isExpanded === undefined ? nothing : press(view.onToggle)}
        >${isExpanded === undefined ? nothing : renderSign('twisty')}</span
      ><span class="tick" aria-hidden="true" @click=${press(view.onTick)}><span class="mark">${isMarked ? renderSign('check') : nothing}</span></span
      ><span class="title"><span class="name cut" dir="auto" .textContent=${name}></span>${
        hint === '' ? nothing : html`<span class="hint-ticked" aria-hidden="true" id="unit-hint-${index}" .textContent=${hint}></span>`
      }</span
    ></span><span class="about" id="unit-about-${index}" aria-hidden="true"
      >${view.parent === '' ? nothing : html`<span class="unseen" .textContent=${t('unitIn', { name: view.parent })}></span>`}
      ${isInList ? renderInListChip(link, `unit-in-list-${index}`, isException) : nothing}
      <span class="users secondary number cut"><bdi .textContent=${users}></bdi></span>
      <span class="cost secondary number"><bdi .textContent=${cost}></bdi></span
    ></span>${
      !view.hasMenu
        ? nothing
        : html`<button part="link" class="more" type="button" tabindex="-1" aria-hidden="true" title=${t('boxMenu')} @click=${press(view.onMenu)}>${dots}</button>`
    }</div>`
}

const dots = html`<svg class="dots" viewBox="0 0 16 16"><circle cx="8" cy="3" r="1.25" /><circle cx="8" cy="8" r="1.25" /><circle cx="8" cy="13" r="1.25" /></svg>`
