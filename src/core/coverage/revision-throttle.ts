import { type ReadonlySignal, signal } from '@preact/signals-core'

/** Pause in ms between two changes while busy. Rendering a full page takes about 10 ms, so nine tenths of the time remain for counting. */
const PAUSE_MS = 100

/** A revision for expensive listeners. It increases at once, or at most ten times a second while `isBusy`. */
export interface RevisionThrottle {
  readonly revision: ReadonlySignal<number>
  /** Increases the revision; an urgent change does not wait. */
  notify(isUrgent: boolean): void
  dispose(): void
}

export const createRevisionThrottle = (isBusy: () => boolean): RevisionThrottle => {
  const revision = signal(0)
  let lastAt = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const countUp = (): void => {
    clearTimeout(timer)
    timer = undefined
    lastAt = performance.now()
    revision.value = revision.peek() + 1
  }
  return {
    revision,
    notify(isUrgent) {
      const restMs = PAUSE_MS - (performance.now() - lastAt)
      if (isUrgent || !isBusy() || restMs <= 0) countUp()
      else timer ??= setTimeout(countUp, restMs)
    },
    dispose() {
      clearTimeout(timer)
    },
  }
}
