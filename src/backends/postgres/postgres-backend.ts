import type { BackupEngine } from '../../compose/backup-engine.js'
import type { Directory } from '../../compose/directory.js'
import type { BackupAdapter, BackupError, Scope } from '../../core/internal.js'

// What others see of the backend: no type of a library that it stands on.

/** A PostgreSQL server by its URL, or an embedded one: its files in a folder, or nowhere but in memory. */
export type DatabaseLocation = { url: string; poolSize?: number | undefined } | { folder: string } | { inMemory: true }

export interface PostgresBackendOptions {
  database: DatabaseLocation
  /** Where users, groups and org units are synced from. */
  directory: Directory
  /** Backs users up. A process without an engine leaves backups to other processes. */
  engine?: BackupEngine | undefined
  /** Hears of failures that belong to no call: of the job queue, and of work that will be tried again. */
  onError?: ((error: BackupError) => void) | undefined
}

/** A backend that keeps the truth in PostgreSQL. Any number of processes may open one on the same database. */
export interface PostgresBackend {
  /** All of the port, for `createHandler` or for a session in the same process. */
  readonly adapter: Required<BackupAdapter>
  /** Adds to what a domain may spend, or lifts the limit. `reason` is kept in the ledger. */
  grantCredits(scope: Scope, amount: number | 'unlimited', reason?: string): Promise<void>
  /** Ends the protection of these users and gives their credits back; resolves to how many. Users of a run that is going on are left alone. */
  releaseUsers(scope: Scope, userIds: readonly string[], reason?: string): Promise<number>
  /** Begins to work on syncs and backups in this process, beside answering calls. */
  work(): Promise<void>
  /** Lets what is being worked on come to a point where another process can go on, and closes the database. */
  stop(): Promise<void>
}
