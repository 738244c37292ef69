import { html, nothing, type TemplateResult } from 'lit'
import { type BackupError, type BackupSession, type Capability, toBackupError } from '../../../core/index.js'
import type { Announcer } from '../../base/announcer.js'
import type { ConnectedElement, Connection } from '../../base/connection.js'
import { noDomainKey } from '../../base/no-domain.js'
import { fireError, renderProblem } from '../../base/problem.js'
import type { Messages } from '../../messages/messages.js'
import { download } from '../download.js'
import { renderSimulationBadge } from '../simulation-badge.js'

/** Keys of the messages without arguments. */
type TextKey = { [K in keyof Messages]: Messages[K] extends string ? K : never }[keyof Messages]

/** Keys of the messages of one page. */
export interface RecordPageTexts {
  about: 'activityAbout' | 'licensesAbout'
  title: TextKey
  loading: TextKey
  failed: TextKey
  /** The backend does not have the capability. */
  none: TextKey
  empty: TextKey
  emptyText: TextKey
  noMatch: TextKey
  clear: TextKey
  export: TextKey
  exporting: TextKey
  exported: TextKey
  exportFailed: TextKey
}

export interface RecordPageOptions {
  announcer: Announcer
  texts: RecordPageTexts
  /** Capability of the backend that the page needs. */
  capability: Capability
  /** Start of the file name: `activity` for `activity-example.com.csv`. */
  fileName: string
  toCsv(session: BackupSession): Promise<Blob>
  /** Clears search and filters. */
  clear(session: BackupSession): void
}

/** Frame of a page that lists the records of a domain: heading, states without records, clearing of the filters, and CSV export. */
export class RecordPage {
  readonly #host: ConnectedElement
  readonly #link: Connection
  readonly #options: RecordPageOptions
  #isExporting = false
  #failure: BackupError | undefined

  constructor(host: ConnectedElement, link: Connection, options: RecordPageOptions) {
    this.#host = host
    this.#link = link
    this.#options = options
  }

  /**
   * Renders the page.
   *
   * @param renderRecords renders the list, once the domain is known and the backend has the capability
   */
  render(renderRecords: (session: BackupSession) => TemplateResult): TemplateResult {
    const { t, session } = this.#link
    const { announcer, texts } = this.#options
    const domain = session && this.#link.read(session.domain)
    return html`
      <div class="page">
        <header role="none">
          <h2 tabindex="-1"><slot name="heading">${t(texts.title)}</slot></h2>
          ${session === undefined ? nothing : renderSimulationBadge(this.#link, session)}
          ${domain === undefined ? nothing : html`<p class="secondary">${t(texts.about, { domain: domain.name })}</p>`}
        </header>
        ${this.#renderContent(session, renderRecords)} ${announcer.render()}
      </div>
    `
  }

  /** Renders the button that clears the filters, if there are any, and the button that exports all records that match. */
  renderCommands(session: BackupSession, hasFilter: boolean): TemplateResult {
    const { t } = this.#link
    const { texts } = this.#options
    return html`
      ${hasFilter ? html`<button class="button plain" type="button" @click=${() => this.#clear(session)}>${t(texts.clear)}</button>` : nothing}
      <button class="button export" type="button" aria-disabled=${this.#isExporting} @click=${() => this.#export(session)}>
        ${t(this.#isExporting ? texts.exporting : texts.export)}
      </button>
    `
  }

  renderExportFailure(session: BackupSession): TemplateResult | typeof nothing {
    const { exportFailed } = this.#options.texts
    if (this.#failure === undefined) return nothing
    return this.#renderFailed(this.#link.t(exportFailed), this.#failure, () => this.#export(session), true)
  }

  /** Renders the message of a list without records. */
  renderEmpty(session: BackupSession, hasFilter: boolean): TemplateResult {
    const { t } = this.#link
    const { texts } = this.#options
    if (!hasFilter)
      return html`<div class="message">
        <slot name="empty"><strong>${t(texts.empty)}</strong><span class="secondary">${t(texts.emptyText)}</span></slot>
      </div>`
    return html`<div class="message">
      <strong>${t(texts.noMatch)}</strong>
      <div class="actions"><button class="button" type="button" @click=${() => this.#clear(session)}>${t(texts.clear)}</button></div>
    </div>`
  }

  /** Moves the focus from a pressed button that disappears. */
  focusHeading(): void {
    this.#host.renderRoot.querySelector<HTMLElement>('h2')?.focus()
  }

  #renderContent(session: BackupSession | undefined, renderRecords: (session: BackupSession) => TemplateResult): TemplateResult {
    const { t } = this.#link
    const { capability, texts } = this.#options
    if (session === undefined) return renderSkeleton(t(texts.loading))
    if (this.#link.read(session.domain) === undefined) {
      const error = this.#link.read(session.cloudsError)
      if (error !== undefined) return this.#renderFailed(t(texts.failed), error, () => session.refresh())
      if (!this.#link.read(session.hasClouds)) return renderSkeleton(t(texts.loading))
      return html`<p class="notice">${t(noDomainKey(this.#link.read(session.clouds)))}</p>`
    }
    if (!this.#link.read(session.capabilities).has(capability)) return html`<p class="notice">${t(texts.none)}</p>`
    return renderRecords(session)
  }

  #renderFailed(title: string, error: BackupError, retry: () => Promise<unknown>, isAnnounced = false): TemplateResult {
    const onRetry = (): void => {
      retry().catch(() => {})
      this.focusHeading()
    }
    return renderProblem(this.#link, { title, error, onRetry, isAnnounced })
  }

  #clear(session: BackupSession): void {
    this.#options.clear(session)
    this.focusHeading()
  }

  async #export(session: BackupSession): Promise<void> {
    if (this.#isExporting) return
    const { announcer, fileName, texts, toCsv } = this.#options
    const domain = session.domain.value?.name ?? ''
    this.#setExport(true)
    try {
      const blob = await toCsv(session)
      this.#setExport(false)
      download(blob, `${fileName}-${domain}.csv`)
      announcer.announce(this.#link.t(texts.exported))
    } catch (thrown) {
      const error = toBackupError(thrown)
      const isOver = error.code === 'aborted' || error.code === 'disposed'
      this.#setExport(false, isOver ? undefined : error)
      if (isOver) return
      fireError(this.#host, error)
      announcer.announce(this.#link.t(texts.exportFailed))
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
