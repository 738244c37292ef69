import { type ReadonlySignal, signal } from '@preact/signals-core'

const FRAME_MS = 16

/** A revision for expensive listeners: it counts up at once, or at most once a frame while `isBusy`. */
export interface FrameThrottle {
  readonly revision: ReadonlySignal<number>
  /** Counts the revision up; an urgent change does not wait for the next frame. */
  notify(isUrgent: boolean): void
  dispose(): void
}

export const createFrameThrottle = (isBusy: () => boolean): FrameThrottle => {
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
      if (isUrgent || !isBusy() || performance.now() - lastAt >= FRAME_MS) countUp()
      else timer ??= setTimeout(countUp, FRAME_MS)
    },
    dispose() {
      clearTimeout(timer)
    },
  }
}
