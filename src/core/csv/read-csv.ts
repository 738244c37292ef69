import { createPacer } from '../async/pacer.js'
import { BackupError } from '../model/errors.js'
import { readAddress, trimCell } from './address.js'
import type { CsvNote } from './csv.js'
import { openText } from './decode.js'
import { isBlank, readDialect } from './dialect.js'
import { createFirstRows } from './first-rows.js'
import { notACsv } from './looks-like.js'
import { createRecordReader } from './records.js'

export const MAX_ROWS = 1_000_000
/** Rows of a batch; only the last has fewer. */
export const BATCH_ROWS = 8192
/** In `firsts`: the row holds no address. */
export const NO_ADDRESS = 0xffff_ffff
const SAMPLE = 32_768
const MAX_UNCLOSED_NOTES = 20

/** Some rows in a shape that crosses threads at no cost. */
export interface RowBatch {
  lines: Uint32Array<ArrayBuffer>
  /** All addresses, one behind the other, and where each ends. */
  text: string
  ends: Uint32Array<ArrayBuffer>
  /** The first row of the file with the same folded address: often the row itself. */
  firsts: Uint32Array<ArrayBuffer>
}

export interface ReadOptions {
  /** The column to take for the addresses; default: the one that looks best. */
  column?: number | undefined
  sliceBytes: number
  signal?: AbortSignal | undefined
  onBatch(batch: RowBatch): void
  onProgress(done: number, total: number): void
}

/** Reads a whole file, batch by batch. Rejects `not-a-csv`, `too-large`, `unreadable`, `aborted`. */
export const readCsv = async (blob: Blob, options: ReadOptions): Promise<readonly CsvNote[]> => {
  const { sliceBytes, signal, onBatch, onProgress } = options
  // the file is gone through twice, first for its encoding
  const source = await openText(blob, { sliceBytes, signal, onChecked: (bytes) => onProgress(Math.floor(bytes / 2), blob.size) })
  const pace = createPacer()
  const notes: CsvNote[] = source.encoding === 'utf-8' ? [] : [{ kind: 'encoding', encoding: source.encoding }]
  const batches = createBatches(blob.size, onBatch)
  const unclosed: CsvNote[] = []
  let reader: ReturnType<typeof createRecordReader> | undefined
  let dataLine = 1
  let column = 0
  let hasContent = false

  const open = (text: string, isWhole: boolean): ReturnType<typeof createRecordReader> => {
    const dialect = readDialect(text.slice(0, SAMPLE), isWhole && text.length <= SAMPLE)
    dataLine = dialect.dataLine
    column = options.column ?? dialect.index
    notes.push({ kind: 'column', index: column, columns: dialect.columns })
    return createRecordReader(dialect.delimiter, (line) => {
      if (unclosed.length < MAX_UNCLOSED_NOTES) unclosed.push({ kind: 'unclosed-quote', line })
    })
  }
  const take = (records: { rows: string[][]; lines: number[] }): void => {
    records.rows.forEach((cells, index) => {
      if (isBlankRow(cells, column)) return
      hasContent = true
      const line = records.lines[index] as number
      if (line >= dataLine) batches.add(line, cells[column] ?? '')
    })
  }

  let head = ''
  for await (const { text, bytes } of source.pieces()) {
    const piece = reader ? text : head + text
    if (!reader && piece.length < SAMPLE && bytes < blob.size) {
      head = piece
      continue
    }
    const rest = reader ? piece : piece.replace(/^\uFEFF+/, '')
    reader ??= open(rest, bytes === blob.size)
    take(reader.push(rest, bytes === blob.size))
    onProgress(Math.floor((blob.size + bytes) / 2), blob.size)
    await pace()
  }
  if (!hasContent) throw notACsv('empty')
  batches.end()
  return [...notes, ...unclosed]
}

const isBlankRow = (cells: readonly string[], column: number): boolean => {
  const cell = cells[column]
  // nearly always there is an address, and nothing else to look at
  return !(cell !== undefined && cell.length > 2 && cell.includes('@')) && isBlank(cells)
}

const createBatches = (bytes: number, onBatch: (batch: RowBatch) => void) => {
  const texts: string[] = []
  const allEnds: Uint32Array[] = []
  let row = 0
  let parts: string[] = []
  let length = 0
  let lines = new Uint32Array(BATCH_ROWS)
  let ends = new Uint32Array(BATCH_ROWS)
  let firsts = new Uint32Array(BATCH_ROWS)
  const shownAt = (earlier: number): string => {
    const batch = Math.floor(earlier / BATCH_ROWS)
    const at = earlier % BATCH_ROWS
    const text = texts[batch]
    if (text === undefined) return parts[at] as string
    const limits = allEnds[batch] as Uint32Array
    return text.slice(at === 0 ? 0 : limits[at - 1], limits[at])
  }
  // no address is shorter than three bytes, and each has a line of its own
  const firstOf = createFirstRows(Math.min(MAX_ROWS, Math.ceil(bytes / 4) + 1), shownAt)
  const flush = (): void => {
    const count = parts.length
    if (count === 0) return
    const text = parts.join('')
    texts.push(text)
    allEnds.push(ends)
    onBatch({ lines: lines.slice(0, count), ends: ends.slice(0, count), firsts: firsts.slice(0, count), text })
    parts = []
    length = 0
    lines = new Uint32Array(BATCH_ROWS)
    ends = new Uint32Array(BATCH_ROWS)
    firsts = new Uint32Array(BATCH_ROWS)
  }
  return {
    add(line: number, cell: string): void {
      if (row === MAX_ROWS) {
        throw new BackupError('too-large', 'the file has more than 1,000,000 rows', { details: { limit: MAX_ROWS, unit: 'rows' } })
      }
      const address = readAddress(cell)
      const shown = address ?? trimCell(cell)
      const at = parts.length
      parts.push(shown)
      length += shown.length
      lines[at] = line
      ends[at] = length
      firsts[at] = address === undefined ? NO_ADDRESS : firstOf(address, row)
      row++
      if (parts.length === BATCH_ROWS) flush()
    },
    end: flush,
  }
}
