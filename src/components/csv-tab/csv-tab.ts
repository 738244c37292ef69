import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import type { BackupError, BackupSession, CsvVerdict } from '../../core/index.js'
import { toBackupError } from '../../core/index.js'
import { Announcer } from '../announcer.js'
import { Connection } from '../connection.js'
import { Grid } from '../grid/grid.js'
import { gridStyles } from '../grid/grid.styles.js'
import { renderFilterChips } from '../list-header/filter-chips.js'
import { listHeaderStyles } from '../list-header/list-header.styles.js'
import { listHostStyles } from '../list-header/list-host.styles.js'
import type { Messages } from '../messages/messages.js'
import { tellError } from '../problem.js'
import { defaultTags, type Tags } from '../tags.js'
import { controls, tokens } from '../tokens.js'
import { renderSign } from '../user-row/signs.js'
import { costText, nameOf, renderCheck } from '../user-row/user-row.js'
import { userRowStyles } from '../user-row/user-row.styles.js'
import { windowingStyles } from '../windowing.js'
import { type CsvEntry, CsvFilter } from './csv-filter.js'
import { csvTabStyles } from './csv-tab.styles.js'
import { canTick, noteText, renderVerdict, VERDICTS, whyText } from './csv-words.js'
import { download } from './download.js'

/**
 * Users from a CSV file: what each row is, and the ones that can be chosen to tick.
 *
 * @tag backup-csv-tab
 * @fires {BackupErrorEvent} backup-error - a file could not be used
 * @cssprop [--backup-list-size=36em] - block size where the element is given none
 */
export class BackupCsvTab extends LitElement {
  static override styles = [tokens, controls, listHostStyles, windowingStyles, gridStyles, listHeaderStyles, userRowStyles, csvTabStyles]

  /** The session; else the one of the context around. */
  @property({ attribute: false }) session: BackupSession | undefined
  /** BCP 47. */
  @property() locale: string | undefined
  /** Own texts over the catalogue. */
  @property({ attribute: false }) messages: Partial<Messages> | undefined
  tags: Tags = defaultTags

  readonly #link = new Connection(this)
  readonly #announcer = new Announcer(this)
  readonly #filter = new CsvFilter(this)
  readonly #grid = new Grid<CsvEntry>(this, {
    id: 'rows',
    onToggle: (index) => this.#toggle(index),
    onActivate: (index) => this.#toggle(index),
    onView: (first, last) => this.#lookForNearest(first, last),
  })
  #entries: { readonly length: number; at(index: number): CsvEntry | undefined } | undefined

  @query('input[type=file]') private input: HTMLInputElement | null | undefined
  @state() private verdicts: readonly CsvVerdict[] | undefined
  @state() private failure: { file: string; error: BackupError } | undefined
  @state() private isOver = false
  @state() private isReporting = false
  @state() private outcome: { ticked: number; skipped: number } | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.addEventListener('dragover', this.#onDragover)
    this.addEventListener('dragleave', this.#onDragleave)
    this.addEventListener('drop', this.#onDrop)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.removeEventListener('dragover', this.#onDragover)
    this.removeEventListener('dragleave', this.#onDragleave)
    this.removeEventListener('drop', this.#onDrop)
  }

  override render(): TemplateResult | typeof nothing {
    const { session } = this.#link
    if (session === undefined) return nothing
    const { csv } = session
    const { say } = this.#link
    const rows = this.#link.read(csv.rows)
    const notes = this.#link.read(csv.notes)
    const fileName = this.#link.read(csv.fileName)
    const hasFile = rows.length > 0 || notes.length > 0 || fileName !== undefined
    return html`
      <input
        class="unseen"
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
        tabindex="-1"
        aria-label=${say('csvUpload')}
        @change=${this.#onFile}
      />
      ${this.#renderFailure(hasFile)} ${this.#renderProgress(session)}
      ${hasFile ? this.#renderFile(session, fileName) : this.#renderDrop(session)} ${this.#announcer.render()}
    `
  }

  #renderDrop({ csv }: BackupSession): TemplateResult {
    const { say } = this.#link
    return html`
      <button class="drop ${this.isOver ? 'over' : ''}" type="button" aria-describedby="drop-text" @click=${this.#onChoose}>
        ${renderSign('upload')}<strong>${say('csvDrop')}</strong>
      </button>
      <p class="drop-text secondary" id="drop-text">${say('csvDropText')}</p>
      <div class="sample">
        <button class="button" type="button" @click=${() => download(csv.sample(), say('csvSampleName'))}>${say('csvSample')}</button>
      </div>
    `
  }

  #renderFile(session: BackupSession, fileName: string | undefined): TemplateResult {
    const { csv } = session
    const { say } = this.#link
    const rows = this.#link.read(csv.rows)
    const counts = this.#link.read(csv.counts)
    const notes = this.#link.read(csv.notes)
    const ticked = this.#link.read(session.selection.ticked)
    const found = VERDICTS.filter((verdict) => counts[verdict] > 0)
    // a verdict that no row has any more is not asked for
    const chosen = this.verdicts?.filter((verdict) => counts[verdict] > 0)
    const verdicts = chosen === undefined || chosen.length === 0 ? undefined : chosen
    const entries = this.#filter.read(rows, counts, verdicts, notes)
    this.#entries = entries
    const canBeTicked = counts.ready + counts.protected
    const isTicked = ({ row }: CsvEntry): boolean => row.user !== undefined && ticked.has({ kind: 'user', id: row.user.id })
    return html`
      <div class="bar ${this.isOver ? 'over' : ''}">
        <strong class="file cut" dir="auto">${fileName ?? say('csvUpload')}</strong>
        <span class="count">${say('csvRowsCount', { shown: entries.length, rows: rows.length })}</span>
        <div class="end">
          <button class="button small" type="button" @click=${this.#onChoose}>${say('csvAnother')}</button>
          <button class="button small" type="button" aria-disabled=${this.isReporting ? 'true' : nothing} @click=${this.#onReport}>
            ${say('csvReport')}
          </button>
          <button class="button plain small" type="button" @click=${() => download(csv.sample(), say('csvSampleName'))}>
            ${say('csvSample')}
          </button>
        </div>
      </div>
      <div class="filters">
        ${renderFilterChips(
          say('csvFindings'),
          found.map((verdict) => ({ value: verdict, label: say('csvFound', { verdict, count: counts[verdict] }) })),
          verdicts,
          (next) => this.#choose(next),
        )}
        ${
          canBeTicked === 0
            ? nothing
            : html`<button class="button small" type="button" @click=${this.#onTickAll}>
              ${say('csvTickAll', { ready: counts.ready, others: counts.protected })}
            </button>`
        }
      </div>
      ${this.#renderNotes(session)} ${this.#renderOutcome(session)}
      ${this.#grid.render({
        label: say('csvRows'),
        rows: entries,
        keyOf: ({ index }) => String(index),
        indexOf: (key) => this.#filter.indexOf(Number(key)),
        query: verdicts,
        total: this.#filter.isLooking ? undefined : entries.length,
        isBusy: this.#filter.isLooking,
        columns: [
          { id: 'check', label: say('columnSelect'), isUnseen: true },
          { id: 'line end', label: say('csvColumnLine') },
          { id: 'who', label: say('columnAddress') },
          { id: 'verdict', label: say('csvColumnVerdict') },
          { id: 'cost end', label: say('columnCost') },
        ],
        rowClass: (entry) => (canTick(entry.row) ? (isTicked(entry) ? 'ticked' : '') : 'inactive'),
        cells: (entry, index) => this.#renderCells(session, entry, index, isTicked(entry)),
        panel:
          entries.length > 0 || this.#filter.isLooking
            ? undefined
            : html`<div class="message"><strong>${say(rows.length === 0 ? 'csvNone' : 'csvNoMatch')}</strong></div>`,
      })}
    `
  }

  #renderCells(session: BackupSession, { row }: CsvEntry, index: number, isTicked: boolean): TemplateResult {
    const { user, line, address } = row
    const addressId = `csv-address-${index}`
    const check =
      user !== undefined && canTick(row)
        ? { name: nameOf(user), describedBy: addressId, isTicked, onTick: (on: boolean) => this.#tick(row, on) }
        : undefined
    const name = user?.name.trim() ?? ''
    return html`
      ${renderCheck(this.#link, check)}
      <div class="cell line end secondary number" role="gridcell">${this.#link.words.format.number(line)}</div>
      <div class="cell who" role="gridcell">
        <span class="name cut" dir="auto" id=${addressId}>${address}</span>
        ${name === '' ? nothing : html`<span class="address secondary cut" dir="auto">${name}</span>`}
      </div>
      <div class="cell verdict" role="gridcell">${renderVerdict(this.#link, row)}</div>
      <div class="cell cost end" role="gridcell">
        <span class="cut" dir="auto">${user !== undefined && canTick(row) ? costText(this.#link, session, user) : ''}</span>
      </div>
    `
  }

  #renderNotes({ csv }: BackupSession): TemplateResult | typeof nothing {
    const { say } = this.#link
    const notes = this.#link.read(csv.notes)
    if (notes.length === 0) return nothing
    const column = notes.find((note) => note.kind === 'column')
    return html`
      <div class="notice notes" role="note">
        ${notes.map((note) => html`<span>${noteText(this.#link, note)}</span>`)}
        ${
          column === undefined || column.columns.length < 2
            ? nothing
            : html`
              <label>
                ${say('csvWrongColumn')}
                <select class="field" @change=${this.#onColumn}>
                  ${column.columns.map(
                    (name, index) => html`
                      <option value=${index} ?selected=${index === column.index}>${say('csvColumnName', { name, index })}</option>
                    `,
                  )}
                </select>
              </label>
            `
        }
      </div>
    `
  }

  #renderOutcome(session: BackupSession): TemplateResult | typeof nothing {
    if (this.outcome === undefined || this.#link.read(session.selection.ticked).size === 0) return nothing
    const { say } = this.#link
    return html`
      <div class="notice tick-line">
        <span class="number">${say('tickedShown', this.outcome)}</span>
        <button class="button plain small" type="button" @click=${() => session.selection.clearTicks()}>${say('untickAll')}</button>
      </div>
    `
  }

  #renderProgress({ csv }: BackupSession): TemplateResult | typeof nothing {
    const progress = this.#link.read(csv.progress)
    if (progress === undefined) return nothing
    const { say } = this.#link
    const text = say('csvReading', { ...progress, total: progress.total })
    return html`
      <div class="notice reading">
        <span class="number">${text}</span>
        ${
          progress.total === undefined || progress.total === 0
            ? html`<progress aria-label=${text}></progress>`
            : html`<progress aria-label=${text} .value=${progress.done} .max=${progress.total}></progress>`
        }
        <button class="button small" type="button" @click=${() => csv.cancel()}>${say('cancel')}</button>
      </div>
    `
  }

  #renderFailure(hasFile: boolean): TemplateResult | typeof nothing {
    if (this.failure === undefined) return nothing
    const { say } = this.#link
    const { file, error } = this.failure
    return html`
      <div class="notice bad problem">
        <span class="words">
          <strong>${say('csvFailed', { file })}</strong> ${whyText(this.#link, error)} ${hasFile ? say('csvKept') : ''}
        </span>
        <details>
          <summary>${say('problemDetails')}</summary>
          <code>${error.message}</code>
        </details>
      </div>
    `
  }

  #toggle(index: number): void {
    const row = this.#entries?.at(index)?.row
    if (row?.user === undefined || !canTick(row)) return
    this.#tick(row, this.#link.session?.selection.ticked.value.has({ kind: 'user', id: row.user.id }) !== true)
  }

  #tick({ user }: CsvEntry['row'], on: boolean): void {
    if (user !== undefined) this.#link.session?.selection.tick({ kind: 'user', id: user.id, label: nameOf(user) }, on)
    this.requestUpdate()
  }

  #choose(verdicts: readonly CsvVerdict[] | undefined): void {
    this.verdicts = verdicts
    const { session } = this.#link
    if (session === undefined) return
    const counts = session.csv.counts.value
    const rows = session.csv.rows.value.length
    const shown = verdicts === undefined ? rows : verdicts.reduce((sum, verdict) => sum + counts[verdict], 0)
    this.#announcer.say(this.#link.say('csvRowsCount', { shown, rows }))
  }

  #lookForNearest(first: number, last: number): void {
    const csv = this.#link.session?.csv
    for (let at = first; at < last; at += 1) {
      const entry = this.#entries?.at(at)
      if (entry?.row.verdict === 'unknown' && entry.row.nearest === undefined) csv?.findNearest(entry.index)
    }
  }

  async #load(file: string, work: (session: BackupSession) => Promise<void>): Promise<void> {
    const { session } = this.#link
    if (session === undefined) return
    this.failure = undefined
    this.outcome = undefined
    try {
      await work(session)
      this.verdicts = undefined
      const counts = session.csv.counts.value
      const findings = VERDICTS.filter((verdict) => counts[verdict] > 0).map((verdict) =>
        this.#link.say('csvFound', { verdict, count: counts[verdict] }),
      )
      this.#announcer.say(this.#link.say('csvOutcome', { rows: session.csv.rows.value.length, findings }))
    } catch (thrown) {
      const error = toBackupError(thrown)
      // stopped on purpose, or overtaken by another file
      if (error.code === 'aborted' || error.code === 'disposed') return
      this.failure = { file, error }
      this.#announcer.say(`${this.#link.say('csvFailed', { file })} ${whyText(this.#link, error)}`)
      tellError(this, error)
    }
  }

  #loadFile(file: File | undefined): void {
    if (file !== undefined) void this.#load(file.name, ({ csv }) => csv.load(file))
  }

  readonly #onChoose = (): void => {
    this.input?.click()
  }

  readonly #onFile = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement
    this.#loadFile(input.files?.[0])
    // the same file, mended, can be chosen again
    input.value = ''
  }

  readonly #onColumn = (event: Event): void => {
    const index = Number((event.currentTarget as HTMLSelectElement).value)
    void this.#load(this.#link.session?.csv.fileName.value ?? this.#link.say('csvUpload'), ({ csv }) => csv.useColumn(index))
  }

  readonly #onTickAll = (): void => {
    const selection = this.#link.session?.selection
    selection?.tickAll('csv', 'matching').then(
      (outcome) => {
        this.outcome = outcome
        this.#announcer.say(this.#link.say('tickedShown', outcome))
      },
      () => {},
    )
  }

  readonly #onReport = (): void => {
    const csv = this.#link.session?.csv
    if (csv === undefined || this.isReporting) return
    this.isReporting = true
    const file = csv.fileName.value ?? this.#link.say('csvUpload')
    csv
      .report()
      .then((blob) => download(blob, this.#link.say('csvReportName', { file })))
      .catch((thrown: unknown) => {
        this.failure = { file: this.#link.say('csvReport'), error: toBackupError(thrown) }
      })
      .finally(() => {
        this.isReporting = false
      })
  }

  readonly #onDragover = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files') !== true) return
    event.preventDefault()
    this.isOver = true
  }

  readonly #onDragleave = (event: DragEvent): void => {
    if (event.relatedTarget === null || !this.contains(event.relatedTarget as Node)) this.isOver = false
  }

  readonly #onDrop = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files') !== true) return
    event.preventDefault()
    this.isOver = false
    this.#loadFile(event.dataTransfer.files[0])
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'backup-csv-tab': BackupCsvTab
  }
}
