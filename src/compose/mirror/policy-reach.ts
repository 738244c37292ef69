import type { PolicyDraft, PolicyUser } from '../../core/internal.js'
import type { LicenseTable } from './license-table.js'
import type { MirrorMembership } from './mirror-membership.js'
import type { MirrorUsers } from './mirror-users.js'
import { visitUsers } from './resolve-items.js'

/** Finds the users that the drafts of policies reach in the mirror of one domain. */
export interface PolicyReach {
  /** Changes whenever users or memberships change. */
  revision(): string
  /** Marks each user that an item of the draft reaches, and no exception, with 1, by index. All drafts see the same state of the mirror. */
  of(drafts: readonly PolicyDraft[]): Promise<Uint8Array[]>
  /** The users of the mirror, as the rules of policies see them. */
  users(): PolicyUser[]
}

export const createPolicyReach = (users: MirrorUsers, membership: MirrorMembership, licenses: LicenseTable): PolicyReach => {
  const revisionOf = (): string => `${users.revision}.${membership.revision}`
  const known = new WeakMap<PolicyDraft, { revision: string; marks: Uint8Array }>()

  const find = async (draft: PolicyDraft): Promise<Uint8Array> => {
    const held = known.get(draft)
    if (held?.revision === revisionOf()) return held.marks
    const revision = revisionOf()
    // a user added by a concurrent sync is beyond the end of the array, and `of` repeats the search then
    const marks = new Uint8Array(users.size)
    await visitUsers(users, membership, draft.items, (index) => {
      marks[index] = 1
    })
    await visitUsers(users, membership, draft.exceptions ?? [], (index) => {
      marks[index] = 0
    })
    known.set(draft, { revision, marks })
    return marks
  }

  return {
    revision: revisionOf,
    async of(drafts) {
      for (;;) {
        const revision = revisionOf()
        const found: Uint8Array[] = []
        for (const draft of drafts) found.push(await find(draft))
        if (revision === revisionOf()) return found
      }
    },
    users: () =>
      Array.from({ length: users.size }, (_, index) => {
        const { accountStatus, backupStatus, credits } = users.user(index)
        const license = backupStatus === 'none' ? undefined : licenses.find(index)
        const policyId = license?.run?.policyId
        return {
          accountStatus,
          backupStatus,
          credits,
          isHere: users.isHere(index),
          held: policyId === undefined || license === undefined ? undefined : { policyId, credits: license.credits },
        }
      }),
  }
}
