import { createId, sameScope } from '../../core/for-components.js'
import {
  type BackupRun,
  type BackupSession,
  type Box,
  type NewPolicy,
  type Scope,
  type SettingValues,
  toBackupError,
} from '../../core/index.js'
import type { ConnectedElement, Connection } from '../base/connection.js'
import { BackupErrorEvent, BackupStartEvent, BackupStartedEvent } from '../base/events.js'
import { noticeOf, type StartNotice } from './start-notice.js'

/** Start requested by the administrator. */
export interface StartIntent {
  /** Settings of the backup; `undefined` uses the defaults of the domain. */
  settings: SettingValues | undefined
  /** Starts only the first n due users. */
  first: number | undefined
  /** Also creates a policy of the items, which protects users who join later. */
  policy?: NewPolicy | undefined
}

/**
 * Starts a backup from an element: `backup-start` (cancelable), the start, then `backup-started`, all with one correlation id. A failed
 * start leaves a `notice` until the next start or until the box changes. A second call before the answer joins the running start.
 */
export class StartFlow {
  readonly #host: ConnectedElement
  readonly #link: Connection
  #intent: StartIntent | undefined
  #correlationId = ''
  #running: Promise<BackupRun | undefined> | undefined
  #notice: StartNotice | undefined
  #about: { session: BackupSession; scope: Scope | undefined; parts: readonly Box[] } | undefined

  constructor(host: ConnectedElement, link: Connection) {
    this.#host = host
    this.#link = link
  }

  get isBusy(): boolean {
    return this.#running !== undefined
  }

  /** Intent of the latest start. */
  get intent(): StartIntent | undefined {
    return this.#intent
  }

  /** Returns the notice to render, if it still applies to the box. */
  get notice(): StartNotice | undefined {
    const { session } = this.#link
    if (this.#notice === undefined || session === undefined || this.#about?.session !== session) return undefined
    return this.#isAbout(session) ? this.#notice : undefined
  }

  /** Starts the backup. Resolves with the run, or `undefined` if the start was cancelled or failed (see `notice`). Never rejects. */
  start(settings?: SettingValues, { first, policy }: Partial<StartIntent> = {}): Promise<BackupRun | undefined> {
    this.#correlationId = this.isBusy ? this.#correlationId : createId()
    return this.#go({ settings, first, policy })
  }

  /** Repeats the last intent under its correlation id. */
  again(change: Partial<StartIntent> = {}): Promise<BackupRun | undefined> {
    return this.#intent === undefined ? Promise.resolve(undefined) : this.#go({ ...this.#intent, ...change })
  }

  clear(): void {
    this.#notice = undefined
    this.#host.requestUpdate()
  }

  #go(intent: StartIntent): Promise<BackupRun | undefined> {
    if (this.#running !== undefined) return this.#running
    const { session } = this.#link
    if (session === undefined) return Promise.resolve(undefined)
    this.#intent = intent
    const correlationId = this.#correlationId
    const running = this.#send(session, intent, correlationId).finally(() => {
      this.#running = undefined
      this.#host.requestUpdate()
    })
    this.#running = running
    this.#host.requestUpdate()
    return running
  }

  async #send(session: BackupSession, { settings, first, policy }: StartIntent, correlationId: string): Promise<BackupRun | undefined> {
    const before = session.credits.value
    const wasUncounted = this.#notice?.kind === 'uncounted'
    try {
      const request = session.request(settings, { first, policy })
      const event = new BackupStartEvent({ request }, correlationId)
      if (!this.#host.dispatchEvent(event)) {
        this.#notice = undefined
        return undefined
      }
      if (wasUncounted) session.coverage.retry()
      const run = await session.start(settings, { first, policy })
      this.#notice = undefined
      this.#host.dispatchEvent(new BackupStartedEvent({ run }, correlationId))
      return run
    } catch (thrown) {
      const error = toBackupError(thrown)
      this.#notice = noticeOf(error, before)
      this.#about = { session, scope: session.scope.value, parts: [session.selection.box.value, session.selection.exceptions.value] }
      if (this.#notice === undefined) return undefined
      const { code, message, retryable } = error
      this.#host.dispatchEvent(new BackupErrorEvent({ code, message, retryable }, correlationId))
      return undefined
    }
  }

  /** Returns whether the notice still applies to the box. If the answer was lost, it applies even after the box has changed. */
  #isAbout(session: BackupSession): boolean {
    const about = this.#about
    if (about === undefined || !sameScope(about.scope, this.#link.read(session.scope))) return false
    const now = [this.#link.read(session.selection.box), this.#link.read(session.selection.exceptions)]
    if (this.#notice?.kind === 'lost') return true
    if (!now.every((part, at) => hasSameItems(part, about.parts[at] as Box))) return false
    about.parts = now
    return true
  }
}

const hasSameItems = (a: Box, b: Box): boolean => {
  if (a === b) return true
  if (a.length !== b.length || !a.isLike(b)) return false
  for (let index = 0; index < a.length; index++) if (a.keyAt(index) !== b.keyAt(index)) return false
  return true
}
