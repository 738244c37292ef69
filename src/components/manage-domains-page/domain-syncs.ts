import { type BackupSession, type Scope, type SyncKind, type SyncState, toBackupError } from '../../core/index.js'
import type { Announcer } from '../base/announcer.js'
import type { ConnectedElement, Connection } from '../base/connection.js'
import { fireError } from '../base/problem.js'
import { syncKey } from './domain-rows.js'

/** Starts and cancels syncs, and announces their outcome. */
export class DomainSyncs {
  readonly #host: ConnectedElement
  readonly #link: Connection
  readonly #announcer: Announcer
  /** Keys of syncs whose cancellation was requested. */
  #stopping: ReadonlySet<string> = new Set()

  constructor(host: ConnectedElement, link: Connection, announcer: Announcer) {
    this.#host = host
    this.#link = link
    this.#announcer = announcer
  }

  isStopping(key: string): boolean {
    return this.#stopping.has(key)
  }

  start(scope: Scope, kind: SyncKind, domain: string): void {
    const { session, t } = this.#link
    if (session === undefined) return
    const sync = t('domainSyncOf', { kind, domain })
    const announce = (news: string): void => this.#announcer.announce(t('domainSyncNews', { sync, news }))
    session.sync(kind, scope).then(
      (result) => {
        if (this.#link.session === session) announce(t('domainSyncResult', result))
      },
      (thrown) => {
        const error = toBackupError(thrown)
        if (error.code === 'disposed' || this.#link.session !== session) return
        if (error.code === 'aborted') {
          announce(t('domainSyncStopped'))
          return
        }
        fireError(this.#host, error)
        announce(t('domainSyncFailed'))
      },
    )
  }

  /** Retries a failed sync. The Retry button disappears while the sync runs, so the focus moves to the button of the sync. */
  retry(scope: Scope, kind: SyncKind, domain: string): void {
    this.start(scope, kind, domain)
    this.#focus(syncKey(scope, kind))
  }

  cancel(session: BackupSession, { scope, kind }: SyncState): void {
    const key = syncKey(scope, kind)
    const settle = (): void => {
      this.#stopping = new Set([...this.#stopping].filter((other) => other !== key))
      this.#host.requestUpdate()
    }
    this.#stopping = new Set(this.#stopping).add(key)
    this.#host.requestUpdate()
    session.cancelSync(kind, scope).then(settle, (thrown) => {
      settle()
      const error = toBackupError(thrown)
      if (error.code === 'disposed' || error.code === 'aborted') return
      fireError(this.#host, error)
      this.#announcer.announce(this.#link.t('domainSyncNotStopped'))
    })
    this.#focus(key)
  }

  #focus(key: string): void {
    for (const button of this.#host.renderRoot.querySelectorAll<HTMLElement>('[data-sync]')) if (button.dataset.sync === key) button.focus()
  }
}
