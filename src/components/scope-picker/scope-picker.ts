import { html, LitElement, type TemplateResult } from 'lit'
import { property } from 'lit/decorators.js'
import { createId, sameScope } from '../../core/for-components.js'
import type { BackupSession, Cloud, Scope } from '../../core/index.js'
import { isBackupError } from '../../core/index.js'
import { Connection } from '../base/connection.js'
import { BackupErrorEvent, BackupScopeChangeEvent } from '../base/events.js'
import { defaultTags, type Tags } from '../base/tags.js'
import { controls, tokens } from '../base/tokens.js'
import type { Messages } from '../messages/messages.js'
import { dialogStyles, ModalDialog } from '../parts/dialog.js'
import { repeated } from '../selection-box/item-words.js'
import { scopePickerStyles } from './scope-picker.styles.js'

/**
 * Selects for cloud and domain. Asks for confirmation if the change would drop ticks or clear the box.
 *
 * @tag backup-scope-picker
 * @fires {BackupScopeChangeEvent} backup-scope-change - the administrator changed the scope
 * @fires {BackupErrorEvent} backup-error - the scope could not be changed
 * @csspart button - a button
 * @csspart primary - a main button, with `button`
 * @csspart input - a field or select
 * @csspart dialog - a dialog
 */
export class BackupScopePicker extends LitElement {
  static override styles = [tokens, controls, dialogStyles, scopePickerStyles]

  /** Session to show. Default: the session of the surrounding context. */
  @property({ attribute: false }) session: BackupSession | undefined
  /** BCP 47 language tag for numbers and dates. Default: the locale of the surrounding element, or English. */
  @property() locale: string | undefined
  /** Texts that replace texts of the catalogue. */
  @property({ attribute: false }) messages: Partial<Messages> | undefined
  tags: Tags = defaultTags

  readonly #link = new Connection(this)
  readonly #dialog = new ModalDialog(this)

  override render(): TemplateResult {
    const { session } = this.#link
    const { t } = this.#link
    const clouds = session === undefined ? [] : this.#link.read(session.clouds)
    const scope = session === undefined ? undefined : this.#link.read(session.scope)
    const cloud = clouds.find(({ id }) => id === scope?.cloudId)
    const cloudOptions = this.#distinct(clouds.map(({ id, name, domains }) => ({ id, name, isEmpty: domains.length === 0 })))
    const domainOptions = this.#distinct((cloud?.domains ?? []).map(({ id, name }) => ({ id, name, isEmpty: false })))
    return html`
      <div class="fields">
        ${this.#renderField(t('cloud'), cloudOptions, cloud?.id, this.#onCloudChange)}
        ${this.#renderField(t('domain'), domainOptions, scope?.domainId, this.#onDomainChange)}
      </div>
      ${this.#dialog.render()}
    `
  }

  /** Appends the id to the names that several options have. */
  #distinct<T extends { id: string; name: string }>(options: readonly T[]): readonly T[] {
    const shared = repeated(options.map(({ name }) => name))
    return options.map((option) =>
      shared.has(option.name) && option.id !== option.name
        ? { ...option, name: this.#link.t('nameWithAddress', { name: option.name, address: option.id }) }
        : option,
    )
  }

  #renderField(
    label: string,
    options: readonly { id: string; name: string; isEmpty: boolean }[],
    chosen: string | undefined,
    onChange: (event: Event) => void,
  ): TemplateResult {
    return html`
      <label>
        <span>${label}</span>
        <select part="input" class="field" @change=${onChange} ?disabled=${options.length === 0}>
          ${options.map(
            ({ id, name, isEmpty }) => html`
              <option value=${id} ?selected=${id === chosen} ?disabled=${isEmpty}>
                ${isEmpty ? this.#link.t('cloudWithoutDomains', { name }) : name}
              </option>
            `,
          )}
        </select>
      </label>
    `
  }

  readonly #onCloudChange = (event: Event): void => {
    const select = event.currentTarget as HTMLSelectElement
    const cloud = this.#link.session?.clouds.value.find(({ id }) => id === select.value)
    const domain = cloud?.domains[0]
    if (cloud !== undefined && domain !== undefined) this.#choose({ cloudId: cloud.id, domainId: domain.id }, cloud, domain.name)
  }

  readonly #onDomainChange = (event: Event): void => {
    const select = event.currentTarget as HTMLSelectElement
    const session = this.#link.session
    const cloud = session?.clouds.value.find(({ id }) => id === session.scope.value?.cloudId)
    const domain = cloud?.domains.find(({ id }) => id === select.value)
    if (cloud !== undefined && domain !== undefined) this.#choose({ cloudId: cloud.id, domainId: domain.id }, cloud, domain.name)
  }

  async #choose(scope: Scope, cloud: Cloud, domainName: string): Promise<void> {
    const session = this.#link.session
    if (session === undefined) return
    const { t } = this.#link
    const items = session.selection.box.value.length + session.selection.exceptions.value.length
    const ticked = session.selection.ticked.value.size
    const isSure =
      items + ticked === 0 ||
      (await this.#dialog.ask({
        title: t('scopeQuestion', { cloud: cloud.name, domain: domainName }),
        text: [ticked === 0 ? '' : t('scopeQuestionTicks', { ticked }), items === 0 ? '' : t('scopeQuestionText', { items })]
          .filter((sentence) => sentence !== '')
          .join(' '),
        confirm: t('scopeConfirm', { domain: domainName }),
        cancel: t('scopeKeep'),
      }))
    if (isSure && this.#link.session === session) {
      const correlationId = createId()
      try {
        await session.setScope(scope)
        if (sameScope(session.scope.value, scope)) this.dispatchEvent(new BackupScopeChangeEvent({ scope: { ...scope } }, correlationId))
      } catch (error) {
        if (isBackupError(error) && error.code !== 'disposed' && error.code !== 'aborted') {
          const { code, message, retryable } = error
          this.dispatchEvent(new BackupErrorEvent({ code, message, retryable }, correlationId))
        }
      }
    }
    this.#showChosen()
  }

  /** Resets the selects to the scope of the session. */
  #showChosen(): void {
    const scope = this.#link.session?.scope.value
    const [cloud, domain] = this.renderRoot.querySelectorAll('select')
    if (cloud !== undefined) cloud.value = scope?.cloudId ?? ''
    this.requestUpdate()
    this.updateComplete.then(() => {
      if (domain !== undefined) domain.value = this.#link.session?.scope.value?.domainId ?? ''
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'backup-scope-picker': BackupScopePicker
  }
}
