import { aborted } from '../model/errors.js'
import type { CsvNote } from './csv.js'
import { readInWorker } from './in-worker.js'
import { BATCH_ROWS, NO_ADDRESS, type RowBatch, readCsv } from './read-csv.js'

/** The rows of a file as they stand in it, a million of them in a few typed arrays. */
export interface Sheet {
  readonly length: number
  readonly notes: readonly CsvNote[]
  line(row: number): number
  address(row: number): string
  /** The first row of the same folded address, or -1 for a row without an address. */
  first(row: number): number
}

interface SheetOptions {
  column: number | undefined
  signal: AbortSignal
  onProgress(done: number, total: number): void
}

export const createSheet = (batches: readonly RowBatch[], notes: readonly CsvNote[]): Sheet => {
  const last = batches.at(-1)
  const batchOf = (row: number): RowBatch => batches[Math.floor(row / BATCH_ROWS)] as RowBatch
  return {
    length: last === undefined ? 0 : (batches.length - 1) * BATCH_ROWS + last.lines.length,
    notes,
    line: (row) => batchOf(row).lines[row % BATCH_ROWS] as number,
    address(row) {
      const { text, ends } = batchOf(row)
      const at = row % BATCH_ROWS
      return text.slice(at === 0 ? 0 : ends[at - 1], ends[at])
    },
    first(row) {
      const first = batchOf(row).firsts[row % BATCH_ROWS] as number
      return first === NO_ADDRESS ? -1 : first
    },
  }
}

/** Reads a file off the main thread, or in small slices on it where no worker can start. */
export const readSheet = async (blob: Blob, { column, signal, onProgress }: SheetOptions): Promise<Sheet> => {
  let batches: RowBatch[] = []
  const onBatch = (batch: RowBatch): void => {
    batches.push(batch)
  }
  if (signal.aborted) throw aborted('csv')
  const notes = await readInWorker(blob, { column, signal, onBatch, onProgress })
  if (notes) return createSheet(batches, notes)
  batches = []
  const here = await readCsv(blob, { column, signal, sliceBytes: 65_536, onBatch, onProgress })
  return createSheet(batches, [...here, { kind: 'no-worker' }])
}
