import { onAbort } from '../async/abort.js'
import { aborted, BackupError, type ErrorCode } from '../model/errors.js'
import type { CsvNote } from './csv.js'
import type { RowBatch } from './read-csv.js'
import { startWorker } from './start-worker.js'

export interface ToWorker {
  blob: Blob
  column: number | undefined
}

export type FromWorker =
  | { kind: 'ready' }
  | { kind: 'progress'; done: number; total: number }
  | { kind: 'batch'; batch: RowBatch }
  | { kind: 'done'; notes: readonly CsvNote[] }
  | { kind: 'failed'; code: ErrorCode; reason: string; details: unknown }

/** A worker without a message by then is blocked by a policy, missing or of another origin. */
const FIRST_MESSAGE_MS = 2000

interface WorkerReadOptions {
  column: number | undefined
  signal: AbortSignal
  onBatch(batch: RowBatch): void
  onProgress(done: number, total: number): void
}

/** Reads a file in a worker. Resolves `undefined` if no worker starts or it fails; batches received until then are void. */
export const readInWorker = (blob: Blob, options: WorkerReadOptions): Promise<readonly CsvNote[] | undefined> =>
  new Promise((resolve, reject) => {
    const { column, signal, onBatch, onProgress } = options
    const worker = startWorker()
    if (worker === undefined) {
      resolve(undefined)
      return
    }
    const end = (settle: () => void): void => {
      clearTimeout(timer)
      stopListening()
      worker.onmessage = null
      worker.onerror = null
      worker.onmessageerror = null
      worker.terminate()
      settle()
    }
    const giveUp = (event?: Event): void => {
      event?.preventDefault()
      end(() => resolve(undefined))
    }
    const timer = setTimeout(giveUp, FIRST_MESSAGE_MS)
    const stopListening = onAbort(signal, () => end(() => reject(aborted('csv'))))
    worker.onerror = giveUp
    worker.onmessageerror = giveUp
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      clearTimeout(timer)
      if (data.kind === 'ready') worker.postMessage({ blob, column } satisfies ToWorker)
      else if (data.kind === 'progress') onProgress(data.done, data.total)
      else if (data.kind === 'batch') onBatch(data.batch)
      else if (data.kind === 'done') end(() => resolve(data.notes))
      else end(() => reject(new BackupError(data.code, data.reason, { details: data.details })))
    }
  })
