// The public entry point: all exports of `import … from 'backup-start'`. Adding or removing a name here changes the public API.

export type { Readable } from './async/readable.js'
export type { Cost, Coverage, Credits, WhyNot } from './coverage/coverage.js'
export type { FirstUsers } from './coverage/figures/first-users.js'
export type { KindRemoval } from './coverage/figures/kind-removals.js'
export type { Csv, CsvColumn, CsvCounts, CsvFormat, CsvNote, CsvReportWords, CsvRow, CsvVerdict } from './csv/csv.js'
export type { List, ListStatus, Rows } from './lists/list.js'
export type { OrgUnitProblem, OrgUnitRow, OrgUnitTree } from './lists/org-units/org-unit-tree.js'
export type { ActivityEntry, ActivityQuery } from './model/activity-model.js'
export type { BackupAdapter, Call } from './model/adapter.js'
export { BackupError, type ErrorCode, isBackupError, toBackupError } from './model/errors.js'
export type { Facet, FacetOption } from './model/facet-model.js'
export type {
  GiveBackResult,
  Holder,
  HolderFilter,
  HolderPage,
  HolderQuery,
  HolderState,
  HolderTotal,
} from './model/license-model.js'
export type {
  AccountStatus,
  Actor,
  BackupRequest,
  BackupRun,
  BackupStatus,
  Capability,
  Cloud,
  CloudLimit,
  CoveragePage,
  CoverageQuery,
  CreditBalance,
  Domain,
  Group,
  GroupQuery,
  Item,
  ItemRef,
  OrgUnit,
  Page,
  PolicyDraft,
  ReleasedBackups,
  RunStatus,
  RunUser,
  RunUserPage,
  RunUserStatus,
  Scope,
  SettingField,
  SettingsForm,
  SettingValue,
  SettingValues,
  SyncKind,
  SyncResult,
  User,
  UserFilter,
  UserKind,
  UserQuery,
} from './model/model.js'
export type { ParseOptions } from './model/parse-answer.js'
export type { Plan, PlanProblem } from './model/plan.js'
export type { Policy, PolicyCounts, PolicyForecast, PolicyHistoryEntry, PolicyStatus } from './model/policy-model.js'
export type { AnswerWarning } from './model/repair-answer.js'
export { type DryRunEntry, dryRunOf } from './rules/policy-forecast.js'
export { type Standing, standingOf } from './rules/standing.js'
export type { Box } from './selection/box.js'
export type { Selection } from './selection/selection.js'
export type { Ticked } from './selection/ticks.js'
export type { ActivityFilter, ActivityList } from './session/activity-list.js'
export { createBackupSession } from './session/create-session.js'
export type { Settings } from './session/default-settings.js'
export type { Draft } from './session/draft.js'
export type { LicenseFilter, LicenseSum, Licenses } from './session/license-list.js'
export type { Policies } from './session/policy-list.js'
export type { BackupSession, SessionOptions } from './session/session.js'
export type { AnswerNotice, CallNotice, SessionNotices } from './session/session-notices.js'
export type { SyncState } from './session/sync-states.js'
export type { UserFilters } from './session/user-filters.js'
export { fingerprint } from './starting/fingerprint.js'
export type { IntentStore } from './starting/intents.js'
export type { Runs } from './starting/runs.js'
export type { NewPolicy, StartOptions } from './starting/start-requests.js'
export type { StopForecast } from './starting/stop-run.js'
