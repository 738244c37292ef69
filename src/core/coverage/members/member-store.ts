import { createBitSet, createClearableIntSet } from '../../selection/ints.js'
import type { Membership } from './membership.js'

/** Maximum number of members appended in one call. A membership of up to this size is small. */
export const SLICE = 8192
/** Small memberships share arrays of this length: separate arrays would take more memory than the members. */
const SHARED_LENGTH = 65_536

/** Stores members as user indexes, without duplicates. */
export interface MemberStore {
  /** Appends new members among the first `count` indexes and returns the position of the first new one. */
  append(membership: Membership, indexes: Int32Array, count: number): number
}

export const createMemberStore = (): MemberStore => {
  let shared = new Int32Array(SHARED_LENGTH)
  // starts at 1, because a `start` of 0 marks a membership with a separate array
  let sharedEnd = 1
  const stamps = createClearableIntSet()

  const reserve = (membership: Membership, count: number): void => {
    const { data, start, end } = membership
    const length = end - start
    const isSmall = length + count <= SLICE
    if (isSmall && sharedEnd + length + count > SHARED_LENGTH) {
      shared = new Int32Array(SHARED_LENGTH)
      sharedEnd = 1
    }
    const room = isSmall ? shared : new Int32Array(Math.max(length + count, length * 2))
    membership.start = isSmall ? sharedEnd : 0
    room.set(data.subarray(start, end), membership.start)
    membership.data = room
    membership.end = membership.start + length
  }

  return {
    append(membership, indexes, count) {
      const from = membership.end - membership.start
      stamps.clear()
      // most memberships load in one slice; only a second slice needs a set to find duplicates
      if (from > 0 && membership.seen === undefined) {
        membership.seen = createBitSet()
        for (let at = membership.start; at < membership.end; at++) membership.seen.add(membership.data[at] as number)
      }
      const known = membership.seen ?? stamps
      if (membership.start > 0 || membership.end + count > membership.data.length) reserve(membership, count)
      const { data } = membership
      let { end } = membership
      for (let at = 0; at < count; at++) {
        const index = indexes[at] as number
        if (known.add(index)) {
          data[end] = index
          end += 1
        }
      }
      membership.end = end
      if (membership.start > 0) sharedEnd = end
      return membership.start + from
    },
  }
}
