import { BackupError } from '../model/errors.js'
import type { CsvNote } from './csv.js'
import type { ReadChoices } from './reading/read-csv.js'

/** @throws `bad-input` if the file has no such column */
export const withColumn = (choices: ReadChoices, index: number, notes: readonly CsvNote[]): ReadChoices => {
  const column = notes.find((note) => note.kind === 'column')
  if (!Number.isInteger(index) || index < 0 || index >= (column?.columns.length ?? 0)) {
    throw new BackupError('bad-input', `the file has no column ${index}`, { call: 'csv.useColumn', field: 'index' })
  }
  return { ...choices, column: index }
}

/**
 * Drops the chosen column, because a new delimiter changes the columns.
 *
 * @throws `bad-input` for a text that is not one character
 */
export const withDelimiter = ({ encoding }: ReadChoices, delimiter: string): ReadChoices => {
  if (typeof delimiter !== 'string' || !/^[^"\r\n]$/.test(delimiter)) {
    throw new BackupError('bad-input', 'a delimiter is one character', { call: 'csv.useDelimiter', field: 'delimiter' })
  }
  return { encoding, delimiter }
}

/** @throws `bad-input` for an unknown label */
export const withEncoding = (choices: ReadChoices, label: string): ReadChoices => {
  try {
    return { ...choices, encoding: new TextDecoder(label).encoding }
  } catch {
    throw new BackupError('bad-input', `no encoding is named ${label}`, { call: 'csv.useEncoding', field: 'label' })
  }
}
