import { html, nothing, type TemplateResult } from 'lit'
import { createId } from '../../core/for-components.js'
import type { BackupError, BackupSession, OrgUnitRow, Rows, Ticked } from '../../core/index.js'
import { Announcer } from '../base/announcer.js'
import type { ConnectedElement, Connection } from '../base/connection.js'
import type { Body } from '../base/define-lazy-element.js'
import { BackupNavigateEvent } from '../base/events.js'
import { fireError, renderProblem } from '../base/problem.js'
import { renderUnconnected } from '../base/unconnected.js'
import { exceptEntries } from '../parts/except-entries.js'
import { gridStyles } from '../parts/grid/grid.styles.js'
import { readList } from '../parts/grid/list-grid.js'
import { renderCloudLimit } from '../parts/list-header/cloud-limit.js'
import { listHeaderStyles } from '../parts/list-header/list-header.styles.js'
import { RowCosts } from '../parts/list-header/row-costs.js'
import { SearchAnnouncement } from '../parts/list-header/search-announcement.js'
import { SearchField } from '../parts/list-header/search-field.js'
import { menuStyles } from '../parts/menu.js'
import { MembersPanel } from '../parts/user-row/members-panel.js'
import { membersPanelStyles } from '../parts/user-row/members-panel.styles.js'
import { renderSign } from '../parts/user-row/signs.js'
import { isException, isInBox } from '../parts/user-row/user-cost.js'
import { userRowStyles } from '../parts/user-row/user-row.styles.js'
import { windowingStyles } from '../parts/windowing.styles.js'
import { orgUnitsTabStyles } from './org-units-tab.styles.js'
import { renderTreePanel, renderTreeProblems } from './render-tree-notes.js'
import { renderTreeRow } from './render-tree-row.js'
import { RowMenu, rowMenuStyles } from './row-menu.js'
import { isWhole, SubtreeTicks } from './subtree-ticks.js'
import { TreeFocus } from './tree-focus.js'
import { parentRow, unitName, unitPath } from './unit-names.js'

export const styles = [
  windowingStyles,
  gridStyles,
  listHeaderStyles,
  userRowStyles,
  membersPanelStyles,
  menuStyles,
  orgUnitsTabStyles,
  rowMenuStyles,
]

export const createBody = (host: ConnectedElement, link: Connection): Body => new OrgUnitsTabBody(host, link)

class OrgUnitsTabBody implements Body {
  readonly #host: ConnectedElement
  readonly #link: Connection
  readonly #announcer: Announcer
  readonly #search: SearchField
  readonly #found: SearchAnnouncement
  readonly #costs: RowCosts
  readonly #focus: TreeFocus
  readonly #members: MembersPanel
  readonly #menu: RowMenu
  readonly #subtrees = new SubtreeTicks()
  #reported: BackupError | undefined
  /** Org unit whose users are shown, and its scope. */
  #chosen: { id: string; path: string; of: unknown } | undefined

  constructor(host: ConnectedElement, link: Connection) {
    this.#host = host
    this.#link = link
    this.#announcer = new Announcer(host)
    this.#found = new SearchAnnouncement(this.#announcer)
    this.#search = new SearchField(host, link, (text) => {
      this.#found.expect()
      link.session?.orgUnits.search(text)
      this.#focus.windowing.scrollToIndex(0, 'start')
    })
    this.#costs = new RowCosts(host, link, (index) => {
      const row = link.session?.orgUnits.rows.value.at(index)
      return row && { kind: 'org-unit', id: row.unit.id }
    })
    this.#focus = new TreeFocus(host, {
      tree: () => link.session?.orgUnits,
      onTick: (row) => this.#tick(row),
      onTickSubtree: (row) => this.#tickSubtree(row),
      onChoose: (row) => this.#choose(row),
    })
    this.#members = new MembersPanel(host, link)
    this.#menu = new RowMenu(host, () => this.#focus.focus())
  }

  render(): TemplateResult | typeof nothing {
    const { session } = this.#link
    if (session === undefined) return renderUnconnected(this.#link)
    const scope = this.#link.read(session.scope)
    const { t } = this.#link
    const state = readList(this.#link, session.orgUnits)
    const { rows, total, query, error, status } = state
    const count = t('orgUnitsShown', { count: query.search === '' ? rows.length : (total ?? rows.length) })
    this.#found.read(state, count)
    this.#costs.begin(session)
    this.#focus.follow(rows)
    const current = rows.at(this.#focus.index)
    if (this.#focus.isFocusing && current !== undefined) this.#costs.expectFocus({ kind: 'org-unit', id: current.unit.id })
    const ticked = this.#link.read(session.selection.ticked)
    const chosen = this.#chosen?.of === scope ? this.#chosen : undefined
    const { windowing } = this.#focus
    this.#link.read(session.capabilities)
    return html`
      <div class="bar">
        ${this.#search.render(t('searchOrgUnits'), query.search)}
        <div class="end">
          <span class="count">${rows.length === 0 ? '' : count}</span>
          <button part="button" class="button small" type="button" aria-disabled=${rows.length === 0} @click=${() => session.orgUnits.expandAll()}>${t('expandAll')}</button>
          <button part="button" class="button small" type="button" aria-disabled=${rows.length === 0} @click=${() => session.orgUnits.collapseAll()}>${t('collapseAll')}</button>
        </div>
      </div>
      ${renderCloudLimit(this.#link, session, 'flat-org-units')} ${renderTreeProblems(this.#link, session)}
      ${
        error !== undefined && rows.length > 0
          ? renderProblem(this.#link, { title: t('orgUnitsFailed'), error, onRetry: this.#onRetry })
          : nothing
      }
      <div class="split ${chosen === undefined ? '' : 'viewing'}">
        <div class="list">
          <div class="frame">
            ${
              rows.length === 0
                ? html`<div class="panel whole">${renderTreePanel(this.#link, state, { onRetry: this.#onRetry, onClearSearch: this.#onClearSearch, onManageDomains: this.#onManageDomains })}</div>`
                : html`
                  <div
                    id="tree"
                    class="windowed"
                    role="tree"
                    aria-label=${t('orgUnitsTab')}
                    aria-describedby="tree-help"
                    aria-busy=${status === 'loading' || status === 'stalled' ? 'true' : 'false'}
                    @keydown=${this.#focus.onKeydown}
                    @focusin=${this.#focus.onFocusin}
                  >
                    ${windowing.rows(
                      rows.length,
                      (index) => this.#renderRow(session, rows, index, ticked, chosen?.id),
                      (index) => this.#stateOf(session, rows, index, ticked, chosen?.id),
                    )}
                  </div>
                `
            }
          </div>
          ${this.#renderCurrent(session, current, ticked)}
          <span class="unseen" id="tree-help">${t('treeHelp')}</span>
        </div>
        ${
          chosen === undefined
            ? html`<div class="members hint"><div class="message">${renderSign('people')}<span class="secondary">${t('unitChoose')}</span></div></div>`
            : this.#members.render({ session, ref: { kind: 'org-unit', id: chosen.id }, name: chosen.path, onClose: this.#onClose })
        }
      </div>
      ${this.#menu.render()} ${this.#announcer.render()}
    `
  }

  #viewOf(session: BackupSession, rows: Rows<OrgUnitRow>, row: OrgUnitRow, index: number, ticked: Ticked, chosenId: string | undefined) {
    const ref = { kind: 'org-unit', id: row.unit.id } as const
    return {
      index,
      name: unitName(row.unit),
      parent: parentRow(session.orgUnits, rows, row)?.unit.name ?? '',
      isTabStop: index === this.#focus.index,
      isTicked: ticked.has(ref),
      isInList: isInBox(this.#link, session, ref),
      isException: isException(this.#link, session, ref),
      hasMenu: row.unitsBelow > 0 || session.capabilities.value.has('exceptions'),
      isChosen: chosenId === row.unit.id,
      cost: this.#costs.text(session, ref, () => this.#focus.windowing.isShown(index)),
    }
  }

  /** Everything that a row shows. */
  #stateOf(session: BackupSession, rows: Rows<OrgUnitRow>, index: number, ticked: Ticked, chosenId: string | undefined): unknown[] {
    const row = rows.at(index)
    if (row === undefined) return []
    const { unit, level, position, setSize, isExpanded, unitsBelow, tickedBelow, usersBelow, isTwin } = row
    const shown = Object.values(this.#viewOf(session, rows, row, index, ticked, chosenId))
    return [this.#link.words, unit, level, position, setSize, isExpanded, unitsBelow, tickedBelow, usersBelow, isTwin, ...shown]
  }

  #renderRow(session: BackupSession, rows: Rows<OrgUnitRow>, index: number, ticked: Ticked, chosenId: string | undefined): unknown {
    const row = rows.at(index)
    if (row === undefined) return nothing
    return renderTreeRow(this.#link, {
      ...this.#viewOf(session, rows, row, index, ticked, chosenId),
      row,
      place: this.#focus.windowing.at(index),
      onToggle: () => this.#toggle(row),
      onTick: () => this.#tick(row),
      onChoose: () => this.#choose(row),
      onMenu: (button) => this.#openMenu(button, row),
    })
  }

  hostUpdated(): void {
    const error = this.#link.session?.orgUnits.error.value
    if (error !== undefined && error !== this.#reported) fireError(this.#host, error)
    this.#reported = error
  }

  /** Renders the commands of the current unit, for administrators who don't use the keys of the tree. */
  #renderCurrent(session: BackupSession, row: OrgUnitRow | undefined, ticked: Ticked): TemplateResult | typeof nothing {
    if (row === undefined) return nothing
    const { t } = this.#link
    const { unit, unitsBelow } = row
    const undoable = this.#subtrees.undoable(ticked)
    return html`
      <div class="current">
        ${unitsBelow > 0 ? nothing : html`<strong class="cut" dir="auto">${unitName(unit)}</strong>`}
        ${
          undoable === undefined
            ? nothing
            : html`
              <span class="outcome secondary number">${t('unitTickedBelow', undoable)}</span>
              <button part="button" class="button plain small" type="button" @click=${() => this.#undo(session)}>${t('undo')}</button>
            `
        }
        ${
          unitsBelow === 0
            ? nothing
            : html`<button part="button" class="button small" type="button" @click=${() => this.#tickSubtree(row)}>${this.#subtreeLabel(row, ticked)}</button>`
        }
        <button part="button" class="button small" type="button" @click=${() => this.#choose(row)}>${t('unitShow')}</button>
      </div>
    `
  }

  #subtreeLabel(row: OrgUnitRow, ticked: Ticked): string {
    return this.#link.t(isWhole(row, ticked) ? 'untickSubtree' : 'tickSubtree', { name: unitName(row.unit), below: row.unitsBelow })
  }

  #toggle({ unit, isExpanded }: OrgUnitRow): void {
    const tree = this.#link.session?.orgUnits
    if (isExpanded === true) tree?.collapse(unit.id)
    else if (isExpanded === false) tree?.expand(unit.id)
    this.#host.requestUpdate()
  }

  #tick({ unit }: OrgUnitRow): void {
    const { session } = this.#link
    const ref = { kind: 'org-unit', id: unit.id } as const
    if (session === undefined || isInBox(this.#link, session, ref)) return
    session.selection.tick({ ...ref, label: unitName(unit) }, !session.selection.ticked.value.has(ref))
  }

  #tickSubtree(row: OrgUnitRow): void {
    const { session } = this.#link
    if (session === undefined) return
    const outcome = this.#subtrees.toggle(session, row)
    if (row.unitsBelow > 0) this.#announcer.announce(this.#link.t('unitTickedBelow', outcome))
  }

  #undo(session: BackupSession): void {
    this.#subtrees.undo(session)
    // Rendering has removed the Undo button.
    this.#focus.focus()
  }

  #openMenu(button: Element, row: OrgUnitRow): void {
    const { session, t } = this.#link
    if (session === undefined) return
    this.#focus.setCurrent(session.orgUnits.indexOf(row.unit.id))
    this.#menu.openAt(button, unitName(row.unit), [
      { label: t('unitShow'), onChoose: () => this.#choose(row) },
      ...(row.unitsBelow === 0
        ? []
        : [{ label: this.#subtreeLabel(row, session.selection.ticked.value), onChoose: () => this.#tickSubtree(row) }]),
      ...exceptEntries(this.#link, session, { kind: 'org-unit', id: row.unit.id, label: unitName(row.unit) }, this.#announcer),
    ])
  }

  #choose(row: OrgUnitRow): void {
    const { session } = this.#link
    if (session === undefined) return
    const path = unitPath(session.orgUnits, session.orgUnits.rows.value, row)
    this.#chosen = { id: row.unit.id, path, of: session.scope.value }
    this.#host.requestUpdate()
    void this.#members.focusIfOver()
  }

  readonly #onClose = (): void => {
    this.#chosen = undefined
    this.#host.requestUpdate()
    this.#focus.focus()
  }

  readonly #onRetry = (): void => {
    this.#link.session?.orgUnits.more().catch(() => {})
  }

  readonly #onClearSearch = (): void => {
    this.#found.expect()
    this.#link.session?.orgUnits.search('')
  }

  readonly #onManageDomains = (): void => {
    this.#host.dispatchEvent(new BackupNavigateEvent({ to: 'manage-domains' }, createId()))
  }
}
