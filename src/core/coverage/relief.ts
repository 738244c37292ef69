import type { Item } from '../model.js'

export interface Relief {
  item: Item
  frees: number
}

/** Items worth removing: those that are enough alone, the smallest first; then the others, the biggest first. */
export const reliefOf = (candidates: readonly Relief[], shortfall: number): readonly Relief[] => {
  const enough: Relief[] = []
  const others: Relief[] = []
  for (const candidate of candidates) {
    if (candidate.frees > 0) (candidate.frees >= shortfall ? enough : others).push(candidate)
  }
  enough.sort((a, b) => a.frees - b.frees)
  others.sort((a, b) => b.frees - a.frees)
  return enough.concat(others)
}
