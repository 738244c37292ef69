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

/** Work that is too little to look at the clock for. */
const LITTLE = 2000

/** Asked between slices of long work: something to wait for when a good part of a frame is over, so that the page can breathe. */
export type Pacer = (work?: number) => Promise<void> | undefined

/**
 * Keeps long work from holding up the page, however many do it at once: asked after so much of it, answers when it may go
 * on, or with nothing where it may at once. Who waited asks again, as another may have gone on before.
 */
export const createPacer = (): Pacer => {
  let since = performance.now()
  let done = 0
  let gate: Promise<void> | undefined
  return (work = LITTLE) => {
    done += work
    // a good part of a frame
    if (gate === undefined && done >= LITTLE && performance.now() - since >= 6) {
      gate = pause().then(() => {
        since = performance.now()
        gate = undefined
      })
    }
    if (done >= LITTLE) done = 0
    return gate
  }
}

/** Steps of a long loop between two looks at the clock. */
export const STEPS = 2048
