import { readAddress } from './address.js'
import { headerRank } from './header-names.js'
import { isBlank, isNoise } from './noise.js'
import { createRecordReader, type Records } from './records.js'

/** The delimiters that are tried. A `sep=` line may name any other. */
export const DELIMITERS = [',', ';', '\t', '|'] as const
/** Excel's own first line, which names the delimiter; padded like other rows if a spreadsheet wrote it back. */
const SEPARATOR_LINE = /^"?sep=([^\r\n"])?"?[ \t,;|]*(?=[\r\n]|$)/i
/** Enough text to tell delimiters apart. */
const SAMPLE_CHARACTERS = 32_768

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

/** Rates a delimiter: cells that are one address count most, then a known header, then rows of equal length. */
const score = ({ rows }: Records): number => {
  const filled = rows.filter((cells) => !isBlank(cells) && !isNoise(cells))
  const [first] = filled
  if (first === undefined) return 0
  const withAddress = filled.filter((cells) => cells.some((cell) => readAddress(cell) !== undefined)).length
  const header = filled.slice(0, 5).find((cells) => cells.some((cell) => headerRank(cell) !== undefined))
  const widest = header ?? first
  const alike = filled.filter((cells) => cells.length === widest.length).length
  return (
    4 * (withAddress / filled.length) +
    (header === undefined ? 0 : 2) +
    (widest.length > 1 ? alike / filled.length + Math.min(widest.length, 50) / 100 : 0)
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
  for (const candidate of DELIMITERS) {
    const points = score(splitSample(sample, candidate, isWholeSample))
    if (points <= best) continue
    best = points
    delimiter = candidate
  }
  return delimiter
}
