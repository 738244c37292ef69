import { ensureCapacity } from './ints.js'

/** An ordered set of item keys. `ItemTable` explains keys. */
export interface KeyOrder {
  readonly size: number
  has(key: number): boolean
  /** A positive number that increases in the order of the keys; 0 for a key that is not in the set. */
  rankOf(key: number): number
  /** Appends new keys and returns them. Do not change an `Int32Array` after passing it: the set may keep it. */
  add(keys: ArrayLike<number>): Int32Array
  /** Removes keys and returns the removed ones. */
  remove(keys: ArrayLike<number>): Int32Array
  /** All keys, in order. The returned array never changes. Every call returns the same array until the next change. */
  keys(): Int32Array
  clear(): void
}

/** Creates an empty set. */
export const createKeyOrder = (): KeyOrder => {
  let order: Int32Array = new Int32Array(0)
  let end = 0
  /** Number of removed keys still in `order`; `compact` drops them when all keys are read. */
  let gaps = 0
  // by key: index in `order` + 1; 0 if absent
  let userRanks: Int32Array = new Int32Array(1024)
  let containerRanks: Int32Array = new Int32Array(64)
  /** Result of `keys` until the next change. */
  let allKeys: Int32Array | undefined

  const rankOf = (key: number): number => (key < 0 ? containerRanks[-2 - key] : userRanks[key]) ?? 0
  const reserve = (keys: ArrayLike<number>): void => {
    let min = 0
    let max = 0
    for (let at = 0; at < keys.length; at++) {
      const key = keys[at] as number
      if (key > max) max = key
      if (key < min) min = key
    }
    userRanks = ensureCapacity(max + 1, userRanks)
    containerRanks = ensureCapacity(-1 - min, containerRanks)
  }
  const resetOrder = (): void => {
    allKeys = undefined
    order = new Int32Array(0)
    end = 0
    gaps = 0
  }
  const clear = (): void => {
    resetOrder()
    userRanks.fill(0)
    containerRanks.fill(0)
  }
  const compact = (): void => {
    const before = order
    const kept = new Int32Array(end - gaps)
    // local constants are faster in the loop than captured variables
    const [users, containers] = [userRanks, containerRanks]
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

  return {
    get size() {
      return end - gaps
    },
    has: (key) => rankOf(key) > 0,
    rankOf,
    add(keys) {
      reserve(keys)
      order = end === 0 && keys instanceof Int32Array ? keys : ensureCapacity(end + keys.length, order)
      const data = order
      const [users, containers] = [userRanks, containerRanks]
      const from = end
      let count = end
      for (let at = 0; at < keys.length; at++) {
        const key = keys[at] as number
        const ranks = key < 0 ? containers : users
        const slot = key < 0 ? -2 - key : key
        if (ranks[slot] !== 0) continue
        data[count++] = key
        ranks[slot] = count
      }
      if (count > from) allKeys = undefined
      end = count
      return data.subarray(from, end)
    },
    remove(keys) {
      if (keys === allKeys) {
        const removed = allKeys
        clear()
        return removed
      }
      const removed = new Int32Array(keys.length)
      let count = 0
      for (let at = 0; at < keys.length; at++) {
        const key = keys[at] as number
        if (rankOf(key) === 0) continue
        if (key < 0) containerRanks[-2 - key] = 0
        else userRanks[key] = 0
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
