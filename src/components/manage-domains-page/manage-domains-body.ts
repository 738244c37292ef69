import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { BackupError, BackupSession, Scope, SyncKind, SyncState } from '../../core/index.js'
import { Announcer } from '../base/announcer.js'
import type { ConnectedElement, Connection } from '../base/connection.js'
import type { Body } from '../base/define-lazy-element.js'
import { fireError, renderProblem } from '../base/problem.js'
import { renderUnconnected } from '../base/unconnected.js'
import { signStyles } from '../parts/sign.styles.js'
import { subpageStyles } from '../parts/subpage.styles.js'
import { type CloudRows, type DomainRow, domainRows, SYNC_KINDS, statesByKey, syncKey } from './domain-rows.js'
import { DomainSyncs } from './domain-syncs.js'
import { styles as pageStyles } from './manage-domains-page.styles.js'
import { createAgo } from './relative-time.js'
import { renderOutcome, renderProgress } from './render-sync.js'

/** Maximum number of domains without a search field. */
const MAX_WITHOUT_SEARCH = 6
const MINUTE_MS = 60_000

export const styles = [signStyles, subpageStyles, pageStyles]

export const createBody = (host: ConnectedElement, link: Connection): Body => new ManageDomainsBody(host, link)

class ManageDomainsBody implements Body {
  readonly #host: ConnectedElement
  readonly #link: Connection
  readonly #announcer: Announcer
  readonly #syncs: DomainSyncs
  #search = ''
  #ago = createAgo('en')
  #agoLanguage = 'en'
  #reported: BackupError | undefined
  #minutes: ReturnType<typeof setInterval> | undefined

  constructor(host: ConnectedElement, link: Connection) {
    this.#host = host
    this.#link = link
    this.#announcer = new Announcer(host)
    this.#syncs = new DomainSyncs(host, link, this.#announcer)
  }

  hostConnected(): void {
    // "3 minutes ago" is outdated after a minute.
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
    if (error !== undefined && error !== this.#reported) fireError(this.#host, error)
    this.#reported = error
  }

  render(): TemplateResult {
    const { t } = this.#link
    return html`
      <div class="page">
        <header role="none">
          <h2 tabindex="-1"><slot name="heading">${t('domainsTitle')}</slot></h2>
          <p class="secondary">${t('domainsAbout')}</p>
        </header>
        ${this.#renderBody()} ${this.#announcer.render()}
      </div>
    `
  }

  #renderBody(): TemplateResult {
    const { t, session } = this.#link
    if (session === undefined) return renderUnconnected(this.#link)
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
      ${failed} ${total > MAX_WITHOUT_SEARCH || this.#search !== '' ? this.#renderSearch(shown, total) : nothing}
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
      // Retrying removes the button, so the focus moves to another element.
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
      <input part="input" class="field" type="search" aria-label=${t('domainsSearch')} placeholder=${t('domainsSearch')} .value=${this.#search} @input=${onInput} @keydown=${onKey} />
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
      <button part="button" class="button small" type="button" @click=${onClear}>${t('searchClear')}</button>
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
      if (!isRunning) this.#syncs.start(scope, kind, name)
    }
    const label = t('domainSyncOf', { kind, domain: name })
    return html`<div class="sync">
      ${
        canSync
          ? html`<button part="button" class="button" type="button" aria-label=${label} aria-disabled=${isRunning} data-sync=${key} @click=${onClick}>
              ${t('domainSyncLabel', { kind })}
            </button>`
          : html`<span class="label">${t('domainSyncLabel', { kind })}</span>`
      }
      ${
        isRunning
          ? renderProgress(this.#link, sync, {
              label,
              isStopping: this.#syncs.isStopping(key),
              onCancel: session?.canCancelSync === true ? () => this.#syncs.cancel(session, sync) : undefined,
            })
          : renderOutcome(this.#link, sync, {
              label,
              ago: (iso) => this.#ago(iso, Date.now()),
              onRetry: () => this.#syncs.retry(scope, kind, name),
            })
      }
    </div>`
  }
}

/** Renders placeholders in the shape of the domains. */
const renderSkeleton = (label: string): TemplateResult => html`
  <div class="skeleton" aria-busy="true">
    <span class="unseen">${label}</span>
    ${[0, 1, 2].map(() => html`<div class="bone"></div>`)}
  </div>
`
