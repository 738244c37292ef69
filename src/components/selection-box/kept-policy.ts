import { html, type LitElement, nothing, type TemplateResult } from 'lit'
import type { BackupSession, Policy } from '../../core/index.js'
import type { Announcer } from '../base/announcer.js'
import type { Connection } from '../base/connection.js'
import { hasPoliciesPage, openPolicies } from './open-policies.js'

/** The notice of a policy that was saved without a backup of the whole list. */
export class KeptPolicy {
  readonly #host: LitElement
  readonly #link: Connection
  #saved: { session: BackupSession; scope: string; policy: Policy } | undefined

  constructor(host: LitElement, link: Connection) {
    this.#host = host
    this.#link = link
  }

  /** Shows the notice and moves the focus to it, because the dialog has closed. */
  async show(session: BackupSession, policy: Policy, announcer: Announcer): Promise<void> {
    this.#saved = { session, scope: JSON.stringify(session.scope.value), policy }
    announcer.announce(this.#text(policy))
    this.#host.requestUpdate()
    await this.#host.updateComplete
    this.#host.renderRoot.querySelector<HTMLElement>('.kept .words')?.focus()
  }

  render(session: BackupSession): TemplateResult | typeof nothing {
    const saved = this.#saved
    // the notice is about the empty list after the policy was saved
    const isOver =
      saved?.session !== session ||
      saved.scope !== JSON.stringify(this.#link.read(session.scope)) ||
      this.#link.read(session.selection.box).length > 0
    if (saved === undefined || isOver) {
      this.#saved = undefined
      return nothing
    }
    return html`<div class="notice kept">
      <span class="words" tabindex="-1">${this.#text(saved.policy)}</span>
      ${
        hasPoliciesPage(this.#host.localName)
          ? html`<button type="button" class="button small" @click=${() => openPolicies(this.#host)}>${this.#link.t('keepView')}</button>`
          : nothing
      }
    </div>`
  }

  #text({ name, counts }: Policy): string {
    return this.#link.t('policySaved', { name, waiting: counts.waiting })
  }
}
