import { html, nothing, type TemplateResult } from 'lit'
import { createId } from '../../core/for-components.js'
import type { BackupSession, Holder, LicenseFilter } from '../../core/index.js'
import { Announcer } from '../base/announcer.js'
import type { ConnectedElement, Connection } from '../base/connection.js'
import { cssVars } from '../base/css-vars.js'
import type { Body } from '../base/define-lazy-element.js'
import { BackupNavigateEvent } from '../base/events.js'
import { addEnglish } from '../base/words.js'
import { enLicenses } from '../messages/en/en-licenses.js'
import { dialogStyles, ModalDialog } from '../parts/dialog.js'
import { gridStyles } from '../parts/grid/grid.styles.js'
import { ListGrid, type ListState, readList } from '../parts/grid/list-grid.js'
import { listHeaderStyles } from '../parts/list-header/list-header.styles.js'
import { SearchField } from '../parts/list-header/search-field.js'
import { RecordPage } from '../parts/record-page/record-page.js'
import { recordPageStyles } from '../parts/record-page/record-page.styles.js'
import { simulationBadgeStyles } from '../parts/simulation-badge.js'
import { subpageStyles } from '../parts/subpage.styles.js'
import { userRowStyles } from '../parts/user-row/user-row.styles.js'
import { windowingStyles } from '../parts/windowing.styles.js'
import { GiveBackFlow } from './give-back-flow.js'
import { renderLicenseFilters } from './license-filters.js'
import { licensesPageStyles } from './licenses-page.styles.js'
import { renderHolder } from './render-holder.js'
import { renderTotals } from './render-totals.js'

export const styles = [
  windowingStyles,
  gridStyles,
  userRowStyles,
  listHeaderStyles,
  dialogStyles,
  simulationBadgeStyles,
  subpageStyles,
  recordPageStyles,
  licensesPageStyles,
]

export const createBody = (host: ConnectedElement, link: Connection): Body => {
  addEnglish(enLicenses)
  return new LicensesPageBody(host, link)
}

class LicensesPageBody implements Body {
  readonly #host: ConnectedElement
  readonly #link: Connection
  readonly #page: RecordPage
  readonly #dialog: ModalDialog
  readonly #search: SearchField
  readonly #list: ListGrid<Holder>
  readonly #flow: GiveBackFlow
  /** Selected holders by user id. Kept while filters change, so that several searches make one selection. */
  readonly #ticked = new Map<string, Holder>()
  #tickedIn: string | undefined

  constructor(host: ConnectedElement, link: Connection) {
    this.#host = host
    this.#link = link
    const announcer = new Announcer(host)
    this.#page = new RecordPage(host, link, {
      announcer,
      capability: 'licenses',
      fileName: 'licenses',
      toCsv: (session) => session.licenses.toCsv(),
      clear: ({ licenses }) => {
        licenses.search('')
        licenses.filter({ state: undefined })
      },
      texts: {
        about: 'licensesAbout',
        title: 'licensesTitle',
        loading: 'licensesLoading',
        failed: 'licensesFailed',
        none: 'licensesNone',
        empty: 'licensesEmpty',
        emptyText: 'licensesEmptyText',
        noMatch: 'licensesNoMatch',
        clear: 'licensesClear',
        export: 'licensesExport',
        exporting: 'licensesExporting',
        exported: 'licensesExported',
        exportFailed: 'licensesExportFailed',
      },
    })
    this.#dialog = new ModalDialog(host)
    this.#search = new SearchField(host, link, (text) => link.session?.licenses.search(text))
    this.#list = new ListGrid<Holder>(host, link, {
      id: 'licenses',
      onToggle: (holder) => this.#tick([holder], !this.#ticked.has(holder.user.id)),
      onSelect: (holders, isSelected) => this.#tick(holders, isSelected),
    })
    const onDone = (holders: readonly Holder[]): void => {
      for (const { user } of holders) this.#ticked.delete(user.id)
    }
    this.#flow = new GiveBackFlow(host, link, { announcer, dialog: this.#dialog, onDone })
  }

  render(): TemplateResult {
    return html`${this.#page.render((session) => this.#renderLicenses(session))} ${this.#dialog.render()}`
  }

  /** A selection and its result belong to one domain. */
  #forgetOtherDomain(session: BackupSession): void {
    const scope = JSON.stringify(this.#link.read(session.scope))
    if (scope === this.#tickedIn) return
    this.#tickedIn = scope
    this.#ticked.clear()
    this.#flow.clear()
  }

  #renderLicenses(session: BackupSession): TemplateResult {
    this.#forgetOtherDomain(session)
    const { t } = this.#link
    const { licenses } = session
    const state = readList<Holder, LicenseFilter>(this.#link, licenses)
    const { query } = state
    const sum = this.#link.read(licenses.sum)
    const hasFilter = query.state !== undefined || query.search !== ''
    return html`
      <div class="choices" role="group" aria-label=${t('licensesTitle')}>
        ${this.#search.render(t('licensesSearch'), query.search)}
        ${renderLicenseFilters(this.#link, session, query, (part) => licenses.filter(part))}
        ${this.#page.renderCommands(session, hasFilter)}
      </div>
      ${this.#page.renderExportFailure(session)}
      ${renderTotals(this.#link, session, query)}
      ${this.#flow.render()}
      ${this.#renderSelection(session, state, sum === undefined ? '' : t('licensesSum', sum))}
      <div class="list" ${cssVars({ '--_rows': String(state.rows.length || 5) })}>
        ${this.#list.render(state, {
          label: t('licensesTitle'),
          columns: [
            { id: 'check', label: t('columnSelect'), isUnseen: true },
            { id: 'who', label: t('licensesHolder') },
            { id: 'since', label: t('licensesSince'), isSorted: 'descending' },
            { id: 'through', label: t('licensesThrough') },
            { id: 'state', label: t('licensesHolderState') },
            { id: 'credits end', label: t('licensesCredits') },
          ],
          keyOf: ({ user }) => user.id,
          rowClass: ({ user }) => (this.#ticked.has(user.id) ? 'ticked' : ''),
          isSelected: ({ user }) => this.#ticked.has(user.id),
          cells: (holder, index) =>
            renderHolder(this.#link, holder, index, {
              isTicked: this.#ticked.has(holder.user.id),
              onTick: licenses.canGiveBack ? (on) => this.#tick([holder], on) : undefined,
              onOpenRun: (runId) => this.#openRun(runId),
            }),
          loading: t('licensesLoading'),
          failed: t('licensesFailed'),
          moreFailed: t('licensesFailed'),
          empty: this.#page.renderEmpty(session, hasFilter),
        })}
      </div>
    `
  }

  /** Renders what is shown or selected, and the commands for the selection. */
  #renderSelection(session: BackupSession, { rows }: ListState<Holder, LicenseFilter>, sum: string): TemplateResult {
    const { t } = this.#link
    if (!session.licenses.canGiveBack) return html`<div class="selection"><span class="sum number">${sum}</span></div>`
    const holders = [...this.#ticked.values()]
    const credits = holders.reduce((all, holder) => all + holder.credits, 0)
    const isAll = [...rows].every(({ user }) => this.#ticked.has(user.id))
    return html`<div class="selection">
      <span class="sum number">${holders.length === 0 ? sum : t('licensesSelected', { credits, users: holders.length })}</span>
      ${
        rows.length === 0 || isAll
          ? nothing
          : html`<button part="button" class="button plain" type="button" @click=${() => this.#tick([...rows], true)}>
              ${t('licensesSelectAll', { count: rows.length })}
            </button>`
      }
      ${
        holders.length === 0
          ? nothing
          : html`<button part="button" class="button plain" type="button" @click=${() => this.#untick()}>${t('licensesUnselect')}</button>`
      }
      <button
        part="button"
        class="button give-back"
        type="button"
        aria-haspopup="dialog"
        aria-disabled=${holders.length === 0 || this.#flow.isGiving}
        @click=${() => this.#flow.open(session, holders)}
      >${t(this.#flow.isGiving ? 'licensesGiving' : 'licensesGiveBack')}</button>
    </div>`
  }

  #tick(holders: readonly Holder[], on: boolean): void {
    if (this.#link.session?.licenses.canGiveBack !== true) return
    for (const holder of holders) {
      if (on) this.#ticked.set(holder.user.id, holder)
      else this.#ticked.delete(holder.user.id)
    }
    this.#flow.clear()
    this.#host.requestUpdate()
  }

  #untick(): void {
    this.#ticked.clear()
    this.#host.requestUpdate()
    this.#page.focusHeading()
  }

  #openRun(runId: string): void {
    this.#host.dispatchEvent(new BackupNavigateEvent({ to: 'run', runId }, createId()))
  }
}
