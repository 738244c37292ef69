import type { Item, ItemRef } from '../../core/index.js'

const RANK: Record<ItemRef['kind'], number> = { group: 0, 'org-unit': 1, user: 2 }

/** The items as the box lists them. */
export interface OrderedItems {
  readonly length: number
  at(index: number): Item | undefined
  /** -1 when it is not among them. */
  indexOf(ref: ItemRef): number
  /** Whether another kind begins at this index. */
  isFirstOfKind(index: number): boolean
}

/** Grouped by kind, the few that weigh most first; within a kind in the order they were added. */
export const orderItems = (items: readonly Item[]): OrderedItems => {
  const counts = [0, 0, 0]
  for (const item of items) counts[RANK[item.kind]] = (counts[RANK[item.kind]] ?? 0) + 1
  const starts = [0, counts[0] ?? 0, (counts[0] ?? 0) + (counts[1] ?? 0)]
  const next = [...starts]
  const order = new Uint32Array(items.length)
  items.forEach((item, index) => {
    const rank = RANK[item.kind]
    const place = next[rank] ?? 0
    order[place] = index
    next[rank] = place + 1
  })
  const at = (index: number): Item | undefined => items[order[index] ?? -1]
  return {
    length: items.length,
    at,
    indexOf(ref) {
      const rank = RANK[ref.kind]
      const end = (starts[rank] ?? 0) + (counts[rank] ?? 0)
      for (let index = starts[rank] ?? 0; index < end; index++) if (at(index)?.id === ref.id) return index
      return -1
    },
    isFirstOfKind: (index) => index > 0 && starts.includes(index) && at(index - 1)?.kind !== at(index)?.kind,
  }
}
