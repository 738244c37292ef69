import { aborted } from '../model/errors.js'
import { onAbort } from './abort.js'

/** Slots that tenants share. */
export interface FairSlots {
  /** Resolves to the function that frees the slot. Rejects `aborted` if the signal aborts while the tenant waits. */
  acquire(tenant: string, signal?: AbortSignal): Promise<() => void>
}

interface Lane {
  running: number
  /** Number of the turn in which the tenant was last served. */
  turn: number
  waiting: Set<() => void>
}

/**
 * Creates `size` slots, of which a tenant holds `perTenant` at most. A free slot goes to the waiting tenant that holds the fewest slots, and
 * among equals to the tenant served least recently. So a tenant with thousands of tasks delays a task of another tenant by one task.
 */
export const createFairSlots = (size: number, perTenant = size): FairSlots => {
  let free = size
  let turns = 0
  const lanes = new Map<string, Lane>()

  const canRun = ({ running }: Lane): boolean => free > 0 && running < perTenant
  const occupy = (lane: Lane): void => {
    free -= 1
    turns += 1
    lane.running += 1
    lane.turn = turns
  }
  const forgetIdle = (tenant: string, lane: Lane): void => {
    if (lane.running === 0 && lane.waiting.size === 0) lanes.delete(tenant)
  }
  const serveNext = (): void => {
    let next: Lane | undefined
    for (const lane of lanes.values()) {
      if (lane.waiting.size === 0 || !canRun(lane)) continue
      if (next === undefined || lane.running < next.running || (lane.running === next.running && lane.turn < next.turn)) next = lane
    }
    const [begin] = next?.waiting ?? []
    if (next === undefined || begin === undefined) return
    occupy(next)
    begin()
  }
  const waitForSlot = (tenant: string, lane: Lane, signal: AbortSignal | undefined): Promise<void> =>
    new Promise((resolve, reject) => {
      let stopListening = (): void => {}
      const begin = (): void => {
        lane.waiting.delete(begin)
        stopListening()
        resolve()
      }
      lane.waiting.add(begin)
      if (signal === undefined) return
      stopListening = onAbort(signal, () => {
        lane.waiting.delete(begin)
        forgetIdle(tenant, lane)
        reject(aborted())
      })
    })

  return {
    async acquire(tenant, signal) {
      if (signal?.aborted) throw aborted()
      const lane = lanes.get(tenant) ?? { running: 0, turn: 0, waiting: new Set() }
      lanes.set(tenant, lane)
      if (lane.waiting.size === 0 && canRun(lane)) occupy(lane)
      else await waitForSlot(tenant, lane, signal)
      let isHeld = true
      return () => {
        if (!isHeld) return
        isHeld = false
        free += 1
        lane.running -= 1
        forgetIdle(tenant, lane)
        serveNext()
      }
    },
  }
}
