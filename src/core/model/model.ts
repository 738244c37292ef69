/** Whether an account can be used in the directory. Only active accounts can be backed up. */
export type AccountStatus = 'active' | 'suspended' | 'deleted'
/** Whether a user is being backed up. Anything but `none` counts as protected. */
export type BackupStatus = 'none' | 'pending' | 'protected' | 'paused' | 'failed'
/** What a cloud offers beyond the required calls. */
export type Capability = 'sync' | 'coverage' | 'runs' | 'retry' | 'settings'
/** What a sync brings up to date, each on its own. */
export type SyncKind = 'users' | 'groups' | 'org-units'

export interface Cloud {
  id: string
  name: string
  domains: readonly Domain[]
  /** Where listed, only these optional capabilities are offered; where absent, whatever the adapter has. */
  capabilities?: readonly Capability[] | undefined
}

export interface Domain {
  id: string
  name: string
  /** When each kind was last synced, ISO 8601. A kind never synced is absent. */
  synced?: Partial<Record<SyncKind, string | undefined>> | undefined
  /** The kinds that are syncing right now. */
  syncing?: readonly SyncKind[] | undefined
}

/** A cloud and one of its domains: what the page is about. */
export interface Scope {
  cloudId: string
  domainId: string
}

export interface User {
  id: string
  email: string
  name: string
  accountStatus: AccountStatus
  /** Why the account is not active, in the backend's words. */
  statusReason?: string | undefined
  backupStatus: BackupStatus
  /** For display only; who is in a unit is answered by `listUsers({ within })`. */
  orgUnitId?: string | undefined
  aliases?: readonly string[] | undefined
}

export interface Group {
  id: string
  name: string
  email?: string | undefined
  memberCount?: number | undefined
}

export interface OrgUnit {
  id: string
  name: string
  /** `null` for a root. */
  parentId: string | null
  /** Users directly in the unit. */
  userCount?: number | undefined
}

export interface ItemRef {
  kind: 'user' | 'group' | 'org-unit'
  id: string
}

/** An entry of the selection box. */
export interface Item extends ItemRef {
  /** A name for people; the id until a better one is known. */
  label: string
  state?: 'counting' | 'stale' | 'failed' | undefined
}

export interface Page<T> {
  /** May be empty while `next` is set: more is to come. */
  items: readonly T[]
  /** Opaque; absent on the last page. */
  next?: string | undefined
  total?: number | undefined
}

export interface CreditBalance {
  available: number | 'unlimited'
}

/** Who an item reaches, by standing. At most 50,000 user ids a page. */
export interface CoveragePage {
  due: readonly string[]
  protected: readonly string[]
  suspended: readonly string[]
  deleted: readonly string[]
  next?: string | undefined
  total?: number | undefined
}

export interface UserFilter {
  accountStatus?: readonly AccountStatus[] | undefined
  backupStatus?: readonly BackupStatus[] | undefined
  sort?: { by: 'name' | 'email' | 'backupStatus'; descending?: boolean | undefined } | undefined
}

export interface UserQuery extends UserFilter {
  scope: Scope
  /** Only users of this group (through any nesting) or directly in this org unit. */
  within?: ItemRef | undefined
  search?: string | undefined
  cursor?: string | undefined
  /** A wish, not a promise. */
  limit?: number | undefined
}

export interface GroupQuery {
  scope: Scope
  search?: string | undefined
  cursor?: string | undefined
  limit?: number | undefined
}

export interface CoverageQuery {
  scope: Scope
  within: ItemRef
  cursor?: string | undefined
}

export interface BackupRequest {
  scope: Scope
  items: readonly ItemRef[]
  settings: 'default' | SettingValues
  /** The credits the administrator saw. A backend that counts differently refuses. */
  expectedCredits: number
}

export type RunStatus = 'queued' | 'running' | 'completed' | 'completed-with-errors' | 'failed'

export interface BackupRun {
  id: string
  status: RunStatus
  total: number
  /** Excludes the failed. */
  done: number
  failed: number
  /** ISO 8601. */
  startedAt: string
  finishedAt?: string | undefined
  history?: readonly { at: string; done: number; failed: number }[] | undefined
}

export type RunUserStatus = 'queued' | 'running' | 'done' | 'failed'

export interface RunUser {
  user: Pick<User, 'id' | 'name' | 'email'>
  status: RunUserStatus
  reason?: string | undefined
}

export interface SyncResult {
  finishedAt: string
  added: number
  changed: number
  removed: number
}

export type SettingValue = boolean | string | readonly string[] | { amount: number; unit: string } | 'unlimited'
/** Only what differs from the defaults. */
export type SettingValues = Readonly<Record<string, SettingValue>>

export interface SettingsForm {
  groups: readonly { id: string; label: string; help?: string | undefined; fields: readonly SettingField[] }[]
}

export type SettingField = {
  id: string
  label: string
  help?: string | undefined
  /** Shown only while another field has this value. */
  when?: { field: string; is: SettingValue } | undefined
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

/** Where a user falls when covered: the first that fits of deleted, suspended, protected, due. */
export type Standing = 'due' | 'protected' | 'suspended' | 'deleted'

/** Each covered user falls under the first that fits; a credit is due for each due user. */
export const standingOf = (user: Pick<User, 'accountStatus' | 'backupStatus'>): Standing => {
  if (user.accountStatus !== 'active') return user.accountStatus
  return user.backupStatus === 'none' ? 'due' : 'protected'
}

/** One text per item, for maps and stores. */
export const keyOf = (ref: ItemRef): string => `${ref.kind}:${ref.id}`

export const sameScope = (a: Scope | undefined, b: Scope | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && a.cloudId === b.cloudId && a.domainId === b.domainId)
