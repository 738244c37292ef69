import { ensureCapacity } from '../selection/ints.js'
import { NO_KEY } from '../selection/item-table.js'

/**
 * For each user, the key of one group or org unit of the box that covers the user. A row can then name that item without a search through
 * all members of the box. After the item is removed, the cover is unknown, although another item may cover the user.
 */
export interface KnownCovers {
  /** Key of an item that covers the user, or `NO_KEY`. */
  of(index: number): number
  /** Stores the item as the cover of `users[from…to)`. */
  add(key: number, users: Int32Array, from: number, to: number): void
  /** Removes the item as the cover of `users[from…to)`. */
  remove(key: number, users: Int32Array, from: number, to: number): void
  clear(): void
}

export const createKnownCovers = (): KnownCovers => {
  // Holds the key plus one, because new arrays hold zeros and keys of groups and org units start at -2.
  let covers: Int32Array = new Int32Array(1024)

  return {
    of: (index) => (covers[index] ?? 0) + NO_KEY,
    add(key, users, from, to) {
      const value = key - NO_KEY
      for (let at = from; at < to; at++) {
        const index = users[at] as number
        if (index >= covers.length) covers = ensureCapacity(index + 1, covers)
        covers[index] = value
      }
    },
    remove(key, users, from, to) {
      const value = key - NO_KEY
      for (let at = from; at < to; at++) {
        const index = users[at] as number
        if (covers[index] === value) covers[index] = 0
      }
    },
    clear() {
      covers.fill(0)
    },
  }
}
