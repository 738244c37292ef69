import { createPacer } from '../../async/pacer.js'
import type { RecordReader } from '../parsing/records.js'

/** The rows of a delimited file, headers included, blank rows excluded. */
export interface Table {
  rows: readonly (readonly string[])[]
  /** Physical line, from 1, on which each row begins. */
  lines: readonly number[]
  /** Lines on which a quote opens and never closes. They were read as plain text. */
  unclosed: readonly number[]
}

const SLICE_BYTES = 262_144

/**
 * Reads a delimited file as a table, in every encoding and with every delimiter that the CSV upload accepts. Loads the parser with the
 * first file.
 *
 * @throws `not-a-csv`, `too-large`, `unreadable`, `aborted`
 */
export const readTable = async (blob: Blob, signal?: AbortSignal): Promise<Table> => {
  const [{ openText }, { findDelimiter }, { notACsv, textLooksLike }, { isBlank }, { createRecordReader }] = await Promise.all([
    import('../parsing/decode.js'),
    import('../columns/delimiter.js'),
    import('../parsing/looks-like.js'),
    import('../columns/noise.js'),
    import('../parsing/records.js'),
  ])
  const detect = async (bytes: Uint8Array): Promise<string> => (await import('./rare-files.js')).rareFiles.detectEncoding(bytes)
  const source = await openText(blob, {
    sliceBytes: SLICE_BYTES,
    signal,
    detect,
    loadRareParts: async () => (await import('./rare-files.js')).rareFiles,
    onChecked: () => {},
  })
  const pace = createPacer()
  const rows: string[][] = []
  const lines: number[] = []
  const unclosed: number[] = []
  let reader: RecordReader | undefined
  for await (const { text, bytes } of source.pieces()) {
    const isLast = bytes >= blob.size
    const piece = reader === undefined ? text.replace(/^\uFEFF+/, '') : text
    if (reader === undefined) {
      const format = textLooksLike(piece)
      if (format) throw notACsv(format)
      reader = createRecordReader(findDelimiter(piece, isLast), (line) => unclosed.push(line))
    }
    const records = reader.push(piece, isLast)
    records.rows.forEach((cells, index) => {
      if (isBlank(cells)) return
      rows.push(cells)
      lines.push(records.lines[index] as number)
    })
    await pace()
  }
  return { rows, lines, unclosed }
}
