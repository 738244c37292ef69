import { effect, type ReadonlySignal, untracked } from '@preact/signals-core'
import { aborted, BackupError } from '../model/errors.js'

export interface Exactness {
  /** Changes with whatever may decide. */
  box: ReadonlySignal<number>
  isExact(): boolean
  isStopped(): boolean
  isDisposed(): boolean
  failure(): BackupError | undefined
}

/** Resolves when the count is exact; rejects as soon as it cannot become so by itself. */
export const whenExact = (of: Exactness, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    let isOver = false
    let stop: (() => void) | undefined
    const end = (settle: () => void): void => {
      if (isOver) return
      isOver = true
      stop?.()
      signal.removeEventListener('abort', onAbort)
      settle()
    }
    const fail = (error: BackupError): void => end(() => reject(error))
    const onAbort = (): void => fail(aborted())
    const look = (): void => {
      const cause = of.failure()
      if (of.isDisposed()) fail(new BackupError('disposed', 'the session is disposed'))
      else if (signal.aborted) onAbort()
      else if (of.isExact()) end(resolve)
      else if (cause !== undefined) fail(new BackupError('count-unknown', 'members of an item could not be fetched', { cause }))
      else if (of.isStopped()) fail(new BackupError('count-unknown', 'fetching members was stopped'))
    }
    signal.addEventListener('abort', onAbort)
    stop = effect(() => {
      of.box.value
      untracked(look)
    })
    // over before the effect could be told
    if (isOver) stop()
  })
