import type { LitElement, ReactiveController } from 'lit'
import { createId } from '../../core/for-components.js'
import type { BackupDestination } from '../base/events.js'

/** View below the bar of the page. */
export type View =
  | { to: 'selection' | 'settings-step' | 'settings' | 'manage-domains' | 'licenses' | 'policies' }
  | { to: 'run'; runId: string | undefined }

const STATE_KEY = 'backup-start'
/** Distinguishes history entries of this document from entries before a reload. */
const DOCUMENT_ID = createId()

/** Entry of a subpage in the history state. Several pages of one document differ by the id of their element. */
interface Entry {
  view: View
  /** The page that shows the view, because pages may lack an id. */
  pageId: string
  documentId: string
}
/** Maximum wait in ms for the browser to report a step back in the history. */
const BACK_MS = 500

/** Returns the view of a destination. */
export const viewOf = (to: BackupDestination, runId?: string): View => (to === 'run' ? { to, runId } : { to })

/**
 * Current view of a page. A subpage is an entry of the browser history, so that Back returns to the selection, and a reload shows the
 * subpage again. Entries keep the URL and the state of the host page.
 */
export class PageViews implements ReactiveController {
  readonly #host: LitElement
  readonly #usesHistory: () => boolean
  readonly #pageId = createId()
  #view: View = { to: 'selection' }
  #isInHistory = false
  /** Settles when the browser has reported the last step back. A new entry waits for it. */
  #back: Promise<void> = Promise.resolve()
  #opener: HTMLElement | undefined

  /** @param usesHistory returns false if the host page has its own router */
  constructor(host: LitElement, usesHistory: () => boolean) {
    this.#host = host
    this.#usesHistory = usesHistory
    host.addController(this)
  }

  get view(): View {
    return this.#view
  }

  hostConnected(): void {
    window.addEventListener('popstate', this.#onPopstate)
    const entry = this.#usesHistory() ? this.#entryIn(history.state) : undefined
    if (entry === undefined || entry.documentId === DOCUMENT_ID) return
    this.#view = entry.view
    this.#isInHistory = true
    this.#remember(entry.view)
  }

  hostDisconnected(): void {
    window.removeEventListener('popstate', this.#onPopstate)
  }

  /** Opens a view and moves the focus into it. */
  open(view: View): void {
    if (view.to === 'selection') {
      this.leave()
      return
    }
    this.#show(view)
    void this.#back.then(() => {
      if (this.#view === view) this.#remember(view)
    })
  }

  /** Returns to the selection. Uses the history if the subpage is an entry of it. */
  leave({ movesFocus = true } = {}): void {
    if (this.#view.to === 'selection') return
    if (this.#isInHistory) this.#goBack()
    this.#show({ to: 'selection' }, movesFocus)
  }

  #goBack(): void {
    this.#isInHistory = false
    this.#back = new Promise((resolve) => {
      window.addEventListener('popstate', () => resolve(), { once: true })
      setTimeout(resolve, BACK_MS)
    })
    history.back()
  }

  #remember(view: View): void {
    if (!this.#usesHistory()) return
    const entry: Entry = { view, pageId: this.#pageId, documentId: DOCUMENT_ID }
    const state = { ...history.state, [STATE_KEY]: { ...history.state?.[STATE_KEY], [this.#host.id]: entry } }
    try {
      if (this.#isInHistory) history.replaceState(state, '')
      else history.pushState(state, '')
      this.#isInHistory = true
    } catch {
      // Sandboxed documents have no history. The Back button of the page still works.
    }
  }

  #show(view: View, movesFocus = true): void {
    const isBack = view.to === 'selection'
    if (this.#view.to === 'selection' && !isBack) this.#opener = deepActiveElement(this.#host.renderRoot as ShadowRoot)
    this.#view = view
    this.#host.requestUpdate()
    if (!movesFocus) return
    this.#host.updateComplete.then(() => {
      const root = this.#host.renderRoot
      if (!isBack) root.querySelector<HTMLElement>('.back')?.focus()
      else if (this.#opener?.isConnected === true && this.#opener.checkVisibility()) this.#opener.focus()
      else root.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus()
    })
  }

  /** Returns the entry of this page, if the state has one. */
  #entryIn(state: unknown): Entry | undefined {
    const entry = (state as { [STATE_KEY]?: Record<string, Entry | undefined> } | null)?.[STATE_KEY]?.[this.#host.id]
    if (entry?.view === undefined) return undefined
    return entry.pageId === this.#pageId || entry.documentId !== DOCUMENT_ID ? entry : undefined
  }

  readonly #onPopstate = (event: PopStateEvent): void => {
    const view = this.#entryIn(event.state)?.view ?? { to: 'selection' as const }
    this.#isInHistory = view.to !== 'selection'
    if (view.to !== this.#view.to) this.#show(view)
  }
}

const deepActiveElement = (root: DocumentOrShadowRoot): HTMLElement | undefined => {
  const { activeElement } = root
  const inner = activeElement?.shadowRoot
  return (inner && deepActiveElement(inner)) ?? (activeElement instanceof HTMLElement ? activeElement : undefined)
}
