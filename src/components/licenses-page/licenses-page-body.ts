import { html, nothing, type TemplateResult } from 'lit'
import { createId } from '../../core/for-components.js'
import { type BackupError, type BackupSession, type Holder, type LicenseFilter, toBackupError } from '../../core/index.js'
import { Announcer } from '../base/announcer.js'
import type { ConnectedElement, Connection } from '../base/connection.js'
import { cssVars } from '../base/css-vars.js'
import type { Body } from '../base/define-lazy-element.js'
import { BackupNavigateEvent } from '../base/events.js'
import { noDomainKey } from '../base/no-domain.js'
import { fireError, renderProblem } from '../base/problem.js'
import { addEnglish } from '../base/words.js'
import { enLicenses } from '../messages/en/en-licenses.js'
import { dialogStyles, ModalDialog } from '../parts/dialog.js'
import { download } from '../parts/download.js'
import { gridStyles } from '../parts/grid/grid.styles.js'
import { ListGrid, type ListState, readList } from '../parts/grid/list-grid.js'
import { listHeaderStyles } from '../parts/list-header/list-header.styles.js'
import { SearchField } from '../parts/list-header/search-field.js'
import { renderSimulationBadge, simulationBadgeStyles } from '../parts/simulation-badge.js'
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
  licensesPageStyles,
]

export const createBody = (host: ConnectedElement, link: Connection): Body => {
  addEnglish(enLicenses)
  return new LicensesPageBody(host, link)
}

class LicensesPageBody implements Body {
  readonly #host: ConnectedElement
  readonly #link: Connection
  readonly #announcer: Announcer
  readonly #dialog: ModalDialog
  readonly #search: SearchField
  readonly #list: ListGrid<Holder>
  readonly #flow: GiveBackFlow
  /** Selected holders by user id. Kept while filters change, so that several searches make one selection. */
  readonly #ticked = new Map<string, Holder>()
  #tickedIn: string | undefined
  #isExporting = false
  #failure: BackupError | undefined

  constructor(host: ConnectedElement, link: Connection) {
    this.#host = host
    this.#link = link
    this.#announcer = new Announcer(host)
    this.#dialog = new ModalDialog(host)
    this.#search = new SearchField(host, link, (text) => link.session?.licenses.search(text))
    this.#list = new ListGrid<Holder>(host, link, {
      id: 'licenses',
      onToggle: (holder) => this.#tick([holder], !this.#ticked.has(holder.user.id)),
      onSelect: (holders, isSelected) => this.#tick(holders, isSelected),
    })
    this.#flow = new GiveBackFlow(host, link, { announcer: this.#announcer, dialog: this.#dialog, onDone: () => this.#ticked.clear() })
  }

  render(): TemplateResult {
    const { t, session } = this.#link
    const domain = session && this.#link.read(session.domain)
    return html`
      <div class="page">
        <header role="none">
          <h2 tabindex="-1"><slot name="heading">${t('licensesTitle')}</slot></h2>
          ${session === undefined ? nothing : renderSimulationBadge(this.#link, session)}
          ${domain === undefined ? nothing : html`<p class="secondary">${t('licensesAbout', { domain: domain.name })}</p>`}
        </header>
        ${this.#renderContent(session)} ${this.#announcer.render()} ${this.#dialog.render()}
      </div>
    `
  }

  #renderContent(session: BackupSession | undefined): TemplateResult {
    const { t } = this.#link
    if (session === undefined) return renderSkeleton(t('licensesLoading'))
    if (this.#link.read(session.domain) === undefined) {
      const error = this.#link.read(session.cloudsError)
      if (error !== undefined) return this.#renderFailed(t('licensesFailed'), error, () => session.refresh())
      if (!this.#link.read(session.hasClouds)) return renderSkeleton(t('licensesLoading'))
      return html`<p class="notice">${t(noDomainKey(this.#link.read(session.clouds)))}</p>`
    }
    if (!this.#link.read(session.capabilities).has('licenses')) return html`<p class="notice">${t('licensesNone')}</p>`
    const scope = JSON.stringify(this.#link.read(session.scope))
    if (scope !== this.#tickedIn) {
      this.#tickedIn = scope
      this.#ticked.clear()
      this.#flow.clear()
    }
    return this.#renderLicenses(session)
  }

  #renderLicenses(session: BackupSession): TemplateResult {
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
        ${hasFilter ? html`<button class="button plain" type="button" @click=${() => this.#clear(session)}>${t('licensesClear')}</button>` : nothing}
        <button class="button export" type="button" aria-disabled=${this.#isExporting} @click=${() => this.#export(session)}>
          ${t(this.#isExporting ? 'licensesExporting' : 'licensesExport')}
        </button>
      </div>
      ${this.#failure === undefined ? nothing : this.#renderFailed(t('licensesExportFailed'), this.#failure, () => this.#export(session))}
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
              onTick: (on) => this.#tick([holder], on),
              onOpenRun: (runId) => this.#openRun(runId),
            }),
          loading: t('licensesLoading'),
          failed: t('licensesFailed'),
          moreFailed: t('licensesFailed'),
          empty: hasFilter ? this.#renderNoMatch(session) : this.#renderEmpty(),
        })}
      </div>
    `
  }

  /** Renders what is shown or selected, and the commands for the selection. */
  #renderSelection(session: BackupSession, { rows }: ListState<Holder, LicenseFilter>, sum: string): TemplateResult {
    const { t } = this.#link
    const holders = [...this.#ticked.values()]
    const credits = holders.reduce((all, holder) => all + holder.credits, 0)
    const isAll = [...rows].every(({ user }) => this.#ticked.has(user.id))
    return html`<div class="selection">
      <span class="sum number">${holders.length === 0 ? sum : t('licensesSelected', { credits, users: holders.length })}</span>
      ${
        rows.length === 0 || isAll
          ? nothing
          : html`<button class="button plain" type="button" @click=${() => this.#tick([...rows], true)}>
              ${t('licensesSelectAll', { count: rows.length })}
            </button>`
      }
      ${
        holders.length === 0
          ? nothing
          : html`<button class="button plain" type="button" @click=${() => this.#untick()}>${t('licensesUnselect')}</button>`
      }
      <button
        class="button give-back"
        type="button"
        aria-haspopup="dialog"
        aria-disabled=${holders.length === 0 || this.#flow.isGiving}
        @click=${() => this.#flow.open(session, holders)}
      >${t(this.#flow.isGiving ? 'licensesGiving' : 'licensesGiveBack')}</button>
    </div>`
  }

  #renderEmpty(): TemplateResult {
    const { t } = this.#link
    return html`<div class="message">
      <slot name="empty"><strong>${t('licensesEmpty')}</strong><span class="secondary">${t('licensesEmptyText')}</span></slot>
    </div>`
  }

  #renderNoMatch(session: BackupSession): TemplateResult {
    const { t } = this.#link
    return html`<div class="message">
      <strong>${t('licensesNoMatch')}</strong>
      <div class="actions"><button class="button" type="button" @click=${() => this.#clear(session)}>${t('licensesClear')}</button></div>
    </div>`
  }

  #renderFailed(title: string, error: BackupError, retry: () => Promise<unknown>): TemplateResult {
    const onRetry = (): void => {
      retry().catch(() => {})
      this.#focusHeading()
    }
    return renderProblem(this.#link, { title, error, onRetry })
  }

  #tick(holders: readonly Holder[], on: boolean): void {
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
    this.#focusHeading()
  }

  #openRun(runId: string): void {
    this.#host.dispatchEvent(new BackupNavigateEvent({ to: 'run', runId }, createId()))
  }

  /** The pressed button disappears, so the focus moves to another element. */
  #focusHeading(): void {
    this.#host.renderRoot.querySelector<HTMLElement>('h2')?.focus()
  }

  #clear(session: BackupSession): void {
    session.licenses.search('')
    session.licenses.filter({ state: undefined })
    this.#focusHeading()
  }

  async #export(session: BackupSession): Promise<void> {
    if (this.#isExporting) return
    const domain = session.domain.value?.name ?? ''
    this.#setExport(true)
    try {
      const blob = await session.licenses.toCsv()
      this.#setExport(false)
      download(blob, `licenses-${domain}.csv`)
      this.#announcer.announce(this.#link.t('licensesExported'))
    } catch (thrown) {
      const error = toBackupError(thrown)
      const isOver = error.code === 'aborted' || error.code === 'disposed'
      this.#setExport(false, isOver ? undefined : error)
      if (isOver) return
      fireError(this.#host, error)
      this.#announcer.announce(this.#link.t('licensesExportFailed'))
    }
  }

  #setExport(isExporting: boolean, failure?: BackupError): void {
    this.#isExporting = isExporting
    this.#failure = failure
    this.#host.requestUpdate()
  }
}

/** Renders placeholders in the shape of the list. */
const renderSkeleton = (label: string): TemplateResult => html`
  <div class="skeleton" aria-busy="true">
    <span class="unseen">${label}</span>
    <div></div>
  </div>
`
