import type { BackendEnding } from '../../backends/postgres/postgres-backend.js'
import { type BackupAdapter, BackupError, type ErrorCode, type Scope } from '../../core/internal.js'

type Timed<E> = E extends unknown ? E & { at: string } : never

/**
 * An event of the backend. Events contain ids and counts, but no names or addresses. Only one of the processes on a database reports the
 * end of a run or sync. If that process dies before, another one reports the end with the same `id`.
 */
export type BackendEvent =
  | Timed<BackendEnding>
  | { type: 'backup-started'; at: string; scope: Scope; runId: string; users: number; expectedCredits: number }
  | { type: 'backup-retried'; at: string; scope: Scope; runId: string }
  | { type: 'backup-stopped'; at: string; scope: Scope; runId: string }
  | { type: 'settings-saved'; at: string; scope: Scope }
  | { type: 'failure'; at: string; code: ErrorCode; call?: string | undefined; requestId?: string | undefined }

/** An event without its time. */
type EventDetails = BackendEvent extends infer E ? (E extends BackendEvent ? Omit<E, 'at'> : never) : never

/** Receives backend events. Errors that it throws or rejects with are logged and have no other effect. */
export type EventListener = (event: BackendEvent) => void | Promise<void>

/** Stamps an event with the time and passes it to the listener. Never rejects; resolves when the listener is done. */
export type Emit = (details: EventDetails) => Promise<void>

/**
 * Creates the function that passes events to a listener.
 *
 * @param onError receives errors of the listener
 */
export const createEmitter =
  (listener: EventListener | undefined, onError: (error: BackupError) => void): Emit =>
  async (details) => {
    try {
      await listener?.({ ...details, at: new Date().toISOString() })
    } catch (thrown) {
      const message = thrown instanceof Error ? thrown.message : String(thrown)
      onError(new BackupError('unavailable', `onEvent failed for ${details.type}: ${message}`, { cause: thrown }))
    }
  }

/** Describes an error as an event. */
export const failureEvent = ({ code, call }: BackupError, requestId?: string): EventDetails => ({ type: 'failure', code, call, requestId })

/** Returns an adapter that emits an event after each start, retry, stop and change of settings. */
export const observeAdapter = (
  adapter: Required<Omit<BackupAdapter, 'localeOrder'>>,
  emit: Emit,
): Required<Omit<BackupAdapter, 'localeOrder'>> => ({
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
  async stopRun(scope, runId, call) {
    const run = await adapter.stopRun(scope, runId, call)
    emit({ type: 'backup-stopped', scope, runId })
    return run
  },
  async saveSettings(scope, values, call) {
    const saved = await adapter.saveSettings(scope, values, call)
    emit({ type: 'settings-saved', scope })
    return saved
  },
})
