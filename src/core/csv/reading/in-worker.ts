import { onAbort } from '../../async/abort.js'
import { aborted, BackupError, type ErrorCode, toBackupError } from '../../model/errors.js'
import type { ColumnChoice } from '../columns/choose-column.js'
import type { ColumnSample } from '../columns/column-sample.js'
import type { ReadChoices, ReadHost, ReadResult } from './read-csv.js'
import type { RowBatch } from './row-batches.js'
import { startWorker } from './start-worker.js'

/** The worker's requests, and the main thread's answers. */
interface Questions {
  chooseColumn: { ask: readonly ColumnSample[]; answer: ColumnChoice }
  detectEncoding: { ask: Uint8Array<ArrayBuffer>; answer: string }
}
export type Question = { [Name in keyof Questions]: { kind: 'ask'; name: Name; value: Questions[Name]['ask'] } }[keyof Questions]

export type ToWorker = { kind: 'read'; blob: Blob; choices: ReadChoices } | { kind: 'answer'; value: ColumnChoice | string }

export type FromWorker =
  | { kind: 'ready' }
  | { kind: 'progress'; done: number; total: number }
  | { kind: 'batch'; batch: RowBatch }
  | Question
  | { kind: 'done'; result: ReadResult }
  | { kind: 'failed'; code: ErrorCode; reason: string; details: unknown }

/** If no message has arrived after this many ms, the worker is blocked by a policy, missing, or of another origin. */
const FIRST_MESSAGE_MS = 2000

interface WorkerReadOptions extends ReadHost {
  choices: ReadChoices
  signal: AbortSignal
  onBatch(batch: RowBatch): void
  onProgress(done: number, total: number): void
}

/** Reads a file in a worker. Resolves to `undefined` if no worker starts or it fails; the caller must then discard the batches received. */
export const readInWorker = (blob: Blob, options: WorkerReadOptions): Promise<ReadResult | undefined> =>
  new Promise((resolve, reject) => {
    const { choices, signal, onBatch, onProgress } = options
    const worker = startWorker()
    if (worker === undefined) {
      resolve(undefined)
      return
    }
    let isOver = false
    const end = (settle: () => void): void => {
      isOver = true
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
    const post = (message: ToWorker): void => {
      if (!isOver) worker.postMessage(message)
    }
    const answer = (question: Question): void => {
      const pending = question.name === 'chooseColumn' ? options.chooseColumn(question.value) : options.detectEncoding(question.value)
      pending.then(
        (value) => post({ kind: 'answer', value }),
        (thrown) => end(() => reject(toBackupError(thrown, 'csv'))),
      )
    }
    const timer = setTimeout(giveUp, FIRST_MESSAGE_MS)
    const stopListening = onAbort(signal, () => end(() => reject(aborted('csv'))))
    worker.onerror = giveUp
    worker.onmessageerror = giveUp
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      clearTimeout(timer)
      switch (data.kind) {
        case 'ready':
          return post({ kind: 'read', blob, choices })
        case 'progress':
          return onProgress(data.done, data.total)
        case 'batch':
          return onBatch(data.batch)
        case 'ask':
          return answer(data)
        case 'done':
          return end(() => resolve(data.result))
        case 'failed':
          end(() => reject(new BackupError(data.code, data.reason, { details: data.details })))
      }
    }
  })
