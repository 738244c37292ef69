import type { Box, Item } from '../../core/index.js'

/** The items as the box lists them. */
export interface OrderedItems {
  readonly box: Box
  readonly length: number
  at(index: number): Item | undefined
  keyAt(index: number): number
  /** -1 when it is not among them. */
  indexOf(key: number): number
  /** Whether another kind begins at this index. */
  isFirstOfKind(index: number): boolean
}

/** Grouped by kind, the few that weigh most first; within a kind in the order they were added. */
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
      // where there is nothing else, users stand where they are
      return others === 0 ? place : order.indexOf(place, others)
    },
    isFirstOfKind: (index) => index > 0 && index < length && (index === groups.length || index === others),
  }
}
