/** Resolves in a new task, so that the page can handle input and paint. A `MessageChannel` avoids the 4 ms of nested timers. */
export const yieldToEventLoop = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(0)
  })

/** Units of work (rows, ids) between two readings of the clock, because a single unit takes less time than a reading. */
const UNITS_PER_CHECK = 2000
/** Time of one slice, well below a 16 ms frame. */
const BUDGET_MS = 6

/**
 * Called between slices of long work with the number of units done. Returns a promise to await before continuing, or `undefined` to
 * continue now. Call again after awaiting: another loop may have used the time.
 */
export type Pacer = (units?: number) => Promise<void> | undefined

/** Creates a pacer that keeps any number of concurrent long loops from blocking the page. */
export const createPacer = (): Pacer => {
  let startedAt = performance.now()
  let done = 0
  let yielding: Promise<void> | undefined
  return (units = UNITS_PER_CHECK) => {
    done += units
    if (yielding === undefined && done >= UNITS_PER_CHECK && performance.now() - startedAt >= BUDGET_MS) {
      yielding = yieldToEventLoop().then(() => {
        startedAt = performance.now()
        yielding = undefined
      })
    }
    if (done >= UNITS_PER_CHECK) done = 0
    return yielding
  }
}

/** Iterations of a long loop between two calls of the pacer. */
export const STEPS = 2048
