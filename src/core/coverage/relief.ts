import type { Item } from '../model/model.js'

export interface Relief {
  item: Item
  frees: number
}

/** Users of the box that are named, each of whom frees a credit at most. */
const USERS = 50

/** Items worth removing: those that are enough alone, the smallest first; then the others, the biggest first. */
export const reliefOf = (
  keys: Int32Array,
  freesOf: (key: number) => number,
  shortfall: number,
): readonly { key: number; frees: number }[] => {
  const enough: { key: number; frees: number }[] = []
  const others: { key: number; frees: number }[] = []
  let users = 0
  for (const key of keys) {
    if (key >= 0 && users === USERS) continue
    const frees = freesOf(key)
    if (frees === 0) continue
    if (key >= 0) users += 1
    ;(frees >= shortfall ? enough : others).push({ key, frees })
  }
  enough.sort((a, b) => a.frees - b.frees)
  others.sort((a, b) => b.frees - a.frees)
  return enough.concat(others)
}
