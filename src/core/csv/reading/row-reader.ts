import { isPlainAddress, readAddress, readAddresses, trimCell } from '../cells/address.js'
import { squeezeName } from '../cells/header-names.js'
import { readGuid, readId } from '../cells/ids.js'
import { filledWidth } from '../columns/address-columns.js'
import { alignRow } from '../columns/align-row.js'
import type { Layout } from '../columns/layout.js'
import { isBlank, isNoise, isRepeatedHeader } from '../columns/noise.js'
import { joinHalves } from '../columns/split-addresses.js'
import type { MemberType, RowBatches } from './row-batches.js'

/** Maximum number of shown characters of text without an address. */
const MAX_SHOWN = 500
/** An address whose name is the line above: a folded mail header, or a name copied with its link. */
const NAMED_ABOVE = /^\s*<[^<>]*@[^<>]*>[,;]?\s*$/
const MAX_NAME = 100
/** Number of first lines that are checked for examples and notes of a template. Plain rows below them skip the check. */
const TEMPLATE_LINES = 20

/** Turns records of the file into rows with one address each. */
export interface RowReader {
  /** Reads one record: its cells, or its text if it has no quotes. */
  read(record: string | readonly string[], line: number): void
  /** Adds the row that waits for the line below it. */
  end(): void
  /** Whether any record held text. */
  readonly hasContent: boolean
}

interface RowReaderOptions {
  layout: Layout
  column: number
  takesIds: boolean
  batches: RowBatches
  /** A header, comment, example or total, which does not count as a row. */
  onSkipped(line: number): void
}

const shorten = (text: string): string => (text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text)

/** Returns true for a line of several full names: "Ida Holm; João Silva". */
const isNames = (cells: readonly string[]): boolean => {
  const filled = cells.map(trimCell).filter((text) => text !== '')
  return filled.length > 1 && filled.every((text) => text.length < MAX_NAME && /^\p{L}[^\d@]*[\s,]\p{L}[^\d@]*$/u.test(text))
}

const readType = (cell: string | undefined): MemberType => {
  const text = trimCell(cell ?? '').toLowerCase()
  if (text === 'customer') return 'customer'
  return /group|gruppe|grupo|groupe|グループ|组|مجموعة/.test(text) ? 'group' : undefined
}

/** Reads a cell of an id column: one word of three characters or more. */
const readAnyId = (cell: string): string | undefined => {
  const text = trimCell(cell)
  return readId(cell) ?? (text.length < 3 || /\s/.test(text) ? undefined : text)
}

/** Returns the cell of the column, without splitting the others; `undefined` if the record is too short, or has more than `most` cells. */
const cellIn = (record: string | readonly string[], column: number, delimiter: string, most: number): string | undefined => {
  if (typeof record !== 'string') return record.length <= most ? record[column] : undefined
  let from = 0
  for (let index = 0; index < column; index++) {
    from = record.indexOf(delimiter, from) + 1
    if (from === 0) return undefined
  }
  const end = record.indexOf(delimiter, from)
  let at = end
  for (let index = column + 1; at !== -1; index++) {
    if (index >= most) return undefined
    at = record.indexOf(delimiter, at + 1)
  }
  return record.slice(from, end === -1 ? undefined : end)
}

/** Creates the reader of one file. */
export const createRowReader = ({ layout, column: chosen, takesIds, batches, onSkipped }: RowReaderOptions): RowReader => {
  const { header, columns, isList, typeColumn, dataLine, delimiter, split } = layout
  const headerNames = header === undefined ? undefined : new Set(header.map(squeezeName).filter((name) => name !== ''))
  const chosenName = squeezeName(columns[chosen] ?? '')
  let column = chosen
  let isFollowing = false
  let hasContent = false
  /** A line of a list without an address. If the next line is an address in angle brackets, the line is its name. */
  let waiting: { text: string; line: number } | undefined

  /** Concatenated files may order their columns differently. */
  const followHeader = (cells: readonly string[]): void => {
    const place = chosenName === '' ? -1 : cells.findIndex((cell) => squeezeName(trimCell(cell)) === chosenName)
    if (place < 0) return
    column = place
    isFollowing = cells.length !== columns.length
  }
  /** Adds list entries without a valid address: a mistyped address, or a name between semicolons if most cells are addresses. */
  const addWithout = (cells: readonly string[], line: number): void => {
    const without = cells.filter((cell) => trimCell(cell) !== '' && readAddresses(cell).length === 0)
    const isPerCell = delimiter === ';' && without.length * 2 < cells.filter((cell) => trimCell(cell) !== '').length
    for (const cell of without) if (isPerCell || cell.includes('@')) batches.add(line, shorten(trimCell(cell)), false)
  }
  const readListLine = (cells: readonly string[], line: number): void => {
    const seen = new Set<string>()
    let count = 0
    for (const cell of cells) {
      for (const address of readAddresses(cell)) {
        count++
        const key = address.toLowerCase()
        // a delimiter inside link markup splits it into two cells with the same address
        if (cells.length < 4 && seen.has(key)) continue
        seen.add(key)
        batches.add(line, address, true)
      }
    }
    if (count === 0) addText(trimCell(cells.join(delimiter)), line)
    else addWithout(cells, line)
  }
  /** Returns true for a row in one cell that contains more than an address. */
  const isUnsplit = ([cell, ...others]: readonly string[]): boolean =>
    cell !== undefined && others.length === 0 && columns.length > 1 && readAddress(cell) === undefined
  /** Returns the addresses or the id in a row. */
  const keysOf = (cells: readonly string[]): readonly string[] => {
    const cell = cells[column] ?? ''
    const addresses = readAddresses(cell)
    if (addresses.length > 0) return addresses
    const id = takesIds ? readAnyId(cell) : readGuid(cell)
    if (id !== undefined) return [id]
    // without a header, in a row longer than the header, and in a row that another delimiter splits, columns are unreliable, so
    // addresses are read from any cell
    const isLoose = header === undefined || (!isFollowing && (filledWidth(cells) > columns.length || isUnsplit(cells)))
    return isLoose && !cell.includes('@') ? cells.flatMap((other) => readAddresses(other)) : []
  }
  const readRow = (cells: readonly string[], line: number): void => {
    const aligned = !isFollowing && filledWidth(cells) > columns.length ? alignRow(cells, layout) : cells
    const type = typeColumn < 0 ? undefined : readType(aligned[typeColumn])
    const keys = keysOf(split === undefined || column !== split.local ? aligned : joinHalves(aligned, split))
    for (const key of keys) batches.add(line, key, true, type)
    if (keys.length > 0) return
    if (header === undefined && isNames(cells)) {
      for (const cell of cells) if (trimCell(cell) !== '') addText(trimCell(cell), line)
      return
    }
    // without a header, an empty cell says nothing about the row
    const text = trimCell(aligned[column] ?? '')
    if (header === undefined) addText(text === '' ? trimCell(cells.join(delimiter)) : text, line)
    else batches.add(line, shorten(text), false, type)
  }
  const flush = (): void => {
    if (waiting) batches.add(waiting.line, waiting.text, false)
    waiting = undefined
  }
  const addText = (text: string, line: number): void => {
    flush()
    if (header === undefined && text !== '' && text.length < MAX_NAME && !text.includes('@')) waiting = { text, line }
    else batches.add(line, shorten(text), false)
  }
  const readRecord = (cells: readonly string[], line: number, isPlain: boolean): void => {
    if (isNoise(cells)) onSkipped(line)
    else if (!isPlain && isRepeatedHeader(cells, headerNames)) {
      followHeader(cells)
      onSkipped(line)
    } else if (isList) readListLine(cells, line)
    else readRow(cells, line)
  }

  return {
    get hasContent() {
      return hasContent
    },
    end: flush,
    read(record, line) {
      if (waiting !== undefined) {
        if (NAMED_ABOVE.test(typeof record === 'string' ? record : record.join(delimiter)) && line === waiting.line + 1) waiting = undefined
        flush()
      }
      const cell = isList ? undefined : cellIn(record, column, delimiter, Math.max(columns.length, 1))
      const isPlain = cell !== undefined && isPlainAddress(cell)
      if (isPlain && typeColumn < 0 && line >= dataLine + TEMPLATE_LINES) {
        hasContent = true
        batches.add(line, cell, true)
        return
      }
      const cells = typeof record === 'string' ? record.split(delimiter) : record
      if (isBlank(cells)) return
      hasContent = true
      if (line < dataLine) return
      readRecord(cells, line, isPlain)
    },
  }
}
