import { BackupError, isBackupError, readTable, type Table } from '../../core/internal.js'
import { recognizeHeader } from './import-formats.js'
import type { ExportSheet, ImportProblem } from './import-sheet.js'

/** An export to import: a `File`, a bare `Blob`, or a blob with a name for problems and errors. */
export type ImportFile = Blob | { name: string; blob: Blob }

/** The next step for an administrator, appended to every import error. */
export const SUPPORTED_EXPORTS =
  'use "Download users" in the Google Admin console, the user export of the Microsoft 365 admin centre or of Entra, or the output of GAM print users, print groups or print group-members'
/** A `sep=` line and a version row may precede the header. */
const MAX_HEADER_ROW = 3

const nameOf = (file: ImportFile, index: number): string => {
  const name = 'blob' in file ? file.name : (file as Partial<File>).name
  return name === undefined || name === '' ? `file ${index + 1}` : name
}

const readFile = async (file: ImportFile, name: string): Promise<Table> => {
  try {
    return await readTable('blob' in file ? file.blob : file)
  } catch (cause) {
    if (!isBackupError(cause)) throw cause
    const { code, details } = cause
    const message = `${name}: ${cause.reason}; ${SUPPORTED_EXPORTS}`
    throw new BackupError(code, message, { call: 'importTenant', details, cause })
  }
}

const findHeader = ({ rows, lines }: Table, name: string): ExportSheet => {
  for (let index = 0; index < Math.min(MAX_HEADER_ROW, rows.length); index += 1) {
    const header = rows[index] ?? []
    const kind = recognizeHeader(header)
    if (kind !== undefined) return { name, kind, header, rows: rows.slice(index + 1), lines: lines.slice(index + 1) }
  }
  const message = `${name} is not a known export; ${SUPPORTED_EXPORTS}`
  throw new BackupError('bad-input', message, { call: 'importTenant', details: { file: name, columns: rows[0] ?? [] } })
}

/**
 * Reads a file and finds its header. Unclosed quotes are added to `problems`.
 *
 * @throws `not-a-csv`, `too-large` or `unreadable` for the file, `bad-input` for an unknown header.
 */
export const readExport = async (file: ImportFile, index: number, problems: ImportProblem[]): Promise<ExportSheet> => {
  const name = nameOf(file, index)
  const table = await readFile(file, name)
  const sheet = findHeader(table, name)
  for (const line of table.unclosed) problems.push({ file: name, line, kind: 'unclosed-quote', text: '' })
  return sheet
}
