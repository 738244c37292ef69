import { readAddresses, trimCell, withoutInvisible } from '../cells/address.js'
import { headerRank, isHeaderWord, isSecretName, isTypeName } from '../cells/header-names.js'
import { readId } from '../cells/ids.js'
import type { Records } from '../parsing/records.js'
import { addressColumnsOf, filledWidth, MAX_COLUMNS, SAMPLE_ROWS } from './address-columns.js'
import { findDelimiter, readSeparatorLine, splitSample } from './delimiter.js'
import { filledCells, isBlank, isKnownHeader, isNoise, isVersionRow } from './noise.js'
import { findSplitAddresses, namesHalves, type SplitAddresses } from './split-addresses.js'

/** Maximum number of rows above the data, header included. */
const MAX_ROWS_ABOVE = 50
/** In a file without addresses, the header is one of this many first rows. */
const MAX_HEADER_ROW = 10
/** If more text lines than this precede a list without a header, they are people without an address instead of titles. */
const MAX_TITLES = 3

/** The layout of a file, detected from its beginning. */
export interface Layout {
  delimiter: string
  /** The header's cells; `undefined` without a header. */
  header: readonly string[] | undefined
  /** Column names; empty texts without a header. */
  columns: readonly string[]
  /** Physical line, from 1, on which the first row of data begins. */
  dataLine: number
  /** Physical lines above the data that are titles or comments. */
  titles: readonly number[]
  /** The file is a list without columns, so every address of a line is read. */
  isList: boolean
  /** Columns that hold addresses in most rows. */
  addressColumns: readonly number[]
  /** The columns with the halves of addresses, in a table without whole addresses. */
  split?: SplitAddresses | undefined
  /** The column that distinguishes users from groups, or -1. */
  typeColumn: number
  /** The first rows of data. */
  sample: readonly (readonly string[])[]
}

const hasAddress = (cells: readonly string[]): boolean => cells.slice(0, MAX_COLUMNS).some((cell) => readAddresses(cell).length > 0)

/** Returns the index of the first row with an address or, in a file without addresses, with an id; -1 if there is none. */
const findFirstData = (rows: readonly (readonly string[])[]): number => {
  const withAddress = rows.findIndex(hasAddress)
  return withAddress === -1 ? rows.findIndex((cells) => cells.some((cell) => readId(cell) !== undefined)) : withAddress
}

/** Returns true for text that is probably a mistyped address: it has an @, or dots between letters. */
const looksMistyped = (text: string): boolean => /@|\(at\)|^\S+[.@]\S+$|^\d+$/.test(text)

const commonWidth = (rows: readonly (readonly string[])[]): number => {
  const counts = new Map<number, number>()
  for (const cells of rows) {
    const width = filledWidth(cells)
    counts.set(width, (counts.get(width) ?? 0) + 1)
  }
  return [...counts].sort(([a, timesA], [b, timesB]) => timesB - timesA || b - a)[0]?.[0] ?? 0
}

const isTitle = (text: string): boolean =>
  text.length < 100 && (/^[\p{L}\p{M}\s()[\]:]*$/u.test(withoutInvisible(text)) || (/\s/.test(text) && !looksMistyped(text)))

/** Finds the header among the rows above the first address: its index, or -1. */
const findHeader = (above: readonly (readonly string[])[], data: readonly (readonly string[])[]): number => {
  if (data.length === 0) {
    const known = above.findIndex((cells) => isKnownHeader(cells) || namesHalves(cells))
    // "Name" above names: the words must be column names, because a file without addresses may have no header
    const isColumnName = (cell: string): boolean => isBlank([cell]) || isHeaderWord(cell) || isSecretName(cell)
    return known === -1 && above.length > 1 && above[0]?.every(isColumnName) === true ? 0 : known
  }
  for (let index = above.length - 1; index >= 0; index--) if (isKnownHeader(above[index] as string[])) return index
  const width = commonWidth(data)
  const columns = addressColumnsOf(data, width)
  if (width > 1) {
    // a header may have fewer cells than the data if names contain unquoted delimiters
    const isHeader = (cells: readonly string[]): boolean =>
      filledWidth(cells) < width ? cells.every(isHeaderCell) : columns.every((column) => isHeaderCell(cells[column]))
    return above.findIndex((cells) => filledCells(cells).length > 1 && isHeader(cells))
  }
  const first = above.findIndex((cells) => !isTitle(filledCells(cells)[0] ?? ''))
  const titles = first === -1 ? above.length : first
  return titles > 0 && titles <= MAX_TITLES ? titles - 1 : -1
}

const isHeaderCell = (cell: string | undefined): boolean => {
  const text = trimCell(cell ?? '')
  return text !== '' && text.length < 100 && !looksMistyped(text)
}

/** Returns true for address lines without columns: rows hold several addresses, or hold them in different cells. */
const isAddressList = (rows: readonly (readonly string[])[]): boolean => {
  const withAddress = rows.filter(hasAddress)
  const used = new Set<number>()
  for (const cells of withAddress) {
    cells.slice(0, MAX_COLUMNS).forEach((cell, column) => {
      if (readAddresses(cell).length > 0) used.add(column)
    })
  }
  if (used.size < 2) return false
  // a table without a header has the same columns in every row, and some hold other data than addresses
  const width = filledWidth(withAddress[0] ?? [])
  const isTable = withAddress.length >= 3 && width > used.size && withAddress.every((cells) => filledWidth(cells) === width)
  return !isTable
}

const withoutNoise = (
  { rows, lines }: Records,
  from: number,
): { cells: readonly string[]; line: number; isVersion: boolean; isNoise: boolean }[] =>
  rows
    .slice(from, from + SAMPLE_ROWS + MAX_ROWS_ABOVE)
    .flatMap((cells, index) =>
      isBlank(cells) ? [] : [{ cells, line: lines[from + index] as number, isVersion: isVersionRow(cells), isNoise: isNoise(cells) }],
    )

/**
 * Reads the layout of a file from its beginning: delimiter, header, titles above it and columns.
 *
 * @param text the beginning of the file
 * @param isWhole whether `text` is the whole file
 * @param forced the delimiter to use instead of the detected one
 */
export const readLayout = (text: string, isWhole: boolean, forced?: string): Layout => {
  const delimiter = forced ?? findDelimiter(text, isWhole)
  const separator = readSeparatorLine(text)
  const all = splitSample(text, delimiter, isWhole)
  const from = separator === undefined ? 0 : 1
  const entries = withoutNoise(all, from)
  const rows = entries.filter((entry) => !entry.isNoise)
  const firstData = findFirstData(rows.slice(0, MAX_ROWS_ABOVE).map(({ cells }) => cells))
  const above = rows.slice(0, firstData === -1 ? MAX_HEADER_ROW : firstData)
  const below = firstData === -1 ? [] : rows.slice(firstData)
  const headerAt = findHeader(
    above.map(({ cells }) => cells),
    below.slice(0, 50).map(({ cells }) => cells),
  )
  const header = headerAt === -1 ? undefined : above[headerAt]
  const titlesBefore = header === undefined ? titlesWithoutHeader(above, below) : headerAt
  const dataRows = rows.slice(header === undefined ? titlesBefore : headerAt + 1).map(({ cells }) => cells)
  const firstLine = rows[header === undefined ? titlesBefore : headerAt + 1]?.line ?? Number.POSITIVE_INFINITY
  const dataLine = header === undefined ? (titlesBefore === 0 ? lineAfter(all, from) : firstLine) : header.line + 1
  const titles = [
    ...entries.filter((entry) => entry.isNoise && !entry.isVersion && entry.line < dataLine).map(({ line }) => line),
    ...above.slice(0, titlesBefore).map(({ line }) => line),
  ].sort((a, b) => a - b)
  const sample = dataRows.slice(0, SAMPLE_ROWS)
  const width = header === undefined ? Math.max(0, ...sample.map((cells) => Math.min(cells.length, MAX_COLUMNS))) : header.cells.length
  const addressColumns = addressColumnsOf(sample, header === undefined ? 0 : width)
  const named = header?.cells.flatMap((cell, column) => (headerRank(cell) === undefined ? [] : [column])) ?? []
  return {
    delimiter,
    header: header?.cells,
    columns: Array.from({ length: width }, (_, column) => trimCell(header?.cells[column] ?? '')),
    dataLine,
    titles,
    isList: header === undefined && isAddressList(sample),
    split: findSplitAddresses(header?.cells, sample),
    addressColumns: addressColumns.length > 0 ? addressColumns : named,
    typeColumn: header?.cells.findIndex(isTypeName) ?? -1,
    sample,
  }
}

const lineAfter = ({ lines }: Records, from: number): number => (from === 0 ? 1 : (lines[from] ?? 2))

/** Without a header, single text lines above a list of rows are titles. Padded rows are people without an address. */
const titlesWithoutHeader = (above: readonly { cells: readonly string[] }[], below: readonly { cells: readonly string[] }[]): number => {
  const width = commonWidth(below.slice(0, 50).map(({ cells }) => cells))
  if (width < 2) return 0
  let count = 0
  while (count < above.length && above[count]?.cells.length === 1 && isTitle(trimCell(above[count]?.cells[0] ?? ''))) count++
  return count
}
