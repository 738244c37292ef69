import { html, type LitElement, nothing, type ReactiveController, type TemplateResult } from 'lit'
import { createRef, ref } from 'lit/directives/ref.js'
import { toBackupError } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { renderProblem } from '../base/problem.js'
import type { ModalDialog } from '../parts/dialog.js'
import { download } from '../parts/download.js'
import type { PlanFailure } from './open-plan.js'

/** Saves the selection as a plan file and opens plan files. Shows a preview before opening and the problems after it. */
export class PlanFile implements ReactiveController {
  readonly #host: LitElement
  readonly #link: Connection
  readonly #dialog: ModalDialog
  readonly #input = createRef<HTMLInputElement>()
  /** Renders the problems of the last plan. Comes with the module that opens plans. */
  #problems: (() => TemplateResult) | undefined
  #failure: PlanFailure | undefined

  constructor(host: LitElement, link: Connection, dialog: ModalDialog) {
    this.#host = host
    this.#link = link
    this.#dialog = dialog
    host.addController(this)
  }

  hostConnected(): void {}

  async save(): Promise<void> {
    const { session } = this.#link
    const scope = session?.scope.value
    if (session === undefined || scope === undefined) return
    const domain = (session.domain.value?.name ?? scope.domainId).replaceAll(/[^\p{L}\p{N}.-]+/gu, '-')
    try {
      download(await session.writePlan(), this.#link.t('planFileName', { domain }))
    } catch (error) {
      this.#onFail({ what: () => this.#link.t('savePlan'), error: toBackupError(error) })
    }
  }

  choose(): void {
    this.#input.value?.click()
  }

  /** Renders the hidden file input, and the error or problems of the last plan. */
  render(): TemplateResult {
    return html`
      <input ${ref(this.#input)} class="file" type="file" accept=".json,application/json" hidden @change=${this.#onFile} />
      ${this.#renderFailure()} ${this.#renderProblems()}
    `
  }

  #renderFailure(): unknown {
    if (this.#failure === undefined) return nothing
    const { what, error } = this.#failure
    if (error !== undefined) return renderProblem(this.#link, { title: what(), error })
    return html`<div class="notice warn"><span class="words" role="alert">${what()}</span>${this.#renderDismiss()}</div>`
  }

  #renderProblems(): unknown {
    return this.#problems === undefined ? nothing : html`<div class="notice warn">${this.#problems()}${this.#renderDismiss()}</div>`
  }

  #renderDismiss(): TemplateResult {
    return html`<button part="button" type="button" class="button small" @click=${this.#onDismiss}>${this.#link.t('dismiss')}</button>`
  }

  readonly #onProblems = (problems: (() => TemplateResult) | undefined): void => {
    this.#problems = problems
    this.#host.requestUpdate()
  }

  readonly #onFail = (failure: PlanFailure): void => {
    this.#failure = failure
    this.#host.requestUpdate()
  }

  readonly #onDismiss = (): void => {
    this.#failure = undefined
    this.#problems = undefined
    this.#host.requestUpdate()
  }

  readonly #onFile = async (event: Event): Promise<void> => {
    const input = event.currentTarget as HTMLInputElement
    const file = input.files?.[0]
    // Resets the input, so that the same file can be chosen again.
    input.value = ''
    this.#onDismiss()
    if (file === undefined) return
    const { session } = this.#link
    if (session === undefined) return
    try {
      const [text, { openPlan }] = await Promise.all([file.text(), import('./open-plan.js')])
      openPlan(text, { session, link: this.#link, dialog: this.#dialog, onProblems: this.#onProblems, onFail: this.#onFail })
    } catch (error) {
      this.#onFail({ what: () => this.#link.t('planFailed'), error: toBackupError(error) })
    }
  }
}
