import { html, nothing, type TemplateResult } from 'lit'
import type { BackupSession, CsvColumn, CsvNote } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { encodingName, noteText } from './csv-words.js'

/** Reads the loaded file again with another choice. */
export interface RereadActions {
  onColumn(index: number): void
  onDelimiter(delimiter: string): void
  onEncoding(label: string): void
}

const DELIMITERS = [',', ';', '\t', '|']
const ENCODINGS = [
  'utf-8',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'shift_jis',
  'euc-kr',
  'gb18030',
  'big5',
  'utf-16le',
  'utf-16be',
]

const chosenValue = (event: Event): string => (event.currentTarget as HTMLSelectElement).value
/** Prepends the current value if the list does not contain it. */
const including = (values: readonly string[], current: string): readonly string[] =>
  values.includes(current) ? values : [current, ...values]

const renderSelect = (
  label: string,
  options: readonly { value: string; text: string }[],
  current: string,
  onChange: (event: Event) => void,
  isCode = false,
): TemplateResult => html`
  <label>
    ${label}
    <select part="input" class="field" translate=${isCode ? 'no' : nothing} @change=${onChange}>
      ${options.map(({ value, text }) => html`<option value=${value} ?selected=${value === current}>${text}</option>`)}
    </select>
  </label>
`

/** Renders the second-best column as a button, if its values match users of the directory. */
const renderRunnerUp = (
  { t }: Connection,
  columns: readonly CsvColumn[],
  chosen: number,
  onColumn: RereadActions['onColumn'],
): TemplateResult | typeof nothing => {
  const next = columns.find(({ index, matches }) => index !== chosen && matches > 0)
  if (next === undefined) return nothing
  const text = t('csvRunnerUp', { name: next.name ?? '', index: next.index, matches: next.matches, rows: next.rows })
  return html`<button part="button" class="button small" type="button" @click=${() => onColumn(next.index)}>${text}</button>`
}

const renderColumnSelect = (
  { t }: Connection,
  { index: chosen, columns: names }: Extract<CsvNote, { kind: 'column' }>,
  columns: readonly CsvColumn[],
  onColumn: RereadActions['onColumn'],
): TemplateResult | typeof nothing => {
  if (names.length < 2) return nothing
  const options = names.map((name, index) => {
    const column = columns.find((candidate) => candidate.index === index)
    const text = t('csvColumnName', { name, index })
    return {
      value: String(index),
      text: column === undefined ? text : t('csvColumnOption', { name: text, matches: column.matches, rows: column.rows }),
    }
  })
  return renderSelect(t('csvWrongColumn'), options, String(chosen), (event) => onColumn(Number(chosenValue(event))))
}

/**
 * Renders the notes about reading a file. The email column with its matches comes first, then controls that change how the file is read.
 */
export const renderNotes = (link: Connection, { csv }: BackupSession, actions: RereadActions): TemplateResult | typeof nothing => {
  const { t } = link
  const notes = link.read(csv.notes)
  const columns = link.read(csv.columns)
  const format = link.read(csv.format)
  const column = notes.find((note) => note.kind === 'column')
  if (column === undefined || format === undefined) return nothing
  const others = notes.filter((note) => note.kind !== 'column')
  return html`
    <div class="notice notes" role="note">
      <span class="column">${noteText(link, column, columns)}</span>
      ${renderRunnerUp(link, columns, column.index, actions.onColumn)}
      ${renderColumnSelect(link, column, columns, actions.onColumn)}
      ${others.map((note) => html`<span class="secondary">${noteText(link, note, columns)}</span>`)}
      <details class="format">
        <summary>${t('csvWrongFormat')}</summary>
        <div class="choices">
          ${renderSelect(
            t('csvDelimiter'),
            including(DELIMITERS, format.delimiter).map((value) => ({ value, text: t('csvDelimiterName', { delimiter: value }) })),
            format.delimiter,
            (event) => actions.onDelimiter(chosenValue(event)),
          )}
          ${renderSelect(
            t('csvEncodingLabel'),
            including(ENCODINGS, format.encoding).map((value) => ({ value, text: encodingName(value) })),
            format.encoding,
            (event) => actions.onEncoding(chosenValue(event)),
            true,
          )}
        </div>
      </details>
    </div>
  `
}
