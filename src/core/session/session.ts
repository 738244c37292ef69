import type { Readable } from '../async/readable.js'
import type { Coverage, Credits } from '../coverage/coverage.js'
import type { Csv } from '../csv/csv.js'
import type { List } from '../lists/list.js'
import type { OrgUnitTree } from '../lists/org-units/org-unit-tree.js'
import type { BackupAdapter } from '../model/adapter.js'
import type { BackupError } from '../model/errors.js'
import type {
  BackupRequest,
  BackupRun,
  Capability,
  Cloud,
  Domain,
  Group,
  ItemRef,
  Scope,
  SettingValues,
  SyncKind,
  SyncResult,
  User,
} from '../model/model.js'
import type { Plan, PlanProblem } from '../model/plan.js'
import type { Selection } from '../selection/selection.js'
import type { IntentStore } from '../starting/intents.js'
import type { Runs } from '../starting/runs.js'
import type { Settings } from './default-settings.js'
import type { SyncState } from './sync-states.js'

export interface SessionOptions {
  adapter: BackupAdapter
  /** Default: the first domain of the first cloud, once they are known. */
  scope?: Scope | undefined
  /** Rows a page; a wish. Default 50. */
  pageSize?: number | undefined
  /** Where an unanswered start is remembered, such as `sessionStorage`. Default: in memory. */
  store?: IntentStore | undefined
  /** BCP 47, for texts the backend writes; asked before every call where it can change. */
  locale?: string | (() => string | undefined) | undefined
}

/** One administrator's work on one page. */
export interface BackupSession extends Runs {
  readonly adapterName: string
  readonly clouds: Readable<readonly Cloud[]>
  /** Whether `clouds` is what the backend has, and not just empty still. */
  readonly hasClouds: Readable<boolean>
  /** Why the clouds could not be listed; `refresh` tries again. */
  readonly cloudsError: Readable<BackupError | undefined>
  readonly scope: Readable<Scope | undefined>
  /** The domain of the scope, once the clouds are known. */
  readonly domain: Readable<Domain | undefined>
  /** What the current cloud offers: decides which controls show. */
  readonly capabilities: Readable<ReadonlySet<Capability>>
  /** Empties ticks and box when the scope differs. Rejects `bad-input` for a scope that no cloud has. */
  setScope(scope: Scope): Promise<void>
  /** Asks again for everything somebody looks at. Ticks and items stay. */
  refresh(): Promise<void>

  readonly users: List<User>
  readonly groups: List<Group>
  /** Users of a group or directly in an org unit. Same ref, same object. */
  members(ref: ItemRef): List<User>
  readonly orgUnits: OrgUnitTree
  readonly csv: Csv

  readonly selection: Selection
  readonly credits: Readable<Credits>
  /** Why the available credits could not be read; `refresh` tries again. */
  readonly creditsError: Readable<BackupError | undefined>
  readonly coverage: Coverage

  readonly settings: Settings
  sync(kind: SyncKind, scope?: Scope): Promise<SyncResult>
  cancelSync(kind: SyncKind, scope?: Scope): Promise<void>
  /** Whether the backend can be told to stop a sync. */
  readonly canCancelSync: boolean
  readonly syncs: Readable<readonly SyncState[]>

  /** Iff there are items, the count is exact and above 0, credits suffice, and nothing is in flight. */
  readonly canStart: Readable<boolean>
  readonly isStarting: Readable<boolean>
  /** What `start` would send now; for a host that wants to see or veto it. */
  request(settings?: SettingValues, options?: { first?: number | undefined }): BackupRequest
  /**
   * Starts the backup of the box; called again before the answer, it is the same start. Waits until the count is exact
   * (`count-unknown` if it cannot be). `first: n` starts only the first n due users, in box order. A started box is emptied.
   */
  start(settings?: SettingValues, options?: { first?: number | undefined }): Promise<BackupRun>

  plan(): Plan
  /** Replaces the box. Another scope, version or shape rejects `bad-input` and changes nothing. */
  applyPlan(plan: unknown): Promise<readonly PlanProblem[]>

  /** Stops what runs in the background until `resume`; for a page taken out of the document. */
  suspend(): void
  resume(): void
  /** Leaves nothing running but a start already sent. Commands reject `disposed` from then on. */
  dispose(): void
}
