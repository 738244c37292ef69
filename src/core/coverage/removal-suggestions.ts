import type { Item } from '../model/model.js'

/** An item of the box and the credits that removing it would free. */
export interface RemovalSuggestion {
  item: Item
  frees: number
}

/** User items free one user each, so the first 50 that free anything are as good as all. */
const MAX_USERS = 50

/** Suggests items to remove: items that cover the shortfall alone, smallest first; then the others, biggest first. */
export const suggestRemovals = (
  keys: Int32Array,
  freedBy: (key: number) => number,
  shortfall: number,
): readonly { key: number; frees: number }[] => {
  const enough: { key: number; frees: number }[] = []
  const others: { key: number; frees: number }[] = []
  let users = 0
  for (const key of keys) {
    if (key >= 0 && users === MAX_USERS) continue
    const frees = freedBy(key)
    if (frees === 0) continue
    if (key >= 0) users += 1
    ;(frees >= shortfall ? enough : others).push({ key, frees })
  }
  enough.sort((a, b) => a.frees - b.frees)
  others.sort((a, b) => b.frees - a.frees)
  return enough.concat(others)
}
