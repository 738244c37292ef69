import { aborted } from '../../model/errors.js'
import { readInWorker } from './in-worker.js'
import { type ReadChoices, type ReadHost, type ReadResult, readCsv } from './read-csv.js'
import { BATCH_ROWS, MEMBER_TYPES, type MemberType, NO_ADDRESS, type RowBatch } from './row-batches.js'

const SLICE_BYTES = 65_536

/** The rows of a file. Typed arrays hold up to a million of them. */
export interface Sheet extends ReadResult {
  readonly length: number
  line(row: number): number
  address(row: number): string
  /** The first row of the same folded address, or -1 for a row without an address. */
  first(row: number): number
  /** Kind of member that the type column gives for the row. */
  type(row: number): MemberType
}

interface SheetOptions extends ReadHost {
  choices: ReadChoices
  signal: AbortSignal
  onProgress(done: number, total: number): void
}

/** Joins the batches of a file to a sheet. */
export const createSheet = (batches: readonly RowBatch[], result: ReadResult): Sheet => {
  const last = batches.at(-1)
  const batchOf = (row: number): RowBatch => batches[Math.floor(row / BATCH_ROWS)] as RowBatch
  return {
    ...result,
    length: last === undefined ? 0 : (batches.length - 1) * BATCH_ROWS + last.lines.length,
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
    type: (row) => MEMBER_TYPES[batchOf(row).types?.[row % BATCH_ROWS] ?? 0],
  }
}

/** Reads a file in a worker, or in small slices on the main thread if no worker starts. */
export const readSheet = async (blob: Blob, options: SheetOptions): Promise<Sheet> => {
  let batches: RowBatch[] = []
  const onBatch = (batch: RowBatch): void => {
    batches.push(batch)
  }
  if (options.signal.aborted) throw aborted('csv')
  const result = await readInWorker(blob, { ...options, onBatch })
  if (result) return createSheet(batches, result)
  batches = []
  const here = await readCsv(blob, {
    ...options,
    loadRareParts: async () => (await import('./rare-files.js')).rareFiles,
    sliceBytes: SLICE_BYTES,
    onBatch,
  })
  return createSheet(batches, { ...here, notes: [...here.notes, { kind: 'no-worker' }] })
}
