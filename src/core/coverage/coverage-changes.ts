import { batch, type ReadonlySignal, signal } from '@preact/signals-core'
import { createFrameThrottle } from './frame-throttle.js'

/** Revision counters by which listeners of the coverage decide what to recompute. */
export interface CoverageChanges {
  /** Counts up with each change of any figure. */
  readonly revision: ReadonlySignal<number>
  /** The same, throttled: each change makes all visible costs walk over their members. */
  readonly costRevision: ReadonlySignal<number>
  /** Counts up, throttled, if the state of any item may have changed: listeners walk over the whole box. */
  readonly stateRevision: ReadonlySignal<number>
  notifyFigures(): void
  notifyStates(isUrgent: boolean): void
  /** Runs a change of many items and notifies all listeners once, without waiting for a frame. */
  command(change: () => void): void
  dispose(): void
}

/** `isBusy`: whether members are being fetched, so that more changes follow soon. */
export const createCoverageChanges = (isBusy: () => boolean): CoverageChanges => {
  const revision = signal(0)
  const costs = createFrameThrottle(isBusy)
  const states = createFrameThrottle(isBusy)
  let isCommand = false

  const notifyFigures = (): void => {
    if (isCommand) return
    revision.value = revision.peek() + 1
    costs.notify(false)
  }

  return {
    revision,
    costRevision: costs.revision,
    stateRevision: states.revision,
    notifyFigures,
    notifyStates(isUrgent) {
      if (!isCommand) states.notify(isUrgent)
    },
    command: (change) =>
      batch(() => {
        isCommand = true
        try {
          change()
        } finally {
          isCommand = false
          notifyFigures()
          costs.notify(true)
          states.notify(true)
        }
      }),
    dispose() {
      states.dispose()
      costs.dispose()
    },
  }
}
