import { abortable, linkAbort } from '../async/abort.js'
import { createPacer, yieldToEventLoop } from '../async/pacer.js'
import type { BackupAdapter } from '../model/adapter.js'
import { aborted } from '../model/errors.js'
import type { Scope } from '../model/model.js'
import type { UserTable } from '../selection/user-table.js'
import { foldAddress } from './address.js'
import type { Sheet } from './sheet.js'
import { createVerdicts, type Verdicts } from './verdicts.js'

/** Keys of one `matchUsers` call. */
export const BATCH_KEYS = 5000
const LANES = 2

interface MatchOptions {
  port: BackupAdapter
  users: UserTable
  scope: Scope
  signal: AbortSignal
  onProgress(done: number, total: number): void
  /** The verdicts in the making, which want to hear of every change of standing from now on. */
  onVerdicts(verdicts: Verdicts): void
}

/** Asks the directory about every address once. Rejects as the backend did, or `aborted`. */
export const matchSheet = async (sheet: Sheet, { port, users, scope, signal, onProgress, onVerdicts }: MatchOptions): Promise<Verdicts> => {
  const verdicts = createVerdicts(sheet, users)
  onVerdicts(verdicts)
  if (signal.aborted) throw aborted('csv')
  const stop = linkAbort(signal)
  let next = 0
  let done = 0
  const lane = async (): Promise<void> => {
    const pace = createPacer()
    for (;;) {
      const rows: number[] = []
      const keys: string[] = []
      for (; next < sheet.length && rows.length < BATCH_KEYS; next++) {
        if (sheet.first(next) !== next) continue
        rows.push(next)
        keys.push(foldAddress(sheet.address(next)))
      }
      if (rows.length === 0) return
      const answers = await abortable(port.matchUsers(scope, keys, { signal: stop.signal }), stop.signal, 'csv')
      // adapters in memory answer within the same task
      await yieldToEventLoop()
      for (let index = 0; index < rows.length; index++) {
        if (stop.signal.aborted) throw aborted('csv')
        const user = answers[index]
        if (user) verdicts.match(rows[index] as number, users.put(user))
        if (index % 512 === 511) await pace()
      }
      done += rows.length
      onProgress(done, sheet.length)
    }
  }
  try {
    onProgress(0, sheet.length)
    await Promise.all(Array.from({ length: LANES }, lane))
    await verdicts.settle()
    if (signal.aborted) throw aborted('csv')
    return verdicts
  } finally {
    stop.abort()
    stop.unlink()
  }
}
