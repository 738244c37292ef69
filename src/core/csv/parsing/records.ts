import Papa from 'papaparse'
import { BackupError } from '../../model/errors.js'
import { findClose, PENDING, UNCLOSED } from './closing-quote.js'

/** An unquoted line longer than this is read in parts: a list of addresses may have no line break at all. */
const LONGEST_PART = 262_144
/** A file with a longer record is not a table. */
export const LONGEST_RECORD = 8_388_608

/** Complete records in file order. */
export interface Records {
  readonly rows: string[][]
  /** Physical line, from 1, on which each row begins. */
  readonly lines: number[]
}

/** Records of which those without quotes are still one text. */
export interface UnsplitRecords {
  readonly rows: (string | string[])[]
  readonly lines: number[]
}

/** Finds the records of text that arrives in pieces. */
export interface UnsplitReader {
  push(piece: string, isLast: boolean): UnsplitRecords
}

/** Splits text that arrives in pieces. */
export interface RecordReader extends UnsplitReader {
  /** Returns the records that this piece completes. A piece may end anywhere, even within a line break or a quoted cell. */
  push(piece: string, isLast: boolean): Records
}

/** Returns the start of the last cell: after a delimiter or, in a list without delimiters, after a character that separates addresses. */
const lastSeparator = (text: string, delimiter: string): number => {
  const at = text.lastIndexOf(delimiter)
  return at > 0 ? at : Math.max(...[',', ';', '\t', ' '].map((separator) => text.lastIndexOf(separator)))
}

/** Splits lines, each with its line break. */
const splitLines = (text: string): string[] => {
  const found = text.split('\n')
  found.pop() // the text after the last line break
  return found
}

/**
 * Splits the record at `start`, whose quoted cells contain no quotes. Returns where the next record begins; -1 for any other record.
 */
const splitSimple = (text: string, start: number, delimiter: string, cells: string[]): number => {
  let lineEnd = text.indexOf('\n', start)
  for (let at = start; ; at++) {
    let end = text.indexOf(text[at] === '"' ? '"' : delimiter, at + (text[at] === '"' ? 1 : 0))
    if (text[at] === '"') {
      if (end === -1) return -1
      cells.push(text.slice(at + 1, end))
      end++
      if (end > lineEnd) lineEnd = text.indexOf('\n', end)
      if (end !== lineEnd && text[end] !== delimiter) return -1
    } else {
      if (end === -1 || end > lineEnd) end = lineEnd
      cells.push(text.slice(at, end))
    }
    if (end === lineEnd) return end + 1
    at = end
  }
}

/**
 * Creates a reader that finds the end of each record. This allows pieces of any size, counts lines like an editor, and treats an unclosed
 * quote as text of its own line. PapaParse splits only records with quotes within quotes. On its own it would put the rest of a file with an
 * unclosed quote into one cell.
 */
export const createUnsplitReader = (delimiter: string, onUnclosed: (line: number) => void = () => {}): UnsplitReader => {
  const config = { delimiter, newline: '\n' as const, quoteChar: '"', header: false, skipEmptyLines: false } as const
  let held = '' // a carriage return whose line feed may be in the next piece
  let buffer = '' // unfinished text from the beginning of a record
  let line = 1 // physical line at the beginning of the buffer
  let partFrom = LONGEST_PART // length of the buffer at which an unfinished line is read in parts
  let rows: (string | string[])[] = []
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
  /** Splits whole records, each with its line break. */
  const parse = (text: string, hasBreaks: boolean): void => {
    for (let from = 0; from < text.length; ) {
      const quote = text.indexOf('"', from)
      const start = quote === -1 ? text.length : text.lastIndexOf('\n', quote) + 1
      for (const one of splitLines(text.slice(from, start))) {
        rows.push(one)
        lines.push(line++)
      }
      if (quote === -1) return
      const cells: string[] = []
      from = splitSimple(text, start, delimiter, cells)
      if (from === -1) {
        const { data } = Papa.parse<string[]>(text.slice(start), config)
        data.pop() // PapaParse adds an empty record after the last line break
        for (const odd of data) take(odd, hasBreaks)
        return
      }
      take(cells, hasBreaks)
    }
  }

  /** Emits the complete records of the buffer and returns where the incomplete one begins. */
  const scan = (isLast: boolean): number => {
    let from = 0 // beginning of the records not emitted yet
    let record = 0 // beginning of the current record
    let at = 0 // end of the last quoted cell
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
      const close = findClose(buffer, open, delimiter, isLast)
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
    // a record without a line break after its last quoted cell is unfinished
    const end = last > at ? last : record
    parse(buffer.slice(from, Math.max(end, from)), hasBreaks)
    return Math.max(end, from)
  }

  /** Emits the complete cells of an unfinished line. The rest of the line follows as a record with the same line number. */
  const takePart = (): void => {
    // checks again at twice the length, so that a line without separators costs linear time
    partFrom = buffer.length * 2
    if (buffer.includes('"')) return
    const end = lastSeparator(buffer, delimiter)
    if (end <= 0) return
    partFrom = LONGEST_PART
    rows.push(buffer.slice(0, end).split(delimiter))
    lines.push(line)
    buffer = buffer.slice(end + 1)
  }

  return {
    push(piece, isLast) {
      let text = held + piece
      held = ''
      if (!isLast && text.endsWith('\r')) {
        text = text.slice(0, -1)
        held = '\r'
      }
      if (text.includes('\r')) text = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n')
      buffer += text
      if (isLast && buffer !== '' && !buffer.endsWith('\n')) buffer += '\n'
      rows = []
      lines = []
      buffer = buffer.slice(scan(isLast))
      if (buffer.length > partFrom) takePart()
      else if (buffer.length <= LONGEST_PART) partFrom = LONGEST_PART
      if (buffer.length > LONGEST_RECORD) {
        throw new BackupError('not-a-csv', `line ${line} is longer than ${LONGEST_RECORD} characters`, { details: { looksLike: 'binary' } })
      }
      return { rows, lines }
    },
  }
}

/** Creates a reader that splits text into records of cells. */
export const createRecordReader = (delimiter: string, onUnclosed?: (line: number) => void): RecordReader => {
  const reader = createUnsplitReader(delimiter, onUnclosed)
  return {
    push(piece, isLast) {
      const { rows, lines } = reader.push(piece, isLast)
      return { rows: rows.map((row) => (typeof row === 'string' ? row.split(delimiter) : row)), lines }
    },
  }
}
