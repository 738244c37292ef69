import type { BackupError } from '../model/errors.js'

/** The latest failure of each item that has not been retried, by item key. */
export interface ItemFailures {
  put(key: number, error: BackupError): void
  delete(key: number): void
  clear(): void
  /** The latest failure; once it is deleted, the one before it. */
  latest(): BackupError | undefined
}

export const createItemFailures = (): ItemFailures => {
  const failures = new Map<number, BackupError>()
  let latest: BackupError | undefined
  return {
    put(key, error) {
      failures.delete(key)
      failures.set(key, error)
      latest = error
    },
    delete(key) {
      const deleted = failures.get(key)
      if (deleted === undefined) return
      failures.delete(key)
      if (deleted !== latest) return
      latest = undefined
      for (const error of failures.values()) latest = error
    },
    clear() {
      failures.clear()
      latest = undefined
    },
    latest: () => latest,
  }
}
