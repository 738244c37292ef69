import { batch, computed, type ReadonlySignal, signal } from '@preact/signals-core'
import { type Readable, toReadable } from '../async/readable.js'
import type { OwnedCoverage } from '../coverage/create-coverage.js'
import type { Item, ItemRef } from '../model/model.js'
import type { Box, BoxStore, OwnedBox } from './box.js'
import type { RowProgress, TickableList } from './bulk-ticks.js'
import { createTicks, type Ticked, type TicksHost } from './ticks.js'

/** Ticks, and the items of the box. Both survive search, filter, sort and sync. */
export interface Selection {
  readonly ticked: Readable<Ticked>
  /** Progress of `tickAll('…', 'matching')`. */
  readonly ticking: Readable<RowProgress | undefined>
  /** The items of the box as an array, created on read. Prefer `box` for many items. */
  readonly items: Readable<readonly Item[]>
  /** The items of the box, created one by one on read. */
  readonly box: Readable<Box>
  /**
   * Ticks or unticks an item. Returns false and changes nothing for a user known as not active. A user that no list has loaded is ticked
   * and looked up.
   */
  tick(item: Item | ItemRef, on: boolean): boolean
  /**
   * `loaded`: the rows loaded so far. `matching`: all rows that match the current query, ticked together once they are loaded, or not at
   * all.
   */
  tickAll(
    list: TickableList,
    which: 'loaded' | 'matching',
    options?: { signal?: AbortSignal | undefined },
  ): Promise<{ ticked: number; skipped: number }>
  /** Ticks or unticks the unit and all its sub-units. */
  tickSubtree(orgUnitId: string, on: boolean): void
  clearTicks(): void
  /** Moves the ticked items into the box. */
  add(): void
  /** Puts items into the box, whether or not they are ticked or loaded. */
  put(items: readonly (Item | ItemRef)[] | Box): void
  remove(refs: readonly ItemRef[] | Box): void
  clear(): void
}

/** Connections between the selection and its session. */
export interface SelectionHost extends TicksHost {
  store: BoxStore
  coverage: OwnedCoverage
  /** Increases when names of groups or org units may have changed in the directory. */
  namesRevision: ReadonlySignal<number>
}

/** The selection with the members reserved for its session. */
export interface OwnedSelection extends Selection {
  readonly ticks: ReadonlySignal<Ticked>
  /** Number of items in the box. */
  readonly size: ReadonlySignal<number>
  readonly shown: ReadonlySignal<OwnedBox>
  /** Increases with each change of the ticks or of the items in the box. */
  readonly revision: ReadonlySignal<number>
  /** Clears ticks and box for a new scope. */
  reset(): void
}

/** Creates an empty selection. */
export const createSelection = (host: SelectionHost): OwnedSelection => {
  const { items, store, coverage } = host
  const boxRevision = signal(0)
  const ticks = createTicks(host)

  const size = computed(() => {
    boxRevision.value
    return store.size
  })
  const shown = computed(() => {
    boxRevision.value
    host.namesRevision.value
    coverage.states.value
    return store.snapshot(coverage.stateOf)
  })
  const itemArray = computed<readonly Item[]>(() => [...shown.value])

  /** Returns the keys of a list. A box of this scope already contains them. */
  const keysOf = (list: readonly ItemRef[] | Box, toKey: (ref: ItemRef) => number): ArrayLike<number> => {
    const { keys, read } = list as Partial<OwnedBox>
    return keys !== undefined && read === items.read ? keys : Array.from(list as Iterable<ItemRef>, toKey)
  }
  const putKeys = (keys: ArrayLike<number>): void => {
    const added = store.add(keys)
    if (added.length === 0) return
    batch(() => {
      boxRevision.value += 1
      coverage.cover(added)
    })
  }
  const remove = (refs: readonly ItemRef[] | Box): void => {
    const removed = store.remove(keysOf(refs, items.find))
    if (removed.length === 0) return
    batch(() => {
      boxRevision.value += 1
      coverage.uncover(removed)
    })
  }

  return {
    ticks: ticks.ticked,
    size,
    shown,
    revision: computed(() => ticks.revision.value + boxRevision.value),
    ticked: toReadable(ticks.ticked),
    ticking: ticks.progress,
    items: toReadable(itemArray),
    box: toReadable(shown),
    tick: ticks.tick,
    tickAll: ticks.tickAll,
    tickSubtree: ticks.tickSubtree,
    clearTicks: ticks.clear,
    add: () =>
      batch(() => {
        putKeys(ticks.take())
      }),
    put(list) {
      const keys = keysOf(list, (ref) => {
        const key = items.intern(ref)
        if (!store.has(key)) items.name(key, (ref as Item).label, (ref as Item).detail)
        return key
      })
      putKeys(keys)
    },
    remove,
    clear: () => remove(shown.value),
    reset() {
      store.clear()
      batch(() => {
        ticks.reset()
        boxRevision.value += 1
      })
    },
  }
}
