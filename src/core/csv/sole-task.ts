import { aborted, BackupError, toBackupError } from '../model/errors.js'

/** Runs one task at a time: a new task aborts the previous one. */
export interface SoleTask {
  readonly isRunning: boolean
  /** Rejects `aborted` when the task is cancelled or replaced, `disposed` after `dispose`. */
  run(task: (signal: AbortSignal) => Promise<void>): Promise<void>
  cancel(): void
  dispose(): void
}

/**
 * @param call the name in error messages
 * @param onEnd called when the last running task has ended
 */
export const createSoleTask = (call: string, onEnd: () => void): SoleTask => {
  let current: AbortController | undefined
  let isDisposed = false

  const disposed = (): BackupError => new BackupError('disposed', 'the session is disposed', { call })
  const cancel = (): void => {
    current?.abort()
    current = undefined
    onEnd()
  }
  return {
    get isRunning() {
      return current !== undefined
    },
    async run(task) {
      if (isDisposed) throw disposed()
      cancel()
      const own = new AbortController()
      current = own
      try {
        await task(own.signal)
      } catch (thrown) {
        if (isDisposed) throw disposed()
        throw own.signal.aborted ? aborted(call) : toBackupError(thrown, call)
      } finally {
        own.abort()
        if (current === own) cancel()
      }
    },
    cancel,
    dispose() {
      isDisposed = true
      cancel()
    },
  }
}
