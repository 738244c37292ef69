import { type BackupRequest, createPacer, STEPS, standingOf } from '../../core/internal.js'
import type { MirrorMembership } from './mirror-membership.js'
import type { MirrorUsers } from './mirror-users.js'

/** The users that the items of a request cover, counted by standing. */
export interface ResolvedItems {
  /** Indexes of the users to back up, in order of the items. */
  due: Int32Array
  covered: number
  skipped: { protected: number; suspended: number; deleted: number }
}

const resolveOnce = async (users: MirrorUsers, membership: MirrorMembership, items: BackupRequest['items']): Promise<ResolvedItems> => {
  const isCovered = new Uint8Array(users.size)
  const due = new Int32Array(users.size)
  const count = { due: 0, protected: 0, suspended: 0, deleted: 0 }
  const cover = (index: number): void => {
    if (isCovered[index] === 1) return
    isCovered[index] = 1
    const standing = standingOf(users.user(index))
    if (standing === 'due') due[count.due] = index
    count[standing] += 1
  }
  const pace = createPacer()
  for (const [at, item] of items.entries()) {
    if (at % STEPS === STEPS - 1) await pace()
    if (item.kind === 'user') {
      const index = users.find(item.id)
      if (index >= 0) cover(index)
    } else {
      for (const index of (await membership.within(item)) ?? []) cover(index)
    }
  }
  const { due: length, ...skipped } = count
  return { due: due.slice(0, length), covered: length + skipped.protected + skipped.suspended + skipped.deleted, skipped }
}

/** Resolves items to distinct users, all in one state of the mirror. Items that the mirror does not have count as empty. */
export const resolveItems = async (
  users: MirrorUsers,
  membership: MirrorMembership,
  items: BackupRequest['items'],
): Promise<ResolvedItems> => {
  for (;;) {
    const revision = `${users.revision}.${membership.revision}`
    // a user added by a sync in between would be beyond the end of the arrays
    const resolved = await resolveOnce(users, membership, items)
    if (revision === `${users.revision}.${membership.revision}`) return resolved
  }
}
