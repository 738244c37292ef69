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
  /** For errors, and for telling sessions of one backend apart: the same name for the same backend. */
  readonly name: string
  /** All that the administrator may see, with their domains. */
  listClouds(call: Call): Promise<readonly Cloud[]>
  /** `search`: substring of name, address or alias, ignoring case, and accents where the backend can. `within` something gone rejects `not-found`. */
  listUsers(query: UserQuery, call: Call): Promise<Page<User>>
  /** `search`: substring of the name, as with users. */
  listGroups(query: GroupQuery, call: Call): Promise<Page<Group>>
  /** All at once, in any order; a parent that is not there makes a root. */
  listOrgUnits(scope: Scope, call: Call): Promise<readonly OrgUnit[]>
  /** By id, else address, else alias, in any case; active before suspended before deleted. Any number of keys; one answer each, in order. */
  matchUsers(scope: Scope, keys: readonly string[], call: Call): Promise<readonly (User | null)[]>
  /** What can be spent in this domain now. */
  getCredits(scope: Scope, call: Call): Promise<CreditBalance>
  /**
   * Same key and request: the same run, for 24 hours at least. Rejects `selection-changed` or `not-enough-credits`
   * with `details: { expected, credits: { allocated, covered, skipped, available } }`.
   */
  startBackup(request: BackupRequest, call: Call & { idempotencyKey: string }): Promise<BackupRun>
  /** Must agree with `listUsers({ within })`. */
  listCoverage?(query: CoverageQuery, call: Call): Promise<CoveragePage>
  /** Progress through `call.onProgress`; aborting only stops watching. A second one of the same kind joins the first. */
  sync?(scope: Scope, kind: SyncKind, call: Call): Promise<SyncResult>
  /** Stops the one that runs; what watches it rejects. */
  cancelSync?(scope: Scope, kind: SyncKind, call: Call): Promise<void>
  /** How far it is. Asked again while somebody looks and it is not at its end. */
  getRun?(scope: Scope, runId: string, call: Call): Promise<BackupRun>
  /** The newest first. */
  listRuns?(scope: Scope, query: { cursor?: string | undefined }, call: Call): Promise<Page<BackupRun>>
  /** Who is in it, and how each fared. */
  listRunUsers?(
    scope: Scope,
    runId: string,
    query: { status?: RunUserStatus | undefined; cursor?: string | undefined },
    call: Call,
  ): Promise<Page<RunUser>>
  /** Retries these failed users, or all of them, for no further credits; under one key once. */
  retryRun?(
    scope: Scope,
    runId: string,
    userIds: readonly string[] | undefined,
    call: Call & { idempotencyKey: string },
  ): Promise<BackupRun>
  /** The fields of the settings, in groups; ids are unique over all. */
  describeSettings?(scope: Scope, call: Call): Promise<SettingsForm>
  /** What differs from the defaults. */
  getSettings?(scope: Scope, call: Call): Promise<SettingValues>
  /** All that differs from now on; answers with what differs. A refused setting rejects `bad-input` with `details.fields: Record<id, message>`. */
  saveSettings?(scope: Scope, values: SettingValues, call: Call): Promise<SettingValues>
}
