import { createPacer } from '../../async/pacer.js'
import { readAddresses } from '../cells/address.js'
import { isHeaderWord, isTypeName } from '../cells/header-names.js'
import { readGuid } from '../cells/ids.js'
import { addressColumnsOf } from '../columns/address-columns.js'
import type { ColumnChoice, ColumnMatch } from '../columns/choose-column.js'
import { type ColumnSample, sampleColumns } from '../columns/column-sample.js'
import type { CellReaders, FieldLayout } from '../columns/field-records.js'
import { type Layout, readLayout } from '../columns/layout.js'
import type { CsvNote } from '../csv.js'
import { openText } from '../parsing/decode.js'
import { notACsv, textLooksLike } from '../parsing/looks-like.js'
import { createUnsplitReader, LONGEST_RECORD, type UnsplitReader, type UnsplitRecords } from '../parsing/records.js'
import type { RareParts } from './rare-parts.js'
import { createRowBatches, type RowBatch } from './row-batches.js'
import { createRowReader, type RowReader } from './row-reader.js'

/** Enough characters for the first 200 rows of most exports. */
const SAMPLE_CHARACTERS = 262_144
const MAX_LINE_NOTES = 20
/** JSON, an item of YAML, or a line that begins with a name and a colon, after comments and a title. */
const MAY_HAVE_FIELDS = /^\s*(?:(?:#.*|---)\s+)*(?:[{[]|- |[^\s"<@,;:][^"<@,;:\n]*:)/
/** Addresses that a web page, a person or a formula wrote in another form: `a&#64;b`, `a (at) b`, `a=40b`, `"a"&"@b"`. */
const MAY_BE_ESCAPED =
  /&(?:#\d|#x[\da-f]|commat;|lt;|gt;|apos;)|\\u0040|[([{] ?(?:at|ät|arroba|arobase|@) ?[)\]}]|(?: at |=40|[_-]at[_-])[\w-]{1,63}(?:[ _-]dot[ _-]|\.|=2E)\w|(?:<at>|\*at\*|\(a\))\w|" ?& ?["A-Z]|=(?:CONCAT|TEXT|VERKETT|ZŁĄCZ|СЦЕП)/i
/** `ida.holmATexample.com`. */
const HAS_UPPER_AT = /[a-z\d]AT[a-z\d][a-z\d-]{0,62}\.[a-z]{2}/

const CELL_READERS: CellReaders = { readAddresses, readGuid, isHeaderWord, isTypeName, addressColumnsOf }

/** Choices for reading a file. Omitted values are detected. */
export interface ReadChoices {
  column?: number | undefined
  delimiter?: string | undefined
  encoding?: string | undefined
}

/** Requests to the main thread, which has the directory and loads the rarely needed parts on demand. */
export interface ReadHost {
  chooseColumn(columns: readonly ColumnSample[]): Promise<ColumnChoice>
  detectEncoding(bytes: Uint8Array<ArrayBuffer>): Promise<string>
}

export interface ReadOptions extends ReadHost {
  choices: ReadChoices
  /** Loads the reader of JSON, contact cards and other text that names its values, and the one of other encodings. */
  loadRareParts(): Promise<RareParts>
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
    loadRareParts: options.loadRareParts,
    // the file is read twice, first for its encoding
    onChecked: (bytes) => onProgress(Math.floor(bytes / 2), blob.size),
  })
  const pace = createPacer()
  const skipped: number[] = []
  let skippedCount = 0
  const unclosed: CsvNote[] = []
  let records: UnsplitReader | undefined
  let fieldReader: ReturnType<FieldLayout['createReader']> | undefined
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
    const sample = text.slice(0, SAMPLE_CHARACTERS)
    const isWholeSample = isWhole && text.length <= SAMPLE_CHARACTERS
    const mayHaveFields = MAY_HAVE_FIELDS.test(sample) && (choices.delimiter ?? ':') === ':'
    // if the one script was copied without the file beside it, such a file is a list
    const rare = mayHaveFields ? await options.loadRareParts().catch(() => undefined) : undefined
    const fields = rare?.readFieldLayout(sample, isWholeSample, CELL_READERS)
    const format = fields === undefined ? textLooksLike(sample) : undefined
    if (format) throw notACsv(format)
    const read = fields ?? readLayout(sample, isWholeSample, choices.delimiter)
    layout = choices.column === undefined ? read : { ...read, isList: false }
    for (const line of layout.titles) skip(line)
    const choice: ColumnChoice = layout.isList
      ? { index: layout.addressColumns[0] ?? 0, idColumns: [], candidates: [] }
      : await options.chooseColumn(sampleColumns(layout))
    column = choices.column ?? choice.index
    columns = choice.candidates
    batches = batchesFor(layout.typeColumn)
    rows = createRowReader({ layout, column, takesIds: choice.idColumns.includes(column), batches, onSkipped: skip })
    const onUnclosed = (line: number): void => {
      if (unclosed.length < MAX_LINE_NOTES) unclosed.push({ kind: 'unclosed-quote', line })
    }
    fieldReader = fields?.createReader()
    records = fieldReader ?? createUnsplitReader(layout.delimiter, onUnclosed)
  }
  const take = async ({ rows: all, lines }: UnsplitRecords): Promise<void> => {
    for (let index = 0; index < all.length; index++) {
      rows?.read(all[index] as string | string[], lines[index] as number)
      const yielding = index % 512 === 511 ? pace(512) : undefined
      if (yielding) await yielding
    }
  }

  let head = ''
  let decodeEscapes: ReturnType<RareParts['createEscapeDecoder']> | undefined
  for await (const { text, bytes } of source.pieces()) {
    let piece = text
    const isLast = bytes === blob.size
    if (records === undefined) {
      head += text
      if (head.length < SAMPLE_CHARACTERS && !isLast) continue
      if (MAY_BE_ESCAPED.test(head) || HAS_UPPER_AT.test(head))
        decodeEscapes = (await options.loadRareParts().catch(() => undefined))?.createEscapeDecoder()
      piece = head.replace(/^\uFEFF+/, '')
      head = ''
    }
    piece = decodeEscapes?.(piece, isLast) ?? piece
    if (records === undefined) await open(piece, isLast)
    if ((fieldReader?.held() ?? 0) > LONGEST_RECORD) throw notACsv('binary')
    if (records !== undefined) await take(records.push(piece, isLast))
    onProgress(Math.floor((blob.size + bytes) / 2), blob.size)
    await pace()
  }
  if (layout === undefined || rows?.hasContent !== true) throw notACsv('empty')
  rows.end()
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
