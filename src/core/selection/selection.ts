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
  /** The items of the box as an array, created on read; exceptions last, with `isException`. Prefer `box` for many items. */
  readonly items: Readable<readonly Item[]>
  /** The items of the box without exceptions, created one by one on read. */
  readonly box: Readable<Box>
  /** The exceptions: their users are not backed up, even if items reach them. */
  readonly exceptions: Readable<Box>
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
  /** Moves the ticked items into the box. A ticked exception stays an exception. */
  add(): void
  /** Moves the ticked items into the exceptions. */
  addExceptions(): void
  /** Makes items exceptions, whether or not they are in the box, or makes exceptions items of the box. */
  setException(refs: Item | ItemRef | readonly (Item | ItemRef)[] | Box, on: boolean): void
  /**
   * Puts items into the box, whether or not they are ticked or loaded. Items with `isException` become exceptions, and exceptions stay
   * exceptions.
   */
  put(items: readonly (Item | ItemRef)[] | Box): void
  remove(refs: readonly ItemRef[] | Box): void
  clear(): void
}

const NO_KEYS = new Int32Array(0)

/** Connections between the selection and its session. */
export interface SelectionHost extends TicksHost {
  store: BoxStore
  /** The exceptions. A key is in one of both stores. */
  exceptions: BoxStore
  coverage: OwnedCoverage
  /** Changes when names of groups, org units or the domain may have changed in the directory. */
  namesRevision: ReadonlySignal<unknown>
}

/** The selection with the members reserved for its session. */
export interface OwnedSelection extends Selection {
  readonly ticks: ReadonlySignal<Ticked>
  /** Number of items in the box. */
  readonly size: ReadonlySignal<number>
  readonly shown: ReadonlySignal<OwnedBox>
  readonly shownExceptions: ReadonlySignal<OwnedBox>
  /** Increases with each change of the ticks or of the items in the box. */
  readonly revision: ReadonlySignal<number>
  /** Clears ticks and box for a new scope. */
  reset(): void
}

/** Creates an empty selection. */
export const createSelection = (host: SelectionHost): OwnedSelection => {
  const { items, store, exceptions, coverage } = host
  const boxRevision = signal(0)
  const ticks = createTicks(host)

  const size = computed(() => {
    boxRevision.value
    return store.size
  })
  const show = (from: BoxStore): ReadonlySignal<OwnedBox> =>
    computed(() => {
      boxRevision.value
      host.namesRevision.value
      coverage.states.value
      return from.snapshot(coverage.stateOf)
    })
  const shown = show(store)
  const shownExceptions = show(exceptions)
  const itemArray = computed<readonly Item[]>(() => [...shown.value, ...shownExceptions.value])

  /** Returns the keys of a list. A box of this scope already contains them. */
  const keysOf = (list: readonly ItemRef[] | Box, toKey: (ref: ItemRef) => number): ArrayLike<number> => {
    const { keys, read } = list as Partial<OwnedBox>
    return keys !== undefined && read === items.read ? keys : Array.from(list as Iterable<ItemRef>, toKey)
  }
  /** Takes keys out of one store and adds keys to another. */
  const change = (from: BoxStore, leaving: ArrayLike<number>, to: BoxStore, entering: ArrayLike<number>): void => {
    const removed = from.size === 0 ? NO_KEYS : from.remove(leaving)
    const added = to.add(entering)
    if (removed.length + added.length === 0) return
    batch(() => {
      boxRevision.value += 1
      if (removed.length > 0) coverage.uncover(removed)
      if (added.length > 0) coverage.cover(added)
    })
  }
  const putKeys = (keys: ArrayLike<number>): void => {
    const isItem = (key: number): boolean => !exceptions.has(key)
    change(exceptions, NO_KEYS, store, exceptions.size === 0 ? keys : Int32Array.from(keys).filter(isItem))
  }
  const exceptKeys = (keys: ArrayLike<number>): void => change(store, keys, exceptions, keys)
  const remove = (refs: readonly ItemRef[] | Box): void => {
    const keys = keysOf(refs, items.find)
    batch(() => {
      for (const part of [store, exceptions]) change(part, keys, part, NO_KEYS)
    })
  }
  /** Returns the key of a reference; stores its name if it is new in the box. */
  const toKey = (ref: Item | ItemRef): number => {
    const key = items.intern(ref)
    if (!store.has(key) && !exceptions.has(key)) items.name(key, (ref as Item).label, (ref as Item).detail)
    return key
  }

  return {
    ticks: ticks.ticked,
    size,
    shown,
    shownExceptions,
    revision: computed(() => ticks.revision.value + boxRevision.value),
    ticked: toReadable(ticks.ticked),
    ticking: ticks.progress,
    items: toReadable(itemArray),
    box: toReadable(shown),
    exceptions: toReadable(shownExceptions),
    tick: ticks.tick,
    tickAll: ticks.tickAll,
    tickSubtree: ticks.tickSubtree,
    clearTicks: ticks.clear,
    add: () =>
      batch(() => {
        putKeys(ticks.take())
      }),
    addExceptions: () =>
      batch(() => {
        exceptKeys(ticks.take())
      }),
    setException(refs, on) {
      const keys = 'kind' in refs ? [toKey(refs)] : keysOf(refs, toKey)
      if (on) return exceptKeys(keys)
      const moving = Array.from(keys).filter(exceptions.has)
      change(exceptions, moving, store, moving)
    },
    put(list) {
      if ((list as Partial<OwnedBox>).isOfExceptions === true) return exceptKeys(keysOf(list, toKey))
      const excepted: number[] = []
      const keys = keysOf(list, (ref) => {
        const key = toKey(ref)
        if ((ref as Item).isException === true) excepted.push(key)
        return key
      })
      batch(() => {
        if (excepted.length > 0) exceptKeys(excepted)
        putKeys(keys)
      })
    },
    remove,
    clear() {
      batch(() => {
        remove(shown.value)
        remove(shownExceptions.value)
      })
    },
    reset() {
      store.clear()
      exceptions.clear()
      batch(() => {
        ticks.reset()
        boxRevision.value += 1
      })
    },
  }
}
