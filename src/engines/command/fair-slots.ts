import { aborted, onAbort } from '../../core/internal.js'

/** Runs a function for a tenant as soon as a slot is free. Rejects `aborted` if the signal aborts while it waits. */
export type FairSlots = <T>(tenant: string, act: () => Promise<T>, signal: AbortSignal) => Promise<T>

interface Lane {
  running: number
  /** Number of the turn in which the tenant was last served. */
  turn: number
  waiting: Set<() => void>
}

/**
 * Creates `size` slots that tenants share. A free slot goes to the waiting tenant that holds the fewest slots, and among equals to the
 * tenant served least recently. So a tenant with thousands of users delays another tenant by one program at most.
 */
export const createFairSlots = (size: number): FairSlots => {
  let free = size
  let turns = 0
  const lanes = new Map<string, Lane>()

  const occupy = (lane: Lane): void => {
    free -= 1
    turns += 1
    lane.running += 1
    lane.turn = turns
  }
  const forgetIdle = (tenant: string, lane: Lane): void => {
    if (lane.running === 0 && lane.waiting.size === 0) lanes.delete(tenant)
  }
  const release = (tenant: string, lane: Lane): void => {
    free += 1
    lane.running -= 1
    forgetIdle(tenant, lane)
    const [next] = [...lanes.values()].filter(({ waiting }) => waiting.size > 0).sort((a, b) => a.running - b.running || a.turn - b.turn)
    const [begin] = next?.waiting ?? []
    if (next === undefined || begin === undefined) return
    occupy(next)
    begin()
  }
  const waitForSlot = (tenant: string, lane: Lane, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const begin = (): void => {
        lane.waiting.delete(begin)
        stopListening()
        resolve()
      }
      lane.waiting.add(begin)
      const stopListening = onAbort(signal, () => {
        lane.waiting.delete(begin)
        forgetIdle(tenant, lane)
        reject(aborted())
      })
    })

  return async (tenant, act, signal) => {
    if (signal.aborted) throw aborted()
    const lane = lanes.get(tenant) ?? { running: 0, turn: 0, waiting: new Set() }
    lanes.set(tenant, lane)
    if (free > 0) occupy(lane)
    else await waitForSlot(tenant, lane, signal)
    try {
      return await act()
    } finally {
      release(tenant, lane)
    }
  }
}
