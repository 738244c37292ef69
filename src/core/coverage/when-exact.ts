import { effect, type ReadonlySignal, untracked } from '@preact/signals-core'
import { abortable } from '../async/abort.js'
import { BackupError, disposed } from '../model/errors.js'

export interface WhenExactHost {
  /** Increases with each change that may settle the promise. */
  revision: ReadonlySignal<number>
  isExact(): boolean
  isStopped(): boolean
  isDisposed(): boolean
  failure(): BackupError | undefined
}

/**
 * Resolves when the count is exact.
 *
 * @throws `count-unknown` as soon as the count cannot become exact without a retry, `aborted`, `disposed`.
 */
export const whenExact = (host: WhenExactHost, signal: AbortSignal): Promise<void> => {
  let stop = (): void => {}
  const exact = new Promise<void>((resolve, reject) => {
    const check = (): void => {
      const cause = host.failure()
      if (host.isDisposed()) reject(disposed())
      else if (host.isExact()) resolve()
      else if (cause !== undefined) reject(new BackupError('count-unknown', 'the members of an item could not be fetched', { cause }))
      else if (host.isStopped()) reject(new BackupError('count-unknown', 'fetching members was stopped'))
    }
    stop = effect(() => {
      host.revision.value
      untracked(check)
    })
  })
  return abortable(exact, signal).finally(() => stop())
}
