import { AsyncLocalStorage } from 'node:async_hooks'
import { onAbort } from '../../../core/internal.js'

/** Limits of the queries of one call. */
export interface CallLimits {
  /** The tenant of the call. Tenants share the connections fairly. Absent for a call of no tenant. */
  tenant?: string | undefined
  /** Cancels the queries of an aborted call. Absent for a write, which completes. */
  signal?: AbortSignal | undefined
  /** Timeout of a query in ms. Slower queries are cancelled. */
  timeoutMs: number
}

/** Attaches limits to all queries that a function runs, including queries of nested calls. */
export interface CallScope {
  run<T>(limits: CallLimits, act: () => Promise<T>): Promise<T>
  /** Limits of the current call; undefined outside of a call, such as in a job. */
  current(): CallLimits | undefined
}

/** Creates the scope of one database. */
export const createCallScope = (): CallScope => {
  const storage = new AsyncLocalStorage<CallLimits>()
  return { run: (limits, act) => storage.run(limits, act), current: () => storage.getStore() }
}

/** Runs at most `max` functions of one name at the same time. The others wait in order of arrival. */
export type ConcurrencyCap = <T>(name: string, signal: AbortSignal, act: () => Promise<T>) => Promise<T>

interface Lane {
  running: number
  waiting: Set<() => void>
}

/** Creates a cap, so that the calls of one tenant leave connections for other tenants. A call that aborts while it waits never runs. */
export const createConcurrencyCap = (max: number): ConcurrencyCap => {
  const lanes = new Map<string, Lane>()
  const takeTurn = (lane: Lane, signal: AbortSignal): Promise<boolean> => {
    if (lane.running < max) {
      lane.running += 1
      return Promise.resolve(true)
    }
    return new Promise((resolve) => {
      const start = (): void => {
        stopListening()
        resolve(true)
      }
      const stopListening = onAbort(signal, () => {
        lane.waiting.delete(start)
        resolve(false)
      })
      lane.waiting.add(start)
    })
  }
  return async (name, signal, act) => {
    const lane = lanes.get(name) ?? { running: 0, waiting: new Set() }
    lanes.set(name, lane)
    if (!(await takeTurn(lane, signal))) throw signal.reason
    try {
      return await act()
    } finally {
      const [next] = lane.waiting
      if (next === undefined) lane.running -= 1
      else {
        // Passes the free place to the next call.
        lane.waiting.delete(next)
        next()
      }
      if (lane.running === 0) lanes.delete(name)
    }
  }
}
