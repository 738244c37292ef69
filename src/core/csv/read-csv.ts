import { BackupError } from '../errors.js'
import { foldAddress, readAddress, trimCell } from './address.js'
import type { CsvNote } from './csv.js'
import { openText } from './decode.js'
import { isBlank, readDialect } from './dialect.js'
import { notACsv } from './looks-like.js'
import { createPacer } from './pause.js'
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
  const batches = createBatches(onBatch)
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

const SHARDS = 256

/** Finds equal addresses. Many small maps, as a big one stops everything for 50 ms each time it grows. */
const createFirsts = (): ((key: string, row: number) => number) => {
  const maps = Array.from({ length: SHARDS }, () => new Map<string, number>())
  return (key, row) => {
    let hash = 0
    for (let index = 0; index < key.length; index++) hash = (Math.imul(hash, 31) + key.charCodeAt(index)) | 0
    const map = maps[(hash ^ (hash >>> 11)) & (SHARDS - 1)] as Map<string, number>
    const first = map.get(key)
    if (first === undefined) map.set(key, row)
    return first ?? row
  }
}

const createBatches = (onBatch: (batch: RowBatch) => void) => {
  const firstOf = createFirsts()
  let row = 0
  let parts: string[] = []
  let length = 0
  let lines = new Uint32Array(BATCH_ROWS)
  let ends = new Uint32Array(BATCH_ROWS)
  let firsts = new Uint32Array(BATCH_ROWS)
  const flush = (): void => {
    const count = parts.length
    if (count === 0) return
    onBatch({ lines: lines.slice(0, count), ends: ends.slice(0, count), firsts: firsts.slice(0, count), text: parts.join('') })
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
      firsts[at] = address === undefined ? NO_ADDRESS : firstOf(foldAddress(address), row)
      row++
      if (parts.length === BATCH_ROWS) flush()
    },
    end: flush,
  }
}
