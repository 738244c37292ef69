import type { LitElement, ReactiveController } from 'lit'
import { createId } from '../../core/for-components.js'
import { type BackupDestination, BackupViewChangeEvent } from '../base/events.js'

/** View below the bar of the page. */
export type View =
  | { to: 'selection' | 'settings-step' | 'settings' | 'manage-domains' | 'licenses' | 'policies' }
  | { to: 'run'; runId: string | undefined }

const STATE_KEY = 'backup-start'
/** Distinguishes history entries of this document from entries before a reload. */
const DOCUMENT_ID = createId()

/** Entry of a subpage in the history state. Several pages of one document differ by the id of their element. */
interface Entry {
  /** The subpages from the selection to this entry, each of them an entry of its own. The last one is shown. */
  trail: readonly View[]
  /** The page that shows the view, because pages may lack an id. */
  pageId: string
  documentId: string
}
/** Maximum wait in ms for the browser to report a step back in the history. */
const BACK_MS = 500
const SELECTION: View = { to: 'selection' }

/** Returns the view of a destination. */
export const viewOf = (to: BackupDestination, runId?: string): View => (to === 'run' ? { to, runId } : { to })

const runOf = (view: View | undefined): string | undefined => (view?.to === 'run' ? view.runId : undefined)
const isSame = (one: View | undefined, other: View): boolean => one?.to === other.to && runOf(one) === runOf(other)

/**
 * Current view of a page. Each subpage is an entry of the browser history: Back returns to the view before it, and a reload shows the
 * subpage again. Entries keep the URL and the state of the host page. Dispatches `backup-view-change` after each change.
 */
export class PageViews implements ReactiveController {
  readonly #host: LitElement
  readonly #usesHistory: () => boolean
  readonly #pageId = createId()
  #view = SELECTION
  /** View of the last `backup-view-change`. */
  #announced = SELECTION
  /** The entries of this page that lie behind the current view, with its own. */
  #trail: readonly View[] = []
  /** Settles when the browser has reported the last step back. A new entry waits for it. */
  #back: Promise<void> = Promise.resolve()
  /** Steps back of this page that the browser has not reported yet. */
  #stepsBack = 0
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
    this.#view = entry.trail.at(-1) ?? SELECTION
    this.#write(entry.trail)
  }

  hostDisconnected(): void {
    window.removeEventListener('popstate', this.#onPopstate)
  }

  hostUpdated(): void {
    const view = this.#view
    if (isSame(this.#announced, view)) return
    this.#announced = view
    const runId = runOf(view)
    this.#host.dispatchEvent(new BackupViewChangeEvent({ to: view.to, ...(runId === undefined ? {} : { runId }) }, createId()))
  }

  /** Opens a view and moves the focus into it. */
  open(view: View): void {
    if (view.to === 'selection') {
      this.leave()
      return
    }
    const isShown = isSame(this.#view, view)
    // "All backups" returns to the entry of the list, like Back.
    const isReturn = view.to === this.#view.to && !isShown && isSame(this.#trail.at(-2), view)
    this.#show(view)
    if (isReturn) this.#goBack(1)
    else if (!isShown) void this.#back.then(() => this.#view === view && this.#write([...this.#trail, view], true))
  }

  /** Returns to the selection. Uses the history if the subpage is an entry of it. */
  leave({ movesFocus = true } = {}): void {
    if (this.#view.to === 'selection') return
    this.#goBack(this.#trail.length)
    this.#show(SELECTION, movesFocus)
  }

  #goBack(steps: number): void {
    const isCurrent = this.#entryIn(history.state) !== undefined
    this.#trail = this.#trail.slice(0, this.#trail.length - steps)
    // The host page may have added entries of its own. A step back would leave one of those.
    if (steps === 0 || !isCurrent) return
    this.#stepsBack += 1
    this.#back = new Promise<void>((resolve) => {
      window.addEventListener('popstate', () => resolve(), { once: true })
      setTimeout(resolve, BACK_MS)
    }).then(() => {
      this.#stepsBack -= 1
    })
    history.go(-steps)
  }

  /** Writes the entry of the current view. */
  #write(trail: readonly View[], isNew = false): void {
    if (!this.#usesHistory()) return
    const entry: Entry = { trail, pageId: this.#pageId, documentId: DOCUMENT_ID }
    const state = { ...history.state, [STATE_KEY]: { ...history.state?.[STATE_KEY], [this.#host.id]: entry } }
    try {
      if (isNew) history.pushState(state, '')
      else history.replaceState(state, '')
      this.#trail = trail
    } catch {
      // Sandboxed documents have no history. The Back button of the page still works.
    }
  }

  #show(view: View, movesFocus = true): void {
    const isBack = view.to === 'selection'
    // Within one element, the element moves the focus. After a reload no element has it.
    const isInside = this.#view.to === view.to && (this.#host.renderRoot as ShadowRoot).activeElement !== null
    if (this.#view.to === 'selection' && !isBack) this.#opener = deepActiveElement(this.#host.renderRoot as ShadowRoot)
    this.#view = view
    this.#host.requestUpdate()
    if (!movesFocus || isInside) return
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
    if (entry?.trail === undefined) return undefined
    return entry.pageId === this.#pageId || entry.documentId !== DOCUMENT_ID ? entry : undefined
  }

  readonly #onPopstate = (event: PopStateEvent): void => {
    // The page has shown the view of its own step already, and may have opened another one since.
    if (this.#stepsBack > 0) return
    this.#trail = this.#entryIn(event.state)?.trail ?? []
    const view = this.#trail.at(-1) ?? SELECTION
    if (!isSame(this.#view, view)) this.#show(view)
  }
}

const deepActiveElement = (root: DocumentOrShadowRoot): HTMLElement | undefined => {
  const { activeElement } = root
  const inner = activeElement?.shadowRoot
  return (inner && deepActiveElement(inner)) ?? (activeElement instanceof HTMLElement ? activeElement : undefined)
}
