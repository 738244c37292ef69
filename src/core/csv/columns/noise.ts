import { readAddresses, trimCell, withoutInvisible } from '../cells/address.js'
import { headerRank, isHeaderWord, squeezeName } from '../cells/header-names.js'

const EXAMPLE = /^(?:examples?|beispiele?|exemples?|ejemplos?|esempio|exemplo|voorbeeld|przykład|пример|例|示例|範例|مثال)\s*[:：]/i
const RULE = /^(?:[-=_*~`·.+|:\s]{3,}|[\s()[\]{},;]+)$/
const TOTAL =
  /^(?:(?:grand )?totals?|sum|summe|gesamt|insgesamt|total général|合計|小計|总计|总数|المجموع)\s*[:：]?\s*[\d.,\s]*(?:\(\d+ \w+\))?$/i
const SQL_FOOTER = /^\(?\d+ (?:rows?|records?)(?: affected| selected| exported| in set(?: \(.*\))?)?\)?\.?$/i
const FOOTER = /^(?:copyright|©|confidential|the command completed|ds\w+ (?:succeeded|failed))/i
const EXPORT_DATE = /^(?:generated|exported|printed|erstellt|exportiert|généré|exporté|generado|exportado)\b.*\d{4}/i
// lines of a mail header that name no recipient
const MAIL_HEADER = /^(?:subject|date|sent|from|to|cc|bcc|betreff|datum|gesendet|objet|envoyé|asunto|enviado|件名|日時|主题)\s*[:：]/i
const VERSION = /^version:\s*v?[\d.]+$/i
const WIKI_ITEM = /^#+ \[(?:~|[^\]]*\|mailto:)/i
const NUMBER_HEADER = /^(?:#|n[°ºr]\.?|no\.?)$/i
const MAX_HEADER = 1000
/** Minimum share of known names among a header's cells. A data row with one such word stays below it. */
const MIN_HEADER_SHARE = 0.6
/** The end-of-file mark of DOS and CP/M, Ctrl+Z. */
const END_OF_FILE = new RegExp(`^${String.fromCharCode(26)}+$`)

/** Returns the trimmed cells that contain text. */
export const filledCells = (cells: readonly string[]): string[] => {
  const filled: string[] = []
  for (const cell of cells) {
    const text = trimCell(cell)
    if (text !== '' && !END_OF_FILE.test(text)) filled.push(text)
  }
  return filled
}

/** Returns true for a row without text. The end-of-file mark of old systems is not text. */
export const isBlank = (cells: readonly string[]): boolean => {
  for (const cell of cells) {
    const text = trimCell(cell)
    if (text !== '' && !END_OF_FILE.test(text)) return false
  }
  return true
}

/** True for the first row of Microsoft's templates, `version:v1.0`. */
export const isVersionRow = (cells: readonly string[]): boolean => VERSION.test(trimCell(cells[0] ?? '')) && isBlank(cells.slice(1))

/** True for a row that names the address column and holds no address. */
export const isKnownHeader = (cells: readonly string[]): boolean => {
  // a program that quotes whole lines puts all column names into one cell
  const names = cells.length === 1 ? (cells[0] ?? '').slice(0, MAX_HEADER).split(/[,;\t|]/) : cells
  return names.some((name) => headerRank(name) !== undefined) && !cells.some((cell) => cell.includes('@') && readAddresses(cell).length > 0)
}

const isComment = (filled: readonly string[], cells: readonly string[]): boolean => {
  const first = withoutInvisible(filled[0] ?? '')
  if (!/^(?:#|\/\/)/.test(first) || NUMBER_HEADER.test(first)) return false
  // "#1,Ida,ida@x" is a numbered row, "# [~ida@x]" an item of a wiki; a single cell "#ida@x" is a comment
  if (filled.length === 1) return !WIKI_ITEM.test(first)
  return !isKnownHeader(cells) && !cells.some((cell) => readAddresses(cell).length > 0)
}

/** Returns true for a row that never describes a person: comments, template examples, rules, totals, mail headers without a recipient. */
export const isNoise = (cells: readonly string[]): boolean => {
  const filled = filledCells(cells)
  const first = filled[0]
  if (first === undefined) return false
  if (isComment(filled, cells)) return true
  if (EXAMPLE.test(first)) return true
  if (isVersionRow(cells) || filled.every((text) => RULE.test(text))) return true
  if (cells.some((cell) => cell.includes('@'))) return false
  const line = filled.join(' ')
  return (
    TOTAL.test(line) ||
    SQL_FOOTER.test(line) ||
    (filled.length === 1 && (EXPORT_DATE.test(first) || FOOTER.test(first))) ||
    MAIL_HEADER.test(first)
  )
}

/** Returns true for a row that repeats the header, and for the header of another file that was appended. */
export const isRepeatedHeader = (cells: readonly string[], header: ReadonlySet<string> | undefined): boolean => {
  const filled = filledCells(cells)
  if (filled.length === 0 || filled.some((text) => text.includes('@') || text.length > 100)) return false
  const isRepeat = (text: string): boolean => header?.has(squeezeName(withoutInvisible(text))) === true
  if (header !== undefined && header.size > 0 && filled.every(isRepeat)) return true
  const words = filled.filter((text) => isRepeat(text) || isHeaderWord(text)).length
  // another section of a report has other columns ("Join Time"), but no numbers
  const isSection = words >= 3 && filled.every((text) => !/\d/.test(text))
  return filled.some((text) => (headerRank(text) ?? 3) < 3) && (words >= MIN_HEADER_SHARE * filled.length || isSection)
}
