import { BackupError, type BackupRun } from '../../core/internal.js'

/** Idempotency keys of starts and retries, each with the run that was returned. */
export interface IdempotencyKeys {
  /**
   * Returns the id of the run that was returned for this key and request.
   * @throws `bad-input` without a key, or for a key of another request
   */
  find(key: string, request: string): string | undefined
  keep(key: string, request: string, run: BackupRun): void
}

export const createIdempotencyKeys = (): IdempotencyKeys => {
  const kept = new Map<string, { request: string; runId: string }>()
  return {
    find(key, request) {
      if (typeof key !== 'string' || key === '')
        throw new BackupError('bad-input', 'an idempotency key is required', { field: 'idempotencyKey' })
      const held = kept.get(key)
      if (held === undefined) return undefined
      if (held.request !== request) throw new BackupError('bad-input', 'this key was used for another request', { field: 'idempotencyKey' })
      return held.runId
    },
    keep(key, request, run) {
      kept.set(key, { request, runId: run.id })
    },
  }
}
