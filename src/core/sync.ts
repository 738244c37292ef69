import type { BackupError } from './errors.js'
import type { Scope, SyncKind } from './model.js'

/** One kind of sync of one domain, as it stands. */
export interface SyncState {
  scope: Scope
  kind: SyncKind
  status: 'idle' | 'running' | 'failed'
  done?: number | undefined
  total?: number | undefined
  /** ISO 8601; absent when never synced. */
  lastAt?: string | undefined
  error?: BackupError | undefined
}
