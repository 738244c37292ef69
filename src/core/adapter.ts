import type {
  BackupRequest,
  BackupRun,
  Cloud,
  CoveragePage,
  CoverageQuery,
  CreditBalance,
  Group,
  GroupQuery,
  OrgUnit,
  Page,
  RunUser,
  RunUserStatus,
  Scope,
  SettingsForm,
  SettingValues,
  SyncKind,
  SyncResult,
  User,
  UserQuery,
} from './model.js'

/** What goes with every call. */
export interface Call {
  /** An adapter stops, and rejects, when this aborts. */
  signal: AbortSignal
  /** BCP 47, for texts the backend writes. */
  locale?: string | undefined
  onProgress?(progress: { done: number; total?: number | undefined }): void
}

/**
 * The port to a backend. Seven methods are required. A control of the page shows iff its optional method
 * exists and the cloud, where it lists capabilities, names it. Rejections are `BackupError`s or become `unavailable`.
 */
export interface BackupAdapter {
  readonly name: string
  listClouds(call: Call): Promise<readonly Cloud[]>
  /** `search`: substring of name, address or alias, ignoring case, and accents where the backend can. `within` something gone rejects `not-found`. */
  listUsers(query: UserQuery, call: Call): Promise<Page<User>>
  listGroups(query: GroupQuery, call: Call): Promise<Page<Group>>
  listOrgUnits(scope: Scope, call: Call): Promise<readonly OrgUnit[]>
  /** By id, else address, else alias, in any case; active before suspended before deleted. Any number of keys; one answer each, in order. */
  matchUsers(scope: Scope, keys: readonly string[], call: Call): Promise<readonly (User | null)[]>
  getCredits(scope: Scope, call: Call): Promise<CreditBalance>
  /**
   * Same key and request: the same run, for 24 hours at least. Rejects `selection-changed` or `not-enough-credits`
   * with `details: { expected, credits: { allocated, covered, skipped, available } }`.
   */
  startBackup(request: BackupRequest, call: Call & { idempotencyKey: string }): Promise<BackupRun>
  /** Must agree with `listUsers({ within })`. */
  listCoverage?(query: CoverageQuery, call: Call): Promise<CoveragePage>
  /** Progress through `call.onProgress`; aborting only stops watching. */
  sync?(scope: Scope, kind: SyncKind, call: Call): Promise<SyncResult>
  cancelSync?(scope: Scope, kind: SyncKind, call: Call): Promise<void>
  getRun?(scope: Scope, runId: string, call: Call): Promise<BackupRun>
  listRuns?(scope: Scope, query: { cursor?: string | undefined }, call: Call): Promise<Page<BackupRun>>
  listRunUsers?(
    scope: Scope,
    runId: string,
    query: { status?: RunUserStatus | undefined; cursor?: string | undefined },
    call: Call,
  ): Promise<Page<RunUser>>
  /** Retries these failed users, or all of them. */
  retryRun?(
    scope: Scope,
    runId: string,
    userIds: readonly string[] | undefined,
    call: Call & { idempotencyKey: string },
  ): Promise<BackupRun>
  describeSettings?(scope: Scope, call: Call): Promise<SettingsForm>
  getSettings?(scope: Scope, call: Call): Promise<SettingValues>
  /** A refused setting rejects `bad-input` with `details.fields: Record<id, message>`. */
  saveSettings?(scope: Scope, values: SettingValues, call: Call): Promise<SettingValues>
}
