/** Ids taken in between two breaths: some 8 ms of interning. */
export const SLICE = 12_000

const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    // a timer would wait 4 ms each time
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(0)
  })

/** Keeps long work from holding up the page, however many do it at once. */
export interface Pace {
  /** Resolves when there is time for another slice; at once where there is. */
  ready(): Promise<void>
  /** So many ids were taken in. */
  spend(ids: number): void
}

export const createPace = (): Pace => {
  let spent = 0
  let gate: Promise<void> | undefined
  return {
    async ready() {
      // whoever comes through the gate first may have closed it again
      while (gate !== undefined) await gate
    },
    spend(ids) {
      spent += ids
      if (spent < SLICE || gate !== undefined) return
      gate = breathe().then(() => {
        spent = 0
        gate = undefined
      })
    },
  }
}
