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
import type { ParseOptions } from '../model/parse-answer.js'
import type { Plan, PlanProblem } from '../model/plan.js'
import type { Selection } from '../selection/selection.js'
import type { IntentStore } from '../starting/intents.js'
import type { Runs } from '../starting/runs.js'
import type { StartOptions } from '../starting/start-requests.js'
import type { ActivityList } from './activity-list.js'
import type { Settings } from './default-settings.js'
import type { Draft } from './draft.js'
import type { Licenses } from './license-list.js'
import type { Policies } from './policy-list.js'
import type { SessionNotices } from './session-notices.js'
import type { SyncState } from './sync-states.js'
import type { UserFilters } from './user-filters.js'

/** Options of `createBackupSession`. */
export interface SessionOptions extends ParseOptions {
  adapter: BackupAdapter
  /** Default: the first domain of the first cloud. */
  scope?: Scope | undefined
  /** Rows to request per page. Default 50. */
  pageSize?: number | undefined
  /** Keeps the draft across a page reload, such as `sessionStorage`. Default: in memory. */
  store?: IntentStore | undefined
  /** Keeps unanswered starts for all tabs of the origin, such as `localStorage`. Default: `store`. */
  sharedStore?: IntentStore | undefined
  /** BCP 47 language of texts from the backend. A function is called before every request. */
  locale?: string | (() => string | undefined) | undefined
}

/** The work of one administrator on one page. Created by `createBackupSession`. */
export interface BackupSession extends Runs {
  readonly adapterName: string
  readonly clouds: Readable<readonly Cloud[]>
  /** Whether the clouds have been loaded. */
  readonly hasClouds: Readable<boolean>
  /** Reason why the clouds could not be listed. `refresh` retries. */
  readonly cloudsError: Readable<BackupError | undefined>
  readonly scope: Readable<Scope | undefined>
  /** The domain of the scope, once the clouds are loaded. */
  readonly domain: Readable<Domain | undefined>
  /** Capabilities of the current cloud. They decide which controls show. */
  readonly capabilities: Readable<ReadonlySet<Capability>>
  /** Chooses a domain. A new domain empties ticks and box. Rejects `bad-input` for a scope that no cloud has. */
  setScope(scope: Scope): Promise<void>
  /** Refetches all data with subscribers, and recounts. Ticks and items stay. */
  refresh(): Promise<void>
  /**
   * Fetches clouds, credits and shown rows again; call it when a window gets the focus. Meanwhile the count stays, marked `isChecking`. A
   * recount follows only if a sync or a start of another session affects it.
   */
  recheck(): Promise<void>

  /** Users of the domain, by name until `filter` sets another order. */
  readonly users: List<User>
  readonly groups: List<Group>
  /** Facets for `users.filter({ where })`. Offered if the capabilities include `filters`. */
  readonly filters: UserFilters
  /** Users of a group or directly in an org unit. The same ref returns the same object. */
  members(ref: ItemRef): List<User>
  readonly orgUnits: OrgUnitTree
  readonly csv: Csv

  readonly selection: Selection
  readonly credits: Readable<Credits>
  /** Reason why the available credits could not be read. `refresh` retries. */
  readonly creditsError: Readable<BackupError | undefined>
  readonly coverage: Coverage

  /** Activity log of the domain: actions with their actors, newest first. */
  readonly activity: ActivityList
  /** Users who hold a license, and giving licenses back. */
  readonly licenses: Licenses
  /** Standing selections, and saving, pausing and ending them. */
  readonly policies: Policies

  readonly settings: Settings
  /** The unfinished work. The store keeps scope, items, ticks and chosen settings; a new session with the same store restores them. */
  readonly draft: Draft
  /** Runs a sync, or joins the running one of this session. */
  sync(kind: SyncKind, scope?: Scope): Promise<SyncResult>
  cancelSync(kind: SyncKind, scope?: Scope): Promise<void>
  /** Whether the backend can stop a sync. */
  readonly canCancelSync: boolean
  readonly syncs: Readable<readonly SyncState[]>

  /** True if there are items, the count is exact, a start begins at least one user, the credits suffice, and no start is in flight. */
  readonly canStart: Readable<boolean>
  readonly isStarting: Readable<boolean>
  /** The request that `start` would send now, for a host that inspects or vetoes it. */
  request(settings?: SettingValues, options?: StartOptions): BackupRequest
  /**
   * Starts the backup of the box and empties it. A second call before the answer returns the promise of the first. Waits for a running
   * check; if that changes the count, nothing is sent.
   *
   * @param options `first: n` starts only the first n due users, in box order, and keeps the box; `policy` creates a policy of the box
   * @throws `count-unknown` if the count cannot become exact, `not-enough-credits`, `selection-changed`
   */
  start(settings?: SettingValues, options?: StartOptions): Promise<BackupRun>

  /**
   * Reports everything that passes between the session and its adapter: each call, each answer or error, and each warning of an ignored part
   * of an answer. Contains no personal data, so it may be logged. Returns a function that ends the reports.
   *
   * @example session.on('answer', ({ call, ms, error }) => console.debug(call, ms, error?.code ?? 'ok'))
   */
  on<T extends keyof SessionNotices>(type: T, listener: (notice: SessionNotices[T]) => void): () => void

  /** The box as a plan, which is plain JSON. */
  plan(): Plan
  /**
   * Writes the plan as a JSON file, in slices that do not block the page. The text equals `JSON.stringify(session.plan(), undefined, 2)`.
   * Rejects `bad-input` while no domain is chosen.
   */
  writePlan(): Promise<Blob>
  /**
   * Replaces the box and reports the items that were not found or are not active. Rejects `bad-input` for another scope, version or shape
   * without changing the box.
   */
  applyPlan(plan: unknown): Promise<readonly PlanProblem[]>

  /** Pauses background work until `resume`, while the page is removed from the document. */
  suspend(): void
  resume(): void
  /** Aborts all requests except a start that was sent. Later commands reject `disposed`. */
  dispose(): void
}
