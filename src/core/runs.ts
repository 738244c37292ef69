import type { List } from './list.js'
import type { BackupRun, RunUser, RunUserStatus } from './model.js'
import type { Readable } from './readable.js'

/** Started backups of the scope. */
export interface Runs {
  readonly runs: List<BackupRun>
  /** Followed while it runs and somebody subscribes. Same id, same object. */
  run(id: string): Readable<BackupRun | undefined>
  /** The users of a run. Same id and status, same object. */
  runUsers(id: string, status?: RunUserStatus): List<RunUser>
  /** Retries these failed users, or all of them. */
  retryRun(id: string, userIds?: readonly string[]): Promise<BackupRun>
}
