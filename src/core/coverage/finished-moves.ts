import type { KnownCovers } from './known-covers.js'
import { addToSums, type BoxSums, type Membership, NO_MEMBERS } from './membership.js'
import type { ReferenceCounts } from './reference-counts.js'

export interface FinishedMovesHost {
  counts: ReferenceCounts
  covers: KnownCovers
  sums(): BoxSums
}

/**
 * Moves memberships whose members are all known into the box or out of it. Small memberships lie side by side in shared arrays, so they are
 * counted as one range. Most have so few members that a call for each would cost more than counting them.
 */
export interface FinishedMoves {
  /** Moves one membership. The caller notifies subscribers. */
  move(membership: Membership, isInBox: boolean): void
  /** Counts the members of the last memberships. */
  end(): void
}

export const createFinishedMoves = ({ counts, covers, sums }: FinishedMovesHost): FinishedMoves => {
  /** Members to count together. */
  let range: { data: Int32Array; start: number; end: number; sign: 1 | -1 } = { data: NO_MEMBERS, start: 0, end: 0, sign: 1 }
  const end = (): void => {
    counts.addReferences(range.data, range.start, range.end, range.sign)
    range = { data: NO_MEMBERS, start: 0, end: 0, sign: 1 }
  }
  return {
    move(membership, isInBox) {
      const { data, start } = membership
      const sign = isInBox ? 1 : -1
      membership.isInBox = isInBox
      membership.isUrgent &&= isInBox
      addToSums(sums(), membership, sign)
      if (isInBox) covers.addLater(membership)
      if (data !== range.data || start !== range.end || sign !== range.sign) {
        end()
        range = { data, start, end: start, sign }
      }
      range.end = membership.end
    },
    end,
  }
}
