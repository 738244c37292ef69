import type { LitElement } from 'lit'
import type { BackupSession, PolicyDraft } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import type { ModalDialog } from '../parts/dialog.js'
import { needsReview } from '../selection-box/review-threshold.js'

/** Element with the threshold above which first backups of a policy are reviewed. */
export interface PoliciesPageHost extends LitElement {
  confirmAbove: number | 'none'
}

/** A change that makes an active policy start users at once. */
interface Change {
  draft: PolicyDraft
  /** Users who wait, or who the new items begin. */
  users: number
  /** Credits that these users take, if they are counted. */
  credits?: number | undefined
  /** Label of the button that makes the change. */
  confirm: string
}

/** Asks before a saved or resumed policy starts backups that take more licenses than `confirm-above`. */
export class FirstStarts {
  readonly #host: PoliciesPageHost
  readonly #link: Connection
  readonly #dialog: ModalDialog

  constructor(host: PoliciesPageHost, link: Connection, dialog: ModalDialog) {
    this.#host = host
    this.#link = link
    this.#dialog = dialog
  }

  /** Resolves with whether to make the change. */
  async mayStart(session: BackupSession, change: Change): Promise<boolean> {
    const { confirmAbove } = this.#host
    const { users } = change
    if (users === 0 || confirmAbove === 'none') return true
    const credits = await this.#mostCredits(session, change)
    if (!needsReview(credits, confirmAbove)) return true
    const { t } = this.#link
    return this.#dialog.ask({
      title: t('reviewTitle'),
      text: t('policyStartsNow', { users, credits: Number.isFinite(credits) ? credits : undefined }),
      confirm: change.confirm,
      cancel: t('cancel'),
    })
  }

  /** Returns how many credits the change takes at most: not more than are available, than the limit, and than these users take. */
  async #mostCredits(session: BackupSession, { draft, users, credits }: Change): Promise<number> {
    const { available } = session.credits.value
    const most = Math.min(draft.limit ?? Number.POSITIVE_INFINITY, typeof available === 'number' ? available : Number.POSITIVE_INFINITY)
    if (credits !== undefined) return Math.min(most, credits)
    try {
      const { now } = await session.policies.forecastPolicy(draft)
      // the forecast has no price of the waiting users alone; with prices above 1, the price of all covered users is the maximum
      return Math.min(most, now.credits > now.users ? now.credits : users)
    } catch {
      return most
    }
  }
}
