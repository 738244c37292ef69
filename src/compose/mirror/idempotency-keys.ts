import { BackupError } from '../../core/internal.js'

/** Idempotency keys of starts, retries and give-backs, each with its answer: the id of a run, or JSON. */
export interface IdempotencyKeys {
  /**
   * Returns the answer to this key and request.
   * @throws `bad-input` without a key, or for a key of another request
   */
  find(key: string, request: string): string | undefined
  keep(key: string, request: string, answer: string): void
}

export const createIdempotencyKeys = (): IdempotencyKeys => {
  const kept = new Map<string, { request: string; answer: string }>()
  return {
    find(key, request) {
      if (typeof key !== 'string' || key === '')
        throw new BackupError('bad-input', 'an idempotency key is required', { field: 'idempotencyKey' })
      const held = kept.get(key)
      if (held === undefined) return undefined
      if (held.request !== request) throw new BackupError('bad-input', 'this key was used for another request', { field: 'idempotencyKey' })
      return held.answer
    },
    keep(key, request, answer) {
      kept.set(key, { request, answer })
    },
  }
}
