import type { LitElement, ReactiveController } from 'lit'

const TABBABLE = 'a[href], button, input, select, textarea, summary, [tabindex]'

/**
 * Gives the focus on when a render takes away what had it: a button that has done what it was for, a notice that is settled.
 * It goes to what stands before it in the nearest part that is still there, or else to the first there. Whoever gives it
 * elsewhere in the same update comes first.
 */
export class FocusKeeper implements ReactiveController {
  readonly #host: LitElement
  /** What had the focus before the render, what is around it, and what could have it instead. */
  #held: { element: Element; around: readonly ParentNode[]; before: readonly HTMLElement[] } | undefined

  constructor(host: LitElement) {
    this.#host = host
    host.addController(this)
  }

  hostUpdate(): void {
    const { renderRoot } = this.#host
    const element = renderRoot instanceof ShadowRoot ? renderRoot.activeElement : null
    if (!(renderRoot instanceof ShadowRoot) || element === null) return
    const around: ParentNode[] = []
    for (let node = element.parentNode; node !== null; node = node.parentNode) around.push(node)
    const isBefore = (other: Element): boolean => (element.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING) !== 0
    this.#held = { element, around, before: candidates(renderRoot).filter(isBefore).reverse() }
  }

  hostUpdated(): void {
    if (this.#held !== undefined) void this.#host.updateComplete.then(() => this.#giveOn())
  }

  #giveOn(): void {
    const held = this.#held
    this.#held = undefined
    const isLost = document.activeElement === null || document.activeElement === document.body
    if (held === undefined || held.element.isConnected || !isLost || !this.#host.isConnected) return
    for (const part of held.around) {
      if (!part.isConnected) continue
      const heir = held.before.find((element) => part.contains(element) && canTakeFocus(element)) ?? candidates(part).find(canTakeFocus)
      if (heir === undefined) continue
      heir.focus()
      return
    }
  }
}

const canTakeFocus = (element: HTMLElement): boolean =>
  element.isConnected && element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility({ visibilityProperty: true })

/** Asked before every render while the focus is inside: whether they can be seen is not looked at yet. */
const candidates = (root: ParentNode): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(TABBABLE)]
