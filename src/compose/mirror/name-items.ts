import type { BackupRun, ItemRef } from '../../core/internal.js'
import type { MirrorMembership } from './mirror-membership.js'
import type { MirrorUsers } from './mirror-users.js'

/** A run of more items names none of them: a request may hold a million. */
const MAX_NAMED_ITEMS = 100

/** Returns the items of a request with their names, unless there are too many to name. */
export const nameItems = (items: readonly ItemRef[], users: MirrorUsers, membership: MirrorMembership): Pick<BackupRun, 'items'> => {
  if (items.length > MAX_NAMED_ITEMS) return {}
  const labelOf = (ref: ItemRef): string => {
    if (ref.kind !== 'user') return membership.nameOf(ref) ?? ref.id
    const index = users.find(ref.id)
    return index < 0 ? ref.id : users.user(index).name || users.user(index).email
  }
  return { items: items.map(({ kind, id }) => ({ kind, id, label: labelOf({ kind, id }) })) }
}
