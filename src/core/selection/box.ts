import type { Rows } from '../lists/list.js'
import type { Item, ItemRef } from '../model/model.js'
import { roomFor } from './ints.js'
import { type ItemTable, NO_KEY, othersIn } from './item-table.js'

/** The items of the box at one moment, each made when it is read: a million of them cost a few integers. */
export interface Box extends Rows<Item> {
  /** An integer that stands for the item in every box of the scope; 0 or more for a user. */
  keyAt(index: number): number
  keyOf(ref: ItemRef): number
  /** -1 for an item that is not among them. */
  indexOf(key: number): number
  /** As it is now. */
  stateOf(key: number): Item['state']
  /** Those with such a key, in their order. */
  pick(isWanted: (key: number) => boolean): Box
  /** Whether keys of the other mean the same here: it is of the same session and scope. */
  isLike(other: Box): boolean
}

/** A box as the session sees it. */
export interface OwnedBox extends Box {
  readonly keys: Int32Array
  /** By this it is told from one of another scope. */
  readonly read: ItemTable['read']
}

/** What is in the box, in order. */
export interface BoxStore {
  readonly size: number
  /** From 1; 0 when it is not in it. Grows in the order of the items. */
  placeOf(key: number): number
  /** Puts those that are not in it behind the others, and answers which they are. An `Int32Array` is handed over: the store may keep it. */
  add(keys: ArrayLike<number>): Int32Array
  /** Answers which were in it. */
  remove(keys: ArrayLike<number>): Int32Array
  /** All keys, in order. What was answered before stays as it was. */
  keys(): Int32Array
  /** Keys of groups and org units, in order. */
  others(): readonly number[]
  /** Snapshots read states as they are when they are read. */
  show(stateOf: (key: number) => Item['state']): OwnedBox
  clear(): void
}

export const createBoxStore = (items: ItemTable): BoxStore => {
  let order: Int32Array = new Int32Array(0)
  let end = 0
  /** Where the removed ones were, until all keys are asked for. */
  let gaps = 0
  // by key: the place in the order + 1, 0 for one that is not in the box
  let users: Int32Array = new Int32Array(1024)
  let others: Int32Array = new Int32Array(64)
  /** All keys, and those of groups and org units, until something changes. */
  let all: Int32Array | undefined
  let nonUsers: readonly number[] | undefined

  const placeOf = (key: number): number => (key < 0 ? others[-2 - key] : users[key]) ?? 0
  const makeRoom = (keys: ArrayLike<number>): void => {
    let least = 0
    let most = 0
    for (let at = 0; at < keys.length; at++) {
      const key = keys[at] as number
      if (key > most) most = key
      if (key < least) least = key
    }
    users = roomFor(most + 1, users)
    others = roomFor(-1 - least, others)
  }
  const changed = (): void => {
    all = undefined
    nonUsers = undefined
  }
  const empty = (): void => {
    changed()
    order = new Int32Array(0)
    end = 0
    gaps = 0
  }
  const clear = (): void => {
    empty()
    users.fill(0)
    others.fill(0)
  }
  const close = (): void => {
    const before = order
    const kept = new Int32Array(end - gaps)
    const [userPlaces, otherPlaces] = [users, others]
    let count = 0
    for (let at = 0; at < end; at++) {
      const key = before[at] as number
      const place = key < 0 ? otherPlaces[-2 - key] : userPlaces[key]
      if (place !== at + 1) continue
      kept[count++] = key
      if (key < 0) otherPlaces[-2 - key] = count
      else userPlaces[key] = count
    }
    order = kept
    end = count
    gaps = 0
  }
  const current = (): Int32Array => {
    if (gaps > 0) close()
    all ??= order.subarray(0, end)
    return all
  }

  const show = (keys: Int32Array, stateOf: (key: number) => Item['state'], read = items.read): OwnedBox => {
    const isNow = (): boolean => read === items.read
    const stateNow = (key: number): Item['state'] => (isNow() ? stateOf(key) : undefined)
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
      keyOf: (ref) => (isNow() ? items.find(ref) : NO_KEY),
      indexOf: (key) => (isNow() && keys === current() ? placeOf(key) - 1 : keys.indexOf(key)),
      stateOf: stateNow,
      isLike: (other) => read === (other as OwnedBox).read,
      pick: (isWanted) => show(keys.filter(isWanted), stateOf, read),
      *[Symbol.iterator]() {
        for (let index = 0; index < keys.length; index++) yield at(index) as Item
      },
    }
  }

  return {
    get size() {
      return end - gaps
    },
    placeOf,
    add(keys) {
      makeRoom(keys)
      order = end === 0 && keys instanceof Int32Array ? keys : roomFor(end + keys.length, order)
      const data = order
      const [userPlaces, otherPlaces] = [users, others]
      const from = end
      let count = end
      for (let at = 0; at < keys.length; at++) {
        const key = keys[at] as number
        const places = key < 0 ? otherPlaces : userPlaces
        const slot = key < 0 ? -2 - key : key
        if (places[slot] !== 0) continue
        data[count++] = key
        places[slot] = count
      }
      if (count > from) changed()
      end = count
      return data.subarray(from, end)
    },
    remove(keys) {
      // all of them
      if (keys === all) {
        const gone = all
        clear()
        return gone
      }
      const gone = new Int32Array(keys.length)
      let count = 0
      for (let at = 0; at < keys.length; at++) {
        const key = keys[at] as number
        if (placeOf(key) === 0) continue
        if (key < 0) others[-2 - key] = 0
        else users[key] = 0
        gone[count++] = key
      }
      if (count > 0) changed()
      gaps += count
      if (gaps === end) empty()
      return gone.subarray(0, count)
    },
    keys: current,
    others() {
      nonUsers ??= othersIn(current())
      return nonUsers
    },
    show: (stateOf) => show(current(), stateOf),
    clear,
  }
}
