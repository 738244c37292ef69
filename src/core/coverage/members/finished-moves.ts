import type { MemberCounts } from './member-counts.js'
import { addToSums, type BoxSums, type Membership, NO_MEMBERS } from './membership.js'

export interface FinishedMovesHost {
  counts: MemberCounts
  sums(): BoxSums
}

/**
 * Moves completely loaded memberships into the box or out of it. Small memberships lie side by side in shared arrays, so they are counted as
 * one range. Most have so few members that a call for each would cost more than counting them.
 */
export interface FinishedMoves {
  /** Moves one membership into the box, as an item or an exception, or out of it. The caller notifies subscribers. */
  move(membership: Membership, isInBox: boolean, isException: boolean): void
  /** Counts the members of the last memberships. */
  end(): void
}

export const createFinishedMoves = ({ counts, sums }: FinishedMovesHost): FinishedMoves => {
  /** Members to count together. */
  const nothing: Pick<Membership, 'data' | 'start' | 'end' | 'isException'> & { sign: 1 | -1 } = {
    data: NO_MEMBERS,
    start: 0,
    end: 0,
    isException: false,
    sign: 1,
  }
  let range = { ...nothing }
  const end = (): void => {
    counts.add(range, range.sign)
    range = { ...nothing }
  }
  return {
    move(membership, isInBox, isException) {
      const { data, start } = membership
      const sign = isInBox ? 1 : -1
      membership.isInBox = isInBox
      membership.isException = isException
      membership.isUrgent &&= isInBox
      addToSums(sums(), membership, sign)
      if (isInBox) counts.addCover(membership)
      if (data !== range.data || start !== range.end || sign !== range.sign || isException !== range.isException) {
        end()
        range = { data, start, end: start, sign, isException }
      }
      range.end = membership.end
    },
    end,
  }
}
