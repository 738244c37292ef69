import { html, type LitElement, nothing, type ReactiveController, type TemplateResult } from 'lit'
import type { BackupSession } from '../../core/index.js'
import type { Connection } from '../base/connection.js'

/** Bottom sheet that contains the box on narrow pages, with the edge that opens and closes it. */
export class BoxSheet implements ReactiveController {
  readonly #host: LitElement
  readonly #link: Connection
  #isOpen = false
  /** Enables the slide-out animation only after the sheet was open once. Otherwise the sheet would animate out on page load. */
  #wasOpen = false

  constructor(host: LitElement, link: Connection) {
    this.#host = host
    this.#link = link
    host.addController(this)
  }

  hostConnected(): void {}

  /** Classes of the container of the sheet. */
  get classes(): string {
    return `${this.#isOpen ? 'open' : ''} ${this.#wasOpen ? 'slides' : ''}`
  }

  renderEdge(session: BackupSession): TemplateResult {
    const { t } = this.#link
    const items = this.#link.read(session.selection.box).length
    const ticked = this.#link.read(session.selection.ticked).size
    const { allocated, available, isExact } = this.#link.read(session.credits)
    return html`
      <div class="edge">
        <button part="link" type="button" class="edge-toggle" aria-expanded=${this.#isOpen} aria-controls="box" @click=${this.onToggle}>
          <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m3 10 5-5 5 5" /></svg>
          <span class="number">${t('sheetEdge', { items, allocated, available, isExact })}</span>
        </button>
        ${
          ticked > 0 && !this.#isOpen
            ? html`<span class="chip number">${t('ticked', { count: ticked })}</span>
                <button part="button" type="button" class="button edge-add" @click=${() => session.selection.add()}>${t('add')}</button>`
            : nothing
        }
      </div>
    `
  }

  /** The sheet covers the rest of a narrow page, so focus outside of the sheet closes it. */
  readonly close = (): void => {
    this.#set(false)
  }

  readonly open = (): void => {
    this.#set(true)
  }

  readonly onToggle = (): void => {
    this.#set(!this.#isOpen)
  }

  /** Closes the sheet on Escape, unless a dialog or menu inside handles the key. */
  readonly onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || !this.#isOpen) return
    if (event.composedPath().some((element) => element instanceof HTMLDialogElement)) return
    this.close()
    this.#host.renderRoot.querySelector<HTMLElement>('.edge-toggle')?.focus()
  }

  #set(isOpen: boolean): void {
    if (isOpen === this.#isOpen) return
    this.#isOpen = isOpen
    this.#wasOpen ||= isOpen
    this.#host.requestUpdate()
  }
}
