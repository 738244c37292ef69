import type { Scope, SettingValues, User } from '../core/internal.js'

/** One user's backup, as it is handed out. */
export interface ProtectTask {
  scope: Scope
  user: Pick<User, 'id' | 'name' | 'email'>
  runId: string
  /** All that differs from the form's defaults, for this run. */
  settings: SettingValues
  /**
   * The same for the same user in the same try of a run. A task may come twice, when a process died before it could note the
   * end: what was done under a key must not be done again.
   */
  key: string
  /** Aborts when the process is to end; the task comes again later. */
  signal: AbortSignal
}

/**
 * What really backs a user up. Resolves when the user is protected; rejects when that failed, with a message administrators
 * read as the reason. A `BackupError` that is `retryable` is tried again before it counts as failed.
 */
export interface Protector {
  /** Whether `protect` backs up nothing. Clouds then carry `isSimulated`, and the page says so. */
  readonly isSimulated?: boolean | undefined
  protect(task: ProtectTask): Promise<void>
}
