import type { BackupAdapter, BackupError, ErrorCode, Scope, SyncKind } from '../../core/internal.js'
import { toBackupError } from '../../core/internal.js'

/** Something that happened in the backend. Events contain ids and counts, and no names or addresses. */
export type BackendEvent =
  | { type: 'backup-started'; at: string; scope: Scope; runId: string; users: number; expectedCredits: number }
  | { type: 'backup-retried'; at: string; scope: Scope; runId: string }
  | { type: 'settings-saved'; at: string; scope: Scope }
  | { type: 'sync-finished'; at: string; scope: Scope; kind: SyncKind; added: number; changed: number; removed: number }
  | { type: 'sync-failed'; at: string; scope: Scope; kind: SyncKind; code: ErrorCode }
  | { type: 'failure'; at: string; code: ErrorCode; call?: string | undefined; requestId?: string | undefined }

/** An event without its time. */
type EventDetails = BackendEvent extends infer E ? (E extends BackendEvent ? Omit<E, 'at'> : never) : never

/** Receives backend events. A listener that throws disturbs nothing. */
export type EventListener = (event: BackendEvent) => void

/** Returns a function that stamps events with the time and passes them to a listener. */
export const createEmitter = (listener: EventListener | undefined): ((details: EventDetails) => void) => {
  if (listener === undefined) return () => {}
  return (details) => {
    try {
      listener({ ...details, at: new Date().toISOString() })
    } catch {
      // The listener's errors are its own.
    }
  }
}

/** Describes an error as an event. */
export const failureEvent = ({ code, call }: BackupError, requestId?: string): EventDetails => ({ type: 'failure', code, call, requestId })

/** Returns an adapter that emits an event after each start, retry, sync and change of settings. */
export const observeAdapter = (adapter: Required<BackupAdapter>, emit: (details: EventDetails) => void): Required<BackupAdapter> => ({
  ...adapter,
  async startBackup(request, call) {
    const run = await adapter.startBackup(request, call)
    emit({ type: 'backup-started', scope: request.scope, runId: run.id, users: run.total, expectedCredits: request.expectedCredits })
    return run
  },
  async retryRun(scope, runId, userIds, call) {
    const run = await adapter.retryRun(scope, runId, userIds, call)
    emit({ type: 'backup-retried', scope, runId })
    return run
  },
  async saveSettings(scope, values, call) {
    const saved = await adapter.saveSettings(scope, values, call)
    emit({ type: 'settings-saved', scope })
    return saved
  },
  async sync(scope, kind, call) {
    try {
      const result = await adapter.sync(scope, kind, call)
      const { added, changed, removed } = result
      emit({ type: 'sync-finished', scope, kind, added, changed, removed })
      return result
    } catch (error) {
      const { code } = toBackupError(error)
      if (code !== 'aborted') emit({ type: 'sync-failed', scope, kind, code })
      throw error
    }
  },
})
