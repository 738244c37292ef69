import { readAddress, trimCell } from './address.js'
import { type AddressColumn, chooseColumn, headerRank } from './columns.js'
import { createRecordReader, type Records } from './records.js'

export interface Dialect extends AddressColumn {
  delimiter: string
  /** The physical line on which the first row of data begins; before it stand `sep=`, the version row and the header. */
  dataLine: number
}

const DELIMITERS = [',', ';', '\t'] as const
/** Excel's own first line, which names the delimiter; padded like other rows when a spreadsheet wrote it back. */
const SEPARATOR_LINE = /^"?sep=([^\r\n"])?"?[ \t,;|]*(?=[\r\n]|$)/i
const VERSION = /^version:\s*v?[\d.]+$/i

/** No cell with anything in it. An end-of-file mark of old systems counts as nothing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the mark is a control character
export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => trimCell(cell).replace(/^\u001A+$/, '') === '')

const isVersionRow = (cells: readonly string[]): boolean => VERSION.test(trimCell(cells[0] ?? '')) && isBlank(cells.slice(1))

/** How well the rows look when split like this: addresses count most, then a header we know, then that rows are equally long. */
const score = ({ rows }: Records): number => {
  const filled = rows.filter((cells) => !isBlank(cells) && !isVersionRow(cells))
  const [first] = filled
  if (first === undefined) return 0
  const withAddress = filled.filter((cells) => cells.some((cell) => readAddress(cell) !== undefined)).length
  const alike = filled.filter((cells) => cells.length === first.length).length
  return (
    4 * (withAddress / filled.length) +
    (first.some((cell) => headerRank(cell) !== undefined) ? 2 : 0) +
    (first.length > 1 ? alike / filled.length + Math.min(first.length, 50) / 100 : 0)
  )
}

/** Works out delimiter, header and address column from the beginning of a file. */
export const readDialect = (sample: string, isWhole: boolean): Dialect => {
  const named = SEPARATOR_LINE.exec(sample)
  const split = (delimiter: string): Records => {
    const records = createRecordReader(delimiter).push(sample, true)
    if (!isWhole && records.rows.length > 1) records.rows.pop() // cut off in its middle
    return records
  }
  let delimiter = named?.[1]
  let records: Records | undefined
  if (delimiter === undefined) {
    let best = -1
    for (const candidate of DELIMITERS) {
      const tried = split(candidate)
      const points = score(tried)
      if (points <= best) continue
      best = points
      delimiter = candidate
      records = tried
    }
  }
  const { rows, lines } = records ?? split(delimiter as string)
  let next = named ? 1 : 0
  const skipBlank = (): void => {
    while (next < rows.length && isBlank(rows[next] as string[])) next++
  }
  skipBlank()
  if (next < rows.length && isVersionRow(rows[next] as string[])) next++
  skipBlank()
  const column = chooseColumn(rows.slice(next).filter((cells) => !isBlank(cells)))
  if (column.hasHeader) next++
  const lastSkipped = next === 0 ? 0 : (lines[next - 1] as number)
  return { ...column, delimiter: delimiter as string, dataLine: lastSkipped + 1 }
}
