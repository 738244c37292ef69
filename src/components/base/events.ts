import type { BackupRequest, BackupRun, Credits, ErrorCode, Item, Scope } from '../../core/index.js'

/** An id shared by all events of one user action. */
export interface Correlated {
  correlationId: string
}

/** Base of the events for the host page: bubbling, composed, with a structured-cloneable `detail`. */
class BackupEvent<D extends object> extends CustomEvent<D & Correlated> {
  constructor(type: string, detail: D, correlationId: string, cancelable = false) {
    // Copies descriptors instead of values, so that lazy getters of the detail stay lazy.
    const own = Object.defineProperties({ correlationId }, Object.getOwnPropertyDescriptors(detail)) as D & Correlated
    super(type, { bubbles: true, composed: true, cancelable, detail: own })
  }
}

/** Fired before a backup starts; `preventDefault` cancels the start. */
export class BackupStartEvent extends BackupEvent<{ request: BackupRequest }> {
  constructor(detail: { request: BackupRequest }, correlationId: string) {
    super('backup-start', detail, correlationId, true)
  }
}

/** Fired when Settings is pressed; `preventDefault` keeps the page from showing its own settings step. */
export class BackupSettingsEvent extends BackupEvent<{ request: BackupRequest }> {
  constructor(detail: { request: BackupRequest }, correlationId: string) {
    super('backup-settings', detail, correlationId, true)
  }
}

export type BackupDestination = 'selection' | 'manage-domains' | 'settings' | 'run' | 'licenses' | 'policies'

/** Fired when the administrator requests another page; `preventDefault` keeps the page from navigating itself. */
export class BackupNavigateEvent extends BackupEvent<{ to: BackupDestination; runId?: string }> {
  constructor(detail: { to: BackupDestination; runId?: string }, correlationId: string) {
    super('backup-navigate', detail, correlationId, true)
  }
}

/** Fired after the page shows another view, after a link, Back, Forward, a reload or a start. */
export class BackupViewChangeEvent extends BackupEvent<{ to: BackupDestination | 'settings-step'; runId?: string }> {
  constructor(detail: { to: BackupDestination | 'settings-step'; runId?: string }, correlationId: string) {
    super('backup-view-change', detail, correlationId)
  }
}

/** Fired after a backup started. */
export class BackupStartedEvent extends BackupEvent<{ run: BackupRun }> {
  constructor(detail: { run: BackupRun }, correlationId: string) {
    super('backup-started', detail, correlationId)
  }
}

/** Fired when the items or their credits change; at most once per frame. */
export class BackupSelectionChangeEvent extends BackupEvent<{ items: readonly Item[]; credits: Credits }> {
  constructor(detail: { items: readonly Item[]; credits: Credits }, correlationId: string) {
    super('backup-selection-change', detail, correlationId)
  }
}

/** Fired when another cloud or domain is chosen. */
export class BackupScopeChangeEvent extends BackupEvent<{ scope: Scope }> {
  constructor(detail: { scope: Scope }, correlationId: string) {
    super('backup-scope-change', detail, correlationId)
  }
}

/** Fired when a followed run ends. */
export class BackupRunFinishedEvent extends BackupEvent<{ run: BackupRun }> {
  constructor(detail: { run: BackupRun }, correlationId: string) {
    super('backup-run-finished', detail, correlationId)
  }
}

/** Fired by the element that shows the error. */
export class BackupErrorEvent extends BackupEvent<{ code: ErrorCode; message: string; retryable: boolean }> {
  constructor(detail: { code: ErrorCode; message: string; retryable: boolean }, correlationId: string) {
    super('backup-error', detail, correlationId)
  }
}

declare global {
  // The events bubble across shadow roots, so elements, documents and windows dispatch them.
  interface GlobalEventHandlersEventMap {
    'backup-start': BackupStartEvent
    'backup-settings': BackupSettingsEvent
    'backup-navigate': BackupNavigateEvent
    'backup-view-change': BackupViewChangeEvent
    'backup-started': BackupStartedEvent
    'backup-selection-change': BackupSelectionChangeEvent
    'backup-scope-change': BackupScopeChangeEvent
    'backup-run-finished': BackupRunFinishedEvent
    'backup-error': BackupErrorEvent
  }
}
