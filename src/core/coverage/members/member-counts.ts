import type { ReferenceCounts } from '../users/reference-counts.js'
import type { KnownCovers } from './known-covers.js'
import type { Membership } from './membership.js'

export interface MemberCountsHost {
  counts: ReferenceCounts
  /** Items that cover users. */
  covers: KnownCovers
  /** Exceptions that reach users. */
  exceptionCovers: KnownCovers
}

/** Counts the members of groups, org units and domains: as users of an item, or as users of an exception. */
export interface MemberCounts {
  /** Adds the members (1) or removes them (-1). */
  add(members: Pick<Membership, 'data' | 'start' | 'end' | 'isException'>, sign: 1 | -1): void
  /** Stores the membership as the cover of its members, when a cover is next read. */
  addCover(membership: Membership): void
  /** Removes the membership as the cover of its members, before its members are dropped. */
  removeCover(membership: Membership): void
  clearCovers(): void
}

export const createMemberCounts = ({ counts, covers, exceptionCovers }: MemberCountsHost): MemberCounts => {
  const coversOf = ({ isException }: Membership): KnownCovers => (isException ? exceptionCovers : covers)
  return {
    add: ({ data, start, end, isException }, sign) => (isException ? counts.addExceptions : counts.addReferences)(data, start, end, sign),
    addCover: (membership) => coversOf(membership).addLater(membership),
    removeCover: (membership) => coversOf(membership).remove(membership),
    clearCovers() {
      covers.clear()
      exceptionCovers.clear()
    },
  }
}
