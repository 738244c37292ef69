import { html, type LitElement, nothing, type TemplateResult } from 'lit'
import { type BackupError, type BackupSession, type Holder, toBackupError } from '../../core/index.js'
import type { Announcer } from '../base/announcer.js'
import type { Connection } from '../base/connection.js'
import { fireError, renderProblem } from '../base/problem.js'
import type { ModalDialog } from '../parts/dialog.js'
import { nameOf } from '../parts/user-row/user-row.js'

/** Names in the review. */
const MAX_NAMES = 5

export interface GiveBackParts {
  announcer: Announcer
  dialog: ModalDialog
  /** Called after a give-back, to remove its holders from the selection. */
  onDone(holders: readonly Holder[]): void
}

const scopeOf = ({ scope }: BackupSession): string => JSON.stringify(scope.value)
const creditsOf = (holders: readonly Holder[]): number => holders.reduce((sum, { credits }) => sum + credits, 0)

/** Gives licenses back: a review with the effect on backups, one request for each click, and its result. */
export class GiveBackFlow {
  readonly #host: LitElement
  readonly #link: Connection
  readonly #parts: GiveBackParts
  #isGiving = false
  #failure: { session: BackupSession; scope: string; holders: readonly Holder[]; error: BackupError } | undefined
  #result: string | undefined

  constructor(host: LitElement, link: Connection, parts: GiveBackParts) {
    this.#host = host
    this.#link = link
    this.#parts = parts
  }

  get isGiving(): boolean {
    return this.#isGiving
  }

  /** Removes result and failure, because another domain is shown or another selection was made. */
  clear(): void {
    if (this.#isGiving) return
    this.#failure = undefined
    this.#result = undefined
  }

  /** Renders the result or the failure of the latest give-back. */
  render(): TemplateResult | typeof nothing {
    if (this.#failure === undefined)
      return this.#result === undefined ? nothing : html`<p class="notice good result" tabindex="-1">${this.#result}</p>`
    const { session, scope, holders, error } = this.#failure
    const isLost = error.code === 'unavailable'
    return renderProblem(this.#link, {
      title: this.#link.t('licensesGiveFailed'),
      error,
      isAnnounced: true,
      ...(isLost && { why: this.#link.t('licensesGiveLost') }),
      onRetry: () => void this.#giveBack(session, scope, holders),
    })
  }

  /** Opens the review. */
  open(session: BackupSession, holders: readonly Holder[]): void {
    if (this.#isGiving || holders.length === 0) return
    const { t } = this.#link
    const { dialog } = this.#parts
    const credits = creditsOf(holders)
    const scope = scopeOf(session)
    const active = holders.filter(({ state }) => state === 'active').length
    const names = holders.slice(0, MAX_NAMES).map(({ user }) => nameOf(user))
    const onConfirm = (): void => {
      dialog.close()
      void this.#giveBack(session, scope, holders)
    }
    dialog.open({
      title: () => t('licensesReview', { credits }),
      body: () => html`
        <p>${t('licensesReviewWho', { names, more: holders.length - names.length })}</p>
        <p>${t('licensesReviewText')}</p>
        ${active > 0 ? html`<p class="warning">${t('licensesReviewActive', { users: active })}</p>` : nothing}
        <p class="effect">${t('licensesReviewBackups', { effect: this.#effectOf(session) })}</p>
      `,
      actions: () => html`
        <button part="button" type="button" class="button" @click=${() => dialog.close()}>${t('cancel')}</button>
        <button part="button primary" type="button" class="button primary" @click=${onConfirm}>${t('licensesConfirm')}</button>
      `,
    })
  }

  /** Effect of a give-back on existing backups in the current cloud. */
  #effectOf(session: BackupSession) {
    const cloudId = session.scope.value?.cloudId
    const cloud = session.clouds.value.find(({ id }) => id === cloudId)
    return cloud?.isSimulated === true ? ('simulated' as const) : (cloud?.releasedBackups ?? ('unknown' as const))
  }

  async #giveBack(session: BackupSession, scope: string, holders: readonly Holder[]): Promise<void> {
    // a second click must not send a second request, and holders of another domain must not be sent to this one
    if (this.#isGiving || scopeOf(session) !== scope) return
    const { announcer, onDone } = this.#parts
    this.#isGiving = true
    this.#failure = undefined
    this.#result = undefined
    this.#host.requestUpdate()
    try {
      const { credits, users = holders.length } = await session.licenses.giveBack(holders.map(({ user }) => user.id))
      if (scopeOf(session) === scope) {
        this.#result = this.#link.t('licensesGiven', { credits, skipped: holders.length - users })
        onDone(holders)
        announcer.announce(this.#result)
      }
    } catch (thrown) {
      const error = toBackupError(thrown)
      if (error.code !== 'disposed' && scopeOf(session) === scope) {
        this.#failure = { session, scope, holders, error }
        fireError(this.#host, error)
        announcer.announce(this.#link.t(error.code === 'unavailable' ? 'licensesGiveLost' : 'licensesGiveFailed'))
      }
    } finally {
      this.#isGiving = false
      this.#host.requestUpdate()
    }
    await this.#host.updateComplete
    // the pressed button has been removed or replaced, so the focus moves to the result, unless the administrator works elsewhere
    const isLost = document.activeElement === null || document.activeElement === document.body
    if (!isLost && !this.#host.matches(':focus-within')) return
    this.#host.renderRoot.querySelector<HTMLElement>(this.#failure === undefined ? '.result' : '.problem button')?.focus()
  }
}
