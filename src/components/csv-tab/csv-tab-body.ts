import { html, nothing, type TemplateResult } from 'lit'
import { type BackupSession, type CsvVerdict, type Group, toBackupError } from '../../core/index.js'
import { Announcer } from '../base/announcer.js'
import type { ConnectedElement, Connection } from '../base/connection.js'
import type { Body } from '../base/define-lazy-element.js'
import { renderUnconnected } from '../base/unconnected.js'
import { addEnglish } from '../base/words.js'
import { enExcept } from '../messages/en/en-except.js'
import { download } from '../parts/download.js'
import { Grid } from '../parts/grid/grid.js'
import { gridStyles } from '../parts/grid/grid.styles.js'
import { renderFilterChips } from '../parts/list-header/filter-chips.js'
import { listHeaderStyles } from '../parts/list-header/list-header.styles.js'
import { isInBox } from '../parts/user-row/user-cost.js'
import { nameOf } from '../parts/user-row/user-row.js'
import { userRowStyles } from '../parts/user-row/user-row.styles.js'
import { windowingStyles } from '../parts/windowing.styles.js'
import { type CsvEntry, CsvFilter } from './csv-filter.js'
import { csvTabStyles } from './csv-tab.styles.js'
import { reportWords, VERDICTS } from './csv-words.js'
import { FileInput } from './file-input.js'
import { FileLoader } from './file-loader.js'
import { tickedUser, usersOfFile } from './file-ticks.js'
import { renderCells } from './render-cells.js'
import { renderDrop, renderFailure, renderPasteField, renderProgress, renderReplacement } from './render-file-state.js'
import { type RereadActions, renderNotes } from './render-notes.js'

export const styles = [windowingStyles, gridStyles, listHeaderStyles, userRowStyles, csvTabStyles]

export const createBody = (host: ConnectedElement, link: Connection): Body => {
  addEnglish(enExcept)
  return new CsvTabBody(host, link)
}

class CsvTabBody implements Body {
  readonly #host: ConnectedElement
  readonly #link: Connection
  readonly #announcer: Announcer
  readonly #filter: CsvFilter
  readonly #grid: Grid<CsvEntry>
  #entries: { readonly length: number; at(index: number): CsvEntry | undefined } | undefined
  #verdicts: readonly CsvVerdict[] | undefined
  readonly #input: FileInput
  readonly #loader: FileLoader
  #isReporting = false
  #outcome: { ticked: number; skipped: number } | undefined

  constructor(host: ConnectedElement, link: Connection) {
    this.#host = host
    this.#link = link
    this.#announcer = new Announcer(host)
    this.#filter = new CsvFilter(host)
    this.#input = new FileInput(host, (input) => this.#onInput(input))
    this.#loader = new FileLoader(host, link, this.#announcer, () => {
      this.#outcome = undefined
      this.#verdicts = undefined
    })
    this.#grid = new Grid<CsvEntry>(host, {
      id: 'rows',
      onToggle: (index) => this.#toggle(index),
      onActivate: (index) => this.#toggle(index),
      onView: (first, last) => this.#lookForNearest(first, last),
    })
  }

  render(): TemplateResult | typeof nothing {
    const { session } = this.#link
    if (session === undefined) return renderUnconnected(this.#link)
    const { csv } = session
    const rows = this.#link.read(csv.rows)
    const notes = this.#link.read(csv.notes)
    const fileName = this.#link.read(csv.fileName)
    const hasFile = rows.length > 0 || notes.length > 0 || fileName !== undefined
    return html`
      <input
        hidden
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
        @change=${this.#onFile}
      />
      ${renderFailure(this.#link, this.#loader, { hasFile, onChoose: this.#onChoose })} ${renderProgress(this.#link, session)}
      ${renderReplacement(this.#link, this.#loader, fileName)}
      ${hasFile ? this.#renderFile(session, fileName) : this.#renderStart(session)}
      ${this.#announcer.render()}
    `
  }

  #renderStart(session: BackupSession): TemplateResult {
    return html`
      ${renderDrop(this.#link, session, { isOver: this.#input.isOver, onChoose: this.#onChoose })}
      ${renderPasteField(this.#link, (text) => this.#onInput(text))}
    `
  }

  #renderFile(session: BackupSession, fileName: string | undefined): TemplateResult {
    const { csv } = session
    const { t } = this.#link
    const rows = this.#link.read(csv.rows)
    const counts = this.#link.read(csv.counts)
    const notes = this.#link.read(csv.notes)
    const ticked = this.#link.read(session.selection.ticked)
    const found = VERDICTS.filter((verdict) => counts[verdict] > 0)
    // The filter drops verdicts that no longer have rows.
    const chosen = this.#verdicts?.filter((verdict) => counts[verdict] > 0)
    const verdicts = chosen === undefined || chosen.length === 0 ? undefined : chosen
    const entries = this.#filter.read(rows, counts, verdicts, notes)
    this.#entries = entries
    const canBeTicked = counts.ready + counts.protected
    const isTicked = ({ row }: CsvEntry): boolean => {
      const user = tickedUser(row)
      return user !== undefined && ticked.has({ kind: 'user', id: user.id })
    }
    return html`
      <div class="bar ${this.#input.isOver ? 'over' : ''}">
        <strong class="file cut" dir="auto">${fileName ?? t('csvPasted')}</strong>
        <span class="count">${t('csvRowsCount', { shown: entries.length, rows: rows.length })}</span>
        <div class="end">
          <button part="button" class="button small" type="button" @click=${this.#onChoose}>${t('csvAnother')}</button>
          <button part="button" class="button small" type="button" aria-disabled=${this.#isReporting ? 'true' : nothing} @click=${this.#onReport}>
            ${t('csvReport')}
          </button>
          <button part="button" class="button plain small" type="button" @click=${() => download(csv.sample(), t('csvSampleName'))}>
            ${t('csvSample')}
          </button>
        </div>
      </div>
      <div class="filters">
        ${renderFilterChips(
          t('csvFindings'),
          found.map((verdict) => ({ value: verdict, label: t('csvFound', { verdict, count: counts[verdict] }) })),
          verdicts,
          (next) => this.#choose(next),
        )}
        ${
          canBeTicked === 0
            ? nothing
            : html`<button part="button" class="button small" type="button" @click=${this.#onTickAll}>
              ${t('csvTickAll', { ready: counts.ready, others: counts.protected })}
            </button>`
        }
        ${
          canBeTicked === 0 || !this.#link.read(session.capabilities).has('exceptions')
            ? nothing
            : html`<button part="button" class="button small" type="button" @click=${() => this.#exceptAll(session)}>
              ${t('exceptAll', { users: canBeTicked })}
            </button>`
        }
      </div>
      ${renderNotes(this.#link, session, this.#reread)} ${this.#renderOutcome(session)}
      ${this.#grid.render({
        label: t('csvRows'),
        rows: entries,
        keyOf: ({ index }) => String(index),
        indexOf: (key) => this.#filter.indexOf(Number(key)),
        query: verdicts,
        total: this.#filter.isScanning ? undefined : entries.length,
        isBusy: this.#filter.isScanning,
        columns: [
          { id: 'check', label: t('columnSelect'), isUnseen: true },
          { id: 'line end', label: t('csvColumnLine') },
          { id: 'who', label: t('columnAddress') },
          { id: 'verdict', label: t('csvColumnVerdict') },
          { id: 'cost end', label: t('columnCost') },
        ],
        isSelected: (entry) => {
          const user = tickedUser(entry.row)
          return user === undefined || isInBox(this.#link, session, { kind: 'user', id: user.id }) ? undefined : isTicked(entry)
        },
        rowClass: (entry) => {
          const user = tickedUser(entry.row)
          if (user === undefined) return 'inactive'
          return isInBox(this.#link, session, { kind: 'user', id: user.id }) ? 'listed' : isTicked(entry) ? 'ticked' : ''
        },
        cells: (entry, index) =>
          renderCells(this.#link, session, entry.row, {
            index,
            isTicked: isTicked(entry),
            onTick: (on) => this.#tick(entry.row, on),
            onAddGroup: (group) => this.#addGroup(session, group),
          }),
        panel:
          entries.length > 0 || this.#filter.isScanning
            ? undefined
            : html`<div class="message"><strong>${t(rows.length === 0 ? 'csvNone' : 'csvNoMatch')}</strong></div>`,
      })}
    `
  }

  #renderOutcome(session: BackupSession): TemplateResult | typeof nothing {
    if (this.#outcome === undefined || this.#link.read(session.selection.ticked).size === 0) return nothing
    const { t } = this.#link
    return html`
      <div class="notice tick-line">
        <span class="number">${t('tickedShown', this.#outcome)}</span>
        <button part="button" class="button plain small" type="button" @click=${() => session.selection.clearTicks()}>${t('untickAll')}</button>
      </div>
    `
  }

  #toggle(index: number): void {
    const row = this.#entries?.at(index)?.row
    const user = row === undefined ? undefined : tickedUser(row)
    if (row === undefined || user === undefined) return
    this.#tick(row, this.#link.session?.selection.ticked.value.has({ kind: 'user', id: user.id }) !== true)
  }

  #tick(row: CsvEntry['row'], on: boolean): void {
    const user = tickedUser(row)
    const { session } = this.#link
    if (session === undefined || user === undefined || isInBox(this.#link, session, { kind: 'user', id: user.id })) return
    session.selection.tick({ kind: 'user', id: user.id, label: nameOf(user) }, on)
    this.#host.requestUpdate()
  }

  #addGroup({ selection }: BackupSession, { id, name }: Group): void {
    selection.put([{ kind: 'group', id, label: name }])
    this.#announcer.announce(this.#link.t('csvGroupAdded', { name }))
  }

  #choose(verdicts: readonly CsvVerdict[] | undefined): void {
    this.#verdicts = verdicts
    this.#host.requestUpdate()
    const { session } = this.#link
    if (session === undefined) return
    const counts = session.csv.counts.value
    const rows = session.csv.rows.value.length
    const shown = verdicts === undefined ? rows : verdicts.reduce((sum, verdict) => sum + counts[verdict], 0)
    this.#announcer.announce(this.#link.t('csvRowsCount', { shown, rows }))
  }

  #lookForNearest(first: number, last: number): void {
    const csv = this.#link.session?.csv
    for (let at = first; at < last; at += 1) {
      const entry = this.#entries?.at(at)
      if (entry === undefined || entry.row.nearest !== undefined) continue
      if (entry.row.verdict === 'unknown' || entry.row.verdict === 'not-an-address') csv?.findNearest(entry.index)
    }
  }

  #onInput(input: File | string): void {
    const name = typeof input === 'string' ? this.#link.t('csvPasted') : input.name
    this.#loader.request(name, ({ csv }) => (typeof input === 'string' ? csv.paste(input) : csv.load(input)))
  }

  readonly #onChoose = (): void => {
    this.#host.renderRoot.querySelector<HTMLElement>('input[type=file]')?.click()
  }

  readonly #onFile = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement
    const [file] = input.files ?? []
    if (file !== undefined) this.#onInput(file)
    // Without this reset, choosing the same file again fires no event.
    input.value = ''
  }

  #readAgain(read: (csv: BackupSession['csv']) => Promise<void>): void {
    this.#loader.request(this.#link.session?.csv.fileName.value ?? this.#link.t('csvPasted'), ({ csv }) => read(csv))
  }

  readonly #reread: RereadActions = {
    onColumn: (index) => this.#readAgain((csv) => csv.useColumn(index)),
    onDelimiter: (delimiter) => this.#readAgain((csv) => csv.useDelimiter(delimiter)),
    onEncoding: (label) => this.#readAgain((csv) => csv.useEncoding(label)),
  }

  readonly #onTickAll = (): void => {
    const selection = this.#link.session?.selection
    selection?.tickAll('csv', 'matching').then(
      (outcome) => {
        this.#outcome = outcome
        this.#host.requestUpdate()
        this.#announcer.announce(this.#link.t('tickedShown', outcome))
      },
      () => {},
    )
  }

  /** Makes the ready and protected users of the file exceptions, ticked or not. */
  #exceptAll(session: BackupSession): void {
    const users = usersOfFile(session)
    const { selection } = session
    const before = selection.exceptions.value.length
    selection.setException(users, true)
    for (const user of users) if (selection.ticked.value.has(user)) selection.tick(user, false)
    this.#announcer.announce(this.#link.t('exceptAdded', { items: selection.exceptions.value.length - before }))
  }

  readonly #onReport = (): void => {
    const csv = this.#link.session?.csv
    if (csv === undefined || this.#isReporting) return
    this.#isReporting = true
    this.#host.requestUpdate()
    const file = csv.fileName.value ?? this.#link.t('csvUpload')
    csv
      .report(reportWords(this.#link.words))
      .then((blob) => download(blob, this.#link.t('csvReportName', { file })))
      .catch((thrown: unknown) => {
        this.#loader.fail(this.#link.t('csvReport'), toBackupError(thrown), this.#onReport)
      })
      .finally(() => {
        this.#isReporting = false
        this.#host.requestUpdate()
      })
  }
}
