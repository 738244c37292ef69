import type { ActivityEntry, ActivityQuery } from './activity-model.js'
import type { Facet } from './facet-model.js'
import type { GiveBackResult, HolderPage, HolderQuery } from './license-model.js'
import type {
  Actor,
  BackupRequest,
  BackupRun,
  Cloud,
  CoveragePage,
  CoverageQuery,
  CreditBalance,
  Group,
  GroupQuery,
  ItemRef,
  OrgUnit,
  Page,
  PolicyDraft,
  RunUserPage,
  RunUserStatus,
  Scope,
  SettingsForm,
  SettingValues,
  SyncKind,
  SyncResult,
  User,
  UserQuery,
} from './model.js'
import type { Policy, PolicyForecast, PolicyStatus } from './policy-model.js'

/** Options of every call. */
export interface Call {
  /** The adapter stops and rejects `aborted` when this aborts. */
  signal: AbortSignal
  /** BCP 47 language of texts from the backend, and of the order by name where the backend can. */
  locale?: string | undefined
  /** The caller as identified by the server. A backend stores it with every change; adapters that send requests ignore it. */
  actor?: Actor | undefined
  onProgress?(progress: { done: number; total?: number | undefined }): void
}

/**
 * The port to a backend. Seven methods are required. The page shows a control if its optional method exists and the cloud's capabilities,
 * if any, include it. Rejections are `BackupError`s; any other value becomes `unavailable`.
 */
export interface BackupAdapter {
  /** Name of the backend in errors. Sessions with the same name share drafts and notifications. */
  readonly name: string
  /**
   * Whether the backend applies `exceptions` of a start, and lists `within` an item of kind `domain`. The session offers both for a cloud
   * that names the capability `exceptions`, and for a cloud without a list of capabilities if this is `true`. Otherwise it offers neither,
   * because a backend that ignored exceptions would back up the users that they exclude.
   */
  readonly exceptions?: true | undefined
  /** Whether names sort in the order of `call.locale`: the capability `locale-order`. Otherwise the backend has one order for every language. */
  readonly localeOrder?: true | undefined
  /** Clouds that the administrator may see, with their domains. */
  listClouds(call: Call): Promise<readonly Cloud[]>
  /**
   * Users page by page. `search` matches a substring of name, address or alias, ignoring case and, if the backend can, accents. Rejects
   * `not-found` if `within` no longer exists.
   */
  listUsers(query: UserQuery, call: Call): Promise<Page<User>>
  /** Facets that `listUsers({ where })` filters by. `listUsers` rejects `bad-input` for another facet, or for a value that is no option. */
  describeFilters?(scope: Scope, call: Call): Promise<readonly Facet[]>
  /** Groups page by page. `search` matches a substring of the name, as for users. */
  listGroups(query: GroupQuery, call: Call): Promise<Page<Group>>
  /** All org units at once, in any order. A unit whose parent is missing is a root. */
  listOrgUnits(scope: Scope, call: Call): Promise<readonly OrgUnit[]>
  /**
   * Finds one user per key, in the order of the keys: by id, else address, else alias, ignoring case. Prefers active users over suspended,
   * and suspended over deleted ones. Accepts any number of keys.
   */
  matchUsers(scope: Scope, keys: readonly string[], call: Call): Promise<readonly (User | null)[]>
  /** Credits that this domain can spend now. */
  getCredits(scope: Scope, call: Call): Promise<CreditBalance>
  /**
   * Starts a backup. The same key and request return the same run for at least 24 hours. Rejects `selection-changed` or
   * `not-enough-credits` with `details: { expected, credits: { allocated, starts, restarts, free, covered, skipped, excepted?, available }
   * }`.
   */
  startBackup(request: BackupRequest, call: Call & { idempotencyKey: string }): Promise<BackupRun>
  /** Ids of the users within an item, by standing. Must agree with `listUsers({ within })`. */
  listCoverage?(query: CoverageQuery, call: Call): Promise<CoveragePage>
  /**
   * Credits that each item would take on its own, in the order of the refs: the sum of the prices of its due users. `null` for an item that
   * no longer exists. The session asks for all visible rows in one call, at most 100 refs, if the cloud has the capability `coverage`.
   */
  listCosts?(scope: Scope, refs: readonly ItemRef[], call: Call): Promise<readonly (number | null)[]>
  /**
   * Syncs one kind and reports progress through `call.onProgress`. An abort stops the reports, not the sync. A second sync of the same kind
   * joins the first.
   */
  sync?(scope: Scope, kind: SyncKind, call: Call): Promise<SyncResult>
  /** Stops the running sync. Calls of `sync` that wait for it reject. */
  cancelSync?(scope: Scope, kind: SyncKind, call: Call): Promise<void>
  /** One run with its progress. The session calls it repeatedly while the run is shown and has not ended. */
  getRun?(scope: Scope, runId: string, call: Call): Promise<BackupRun>
  /** Runs of the domain, newest first. */
  listRuns?(scope: Scope, query: { cursor?: string | undefined }, call: Call): Promise<Page<BackupRun>>
  /** Users of a run, each with its outcome. */
  listRunUsers?(
    scope: Scope,
    runId: string,
    query: { status?: RunUserStatus | undefined; cursor?: string | undefined },
    call: Call,
  ): Promise<RunUserPage>
  /**
   * Retries these failed users, or all failed users, without taking credits. The same key retries once. Rejects `bad-input` while the run
   * is being stopped. A stopped run can be retried: only its failed users are restarted, not its stopped users.
   */
  retryRun?(
    scope: Scope,
    runId: string,
    userIds: readonly string[] | undefined,
    call: Call & { idempotencyKey: string },
  ): Promise<BackupRun>
  /**
   * Stops a run. Users whose backup has not begun are released: they get their backup status from before the start, and their credits are
   * refunded. Users in progress finish; until then the result has `isStopping`. Then the status is `stopped`. Stopping a stopped or
   * finished run changes nothing and returns the run unchanged.
   */
  stopRun?(scope: Scope, runId: string, call: Call): Promise<BackupRun>
  /** Groups of settings fields. Field ids are unique over all groups. */
  describeSettings?(scope: Scope, call: Call): Promise<SettingsForm>
  /** Settings that differ from the defaults. */
  getSettings?(scope: Scope, call: Call): Promise<SettingValues>
  /**
   * Replaces the settings that differ from the defaults, and returns them. Rejects `bad-input` with `details.fields: Record<id, message>`
   * for invalid settings. `checkCurrent` receives the stored settings right before the change, and rejects the change with the error that it
   * throws, so that two administrators do not overwrite each other.
   */
  saveSettings?(
    scope: Scope,
    values: SettingValues,
    call: Call & { checkCurrent?: ((current: SettingValues) => void) | undefined },
  ): Promise<SettingValues>
  /** Activity of a domain, newest first: starts, retries, syncs, changes of credits and settings, and rejected attempts. */
  listActivity?(scope: Scope, query: ActivityQuery, call: Call): Promise<Page<ActivityEntry>>
  /**
   * Users who hold a license, newest first, also users who have left the directory. The credits of all holders are the credits spent and not
   * given back. Rejects `bad-input` for an unknown state or `groupBy`.
   */
  listHolders?(scope: Scope, query: HolderQuery, call: Call): Promise<HolderPage>
  /**
   * Ends the protection of users and gives their credits back. Skips users without a license and users whose backup is in progress. The same
   * key and users return the same result for at least 24 hours. Rejects `bad-input` without users.
   */
  giveBack?(scope: Scope, userIds: readonly string[], call: Call & { idempotencyKey: string }): Promise<GiveBackResult>
  /** Policies of the domain, oldest first, also ended ones. */
  listPolicies?(scope: Scope, query: { cursor?: string | undefined }, call: Call): Promise<Page<Policy>>
  /**
   * Creates a policy, or replaces the draft of the policy with this id, and evaluates it. The same key and request save once. Rejects
   * `bad-input` with the field of the draft that is invalid, or for an ended policy, and `not-found` for an unknown id.
   */
  savePolicy?(
    scope: Scope,
    draft: PolicyDraft,
    options: { id?: string | undefined },
    call: Call & { idempotencyKey: string },
  ): Promise<Policy>
  /**
   * Pauses, resumes or ends a policy. A resumed policy is evaluated. A policy that has the status already does not change. Rejects `bad-input`
   * for another status of an ended policy, and `not-found` for an unknown id.
   */
  setPolicyStatus?(scope: Scope, id: string, status: Exclude<PolicyStatus, 'unknown'>, call: Call): Promise<Policy>
  /**
   * Expected course of a policy, whether it is saved or not. With `policyId`, the draft is the next version of that policy: credits that it
   * holds already count towards the limit of the draft. Rejects `bad-input` like `savePolicy`, and `not-found` for an unknown id.
   */
  forecastPolicy?(scope: Scope, draft: PolicyDraft, call: Call & { policyId?: string | undefined }): Promise<PolicyForecast>
}

/** Calls of the capability `policies`. */
export type PolicyMethod = 'listPolicies' | 'savePolicy' | 'setPolicyStatus' | 'forecastPolicy'

/** An adapter with every optional call except those of policies. */
export type AdapterWithoutPolicies = Required<Omit<BackupAdapter, PolicyMethod | 'localeOrder'>>
