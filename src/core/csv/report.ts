import { createPacer } from '../async/pacer.js'
import type { CsvReportWords, CsvRow, CsvVerdict } from './csv.js'

const VERDICTS: Record<CsvVerdict, string> = {
  ready: 'ready',
  protected: 'already protected',
  suspended: 'suspended',
  deleted: 'deleted',
  group: 'group',
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
/** Text that spreadsheets execute as a formula, full-width signs included. */
const FORMULA = /^[\s\uFEFF]*[=+\-@＝＋－＠]/
/** In a spreadsheet with another list separator, a new cell begins here. */
const INNER_FORMULA = /([,;\r\n][\s\uFEFF]*)(?=[=+\-@＝＋－＠])/g
const ROWS_PER_PART = 2000

/**
 * Writes a cell that no spreadsheet executes. A formula gets a leading tab inside quotes, as OWASP recommends: unlike an apostrophe, a tab
 * survives saving and reopening in Excel.
 */
export const reportCell = (text: string): string => {
  const spaced = text.replaceAll('\t', ' ')
  const inert = (FORMULA.test(spaced) ? `\t${spaced}` : spaced).replace(INNER_FORMULA, '$1\t')
  return /[",;\t\r\n]|^\s|\s$/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}

const detailOf = ({ verdict, duplicateOf, nearest, user, group }: CsvRow, words: CsvReportWords): string => {
  if (verdict === 'duplicate' && duplicateOf !== undefined) return words.duplicateOf(duplicateOf)
  if (nearest) return words.nearest(nearest.email)
  if (verdict === 'group') return group?.name ?? ''
  return (verdict === 'suspended' || verdict === 'deleted' ? user?.statusReason : undefined) ?? ''
}

/** Writes every row with its verdict. The byte order mark tells Excel that the file is UTF-8. */
export const writeReport = async (
  length: number,
  row: (index: number) => CsvRow | undefined,
  words: CsvReportWords = ENGLISH,
): Promise<Blob> => {
  const pace = createPacer()
  const { columns, delimiter = ',' } = words
  const lineOf = (cells: readonly string[]): string => `${cells.map(reportCell).join(delimiter)}\r\n`
  const cellsOf = (one: CsvRow): string[] => [
    String(one.line),
    one.address,
    words.verdict(one.verdict),
    detailOf(one, words),
    one.user?.name ?? '',
    one.user?.id ?? '',
  ]
  const parts: string[] = [`\uFEFF${lineOf([columns.line, columns.address, columns.verdict, columns.detail, columns.name, columns.id])}`]
  let lines = ''
  for (let index = 0; index < length; index++) {
    const one = row(index)
    if (one) lines += lineOf(cellsOf(one))
    if (index % ROWS_PER_PART === ROWS_PER_PART - 1) {
      parts.push(lines)
      lines = ''
      await pace()
    }
  }
  // encodes each part separately, because encoding 100 MB of text at once would block the page
  const blobs: Blob[] = []
  for (const part of [...parts, lines]) {
    blobs.push(new Blob([part]))
    await pace()
  }
  return new Blob(blobs, { type: 'text/csv' })
}
