import { html, type LitElement, nothing, type TemplateResult } from 'lit'
import { createId } from '../../core/for-components.js'
import type { BackupSession, Credits, ItemRef, Policy, PolicyDraft } from '../../core/index.js'
import type { Announcer } from '../base/announcer.js'
import type { Connection } from '../base/connection.js'
import { BackupNavigateEvent } from '../base/events.js'
import type { ModalDialog } from '../parts/dialog.js'
import { ForecastView } from '../policy-form/forecast-view.js'
import { PolicyFields } from '../policy-form/policy-fields.js'
import type { FirstStarts } from './first-starts.js'
import type { PolicyChanges } from './policy-changes.js'
import { itemsOf } from './render-policy.js'

/** Items and settings of a policy. The list on the start page edits them. */
type Cover = Pick<PolicyDraft, 'items' | 'exceptions' | 'settings'>

interface EditParts {
  announcer: Announcer
  dialog: ModalDialog
  changes: PolicyChanges
  firstStarts: FirstStarts
  /** Called after the edited policy was saved. */
  onSaved(policyId: string): void
}

const toRefs = (items: Iterable<ItemRef>): ItemRef[] => Array.from(items, ({ kind, id }) => ({ kind, id }))

const toCover = (items: Iterable<ItemRef>, exceptions: Iterable<ItemRef>, settings: PolicyDraft['settings']): Cover => {
  const excepted = toRefs(exceptions)
  return { items: toRefs(items), ...(excepted.length > 0 && { exceptions: excepted }), settings }
}

/** Returns the items, exceptions and settings of the list on the start page. */
const coverOfList = ({ selection, draft }: BackupSession): Cover =>
  toCover(selection.box.value, selection.exceptions.value, draft.settings.value ?? 'default')

const coverOf = ({ items, exceptions = [], settings }: Policy): Cover => toCover(items, exceptions, settings)

const isSameCover = (a: Cover, b: Cover): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Edits one policy in its place: name, limit and the rule for people who leave; items and settings come from the list. */
export class PolicyEdit {
  readonly #host: LitElement
  readonly #link: Connection
  readonly #parts: EditParts
  readonly #fields: PolicyFields
  readonly #forecast: ForecastView
  #policy: Policy | undefined
  /** Items and settings taken over from the list. */
  #taken: Cover | undefined
  /** Count of the list when it was taken over. */
  #takenCredits: Pick<Credits, 'starts' | 'allocated'> | undefined

  constructor(host: LitElement, link: Connection, parts: EditParts) {
    this.#host = host
    this.#link = link
    this.#parts = parts
    this.#fields = new PolicyFields(host, link, 'edit', () => this.#loadForecast())
    this.#forecast = new ForecastView(host, link)
  }

  /** Id of the edited policy. */
  get id(): string | undefined {
    return this.#policy?.id
  }

  open(policy: Policy): void {
    this.#policy = policy
    this.#taken = undefined
    this.#fields.fill(policy)
    this.#parts.changes.clear()
    this.#loadForecast()
    this.#host.requestUpdate()
    void this.#fields.focus('name')
  }

  close(): void {
    this.#policy = undefined
    this.#taken = undefined
    this.#host.requestUpdate()
  }

  render(session: BackupSession, onCancel: () => void): TemplateResult | typeof nothing {
    const policy = this.#policy
    if (policy === undefined) return nothing
    const { t } = this.#link
    const isBusy = this.#parts.changes.isBusy
    const onSubmit = (event: Event): void => {
      event.preventDefault()
      void this.#save(session)
    }
    return html`
      <form class="edit" novalidate aria-label="${t('policyEdit')} ${policy.name}" @submit=${onSubmit}>
        ${this.#fields.render()} ${this.#renderCover(session, policy)}
        <div class="edit-forecast">
          <h4>${t('policyForecast')}</h4>
          ${this.#forecast.render()}
        </div>
        ${this.#parts.changes.render(policy.id)}
        <div class="commands">
          <button part="button" class="button" type="button" @click=${onCancel}>${t('cancel')}</button>
          <button part="button primary" class="button primary" type="submit" aria-disabled=${isBusy}>${t(isBusy ? 'policyBusy' : 'policySave')}</button>
        </div>
      </form>
    `
  }

  #renderCover(session: BackupSession, policy: Policy): TemplateResult {
    const { t } = this.#link
    const box = this.#link.read(session.selection.box)
    this.#link.read(session.selection.exceptions)
    this.#link.read(session.draft.settings)
    const taken = this.#taken
    // the number of users that the policy then starts must be counted
    const canTake =
      box.length > 0 && this.#link.read(session.credits).isExact && !isSameCover(coverOfList(session), taken ?? coverOf(policy))
    return html`
      <div class="cover" role="group" aria-labelledby="cover-title">
        <strong id="cover-title">${t('policyItems')}</strong>
        ${taken === undefined ? nothing : html`<span class="number">${t('policyTookList', { items: taken.items.length })}</span>`}
        <p class="secondary">${t('policyItemsHelp')}</p>
        <div class="commands">
          <button part="button" class="button small" type="button" @click=${() => this.#openList(session, policy)}>${t('policyOpenList')}</button>
          ${
            canTake
              ? html`<button part="button" class="button small" type="button" @click=${() => this.#take(session)}>${t('policyTakeList')}</button>`
              : nothing
          }
        </div>
      </div>
    `
  }

  #take(session: BackupSession): void {
    this.#taken = coverOfList(session)
    this.#takenCredits = session.credits.value
    this.#parts.announcer.announce(this.#link.t('policyTaken'))
    this.#loadForecast()
    this.#host.requestUpdate()
    void this.#host.updateComplete.then(() => this.#host.renderRoot.querySelector<HTMLElement>('.edit .primary')?.focus())
  }

  /** Puts items, exceptions and settings of the policy into the list on the start page. */
  async #openList(session: BackupSession, policy: Policy): Promise<void> {
    const { t } = this.#link
    const { selection, draft } = session
    const items = selection.box.value.length + selection.exceptions.value.length
    if (items > 0 && !isSameCover(coverOfList(session), coverOf(policy))) {
      const isSure = await this.#parts.dialog.ask({
        title: t('policyOpenList'),
        text: t('policyOpenReplaces', { items }),
        confirm: t('policyOpenList'),
        cancel: t('cancel'),
      })
      if (!isSure) return
    }
    selection.clear()
    selection.put([...itemsOf(policy, false), ...itemsOf(policy, true).map((item) => ({ ...item, isException: true }))])
    draft.setSettings(policy.settings === 'default' ? undefined : policy.settings)
    this.#host.dispatchEvent(new BackupNavigateEvent({ to: 'selection' }, createId()))
  }

  async #save(session: BackupSession): Promise<void> {
    const policy = this.#policy
    if (policy === undefined || this.#parts.changes.isBusy) return
    const terms = this.#fields.collect()
    if (terms === undefined) return
    const draft = { ...(this.#taken ?? coverOf(policy)), ...terms }
    if (policy.status === 'active') {
      const counted = this.#taken === undefined ? undefined : this.#takenCredits
      const users = counted?.starts ?? policy.counts.waiting
      const change = { draft, users, credits: counted?.allocated, confirm: this.#link.t('policySave') }
      if (!(await this.#parts.firstStarts.mayStart(session, change)) || this.#policy !== policy) return
    }
    const onSaved = (): void => {
      this.#parts.onSaved(policy.id)
      if (this.#policy === policy) this.close()
    }
    await this.#parts.changes.save(session, policy.id, { draft, onSaved, onRetry: () => void this.#save(session) })
  }

  #loadForecast(): void {
    const { session } = this.#link
    const policy = this.#policy
    const terms = this.#fields.terms
    if (session === undefined || policy === undefined || terms === undefined) return
    void this.#forecast.load(session, { ...(this.#taken ?? coverOf(policy)), ...terms }, policy.id)
  }
}
