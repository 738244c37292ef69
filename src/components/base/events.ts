import type { BackupRequest, BackupRun, Credits, ErrorCode, Item, Scope } from '../../core/index.js'

/** What ties the events of one action together: the same text on all of them. */
export interface Correlated {
  correlationId: string
}

/** For the host page: bubbles, leaves shadow roots, and its detail is plain data that can be cloned. */
class BackupEvent<D extends object> extends CustomEvent<D & Correlated> {
  constructor(type: string, detail: D, correlationId: string, cancelable = false) {
    // what is made only when it is read stays so
    const own = Object.defineProperties({ correlationId }, Object.getOwnPropertyDescriptors(detail)) as D & Correlated
    super(type, { bubbles: true, composed: true, cancelable, detail: own })
  }
}

/** Before a backup is started; `preventDefault` keeps it from starting. */
export class BackupStartEvent extends BackupEvent<{ request: BackupRequest }> {
  constructor(detail: { request: BackupRequest }, correlationId: string) {
    super('backup-start', detail, correlationId, true)
  }
}

/** SETTINGS was pressed; `preventDefault` keeps the page from showing its own settings step. */
export class BackupSettingsEvent extends BackupEvent<{ request: BackupRequest }> {
  constructor(detail: { request: BackupRequest }, correlationId: string) {
    super('backup-settings', detail, correlationId, true)
  }
}

export type BackupDestination = 'manage-domains' | 'settings' | 'run'

/** The administrator wants to go elsewhere; `preventDefault` keeps the page from going there itself. */
export class BackupNavigateEvent extends BackupEvent<{ to: BackupDestination; runId?: string }> {
  constructor(detail: { to: BackupDestination; runId?: string }, correlationId: string) {
    super('backup-navigate', detail, correlationId, true)
  }
}

/** A backup was started. */
export class BackupStartedEvent extends BackupEvent<{ run: BackupRun }> {
  constructor(detail: { run: BackupRun }, correlationId: string) {
    super('backup-started', detail, correlationId)
  }
}

/** The box or what it costs changed; at most one a frame. */
export class BackupSelectionChangeEvent extends BackupEvent<{ items: readonly Item[]; credits: Credits }> {
  constructor(detail: { items: readonly Item[]; credits: Credits }, correlationId: string) {
    super('backup-selection-change', detail, correlationId)
  }
}

/** Another cloud or domain was chosen. */
export class BackupScopeChangeEvent extends BackupEvent<{ scope: Scope }> {
  constructor(detail: { scope: Scope }, correlationId: string) {
    super('backup-scope-change', detail, correlationId)
  }
}

/** A run that was followed has ended. */
export class BackupRunFinishedEvent extends BackupEvent<{ run: BackupRun }> {
  constructor(detail: { run: BackupRun }, correlationId: string) {
    super('backup-run-finished', detail, correlationId)
  }
}

/** From the element where the error shows. */
export class BackupErrorEvent extends BackupEvent<{ code: ErrorCode; message: string; retryable: boolean }> {
  constructor(detail: { code: ErrorCode; message: string; retryable: boolean }, correlationId: string) {
    super('backup-error', detail, correlationId)
  }
}

declare global {
  interface HTMLElementEventMap {
    'backup-start': BackupStartEvent
    'backup-settings': BackupSettingsEvent
    'backup-navigate': BackupNavigateEvent
    'backup-started': BackupStartedEvent
    'backup-selection-change': BackupSelectionChangeEvent
    'backup-scope-change': BackupScopeChangeEvent
    'backup-run-finished': BackupRunFinishedEvent
    'backup-error': BackupErrorEvent
  }
}
