import { html, type LitElement, nothing, type TemplateResult } from 'lit'
import type { BackupError, BackupSession, Policy } from '../../core/index.js'
import type { Announcer } from '../base/announcer.js'
import type { Connection } from '../base/connection.js'
import { type Problem, renderProblem } from '../base/problem.js'
import { hasPage } from './has-page.js'
import { openPolicies } from './open-policies.js'

/** Returns the words of a policy that couldn't be saved. */
export const saveProblem = ({ t }: Connection, error: BackupError): Problem => ({
  title: t('policySaveFailed'),
  error,
  ...(error.code === 'unavailable' && { why: t('policySaveLost') }),
})

/** The notice of a policy that was saved, or couldn't be saved, without a backup of the whole list. */
export class KeptPolicy {
  readonly #host: LitElement
  readonly #link: Connection
  #saved: { session: BackupSession; scope: string; policy: Policy } | undefined
  #failure: { session: BackupSession; scope: string; error: BackupError; onRetry(): void } | undefined

  constructor(host: LitElement, link: Connection) {
    this.#host = host
    this.#link = link
  }

  /** Shows the notice and moves the focus to it, because the dialog has closed. */
  async show(session: BackupSession, policy: Policy, announcer: Announcer): Promise<void> {
    this.clear()
    this.#saved = { session, scope: JSON.stringify(session.scope.value), policy }
    announcer.announce(this.#text(policy))
    this.#host.requestUpdate()
    await this.#host.updateComplete
    this.#host.renderRoot.querySelector<HTMLElement>('.kept .words')?.focus()
  }

  /** Shows why the policy couldn't be saved. `onRetry` opens its terms again. */
  showFailure(session: BackupSession, error: BackupError, onRetry: () => void): void {
    this.clear()
    this.#failure = { session, scope: JSON.stringify(session.scope.value), error, onRetry }
    this.#host.requestUpdate()
  }

  clear(): void {
    this.#saved = undefined
    this.#failure = undefined
  }

  render(session: BackupSession): TemplateResult | typeof nothing {
    const scope = JSON.stringify(this.#link.read(session.scope))
    const isAbout = (notice: { session: BackupSession; scope: string }): boolean => notice.session === session && notice.scope === scope
    const isEmpty = this.#link.read(session.selection.box).length === 0
    const failure = this.#failure
    if (failure !== undefined && isAbout(failure))
      return renderProblem(this.#link, {
        ...saveProblem(this.#link, failure.error),
        onRetry: isEmpty ? undefined : failure.onRetry,
      })
    // the notice of a saved policy is about the empty list
    if (this.#saved === undefined || !isAbout(this.#saved) || !isEmpty) {
      this.clear()
      return nothing
    }
    const { policy } = this.#saved
    return html`<div class="notice kept">
      <span class="words" tabindex="-1">${this.#text(policy)}</span>
      ${
        hasPage(this.#host, 'policiesPage')
          ? html`<button part="button" type="button" class="button small" @click=${() => openPolicies(this.#host)}>${this.#link.t('keepView')}</button>`
          : nothing
      }
    </div>`
  }

  #text({ name, counts }: Policy): string {
    return this.#link.t('policySaved', { name, waiting: counts.waiting })
  }
}
