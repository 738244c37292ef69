/** Resolves in a task of its own, without the 4 ms that nested timers wait. */
const pause = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(0)
  })

/** Asked between slices of long work: something to wait for when a good part of a frame is over, so that the page can breathe. */
export type Pace = () => Promise<void> | undefined

/** Steps of long work in between two looks at the clock. */
export const STEPS = 2048

export const createPace = (): Pace => {
  let since = performance.now()
  return () => {
    if (performance.now() - since < 6) return undefined
    return pause().then(() => {
      since = performance.now()
    })
  }
}
