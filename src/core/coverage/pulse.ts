import { type ReadonlySignal, signal } from '@preact/signals-core'

const FRAME_MS = 16

/** A change that is costly to hear of: told at once, but at most once a frame while much goes on. */
export interface Pulse {
  readonly signal: ReadonlySignal<number>
  touch(isUrgent: boolean): void
  dispose(): void
}

export const createPulse = (isBusy: () => boolean): Pulse => {
  const count = signal(0)
  let lastAt = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const tell = (): void => {
    clearTimeout(timer)
    timer = undefined
    lastAt = performance.now()
    count.value = count.peek() + 1
  }
  return {
    signal: count,
    touch(isUrgent) {
      if (isUrgent || !isBusy() || performance.now() - lastAt >= FRAME_MS) tell()
      else timer ??= setTimeout(tell, FRAME_MS)
    },
    dispose() {
      clearTimeout(timer)
    },
  }
}
