import { type BackupRequest, type CoveredFigures, createFigureSums, createPacer, isStarted, STEPS } from '../../core/internal.js'
import type { MirrorMembership } from './mirror-membership.js'
import type { MirrorUsers } from './mirror-users.js'

/** The users covered by the items of a request. */
export interface ResolvedItems {
  /** Indexes of the users whose backup the start begins, in order of the items. */
  users: Int32Array
  figures: CoveredFigures
}

const resolveOnce = async (users: MirrorUsers, membership: MirrorMembership, items: BackupRequest['items']): Promise<ResolvedItems> => {
  const isCovered = new Uint8Array(users.size)
  const started = new Int32Array(users.size)
  let count = 0
  const sums = createFigureSums()
  const cover = (index: number): void => {
    if (isCovered[index] === 1) return
    isCovered[index] = 1
    if (isStarted(sums.add(users.user(index)))) started[count++] = index
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
  return { users: started.slice(0, count), figures: sums.figures() }
}

/** Resolves items to distinct users, all from one state of the mirror. Items missing from the mirror count as empty. */
export const resolveItems = async (
  users: MirrorUsers,
  membership: MirrorMembership,
  items: BackupRequest['items'],
): Promise<ResolvedItems> => {
  for (;;) {
    const revision = `${users.revision}.${membership.revision}`
    // a user added by a concurrent sync would be beyond the end of the arrays
    const resolved = await resolveOnce(users, membership, items)
    if (revision === `${users.revision}.${membership.revision}`) return resolved
  }
}
