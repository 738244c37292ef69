/** A copy of a composed tree without shadow roots, and the original of each copied element. */
export interface CopiedTree {
  root: HTMLElement
  originals: ReadonlyMap<Node, Element>
}

const SKIPPED = new Set(['style', 'script', 'template', 'link'])
/** Attributes that hold ids of the same root. */
const ID_LISTS = [
  'aria-labelledby',
  'aria-describedby',
  'aria-controls',
  'aria-owns',
  'aria-activedescendant',
  'aria-details',
  'for',
  'list',
]
const isShown = (element: Element): boolean => element.localName === 'slot' || element.checkVisibility({ visibilityProperty: true })

/** Inside these elements, `header` and `footer` are not landmarks. */
const SECTIONS = 'article, aside, main, nav, section'

/**
 * Copies the composed tree, because the virtual screen reader does not read shadow roots. Elements that are not rendered stay as hidden
 * elements, so that labels can refer to them; ids get the number of their root.
 */
export const copyTree = (source: Element): CopiedTree => {
  const originals = new Map<Node, Element>()
  const numbers = new Map<Node, number>()
  const prefixOf = (element: Element): string => {
    const root = element.getRootNode()
    if (!numbers.has(root)) numbers.set(root, numbers.size)
    return `r${numbers.get(root)}-`
  }
  /** Adds attributes that the virtual screen reader does not compute: landmarks, and labels around a control. */
  const correctRole = (from: Element, to: Element): void => {
    if (/^(?:header|footer)$/.test(from.localName) && from.closest(SECTIONS) !== null) to.setAttribute('role', 'none')
    const isNamed = from.hasAttribute('aria-label') || from.hasAttribute('aria-labelledby')
    if (from.localName === 'section' && isNamed) to.setAttribute('role', 'region')
    const [label] = from instanceof HTMLSelectElement || from instanceof HTMLInputElement ? (from.labels ?? []) : []
    const text =
      label === undefined
        ? ''
        : [...label.childNodes].filter((node) => !node.contains(from) && !(node instanceof Comment)).map(({ textContent }) => textContent)
    if (label !== undefined && !isNamed) to.setAttribute('aria-label', [text].flat().join(' ').replaceAll(/\s+/g, ' ').trim())
  }
  const copyAttributes = (from: Element, to: Element): void => {
    for (const { name, value } of from.attributes) {
      if (name === 'style' || name === 'class' || name === 'part' || name === 'src' || name === 'autofocus') continue
      const prefix = prefixOf(from)
      if (name === 'id') to.id = prefix + value
      else if (ID_LISTS.includes(name))
        to.setAttribute(
          name,
          value
            .split(/\s+/)
            .map((id) => prefix + id)
            .join(' '),
        )
      else to.setAttribute(name, value)
    }
    correctRole(from, to)
    if (!isShown(from)) to.setAttribute('hidden', '')
  }
  /** Copies state that is not in the attributes of the element. */
  const copyState = (from: Element, to: Element): void => {
    if (from instanceof HTMLInputElement) {
      if (from.type === 'checkbox' || from.type === 'radio') to.toggleAttribute('checked', from.checked)
      else if (from.type !== 'file') to.setAttribute('value', from.value)
    }
    if (from instanceof HTMLTextAreaElement) to.textContent = from.value
    if (from instanceof HTMLOptionElement) {
      to.toggleAttribute('selected', from.selected)
      // the virtual screen reader reads the value of the option
      to.setAttribute('value', from.text)
    }
    if (from instanceof HTMLButtonElement || from instanceof HTMLInputElement) to.toggleAttribute('disabled', from.disabled)
  }
  const childrenOf = (element: Element): Iterable<Node> => {
    if (element.shadowRoot !== null) return element.shadowRoot.childNodes
    const isFilled = element instanceof HTMLSlotElement && element.assignedNodes().length > 0
    return isFilled ? element.assignedNodes({ flatten: true }) : element.childNodes
  }
  const copyChildren = (from: Element, to: Element): void => {
    for (const child of childrenOf(from)) {
      if (child instanceof Text) to.append(child.data)
      else if (child instanceof Element && !SKIPPED.has(child.localName)) to.append(copy(child))
    }
  }
  const copy = (from: Element): Element => {
    const isOurs = from.localName.includes('-') || from.localName === 'slot'
    const to = isOurs ? document.createElement('div') : (document.createElementNS(from.namespaceURI, from.localName) as Element)
    copyAttributes(from, to)
    copyChildren(from, to)
    copyState(from, to)
    originals.set(to, from)
    return to
  }
  const root = document.createElement('div')
  root.append(copy(source))
  // a fragment resolves ids, and none of its elements gets the focus
  document.createDocumentFragment().append(root)
  return { root, originals }
}
