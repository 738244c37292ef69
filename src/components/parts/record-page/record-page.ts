import { html, nothing, type TemplateResult } from 'lit'
import { type BackupError, type BackupSession, toBackupError } from '../../../core/index.js'
import type { ConnectedElement, Connection } from '../../base/connection.js'
import { fireError } from '../../base/problem.js'
import { download } from '../download.js'
import { RecordFrame, type RecordFrameOptions, type RecordFrameTexts, type TextKey } from './record-frame.js'

/** Keys of the messages of one page. */
export interface RecordPageTexts extends RecordFrameTexts {
  noMatch: TextKey
  clear: TextKey
  export: TextKey
  exporting: TextKey
  exported: TextKey
  exportFailed: TextKey
}

export interface RecordPageOptions extends RecordFrameOptions {
  texts: RecordPageTexts
  /** Start of the file name: `activity` for `activity-example.com.csv`. */
  fileName: string
  toCsv(session: BackupSession): Promise<Blob>
  /** Clears search and filters. */
  clear(session: BackupSession): void
}

/** A page that lists the records of a domain: its frame, clearing of the filters, and CSV export. */
export class RecordPage {
  readonly #host: ConnectedElement
  readonly #link: Connection
  readonly #options: RecordPageOptions
  readonly #frame: RecordFrame
  #isExporting = false
  #failure: BackupError | undefined

  constructor(host: ConnectedElement, link: Connection, options: RecordPageOptions) {
    this.#host = host
    this.#link = link
    this.#options = options
    this.#frame = new RecordFrame(host, link, options)
  }

  /**
   * Renders the page.
   *
   * @param renderRecords renders the list, once the domain is known and the backend has the capability
   */
  render(renderRecords: (session: BackupSession) => TemplateResult): TemplateResult {
    return this.#frame.render(renderRecords)
  }

  /** Renders the button that clears the filters, if there are any, and the button that exports all records that match. */
  renderCommands(session: BackupSession, hasFilter: boolean): TemplateResult {
    const { t } = this.#link
    const { texts } = this.#options
    return html`
      ${hasFilter ? html`<button part="button" class="button plain" type="button" @click=${() => this.#clear(session)}>${t(texts.clear)}</button>` : nothing}
      <button part="button" class="button export" type="button" aria-disabled=${this.#isExporting} @click=${() => this.#export(session)}>
        ${t(this.#isExporting ? texts.exporting : texts.export)}
      </button>
    `
  }

  renderExportFailure(session: BackupSession): TemplateResult | typeof nothing {
    const { exportFailed } = this.#options.texts
    if (this.#failure === undefined) return nothing
    return this.#frame.renderFailed(this.#link.t(exportFailed), this.#failure, () => this.#export(session), true)
  }

  /** Renders the message of a list without records. */
  renderEmpty(session: BackupSession, hasFilter: boolean): TemplateResult {
    const { t } = this.#link
    const { texts } = this.#options
    if (!hasFilter) return this.#frame.renderEmpty()
    return html`<div class="message">
      <strong>${t(texts.noMatch)}</strong>
      <div class="actions"><button part="button" class="button" type="button" @click=${() => this.#clear(session)}>${t(texts.clear)}</button></div>
    </div>`
  }

  /** Moves the focus from a pressed button that disappears. */
  focusHeading(): void {
    this.#frame.focusHeading()
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
