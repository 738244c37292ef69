import { BackupError, isBackupError } from '../../core/internal.js'

const MOST = 10_000

/**
 * Keeps a key from being used for two different requests, for backends that look at the key alone. What a key was
 * answered with, and for how long it is kept, is the backend's to know: it is asked every time.
 */
export interface KeyGuard {
  /** Rejects `bad-input` when the key was another request's. */
  guard<T>(key: string, body: string, act: () => Promise<T>): Promise<T>
}

const isRefused = (error: unknown): boolean =>
  isBackupError(error) && error.code !== 'unavailable' && error.code !== 'bad-answer' && error.code !== 'aborted'

export const createKeyGuard = (): KeyGuard => {
  const bodies = new Map<string, string>()
  return {
    async guard(key, body, act) {
      const held = bodies.get(key)
      if (held !== undefined && held !== body) {
        throw new BackupError('bad-input', 'this key was used for another request', { field: 'idempotencyKey' })
      }
      bodies.set(key, body)
      const [oldest] = bodies.keys()
      if (bodies.size > MOST && oldest !== undefined) bodies.delete(oldest)
      try {
        return await act()
      } catch (error) {
        // nothing came of it: the key is as good as new
        if (held === undefined && isRefused(error)) bodies.delete(key)
        throw error
      }
    },
  }
}
