import type { BackupError } from '../model/errors.js'

/** What failed and was not tried again, by the key of the item. */
export interface Failures {
  put(key: number, error: BackupError): void
  delete(key: number): void
  clear(): void
  latest(): BackupError | undefined
}

export const createFailures = (): Failures => {
  const all = new Map<number, BackupError>()
  let latest: BackupError | undefined
  return {
    put(key, error) {
      all.delete(key)
      all.set(key, error)
      latest = error
    },
    delete(key) {
      const gone = all.get(key)
      if (gone === undefined) return
      all.delete(key)
      if (gone !== latest) return
      latest = undefined
      for (const error of all.values()) latest = error
    },
    clear() {
      all.clear()
      latest = undefined
    },
    latest: () => latest,
  }
}
