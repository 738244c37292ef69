import { html, nothing, type TemplateResult } from 'lit'
import type { BackupError, BackupSession, OrgUnit, OrgUnitProblem, OrgUnitRow, Ticked } from '../../core/index.js'
import { Announcer } from '../base/announcer.js'
import type { ConnectedElement, Connection } from '../base/connection.js'
import { createCorrelationId } from '../base/correlation-id.js'
import type { Body } from '../base/define-lazy-element.js'
import { BackupNavigateEvent } from '../base/events.js'
import { fireError, renderProblem } from '../base/problem.js'
import { gridStyles } from '../parts/grid/grid.styles.js'
import { type ListState, readList } from '../parts/grid/list-grid.js'
import { listHeaderStyles } from '../parts/list-header/list-header.styles.js'
import { RowCosts } from '../parts/list-header/row-costs.js'
import { SearchAnnouncement } from '../parts/list-header/search-announcement.js'
import { SearchField } from '../parts/list-header/search-field.js'
import { MembersPanel } from '../parts/user-row/members-panel.js'
import { membersPanelStyles } from '../parts/user-row/members-panel.styles.js'
import { renderSign } from '../parts/user-row/signs.js'
import { userRowStyles } from '../parts/user-row/user-row.styles.js'
import { windowingStyles } from '../parts/windowing.styles.js'
import { orgUnitsTabStyles } from './org-units-tab.styles.js'
import { renderTreeRow } from './render-tree-row.js'
import { TreeFocus } from './tree-focus.js'

export const styles = [windowingStyles, gridStyles, listHeaderStyles, userRowStyles, membersPanelStyles, orgUnitsTabStyles]

export const createBody = (host: ConnectedElement, link: Connection): Body => new OrgUnitsTabBody(host, link)

/** How many of the units that were mended are named. */
const NAMED = 3

const nameOf = ({ name, id }: OrgUnit): string => (name.trim() === '' ? id : name)

const isWhole = ({ unit, unitsBelow, tickedBelow }: OrgUnitRow, ticked: Ticked): boolean =>
  tickedBelow === unitsBelow && ticked.has({ kind: 'org-unit', id: unit.id })

class OrgUnitsTabBody implements Body {
  readonly #host: ConnectedElement
  readonly #link: Connection
  readonly #announcer: Announcer
  readonly #search: SearchField
  readonly #found: SearchAnnouncement
  readonly #costs: RowCosts
  readonly #focus: TreeFocus
  readonly #members: MembersPanel
  #told: BackupError | undefined
  /** The org unit whose users are shown, with the scope it belongs to. */
  #chosen: { unit: OrgUnit; of: unknown } | undefined

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
    this.#costs = new RowCosts(link)
    this.#focus = new TreeFocus(host, {
      tree: () => link.session?.orgUnits,
      onTick: (row) => this.#tick(row),
      onTickSubtree: (row) => this.#tickSubtree(row),
      onChoose: (row) => this.#choose(row),
    })
    this.#members = new MembersPanel(host, link)
  }

  render(): TemplateResult | typeof nothing {
    const { session } = this.#link
    if (session === undefined) return nothing
    const scope = this.#link.read(session.scope)
    const { t } = this.#link
    const state = readList(this.#link, session.orgUnits)
    const { rows, total, query, error, status } = state
    const count = t('orgUnitsShown', { count: query.search === '' ? rows.length : (total ?? rows.length) })
    this.#found.read(state, count)
    this.#costs.begin(session)
    this.#focus.follow(rows)
    const ticked = this.#link.read(session.selection.ticked)
    const chosen = this.#chosen?.of === scope ? this.#chosen?.unit : undefined
    const { windowing } = this.#focus
    return html`
      <div class="bar">
        ${this.#search.render(t('searchOrgUnits'), query.search)}
        <div class="end">
          <span class="count">${rows.length === 0 ? '' : count}</span>
          <button class="button small" type="button" aria-disabled=${rows.length === 0} @click=${() => session.orgUnits.expandAll()}>${t('expandAll')}</button>
          <button class="button small" type="button" aria-disabled=${rows.length === 0} @click=${() => session.orgUnits.collapseAll()}>${t('collapseAll')}</button>
        </div>
      </div>
      ${this.#renderProblems(session)}
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
                ? html`<div class="panel whole">${this.#renderPanel(state)}</div>`
                : html`
                  <div
                    id="tree"
                    class="windowed"
                    role="tree"
                    aria-label=${t('orgUnitsTab')}
                    aria-busy=${status === 'loading' || status === 'stalled' ? 'true' : 'false'}
                    @keydown=${this.#focus.onKeydown}
                    @focusin=${this.#focus.onFocusin}
                  >
                    ${windowing.rows(rows.length, (index) => {
                      const row = rows.at(index)
                      if (row === undefined) return nothing
                      const { id } = row.unit
                      return renderTreeRow(this.#link, {
                        row,
                        index,
                        name: nameOf(row.unit),
                        place: windowing.at(index),
                        isTabStop: index === this.#focus.index,
                        isTicked: ticked.has({ kind: 'org-unit', id }),
                        isChosen: chosen?.id === id,
                        cost: this.#costs.text(session, { kind: 'org-unit', id }, windowing.isMoving),
                        onToggle: () => this.#toggle(row),
                        onTick: () => this.#tick(row),
                        onTickSubtree: () => this.#tickSubtree(row),
                        onChoose: () => this.#choose(row),
                      })
                    })}
                  </div>
                `
            }
          </div>
          ${this.#renderCurrent(rows.at(this.#focus.index), ticked)}
          <span class="unseen" id="tree-help">${t('treeHelp')}</span>
        </div>
        ${
          chosen === undefined
            ? html`<div class="members hint"><div class="message">${renderSign('people')}<span class="secondary">${t('unitChoose')}</span></div></div>`
            : this.#members.render({ session, ref: { kind: 'org-unit', id: chosen.id }, name: nameOf(chosen), onClose: this.#onClose })
        }
      </div>
      ${this.#announcer.render()}
    `
  }

  hostUpdated(): void {
    const error = this.#link.session?.orgUnits.error.value
    if (error !== undefined && error !== this.#told) fireError(this.#host, error)
    this.#told = error
  }

  /** What can be done with the unit that the tree stands on, for those who do not use its keys. */
  #renderCurrent(row: OrgUnitRow | undefined, ticked: Ticked): TemplateResult | typeof nothing {
    if (row === undefined) return nothing
    const { t } = this.#link
    const { unit, unitsBelow } = row
    return html`
      <div class="current">
        <strong class="cut" dir="auto">${nameOf(unit)}</strong>
        ${
          unitsBelow === 0
            ? nothing
            : html`
              <button class="button small" type="button" @click=${() => this.#tickSubtree(row)}>
                ${t(isWhole(row, ticked) ? 'untickSubtree' : 'tickSubtree', { name: nameOf(row.unit), below: unitsBelow })}
              </button>
            `
        }
        <button class="button small" type="button" @click=${() => this.#choose(row)}>${t('unitShow')}</button>
      </div>
    `
  }

  #renderProblems(session: BackupSession): TemplateResult | typeof nothing {
    const problems = this.#link.read(session.orgUnits.problems)
    if (problems.length === 0) return nothing
    const { t } = this.#link
    const kinds = new Map<OrgUnitProblem['kind'], string[]>()
    for (const { kind, unitId } of problems) kinds.set(kind, [...(kinds.get(kind) ?? []), unitId])
    const nameOfId = (id: string): string => {
      const unit = session.orgUnits.subtree(id)[0]
      return unit === undefined ? id : nameOf(unit)
    }
    const title = t('unitProblems', { count: problems.length })
    return html`
      <div class="notice warn problems" role="note" aria-label=${title}>
        <span>${title}</span>
        <ul>
          ${[...kinds].map(
            ([kind, ids]) => html`
              <li>${t('unitProblem', { kind, names: ids.slice(0, NAMED).map(nameOfId), more: Math.max(0, ids.length - NAMED) })}</li>
            `,
          )}
        </ul>
      </div>
    `
  }

  #renderPanel({ status, error, query }: ListState<OrgUnitRow>): unknown {
    const { t } = this.#link
    if (status === 'failed' && error !== undefined) {
      return renderProblem(this.#link, { title: t('orgUnitsFailed'), error, onRetry: this.#onRetry })
    }
    if (status !== 'ready') {
      return html`
        <span class="unseen">${t('orgUnitsLoading')}</span>
        ${status === 'stalled' ? html`<p class="stalled secondary">${t('stalled')}</p>` : nothing}
        <div class="bones" aria-hidden="true">${Array.from({ length: 20 }, () => html`<div class="bone"><i></i><i></i></div>`)}</div>
      `
    }
    if (query.search !== '') {
      return html`
        <div class="message">
          ${renderSign('search')}<strong>${t('orgUnitsNoMatch')}</strong>
          <button class="button" type="button" @click=${this.#onShowAll}>${t('searchClear')}</button>
        </div>
      `
    }
    return html`
      <div class="message">
        <slot name="empty">
          ${renderSign('people')}<strong>${t('orgUnitsNone')}</strong>
          <span class="secondary">${t('orgUnitsNoneText')}</span>
        </slot>
        <button class="button primary" type="button" @click=${this.#onManageDomains}>${t('goManageDomainsButton')}</button>
      </div>
    `
  }

  #toggle({ unit, isExpanded }: OrgUnitRow): void {
    const tree = this.#link.session?.orgUnits
    if (isExpanded === true) tree?.collapse(unit.id)
    else if (isExpanded === false) tree?.expand(unit.id)
    this.#host.requestUpdate()
  }

  #tick({ unit }: OrgUnitRow): void {
    const selection = this.#link.session?.selection
    const isTicked = selection?.ticked.value.has({ kind: 'org-unit', id: unit.id }) === true
    selection?.tick({ kind: 'org-unit', id: unit.id, label: nameOf(unit) }, !isTicked)
  }

  #tickSubtree(row: OrgUnitRow): void {
    const { unit, unitsBelow } = row
    const selection = this.#link.session?.selection
    if (selection === undefined) return
    const on = !isWhole(row, selection.ticked.value)
    selection.tickSubtree(unit.id, on)
    if (unitsBelow > 0) this.#announcer.announce(this.#link.t('unitTickedBelow', { ticked: on ? unitsBelow : 0, below: unitsBelow }))
  }

  #choose({ unit }: OrgUnitRow): void {
    this.#chosen = { unit, of: this.#link.session?.scope.value }
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

  readonly #onShowAll = (): void => {
    this.#found.expect()
    this.#link.session?.orgUnits.search('')
  }

  readonly #onManageDomains = (): void => {
    this.#host.dispatchEvent(new BackupNavigateEvent({ to: 'manage-domains' }, createCorrelationId()))
  }
}
