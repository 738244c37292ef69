import { css, html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { createRef, type Ref, ref } from 'lit/directives/ref.js'

export interface DialogContent {
  title: () => unknown
  body: () => unknown
  /** Buttons at the end of the dialog. */
  actions: () => unknown
  /** Widens the dialog for a list. */
  isWide?: boolean
}

export interface Question {
  title: string
  text: string
  confirm: string
  cancel: string
}

/** Maximum time in ms between the clicks of a double click. */
const DOUBLE_CLICK_MS = 500

/**
 * The modal dialog of an element, based on `<dialog>`: traps the focus, closes with Escape and returns the focus. The element renders it
 * with `${this.#dialog.render()}`.
 */
export class ModalDialog implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #element: Ref<HTMLDialogElement> = createRef()
  #content: DialogContent | undefined
  #onClosed: (() => void) | undefined
  /** Each call of `open` shows the dialog once: an update between Escape and the `close` event must not show it again. */
  #isOpening = false
  #openedAt = 0

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  get isOpen(): boolean {
    return this.#content !== undefined
  }

  /** Opens the dialog and replaces an open one. The content is rendered again with each update of the element. */
  open(content: DialogContent, onClosed?: () => void): void {
    this.#settle()
    this.#content = content
    this.#isOpening = true
    this.#openedAt = performance.now()
    this.#onClosed = onClosed
    this.#host.requestUpdate()
  }

  /** Opens a confirmation and resolves with the answer. */
  ask({ title, text, confirm, cancel }: Question): Promise<boolean> {
    return new Promise((resolve) => {
      let isConfirmed = false
      const onConfirm = (): void => {
        isConfirmed = true
        this.close()
      }
      this.open(
        {
          title: () => title,
          body: () => html`<p>${text}</p>`,
          actions: () => html`
            <button part="button" type="button" class="button" @click=${() => this.close()}>${cancel}</button>
            <button part="button primary" type="button" class="button primary" @click=${onConfirm}>${confirm}</button>
          `,
        },
        () => resolve(isConfirmed),
      )
    })
  }

  close(): void {
    this.#settle()
    this.#host.requestUpdate()
  }

  hostUpdated(): void {
    const element = this.#element.value
    if (element === undefined) return
    if (this.#isOpening && this.#content !== undefined && element.isConnected) {
      this.#isOpening = false
      if (!element.open) element.showModal()
    }
    if (this.#content === undefined && element.open) element.close()
  }

  hostDisconnected(): void {
    this.#settle()
  }

  render(): TemplateResult {
    const content = this.#content
    return html`
      <dialog
        part="dialog"
        ${ref(this.#element)}
        class=${content?.isWide === true ? 'wide' : ''}
        aria-labelledby="dialog-title"
        @close=${this.#onClose}
        @click=${this.#onClick}
      >
        ${
          content &&
          html`
            <div class="dialog">
              <h2 id="dialog-title">${content.title()}</h2>
              <div class="dialog-body">${content.body()}</div>
              <div class="dialog-actions">${content.actions()}</div>
            </div>
          `
        }
      </dialog>
    `
  }

  #settle(): void {
    const onClosed = this.#onClosed
    this.#content = undefined
    this.#onClosed = undefined
    onClosed?.()
  }

  /** Handles a close by Escape. */
  readonly #onClose = (): void => {
    if (this.#content !== undefined && this.#element.value?.open === false) this.close()
  }

  /** Closes the dialog on a click on the backdrop. Ignores the second click of the double click that opened it. */
  readonly #onClick = (event: MouseEvent): void => {
    if (event.target === this.#element.value && performance.now() - this.#openedAt > DOUBLE_CLICK_MS) this.close()
  }
}

export const dialogStyles = css`
  dialog {
    inline-size: min(30em, calc(100vi - 2em));
    max-block-size: min(40em, calc(100vb - 4em));
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 2);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
  }
  dialog.wide {
    inline-size: min(40em, calc(100vi - 2em));
  }
  dialog[open] {
    display: flex;
  }
  dialog::backdrop {
    background: rgb(10 14 20 / 45%);
  }
  .dialog {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-inline-size: 0;
  }
  .dialog h2 {
    margin: 0;
    padding: 1.25rem 1.5rem 0.5rem;
    font-size: 1.125em;
    font-weight: var(--_weight);
    overflow-wrap: anywhere;
  }
  .dialog-body {
    flex: 1;
    min-block-size: 0;
    padding: 0 1.5rem;
    overflow: auto;
    overflow-wrap: anywhere;
  }
  .dialog-body p {
    margin: 0 0 0.75em;
  }
  /* At 400 % zoom the dialog scrolls as a whole; otherwise title and buttons would leave no room for the content. */
  @media (height < 30em) {
    dialog[open] {
      display: block;
      max-block-size: calc(100vb - 1em);
      overflow: auto;
    }
    .dialog {
      display: block;
    }
    .dialog-body {
      overflow: visible;
    }
  }
  .dialog-actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 0.5em;
    padding: 1rem 1.5rem 1.25rem;
  }
  .dialog-actions .button {
    max-inline-size: 100%;
    white-space: normal;
  }
`
