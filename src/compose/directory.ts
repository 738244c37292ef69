import type { Call, Cloud, OrgUnit, Scope, SettingsForm, SyncKind, User } from '../core/internal.js'
import type { CloudKind } from './tenant.js'

/** A cloud with its domains, as a directory lists it. */
export interface DirectoryCloud extends Pick<Cloud, 'id' | 'name' | 'capabilities'> {
  kind?: CloudKind | undefined
  domains: readonly { id: string; name: string }[]
  /** Settings of a cloud whose engine describes none. */
  settingsForm?: SettingsForm | undefined
}

/** A user without a backup status, which a directory does not know. */
export type DirectoryUser = Omit<User, 'backupStatus'>

/** A group with its direct members. A group with more members than fit a page appears again on the next page. */
export interface DirectoryGroup {
  id: string
  name: string
  email?: string | undefined
  /** Ids of users. */
  members: readonly string[]
  /** Ids of nested groups; cycles are allowed. */
  groups?: readonly string[] | undefined
  /** A group that only nests in others, for example a group of another domain: its members count, but lists leave it out. */
  isHidden?: boolean | undefined
}

/** An org unit with its direct users. A unit with more users than fit a page appears again on the next page. */
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
  /** On the last page of a listing or of changes: where the next `changes` begins. */
  since?: string | undefined
}

/**
 * The port to a directory of clouds, users, groups and org units. Listings are paged. A page that has read some records returns
 * them with a cursor instead of failing. A rejection fails the sync, which then changes nothing; `retryable` errors
 * (`rate-limited`, `unavailable`) are retried first.
 */
export interface Directory {
  /** Whether the users are invented. A simulated engine serves real users only with `--simulate`. */
  readonly isSample?: boolean | undefined
  clouds(call: Call): Promise<readonly DirectoryCloud[]>
  users(scope: Scope, cursor: string | undefined, call: Call): Promise<DirectoryPage<DirectoryUser>>
  groups(scope: Scope, cursor: string | undefined, call: Call): Promise<DirectoryPage<DirectoryGroup>>
  orgUnits(scope: Scope, cursor: string | undefined, call: Call): Promise<DirectoryPage<DirectoryOrgUnit>>
  /** The direct members of some groups, for a directory that can read them without listing every group. */
  members?(
    scope: Scope,
    groupIds: readonly string[],
    cursor: string | undefined,
    call: Call,
  ): Promise<DirectoryPage<Pick<DirectoryGroup, 'id' | 'members' | 'groups'>>>
  /**
   * Records that changed since a listing handed out `since`, each whole; the latest record of an id counts. Rejects `bad-input`
   * with the field `since` if the directory no longer knows that point: the sync then reads the full listing.
   */
  changes?<K extends SyncKind>(
    scope: Scope,
    kind: K,
    since: string,
    cursor: string | undefined,
    call: Call,
  ): Promise<DirectoryPage<DirectoryRecords[K] | GoneRecord>>
}
