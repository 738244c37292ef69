import { html, type LitElement, nothing, type ReactiveController, type TemplateResult } from 'lit'
import { createRef, ref } from 'lit/directives/ref.js'
import { type BackupError, type Item, type PlanProblem, sameScope, toBackupError } from '../../core/index.js'
import type { Connection } from '../connection.js'
import type { ModalDialog } from '../dialog.js'
import { renderProblem } from '../problem.js'
import { itemWords } from './item-words.js'
import { differenceOf, outlineOf } from './plan-difference.js'

const SHOWN = 5

/** Saving the selection as a file, and opening one: what it would change is shown first, what was wrong with it afterwards. */
export class PlanFile implements ReactiveController {
  readonly #host: LitElement
  readonly #link: Connection
  readonly #dialog: ModalDialog
  readonly #input = createRef<HTMLInputElement>()
  #problems: readonly PlanProblem[] = []
  #failure: { what: () => string; error?: BackupError } | undefined

  constructor(host: LitElement, link: Connection, dialog: ModalDialog) {
    this.#host = host
    this.#link = link
    this.#dialog = dialog
    host.addController(this)
  }

  hostConnected(): void {}

  save(): void {
    const { session } = this.#link
    if (session === undefined) return
    const plan = session.plan()
    const url = URL.createObjectURL(new Blob([JSON.stringify(plan, undefined, 2)], { type: 'application/json' }))
    const link = document.createElement('a')
    link.href = url
    const domain = (session.domain.value?.name ?? plan.scope.domainId).replaceAll(/[^\p{L}\p{N}.-]+/gu, '-')
    link.download = this.#link.say('planFileName', { domain })
    link.click()
    // a browser may read the file later than the click
    setTimeout(() => URL.revokeObjectURL(url), 10_000)
  }

  choose(): void {
    this.#input.value?.click()
  }

  /** The hidden file field, and what there is to say about the opened plan. */
  render(): TemplateResult {
    return html`
      <input ${ref(this.#input)} class="file" type="file" accept=".json,application/json" hidden @change=${this.#onFile} />
      ${this.#renderFailure()} ${this.#renderProblems()}
    `
  }

  #renderFailure(): unknown {
    if (this.#failure === undefined) return nothing
    const { what, error } = this.#failure
    if (error !== undefined) return renderProblem(this.#link, { what: what(), error })
    return html`<div class="notice warn"><span class="words" role="alert">${what()}</span>${this.#renderDismiss()}</div>`
  }

  #renderProblems(): unknown {
    if (this.#problems.length === 0) return nothing
    const { say } = this.#link
    const more = this.#problems.length - SHOWN
    return html`
      <div class="notice warn">
        <div class="words" role="alert">
          ${say('planProblems', { count: this.#problems.length })}
          <ul>
            ${this.#problems
              .slice(0, SHOWN)
              .map(({ item, reason }) => html`<li>${say('planProblem', { label: itemWords(this.#link, item), reason })}</li>`)}
            ${more > 0 ? html`<li>${say('planAndMore', { count: more })}</li>` : nothing}
          </ul>
        </div>
        ${this.#renderDismiss()}
      </div>
    `
  }

  #renderDismiss(): TemplateResult {
    return html`<button type="button" class="button small" @click=${this.#onDismiss}>${this.#link.say('dismiss')}</button>`
  }

  #renderItems(title: string, items: readonly Item[]): unknown {
    if (items.length === 0) return nothing
    const more = items.length - SHOWN
    return html`
      <h3>${title}</h3>
      <ul>
        ${items.slice(0, SHOWN).map((item) => html`<li>${itemWords(this.#link, item)}</li>`)}
        ${more > 0 ? html`<li>${this.#link.say('planAndMore', { count: more })}</li>` : nothing}
      </ul>
    `
  }

  async #open(text: string): Promise<void> {
    const { session, say } = this.#link
    if (session === undefined) return
    let plan: unknown
    try {
      plan = JSON.parse(text)
    } catch {
      this.#fail({ what: () => say('planNotOne') })
      return
    }
    const outline = outlineOf(plan)
    if (outline === undefined) {
      this.#fail({ what: () => say('planNotOne') })
      return
    }
    if (!sameScope(outline.scope, session.scope.value)) {
      const cloud = session.clouds.value.find(({ id }) => id === outline.scope.cloudId)
      const domain = cloud?.domains.find(({ id }) => id === outline.scope.domainId)?.name ?? outline.scope.domainId
      this.#fail({ what: () => say('planOtherScope', { domain }) })
      return
    }
    const { adds, removes, keeps } = differenceOf(session.selection.items.value, outline.items)
    const isSame = adds.length === 0 && removes.length === 0
    const onReplace = async (): Promise<void> => {
      this.#dialog.close()
      try {
        this.#problems = await session.applyPlan(plan)
        this.#host.requestUpdate()
      } catch (error) {
        this.#fail({ what: () => say('planFailed'), error: toBackupError(error) })
      }
    }
    this.#dialog.open({
      title: () => say('planTitle'),
      body: () => html`
        <p>${isSame ? say('planSame') : say('planDifference', { adds: adds.length, removes: removes.length, keeps })}</p>
        ${this.#renderItems(say('planAdded'), adds)} ${this.#renderItems(say('planRemoved'), removes)}
      `,
      actions: () => html`
        <button type="button" class="button" @click=${() => this.#dialog.close()}>${say(isSame ? 'close' : 'cancel')}</button>
        ${isSame ? nothing : html`<button type="button" class="button primary" @click=${onReplace}>${say('planReplace')}</button>`}
      `,
    })
  }

  #fail(failure: { what: () => string; error?: BackupError }): void {
    this.#failure = failure
    this.#host.requestUpdate()
  }

  readonly #onDismiss = (): void => {
    this.#failure = undefined
    this.#problems = []
    this.#host.requestUpdate()
  }

  readonly #onFile = async (event: Event): Promise<void> => {
    const input = event.currentTarget as HTMLInputElement
    const file = input.files?.[0]
    // the same file may be chosen again
    input.value = ''
    this.#onDismiss()
    if (file === undefined) return
    try {
      await this.#open(await file.text())
    } catch (error) {
      this.#fail({ what: () => this.#link.say('planFailed'), error: toBackupError(error) })
    }
  }
}
