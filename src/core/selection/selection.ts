import { batch, computed, type ReadonlySignal, signal } from '@preact/signals-core'
import { linkAbort } from '../async/abort.js'
import { type Readable, toReadable } from '../async/readable.js'
import type { OwnedCoverage } from '../coverage/create-coverage.js'
import { aborted } from '../model/errors.js'
import type { Item, ItemRef } from '../model/model.js'
import { type Box, type BoxStore, createBoxStore, type OwnedBox } from './box.js'
import type { ItemTable } from './item-table.js'
import { PROTECTED, type UserTable } from './user-table.js'

/** What is ticked in the tabs and not added yet. */
export interface Ticked {
  readonly size: number
  has(ref: ItemRef): boolean
  [Symbol.iterator](): Iterator<Item>
}

/** Ticks, and the items of the box. Both survive search, filter, sort and sync. */
export interface Selection {
  readonly ticked: Readable<Ticked>
  /** Progress of `tickAll('…', 'matching')`. */
  readonly ticking: Readable<{ done: number; total?: number | undefined } | undefined>
  /** An array made when it is read, of as many objects as there are items. */
  readonly items: Readable<readonly Item[]>
  /** The same, item by item: what a list shows of a box of a million. */
  readonly box: Readable<Box>
  /** False, and nothing done, for a user known as not active. An unseen user is ticked and looked up. */
  tick(item: Item | ItemRef, on: boolean): boolean
  /** `loaded`: the rows loaded so far. `matching`: all that match the query as it stands; lands all at once, or not at all. */
  tickAll(
    list: 'users' | 'groups' | 'csv',
    which: 'loaded' | 'matching',
    options?: { signal?: AbortSignal | undefined },
  ): Promise<{ ticked: number; skipped: number }>
  /** The unit and all its sub-units. */
  tickSubtree(orgUnitId: string, on: boolean): void
  clearTicks(): void
  /** Moves what is ticked into the box. */
  add(): void
  /** Puts items into the box, ticked or not, seen or not. */
  put(items: readonly (Item | ItemRef)[] | Box): void
  remove(refs: readonly ItemRef[] | Box): void
  clear(): void
}

/** Rows that `tickAll` comes across. */
export interface Found {
  /** Their keys. */
  stretches: readonly ArrayLike<number>[]
  /** How many more there are that cannot be ticked. */
  skipped: number
}

type Progress = { done: number; total?: number | undefined }

export interface SelectionHost {
  users: UserTable
  items: ItemTable
  store: BoxStore
  coverage: OwnedCoverage
  /** Asks the backend about users not seen yet; resolves when the table of users has the answers. */
  lookUp(userIds: readonly string[], signal: AbortSignal): Promise<void>
  loaded(list: 'users' | 'groups' | 'csv'): Found
  /** Everything that matches the query as it stands. */
  matching(list: 'users' | 'groups' | 'csv', onProgress: (progress: Progress) => void, signal: AbortSignal): Promise<Found>
  subtree(orgUnitId: string): Iterable<Item>
  /** Aborts when the scope changes or the session ends. */
  scopeSignal(): AbortSignal
}

export interface OwnedSelection extends Selection {
  readonly ticks: ReadonlySignal<Ticked>
  /** How many items the box has. */
  readonly size: ReadonlySignal<number>
  readonly shown: ReadonlySignal<OwnedBox>
  reset(): void
}

export const createSelection = (host: SelectionHost): OwnedSelection => {
  const { users, items, store, coverage } = host
  const ticked = createBoxStore(items)
  const tickVersion = signal(0)
  const boxVersion = signal(0)
  const ticking = signal<Progress | undefined>(undefined)

  const ticks = computed<Ticked>(() => {
    tickVersion.value
    return {
      size: ticked.size,
      has: (ref) => ticked.placeOf(items.find(ref)) > 0,
      *[Symbol.iterator]() {
        for (const key of ticked.keys()) yield items.read(key)
      },
    }
  })
  const size = computed(() => {
    boxVersion.value
    return store.size
  })
  const shown = computed(() => {
    boxVersion.value
    coverage.states.value
    return store.show(coverage.stateOf)
  })
  const array = computed<readonly Item[]>(() => [...shown.value])

  /** All but users known as not active. */
  const canTick = (key: number): boolean => key < 0 || users.lastStanding(key) <= PROTECTED

  const unseen = new Set<number>()
  const lookUnseenUp = async (): Promise<void> => {
    const keys = [...unseen]
    unseen.clear()
    const signal = host.scopeSignal()
    try {
      await host.lookUp(keys.map(users.id), signal)
    } catch {
      // stays ticked: once added, the box looks it up itself and says what fails
      return
    }
    if (signal.aborted) return
    ticked.remove(keys.filter((key) => users.user(key) === undefined || !canTick(key)))
    tickVersion.value += 1
  }

  /** A box, or a part of one, has its keys already. */
  const keysOf = (list: readonly ItemRef[] | Box, key: (ref: ItemRef) => number): ArrayLike<number> => {
    const { keys, read } = list as Partial<OwnedBox>
    return keys !== undefined && read === items.read ? keys : Array.from(list as Iterable<ItemRef>, key)
  }
  const putKeys = (keys: ArrayLike<number>): void => {
    const fresh = store.add(keys)
    if (fresh.length === 0) return
    batch(() => {
      boxVersion.value += 1
      coverage.cover(fresh)
    })
  }
  const remove = (refs: readonly ItemRef[] | Box): void => {
    const gone = store.remove(keysOf(refs, items.find))
    if (gone.length === 0) return
    batch(() => {
      boxVersion.value += 1
      coverage.uncover(gone)
    })
  }

  const clearTicks = (): void => {
    ticked.clear()
    tickVersion.value += 1
  }

  const land = ({ stretches, skipped }: Found): { ticked: number; skipped: number } => {
    const all = stretches.reduce((sum, { length }) => sum + length, 0)
    const can = new Int32Array(all)
    const codes = users.standings
    let count = 0
    for (const keys of stretches) {
      for (let at = 0; at < keys.length; at++) {
        const key = keys[at] as number
        // the table is asked for the few whose standing is not known just now
        if (key < 0 || (codes[key] || users.lastStanding(key)) <= PROTECTED) can[count++] = key
      }
    }
    ticked.add(can.subarray(0, count))
    tickVersion.value += 1
    return { ticked: count, skipped: skipped + all - count }
  }

  /** Ticks everything that matches, or rejects: on the caller's abort and on a change of scope too. */
  const landMatching = async (list: 'users' | 'groups' | 'csv', outer: AbortSignal | undefined): Promise<ReturnType<typeof land>> => {
    const scope = host.scopeSignal()
    const linked = outer === undefined ? linkAbort(scope) : linkAbort(scope, outer)
    if (linked.signal.aborted) throw aborted('tickAll')
    ticking.value = { done: 0 }
    try {
      const found = await host.matching(list, (progress) => (ticking.value = progress), linked.signal)
      if (linked.signal.aborted) throw aborted('tickAll')
      return land(found)
    } finally {
      ticking.value = undefined
      linked.unlink()
    }
  }

  return {
    ticks,
    size,
    shown,
    ticked: toReadable(ticks),
    ticking: toReadable(ticking),
    items: toReadable(array),
    box: toReadable(shown),
    tick(ref, on) {
      const key = items.intern(ref)
      if (on) {
        if (!canTick(key)) return false
        items.name(key, (ref as Item).label)
      }
      ticked[on ? 'add' : 'remove']([key])
      if (on && key >= 0 && users.user(key) === undefined) {
        if (unseen.size === 0) queueMicrotask(lookUnseenUp)
        unseen.add(key)
      }
      tickVersion.value += 1
      return true
    },
    async tickAll(list, which, options = {}) {
      return which === 'loaded' ? land(host.loaded(list)) : landMatching(list, options.signal)
    },
    tickSubtree(orgUnitId, on) {
      const keys = Array.from(host.subtree(orgUnitId), (unit) => {
        const key = items.intern(unit)
        items.name(key, unit.label)
        return key
      })
      ticked[on ? 'add' : 'remove'](keys)
      tickVersion.value += 1
    },
    clearTicks,
    add() {
      const keys = ticked.keys()
      batch(() => {
        clearTicks()
        putKeys(keys)
      })
    },
    put(list) {
      const keys = keysOf(list, (ref) => {
        const key = items.intern(ref)
        if (store.placeOf(key) === 0) items.name(key, (ref as Item).label)
        return key
      })
      putKeys(keys)
    },
    remove,
    clear: () => remove(shown.value),
    reset() {
      store.clear()
      unseen.clear()
      batch(() => {
        clearTicks()
        boxVersion.value += 1
      })
    },
  }
}
