import { effect, type ReadonlySignal, untracked } from '@preact/signals-core'
import { aborted, BackupError } from '../model/errors.js'

export interface WhenExactHost {
  /** Counts up with each change that may decide. */
  revision: ReadonlySignal<number>
  isExact(): boolean
  isStopped(): boolean
  isDisposed(): boolean
  failure(): BackupError | undefined
}

/**
 * Resolves when the count is exact.
 *
 * @throws `count-unknown` as soon as the count cannot become exact by itself, `aborted`, `disposed`.
 */
export const whenExact = (host: WhenExactHost, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    let isSettled = false
    let stop: (() => void) | undefined
    const end = (settle: () => void): void => {
      if (isSettled) return
      isSettled = true
      stop?.()
      signal.removeEventListener('abort', onAbort)
      settle()
    }
    const fail = (error: BackupError): void => end(() => reject(error))
    const onAbort = (): void => fail(aborted())
    const check = (): void => {
      const cause = host.failure()
      if (host.isDisposed()) fail(new BackupError('disposed', 'the session is disposed'))
      else if (signal.aborted) onAbort()
      else if (host.isExact()) end(resolve)
      else if (cause !== undefined) fail(new BackupError('count-unknown', 'the members of an item could not be fetched', { cause }))
      else if (host.isStopped()) fail(new BackupError('count-unknown', 'fetching members was stopped'))
    }
    signal.addEventListener('abort', onAbort)
    stop = effect(() => {
      host.revision.value
      untracked(check)
    })
    // the first check may have settled before `stop` was assigned
    if (isSettled) stop()
  })
