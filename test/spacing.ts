import { everything } from './components/find.js'
import { fitFindings } from './fit.js'

/** Pixels by which rounding may move a line over the edge. */
const TOLERANCE = 1

/**
 * Findings that are no loss. The tip of an item shows its figures in full. Texts of the pseudo-locale (in brackets) are longer than those
 * of any language.
 */
const EXEMPT = /span\.end|“\[/

/** The text spacing of WCAG 1.4.12, which overrides every rule of the elements. */
const spacing = new CSSStyleSheet()
spacing.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }')

const rootsOf = (root: Element): ShadowRoot[] =>
  [root, ...everything(root.shadowRoot ?? root)].flatMap(({ shadowRoot }) => shadowRoot ?? [])

/** Applies the text spacing to the shadow roots below the element. Returns a function that removes it. */
export const spread = (root: Element): (() => void) => {
  const roots = rootsOf(root)
  for (const one of roots) one.adoptedStyleSheets.push(spacing)
  return () => {
    for (const one of roots) one.adoptedStyleSheets = one.adoptedStyleSheets.filter((sheet) => sheet !== spacing)
  }
}

const parentOf = (element: Element): Element | null => {
  if (element.assignedSlot !== null) return element.assignedSlot
  const root = element.getRootNode()
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null)
}

/** Returns the nearest ancestor that clips the element vertically, unless an ancestor before it scrolls. */
const clipOf = (element: Element): Element | undefined => {
  for (let around = parentOf(element); around !== null; around = parentOf(around)) {
    const { overflowY } = getComputedStyle(around)
    if (overflowY === 'auto' || overflowY === 'scroll') return undefined
    if (overflowY === 'hidden' || overflowY === 'clip') return around
  }
  return undefined
}

const hasOwnText = (element: Element): boolean =>
  [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && (node.nodeValue ?? '').trim() !== '')

/** Finds lines of text whose upper or lower edge is clipped. */
const cutLines = (root: Element): string[] =>
  [...everything(root)].flatMap((element) => {
    // Texts for screen readers stand in a box of one pixel.
    if (!hasOwnText(element) || element.closest('.unseen') !== null || !element.checkVisibility({ visibilityProperty: true })) return []
    const box = element.getBoundingClientRect()
    const edge = clipOf(element)?.getBoundingClientRect()
    if (edge === undefined || edge.height < 2 || edge.width < 2 || box.width < 2) return []
    // Rows outside of the visible part of a list are clipped as a whole.
    if (box.top >= edge.bottom || box.bottom <= edge.top) return []
    const isCut = box.top < edge.top - TOLERANCE || box.bottom > edge.bottom + TOLERANCE
    return isCut ? [`a line is cut: ${element.localName}.${element.className} “${(element.textContent ?? '').trim().slice(0, 50)}”`] : []
  })

/** Finds texts that the text spacing of WCAG 1.4.12 clips, and controls that it moves over others. */
export const spacingFindings = async (root: Element): Promise<string[]> => {
  const remove = spread(root)
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  try {
    return [...cutLines(root), ...fitFindings(root)].filter((finding) => !EXEMPT.test(finding))
  } finally {
    remove()
  }
}
