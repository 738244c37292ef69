import type { Rows } from '../lists/list.js'
import type { Item, ItemRef } from '../model/model.js'
import { containerKeysIn, type ItemTable, NO_KEY } from './item-table.js'
import { createKeyOrder, type KeyOrder } from './key-order.js'

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
  /** Returns the items of a kind, in order. */
  ofKind(kind: ItemRef['kind']): Box
  /** Whether the other box has the same session and scope, so that their keys refer to the same items. */
  isLike(other: Box): boolean
}

/** A box with the method reserved for its session. */
export interface OwnedBox extends Box {
  readonly keys: Int32Array
  /** Function of the scope that the box belongs to. */
  readonly read: ItemTable['read']
  readonly isOfExceptions: boolean
}

/** The items of the box, or the ticks, as an ordered set of item keys. */
export interface BoxStore extends KeyOrder {
  /** Keys of groups, org units and domains, in order. */
  containerKeys(): readonly number[]
  /** Creates a snapshot. `stateOf` is called when an item is read. */
  snapshot(stateOf: (key: number) => Item['state']): OwnedBox
}

/**
 * Creates an empty store.
 *
 * @param isOfExceptions whether the items of the store are exceptions
 */
export const createBoxStore = (items: ItemTable, isOfExceptions = false): BoxStore => {
  const order = createKeyOrder()
  /** Result of `containerKeys`, and the keys from which it was computed. */
  let containers: { of: Int32Array; keys: readonly number[] } | undefined

  const snapshot = (keys: Int32Array, stateOf: (key: number) => Item['state'], read = items.read): OwnedBox => {
    const isCurrentScope = (): boolean => read === items.read
    const stateNow = (key: number): Item['state'] => (isCurrentScope() ? stateOf(key) : undefined)
    const at = (index: number): Item | undefined => {
      const key = keys[index]
      if (key === undefined) return undefined
      const item = read(key)
      const state = stateNow(key)
      if (state !== undefined) item.state = state
      if (isOfExceptions) item.isException = true
      return item
    }
    return {
      keys,
      read,
      isOfExceptions,
      length: keys.length,
      at,
      keyAt: (index) => keys[index] ?? NO_KEY,
      keyOf: (ref) => (isCurrentScope() ? items.find(ref) : NO_KEY),
      indexOf: (key) => (isCurrentScope() && keys === order.keys() ? order.rankOf(key) - 1 : keys.indexOf(key)),
      stateOf: stateNow,
      isLike: (other) => read === (other as OwnedBox).read,
      pick: (isIncluded) => snapshot(keys.filter(isIncluded), stateOf, read),
      ofKind: (kind) =>
        snapshot(
          keys.filter((key) => (key >= 0 ? 'user' : read(key).kind) === kind),
          stateOf,
          read,
        ),
      *[Symbol.iterator]() {
        for (let index = 0; index < keys.length; index++) yield at(index) as Item
      },
    }
  }

  return {
    ...order,
    get size() {
      return order.size
    },
    containerKeys() {
      const keys = order.keys()
      if (containers?.of !== keys) containers = { of: keys, keys: containerKeysIn(keys) }
      return containers.keys
    },
    snapshot: (stateOf) => snapshot(order.keys(), stateOf),
  }
}
