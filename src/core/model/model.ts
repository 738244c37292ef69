/**
 * Status of an account in the directory. Only active accounts can be backed up. Adapters never return `unknown`: a session sets it in place
 * of a status that this version does not know, and the user cannot be selected.
 */
export type AccountStatus = 'active' | 'suspended' | 'deleted' | 'unknown'
/**
 * Status of a user's backup. A user with any value but `none` holds a credit. Adapters never return `unknown`: a session sets it in place of
 * a status that this version does not know, and the user is not counted as due.
 */
export type BackupStatus = 'none' | 'pending' | 'protected' | 'paused' | 'failed' | 'unknown'
/** Optional feature that a cloud offers. */
export type Capability =
  | 'sync'
  | 'coverage'
  | 'runs'
  | 'retry'
  | 'stop'
  | 'settings'
  | 'activity'
  | 'filters'
  | 'exceptions'
  | 'licenses'
  | 'policies'
  | 'locale-order'
/**
 * Fact that the API of a cloud does not report. Org units are flat and can overlap. Dynamic distribution lists are not listed. Shared
 * mailboxes and rooms look like suspended users.
 */
export type CloudLimit = 'flat-org-units' | 'no-dynamic-lists' | 'no-mailbox-kinds'
/**
 * Effect of a give-back at the engine. `kept`: it ends the protection and keeps the existing backups. `deleted`: it ends the
 * protection and deletes them. `unmanaged`: it cannot end a protection, so an administrator ends it at the engine.
 */
export type ReleasedBackups = 'kept' | 'deleted' | 'unmanaged'
/** Kind of directory data that a sync updates. Kinds are synced independently. */
export type SyncKind = 'users' | 'groups' | 'org-units'

/** A Google Workspace or Microsoft 365 tenant. */
export interface Cloud {
  id: string
  name: string
  domains: readonly Domain[]
  /** If present, only these capabilities are offered; if absent, all capabilities of the adapter. */
  capabilities?: readonly Capability[] | undefined
  /** Whether the engine only simulates backups. The elements then say that nothing is backed up. */
  isSimulated?: boolean | undefined
  /** Facts that the API of the cloud does not report. The tabs with missing data explain them. */
  limits?: readonly CloudLimit[] | undefined
  /** Effect of a give-back on existing backups. If absent, the page says that the engine decides. */
  releasedBackups?: ReleasedBackups | undefined
}

/** A domain of a cloud. */
export interface Domain {
  id: string
  name: string
  /** Time of the last sync of each kind, ISO 8601. A kind without a sync is absent. */
  synced?: Partial<Record<SyncKind, string | undefined>> | undefined
  /** Kinds that are being synced now. */
  syncing?: readonly SyncKind[] | undefined
}

/** A cloud and one of its domains. */
export interface Scope {
  cloudId: string
  domainId: string
}

/** Kind of an account. */
export type UserKind = 'person' | 'shared-mailbox' | 'room' | 'guest' | 'service'

/** An account of the directory. */
export interface User {
  id: string
  email: string
  name: string
  accountStatus: AccountStatus
  /** Reason why the account is not active, as a text of the backend. */
  statusReason?: string | undefined
  backupStatus: BackupStatus
  /** Credits for protecting the user while it has no backup: an integer ≥ 0. Default 1. */
  credits?: number | undefined
  kind?: UserKind | undefined
  /**
   * Attributes for filters, by facet id: `department`, `title`, `location`, `license` and `manager` have a translated label; a directory
   * may add others. A facet of several values, such as licenses, has one value per line.
   */
  facets?: Readonly<Record<string, string>> | undefined
  /** For display only; `listUsers({ within })` returns the users of a unit. */
  orgUnitId?: string | undefined
  aliases?: readonly string[] | undefined
}

/** A group of the directory. */
export interface Group {
  id: string
  name: string
  email?: string | undefined
  memberCount?: number | undefined
}

/** A unit of the directory's tree. */
export interface OrgUnit {
  id: string
  name: string
  /** `null` for a root. */
  parentId: string | null
  /** Number of users directly in the unit. */
  userCount?: number | undefined
}

/** Reference to an item by kind and id. */
export interface ItemRef {
  /** `domain`: every user of the scope; the id is the `domainId`. Offered if the capabilities include `exceptions`. */
  kind: 'user' | 'group' | 'org-unit' | 'domain'
  id: string
}

/** An entry of the selection box. */
export interface Item extends ItemRef {
  /** Name to show; the id until a name is known. */
  label: string
  /** Address or path, shown below the label, and beside it if labels are equal. */
  detail?: string | undefined
  state?: 'counting' | 'stale' | 'failed' | undefined
  /** Whether the item excludes its users from the selection. An exception always wins. */
  isException?: boolean | undefined
}

/** One page of a listing. */
export interface Page<T> {
  /** May be empty while `next` is set: request the next page. */
  items: readonly T[]
  /** Opaque cursor of the next page; absent on the last page. */
  next?: string | undefined
  total?: number | undefined
}

/** Credits of a domain. */
export interface CreditBalance {
  available: number | 'unlimited'
}

/** Ids of the users within an item, by standing. At most 50,000 ids per page. */
export interface CoveragePage {
  due: readonly string[]
  /** Users whose backup failed or is paused. If absent, the page has none. */
  restart?: readonly string[] | undefined
  protected: readonly string[]
  suspended: readonly string[]
  deleted: readonly string[]
  /** Prices of due users of this page whose price is not 1, by user id. */
  prices?: Readonly<Record<string, number>> | undefined
  next?: string | undefined
  total?: number | undefined
}

/** Filter and order of a list of users. */
export interface UserFilter {
  accountStatus?: readonly AccountStatus[] | undefined
  backupStatus?: readonly BackupStatus[] | undefined
  /** Values by facet id. The values of one facet are alternatives; a user must match every facet. */
  where?: Readonly<Record<string, readonly string[]>> | undefined
  /**
   * By name: users without a name sort last and numbers sort by value if the backend supports it. A backend with the capability
   * `locale-order`, such as the memory backend, sorts in the language of `call.locale`. Others, such as PostgreSQL, have one stable order.
   */
  sort?: { by: 'name' | 'email' | 'backupStatus'; descending?: boolean | undefined } | undefined
}

/** Query of `listUsers`. */
export interface UserQuery extends UserFilter {
  scope: Scope
  /** Limits the list to members of this group, through any nesting, to users directly in this org unit, or to all users of this domain. */
  within?: ItemRef | undefined
  search?: string | undefined
  cursor?: string | undefined
  /** Page size that the caller prefers; the backend may use another. */
  limit?: number | undefined
}

/** Query of `listGroups`. */
export interface GroupQuery {
  scope: Scope
  search?: string | undefined
  cursor?: string | undefined
  limit?: number | undefined
}

/** Query of `listCoverage`. */
export interface CoverageQuery {
  scope: Scope
  within: ItemRef
  cursor?: string | undefined
}

/** Request to start a backup. */
export interface BackupRequest {
  scope: Scope
  items: readonly ItemRef[]
  /** Users of these items are not started, even if `items` reach them. Absent without exceptions. */
  exceptions?: readonly ItemRef[] | undefined
  settings: 'default' | SettingValues
  /** Credits shown to the administrator. If the backend counts another number, it rejects `selection-changed`. */
  expectedCredits: number
  /**
   * Number of users shown to the administrator: due users and restarts. If the backend counts another number, it rejects
   * `selection-changed`.
   */
  expectedUsers?: number | undefined
  /** Creates this policy with the start. Offered if the capabilities include `policies`. */
  policy?: PolicyDraft | undefined
}

/** A policy as an administrator writes it. */
export interface PolicyDraft {
  /** At most 200 characters. */
  name: string
  items: readonly ItemRef[]
  /** The policy never starts users of these items, even if `items` reach them. */
  exceptions?: readonly ItemRef[] | undefined
  settings: 'default' | SettingValues
  /** Maximum number of credits that users hold through the policy. Default: only the credits of the domain limit it. */
  limit?: number | undefined
  /**
   * Rule for the licenses of users who left: deleted users, users that the directory no longer lists, and users that no active policy covers
   * any more. `keep`: they keep their licenses. `giveBackAfterDays`: the licenses are given back after this many days, 0 to 3650.
   */
  leavers: 'keep' | { giveBackAfterDays: number }
}

/**
 * Status of a run. A run that is being stopped stays `running` until its users in progress have ended. Adapters never return `unknown`: a
 * session sets it in place of a status that this version does not know.
 */
export type RunStatus = 'queued' | 'running' | 'completed' | 'completed-with-errors' | 'failed' | 'stopped' | 'unknown'

/** A started backup. */
export interface BackupRun {
  id: string
  status: RunStatus
  total: number
  /** Number of users with a completed backup, without failed users. */
  done: number
  failed: number
  /** Number of users that a stop released before their backup began. Absent means none. */
  stopped?: number | undefined
  /** Whether the run is being stopped: no further backup begins, and users in progress finish. */
  isStopping?: boolean | undefined
  /** ISO 8601. */
  startedAt: string
  finishedAt?: string | undefined
  /** Administrator or policy that started the run, if the backend knows. */
  startedBy?: Actor | undefined
  /** Items of the request, exceptions last. A backend may omit them if there are many. */
  items?: readonly Item[] | undefined
  /** Settings of the request. */
  settings?: 'default' | SettingValues | undefined
  /** The policy that the run belongs to: created with its start, or the policy that started it. */
  policyId?: string | undefined
  policyName?: string | undefined
  history?: readonly { at: string; done: number; failed: number }[] | undefined
}

/** A person or machine that acts. */
export interface Actor {
  id: string
  name: string
}

/** Status of one user of a run. `stopped`: released by a stop before the backup began. `unknown`: as for runs. */
export type RunUserStatus = 'queued' | 'running' | 'done' | 'failed' | 'stopped' | 'unknown'

/** A user of a run with its outcome. */
export interface RunUser {
  user: Pick<User, 'id' | 'name' | 'email'>
  status: RunUserStatus
  /** Reason of a failed backup, or a remark on a completed one, such as a service that the user does not have. */
  reason?: string | undefined
}

/** One page of the users of a run. */
export interface RunUserPage extends Page<RunUser> {
  /** Credits that the start of the run took for all users of the query. A backend may omit it. */
  credits?: number | undefined
}

/** Numbers of a finished sync. */
export interface SyncResult {
  finishedAt: string
  added: number
  changed: number
  removed: number
}

/** Value of one setting. */
export type SettingValue = boolean | string | readonly string[] | { amount: number; unit: string } | 'unlimited'
/** Settings by field id, with only the values that differ from the defaults. */
export type SettingValues = Readonly<Record<string, SettingValue>>

/** Settings that an engine describes, in groups of fields. */
export interface SettingsForm {
  groups: readonly { id: string; label: string; help?: string | undefined; fields: readonly SettingField[] }[]
}

/** One field of a settings form. */
export type SettingField = {
  id: string
  label: string
  help?: string | undefined
  /** Shows the field only while another field has this value. */
  when?: { field: string; is: SettingValue } | undefined
  /** The field applies to the domain, not to one backup, so only the page of the domain defaults shows it. */
  isDomainWide?: boolean | undefined
} & (
  | { type: 'switch'; default: boolean }
  | { type: 'choice'; options: readonly { value: string; label: string }[]; default: string }
  | {
      type: 'number'
      units: readonly { value: string; label: string }[]
      min?: number | undefined
      max?: number | undefined
      canBeUnlimited?: boolean | undefined
      default: SettingValue
    }
  | { type: 'texts'; maxItems?: number | undefined; default: readonly string[] }
)

/** Returns a text that is unique to an item, for maps and stores. */
export const keyOf = (ref: ItemRef): string => `${ref.kind}:${ref.id}`

/** Returns whether two scopes are the same domain; two `undefined` scopes are the same. */
export const sameScope = (a: Scope | undefined, b: Scope | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && a.cloudId === b.cloudId && a.domainId === b.domainId)
