/** Lets the page breathe: resolves in a task of its own, without the 4 ms that nested timers wait. */
export const pause = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(0)
  })

/** A pause whenever the work since the last one has taken longer than a good part of a frame. */
export const createPacer = (milliseconds = 6): (() => Promise<void> | undefined) => {
  let since = performance.now()
  return () => {
    if (performance.now() - since < milliseconds) return undefined
    return pause().then(() => {
      since = performance.now()
    })
  }
}
