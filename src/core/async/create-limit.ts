import { onAbort } from './abort.js'

/** Runs at most `size` functions at a time; further functions wait in order. */
export const createLimit = (size: number) => {
  let running = 0
  const waiting = new Set<() => void>()
  /** The waiting tasks of each signal share one listener, because Node warns of a leak if a signal has more than ten. */
  const groups = new Map<AbortSignal, { tasks: Set<() => void>; stop(): void }>()

  const joinGroup = (signal: AbortSignal) => {
    const known = groups.get(signal)
    if (known !== undefined) return known
    const tasks = new Set<() => void>()
    // a task that aborts while waiting continues at once, and `act` sees the aborted signal
    const stop = onAbort(signal, () => {
      for (const next of tasks) next()
    })
    const group = { tasks, stop }
    groups.set(signal, group)
    return group
  }
  const waitForTurn = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const { tasks, stop } = joinGroup(signal)
      const next = (): void => {
        waiting.delete(next)
        tasks.delete(next)
        if (tasks.size === 0) {
          stop()
          groups.delete(signal)
        }
        resolve()
      }
      tasks.add(next)
      waiting.add(next)
    })

  return async <T>(act: () => Promise<T>, signal: AbortSignal): Promise<T> => {
    while (running >= size && !signal.aborted) await waitForTurn(signal)
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
