import type { Box, Item } from '../../core/index.js'

/** Items in the order of the list. */
export interface OrderedItems {
  readonly box: Box
  readonly length: number
  at(index: number): Item | undefined
  keyAt(index: number): number
  /** Returns the index of a key, or -1. */
  indexOf(key: number): number
  /** Returns whether a group of another kind starts at this index. */
  isFirstOfKind(index: number): boolean
}

/** Groups items by kind, the kind with the fewest items first; within a kind in the order they were added. */
export const orderItems = (box: Box): OrderedItems => {
  const { length } = box
  const groups: number[] = []
  const units: number[] = []
  const users = new Int32Array(length)
  let userCount = 0
  for (let index = 0; index < length; index++) {
    if (box.keyAt(index) >= 0) users[userCount++] = index
    else (box.at(index)?.kind === 'group' ? groups : units).push(index)
  }
  const others = groups.length + units.length
  const order = new Int32Array(length)
  order.set(groups)
  order.set(units, groups.length)
  order.set(users.subarray(0, userCount), others)
  const keyAt = (index: number): number => box.keyAt(order[index] ?? -1)
  return {
    box,
    length,
    at: (index) => box.at(order[index] ?? -1),
    keyAt,
    indexOf(key) {
      const place = box.indexOf(key)
      if (place === -1 || key < 0) return order.subarray(0, others).indexOf(place)
      // Skips the permutation if the box holds only one kind.
      return others === 0 ? place : order.indexOf(place, others)
    },
    isFirstOfKind: (index) => index > 0 && index < length && (index === groups.length || index === others),
  }
}
