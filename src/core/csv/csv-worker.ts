// The build writes this module as one file without imports (see vite.config.ts). Nothing imports it; start-worker.ts starts it.
import { BackupError, toBackupError } from '../model/errors.js'
import type { FromWorker, ToWorker } from './in-worker.js'
import { readCsv } from './read-csv.js'

const post = (message: FromWorker, transfer: Transferable[] = []): void => self.postMessage(message, { transfer })

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  readCsv(data.blob, {
    column: data.column,
    sliceBytes: 262_144,
    onBatch: (batch) => post({ kind: 'batch', batch }, [batch.lines.buffer, batch.ends.buffer, batch.firsts.buffer]),
    onProgress: (done, total) => post({ kind: 'progress', done, total }),
  }).then(
    (notes) => post({ kind: 'done', notes }),
    (thrown: unknown) => {
      const { code, reason, details } = thrown instanceof BackupError ? thrown : toBackupError(thrown, 'csv')
      post({ kind: 'failed', code, reason, details })
    },
  )
}
post({ kind: 'ready' })
