import type { Call, Cloud, OrgUnit, Scope, SettingsForm, User } from '../core/internal.js'

// The port to where users really live: the mirror is synced from it. Page by page, each page from the cursor of the one before.

/** A cloud as the directory tells it, with the settings its backups have. */
export interface DirectoryCloud extends Pick<Cloud, 'id' | 'name' | 'capabilities'> {
  domains: readonly { id: string; name: string }[]
  settingsForm: SettingsForm
}

/** A user as the directory knows them: of backups it knows nothing. */
export type DirectoryUser = Omit<User, 'backupStatus'>

/** A group and who is directly in it. One with more members than fit a page comes again, with the next of them. */
export interface DirectoryGroup {
  id: string
  name: string
  email?: string | undefined
  /** Ids of users. */
  members: readonly string[]
  /** Ids of groups nested in it; circles are allowed. */
  groups?: readonly string[] | undefined
}

/** An org unit and who is directly in it. One with more users than fit a page comes again, with the next of them. */
export interface DirectoryOrgUnit extends Omit<OrgUnit, 'userCount'> {
  /** Ids of users. */
  users: readonly string[]
}

export interface DirectoryPage<T> {
  items: readonly T[]
  /** Where the next page begins; absent on the last. Must still fit after a restart of the process. */
  next?: string | undefined
  /** How many records there are in all, where known. */
  total?: number | undefined
}

/**
 * Where clouds, users, groups and org units come from. A rejection fails the sync, which changes nothing then; `retryable`
 * ones (`rate-limited`, `unavailable`) are tried again first.
 */
export interface Directory {
  /** Whether the users are invented. A simulated engine serves real users only with `--simulate`. */
  readonly isSample?: boolean | undefined
  clouds(call: Call): Promise<readonly DirectoryCloud[]>
  users(scope: Scope, cursor: string | undefined, call: Call): Promise<DirectoryPage<DirectoryUser>>
  groups(scope: Scope, cursor: string | undefined, call: Call): Promise<DirectoryPage<DirectoryGroup>>
  orgUnits(scope: Scope, cursor: string | undefined, call: Call): Promise<DirectoryPage<DirectoryOrgUnit>>
}
