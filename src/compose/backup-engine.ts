import type { BackupStatus, Call, Cloud, Scope, SettingsForm, SettingValues, User } from '../core/internal.js'
import type { DirectoryCloud, DirectoryPage } from './directory.js'

/** The backup of one user in one run. */
export interface ProtectTask {
  scope: Scope
  user: Pick<User, 'id' | 'name' | 'email'>
  runId: string
  /** Settings of the run that differ from the defaults of the form. */
  settings: SettingValues
  /**
   * Idempotency key of this user and attempt. If the process died before it recorded the outcome, the task is passed again. An engine must
   * not repeat work that it did under the same key.
   */
  key: string
  /** Aborts when the process stops or the backup times out. When a run is stopped, users in progress finish. */
  signal: AbortSignal
}

/** A task of `protectMany`, whose signal is that of the whole portion. */
export type PortionTask = Omit<ProtectTask, 'signal'>

interface EngineBase {
  readonly name: string
  /** Whether the engine only simulates backups. Clouds then have `isSimulated`, and the page shows it. */
  readonly isSimulated?: boolean | undefined
  /**
   * Timeout of one call of `protect` or `protectMany` in milliseconds, unless the backend sets one. `Infinity` if the engine ends each call
   * itself. Default 2 hours.
   */
  readonly timeoutMs?: number | undefined
  /** Rejects with the reason why the engine cannot work, such as a missing program or wrong credentials. `backup-start doctor` calls it. */
  check?(call: Call): Promise<void>
  /** The settings of a run. Default: none. */
  describeSettings?(cloud: Pick<DirectoryCloud, 'id' | 'name' | 'kind'>, call: Call): Promise<SettingsForm>
  /**
   * Backup statuses of users that the engine already protects, also from outside this product. Users on no page are not protected. If the
   * method is missing, users protected elsewhere count as due.
   */
  statuses?(scope: Scope, cursor: string | undefined, call: Call): Promise<DirectoryPage<{ id: string; backupStatus: BackupStatus }>>
  /**
   * Ends the protection of users whose licenses are given back. May be called again for the same users. If the method is missing, an
   * administrator ends their protection at the engine, and the page says so.
   */
  unprotect?(scope: Scope, userIds: readonly string[], call: Call): Promise<void>
  /** Effect of `unprotect` on existing backups. If absent, the page says that the engine decides. */
  readonly releasedBackups?: 'kept' | 'deleted' | undefined
  /** Translates a reason with which `protect` rejected. Default: unchanged. */
  translateReason?(reason: string, locale: string | undefined): Promise<string>
}

/** An engine that backs up one user at a time. */
interface SingleEngine extends EngineBase {
  /**
   * Resolves when the user is protected. Rejects with the reason shown to the administrator. A `retryable` `BackupError` is retried first,
   * after `details.retryAfterMs` if present.
   */
  protect(task: ProtectTask): Promise<void>
  /** Number of users backed up at the same time. Default 8. */
  readonly concurrency?: number | undefined
  readonly protectMany?: undefined
  readonly portion?: undefined
}

/** Options of `protectMany`. */
export interface ProtectManyOptions {
  signal: AbortSignal
  /**
   * Idempotency key of the portion, if the backend stores portions. It stays the same after a restart, although the tasks that had ended
   * are not passed again.
   */
  portionKey?: string | undefined
  onEnd(key: string, error?: unknown, remark?: string): void
}

/** An engine that backs up many users in one job. */
interface BulkEngine extends EngineBase {
  /**
   * Resolves when every task has ended. Calls `onEnd` with the key of each task, and with an error if it failed. `remark` says
   * what a protected user lacks. After a crash, the tasks that had not ended are passed again.
   */
  protectMany(tasks: readonly PortionTask[], options: ProtectManyOptions): Promise<void>
  /** Maximum number of tasks of one `protectMany`. Backends cut runs into portions of this size. */
  readonly portion: number
  readonly protect?: undefined
}

/** The port to a program or service that backs users up: one user at a time, or many in one job. */
export type BackupEngine = SingleEngine | BulkEngine

/** Effect of an engine on the backups of users whose licenses are given back. A simulation has none. */
export const releasedBackupsOf = (engine: BackupEngine): Pick<Cloud, 'releasedBackups'> => {
  if (engine.isSimulated === true) return {}
  if (engine.unprotect === undefined) return { releasedBackups: 'unmanaged' }
  return engine.releasedBackups === undefined ? {} : { releasedBackups: engine.releasedBackups }
}
