import type { Item } from '../../model/model.js'

/** An item of the box and the credits that removing it would free. */
export interface RemovalSuggestion {
  item: Item
  frees: number
}

/**
 * Minimum and maximum number of user items to suggest. The minimum applies even if fewer cover the shortfall; the maximum avoids a list of
 * a million.
 */
const MIN_USERS = 50
const MAX_USERS = 5000

/** Suggests items to remove: first single items that free enough credits, smallest first; then the other items, largest first. */
export const suggestRemovals = (
  keys: Int32Array,
  freedBy: (key: number) => number,
  shortfall: number,
): readonly { key: number; frees: number }[] => {
  const enough: { key: number; frees: number }[] = []
  const others: { key: number; frees: number }[] = []
  let users = 0
  const wanted = Math.min(MAX_USERS, Math.max(MIN_USERS, shortfall))
  for (const key of keys) {
    if (key >= 0 && users === wanted) continue
    const frees = freedBy(key)
    if (frees === 0) continue
    if (key >= 0) users += 1
    ;(frees >= shortfall ? enough : others).push({ key, frees })
  }
  enough.sort((a, b) => a.frees - b.frees)
  others.sort((a, b) => b.frees - a.frees)
  return enough.concat(others)
}
