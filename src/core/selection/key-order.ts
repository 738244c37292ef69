import { ensureCapacity } from './ints.js'

/** An ordered set of item keys. `ItemTable` explains keys. */
export interface KeyOrder {
  readonly size: number
  has(key: number): boolean
  /** A positive number that increases in the order of the keys; 0 for a key that is not in the set. */
  rankOf(key: number): number
  /** Appends new keys and returns them. Do not change an `Int32Array` after passing it: the set may keep it. */
  add(keys: ArrayLike<number>): Int32Array
  /** Appends the new keys of all pages that pass the filter. Returns how many keys pass, new or not. */
  addWhere(pages: readonly ArrayLike<number>[], isIncluded: (key: number) => boolean): number
  /** Removes keys and returns the removed ones. */
  remove(keys: ArrayLike<number>): Int32Array
  /** All keys, in order. The returned array never changes. Every call returns the same array until the next change. */
  keys(): Int32Array
  clear(): void
}

/** Order of the keys by rank, from 1; 0 for a key that is not in the set. */
interface Ranks {
  users: Int32Array
  containers: Int32Array
}

/** Creates an empty set. */
export const createKeyOrder = (): KeyOrder => {
  let order: Int32Array = new Int32Array(0)
  let end = 0
  /** Number of removed keys still in `order`; `compact` drops them when all keys are read. */
  let gaps = 0
  // by slot: 1 for a key in the set
  let hasUser: Uint8Array = new Uint8Array(1024)
  let hasContainer: Uint8Array = new Uint8Array(64)
  /** Only sets from which keys are removed need ranks: they cost more than everything else when a million keys are added. */
  let ranks: Ranks | undefined
  /** Result of `keys` until the next change. */
  let allKeys: Int32Array | undefined

  const has = (key: number): boolean => (key < 0 ? hasContainer[-2 - key] : hasUser[key]) === 1
  const rankAll = (from: number, { users, containers }: Ranks): void => {
    // local constants are faster in the loop than captured variables
    const [data, to] = [order, end]
    for (let at = from; at < to; at++) {
      const key = data[at] as number
      if (key < 0) containers[-2 - key] = at + 1
      else users[key] = at + 1
    }
  }
  const ranked = (): Ranks => {
    if (ranks !== undefined) return ranks
    ranks = { users: new Int32Array(hasUser.length), containers: new Int32Array(hasContainer.length) }
    rankAll(0, ranks)
    return ranks
  }
  const resetOrder = (): void => {
    allKeys = undefined
    order = new Int32Array(0)
    end = 0
    gaps = 0
    ranks = undefined
  }
  const clear = (): void => {
    resetOrder()
    hasUser.fill(0)
    hasContainer.fill(0)
  }
  const compact = (): void => {
    const before = order
    const { users, containers } = ranked()
    const kept = new Int32Array(end - gaps)
    let count = 0
    for (let at = 0; at < end; at++) {
      const key = before[at] as number
      const rank = key < 0 ? containers[-2 - key] : users[key]
      if (rank !== at + 1) continue
      kept[count++] = key
      if (key < 0) containers[-2 - key] = count
      else users[key] = count
    }
    order = kept
    end = count
    gaps = 0
  }
  const current = (): Int32Array => {
    if (gaps > 0) compact()
    allKeys ??= order.subarray(0, end)
    return allKeys
  }

  /** Returns the number of keys that are in the set now, whether or not they are new. */
  const append = (pages: readonly ArrayLike<number>[], isIncluded?: (key: number) => boolean): number => {
    const total = pages.reduce((sum, { length }) => sum + length, 0)
    order = ensureCapacity(end + (order === pages[0] ? 0 : total), order)
    const data = order
    let [users, containers] = [hasUser, hasContainer]
    const from = end
    let count = end
    let included = 0
    for (const keys of pages) {
      for (let at = 0; at < keys.length; at++) {
        const key = keys[at] as number
        if (isIncluded !== undefined && !isIncluded(key)) continue
        included++
        if (key < 0) {
          const slot = -2 - key
          if (slot >= containers.length) containers = ensureCapacity(slot + 1, containers)
          if (containers[slot] === 1) continue
          containers[slot] = 1
        } else {
          if (key >= users.length) users = ensureCapacity(key + 1, users)
          if (users[key] === 1) continue
          users[key] = 1
        }
        data[count++] = key
      }
    }
    hasUser = users
    hasContainer = containers
    end = count
    if (end > from) allKeys = undefined
    if (ranks !== undefined) {
      ranks = { users: ensureCapacity(users.length, ranks.users), containers: ensureCapacity(containers.length, ranks.containers) }
      rankAll(from, ranks)
    }
    return included
  }

  return {
    get size() {
      return end - gaps
    },
    has,
    rankOf(key) {
      const { users, containers } = ranked()
      return (key < 0 ? containers[-2 - key] : users[key]) ?? 0
    },
    add(keys) {
      const from = end
      if (end === 0 && keys instanceof Int32Array) order = keys
      append([keys])
      return order.subarray(from, end)
    },
    addWhere(pages, isIncluded) {
      // many keys at once make new ranks cheaper than the upkeep of the old ones
      if (gaps > 0) compact()
      ranks = undefined
      return append(pages, isIncluded)
    },
    remove(keys) {
      if (keys === allKeys) {
        const removed = allKeys
        clear()
        return removed
      }
      const removed = new Int32Array(keys.length)
      const { users, containers } = ranked()
      let count = 0
      for (let at = 0; at < keys.length; at++) {
        const key = keys[at] as number
        if (!has(key)) continue
        if (key < 0) hasContainer[-2 - key] = containers[-2 - key] = 0
        else hasUser[key] = users[key] = 0
        removed[count++] = key
      }
      if (count > 0) allKeys = undefined
      gaps += count
      if (gaps === end) resetOrder()
      return removed.subarray(0, count)
    },
    keys: current,
    clear,
  }
}
