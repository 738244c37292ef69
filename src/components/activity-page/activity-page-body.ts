import { html, nothing, type TemplateResult } from 'lit'
import { type ActivityEntry, type ActivityFilter, type BackupError, type BackupSession, toBackupError } from '../../core/index.js'
import { Announcer } from '../base/announcer.js'
import type { ConnectedElement, Connection } from '../base/connection.js'
import { cssVars } from '../base/css-vars.js'
import type { Body } from '../base/define-lazy-element.js'
import { noDomainKey } from '../base/no-domain.js'
import { fireError, renderProblem } from '../base/problem.js'
import { addEnglish } from '../base/words.js'
import { enActivity } from '../messages/en/en-activity.js'
import { download } from '../parts/download.js'
import { gridStyles } from '../parts/grid/grid.styles.js'
import { ListGrid, readList } from '../parts/grid/list-grid.js'
import { renderSimulationBadge, simulationBadgeStyles } from '../parts/simulation-badge.js'
import { subpageStyles } from '../parts/subpage.styles.js'
import { windowingStyles } from '../parts/windowing.styles.js'
import { ActivityFilters } from './activity-filters.js'
import { activityPageStyles } from './activity-page.styles.js'
import { renderEntry } from './render-entry.js'

export const styles = [windowingStyles, gridStyles, simulationBadgeStyles, subpageStyles, activityPageStyles]

const NO_FILTER: ActivityFilter = { action: undefined, actor: undefined, since: undefined, until: undefined }

const isFiltered = ({ action, actor, since, until }: ActivityFilter): boolean =>
  [action, actor, since, until].some((value) => value !== undefined)

export const createBody = (host: ConnectedElement, link: Connection): Body => {
  addEnglish(enActivity)
  return new ActivityPageBody(host, link)
}

class ActivityPageBody implements Body {
  readonly #host: ConnectedElement
  readonly #link: Connection
  readonly #announcer: Announcer
  readonly #filters: ActivityFilters
  readonly #list: ListGrid<ActivityEntry>
  #isExporting = false
  #failure: BackupError | undefined

  constructor(host: ConnectedElement, link: Connection) {
    this.#host = host
    this.#link = link
    this.#announcer = new Announcer(host)
    this.#filters = new ActivityFilters(link)
    this.#list = new ListGrid<ActivityEntry>(host, link, { id: 'activity' })
  }

  render(): TemplateResult {
    const { t, session } = this.#link
    const domain = session && this.#link.read(session.domain)
    return html`
      <div class="page">
        <header role="none">
          <h2 tabindex="-1"><slot name="heading">${t('activityTitle')}</slot></h2>
          ${session === undefined ? nothing : renderSimulationBadge(this.#link, session)}
          ${domain === undefined ? nothing : html`<p class="secondary">${t('activityAbout', { domain: domain.name })}</p>`}
        </header>
        ${this.#renderContent(session)} ${this.#announcer.render()}
      </div>
    `
  }

  #renderContent(session: BackupSession | undefined): TemplateResult {
    const { t } = this.#link
    if (session === undefined) return renderSkeleton(t('activityLoading'))
    if (this.#link.read(session.domain) === undefined) {
      const error = this.#link.read(session.cloudsError)
      if (error !== undefined) return this.#renderFailed(t('activityFailed'), error, () => session.refresh())
      if (!this.#link.read(session.hasClouds)) return renderSkeleton(t('activityLoading'))
      return html`<p class="notice">${t(noDomainKey(this.#link.read(session.clouds)))}</p>`
    }
    if (!this.#link.read(session.capabilities).has('activity')) return html`<p class="notice">${t('activityNone')}</p>`
    return this.#renderLog(session)
  }

  #renderLog(session: BackupSession): TemplateResult {
    const { t } = this.#link
    const state = readList<ActivityEntry, ActivityFilter>(this.#link, session.activity)
    const filter = state.query
    const hasFilter = isFiltered(filter)
    return html`
      <div class="choices" role="group" aria-label=${t('activityTitle')}>
        ${this.#filters.render(session, { filter, rows: state.rows }, (part) => session.activity.filter(part))}
        ${hasFilter ? html`<button class="button plain" type="button" @click=${() => this.#clear(session)}>${t('activityClear')}</button>` : nothing}
        <button class="button export" type="button" aria-disabled=${this.#isExporting} @click=${() => this.#export(session)}>
          ${t(this.#isExporting ? 'activityExporting' : 'activityExport')}
        </button>
      </div>
      ${this.#failure === undefined ? nothing : this.#renderFailed(t('activityExportFailed'), this.#failure, () => this.#export(session))}
      <div class="list" ${cssVars({ '--_rows': String(state.rows.length || 5) })}>
        ${this.#list.render(state, {
          label: t('activityTitle'),
          columns: [
            { id: 'when', label: t('activityWhen'), isSorted: 'descending' },
            { id: 'by', label: t('activityWho') },
            { id: 'what', label: t('activityWhat') },
          ],
          keyOf: ({ id }) => id,
          cells: (entry) => renderEntry(this.#link, entry),
          loading: t('activityLoading'),
          failed: t('activityFailed'),
          moreFailed: t('activityFailed'),
          empty: hasFilter ? this.#renderNoMatch(session) : this.#renderEmpty(),
        })}
      </div>
    `
  }

  #renderEmpty(): TemplateResult {
    const { t } = this.#link
    return html`<div class="message">
      <slot name="empty"><strong>${t('activityEmpty')}</strong><span class="secondary">${t('activityEmptyText')}</span></slot>
    </div>`
  }

  #renderNoMatch(session: BackupSession): TemplateResult {
    const { t } = this.#link
    return html`<div class="message">
      <strong>${t('activityNoMatch')}</strong>
      <div class="actions"><button class="button" type="button" @click=${() => this.#clear(session)}>${t('activityClear')}</button></div>
    </div>`
  }

  #renderFailed(title: string, error: BackupError, retry: () => Promise<unknown>): TemplateResult {
    const onRetry = (): void => {
      retry().catch(() => {})
      this.#focusHeading()
    }
    return renderProblem(this.#link, { title, error, onRetry })
  }

  /** The pressed button disappears, so the focus moves to another element. */
  #focusHeading(): void {
    this.#host.renderRoot.querySelector<HTMLElement>('h2')?.focus()
  }

  #clear(session: BackupSession): void {
    session.activity.filter(NO_FILTER)
    this.#focusHeading()
  }

  async #export(session: BackupSession): Promise<void> {
    if (this.#isExporting) return
    const domain = session.domain.value?.name ?? ''
    this.#setExport(true)
    try {
      const blob = await session.activity.toCsv()
      this.#setExport(false)
      download(blob, `activity-${domain}.csv`)
      this.#announcer.announce(this.#link.t('activityExported'))
    } catch (thrown) {
      const error = toBackupError(thrown)
      const isOver = error.code === 'aborted' || error.code === 'disposed'
      this.#setExport(false, isOver ? undefined : error)
      if (isOver) return
      fireError(this.#host, error)
      this.#announcer.announce(this.#link.t('activityExportFailed'))
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
