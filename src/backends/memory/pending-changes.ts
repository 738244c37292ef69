import type { Changes, TenantChanges } from '../../compose/tenant.js'
import type { SyncKind } from '../../core/internal.js'

/** Merges later changes into earlier ones; the latest change of an id counts. */
const merge = <T extends { id: string }>(before: Changes<T> | undefined, later: Changes<T> | undefined): Changes<T> => {
  const put = new Map((before?.put ?? []).map((row) => [row.id, row]))
  const remove = new Set(before?.remove)
  for (const row of later?.put ?? []) {
    put.set(row.id, row)
    remove.delete(row.id)
  }
  for (const id of later?.remove ?? []) {
    put.delete(id)
    remove.add(id)
  }
  return { put: [...put.values()], remove: [...remove] }
}

/** Changes of the simulated directory that no sync has read yet. */
export interface PendingChanges {
  add(changes: TenantChanges): void
  /** Returns the changes of one kind and removes them from the pending ones. */
  take(kind: SyncKind): TenantChanges
  /** Number of new or changed records of one kind. */
  sizeOf(kind: SyncKind): number
}

export const createPendingChanges = (initial: TenantChanges | undefined): PendingChanges => {
  let pending: TenantChanges = { ...initial }
  return {
    add(changes) {
      pending = {
        users: merge(pending.users, changes.users),
        groups: merge(pending.groups, changes.groups),
        'org-units': merge(pending['org-units'], changes['org-units']),
      }
    },
    take(kind) {
      const { [kind]: taken, ...rest } = pending
      pending = rest
      return { [kind]: taken }
    },
    sizeOf: (kind) => pending[kind]?.put?.length ?? 0,
  }
}
