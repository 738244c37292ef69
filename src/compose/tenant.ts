import type { Capability, SettingsForm, SettingValues, SyncKind, User } from '../core/internal.js'

/**
 * A whole tenant as plain data: what the memory adapter serves, what `generateTenant` makes up and `importTenant` reads
 * from real exports. JSON in, JSON out; an adapter never changes the tenant it was given.
 */
export interface Tenant {
  clouds: readonly TenantCloud[]
}

export interface TenantCloud {
  id: string
  name: string
  /** Decides which settings the adapter describes. */
  kind: CloudKind
  domains: readonly TenantDomain[]
  /** Where listed, only these optional capabilities are offered; where absent, all. */
  capabilities?: readonly Capability[] | undefined
  /** A form of one's own instead of the one that `kind` brings. */
  settingsForm?: SettingsForm | undefined
}

export type CloudKind = 'google-workspace' | 'microsoft-365'

/** What the backend's mirror of a domain holds. A domain that was never synced has empty lists and all of it in `pending`. */
export interface TenantDomain {
  id: string
  name: string
  /** Backup credits still available to this domain. */
  credits: number | 'unlimited'
  /** Listed in this order when no sort is asked for. Ids are unique within the domain; addresses need not be (re-created users). */
  users: readonly User[]
  groups: readonly TenantGroup[]
  orgUnits: readonly TenantOrgUnit[]
  /** When each kind was last synced, ISO 8601. */
  synced?: Partial<Record<SyncKind, string>> | undefined
  /** Where the directory differs from the mirror: what the next sync of each kind brings in. */
  pending?: TenantChanges | undefined
  /** The domain's default settings, as far as they differ from the form's. */
  settings?: SettingValues | undefined
}

/** A group: who is in it by name, and which groups are in it. Cycles are allowed; ids of nothing here are skipped. */
export interface TenantGroup {
  id: string
  name: string
  email?: string | undefined
  /** Ids of the users directly in the group. */
  members: readonly string[]
  /** Ids of the groups nested in it; their members are members too. */
  groups?: readonly string[] | undefined
}

export interface TenantOrgUnit {
  id: string
  name: string
  /** `null` for a root. */
  parentId: string | null
  /** Ids of the users directly in the unit. A user may be in several units, as in Microsoft's administrative units. */
  users: readonly string[]
}

/** Changes of one kind: whole new or changed records, and the ids of those that are gone. */
export interface Changes<T> {
  put?: readonly T[] | undefined
  remove?: readonly string[] | undefined
}

/** A user's `backupStatus` belongs to the backup, not to the directory: a sync keeps the one the mirror has. */
export interface TenantChanges {
  users?: Changes<User> | undefined
  groups?: Changes<TenantGroup> | undefined
  'org-units'?: Changes<TenantOrgUnit> | undefined
}
