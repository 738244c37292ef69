import { html, type LitElement, nothing, type ReactiveController, type TemplateResult } from 'lit'
import type { BackupSession, Credits } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { cssVars } from '../base/css-vars.js'

/** Pause in ms after which a changed sentence is announced. */
const QUIET_MS = 500

interface Fact {
  key: string
  text: string
  explanation: string
}

/** Announced texts: the sentence, and the missing licenses. */
interface News {
  readonly sentence: string
  readonly short: string
}
const SILENT: News = { sentence: '', short: '' }
const isSame = (one: News, other: News): boolean => one.sentence === other.sentence && one.short === other.short

/**
 * Credits of the box: a sentence, the bar of available credits, and figures with an explanation of each on demand. The sentence is
 * announced when it stops changing.
 */
export class CreditMeter implements ReactiveController {
  readonly #host: LitElement
  readonly #link: Connection
  #news = SILENT
  #spoken = SILENT
  /** False until the first sentence was rendered, so that the initial state is not announced. */
  #isLive = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: LitElement, link: Connection) {
    this.#host = host
    this.#link = link
    host.addController(this)
  }

  /** Renders the next change without announcing it, because another region announces its cause. */
  mute(): void {
    this.#isLive = false
  }

  hostUpdated(): void {
    if (this.#news.sentence === '' || this.#timer !== undefined || (this.#isLive && isSame(this.#news, this.#spoken))) return
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#spoken = this.#news
      this.#host.requestUpdate()
      // The region becomes live after its first sentence is rendered.
      this.#host.updateComplete.then(() => {
        if (this.#isLive || !this.#host.isConnected) return
        this.#isLive = true
        this.#host.requestUpdate()
      })
    }, QUIET_MS)
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#isLive = false
  }

  render(session: BackupSession): TemplateResult {
    const credits = this.#link.read(session.credits)
    const hasFailed = this.#link.read(session.creditsError) !== undefined || this.#link.read(session.cloudsError) !== undefined
    // A failed balance is reported below the meter, with Try again.
    const sentence = credits.available === undefined && hasFailed ? '' : this.#link.t('allocated', { credits })
    const news = sentence === '' ? SILENT : { sentence, short: this.#shortfallWords(credits) }
    if (!isSame(news, this.#news)) {
      clearTimeout(this.#timer)
      this.#timer = undefined
      this.#news = news
    }
    // After reconnecting, render the current sentence at once.
    if (!this.#isLive && this.#spoken.sentence !== '') this.#spoken = news
    return html`
      ${sentence === '' ? nothing : html`<p class="sentence number" aria-hidden="true">${sentence}</p>`}
      <div class="unseen" role="status" aria-live=${this.#isLive ? 'polite' : 'off'}>${this.#spoken.sentence}</div>
      <div class="unseen short" aria-live=${this.#isLive ? 'polite' : 'off'}>${this.#spoken.short}</div>
      ${this.#renderBar(credits, hasFailed)} ${this.#renderFacts(credits)}
    `
  }

  /** Returns the missing licenses, which are announced after the allocated ones. */
  #shortfallWords({ shortfall, isExact }: Credits): string {
    return shortfall === 0 ? '' : this.#link.t(isExact ? 'short' : 'shortAtLeast', { shortfall })
  }

  /** Renders the bar. An unlimited plan has none. */
  #renderBar({ allocated, available, shortfall, isExact, isChecking }: Credits, hasFailed: boolean): unknown {
    if (available === undefined) return hasFailed ? nothing : html`<div class="bar wait" aria-hidden="true"></div>`
    if (available === 'unlimited') return nothing
    const shares = { taken: Math.min(allocated, available), free: Math.max(0, available - allocated), over: shortfall }
    return html`
      <div class="bar ${isExact && !isChecking ? '' : 'soft'} ${shortfall > 0 ? 'over' : ''}" part="bar" aria-hidden="true">
        ${Object.entries(shares).map(([key, share]) =>
          share === 0 ? nothing : html`<span class="share ${key}" ${cssVars({ '--_share': String(share) })}></span>`,
        )}
      </div>
    `
  }

  #renderFacts(credits: Credits): TemplateResult {
    const people = this.#peopleFacts(credits)
    // Reserves the line, so that content below does not move.
    if (people.length === 0) return html`<div class="people"></div>`
    return html`
      <details class="facts">
        <summary class="people number">
          ${people.map(({ key, text }, index) => html`<span class="fact ${key}">${text}${index < people.length - 1 ? html`<span class="dot"> ·</span>` : nothing}</span> `)}
        </summary>
        <dl aria-label=${this.#link.t('creditParts')}>
          ${[...people, ...this.#creditFacts(credits)].map(
            ({ text, explanation }) => html`<dt>${text}</dt>
              <dd>${explanation}</dd>`,
          )}
        </dl>
      </details>
    `
  }

  #creditFacts({ allocated, available, shortfall }: Credits): Fact[] {
    if (typeof available !== 'number') return []
    const { t } = this.#link
    const taken = Math.min(allocated, available)
    const free = Math.max(0, available - allocated)
    return [
      { key: 'taken', text: t('creditsTaken', { count: taken }), explanation: t('explainTaken') },
      ...(free > 0 ? [{ key: 'free', text: t('creditsFree', { count: free }), explanation: t('explainFree') }] : []),
      ...(shortfall > 0 ? [{ key: 'over', text: t('creditsOver', { count: shortfall }), explanation: t('explainOver') }] : []),
    ]
  }

  #peopleFacts({ covered, starts, restarts, free, skipped, excepted, overlap }: Credits): Fact[] {
    if (covered + excepted === 0) return []
    const { t } = this.#link
    const parts: Fact[] = [
      { key: 'covered', text: t('peopleCovered', { count: covered }), explanation: t('explainCovered') },
      { key: 'due', text: t('peopleDue', { count: starts - restarts - free }), explanation: t('explainDue') },
    ]
    if (free > 0) parts.push({ key: 'people-free', text: t('peopleFree', { count: free }), explanation: t('explainPeopleFree') })
    if (restarts > 0) parts.push({ key: 'restarts', text: t('peopleRestarts', { count: restarts }), explanation: t('explainRestarts') })
    if (skipped.protected > 0)
      parts.push({ key: 'protected', text: t('peopleProtected', { count: skipped.protected }), explanation: t('explainProtected') })
    if (skipped.suspended > 0)
      parts.push({ key: 'suspended', text: t('peopleSuspended', { count: skipped.suspended }), explanation: t('explainSuspended') })
    if (skipped.deleted > 0)
      parts.push({ key: 'deleted', text: t('peopleDeleted', { count: skipped.deleted }), explanation: t('explainDeleted') })
    if (excepted > 0) parts.push({ key: 'excepted', text: t('peopleExcepted', { count: excepted }), explanation: t('explainExcepted') })
    if (overlap > 0) parts.push({ key: 'overlap', text: t('overlapSaved', { count: overlap }), explanation: t('explainOverlap') })
    return parts
  }
}
