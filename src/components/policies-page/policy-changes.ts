import { html, type LitElement, nothing, type TemplateResult } from 'lit'
import { type BackupError, type BackupSession, type Policy, type PolicyDraft, toBackupError } from '../../core/index.js'
import type { Announcer } from '../base/announcer.js'
import type { Connection } from '../base/connection.js'
import { fireError, renderProblem } from '../base/problem.js'
import type { ModalDialog } from '../parts/dialog.js'

type NextStatus = 'active' | 'paused' | 'ended'

interface Outcome {
  id: string
  /** The change succeeded. */
  text?: string
  failure?: { title: string; why?: string; error: BackupError; onRetry: () => void }
}

const scopeOf = ({ scope }: BackupSession): string => JSON.stringify(scope.value)

/** Changes policies: one request for each click, the review of an end, and the outcome beside the policy. */
export class PolicyChanges {
  readonly #host: LitElement
  readonly #link: Connection
  readonly #announcer: Announcer
  readonly #dialog: ModalDialog
  #busy: string | undefined
  #outcome: Outcome | undefined

  constructor(host: LitElement, link: Connection, { announcer, dialog }: { announcer: Announcer; dialog: ModalDialog }) {
    this.#host = host
    this.#link = link
    this.#announcer = announcer
    this.#dialog = dialog
  }

  /** Whether a change of any policy waits for its answer. */
  get isBusy(): boolean {
    return this.#busy !== undefined
  }

  isBusyWith(id: string): boolean {
    return this.#busy === id
  }

  /** Removes the outcome, because another domain is shown or a policy is edited. */
  clear(): void {
    this.#outcome = undefined
  }

  /** Renders the outcome of the latest change, if it was about this policy. */
  render(id: string): TemplateResult | typeof nothing {
    const outcome = this.#outcome
    if (outcome?.id !== id) return nothing
    if (outcome.failure !== undefined) return renderProblem(this.#link, { ...outcome.failure, isAnnounced: true })
    return html`<p class="notice good result" tabindex="-1">${outcome.text}</p>`
  }

  /** Asks before a policy ends, because that can't be undone. */
  askEnd(session: BackupSession, policy: Policy): void {
    if (this.isBusy) return
    const { t } = this.#link
    const onConfirm = (): void => {
      this.#dialog.close()
      void this.setStatus(session, policy, 'ended')
    }
    this.#dialog.open({
      title: () => t('policyEndTitle', { name: policy.name }),
      body: () => html`
        <p>${t('policyEndText')}</p>
        <p class="number">${t('policyEndKeeps', { users: policy.counts.protected })}</p>
      `,
      actions: () => html`
        <button part="button" type="button" class="button" @click=${() => this.#dialog.close()}>${t('cancel')}</button>
        <button part="button primary" type="button" class="button primary" @click=${onConfirm}>${t('policyEndConfirm')}</button>
      `,
    })
  }

  async setStatus(session: BackupSession, policy: Policy, status: NextStatus): Promise<void> {
    const { t } = this.#link
    await this.#change(session, policy.id, {
      send: async () => {
        await session.policies.setPolicyStatus(policy.id, status)
        return t('policyDone', { name: policy.name, status })
      },
      title: t('policyChangeFailed'),
      lost: t('policyChangeLost'),
      onRetry: () => void this.setStatus(session, policy, status),
    })
  }

  /** Saves a changed policy. */
  async save(
    session: BackupSession,
    id: string,
    { draft, onSaved, onRetry }: { draft: PolicyDraft; onSaved(): void; onRetry: () => void },
  ): Promise<void> {
    const { t } = this.#link
    await this.#change(session, id, {
      send: async () => {
        const { name, counts } = await session.policies.savePolicy(draft, { id })
        onSaved()
        return t('policySaved', { name, waiting: counts.waiting })
      },
      title: t('policySaveFailed'),
      lost: t('policySaveLost'),
      onRetry,
    })
  }

  async #change(
    session: BackupSession,
    id: string,
    { send, title, lost, onRetry }: { send(): Promise<string>; title: string; lost: string; onRetry: () => void },
  ): Promise<void> {
    // a second click must not send a second request
    if (this.isBusy) return
    const scope = scopeOf(session)
    const isHere = (): boolean => this.#link.session === session && scopeOf(session) === scope
    this.#busy = id
    this.#outcome = undefined
    this.#host.requestUpdate()
    try {
      const text = await send()
      if (isHere()) {
        this.#outcome = { id, text }
        this.#announcer.announce(text)
      }
    } catch (thrown) {
      const error = toBackupError(thrown)
      if (error.code !== 'disposed' && isHere()) {
        const why = error.code === 'unavailable' ? lost : undefined
        this.#outcome = { id, failure: { title, error, onRetry, ...(why !== undefined && { why }) } }
        this.#announcer.announce(why ?? title)
        fireError(this.#host, error)
      }
    } finally {
      this.#busy = undefined
      this.#host.requestUpdate()
      await this.#focusOutcome()
    }
  }

  /** Moves the focus to the outcome, because the pressed button has changed. An administrator who works elsewhere keeps the focus. */
  async #focusOutcome(): Promise<void> {
    await this.#host.updateComplete
    const isLost = document.activeElement === null || document.activeElement === document.body
    if (!isLost && !this.#host.matches(':focus-within')) return
    this.#host.renderRoot.querySelector<HTMLElement>('.policy .result, .policy .problem button')?.focus()
  }
}
