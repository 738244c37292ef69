import { html, nothing, type TemplateResult } from 'lit'
import type { BackupError, BackupSession, Capability } from '../../../core/index.js'
import type { Announcer } from '../../base/announcer.js'
import type { ConnectedElement, Connection } from '../../base/connection.js'
import { noDomainKey } from '../../base/no-domain.js'
import { renderProblem } from '../../base/problem.js'
import { renderUnconnected } from '../../base/unconnected.js'
import type { Messages } from '../../messages/messages.js'
import { renderSimulationBadge } from '../simulation-badge.js'

/** Keys of the messages without arguments. */
export type TextKey = { [K in keyof Messages]: Messages[K] extends string ? K : never }[keyof Messages]

/** Keys of the messages of one page. */
export interface RecordFrameTexts {
  about: 'activityAbout' | 'licensesAbout' | 'policiesAbout'
  title: TextKey
  loading: TextKey
  failed: TextKey
  /** The backend does not have the capability. */
  none: TextKey
  empty: TextKey
  emptyText: TextKey
}

export interface RecordFrameOptions {
  announcer: Announcer
  texts: RecordFrameTexts
  /** Capability of the backend that the page needs. */
  capability: Capability
}

/** Frame of a page that shows the records of a domain: heading, and the states without records. */
export class RecordFrame {
  readonly #host: ConnectedElement
  readonly #link: Connection
  readonly #options: RecordFrameOptions

  constructor(host: ConnectedElement, link: Connection, options: RecordFrameOptions) {
    this.#host = host
    this.#link = link
    this.#options = options
  }

  /**
   * Renders the page.
   *
   * @param renderRecords renders the records, once the domain is known and the backend has the capability
   */
  render(renderRecords: (session: BackupSession) => unknown): TemplateResult {
    const { t, session } = this.#link
    const { announcer, texts } = this.#options
    const domain = session && this.#link.read(session.domain)
    return html`
      <div class="page">
        <header role="none">
          <h2 tabindex="-1"><slot name="heading">${t(texts.title)}</slot></h2>
          ${session === undefined ? nothing : renderSimulationBadge(this.#link, session)}
          ${domain === undefined ? nothing : html`<p class="secondary">${t(texts.about, { domain: domain.name })}</p>`}
        </header>
        ${this.#renderContent(session, renderRecords)} ${announcer.render()}
      </div>
    `
  }

  /** Renders the message of a page without records. */
  renderEmpty(): TemplateResult {
    const { t } = this.#link
    const { texts } = this.#options
    return html`<div class="message">
      <slot name="empty"><strong>${t(texts.empty)}</strong><span class="secondary">${t(texts.emptyText)}</span></slot>
    </div>`
  }

  /** Renders placeholders in the shape of the records. */
  renderSkeleton(): TemplateResult {
    return html`
      <div class="skeleton" aria-busy="true">
        <span class="unseen">${this.#link.t(this.#options.texts.loading)}</span>
        <div></div>
      </div>
    `
  }

  /** Renders a failure with Try again, which disappears when it is pressed. */
  renderFailed(title: string, error: BackupError, retry: () => Promise<unknown>, isAnnounced = false): TemplateResult {
    const onRetry = (): void => {
      retry().catch(() => {})
      this.focusHeading()
    }
    return renderProblem(this.#link, { title, error, onRetry, isAnnounced })
  }

  /** Moves the focus from a pressed button that disappears. */
  focusHeading(): void {
    this.#host.renderRoot.querySelector<HTMLElement>('h2')?.focus()
  }

  #renderContent(session: BackupSession | undefined, renderRecords: (session: BackupSession) => unknown): unknown {
    const { t } = this.#link
    const { capability, texts } = this.#options
    if (session === undefined) return renderUnconnected(this.#link)
    if (this.#link.read(session.domain) === undefined) {
      const error = this.#link.read(session.cloudsError)
      if (error !== undefined) return this.renderFailed(t(texts.failed), error, () => session.refresh())
      if (!this.#link.read(session.hasClouds)) return this.renderSkeleton()
      return html`<p class="notice">${t(noDomainKey(this.#link.read(session.clouds)))}</p>`
    }
    if (!this.#link.read(session.capabilities).has(capability)) return html`<p class="notice">${t(texts.none)}</p>`
    return renderRecords(session)
  }
}
