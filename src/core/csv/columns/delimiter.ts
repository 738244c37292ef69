import { readAddress, readAddresses } from '../cells/address.js'
import { headerRank } from '../cells/header-names.js'
import { createRecordReader, type Records } from '../parsing/records.js'
import { isBlank, isNoise } from './noise.js'

/** The delimiters that detection tries. A `sep=` line may name any other. */
export const DELIMITERS = [',', ';', '\t', '|'] as const
/** Signs that addresses may contain. They are tried only below a known header: `Name~Email`. */
const RARE_DELIMITERS = ['~', '^'] as const
/** Excel's own first line, which names the delimiter. If a spreadsheet has saved the file again, delimiters follow it. */
const SEPARATOR_LINE = /^"?sep=([^\r\n"])?"?[ \t,;|]*(?=[\r\n]|$)/i
/** Enough text to rate each delimiter. */
const SAMPLE_CHARACTERS = 32_768
/** Cells of a row that are rated. */
const MAX_CELLS = 200

/** The delimiter that the first line names, if it is a `sep=` line. */
export interface SeparatorLine {
  delimiter: string | undefined
}

export const readSeparatorLine = (text: string): SeparatorLine | undefined => {
  const match = SEPARATOR_LINE.exec(text)
  return match === null ? undefined : { delimiter: match[1] }
}

/** Splits the beginning of a file. The last record is dropped if it may be cut off. */
export const splitSample = (text: string, delimiter: string, isWhole: boolean): Records => {
  const records = createRecordReader(delimiter).push(text, true)
  if (!isWhole && records.rows.length > 1) {
    records.rows.pop()
    records.lines.pop()
  }
  return records
}

/** A cell that is one address is stronger evidence for the delimiter than a cell with several. */
const rateCell = (cell: string): number => (readAddress(cell) !== undefined ? 1 : readAddresses(cell).length > 0 ? 0.75 : 0)

const commonLength = (rows: readonly (readonly string[])[]): number => {
  const times = new Map<number, number>()
  for (const { length } of rows) times.set(length, (times.get(length) ?? 0) + 1)
  return [...times].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 0
}

/** Rates a delimiter: cells that are one address count most, then a known header, then rows of equal length. */
const score = ({ rows }: Records, needsHeader: boolean): number => {
  const filled = rows.filter((cells) => !isBlank(cells) && !isNoise(cells))
  if (filled.length === 0) return 0
  const withAddress = filled.reduce((sum, cells) => sum + Math.max(0, ...cells.slice(0, MAX_CELLS).map(rateCell)), 0)
  const header = filled.slice(0, 5).find((cells) => cells.some((cell) => headerRank(cell) !== undefined))
  if (needsHeader && (header === undefined || header.length < 2)) return 0
  const width = header?.length ?? commonLength(filled)
  const alike = filled.filter((cells) => cells.length === width).length
  return (
    4 * (withAddress / filled.length) + (header === undefined ? 0 : 2) + (width > 1 ? alike / filled.length + Math.min(width, 50) / 100 : 0)
  )
}

/** Finds the delimiter of a file from its beginning. */
export const findDelimiter = (text: string, isWhole: boolean): string => {
  const named = readSeparatorLine(text)?.delimiter
  if (named !== undefined) return named
  const sample = text.slice(0, SAMPLE_CHARACTERS)
  const isWholeSample = isWhole && text.length <= SAMPLE_CHARACTERS
  let best = -1
  let delimiter: string = DELIMITERS[0]
  // Slack writes <mailto:a@x|a@x>, where the bar is not a delimiter
  const candidates = DELIMITERS.filter((candidate) => candidate !== '|' || sample.replace(/<[^<>\n]*>/g, '').includes('|'))
  const rare = RARE_DELIMITERS.filter((candidate) => sample.includes(candidate))
  for (const candidate of [...candidates, ...rare]) {
    const points = score(splitSample(sample, candidate, isWholeSample), candidate === '~' || candidate === '^')
    if (points <= best) continue
    best = points
    delimiter = candidate
  }
  return delimiter
}
