import { computed, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals-core'
import { type Readable, toReadable } from '../../async/readable.js'
import type { ItemRef } from '../../model/model.js'
import type { ItemTable } from '../../selection/item-table.js'
import type { Cost } from '../coverage.js'

/** Connections between the cost readables and the coverage that computes costs. */
export interface CostReadablesHost {
  items: ItemTable
  /** Increases with each change that may change any cost. */
  revision: ReadonlySignal<number>
  /** Follows `revision`, throttled to a rate at which all visible costs can be computed. */
  throttledRevision: ReadonlySignal<number>
  /** Computes the current cost. */
  costOf(key: number): Cost | undefined
  /** Called when a cost gets its first subscriber. */
  onFirstSubscriber(key: number): void
  /** Called one task after a cost lost its last subscriber. */
  onLastUnsubscribed(key: number): void
}

/**
 * One readable per item. A cost is computed when it is read, at most once per change. Only its users keep a readable without subscribers
 * alive: otherwise a million rows that were scrolled past would take 2 GB.
 */
export interface CostReadables {
  cost(ref: ItemRef): Readable<Cost | undefined>
  /** Marks the cost of this one item as changed. */
  invalidate(key: number): void
  hasSubscribers(key: number): boolean
  clear(): void
}

interface CostEntry {
  readonly readable: Readable<Cost | undefined>
  readonly changed: Signal<number>
  subscribers: number
}

const isEqual = (a: Cost, b: Cost): boolean =>
  a.credits === b.credits && a.isExact === b.isExact && a.users === b.users && a.coveredBy?.id === b.coveredBy?.id

export const createCostReadables = (host: CostReadablesHost): CostReadables => {
  let entries = new Map<number, WeakRef<CostEntry>>()
  /** Entries with subscribers. This reference protects them from garbage collection. */
  let subscribed = new Map<number, CostEntry>()
  const collected = new FinalizationRegistry<number>((key) => {
    if (entries.get(key)?.deref() === undefined) entries.delete(key)
  })
  const find = (key: number): CostEntry | undefined => entries.get(key)?.deref()

  const createEntry = (key: number): CostEntry => {
    const changed = signal(0)
    let last: Cost | undefined
    const isCurrent = (): boolean => find(key) === entry
    let seenRevision = -1
    let seenChange = -1
    /** Reads the current cost, from the cache if nothing has changed. */
    const read = (): Cost | undefined => {
      if (seenRevision === host.revision.peek() && seenChange === changed.peek()) return last
      seenRevision = host.revision.peek()
      seenChange = changed.peek()
      const cost = isCurrent() ? host.costOf(key) : undefined
      // an equal cost keeps its object, so that subscribers are not called
      if (cost === undefined || last === undefined || !isEqual(cost, last)) last = cost
      return last
    }
    const source = computed(() => {
      host.throttledRevision.value
      changed.value
      return untracked(read)
    })
    const onSubscribe = (): (() => void) => {
      entry.subscribers += 1
      if (entry.subscribers === 1 && isCurrent()) {
        subscribed.set(key, entry)
        host.onFirstSubscriber(key)
      }
      return () => {
        entry.subscribers -= 1
        if (entry.subscribers > 0) return
        setTimeout(() => {
          if (entry.subscribers > 0 || !isCurrent()) return
          subscribed.delete(key)
          host.onLastUnsubscribed(key)
        }, 0)
      }
    }
    const { subscribe } = toReadable(source, onSubscribe)
    const readable: Readable<Cost | undefined> = {
      get value() {
        // depend on the throttled revision, but return the current cost
        source.value
        return untracked(read)
      },
      subscribe,
    }
    const entry: CostEntry = { readable, changed, subscribers: 0 }
    return entry
  }

  return {
    cost(ref) {
      const key = host.items.intern(ref)
      const known = find(key)
      if (known !== undefined) return known.readable
      const entry = createEntry(key)
      entries.set(key, new WeakRef(entry))
      collected.register(entry, key)
      return entry.readable
    },
    invalidate(key) {
      const entry = find(key)
      if (entry !== undefined) entry.changed.value = entry.changed.peek() + 1
    },
    hasSubscribers: (key) => (subscribed.get(key)?.subscribers ?? 0) > 0,
    clear() {
      const before = entries
      entries = new Map()
      subscribed = new Map()
      for (const reference of before.values()) {
        const entry = reference.deref()
        if (entry !== undefined) entry.changed.value = entry.changed.peek() + 1
      }
    },
  }
}
