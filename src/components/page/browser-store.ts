import type { IntentStore } from '../../core/index.js'

/** Store on `sessionStorage`, or in memory if the browser blocks it (sandboxed frames, blocked site data). */
export const createBrowserStore = (): IntentStore => {
  const memory = new Map<string, string>()
  const attempt = <T>(use: (storage: Storage) => T): T | undefined => {
    try {
      return use(sessionStorage)
    } catch {
      return undefined
    }
  }
  return {
    get: (key) => memory.get(key) ?? attempt((storage) => storage.getItem(key)),
    set(key, value) {
      memory.set(key, value)
      attempt((storage) => storage.setItem(key, value))
    },
    delete(key) {
      memory.delete(key)
      attempt((storage) => storage.removeItem(key))
    },
  }
}

/**
 * Store on `localStorage`, shared by the tabs of the origin. Its calls throw if the browser blocks it; each session then uses its own
 * memory.
 */
export const createSharedStore = (): IntentStore => ({
  get: (key) => localStorage.getItem(key),
  set: (key, value) => localStorage.setItem(key, value),
  delete: (key) => localStorage.removeItem(key),
})
