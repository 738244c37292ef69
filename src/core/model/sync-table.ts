import type { Call } from './adapter.js'
import type { BackupError } from './errors.js'
import type { Scope, SyncKind, SyncResult } from './model.js'

/** One sync as every process of a backend knows it. */
export interface StoredSync {
  id: string
  kind: SyncKind
  status: 'running' | 'completed' | 'failed' | 'cancelled'
  /** Number of records read so far. */
  done: number
  /** Number of records in all, if the directory reports it. */
  total?: number
  /** Present when the status is `completed`. */
  result?: SyncResult
  /** Present when the status is `failed`. */
  error?: BackupError
}

/** The syncs of a backend that several processes share. An id is one sync, in every process and after a restart. */
export interface SyncTable {
  /** Starts a sync, or joins the running one of this kind. */
  start(scope: Scope, kind: SyncKind, call: Call): Promise<StoredSync>
  /** Returns a sync by its id, or the running sync of a kind; `undefined` if there is none. Starts nothing. */
  find(scope: Scope, id: string, call: Call): Promise<StoredSync | undefined>
  /**
   * Cancels a running sync by its id, or the running sync of a kind. An ended sync stays as it is. Resolves to `false` if the id is
   * unknown.
   */
  cancel(scope: Scope, id: string, call: Call): Promise<boolean>
}
