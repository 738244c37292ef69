import { batch, type ReadonlySignal, signal } from '@preact/signals-core'
import { createRevisionThrottle } from './revision-throttle.js'

/** Revision counters. Listeners use them to decide what to recompute. */
export interface CoverageChanges {
  /** Increases with each change of any figure. */
  readonly revision: ReadonlySignal<number>
  /** The same, throttled while members are being fetched, because each change renders figures and all visible costs again. */
  readonly throttledRevision: ReadonlySignal<number>
  /** Increases, throttled, if the state of any item may have changed. Throttled because listeners walk over the whole box. */
  readonly stateRevision: ReadonlySignal<number>
  notifyFigures(): void
  notifyStates(isUrgent: boolean): void
  /** Runs a change of many items and notifies all listeners once, without waiting. */
  command(change: () => void): void
  /** Runs a change of many items, which further changes follow soon. Throttled listeners are notified at their own pace. */
  step(change: () => void): void
  dispose(): void
}

/** @param isBusy whether members are being fetched, so that more changes follow soon */
export const createCoverageChanges = (isBusy: () => boolean): CoverageChanges => {
  const revision = signal(0)
  const costs = createRevisionThrottle(isBusy)
  const states = createRevisionThrottle(isBusy)
  let isCommand = false

  const run = (change: () => void, isUrgent: boolean): void =>
    batch(() => {
      isCommand = true
      try {
        change()
      } finally {
        isCommand = false
        revision.value = revision.peek() + 1
        costs.notify(isUrgent)
        states.notify(isUrgent)
      }
    })

  const notifyFigures = (): void => {
    if (isCommand) return
    revision.value = revision.peek() + 1
    costs.notify(false)
  }

  return {
    revision,
    throttledRevision: costs.revision,
    stateRevision: states.revision,
    notifyFigures,
    notifyStates(isUrgent) {
      if (!isCommand) states.notify(isUrgent)
    },
    command: (change) => run(change, true),
    step: (change) => run(change, false),
    dispose() {
      states.dispose()
      costs.dispose()
    },
  }
}
