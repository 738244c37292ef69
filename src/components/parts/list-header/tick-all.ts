import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import type { BackupSession, UserFilter } from '../../../core/index.js'
import type { Announcer } from '../../base/announcer.js'
import type { Connection } from '../../base/connection.js'

export interface TickAllView {
  session: BackupSession
  loaded: number
  total: number | undefined
  hasMore: boolean
  query: UserFilter & { readonly search: string }
}

/** Returns whether a search or filter narrows the list. */
export const isNarrowed = ({ search, accountStatus, backupStatus, where = {} }: TickAllView['query']): boolean =>
  search !== '' || [accountStatus, backupStatus, ...Object.values(where)].some((values) => (values ?? []).length > 0)

type Outcome = { kind: 'shown' | 'matching'; ticked: number; skipped: number } | { kind: 'failed' }

/** Bulk selection in two separate steps: the loaded rows, then all matching rows. */
export class TickAll implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #link: Connection
  readonly #announcer: Announcer
  readonly #list: 'users' | 'groups'
  #outcome: Outcome | undefined
  #query = ''
  #running: AbortController | undefined

  constructor(host: ReactiveControllerHost, link: Connection, announcer: Announcer, list: 'users' | 'groups') {
    this.#host = host
    this.#link = link
    this.#announcer = announcer
    this.#list = list
    host.addController(this)
  }

  hostDisconnected(): void {
    this.#running?.abort()
    this.#running = undefined
  }

  /** Button in the header. Its space is reserved until the list is loaded. */
  renderButton({ session, loaded }: TickAllView): TemplateResult {
    return html`
      <button part="button" class="button small ${loaded === 0 ? 'held' : ''}" type="button" @click=${() => this.#tick(session, 'loaded')}>
        ${this.#link.t('tickShown', { count: loaded })}
      </button>
    `
  }

  /** Line below the header: the result of a bulk selection, otherwise `idle`. */
  renderLine({ session, total, hasMore, query }: TickAllView, idle: unknown = nothing): unknown {
    const asked = JSON.stringify(query)
    if (asked !== this.#query) {
      this.#query = asked
      this.#outcome = undefined
    }
    const { t } = this.#link
    if (this.#running !== undefined) {
      const { done, total: of } = this.#link.read(session.selection.ticking) ?? { done: 0, total }
      return html`
        <div class="notice tick-line">
          <span class="number">${t('ticking', { done, total: of })}</span>
          ${of === undefined || of === 0 ? html`<progress></progress>` : html`<progress .value=${done} .max=${of}></progress>`}
          <button part="button" class="button small" type="button" @click=${this.#onCancel}>${t('cancel')}</button>
        </div>
      `
    }
    const outcome = this.#outcome
    if (outcome === undefined) return idle
    const matching = (): void => {
      this.#tick(session, 'matching')
    }
    if (outcome.kind === 'failed') {
      return html`
        <div class="notice bad tick-line">
          <span>${t('tickFailed')}</span>
          <button part="button" class="button small" type="button" @click=${matching}>${t('retry')}</button>
        </div>
      `
    }
    if (this.#link.read(session.selection.ticked).size === 0) return idle
    return html`
      <div class="notice tick-line">
        <span class="number">${t('tickedShown', outcome)}</span>
        ${
          outcome.kind === 'shown' && hasMore
            ? html`<button part="button" class="button plain small" type="button" @click=${matching}>${isNarrowed(query) ? t('tickMatching', { total }) : t('tickEvery', { list: this.#list, total })}</button>`
            : nothing
        }
        <button part="button" class="button plain small" type="button" @click=${() => session.selection.clearTicks()}>${t('untickAll')}</button>
      </div>
    `
  }

  readonly #onCancel = (): void => {
    this.#running?.abort()
  }

  async #tick(session: BackupSession, which: 'loaded' | 'matching'): Promise<void> {
    if (this.#running !== undefined) return
    const controller = new AbortController()
    const query = this.#query
    // Loaded rows are selected synchronously, so no progress is shown.
    if (which === 'matching') this.#running = controller
    this.#host.requestUpdate()
    let outcome: Outcome | undefined
    try {
      const counts = await session.selection.tickAll(this.#list, which, { signal: controller.signal })
      outcome = { kind: which === 'loaded' ? 'shown' : 'matching', ...counts }
      this.#announcer.announce(this.#link.t('tickedShown', counts))
    } catch {
      if (!controller.signal.aborted) {
        outcome = { kind: 'failed' }
        this.#announcer.announce(this.#link.t('tickFailed'))
      }
    }
    if (this.#running === controller) this.#running = undefined
    // A cancelled selection keeps the previous outcome.
    if (query === this.#query && outcome !== undefined) this.#outcome = outcome
    this.#host.requestUpdate()
  }
}
