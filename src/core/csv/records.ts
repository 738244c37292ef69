import Papa from 'papaparse'
import { BackupError } from '../model/errors.js'

/** A quoted cell that goes on for longer is taken as unclosed; spreadsheets end a cell at 32,767 characters. */
const LONGEST_CELL = 1_048_576
/** Longer than this no record is; it is not a table then. */
const LONGEST_RECORD = 8_388_608
const PENDING = -1
const UNCLOSED = -2
const MALFORMED = -3

export interface Records {
  readonly rows: string[][]
  /** The physical line, from 1, on which each row begins. */
  readonly lines: number[]
}

export interface RecordReader {
  /** The records that are complete now. A piece may end anywhere, within a line break or a quoted cell too. */
  push(piece: string, isLast: boolean): Records
}

/**
 * Splits text into records of cells. PapaParse does the splitting; in front of it this finds where records surely end, so that
 * pieces can be of any size, lines are counted as an editor counts them, and an unclosed quote is text of its own line
 * (PapaParse would swallow the rest of the file into one cell).
 */
export const createRecordReader = (delimiter: string, onUnclosed: (line: number) => void = () => {}): RecordReader => {
  const config = { delimiter, newline: '\n' as const, quoteChar: '"', header: false, skipEmptyLines: false } as const
  let held = '' // a carriage return whose line feed may follow
  let buffer = '' // begins where a record begins
  let line = 1 // of the beginning of the buffer
  let rows: string[][] = []
  let lines: number[] = []

  const countBreaks = (cells: readonly string[]): number => {
    let count = 0
    for (const cell of cells) for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) count++
    return count
  }
  const take = (cells: string[], hasBreaks: boolean): void => {
    rows.push(cells)
    lines.push(line)
    line += hasBreaks ? 1 + countBreaks(cells) : 1
  }
  /** `text`: whole records, each with its line break. */
  const parse = (text: string, hasBreaks: boolean): void => {
    if (text === '') return
    const { data } = Papa.parse<string[]>(text, config)
    data.pop() // what follows the last line break
    for (const cells of data) take(cells, hasBreaks)
  }

  /** Where the quoted cell that opens at `open` closes, or why it does not. */
  const findClose = (open: number, isLast: boolean): number => {
    let lineEnd = -1
    let isOdd = false
    for (let from = open + 1; ; ) {
      const quote = buffer.indexOf('"', from)
      if (lineEnd === -1) lineEnd = buffer.indexOf('\n', open)
      const isBeyondLine = lineEnd !== -1 && (quote === -1 || quote > lineEnd)
      if (isOdd && isBeyondLine) return MALFORMED
      if (quote === -1 || quote - open > LONGEST_CELL) {
        if (!isLast && quote === -1 && buffer.length - open <= LONGEST_CELL) return PENDING
        return isOdd ? MALFORMED : UNCLOSED
      }
      if (buffer[quote + 1] === '"') {
        from = quote + 2
        continue
      }
      let after = quote + 1
      while (after < buffer.length && buffer[after] !== delimiter && buffer[after] !== '\n' && (buffer[after] as string).trim() === '')
        after++
      if (after === buffer.length) return isLast ? quote : PENDING
      if (buffer[after] === delimiter || buffer[after] === '\n') return quote
      // a quote within the cell that is neither doubled nor its end: let pass on the cell's own line, never behind a line break
      if (isBeyondLine) return UNCLOSED
      isOdd = true
      from = quote + 1
    }
  }

  /** Hands over the complete records of the buffer; returns where the incomplete one begins. */
  const scan = (isLast: boolean): number => {
    let from = 0 // of the records not handed over yet
    let record = 0 // of the record looked at
    let at = 0 // behind the last quoted cell
    let hasBreaks = false
    for (let search = 0; ; ) {
      const open = buffer.indexOf('"', search)
      if (open === -1) break
      if (open > from && buffer[open - 1] !== '\n' && buffer[open - 1] !== delimiter) {
        search = open + 1
        continue
      }
      const lineBreak = open === 0 ? -1 : buffer.lastIndexOf('\n', open - 1)
      if (lineBreak >= at) record = lineBreak + 1
      const close = findClose(open, isLast)
      if (close >= 0) {
        if (!hasBreaks) {
          const inner = buffer.indexOf('\n', open)
          hasBreaks = inner !== -1 && inner < close
        }
        at = close + 1
        search = at
        continue
      }
      const lineEnd = close === PENDING ? -1 : buffer.indexOf('\n', open)
      if (lineEnd === -1) {
        parse(buffer.slice(from, record), hasBreaks)
        return record
      }
      parse(buffer.slice(from, record), hasBreaks)
      const head = record === open ? [] : (Papa.parse<string[]>(`${buffer.slice(record, open)}\n`, config).data[0] ?? []).slice(0, -1)
      if (close === UNCLOSED) onUnclosed(line + countBreaks(head))
      take([...head, ...buffer.slice(open, lineEnd).split(delimiter)], true)
      from = lineEnd + 1
      record = from
      at = from
      search = from
      hasBreaks = false
    }
    const last = buffer.lastIndexOf('\n') + 1
    // behind the last quoted cell of an unfinished record there is no line break
    const end = last > at ? last : record
    parse(buffer.slice(from, Math.max(end, from)), hasBreaks)
    return Math.max(end, from)
  }

  return {
    push(piece, isLast) {
      let text = held + piece
      held = ''
      if (!isLast && text.endsWith('\r')) {
        text = text.slice(0, -1)
        held = '\r'
      }
      if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n')
      buffer += text
      if (isLast && buffer !== '' && !buffer.endsWith('\n')) buffer += '\n'
      rows = []
      lines = []
      buffer = buffer.slice(scan(isLast))
      if (buffer.length > LONGEST_RECORD) {
        throw new BackupError('not-a-csv', `line ${line} is longer than ${LONGEST_RECORD} characters`, { details: { looksLike: 'binary' } })
      }
      return { rows, lines }
    },
  }
}
