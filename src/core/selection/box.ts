import type { Rows } from '../lists/list.js'
import type { Item, ItemRef } from '../model/model.js'
import { ensureCapacity } from './ints.js'
import { containerKeysIn, type ItemTable, NO_KEY } from './item-table.js'

/** A snapshot of the box. It creates items when they are read, so that a million of them cost a few bytes each. */
export interface Box extends Rows<Item> {
  /** Key of the item, the same in every box of the scope; 0 or more for a user. */
  keyAt(index: number): number
  keyOf(ref: ItemRef): number
  /** Index of the item, or -1. */
  indexOf(key: number): number
  /** Current state of the item, which may be newer than the snapshot. */
  stateOf(key: number): Item['state']
  /** Returns the items whose keys pass the filter, in order. */
  pick(isIncluded: (key: number) => boolean): Box
  /** Whether the other box has the same session and scope, so that their keys refer to the same items. */
  isLike(other: Box): boolean
}

/** A box with the method reserved for its session. */
export interface OwnedBox extends Box {
  readonly keys: Int32Array
  /** Function of the scope that the box belongs to. */
  readonly read: ItemTable['read']
}

/** An ordered set of item keys: the items of the box, or the ticks. */
export interface BoxStore {
  readonly size: number
  has(key: number): boolean
  /** A positive number that increases in the order of the items; 0 for a key that is not in the store. */
  rankOf(key: number): number
  /** Appends new keys and returns them. Do not change an `Int32Array` after passing it: the store may keep it. */
  add(keys: ArrayLike<number>): Int32Array
  /** Removes keys and returns the removed ones. */
  remove(keys: ArrayLike<number>): Int32Array
  /** All keys, in order. The returned array never changes. */
  keys(): Int32Array
  /** Keys of groups and org units, in order. */
  containerKeys(): readonly number[]
  /** Creates a snapshot. `stateOf` is called when an item is read. */
  snapshot(stateOf: (key: number) => Item['state']): OwnedBox
  clear(): void
}

/** Creates an empty store. */
export const createBoxStore = (items: ItemTable): BoxStore => {
  let order: Int32Array = new Int32Array(0)
  let end = 0
  /** Number of removed keys still in `order`; `compact` drops them when all keys are read. */
  let gaps = 0
  // by key: index in `order` + 1; 0 if absent
  let userRanks: Int32Array = new Int32Array(1024)
  let containerRanks: Int32Array = new Int32Array(64)
  /** Results of `keys` and `containerKeys` until the next change. */
  let allKeys: Int32Array | undefined
  let allContainerKeys: readonly number[] | undefined

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
  const invalidate = (): void => {
    allKeys = undefined
    allContainerKeys = undefined
  }
  const resetOrder = (): void => {
    invalidate()
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

  const snapshot = (keys: Int32Array, stateOf: (key: number) => Item['state'], read = items.read): OwnedBox => {
    const isCurrentScope = (): boolean => read === items.read
    const stateNow = (key: number): Item['state'] => (isCurrentScope() ? stateOf(key) : undefined)
    const at = (index: number): Item | undefined => {
      const key = keys[index]
      if (key === undefined) return undefined
      const item = read(key)
      const state = stateNow(key)
      if (state !== undefined) item.state = state
      return item
    }
    return {
      keys,
      read,
      length: keys.length,
      at,
      keyAt: (index) => keys[index] ?? NO_KEY,
      keyOf: (ref) => (isCurrentScope() ? items.find(ref) : NO_KEY),
      indexOf: (key) => (isCurrentScope() && keys === current() ? rankOf(key) - 1 : keys.indexOf(key)),
      stateOf: stateNow,
      isLike: (other) => read === (other as OwnedBox).read,
      pick: (isIncluded) => snapshot(keys.filter(isIncluded), stateOf, read),
      *[Symbol.iterator]() {
        for (let index = 0; index < keys.length; index++) yield at(index) as Item
      },
    }
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
      if (count > from) invalidate()
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
      if (count > 0) invalidate()
      gaps += count
      if (gaps === end) resetOrder()
      return removed.subarray(0, count)
    },
    keys: current,
    containerKeys() {
      allContainerKeys ??= containerKeysIn(current())
      return allContainerKeys
    },
    snapshot: (stateOf) => snapshot(current(), stateOf),
    clear,
  }
}
