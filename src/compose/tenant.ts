import type { Capability, SettingsForm, SettingValues, SyncKind, User } from '../core/internal.js'

/**
 * A tenant as plain JSON data: `generateTenant` and `importTenant` return it, `createMemoryAdapter` serves it. An adapter never changes its
 * tenant.
 */
export interface Tenant {
  clouds: readonly TenantCloud[]
}

export interface TenantCloud {
  id: string
  name: string
  /** Determines the settings that the adapter describes. */
  kind: CloudKind
  domains: readonly TenantDomain[]
  /** Optional capabilities that the cloud offers. Default: all. */
  capabilities?: readonly Capability[] | undefined
  /** Settings that replace the default settings of `kind`. */
  settingsForm?: SettingsForm | undefined
}

export type CloudKind = 'google-workspace' | 'microsoft-365'

/** The mirror of one domain. Before the first sync, its lists are empty and all records are in `pending`. */
export interface TenantDomain {
  id: string
  name: string
  /** Backup credits available to this domain. */
  credits: number | 'unlimited'
  /** In the order of an unsorted list. Ids are unique within the domain; addresses repeat if a user was re-created. */
  users: readonly User[]
  groups: readonly TenantGroup[]
  orgUnits: readonly TenantOrgUnit[]
  /** Time of the last sync of each kind, ISO 8601. */
  synced?: Partial<Record<SyncKind, string>> | undefined
  /** Differences between directory and mirror, which the next sync of each kind applies. */
  pending?: TenantChanges | undefined
  /** Syncs recorded before, oldest first. Forecasts of policies read them. */
  history?: readonly TenantSync[] | undefined
  /** The domain's settings that differ from the defaults of the form. */
  settings?: SettingValues | undefined
}

/** Joins and leaves that one earlier sync recorded. */
export interface TenantSync {
  /** ISO 8601. */
  at: string
  /** Ids of the users who were new with an active account, or whose account became active. */
  joined: readonly string[]
  /** Ids of the users whose account was no longer active. */
  left: readonly string[]
}

/** A group with its direct members and nested groups. Cycles are allowed; unknown ids are skipped. */
export interface TenantGroup {
  id: string
  name: string
  email?: string | undefined
  /** Ids of the users directly in the group. */
  members: readonly string[]
  /** Ids of the nested groups, whose members also belong to this group. */
  groups?: readonly string[] | undefined
  /** A group that exists only as a nested group: its members count, but lists omit it. */
  isHidden?: boolean | undefined
}

export interface TenantOrgUnit {
  id: string
  name: string
  /** `null` for a root. */
  parentId: string | null
  /** Ids of the users directly in the unit. A user may be in several units, as in Microsoft's administrative units. */
  users: readonly string[]
}

/** Changes of one kind: new or changed records, and ids of removed ones. */
export interface Changes<T> {
  put?: readonly T[] | undefined
  remove?: readonly string[] | undefined
}

/** Changes of a directory by kind. A sync ignores the `backupStatus` of users, because directories have none. */
export interface TenantChanges {
  users?: Changes<User> | undefined
  groups?: Changes<TenantGroup> | undefined
  'org-units'?: Changes<TenantOrgUnit> | undefined
}
