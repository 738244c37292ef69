import { everything } from './screen.js'

const SPOKEN_ATTRIBUTES = ['aria-label', 'aria-valuetext', 'title', 'placeholder'] as const

/** Returns every text below the root with its parent element. */
function* texts(root: Element): Generator<[text: string, element: Element]> {
  for (const element of everything(root)) {
    if (element.tagName === 'STYLE') continue
    for (const root of [element, ...(element.shadowRoot === null ? [] : [element.shadowRoot])])
      for (const node of root.childNodes) if (node instanceof Text && node.data.trim() !== '') yield [node.data, element]
  }
}

function* labels(root: Element): Generator<[text: string, element: Element]> {
  for (const element of everything(root))
    for (const name of SPOKEN_ATTRIBUTES) {
      const value = element.getAttribute(name)
      if (value !== null) yield [value, element]
    }
}

/** Returns the texts of a backend (names, addresses, reasons, settings), the longest first. */
export const dataOf = (...values: readonly unknown[]): string[] => {
  const strings = (value: unknown): string[] => {
    if (typeof value === 'string') return [value]
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : []
  }
  return [...new Set(strings(values))].filter((text) => /\p{L}/u.test(text)).sort((a, b) => b.length - a.length)
}

/** Words in dates and times formatted by Intl. */
const CALENDAR = /\b(?:[AP]M|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b/g

/** Returns words shown under the pseudo-locale that no catalogue contains. */
export const uncatalogued = (root: Element, data: readonly string[]): string[] => {
  const found: string[] = []
  for (const [text, element] of [...texts(root), ...labels(root)]) {
    if (element.closest('[translate="no"]') !== null) continue
    let rest = text.replace(CALENDAR, ' ')
    for (const known of data) rest = rest.replaceAll(known, ' ')
    for (let before = ''; before !== rest; ) {
      before = rest
      rest = rest.replace(/\[[^[\]]*\]/g, ' ')
    }
    if (/\p{L}{2}/u.test(rest)) found.push(`${element.localName}.${element.className}: ${text.trim()}`)
  }
  return found
}

/**
 * Returns words that are clipped by their element or overflow the root. Ignores class `cut` and names in the box, because both have a
 * full-text tip.
 */
export const cut = (root: Element): string[] => {
  const frame = root.getBoundingClientRect()
  const found: string[] = []
  for (const [text, element] of texts(root)) {
    if (!(element instanceof HTMLElement) || element.closest('.unseen, .cut, bdi.label, .end.number, option') !== null) continue
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
    const box = element.getBoundingClientRect()
    if (box.width === 0 || isVisuallyHidden(element, root)) continue
    const isFrame = element instanceof HTMLButtonElement || getComputedStyle(element).overflowX !== 'visible'
    // allows for a rotated arrow, which is slightly larger than its box
    if (isFrame && element.scrollWidth > element.clientWidth + 3)
      found.push(`clipped ${element.localName}.${element.className}: ${text.trim()}`)
    else if (!isScrolled(element, root) && isOutside(box, element.closest('dialog')?.getBoundingClientRect() ?? frame))
      found.push(`sticks out ${element.localName}.${element.className}: ${text.trim()}`)
  }
  return found
}

/** Returns whether the element or an ancestor is clipped to one pixel, as text for screen readers is. */
const isVisuallyHidden = (element: Element, root: Element): boolean => {
  for (let at: Element | null = element; at !== null && at !== root; at = at.assignedSlot ?? at.parentElement ?? shadowHost(at)) {
    const { width } = at.getBoundingClientRect()
    if (width > 0 && width <= 1) return true
  }
  return false
}

const isOutside = (box: DOMRect, frame: DOMRect): boolean => box.left < frame.left - 1 || box.right > frame.right + 1

/** Returns whether the element can be scrolled into view. */
const isScrolled = (element: Element, root: Element): boolean => {
  for (let at: Element | null = element; at !== null && at !== root; at = at.assignedSlot ?? at.parentElement ?? shadowHost(at)) {
    const { overflowX } = getComputedStyle(at)
    if ((overflowX === 'auto' || overflowX === 'scroll') && at.scrollWidth > at.clientWidth) return true
  }
  return false
}

const shadowHost = (element: Element): Element | null => {
  const root = element.getRootNode()
  return root instanceof ShadowRoot ? root.host : null
}
