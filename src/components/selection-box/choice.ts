import { type ItemRef, keyOf } from '../../core/index.js'
import type { OrderedItems } from './item-order.js'

/** Which items are chosen in the list: some, or all but some. */
export interface Choice {
  readonly isAllBut: boolean
  readonly keys: ReadonlySet<string>
}

export const NONE: Choice = { isAllBut: false, keys: new Set() }
export const ALL: Choice = { isAllBut: true, keys: new Set() }

export const isChosen = (choice: Choice, ref: ItemRef): boolean => choice.isAllBut !== choice.keys.has(keyOf(ref))

/** How many of `length` items. */
export const sizeOf = (choice: Choice, length: number): number =>
  choice.isAllBut ? length - choice.keys.size : Math.min(choice.keys.size, length)

export const only = (ref: ItemRef): Choice => ({ isAllBut: false, keys: new Set([keyOf(ref)]) })

export const toggled = (choice: Choice, ref: ItemRef): Choice => {
  const keys = new Set(choice.keys)
  const key = keyOf(ref)
  if (!keys.delete(key)) keys.add(key)
  return { ...choice, keys }
}

/** From one row to another, both included, whichever comes first. */
export const range = (items: OrderedItems, from: number, to: number): Choice => {
  const [first, last] = from < to ? [from, to] : [to, from]
  if (first <= 0 && last >= items.length - 1) return ALL
  const keys = new Set<string>()
  for (let index = first; index <= last; index++) {
    const item = items.at(index)
    if (item !== undefined) keys.add(keyOf(item))
  }
  return { isAllBut: false, keys }
}

export const without = (choice: Choice, refs: readonly ItemRef[]): Choice => {
  if (choice.keys.size === 0) return choice
  const keys = new Set(choice.keys)
  for (const ref of refs) keys.delete(keyOf(ref))
  return { ...choice, keys }
}
