import { createPacer } from '../async/pacer.js'
import { openText } from './decode.js'
import { isBlank, readDialect } from './dialect.js'
import { createRecordReader } from './records.js'

/** A delimited file as it stands: every row but blank ones, headers included. */
export interface Table {
  rows: readonly (readonly string[])[]
  /** The physical line, from 1, on which each row begins. */
  lines: readonly number[]
  /** Where a quote opens that nothing closes: the line was read as it is. */
  unclosed: readonly number[]
}

const SLICE = 262_144
const SAMPLE = 32_768

/** Reads a whole file as a table. Rejects `not-a-csv`, `too-large`, `unreadable`, `aborted`. */
export const readTable = async (blob: Blob, signal?: AbortSignal): Promise<Table> => {
  const source = await openText(blob, { sliceBytes: SLICE, signal, onChecked: () => {} })
  const pace = createPacer()
  const rows: string[][] = []
  const lines: number[] = []
  const unclosed: number[] = []
  let reader: ReturnType<typeof createRecordReader> | undefined
  for await (const { text, bytes } of source.pieces()) {
    const isLast = bytes >= blob.size
    const piece = reader === undefined ? text.replace(/^\uFEFF+/, '') : text
    reader ??= createRecordReader(readDialect(piece.slice(0, SAMPLE), isLast && piece.length <= SAMPLE).delimiter, (line) =>
      unclosed.push(line),
    )
    const records = reader.push(piece, isLast)
    records.rows.forEach((cells, place) => {
      if (isBlank(cells)) return
      rows.push(cells)
      lines.push(records.lines[place] as number)
    })
    await pace()
  }
  return { rows, lines, unclosed }
}
