import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import {
  type BackupError,
  type BackupSession,
  type Scope,
  type SyncKind,
  type SyncResult,
  type SyncState,
  toBackupError,
} from '../../core/index.js'
import { Announcer } from '../announcer.js'
import { Connection } from '../connection.js'
import type { Messages } from '../messages/messages.js'
import { renderProblem, tellError } from '../problem.js'
import { noticeStyles } from '../start-flow/start-notice.styles.js'
import { defaultTags, type Tags } from '../tags.js'
import { controls, tokens } from '../tokens.js'
import { renderSign } from '../user-row/signs.js'
import { type CloudRows, type DomainRow, domainRows, SYNC_KINDS, statesByKey, syncKey } from './domain-rows.js'
import { styles } from './manage-domains-page.styles.js'
import { createAgo } from './relative-time.js'

/** As many domains as are quicker to see than to search. */
const MOST_WITHOUT_SEARCH = 6
const MINUTE_MS = 60_000

/**
 * Every domain with its three syncs: on demand, each on its own, with progress, the last time, and what came of it.
 * @tag backup-manage-domains-page
 * @fires {BackupErrorEvent} backup-error - a sync failed, or the domains could not be listed
 * @csspart problem - a failure and the way on
 * @csspart domain - a domain with its syncs
 */
export class BackupManageDomainsPage extends LitElement {
  static override styles = [tokens, controls, noticeStyles, styles]

  /** Default: the session of the context around it. */
  @property({ attribute: false }) session: BackupSession | undefined
  /** BCP 47. Default: the language around it, else English. */
  @property() locale: string | undefined
  /** Texts of your own, over the catalogue's. */
  @property({ attribute: false }) messages: Partial<Messages> | undefined

  tags: Tags = defaultTags
  readonly #link = new Connection(this)
  readonly #announcer = new Announcer(this)

  @state() private search = ''
  /** What came of the syncs pressed here, until the next of their kind. */
  @state() private results: ReadonlyMap<string, SyncResult> = new Map()
  /** Cancels on their way. */
  @state() private stopping: ReadonlySet<string> = new Set()
  #of: BackupSession | undefined
  #ago = createAgo('en')
  #agoLocale = 'en'
  #told: BackupError | undefined
  #minutes: ReturnType<typeof setInterval> | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    // "3 minutes ago" grows old by itself
    this.#minutes = setInterval(() => this.requestUpdate(), MINUTE_MS)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearInterval(this.#minutes)
  }

  protected override willUpdate(): void {
    const { locale } = this.#link.words
    if (locale !== this.#agoLocale) this.#ago = createAgo(locale)
    this.#agoLocale = locale
    if (this.#of !== undefined && this.#of !== this.#link.session) this.results = new Map()
    this.#of = this.#link.session
  }

  protected override updated(): void {
    const error = this.#link.session?.cloudsError.value
    if (error !== undefined && error !== this.#told) tellError(this, error)
    this.#told = error
  }

  protected override render(): TemplateResult {
    const { say } = this.#link
    return html`
      <div class="page">
        <header>
          <h2 tabindex="-1">${say('domainsTitle')}</h2>
          <p class="secondary">${say('domainsAbout')}</p>
        </header>
        ${this.#renderBody()} ${this.#announcer.render()}
      </div>
    `
  }

  #renderBody(): TemplateResult {
    const { say, session } = this.#link
    if (session === undefined) return renderSkeleton(say('domainsLoading'))
    const clouds = this.#link.read(session.clouds)
    const error = this.#link.read(session.cloudsError)
    const failed = error === undefined ? nothing : this.#renderFailed(session, error)
    if (clouds.length === 0) return error === undefined ? renderSkeleton(say('domainsLoading')) : html`${failed}`
    const capabilities = this.#link.read(session.capabilities)
    const groups = domainRows(clouds, { search: this.search, scope: this.#link.read(session.scope), capabilities })
    const states = statesByKey(this.#link.read(session.syncs))
    const total = clouds.reduce((sum, { domains }) => sum + domains.length, 0)
    const shown = groups.reduce((sum, { rows }) => sum + rows.length, 0)
    return html`
      ${failed} ${total > MOST_WITHOUT_SEARCH || this.search !== '' ? this.#renderSearch(shown, total) : nothing}
      ${repeat(
        groups,
        ({ cloud }) => cloud.id,
        (group) => this.#renderCloud(group, states),
      )}
      ${shown === 0 && this.search !== '' ? this.#renderNoMatch() : nothing}
      ${total === 0 ? html`<p class="notice">${say('domainsEmpty')}</p>` : nothing}
    `
  }

  #renderFailed(session: BackupSession, error: BackupError): TemplateResult {
    const onRetry = (): void => {
      session.refresh().catch(() => {})
      // the button goes with the failure
      this.renderRoot.querySelector<HTMLElement>('h2')?.focus()
    }
    return renderProblem(this.#link, { what: this.#link.say('domainsLoadFailed'), error, onRetry })
  }

  #renderSearch(shown: number, total: number): TemplateResult {
    const { say } = this.#link
    const onInput = (event: Event): void => {
      this.search = (event.target as HTMLInputElement).value
    }
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || this.search === '') return
      event.preventDefault()
      this.search = ''
    }
    return html`<div class="search">
      <input class="field" type="search" aria-label=${say('domainsSearch')} placeholder=${say('domainsSearch')} .value=${this.search} @input=${onInput} @keydown=${onKey} />
      <span class="secondary number" role="status">${say('domainsShown', { shown, total })}</span>
    </div>`
  }

  #renderNoMatch(): TemplateResult {
    const { say } = this.#link
    const onClear = (): void => {
      this.search = ''
      this.renderRoot.querySelector<HTMLElement>('input')?.focus()
    }
    return html`<div class="notice">
      <span class="words">${say('domainsNoMatch', { search: this.search })}</span>
      <button class="button small" type="button" @click=${onClear}>${say('domainsClearSearch')}</button>
    </div>`
  }

  #renderCloud({ cloud, canSync, rows }: CloudRows, states: ReadonlyMap<string, SyncState>): TemplateResult {
    const { say } = this.#link
    return html`<section aria-label=${cloud.name}>
      <h3>${cloud.name}</h3>
      ${canSync ? nothing : html`<p class="notice">${say('domainsNoSync', { cloud: cloud.name })}</p>`}
      ${
        rows.length === 0
          ? html`<p class="notice">${say('domainsNoneIn', { cloud: cloud.name })}</p>`
          : html`<ul class="domains">
              ${repeat(
                rows,
                ({ domain }) => domain.id,
                (row) => this.#renderDomain(row, canSync, states),
              )}
            </ul>`
      }
    </section>`
  }

  #renderDomain({ domain, scope, isCurrent }: DomainRow, canSync: boolean, states: ReadonlyMap<string, SyncState>): TemplateResult {
    return html`<li class="domain ${isCurrent ? 'current' : ''}" part="domain">
      <div class="name">
        <h4>${domain.name}</h4>
        ${isCurrent ? html`<span class="chip current">${this.#link.say('domainsCurrent')}</span>` : nothing}
      </div>
      <div class="syncs">
        ${SYNC_KINDS.map((kind) => this.#renderSync(domain.name, scope, kind, canSync, states.get(syncKey(scope, kind))))}
      </div>
    </li>`
  }

  #renderSync(name: string, scope: Scope, kind: SyncKind, canSync: boolean, sync: SyncState | undefined): TemplateResult {
    const { say } = this.#link
    const key = syncKey(scope, kind)
    const isRunning = sync?.status === 'running'
    const onClick = (): void => {
      if (!isRunning) this.#onSync(scope, kind, name)
    }
    const label = say('domainSyncOf', { kind, domain: name })
    return html`<div class="sync">
      ${
        canSync
          ? html`<button class="button" type="button" aria-label=${label} aria-disabled=${isRunning} data-sync=${key} @click=${onClick}>
              ${say('domainSyncLabel', { kind })}
            </button>`
          : html`<span class="label">${say('domainSyncLabel', { kind })}</span>`
      }
      ${isRunning ? this.#renderProgress(sync, label, key) : this.#renderOutcome(sync, label, key)}
    </div>`
  }

  #renderProgress(sync: SyncState, label: string, key: string): TemplateResult {
    const { say } = this.#link
    const { done, total } = sync
    const isStopping = this.stopping.has(key)
    const onCancel = (): void => {
      if (!isStopping) this.#onCancel(sync)
    }
    return html`<div class="progress">
      <progress
        aria-label=${say('domainSyncProgressOf', { sync: label })}
        max=${total === undefined || total === 0 ? nothing : total}
        value=${done === undefined || total === undefined || total === 0 ? nothing : Math.min(done, total)}
      ></progress>
      <span class="secondary number">${isStopping ? say('domainSyncStopping') : say('domainSyncProgress', { done, total })}</span>
      <button class="button plain small" type="button" aria-label=${say('domainSyncCancel', { sync: label })} aria-disabled=${isStopping} @click=${onCancel}>
        ${say('cancel')}
      </button>
    </div>`
  }

  #renderOutcome(sync: SyncState | undefined, label: string, key: string): TemplateResult {
    const { say } = this.#link
    const result = this.results.get(key)
    const lastAt = sync?.lastAt
    return html`<div class="outcome">
      ${
        sync?.status === 'failed' && sync.error !== undefined
          ? html`<div class="failure">
              <span>${renderSign('cross')}${say('domainSyncFailed')} ${say('problemWhy', { code: sync.error.code })}</span>
              <button class="button small" type="button" aria-label=${say('domainSyncRetry', { sync: label })} @click=${() => this.#onRetry(sync, key)}>
                ${say('retry')}
              </button>
            </div>`
          : result === undefined
            ? nothing
            : html`<span class="result">${renderSign('check')}${say('domainSyncResult', result)}</span>`
      }
      ${
        lastAt === undefined
          ? html`<span class="secondary">${say('domainSyncNever')}</span>`
          : html`<span class="secondary">
              <time datetime=${lastAt}>${say('domainSyncLast', { ago: this.#ago(lastAt, Date.now()) })}</time>
              <span class="exact">${this.#link.words.format.date(lastAt)}</span>
            </span>`
      }
    </div>`
  }

  #domainName({ cloudId, domainId }: Scope): string {
    const cloud = this.#link.session?.clouds.value.find(({ id }) => id === cloudId)
    return cloud?.domains.find(({ id }) => id === domainId)?.name ?? domainId
  }

  #onRetry({ scope, kind }: SyncState, key: string): void {
    this.#onSync(scope, kind, this.#domainName(scope))
    // Try again is gone while it runs
    this.#focusSync(key)
  }

  #focusSync(key: string): void {
    for (const button of this.renderRoot.querySelectorAll<HTMLElement>('[data-sync]')) if (button.dataset.sync === key) button.focus()
  }

  #onSync(scope: Scope, kind: SyncKind, domain: string): void {
    const { session, say } = this.#link
    if (session === undefined) return
    const key = syncKey(scope, kind)
    this.results = new Map([...this.results].filter(([other]) => other !== key))
    const sync = say('domainSyncOf', { kind, domain })
    session.sync(kind, scope).then(
      (result) => {
        if (this.#link.session !== session) return
        this.results = new Map(this.results).set(key, result)
        this.#announcer.say(`${sync}: ${say('domainSyncResult', result)}`)
      },
      (thrown) => {
        const error = toBackupError(thrown)
        if (error.code === 'disposed' || this.#link.session !== session) return
        if (error.code === 'aborted') {
          this.#announcer.say(`${sync}: ${say('domainSyncStopped')}`)
          return
        }
        tellError(this, error)
        this.#announcer.say(`${sync}: ${say('domainSyncFailed')}`)
      },
    )
  }

  #onCancel({ scope, kind }: SyncState): void {
    const { session } = this.#link
    if (session === undefined) return
    const key = syncKey(scope, kind)
    const settle = (): void => {
      this.stopping = new Set([...this.stopping].filter((other) => other !== key))
    }
    this.stopping = new Set(this.stopping).add(key)
    session.cancelSync(kind, scope).then(settle, (thrown) => {
      settle()
      const error = toBackupError(thrown)
      if (error.code === 'disposed' || error.code === 'aborted') return
      tellError(this, error)
      this.#announcer.say(this.#link.say('domainSyncNotStopped'))
    })
    this.#focusSync(key)
  }
}

/** In the shape of what will come. */
const renderSkeleton = (label: string): TemplateResult => html`
  <div class="skeleton" aria-busy="true">
    <span class="unseen">${label}</span>
    ${[0, 1, 2].map(() => html`<div class="bone"></div>`)}
  </div>
`

declare global {
  interface HTMLElementTagNameMap {
    'backup-manage-domains-page': BackupManageDomainsPage
  }
}
