import { effect } from '@preact/signals-core'
import type { CoverageEngine } from './coverage/engine.js'
import { aborted } from './errors.js'
import type { Item } from './model.js'

/** Resolves when the backend has told of every item whether it is there: its first members came, or that it is gone, or failed. */
export const whenKnown = (coverage: CoverageEngine, items: readonly Item[], signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    let open = items
    const stop = effect(() => {
      // whatever comes in for the box changes one of these
      coverage.states.value
      coverage.credits.value
      coverage.progress.value
      open = open.filter((item) => coverage.stateOf(item) === 'counting' && coverage.cost(item).value === undefined)
      if (open.length === 0) queueMicrotask(end)
    })
    const onAbort = (): void => {
      reject(aborted('applyPlan'))
      end()
    }
    const end = (): void => {
      stop()
      signal.removeEventListener('abort', onAbort)
      resolve()
    }
    signal.addEventListener('abort', onAbort, { once: true })
  })
