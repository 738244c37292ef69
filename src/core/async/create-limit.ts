import { onAbort } from './abort.js'

/** Runs at most `size` functions at a time; further functions wait in order. */
export const createLimit = (size: number) => {
  let running = 0
  const waiting = new Set<() => void>()
  return async <T>(act: () => Promise<T>, signal: AbortSignal): Promise<T> => {
    while (running >= size && !signal.aborted) {
      // a task that aborts while waiting continues at once, and `act` sees the aborted signal
      await new Promise<void>((resolve) => {
        const next = (): void => {
          stop()
          waiting.delete(next)
          resolve()
        }
        const stop = onAbort(signal, next)
        waiting.add(next)
      })
    }
    running += 1
    try {
      return await act()
    } finally {
      running -= 1
      const [next] = waiting
      next?.()
    }
  }
}
