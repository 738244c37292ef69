import type { SyncKind, User } from '../../core/internal.js'
import type { MirrorUsers } from './mirror-users.js'

/** Kinds of syncs that read memberships. */
type MembershipKind = Exclude<SyncKind, 'users'>

/**
 * Says of which users the mirror knows the groups and org units. A sync of users lists a new user before the mirror knows the memberships
 * of this user. A sync of groups or org units that begins later reads them.
 */
export interface KnownMemberships {
  /** Returns the number of a sync that begins. Later syncs and changes have larger numbers. */
  begin(): number
  /** Records that a sync has completed. Its number is the result of `begin`. */
  complete(kind: SyncKind, begunAt: number): void
  /** Runs `apply`, which writes these records of users into the mirror, and marks the users who are new, active again, or in another org unit. */
  moving<T>(records: readonly User[], apply: () => T): T
  /** Whether the memberships of these kinds may lack the user at this index. */
  isUnsettled(index: number, kinds: readonly MembershipKind[]): boolean
}

/**
 * @param isFilled whether the mirror begins with memberships. Without them, no user is settled before the first sync of each kind.
 */
export const createKnownMemberships = (users: MirrorUsers, isFilled: boolean): KnownMemberships => {
  let latest = 0
  /** Number of the last completed sync of each kind. */
  const begun = { groups: isFilled ? 0 : -1, 'org-units': isFilled ? 0 : -1 }
  /** Number at which the mirror listed or moved a user, by index. */
  const moved = new Map<number, number>()
  const next = (): number => {
    latest += 1
    return latest
  }
  const hasMoved = (user: User): boolean => {
    const index = users.find(user.id)
    if (index < 0) return true
    const { accountStatus, orgUnitId } = users.user(index)
    return (accountStatus !== 'active' && user.accountStatus === 'active') || orgUnitId !== user.orgUnitId
  }

  return {
    begin: next,
    complete(kind, begunAt) {
      if (kind === 'users') return
      begun[kind] = begunAt
      const settled = Math.min(begun.groups, begun['org-units'])
      for (const [index, at] of moved) if (at < settled) moved.delete(index)
    },
    moving(records, apply) {
      const ids = records.filter(hasMoved).map(({ id }) => id)
      const result = apply()
      const at = next()
      for (const id of ids) moved.set(users.find(id), at)
      return result
    },
    isUnsettled: (index, kinds) => kinds.some((kind) => (moved.get(index) ?? 0) > begun[kind]),
  }
}
