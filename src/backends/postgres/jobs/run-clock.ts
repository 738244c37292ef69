/** A clock that repeats work in this process. */
export interface Clock {
  stop(): Promise<void>
}

/**
 * Runs work at once and then at an interval, never twice at the same time.
 *
 * @param onError receives errors; the next tick tries again
 */
export const startClock = (everyMs: number, work: () => Promise<void>, onError: (thrown: unknown) => void): Clock => {
  let running: Promise<void> | undefined
  const tick = (): void => {
    running ??= work()
      .catch(onError)
      .finally(() => {
        running = undefined
      })
  }
  tick()
  const timer = setInterval(tick, everyMs)
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
