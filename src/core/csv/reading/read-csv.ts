import { createPacer } from '../../async/pacer.js'
import type { ColumnChoice, ColumnMatch } from '../columns/choose-column.js'
import { type ColumnSample, sampleColumns } from '../columns/column-sample.js'
import { type Layout, readLayout } from '../columns/layout.js'
import type { CsvNote } from '../csv.js'
import { openText } from '../parsing/decode.js'
import { notACsv } from '../parsing/looks-like.js'
import { createRecordReader, type RecordReader, type Records } from '../parsing/records.js'
import { createRowBatches, type RowBatch } from './row-batches.js'
import { createRowReader, type RowReader } from './row-reader.js'

/** Enough characters for the first 200 rows of most exports. */
const SAMPLE_CHARACTERS = 262_144
const MAX_LINE_NOTES = 20

/** Choices for reading a file. Omitted values are detected. */
export interface ReadChoices {
  column?: number | undefined
  delimiter?: string | undefined
  encoding?: string | undefined
}

/** Requests to the main thread, which has the directory and loads the detector on demand. */
export interface ReadHost {
  chooseColumn(columns: readonly ColumnSample[]): Promise<ColumnChoice>
  detectEncoding(bytes: Uint8Array<ArrayBuffer>): Promise<string>
}

export interface ReadOptions extends ReadHost {
  choices: ReadChoices
  sliceBytes: number
  signal?: AbortSignal | undefined
  onBatch(batch: RowBatch): void
  onProgress(done: number, total: number): void
}

/** Findings about a file as a whole. */
export interface ReadResult {
  notes: readonly CsvNote[]
  encoding: string
  delimiter: string
  /** The columns that may hold the addresses, the best first; empty for a list without columns. */
  columns: readonly ColumnMatch[]
}

/**
 * Reads a whole file, batch by batch.
 *
 * @throws `not-a-csv`, `too-large`, `unreadable`, `aborted`
 */
export const readCsv = async (blob: Blob, options: ReadOptions): Promise<ReadResult> => {
  const { choices, sliceBytes, signal, onBatch, onProgress } = options
  const source = await openText(blob, {
    sliceBytes,
    signal,
    encoding: choices.encoding,
    detect: options.detectEncoding,
    // the file is read twice, first for its encoding
    onChecked: (bytes) => onProgress(Math.floor(bytes / 2), blob.size),
  })
  const pace = createPacer()
  const skipped: number[] = []
  let skippedCount = 0
  const unclosed: CsvNote[] = []
  let records: RecordReader | undefined
  let rows: RowReader | undefined
  let layout: Layout | undefined
  let column = 0
  let columns: readonly ColumnMatch[] = []

  const skip = (line: number): void => {
    skippedCount++
    if (skipped.length < MAX_LINE_NOTES) skipped.push(line)
  }
  const batchesFor = (typeColumn: number) => createRowBatches(blob.size, typeColumn >= 0, onBatch)
  let batches: ReturnType<typeof createRowBatches> | undefined

  const open = async (text: string, isWhole: boolean): Promise<void> => {
    const read = readLayout(text.slice(0, SAMPLE_CHARACTERS), isWhole && text.length <= SAMPLE_CHARACTERS, choices.delimiter)
    layout = choices.column === undefined ? read : { ...read, isList: false }
    for (const line of layout.titles) skip(line)
    const choice: ColumnChoice = layout.isList
      ? { index: layout.addressColumns[0] ?? 0, idColumns: [], candidates: [] }
      : await options.chooseColumn(sampleColumns(layout))
    column = choices.column ?? choice.index
    columns = choice.candidates
    batches = batchesFor(layout.typeColumn)
    rows = createRowReader({ layout, column, takesIds: choice.idColumns.includes(column), batches, onSkipped: skip })
    records = createRecordReader(layout.delimiter, (line) => {
      if (unclosed.length < MAX_LINE_NOTES) unclosed.push({ kind: 'unclosed-quote', line })
    })
  }
  const take = async ({ rows: all, lines }: Records): Promise<void> => {
    for (let index = 0; index < all.length; index++) {
      rows?.read(all[index] as string[], lines[index] as number)
      const yielding = index % 512 === 511 ? pace(512) : undefined
      if (yielding) await yielding
    }
  }

  let head = ''
  for await (const { text, bytes } of source.pieces()) {
    let piece = text
    if (records === undefined) {
      head += text
      if (head.length < SAMPLE_CHARACTERS && bytes < blob.size) continue
      piece = head.replace(/^\uFEFF+/, '')
      head = ''
      await open(piece, bytes === blob.size)
    }
    if (records !== undefined) await take(records.push(piece, bytes === blob.size))
    onProgress(Math.floor((blob.size + bytes) / 2), blob.size)
    await pace()
  }
  if (layout === undefined || rows?.hasContent !== true) throw notACsv('empty')
  batches?.end()
  const encodingNote: CsvNote[] =
    source.encoding === 'utf-8' && choices.encoding === undefined ? [] : [{ kind: 'encoding', encoding: source.encoding }]
  const skippedNote: CsvNote[] = skippedCount === 0 ? [] : [{ kind: 'skipped-lines', count: skippedCount, lines: skipped }]
  return {
    encoding: source.encoding,
    delimiter: layout.delimiter,
    columns,
    notes: [...encodingNote, { kind: 'column', index: column, columns: layout.columns }, ...skippedNote, ...unclosed],
  }
}
