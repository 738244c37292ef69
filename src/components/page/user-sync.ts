import { html, type LitElement, nothing, type ReactiveController } from 'lit'
import { sameScope } from '../../core/for-components.js'
import type { BackupError, BackupSession, SyncState } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { fireError, renderProblem } from '../base/problem.js'

/**
 * User Sync in the bar: progress, then the result of the sync, or the time of the last one. A failure appears below the bar, with Try
 * again.
 */
export class UserSync implements ReactiveController {
  readonly #host: LitElement
  readonly #link: Connection
  /** Scope in which this controller saw a sync running, so that it announces the end of that sync only. */
  #ranIn: unknown
  #error: BackupError | undefined
  #reported: BackupError | undefined

  constructor(host: LitElement, link: Connection) {
    this.#host = host
    this.#link = link
    host.addController(this)
  }

  hostUpdated(): void {
    const error = this.#error
    if (error !== undefined && error !== this.#reported) fireError(this.#host, error)
    this.#reported = error
  }

  render(session: BackupSession): unknown {
    const { t } = this.#link
    const scope = this.#link.read(session.scope)
    const sync = this.#syncOf(session)
    this.#error = sync?.status === 'failed' ? sync.error : undefined
    if (scope === undefined || !this.#link.read(session.capabilities).has('sync')) return nothing
    const isRunning = sync?.status === 'running'
    const { done, total, lastAt, result } = sync ?? {}
    if (isRunning) this.#ranIn = scope
    const hasProgress = isRunning && done !== undefined
    const text = isRunning
      ? hasProgress
        ? t('syncProgress', { done, total })
        : t('syncStarting')
      : result !== undefined
        ? t('domainSyncResult', result)
        : lastAt === undefined
          ? t('syncNever')
          : t('syncLast', { at: lastAt })
    const news = this.#error === undefined ? text : `${t('syncFailed')} ${t('problemWhy', { code: this.#error.code })}`
    return html`
      <div class="sync">
        <button part="button" type="button" class="button" aria-disabled=${isRunning} aria-describedby="sync-text" @click=${() => this.#onSync(session)}>
          <svg viewBox="0 0 16 16" aria-hidden="true" class=${isRunning ? 'turning' : ''}><path d="M13.5 8a5.5 5.5 0 0 1-9.7 3.5M2.5 8a5.5 5.5 0 0 1 9.7-3.5M12.5 1.75V4.5H9.75M3.5 14.25V11.5h2.75" /></svg
          ><span>${t('userSync')}</span>
        </button>
        <div class="sync-state ${isRunning || result !== undefined ? 'is-news' : ''}">
          ${
            hasProgress
              ? html`<progress aria-label=${t('userSync')} max=${total ?? 1} value=${total === undefined ? nothing : Math.min(done, total)}></progress>`
              : nothing
          }
          <span id="sync-text" class="secondary number">${text}</span>
          <span class="unseen" aria-live="polite">${this.#ranIn === scope && !isRunning ? news : ''}</span>
          ${
            isRunning
              ? html`<button part="button" type="button" class="button plain small" @click=${() => void session.cancelSync('users', scope).catch(() => {})}>
                  ${t('syncStop')}
                </button>`
              : nothing
          }
        </div>
      </div>
    `
  }

  /** Renders why the last sync failed, with Try again. The live region in the bar announces it. */
  renderFailure(session: BackupSession): unknown {
    const error = this.#error
    if (error === undefined) return nothing
    return html`<div class="sync-error">
      ${renderProblem(this.#link, { title: this.#link.t('syncFailed'), error, onRetry: () => this.#onSync(session), isAnnounced: true })}
    </div>`
  }

  #syncOf(session: BackupSession): SyncState | undefined {
    const scope = this.#link.read(session.scope)
    return this.#link.read(session.syncs).find((state) => state.kind === 'users' && sameScope(state.scope, scope))
  }

  #onSync(session: BackupSession): void {
    const scope = session.scope.value
    const isRunning = session.syncs.value.some(
      (state) => state.kind === 'users' && state.status === 'running' && sameScope(state.scope, scope),
    )
    // The error is rendered beside the button.
    if (!isRunning) session.sync('users').catch(() => {})
  }
}
