import { computed, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals-core'
import { type ItemRef, keyOf } from '../model.js'
import { type Readable, toReadable } from '../readable.js'
import type { Cost } from './coverage.js'

export interface CostsHost {
  /** Changes with whatever may change any cost. */
  box: ReadonlySignal<number>
  /** The same at a pace at which all costs in view can be told. */
  prices: ReadonlySignal<number>
  /** The cost as it stands. */
  costOf(ref: ItemRef, key: string): Cost | undefined
  /** Somebody looks at a cost nobody looked at. */
  onLook(ref: ItemRef, key: string): void
  /** The last one has left, and a task has passed. */
  onLeave(ref: ItemRef, key: string): void
}

/** One readable an item, computed when read, at most once a change. */
export interface Costs {
  cost(ref: ItemRef): Readable<Cost | undefined>
  /** The cost of this item alone may be different. */
  touch(key: string): void
  isLookedAt(key: string): boolean
  clear(): void
}

interface Look {
  readonly readable: Readable<Cost | undefined>
  readonly changed: Signal<number>
  lookers: number
}

export const createCosts = (host: CostsHost): Costs => {
  let looks = new Map<string, Look>()

  const createLook = (ref: ItemRef, key: string): Look => {
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
      const cost = isCurrent() ? host.costOf(ref, key) : undefined
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
      if (look.lookers === 1 && isCurrent()) host.onLook(ref, key)
      return () => {
        look.lookers -= 1
        if (look.lookers > 0) return
        setTimeout(() => {
          if (look.lookers === 0 && isCurrent()) host.onLeave(ref, key)
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
      const key = keyOf(ref)
      const known = looks.get(key)
      if (known !== undefined) return known.readable
      const look = createLook({ kind: ref.kind, id: ref.id }, key)
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
