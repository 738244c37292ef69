import type { BackupEngine } from '../../compose/backup-engine.js'
import type { Directory } from '../../compose/directory.js'
import type {
  Actor,
  BackupAdapter,
  BackupError,
  ErrorCode,
  RefusableAction,
  RunStatus,
  Scope,
  SyncKind,
  SyncTable,
} from '../../core/internal.js'

// The public types: they name no type of a database library, so that a project without these libraries compiles.

/** A PostgreSQL server by its URL, or an embedded PostgreSQL in a folder or in memory. */
export type DatabaseLocation = { url: string; poolSize?: number | undefined } | { folder: string } | { inMemory: true }

/** The end of a run or of a sync, or a policy whose users began to wait for credits. A repeated notification has the same `id`. Contains ids and counts, but no names or addresses. */
export type BackendEnding =
  | { type: 'backup-finished'; id: string; scope: Scope; runId: string; status: RunStatus; users: number; done: number; failed: number }
  | { type: 'backup-failed'; id: string; scope: Scope; runId: string; status: RunStatus; users: number; done: number; failed: number }
  | { type: 'sync-finished'; id: string; scope: Scope; kind: SyncKind; added: number; changed: number; removed: number }
  | { type: 'sync-failed'; id: string; scope: Scope; kind: SyncKind; code: ErrorCode }
  | { type: 'policy-out-of-credits'; id: string; scope: Scope; policyId: string; waiting: number }

/** A URL that receives events as signed POST requests. */
export interface Webhook {
  /** HTTPS, except on this machine. May contain a token; it appears in no error. */
  url: string
  /** Key of the signature: bytes in base64 after `whsec_`, or any other text. */
  secret: string
  /** Default: `backup-finished`, `backup-failed`, `sync-failed` and `policy-out-of-credits`. */
  events?: readonly BackendEnding['type'][] | undefined
}

/** Figures of a backend for monitoring. */
export interface BackendFigures {
  runs: Readonly<Record<'queued' | 'running' | 'ended', number>>
  /** Number of users of all runs by outcome; `open` counts users whose backup has not ended. */
  users: Readonly<Record<'open' | 'done' | 'failed', number>>
  queues: Readonly<Record<'sync' | 'protect', { waiting: number; oldestAgeS: number }>>
  domains: readonly {
    scope: Scope
    credits: number | 'unlimited'
    /** Seconds since the last completed sync of each kind; absent for a kind that was never synced. */
    syncAgeS: Partial<Record<SyncKind, number>>
  }[]
}

/** Whether a backend can serve requests. */
export interface Readiness {
  /** Whether the database has exactly the migrations of this version. */
  hasCurrentTables: boolean
  /** Seconds since the user sync of the domain that was synced longest ago; `null` if a domain was never synced. */
  directoryAgeS: number | null
}

/** Options of `createPostgresBackend`. */
export interface PostgresBackendOptions {
  database: DatabaseLocation
  /** The source of users, groups and org units. */
  directory: Directory
  /** Backs users up. A process without an engine leaves backups to other processes, and its syncs import no backup statuses. */
  engine?: BackupEngine | undefined
  /** Timeout of one user's backup in milliseconds; the user then counts as failed. Default: that of the engine, or 2 hours. */
  userTimeoutMs?: number | undefined
  /** Receives errors outside of calls: of the job queue, of jobs that will be retried, of an unreachable directory. */
  onError?: ((error: BackupError) => void) | undefined
  /**
   * Receives the end of each run and sync once, in one of the working processes: pass the same listener to all of them. It is called again
   * only if the process dies while the listener runs. An error that it throws goes to `onError`.
   */
  onEnding?: ((ending: BackendEnding) => void | Promise<void>) | undefined
  /**
   * Receive the end of runs and syncs, with an HMAC signature. A message that is not accepted is sent again with backoff for a day, under the
   * same id.
   */
  webhooks?: readonly Webhook[] | undefined
  /** How often each domain syncs by itself, while a process works on this database. `false`: never. Default: every 24 hours. */
  schedule?: { everyHours: number } | false | undefined
  /**
   * Erases the data of users who left the directory so many days ago, while a process works on this database: names, addresses, facets and
   * reasons of failures. License holders stay until their license is given back. Default: nobody is erased.
   */
  retention?: { leftUsersDays: number } | undefined
}

/** A backend that stores its state in PostgreSQL. Any number of processes may open one on the same server. */
export interface PostgresBackend {
  /** The complete adapter, for `createHandler` or for a session in the same process. */
  readonly adapter: Required<Omit<BackupAdapter, 'localeOrder'>>
  /** The syncs by their ids. Pass them to `createHandler` beside the adapter, so that all servers on this database know each sync. */
  readonly syncs: SyncTable
  /**
   * Adds credits to a domain, or lifts its limit. The ledger keeps `reason`, the activity log both `reason` and `actor`. Repeating a call
   * with the same `idempotencyKey` changes nothing, however late. Resolves to whether the credits changed.
   */
  grantCredits(scope: Scope, amount: number | 'unlimited', reason?: string, actor?: Actor, idempotencyKey?: string): Promise<boolean>
  /**
   * Takes back credits that are available, or restores the limit, for example after a wrong grant. Otherwise like `grantCredits`.
   *
   * @throws `not-enough-credits` if fewer credits are available: credits in use are given back by `releaseUsers` only
   */
  revokeCredits(scope: Scope, amount: number | 'unlimited', reason?: string, actor?: Actor, idempotencyKey?: string): Promise<boolean>
  /**
   * Ends the protection of license holders, refunds their credits and tells the engine. Skips users whose backup is in progress. Resolves to
   * the number of users.
   */
  releaseUsers(scope: Scope, userIds: readonly string[], reason?: string, actor?: Actor): Promise<number>
  /**
   * Records an attempt that `authorize` refused in the activity log of the domain, the same attempt of one actor once an hour. Pass it to
   * `createHandler` as `onRefused`.
   */
  recordRefused(refused: { actor: Actor; scope: Scope; action: RefusableAction }): Promise<void>
  /** Reads figures for monitoring. */
  readFigures(): Promise<BackendFigures>
  /** Checks the database and its tables. Rejects if the database is unreachable. */
  readReadiness(): Promise<Readiness>
  /** Starts to work on syncs and backups in this process. */
  work(): Promise<void>
  /** Stops the work within seconds, so that another process can continue it, and closes the database. */
  stop(): Promise<void>
}
