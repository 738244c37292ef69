import type { SyncKind } from '../../core/internal.js'
import type { TenantGroup, TenantOrgUnit, TenantSync } from '../tenant.js'
import type { MirrorMembership } from './mirror-membership.js'
import type { ChangeCount, MirrorUsers } from './mirror-users.js'

/** State of the records that a sync has changed, from before the sync. */
export interface SyncLogEntry {
  /** Milliseconds since 1970. */
  at: number
  /** Whether the directory listed the user with an active account, by id. */
  active: ReadonlyMap<string, boolean>
  groups: ReadonlyMap<string, TenantGroup | undefined>
  units: ReadonlyMap<string, TenantOrgUnit | undefined>
}

/** The syncs of one domain, from which forecasts of policies read who joined and left. */
export interface SyncLog {
  readonly entries: readonly SyncLogEntry[]
  /**
   * Records the changes of a sync.
   *
   * @param ids ids of the records that the sync adds, changes or removes
   * @param apply writes the sync into the mirror
   */
  record(sync: { kind: SyncKind; at: number; ids: Iterable<string> }, apply: () => ChangeCount): ChangeCount
}

const KEPT_MS = 366 * 86_400_000

const isSameList = (a: readonly string[] = [], b: readonly string[] = []): boolean =>
  a.length === b.length && a.every((id, place) => id === b[place])

const toEntry = ({ at, joined, left }: TenantSync): SyncLogEntry => ({
  at: Date.parse(at),
  active: new Map([...joined.map((id) => [id, false] as const), ...left.map((id) => [id, true] as const)]),
  groups: new Map(),
  units: new Map(),
})

/**
 * Creates a log.
 *
 * @param earlier syncs recorded before, oldest first
 */
export const createSyncLog = (users: MirrorUsers, membership: MirrorMembership, earlier: readonly TenantSync[] = []): SyncLog => {
  const entries = earlier.map(toEntry)
  const isActive = (id: string): boolean => {
    const index = users.find(id)
    return index >= 0 && users.user(index).accountStatus === 'active'
  }
  /** Returns the values from before `apply` that `apply` has changed. */
  const changedBy = <T>(ids: readonly string[], read: (id: string) => T, isSame: (a: T, b: T) => boolean, apply: () => ChangeCount) => {
    const before = new Map(ids.map((id) => [id, read(id)]))
    const count = apply()
    for (const [id, value] of before) if (isSame(value, read(id))) before.delete(id)
    return { before, count }
  }
  const isSameGroup = (a: TenantGroup | undefined, b: TenantGroup | undefined): boolean =>
    a === b || (a !== undefined && b !== undefined && isSameList(a.members, b.members) && isSameList(a.groups, b.groups))
  const isSameUnit = (a: TenantOrgUnit | undefined, b: TenantOrgUnit | undefined): boolean =>
    a === b || (a !== undefined && b !== undefined && isSameList(a.users, b.users))

  return {
    entries,
    record({ kind, at, ids: given }, apply) {
      const ids = [...given]
      const entry = { at, active: new Map<string, boolean>(), groups: new Map(), units: new Map() }
      const add = <T>(
        name: 'active' | 'groups' | 'units',
        { before, count }: { before: Map<string, T>; count: ChangeCount },
      ): ChangeCount => {
        entries.push({ ...entry, [name]: before })
        while (entries[0] !== undefined && entries[0].at < at - KEPT_MS) entries.shift()
        return count
      }
      if (kind === 'users') return add('active', changedBy(ids, isActive, Object.is, apply))
      if (kind === 'groups') return add('groups', changedBy(ids, membership.findGroup, isSameGroup, apply))
      return add('units', changedBy(ids, membership.findUnit, isSameUnit, apply))
    },
  }
}
