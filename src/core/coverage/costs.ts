import { computed, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals-core'
import { type Readable, toReadable } from '../async/readable.js'
import type { ItemRef } from '../model/model.js'
import type { ItemTable } from '../selection/item-table.js'
import type { Cost } from './coverage.js'

export interface CostsHost {
  items: ItemTable
  /** Changes with whatever may change any cost. */
  box: ReadonlySignal<number>
  /** The same at a pace at which all costs in view can be told. */
  prices: ReadonlySignal<number>
  /** The cost as it stands. */
  costOf(key: number): Cost | undefined
  /** Somebody looks at a cost nobody looked at. */
  onLook(key: number): void
  /** The last one has left, and a task has passed. */
  onLeave(key: number): void
}

/** One readable an item, computed when read, at most once a change. */
export interface Costs {
  cost(ref: ItemRef): Readable<Cost | undefined>
  /** The cost of this item alone may be different. */
  touch(key: number): void
  isLookedAt(key: number): boolean
  clear(): void
}

interface Look {
  readonly readable: Readable<Cost | undefined>
  readonly changed: Signal<number>
  lookers: number
}

export const createCosts = (host: CostsHost): Costs => {
  let looks = new Map<number, Look>()

  const createLook = (key: number): Look => {
    const changed = signal(0)
    let last: Cost | undefined
    const isCurrent = (): boolean => looks.get(key) === look
    let seenBox = -1
    let seenChange = -1
    /** Always up to date, computed at most once a change. */
    const read = (): Cost | undefined => {
      if (seenBox === host.box.peek() && seenChange === changed.peek()) return last
      seenBox = host.box.peek()
      seenChange = changed.peek()
      const cost = isCurrent() ? host.costOf(key) : undefined
      // the same figure is no news
      if (cost === undefined || last === undefined || cost.credits !== last.credits || cost.isExact !== last.isExact) last = cost
      return last
    }
    const source = computed(() => {
      host.prices.value
      changed.value
      return untracked(read)
    })
    const onLook = (): (() => void) => {
      look.lookers += 1
      if (look.lookers === 1 && isCurrent()) host.onLook(key)
      return () => {
        look.lookers -= 1
        if (look.lookers > 0) return
        setTimeout(() => {
          if (look.lookers === 0 && isCurrent()) host.onLeave(key)
        }, 0)
      }
    }
    const { subscribe } = toReadable(source, onLook)
    const readable: Readable<Cost | undefined> = {
      get value() {
        // followed at the pace of all costs, read as it stands
        source.value
        return untracked(read)
      },
      subscribe,
    }
    const look: Look = { readable, changed, lookers: 0 }
    return look
  }

  return {
    cost(ref) {
      const key = host.items.intern(ref)
      const known = looks.get(key)
      if (known !== undefined) return known.readable
      const look = createLook(key)
      looks.set(key, look)
      return look.readable
    },
    touch(key) {
      const look = looks.get(key)
      if (look !== undefined) look.changed.value = look.changed.peek() + 1
    },
    isLookedAt: (key) => (looks.get(key)?.lookers ?? 0) > 0,
    clear() {
      const before = looks
      looks = new Map()
      for (const look of before.values()) look.changed.value = look.changed.peek() + 1
    },
  }
}
