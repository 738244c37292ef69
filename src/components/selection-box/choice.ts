import type { Box } from '../../core/index.js'

/** Selected items of the list by key: either exactly `keys`, or all items except `keys`. */
export interface Choice {
  readonly isAllBut: boolean
  readonly keys: ReadonlySet<number>
}

export const NONE: Choice = { isAllBut: false, keys: new Set() }
export const ALL: Choice = { isAllBut: true, keys: new Set() }

export const isChosen = (choice: Choice, key: number): boolean => choice.isAllBut !== choice.keys.has(key)

/** Number of selected items out of `length`. */
export const sizeOf = (choice: Choice, length: number): number => (choice.isAllBut ? length - choice.keys.size : choice.keys.size)

export const only = (key: number): Choice => ({ isAllBut: false, keys: new Set([key]) })

export const toggled = (choice: Choice, key: number): Choice => {
  const keys = new Set(choice.keys)
  if (!keys.delete(key)) keys.add(key)
  return { ...choice, keys }
}

/** Selects all items between two rows, inclusive, in either direction. */
export const range = (items: Box, from: number, to: number): Choice => {
  const [first, last] = from < to ? [from, to] : [to, from]
  if (first <= 0 && last >= items.length - 1) return ALL
  const keys = new Set<number>()
  for (let index = Math.max(0, first); index <= last && index < items.length; index++) keys.add(items.keyAt(index))
  return { isAllBut: false, keys }
}

/** Drops keys of items that left the box. */
export const within = (choice: Choice, box: Box): Choice => {
  const gone = [...choice.keys].filter((key) => box.indexOf(key) === -1)
  if (gone.length === 0) return choice
  const keys = new Set(choice.keys)
  for (const key of gone) keys.delete(key)
  return { ...choice, keys }
}
