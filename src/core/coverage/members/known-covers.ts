import { ensureCapacity } from '../../selection/ints.js'
import { NO_KEY } from '../../selection/item-table.js'
import type { Membership } from './membership.js'

/**
 * For each user, the key of one group, org unit or domain of the box that covers the user, or of one such exception. A row can then name it
 * without a search through all members of the box. After the item is removed, the cover is unknown, although another item may cover the user.
 */
export interface KnownCovers {
  /** Key of an item of the box that covers the user, or `NO_KEY`. */
  of(index: number): number
  /** Stores the item as the cover of one user. */
  set(index: number, key: number): void
  /** Stores the item as the cover of all its members when a cover is next read: without users on screen, nobody reads one. */
  addLater(membership: Membership): void
  /** Removes the item as the cover of its members, before its members are dropped. */
  remove(membership: Membership): void
  clear(): void
}

/**
 * @param isOfExceptions whether the covers are exceptions, instead of items
 * @param find returns the membership of a key
 */
export const createKnownCovers = (isOfExceptions: boolean, find: (key: number) => Membership | undefined): KnownCovers => {
  // Holds the key plus one, because new arrays hold zeros and keys of groups and org units start at -2.
  let covers: Int32Array = new Int32Array(1024)
  let waiting: Membership[] = []

  const addWaiting = (): void => {
    for (const membership of waiting) {
      const { key, data, start, end, isInBox, isException } = membership
      membership.isCoverWaiting = false
      if (!isInBox || isException !== isOfExceptions) continue
      const value = key - NO_KEY
      for (let at = start; at < end; at++) {
        const index = data[at] as number
        if (index >= covers.length) covers = ensureCapacity(index + 1, covers)
        covers[index] = value
      }
    }
    waiting = []
  }

  return {
    of(index) {
      if (waiting.length > 0) addWaiting()
      const key = (covers[index] ?? 0) + NO_KEY
      const cover = key === NO_KEY ? undefined : find(key)
      return cover?.isInBox === true && cover.isException === isOfExceptions ? key : NO_KEY
    },
    set(index, key) {
      covers = ensureCapacity(index + 1, covers)
      covers[index] = key - NO_KEY
    },
    addLater(membership) {
      if (membership.isCoverWaiting) return
      membership.isCoverWaiting = true
      waiting.push(membership)
    },
    remove({ key, data, start, end }) {
      const value = key - NO_KEY
      for (let at = start; at < end; at++) {
        const index = data[at] as number
        if (covers[index] === value) covers[index] = 0
      }
    },
    clear() {
      covers.fill(0)
      waiting = []
    },
  }
}
