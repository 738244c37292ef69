interface Locks {
  request<T>(name: string, act: () => Promise<T>): Promise<T>
}

/** Web Locks of the browser; `undefined` where they are missing (plain http, older Node) or blocked. */
const browserLocks = (): Locks | undefined => {
  try {
    return (globalThis as { navigator?: { locks?: Locks } }).navigator?.locks
  } catch {
    return undefined
  }
}

/** Runs `act` while no other tab of the origin runs under the same name. Without Web Locks, runs `act` at once. */
export const withTabLock = async <T>(name: string, act: () => Promise<T>): Promise<T> => {
  let hasRun = false
  const once = (): Promise<T> => {
    hasRun = true
    return act()
  }
  try {
    return await (browserLocks()?.request(name, once) ?? once())
  } catch (error) {
    // the browser rejected the lock, as in a sandboxed frame
    if (!hasRun) return act()
    throw error
  }
}
