import { ensureCapacity } from './ints.js'

/** An ordered set of item keys. `ItemTable` explains keys. */
export interface KeyOrder {
  readonly size: number
  has(key: number): boolean
  /** A positive number that increases in the order of the keys; 0 for a key that is not in the set. */
  rankOf(key: number): number
  /** Appends new keys and returns them. Do not change an `Int32Array` after passing it: the set may keep it. */
  add(keys: ArrayLike<number>): Int32Array
  /** Appends the new keys of all pages that pass the filter. Returns how many keys pass, new or not. Do not change the pages later. */
  addWhere(pages: readonly ArrayLike<number>[], isIncluded: (key: number) => boolean): number
  /** Removes keys and returns the removed ones. */
  remove(keys: ArrayLike<number>): Int32Array
  /** All keys, in order. The returned array never changes. Every call returns the same array until the next change. */
  keys(): Int32Array
  clear(): void
}

// Marks of keys
const IN_ORDER = 1
/** The key belongs to pages whose keys are not in the order yet. */
const PENDING = 2

type Pages = readonly ArrayLike<number>[]

/** A number for each key of the set; 0 for other keys. Users are at their key, groups, org units and domains at `-2 - key`. */
interface ByKey<A extends Int32Array | Uint8Array> {
  users: A
  containers: A
}

/**
 * Marks the new keys of one page as pending. Returns how many keys pass the filter, and how many of them are new. A call per page, because
 * the compiler optimizes a function that is called often, but must enter a long loop in the middle.
 */
const markPage = (marks: ByKey<Uint8Array>, keys: ArrayLike<number>, isIncluded: ((key: number) => boolean) | undefined) => {
  // local variables are faster in the loop than properties
  let { users, containers } = marks
  let included = 0
  let added = 0
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] as number
    if (isIncluded !== undefined && !isIncluded(key)) continue
    included++
    if (key < 0) {
      const slot = -2 - key
      if (slot >= containers.length) containers = ensureCapacity(slot + 1, containers)
      if (containers[slot] !== 0) continue
      containers[slot] = PENDING
    } else {
      if (key >= users.length) users = ensureCapacity(key + 1, users)
      if (users[key] !== 0) continue
      users[key] = PENDING
    }
    added++
  }
  marks.users = users
  marks.containers = containers
  return { included, added }
}

/** Writes the pending keys of the pages into `order`, from `end`. */
const takePending = ({ users, containers }: ByKey<Uint8Array>, pages: Pages, order: Int32Array, end: number): void => {
  let count = end
  for (const keys of pages) {
    for (let at = 0; at < keys.length; at++) {
      const key = keys[at] as number
      const marks = key < 0 ? containers : users
      const slot = key < 0 ? -2 - key : key
      if (marks[slot] !== PENDING) continue
      marks[slot] = IN_ORDER
      order[count++] = key
    }
  }
}

const writeRanks = ({ users, containers }: ByKey<Int32Array>, order: Int32Array, from: number, to: number): void => {
  for (let at = from; at < to; at++) {
    const key = order[at] as number
    if (key < 0) containers[-2 - key] = at + 1
    else users[key] = at + 1
  }
}

/** Returns the `count` keys of an order that are still at their rank. */
const dropGaps = ({ users, containers }: ByKey<Int32Array>, order: Int32Array, count: number): Int32Array => {
  const kept = new Int32Array(count)
  let place = 0
  for (let at = 0; at < order.length; at++) {
    const key = order[at] as number
    if ((key < 0 ? containers[-2 - key] : users[key]) === at + 1) kept[place++] = key
  }
  return kept
}

/** Creates an empty set. */
export const createKeyOrder = (): KeyOrder => {
  let order: Int32Array = new Int32Array(0)
  let end = 0
  /** Number of removed keys still in `order`; `compact` drops them when all keys are read. */
  let gaps = 0
  const marks: ByKey<Uint8Array> = { users: new Uint8Array(1024), containers: new Uint8Array(64) }
  /** Pages of keys that are written into `order` when the order is needed, so that ticking a million rows only marks them. */
  let pending: Pages = []
  let pendingCount = 0
  /** Built when a key is removed or its rank is read. */
  let ranks: ByKey<Int32Array> | undefined
  /** Result of `keys` until the next change. */
  let allKeys: Int32Array | undefined

  const has = (key: number): boolean => ((key < 0 ? marks.containers[-2 - key] : marks.users[key]) ?? 0) > 0
  const settle = (): void => {
    if (pendingCount === 0) return
    const from = end
    order = ensureCapacity(end + pendingCount, order)
    takePending(marks, pending, order, end)
    end += pendingCount
    pending = []
    pendingCount = 0
    if (ranks === undefined) return
    ranks.users = ensureCapacity(marks.users.length, ranks.users)
    ranks.containers = ensureCapacity(marks.containers.length, ranks.containers)
    writeRanks(ranks, order, from, end)
  }
  const addPending = (pages: Pages, isIncluded?: (key: number) => boolean): number => {
    let included = 0
    for (const page of pages) {
      const marked = markPage(marks, page, isIncluded)
      included += marked.included
      pendingCount += marked.added
    }
    pending = pages
    if (pendingCount > 0) allKeys = undefined
    return included
  }
  const ranked = (): ByKey<Int32Array> => {
    settle()
    if (ranks !== undefined) return ranks
    ranks = { users: new Int32Array(marks.users.length), containers: new Int32Array(marks.containers.length) }
    writeRanks(ranks, order, 0, end)
    return ranks
  }
  const clear = (): void => {
    allKeys = undefined
    order = new Int32Array(0)
    end = 0
    gaps = 0
    ranks = undefined
    pending = []
    pendingCount = 0
    marks.users.fill(0)
    marks.containers.fill(0)
  }
  const compact = (): void => {
    const all = ranked()
    order = dropGaps(all, order.subarray(0, end), end - gaps)
    end = order.length
    gaps = 0
    writeRanks(all, order, 0, end)
  }

  return {
    get size() {
      return end - gaps + pendingCount
    },
    has,
    rankOf(key) {
      const { users, containers } = ranked()
      return (key < 0 ? containers[-2 - key] : users[key]) ?? 0
    },
    add(keys) {
      settle()
      const from = end
      if (end === 0 && keys instanceof Int32Array) order = keys
      addPending([keys])
      settle()
      return order.subarray(from, end)
    },
    addWhere(pages, isIncluded) {
      settle()
      // many keys at once make new ranks cheaper than the upkeep of the old ones
      if (gaps > 0) compact()
      ranks = undefined
      return addPending(pages, isIncluded)
    },
    remove(keys) {
      if (keys === allKeys) {
        clear()
        return keys as Int32Array
      }
      const removed = new Int32Array(keys.length)
      const { users, containers } = ranked()
      let count = 0
      for (let at = 0; at < keys.length; at++) {
        const key = keys[at] as number
        if (!has(key)) continue
        if (key < 0) marks.containers[-2 - key] = containers[-2 - key] = 0
        else marks.users[key] = users[key] = 0
        removed[count++] = key
      }
      if (count > 0) allKeys = undefined
      gaps += count
      if (gaps === end) clear()
      return removed.subarray(0, count)
    },
    keys() {
      settle()
      if (gaps > 0) compact()
      allKeys ??= order.subarray(0, end)
      return allKeys
    },
    clear,
  }
}
