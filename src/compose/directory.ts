import type { Call, Cloud, CloudLimit, OrgUnit, Scope, SettingsForm, SyncKind, User } from '../core/internal.js'
import type { CloudKind, TenantGroup } from './tenant.js'

/** A cloud with its domains, as a directory lists it. */
export interface DirectoryCloud extends Pick<Cloud, 'id' | 'name' | 'capabilities'> {
  kind?: CloudKind | undefined
  domains: readonly { id: string; name: string }[]
  /** Settings of the cloud if the engine describes none. */
  settingsForm?: SettingsForm | undefined
}

/** A user without a backup status, because directories have no backup statuses. */
export type DirectoryUser = Omit<User, 'backupStatus'>

/** A group with its direct members. If its members exceed a page, the group appears again on the next page. */
export type DirectoryGroup = TenantGroup

/** An org unit with its direct users. If its users exceed a page, the unit appears again on the next page. */
export interface DirectoryOrgUnit extends Omit<OrgUnit, 'userCount'> {
  /** Ids of users. */
  users: readonly string[]
}

/** The record type of each kind of sync. */
export interface DirectoryRecords {
  users: DirectoryUser
  groups: DirectoryGroup
  'org-units': DirectoryOrgUnit
}

/** A record that the directory no longer has. */
export interface GoneRecord {
  id: string
  isGone: true
}

export interface DirectoryPage<T> {
  items: readonly T[]
  /** Cursor of the next page, absent on the last. It stays valid after a restart of the process. */
  next?: string | undefined
  /** Number of records on all pages, if known. */
  total?: number | undefined
  /** On the last page of a listing or of changes: the point from which the next `changes` begins. */
  since?: string | undefined
}

/**
 * The port to a directory of clouds, users, groups and org units. Listings are paged. If an error interrupts a page, return the records
 * read so far with a cursor instead of failing. A rejection fails the sync without changes; `retryable` errors (`rate-limited`,
 * `unavailable`) are retried first.
 */
export interface Directory {
  /** Whether the users are invented. A simulated engine serves real users only with `--simulate`. */
  readonly isSample?: boolean | undefined
  clouds(call: Call): Promise<readonly DirectoryCloud[]>
  /** Facts that a cloud does not report, as far as this process knows. The page explains them. Default: none. */
  limits?(cloudId: string): readonly CloudLimit[]
  users(scope: Scope, cursor: string | undefined, call: Call): Promise<DirectoryPage<DirectoryUser>>
  groups(scope: Scope, cursor: string | undefined, call: Call): Promise<DirectoryPage<DirectoryGroup>>
  orgUnits(scope: Scope, cursor: string | undefined, call: Call): Promise<DirectoryPage<DirectoryOrgUnit>>
  /**
   * The direct members of some groups, for a directory that can read them without listing every group. `compose` calls it when a View of a
   * group opens, so that the View shows the members of now. Groups that no longer exist are left out.
   */
  members?(
    scope: Scope,
    groupIds: readonly string[],
    cursor: string | undefined,
    call: Call,
  ): Promise<DirectoryPage<Pick<DirectoryGroup, 'id' | 'members' | 'groups'>>>
  /**
   * Records that changed since a listing returned `since`, each complete; the latest record of an id counts. Rejects `bad-input` with the
   * field `since` if the directory can no longer report changes since then. The sync then reads the full listing.
   */
  changes?<K extends SyncKind>(
    scope: Scope,
    kind: K,
    since: string,
    cursor: string | undefined,
    call: Call,
  ): Promise<DirectoryPage<DirectoryRecords[K] | GoneRecord>>
}
