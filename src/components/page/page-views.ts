import type { LitElement, ReactiveController } from 'lit'
import { createId } from '../../core/for-components.js'
import type { BackupDestination } from '../base/events.js'

/** View below the bar of the page. */
export type View =
  | { to: 'selection' | 'settings-step' | 'settings' | 'manage-domains' | 'licenses' }
  | { to: 'run'; runId: string | undefined }

const STATE_KEY = 'backup-start'
/** Maximum wait in ms for the browser to report a step back in the history. */
const BACK_MS = 500

/** Returns the view of a destination. */
export const viewOf = (to: BackupDestination, runId?: string): View => (to === 'run' ? { to, runId } : { to })

/**
 * Current view of a page. A subpage is an entry of the browser history, so that Back returns to the selection. Entries keep the URL and the
 * state of the host page.
 */
export class PageViews implements ReactiveController {
  readonly #host: LitElement
  readonly #usesHistory: () => boolean
  /** Key of this page in the history state, because one document may hold several pages. */
  readonly #id = createId()
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
    const state = { ...history.state, [STATE_KEY]: { ...history.state?.[STATE_KEY], [this.#id]: view } }
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

  readonly #onPopstate = (event: PopStateEvent): void => {
    const view = (event.state?.[STATE_KEY]?.[this.#id] as View | undefined) ?? { to: 'selection' as const }
    this.#isInHistory = view.to !== 'selection'
    if (view.to !== this.#view.to) this.#show(view)
  }
}

const deepActiveElement = (root: DocumentOrShadowRoot): HTMLElement | undefined => {
  const { activeElement } = root
  const inner = activeElement?.shadowRoot
  return (inner && deepActiveElement(inner)) ?? (activeElement instanceof HTMLElement ? activeElement : undefined)
}
