import { html, type LitElement, nothing, type ReactiveController } from 'lit'
import type { BackupSession } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { sameScope } from '../base/refs.js'

/** User Sync in the bar, with progress and the time of the last sync. */
export class UserSync implements ReactiveController {
  readonly #link: Connection
  /** Whether this controller saw a sync running, so that it announces the end of that sync only. */
  #hasRun = false

  constructor(host: LitElement, link: Connection) {
    this.#link = link
    host.addController(this)
  }

  hostConnected(): void {}

  render(session: BackupSession): unknown {
    const { t } = this.#link
    const scope = this.#link.read(session.scope)
    if (scope === undefined || !this.#link.read(session.capabilities).has('sync')) return nothing
    const sync = this.#link.read(session.syncs).find((state) => state.kind === 'users' && sameScope(state.scope, scope))
    const isRunning = sync?.status === 'running'
    const isFailed = sync?.status === 'failed'
    const { done, total, lastAt, error } = sync ?? {}
    if (isRunning) this.#hasRun = true
    const hasProgress = isRunning && done !== undefined
    const text = isRunning
      ? hasProgress
        ? t('syncProgress', { done, total })
        : t('syncStarting')
      : isFailed
        ? `${t('syncFailed')} ${error === undefined ? '' : t('problemWhy', { code: error.code })}`
        : lastAt === undefined
          ? t('syncNever')
          : t('syncLast', { at: lastAt })
    return html`
      <div class="sync">
        <button type="button" class="button" aria-disabled=${isRunning} aria-describedby="sync-text" @click=${() => this.#onSync(session)}>
          <svg viewBox="0 0 16 16" aria-hidden="true" class=${isRunning ? 'turning' : ''}><path d="M13.5 8a5.5 5.5 0 0 1-9.7 3.5M2.5 8a5.5 5.5 0 0 1 9.7-3.5M12.5 1.75V4.5H9.75M3.5 14.25V11.5h2.75" /></svg
          ><span>${t('userSync')}</span>
        </button>
        <div class="sync-state ${isRunning || isFailed ? 'is-news' : ''}">
          ${
            hasProgress
              ? html`<progress aria-label=${t('userSync')} max=${total ?? 1} value=${total === undefined ? nothing : Math.min(done, total)}></progress>`
              : nothing
          }
          <span id="sync-text" class="secondary number ${isFailed ? 'bad' : ''}">${text}</span>
          <span class="unseen" aria-live="polite">${this.#hasRun && !isRunning ? text : ''}</span>
          ${
            isRunning
              ? html`<button type="button" class="button plain small" @click=${() => void session.cancelSync('users', scope).catch(() => {})}>
                  ${t('syncStop')}
                </button>`
              : nothing
          }
        </div>
      </div>
    `
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
