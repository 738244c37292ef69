import { toReadable } from '../async/readable.js'
import { BackupError } from '../model/errors.js'
import type { FoundRows } from '../selection/bulk-ticks.js'
import type { Csv } from './csv.js'
import { type CsvHost, createCsvFile } from './csv-file.js'

const SAMPLE = 'Email Address,Name\r\nfirst.person@example.com,First Person\r\nsecond.person@example.com,"Person, Second"\r\n'

/** The CSV doctor with the commands that only the session calls. */
export interface OwnedCsv extends Csv {
  /** The users of the rows, each once. */
  found(): FoundRows
  /** Matches every address with the directory again. Verdicts change when all answers have arrived. */
  refresh(): Promise<void>
  /** Drops the file because the scope changed. */
  reset(): void
  dispose(): void
}

/** Creates the CSV doctor of one session. */
export const createCsv = (host: CsvHost): OwnedCsv => {
  const file = createCsvFile(host)
  const { progress, fileName, notes, columns, format, current, needLoader, throwIfDisposed, clear, read, readAgain, refresh, onSubscribe } =
    file

  return {
    rows: toReadable(current.rows, onSubscribe),
    counts: toReadable(current.counts, onSubscribe),
    notes: toReadable(notes),
    columns: toReadable(columns),
    format: toReadable(format),
    progress: toReadable(progress),
    fileName: toReadable(fileName),
    async load(input) {
      if (typeof input !== 'string' && !(input instanceof Blob)) {
        throw new BackupError('bad-input', 'the input must be a file (a Blob) or a string', { call: 'csv.load', field: 'input' })
      }
      return read({ blob: input, name: typeof input === 'string' ? undefined : (input as { name?: string }).name, choices: {} })
    },
    async paste(text) {
      if (typeof text !== 'string') throw new BackupError('bad-input', 'the input must be a string', { call: 'csv.paste', field: 'text' })
      return read({ blob: text, name: undefined, choices: {} })
    },
    useColumn: (index) =>
      readAgain('useColumn', ({ choices }) => {
        const column = notes.peek().find((note) => note.kind === 'column')
        if (!Number.isInteger(index) || index < 0 || index >= (column?.columns.length ?? 0)) {
          throw new BackupError('bad-input', `the file has no column ${index}`, { call: 'csv.useColumn', field: 'index' })
        }
        return { ...choices, column: index }
      }),
    useDelimiter: (delimiter) =>
      readAgain('useDelimiter', ({ choices: { encoding } }) => {
        if (typeof delimiter !== 'string' || !/^[^"\r\n]$/.test(delimiter)) {
          throw new BackupError('bad-input', 'a delimiter is one character', { call: 'csv.useDelimiter', field: 'delimiter' })
        }
        // a new delimiter changes the columns, so the chosen column is dropped
        return { encoding, delimiter }
      }),
    useEncoding: (label) =>
      readAgain('useEncoding', ({ choices }) => {
        try {
          return { ...choices, encoding: new TextDecoder(label).encoding }
        } catch {
          throw new BackupError('bad-input', `no encoding is named ${label}`, { call: 'csv.useEncoding', field: 'label' })
        }
      }),
    cancel: file.cancel,
    clear,
    findNearest: file.findNearest,
    async report(words) {
      throwIfDisposed()
      const verdicts = current.verdicts()
      return (await needLoader()).report(verdicts, words)
    },
    sample: () => new Blob([SAMPLE], { type: 'text/csv' }),
    found: () => current.verdicts()?.found() ?? { pages: [], skipped: 0 },
    refresh,
    reset: clear,
    dispose: file.dispose,
  }
}
