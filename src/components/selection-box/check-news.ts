import type { LitElement, ReactiveController } from 'lit'
import type { Announcer } from '../base/announcer.js'
import type { Connection } from '../base/connection.js'

/** Maximum duration in ms of a check that is not announced. Most checks on window focus are shorter. */
const SHORT_MS = 1000

/** Announces that a figure is being checked, once for each check that takes longer than a second. */
export class CheckNews implements ReactiveController {
  readonly #host: LitElement
  readonly #link: Connection
  readonly #announcer: Announcer
  #timer: ReturnType<typeof setTimeout> | undefined
  #isSaid = false

  constructor(host: LitElement, link: Connection, announcer: Announcer) {
    this.#host = host
    this.#link = link
    this.#announcer = announcer
    host.addController(this)
  }

  /** Announces that a start waits for the check. */
  sayStartWaits(): void {
    if (this.#link.session?.credits.value.isChecking !== true) return
    this.#isSaid = true
    this.#announcer.announce(this.#link.t('startChecks'))
  }

  hostUpdated(): void {
    const isChecking = this.#link.session?.credits.value.isChecking === true
    if (!isChecking) {
      clearTimeout(this.#timer)
      this.#timer = undefined
      this.#isSaid = false
    } else if (!this.#isSaid) this.#timer ??= setTimeout(() => this.#say(), SHORT_MS)
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #say(): void {
    this.#timer = undefined
    if (this.#isSaid || !this.#host.isConnected) return
    this.#isSaid = true
    this.#announcer.announce(this.#link.t('checking'))
  }
}
