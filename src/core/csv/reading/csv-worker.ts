// The build writes this module as one file without imports (see vite.config.ts). Nothing imports it; start-worker.ts starts it.
import { BackupError, toBackupError } from '../../model/errors.js'
import type { ColumnChoice } from '../columns/choose-column.js'
import { readFieldLayout } from '../columns/field-records.js'
import { createEscapeDecoder } from '../parsing/escaped-text.js'
import { findSuspectCells } from '../parsing/suspect-cells.js'
import { repairWindows1252 } from '../parsing/windows-1252.js'
import type { FromWorker, Question, ToWorker } from './in-worker.js'
import { type ReadChoices, readCsv } from './read-csv.js'

/** Larger than on the main thread: a worker may work longer, and each slice is a request to the browser. */
const SLICE_BYTES = 1_048_576
/** Receives the answer to the latest request. */
let onAnswer: ((value: ColumnChoice | string) => void) | undefined

const post = (message: FromWorker, transfer: Transferable[] = []): void => self.postMessage(message, { transfer })

const ask = <T extends ColumnChoice | string>(question: Question): Promise<T> =>
  new Promise((resolve) => {
    onAnswer = resolve as (value: ColumnChoice | string) => void
    post(question)
  })

const read = (blob: Blob, choices: ReadChoices): Promise<void> =>
  readCsv(blob, {
    choices,
    sliceBytes: SLICE_BYTES,
    chooseColumn: (value) => ask({ kind: 'ask', name: 'chooseColumn', value }),
    loadRareParts: async () => ({ createEscapeDecoder, readFieldLayout, findSuspectCells, repairWindows1252 }),
    detectEncoding: (value) => ask({ kind: 'ask', name: 'detectEncoding', value }),
    onBatch: (batch) => post({ kind: 'batch', batch }, [batch.lines.buffer, batch.ends.buffer, batch.firsts.buffer]),
    onProgress: (done, total) => post({ kind: 'progress', done, total }),
  }).then(
    (result) => post({ kind: 'done', result }),
    (thrown: unknown) => {
      const { code, reason, details } = thrown instanceof BackupError ? thrown : toBackupError(thrown, 'csv')
      post({ kind: 'failed', code, reason, details })
    },
  )

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'read') void read(data.blob, data.choices)
  else onAnswer?.(data.value)
}
post({ kind: 'ready' })
