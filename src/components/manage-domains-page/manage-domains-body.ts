import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { type BackupError, type BackupSession, type Scope, type SyncKind, type SyncState, toBackupError } from '../../core/index.js'
import { Announcer } from '../base/announcer.js'
import type { ConnectedElement, Connection } from '../base/connection.js'
import type { Body } from '../base/define-lazy-element.js'
import { fireError, renderProblem } from '../base/problem.js'
import { type CloudRows, type DomainRow, domainRows, SYNC_KINDS, statesByKey, syncKey } from './domain-rows.js'
import { styles as pageStyles } from './manage-domains-page.styles.js'
import { createAgo } from './relative-time.js'
import { renderOutcome, renderProgress } from './render-sync.js'

/** As many domains as are quicker to see than to search. */
const MOST_WITHOUT_SEARCH = 6
const MINUTE_MS = 60_000

export const styles = [pageStyles]

export const createBody = (host: ConnectedElement, link: Connection): Body => new ManageDomainsBody(host, link)

class ManageDomainsBody implements Body {
  readonly #host: ConnectedElement
  readonly #link: Connection
  readonly #announcer: Announcer
  #search = ''
  /** Cancels on their way. */
  #stopping: ReadonlySet<string> = new Set()
  #ago = createAgo('en')
  #agoLanguage = 'en'
  #told: BackupError | undefined
  #minutes: ReturnType<typeof setInterval> | undefined

  constructor(host: ConnectedElement, link: Connection) {
    this.#host = host
    this.#link = link
    this.#announcer = new Announcer(host)
  }

  hostConnected(): void {
    // "3 minutes ago" grows old by itself
    this.#minutes = setInterval(() => this.#host.requestUpdate(), MINUTE_MS)
  }

  hostDisconnected(): void {
    clearInterval(this.#minutes)
  }

  hostUpdate(): void {
    const { words } = this.#link
    const language = words.languageOf('domainSyncLast')
    if (language !== this.#agoLanguage) this.#ago = createAgo(language)
    this.#agoLanguage = language
  }

  hostUpdated(): void {
    const error = this.#link.session?.cloudsError.value
    if (error !== undefined && error !== this.#told) fireError(this.#host, error)
    this.#told = error
  }

  render(): TemplateResult {
    const { t } = this.#link
    return html`
      <div class="page">
        <header>
          <h2 tabindex="-1"><slot name="heading">${t('domainsTitle')}</slot></h2>
          <p class="secondary">${t('domainsAbout')}</p>
        </header>
        ${this.#renderBody()} ${this.#announcer.render()}
      </div>
    `
  }

  #renderBody(): TemplateResult {
    const { t, session } = this.#link
    if (session === undefined) return renderSkeleton(t('domainsLoading'))
    const clouds = this.#link.read(session.clouds)
    const error = this.#link.read(session.cloudsError)
    const failed = error === undefined ? nothing : this.#renderFailed(session, error)
    if (!this.#link.read(session.hasClouds)) return error === undefined ? renderSkeleton(t('domainsLoading')) : html`${failed}`
    const capabilities = this.#link.read(session.capabilities)
    const groups = domainRows(clouds, { search: this.#search, scope: this.#link.read(session.scope), capabilities })
    const states = statesByKey(this.#link.read(session.syncs))
    const total = clouds.reduce((sum, { domains }) => sum + domains.length, 0)
    const shown = groups.reduce((sum, { rows }) => sum + rows.length, 0)
    return html`
      ${failed} ${total > MOST_WITHOUT_SEARCH || this.#search !== '' ? this.#renderSearch(shown, total) : nothing}
      ${repeat(
        groups,
        ({ cloud }) => cloud.id,
        (group) => this.#renderCloud(group, states),
      )}
      ${shown === 0 && this.#search !== '' ? this.#renderNoMatch() : nothing}
      ${total === 0 ? html`<p class="notice">${t('domainsEmpty')}</p>` : nothing}
    `
  }

  #renderFailed(session: BackupSession, error: BackupError): TemplateResult {
    const onRetry = (): void => {
      session.refresh().catch(() => {})
      // the button goes with the failure
      this.#host.renderRoot.querySelector<HTMLElement>('h2')?.focus()
    }
    return renderProblem(this.#link, { title: this.#link.t('domainsLoadFailed'), error, onRetry })
  }

  #renderSearch(shown: number, total: number): TemplateResult {
    const { t } = this.#link
    const onInput = (event: Event): void => {
      this.#find((event.target as HTMLInputElement).value)
    }
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || this.#search === '') return
      event.preventDefault()
      this.#find('')
    }
    return html`<div class="search">
      <input class="field" type="search" aria-label=${t('domainsSearch')} placeholder=${t('domainsSearch')} .value=${this.#search} @input=${onInput} @keydown=${onKey} />
      <span class="secondary number" role="status">${t('domainsShown', { shown, total })}</span>
    </div>`
  }

  #find(search: string): void {
    this.#search = search
    this.#host.requestUpdate()
  }

  #renderNoMatch(): TemplateResult {
    const { t } = this.#link
    const onClear = (): void => {
      this.#find('')
      this.#host.renderRoot.querySelector<HTMLElement>('input')?.focus()
    }
    return html`<div class="notice">
      <span class="words">${t('domainsNoMatch', { search: this.#search })}</span>
      <button class="button small" type="button" @click=${onClear}>${t('searchClear')}</button>
    </div>`
  }

  #renderCloud({ cloud, canSync, rows }: CloudRows, states: ReadonlyMap<string, SyncState>): TemplateResult {
    const { t } = this.#link
    return html`<section aria-label=${cloud.name}>
      <h3><bdi>${cloud.name}</bdi></h3>
      ${canSync ? nothing : html`<p class="notice">${t('domainsNoSync', { cloud: cloud.name })}</p>`}
      ${
        rows.length === 0
          ? html`<p class="notice">${t('domainsNoneIn', { cloud: cloud.name })}</p>`
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
        <h4><bdi>${domain.name}</bdi></h4>
        ${isCurrent ? html`<span class="chip current">${this.#link.t('domainsCurrent')}</span>` : nothing}
      </div>
      <div class="syncs">
        ${SYNC_KINDS.map((kind) => this.#renderSync(domain.name, scope, kind, canSync, states.get(syncKey(scope, kind))))}
      </div>
    </li>`
  }

  #renderSync(name: string, scope: Scope, kind: SyncKind, canSync: boolean, sync: SyncState | undefined): TemplateResult {
    const { t, session } = this.#link
    const key = syncKey(scope, kind)
    const isRunning = sync?.status === 'running'
    const onClick = (): void => {
      if (!isRunning) this.#onSync(scope, kind, name)
    }
    const label = t('domainSyncOf', { kind, domain: name })
    return html`<div class="sync">
      ${
        canSync
          ? html`<button class="button" type="button" aria-label=${label} aria-disabled=${isRunning} data-sync=${key} @click=${onClick}>
              ${t('domainSyncLabel', { kind })}
            </button>`
          : html`<span class="label">${t('domainSyncLabel', { kind })}</span>`
      }
      ${
        isRunning
          ? renderProgress(this.#link, sync, {
              label,
              isStopping: this.#stopping.has(key),
              onCancel: session?.canCancelSync === true ? () => this.#onCancel(sync) : undefined,
            })
          : renderOutcome(this.#link, sync, {
              label,
              ago: (iso) => this.#ago(iso, Date.now()),
              onRetry: () => this.#onRetry(scope, kind, name),
            })
      }
    </div>`
  }

  #onRetry(scope: Scope, kind: SyncKind, domain: string): void {
    this.#onSync(scope, kind, domain)
    // Try again is gone while it runs
    this.#focusSync(syncKey(scope, kind))
  }

  #focusSync(key: string): void {
    for (const button of this.#host.renderRoot.querySelectorAll<HTMLElement>('[data-sync]')) if (button.dataset.sync === key) button.focus()
  }

  #onSync(scope: Scope, kind: SyncKind, domain: string): void {
    const { session, t } = this.#link
    if (session === undefined) return
    const sync = t('domainSyncOf', { kind, domain })
    session.sync(kind, scope).then(
      (result) => {
        if (this.#link.session === session) this.#announcer.announce(t('domainSyncNews', { sync, news: t('domainSyncResult', result) }))
      },
      (thrown) => {
        const error = toBackupError(thrown)
        if (error.code === 'disposed' || this.#link.session !== session) return
        if (error.code === 'aborted') {
          this.#announcer.announce(t('domainSyncNews', { sync, news: t('domainSyncStopped') }))
          return
        }
        fireError(this.#host, error)
        this.#announcer.announce(t('domainSyncNews', { sync, news: t('domainSyncFailed') }))
      },
    )
  }

  #onCancel({ scope, kind }: SyncState): void {
    const { session } = this.#link
    if (session === undefined) return
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
