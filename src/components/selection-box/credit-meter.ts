import { html, type LitElement, nothing, type ReactiveController, type TemplateResult } from 'lit'
import type { BackupSession, Credits } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { cssVars } from '../base/css-vars.js'
import { rovingTarget } from '../parts/roving.js'

const QUIET_MS = 500

interface Part {
  key: string
  text: string
  explanation: string
  /** Share of the bar. */
  share?: number
}

/**
 * Credits of the box: the sentence, which is announced when it stops changing; the bar of available credits; and the facts behind the
 * figure.
 */
export class CreditMeter implements ReactiveController {
  readonly #host: LitElement
  readonly #link: Connection
  #sentence = ''
  #spoken = ''
  /** False until the first sentence was rendered, so that the initial state is not announced. */
  #isLive = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #active = 0
  /** Escape hides the tip until another part is hovered or focused. */
  #isTipDismissed = false

  constructor(host: LitElement, link: Connection) {
    this.#host = host
    this.#link = link
    host.addController(this)
  }

  hostUpdated(): void {
    if (this.#sentence === '' || this.#timer !== undefined || (this.#isLive && this.#sentence === this.#spoken)) return
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#spoken = this.#sentence
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
    const { t } = this.#link
    const credits = this.#link.read(session.credits)
    const sentence = t('allocated', { credits })
    if (sentence !== this.#sentence) {
      clearTimeout(this.#timer)
      this.#timer = undefined
      this.#sentence = sentence
    }
    // After reconnecting, render the current sentence at once.
    if (!this.#isLive && this.#spoken !== '') this.#spoken = sentence
    const bar = this.#barParts(credits)
    const people = this.#peopleParts(credits)
    const parts = [...bar, ...people]
    const isWaiting =
      credits.available === undefined &&
      this.#link.read(session.creditsError) === undefined &&
      this.#link.read(session.cloudsError) === undefined &&
      (this.#link.read(session.scope) !== undefined || this.#link.read(session.clouds).length === 0)
    const isOver = credits.shortfall > 0
    this.#active = Math.max(0, Math.min(this.#active, parts.length - 1))
    return html`
      <p class="sentence number" aria-hidden="true">${sentence}</p>
      <div class="unseen" role="status" aria-live=${this.#isLive ? 'polite' : 'off'}>${this.#spoken}</div>
      ${
        parts.length === 0
          ? isWaiting
            ? html`<div class="parts" aria-hidden="true"><div class="bar wait"></div><div class="people"></div></div>`
            : nothing
          : html`<div
              class="parts ${this.#isTipDismissed ? 'dismissed' : ''}"
              role="toolbar"
              aria-label=${t('creditParts')}
              @keydown=${this.#onKeydown}
              @focusin=${this.#onLook}
              @pointerover=${this.#onLook}
            >
              ${
                bar.length === 0
                  ? isWaiting
                    ? html`<div class="bar wait" aria-hidden="true"></div>`
                    : nothing
                  : html`<div class="bar ${credits.isExact ? '' : 'soft'} ${isOver ? 'over' : ''}" part="bar">
                      ${bar.map((part, index) => this.#renderPart(part, index, true))}
                    </div>`
              }
              <div class="people number">
                ${people.map((part, index) => html`<span class="fact">${this.#renderPart(part, bar.length + index, false)}${index < people.length - 1 ? html`<span class="dot"> ·</span>` : nothing}</span> `)}
              </div>
            </div>`
      }
    `
  }

  #renderPart(part: Part, index: number, isBar: boolean): TemplateResult {
    const { key, text, explanation, share } = part
    // The tip is a sibling of its button; inside, it would be part of the accessible name.
    return html`<button
        type="button"
        class="part ${key}"
        tabindex=${index === this.#active ? 0 : -1}
        aria-describedby="tip-${key}"
        ${cssVars({ '--_share': share === undefined ? undefined : String(share) })}
      >${isBar ? html`<span class="unseen">${text}</span>` : text}</button
      ><span class="tip" role="tooltip" id="tip-${key}">${isBar ? html`<strong>${text}</strong> – ` : nothing}${explanation}</span>`
  }

  /** An unlimited plan has no bar. */
  #barParts({ allocated, available, shortfall }: Credits): Part[] {
    if (typeof available !== 'number') return []
    const { t } = this.#link
    const taken = Math.min(allocated, available)
    const free = Math.max(0, available - allocated)
    const parts: Part[] = []
    if (taken > 0) parts.push({ key: 'taken', text: t('creditsTaken', { count: taken }), explanation: t('explainTaken'), share: taken })
    if (free > 0) parts.push({ key: 'free', text: t('creditsFree', { count: free }), explanation: t('explainFree'), share: free })
    if (shortfall > 0)
      parts.push({ key: 'over', text: t('creditsOver', { count: shortfall }), explanation: t('explainOver'), share: shortfall })
    return parts
  }

  #peopleParts({ covered, starts, restarts, free, skipped, overlap }: Credits): Part[] {
    if (covered === 0) return []
    const { t } = this.#link
    const parts: Part[] = [
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
    if (overlap > 0) parts.push({ key: 'overlap', text: t('overlapSaved', { count: overlap }), explanation: t('explainOverlap') })
    return parts
  }

  readonly #onLook = (): void => {
    if (!this.#isTipDismissed) return
    this.#isTipDismissed = false
    this.#host.requestUpdate()
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const buttons = [...this.#host.renderRoot.querySelectorAll<HTMLElement>('.part')]
    if (event.key === 'Escape' && !this.#isTipDismissed) {
      this.#isTipDismissed = true
      this.#host.requestUpdate()
      return
    }
    const to = rovingTarget(event, Math.max(0, buttons.indexOf(event.target as HTMLElement)), buttons.length, 'row')
    if (to === undefined) return
    event.preventDefault()
    this.#active = to
    this.#host.requestUpdate()
    buttons[to]?.focus()
  }
}
