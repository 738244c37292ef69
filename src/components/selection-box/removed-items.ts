import { html, type LitElement, nothing, type ReactiveController, type TemplateResult } from 'lit'
import type { BackupSession, Box, Item } from '../../core/index.js'
import type { Connection } from '../base/connection.js'

type Items = readonly Item[] | Box

interface Removal {
  /** Removed together, such as items and exceptions. */
  parts: readonly Items[]
  session: BackupSession
}

/** Removes items from the box and offers Undo for the last removal. */
export class RemovedItems implements ReactiveController {
  readonly #host: LitElement
  readonly #link: Connection
  #removed: Removal | undefined

  constructor(host: LitElement, link: Connection) {
    this.#host = host
    this.#link = link
    host.addController(this)
  }

  hostConnected(): void {}

  remove(...given: readonly Items[]): void {
    const { session } = this.#link
    const parts = given.filter(({ length }) => length > 0)
    if (session === undefined || parts.length === 0) return
    for (const part of parts) session.selection.remove(part)
    this.#set({ parts, session })
    this.keepFocus()
  }

  /** Withdraws the offer to undo. */
  forget(): void {
    this.#set(undefined)
  }

  render(session: BackupSession): TemplateResult {
    const { t } = this.#link
    const removed = this.#removed?.session === session ? this.#removed : undefined
    return html`
      <div class="removed" aria-live="polite">
        ${
          removed === undefined
            ? nothing
            : html`<span>${t('removed', { items: removed.parts.reduce((sum, { length }) => sum + length, 0) })}</span>
                <button part="button" type="button" class="button plain small" @click=${this.#onUndo}>${t('undo')}</button>`
        }
      </div>
    `
  }

  #set(removed: Removal | undefined): void {
    this.#removed = removed
    this.#host.requestUpdate()
  }

  /** If the focused element leaves with its item, moves the focus to the list, or to Undo if the list is gone. */
  keepFocus(): void {
    const before = this.#host.shadowRoot?.activeElement
    if (before === null || before === undefined) return
    this.#host.updateComplete.then(() => {
      if (before.isConnected || !this.#host.isConnected) return
      const { renderRoot } = this.#host
      const next = renderRoot.querySelector<HTMLElement>('[role=listbox]') ?? renderRoot.querySelector<HTMLElement>('.removed button')
      next?.focus()
    })
  }

  readonly #onUndo = (): void => {
    const { session } = this.#link
    const removed = this.#removed
    this.#set(undefined)
    if (session === undefined || removed?.session !== session) return
    for (const part of removed.parts) session.selection.put(part)
    this.keepFocus()
  }
}
