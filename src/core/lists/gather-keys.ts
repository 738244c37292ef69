import type { Page } from '../model/model.js'
import type { FoundRows } from '../selection/bulk-ticks.js'
import { createBitSet } from '../selection/ints.js'
import { repeatedCursor } from './row-set.js'

/** Fetches every page of a query and returns each key once. Keys of users are ≥ 0, keys of groups are negative. */
export const gatherKeys = async (
  fetch: (cursor: string | undefined) => Promise<Page<number>>,
  onProgress: (progress: { done: number; total?: number | undefined }) => void,
): Promise<FoundRows> => {
  const known = createBitSet()
  const pages: number[][] = []
  const cursors = new Set<string>()
  let done = 0
  let cursor: string | undefined
  for (;;) {
    const page = await fetch(cursor)
    const added = page.items.filter((key) => known.add(key < 0 ? ~key : key))
    pages.push(added)
    done += added.length
    onProgress({ done, ...(page.total !== undefined && { total: page.total }) })
    cursor = page.next
    if (cursor === undefined) return { pages, skipped: 0 }
    if (cursors.has(cursor)) throw repeatedCursor(cursor)
    cursors.add(cursor)
  }
}
