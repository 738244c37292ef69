import { computed, signal } from '@preact/signals-core'
import type { Item, ItemRef } from '../model/model.js'
import { type BulkTicksHost, createBulkTicks, type TickableList } from './bulk-ticks.js'
import type { ItemTable } from './item-table.js'
import { createKeyOrder } from './key-order.js'
import { createUnseenTicks, type UnseenTicksHost } from './unseen-ticks.js'
import { PROTECTED } from './user-table.js'

/** Items ticked in the tabs but not yet added to the box. */
export interface Ticked {
  readonly size: number
  has(ref: ItemRef): boolean
  [Symbol.iterator](): Iterator<Item>
}

/** Connections between the ticks and their session. */
export interface TicksHost extends Pick<BulkTicksHost, 'users' | 'loaded' | 'matching' | 'scopeSignal'>, Pick<UnseenTicksHost, 'lookUp'> {
  items: ItemTable
  subtree(orgUnitId: string): Iterable<Item>
}

/** Creates empty ticks. */
export const createTicks = (host: TicksHost) => {
  const { users, items } = host
  const order = createKeyOrder()
  const revision = signal(0)
  const onChanged = (): void => {
    revision.value += 1
  }

  const ticked = computed<Ticked>(() => {
    revision.value
    return {
      size: order.size,
      has: (ref) => order.has(items.find(ref)),
      *[Symbol.iterator]() {
        for (const key of order.keys()) yield items.read(key)
      },
    }
  })

  const canTick = (key: number): boolean => key < 0 || users.lastStanding(key) <= PROTECTED
  const bulk = createBulkTicks({ ...host, ticked: order, onTicked: onChanged })
  const unseen = createUnseenTicks({
    ...host,
    canTick,
    onRefused(keys) {
      order.remove(keys)
      onChanged()
    },
  })
  const clear = (): void => {
    order.clear()
    onChanged()
  }

  return {
    ticked,
    revision,
    progress: bulk.progress,
    tick(ref: Item | ItemRef, on: boolean): boolean {
      const key = items.intern(ref)
      if (on) {
        if (!canTick(key)) return false
        items.name(key, (ref as Item).label, (ref as Item).detail)
      }
      order[on ? 'add' : 'remove']([key])
      if (on && key >= 0 && users.user(key) === undefined) unseen.add(key)
      onChanged()
      return true
    },
    async tickAll(list: TickableList, which: 'loaded' | 'matching', options: { signal?: AbortSignal | undefined } = {}) {
      return which === 'loaded' ? bulk.tickLoaded(list) : bulk.tickMatching(list, options.signal)
    },
    tickSubtree(orgUnitId: string, on: boolean): void {
      const keys = Array.from(host.subtree(orgUnitId), (unit) => {
        const key = items.intern(unit)
        items.name(key, unit.label)
        return key
      })
      order[on ? 'add' : 'remove'](keys)
      onChanged()
    },
    clear,
    /** Clears the ticks and returns their keys, in order. */
    take(): Int32Array {
      const keys = order.keys()
      clear()
      return keys
    },
    /** Clears the ticks for a new scope. */
    reset(): void {
      unseen.clear()
      clear()
    },
  }
}
