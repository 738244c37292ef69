import { createPacer } from '../async/pacer.js'
import type { CsvReportWords, CsvRow, CsvVerdict } from './csv.js'

const VERDICTS: Record<CsvVerdict, string> = {
  ready: 'ready',
  protected: 'already protected',
  suspended: 'suspended',
  deleted: 'deleted',
  unknown: 'not in this directory',
  duplicate: 'duplicate',
  'not-an-address': 'not an address',
}
const ENGLISH: CsvReportWords = {
  columns: { line: 'Line', address: 'Address', verdict: 'Verdict', detail: 'Detail', name: 'Name', id: 'User id' },
  verdict: (verdict) => VERDICTS[verdict],
  duplicateOf: (line) => `duplicate of line ${line}`,
  nearest: (address) => `nearest: ${address}`,
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

const detailOf = ({ verdict, duplicateOf, nearest, user }: CsvRow, words: CsvReportWords): string => {
  if (verdict === 'duplicate' && duplicateOf !== undefined) return words.duplicateOf(duplicateOf)
  if (verdict === 'unknown' && nearest) return words.nearest(nearest.email)
  return (verdict === 'suspended' || verdict === 'deleted' ? user?.statusReason : undefined) ?? ''
}

const reportLine = (row: CsvRow, words: CsvReportWords): string =>
  [String(row.line), row.address, words.verdict(row.verdict), detailOf(row, words), row.user?.name ?? '', row.user?.id ?? '']
    .map(reportCell)
    .join(',')

/** Every row with its verdict. The mark at its beginning tells Excel that it is UTF-8. */
export const writeReport = async (
  length: number,
  row: (index: number) => CsvRow | undefined,
  words: CsvReportWords = ENGLISH,
): Promise<Blob> => {
  const pace = createPacer()
  const { line, address, verdict, detail, name, id } = words.columns
  const parts: string[] = [`\uFEFF${[line, address, verdict, detail, name, id].map(reportCell).join(',')}\r\n`]
  let lines = ''
  for (let index = 0; index < length; index++) {
    const one = row(index)
    if (one) lines += `${reportLine(one, words)}\r\n`
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
