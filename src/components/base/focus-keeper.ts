import type { LitElement, ReactiveController } from 'lit'

const TABBABLE = 'a[href], button, input, select, textarea, summary, [tabindex]'

/**
 * Moves the focus when a render removes or hides the focused element, such as a button or a notice. The new target is the closest focusable
 * element before it within the nearest surviving ancestor. If there is none, it is the first focusable element there, or the heading of the
 * element. If other code moves the focus in the same update, the keeper does nothing.
 */
export class FocusKeeper implements ReactiveController {
  readonly #host: LitElement
  /** The focused element before the render, its ancestors, and the focusable elements before it, nearest first. */
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
    if (held === undefined || !this.#host.isConnected) return
    const { renderRoot } = this.#host
    // The browser takes the focus from a hidden element only at the next frame.
    const isHidden = held.element.isConnected && !held.element.checkVisibility({ visibilityProperty: true })
    const isHeld = isHidden && renderRoot instanceof ShadowRoot && renderRoot.activeElement === held.element
    const isLost = document.activeElement === null || document.activeElement === document.body
    if (!(isHeld || (isLost && (isHidden || !held.element.isConnected)))) return
    for (const part of held.around) {
      if (!part.isConnected) continue
      const heir = held.before.find((element) => part.contains(element) && canTakeFocus(element)) ?? candidates(part).find(canTakeFocus)
      if (heir === undefined) continue
      heir.focus()
      return
    }
    // A list that loads again may contain nothing else.
    renderRoot.querySelector<HTMLElement>('h2[tabindex="-1"]')?.focus()
  }
}

const canTakeFocus = (element: HTMLElement): boolean =>
  element.isConnected && element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility({ visibilityProperty: true })

/** Focusable elements by selector. Runs before every render while the element has the focus, so it does not check visibility. */
const candidates = (root: ParentNode): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(TABBABLE)]
