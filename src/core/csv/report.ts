import type { CsvRow, CsvVerdict } from './csv.js'
import { createPacer } from './pause.js'

const COLUMNS = ['Line', 'Address', 'Verdict', 'Detail', 'Name', 'User id']
const WORDS: Record<CsvVerdict, string> = {
  ready: 'ready',
  protected: 'already protected',
  suspended: 'suspended',
  deleted: 'deleted',
  unknown: 'not in this directory',
  duplicate: 'duplicate',
  'not-an-address': 'not an address',
}
// what spreadsheets take for a formula, full-width signs included
const FORMULA = /^[\s\uFEFF]*[=+\-@\t\r\n＝＋－＠]/
// where another delimiter than the comma is the custom, these would begin a cell as well
const INNER_FORMULA = /([;\t\r\n][\s\uFEFF]*)(?=[=+\-@＝＋－＠])/g
const ROWS_A_PART = 2000

/** A cell that no spreadsheet runs, quoted where it must be. */
export const reportCell = (text: string): string => {
  const inert = (FORMULA.test(text) ? `'${text}` : text).replace(INNER_FORMULA, "$1'")
  return /[",;\t\r\n]|^\s|\s$/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}

const detailOf = ({ verdict, duplicateOf, nearest, user }: CsvRow): string => {
  if (verdict === 'duplicate') return `duplicate of line ${duplicateOf}`
  if (verdict === 'unknown' && nearest) return `nearest: ${nearest.email}`
  return (verdict === 'suspended' || verdict === 'deleted' ? user?.statusReason : undefined) ?? ''
}

const reportLine = (row: CsvRow): string =>
  [String(row.line), row.address, WORDS[row.verdict], detailOf(row), row.user?.name ?? '', row.user?.id ?? ''].map(reportCell).join(',')

/** Every row with its verdict. The mark at its beginning tells Excel that it is UTF-8. */
export const writeReport = async (length: number, row: (index: number) => CsvRow | undefined): Promise<Blob> => {
  const pace = createPacer()
  const parts: string[] = [`\uFEFF${COLUMNS.join(',')}\r\n`]
  let lines = ''
  for (let index = 0; index < length; index++) {
    const one = row(index)
    if (one) lines += `${reportLine(one)}\r\n`
    if (index % ROWS_A_PART === ROWS_A_PART - 1) {
      parts.push(lines)
      lines = ''
      await pace()
    }
  }
  // each part on its own: making one blob of a hundred megabytes of text at once would block
  const blobs: Blob[] = []
  for (const part of [...parts, lines]) {
    blobs.push(new Blob([part]))
    await pace()
  }
  return new Blob(blobs, { type: 'text/csv' })
}
