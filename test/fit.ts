import { everything } from './components/find.js'

/** Pixels by which rounding and italics may overflow. */
const TOLERANCE = 1.5

const CONTROL = ':is(button, a[href], summary, select, label, th, [role=tab], [role=columnheader])'
/** Controls that cover others on purpose. */
const LAYERS = ':is([popover], dialog, .menu-list, .filter-panel, .sheet, .members, .tip, .unseen, .clear)'

const isSeen = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })

const describeElement = (element: Element): string => {
  const text = (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 50)
  return `${element.localName}${element.className === '' ? '' : `.${element.className}`} “${text}”`.replaceAll(/\s+/g, ' ')
}

const parentOf = (element: Element): Element | null => {
  if (element.assignedSlot !== null) return element.assignedSlot
  const root = element.getRootNode()
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null)
}

/** Returns whether the element may cover others, because it is in a layer or in a bar that sticks to an edge. */
const isInLayer = (element: Element): boolean => {
  for (let around: Element | null = element; around !== null; around = parentOf(around))
    if (around.matches(LAYERS) || getComputedStyle(around).position === 'sticky') return true
  return false
}

/** Returns the nearest ancestor that clips the element sideways without scrolling, with its box. */
const clipOf = (element: Element): DOMRect | undefined => {
  for (let around = parentOf(element); around !== null; around = parentOf(around)) {
    const { overflowX } = getComputedStyle(around)
    if (overflowX === 'auto' || overflowX === 'scroll') return undefined
    if (overflowX === 'hidden' || overflowX === 'clip') return around.getBoundingClientRect()
  }
  return undefined
}

/** Returns the part of the box that its scrolling and clipping ancestors show. */
const visibleBox = (element: Element, { left, top, right, bottom }: DOMRect): DOMRect => {
  const box = { left, top, right, bottom }
  for (let around = parentOf(element); around !== null; around = parentOf(around)) {
    if (getComputedStyle(around).overflow === 'visible') continue
    const edge = around.getBoundingClientRect()
    box.left = Math.max(box.left, edge.left)
    box.top = Math.max(box.top, edge.top)
    box.right = Math.min(box.right, edge.right)
    box.bottom = Math.min(box.bottom, edge.bottom)
  }
  return new DOMRect(box.left, box.top, Math.max(0, box.right - box.left), Math.max(0, box.bottom - box.top))
}

const hasOwnText = (element: Element): boolean =>
  [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && (node.nodeValue ?? '').trim() !== '')

/** Returns clipped texts and overlapping controls below the root, one line each. */
export const fitFindings = (root: Element): string[] => {
  const findings = new Set<string>()
  const seen = [...everything(root)].filter((element) => element instanceof HTMLElement && isSeen(element))
  const controls: { element: HTMLElement; box: DOMRect }[] = []
  for (const element of seen as HTMLElement[]) {
    const box = element.getBoundingClientRect()
    if (box.width < 2 || box.height < 2) continue
    const isControl = element.matches(CONTROL)
    // Text in `.cut` is directory data that shows in full on hover and focus.
    const isCut =
      element.closest('.cut, .unseen, option, bdi.label') !== null || element.closest('[slot]')?.assignedSlot?.closest('.cut') != null
    if ((isControl || hasOwnText(element)) && !isCut) {
      const { overflowX } = getComputedStyle(element)
      const clips = isControl || overflowX === 'hidden' || overflowX === 'clip'
      // The rotated arrow of a sorted column is wider than its box.
      const tolerance = element.querySelector('.arrow') === null ? TOLERANCE : 3
      if (
        clips &&
        element.scrollWidth > element.clientWidth + tolerance &&
        element.clientWidth > 0 &&
        !element.matches('select, label, th')
      )
        findings.add(`clipped by ${element.scrollWidth - element.clientWidth} px: ${describeElement(element)}`)
      const clip = clipOf(element)
      // Headers for screen readers stand in a box of one pixel.
      const isHiddenOnPurpose = clip !== undefined && clip.width < 2
      if (
        clip !== undefined &&
        !isHiddenOnPurpose &&
        (box.right > clip.right + TOLERANCE || box.left < clip.left - TOLERANCE) &&
        box.width <= clip.width + 400
      )
        findings.add(`cut off by its container: ${describeElement(element)}`)
    }
    if (element.matches('button, a[href], summary, select, input:not([type=hidden])') && !isInLayer(element))
      controls.push({ element, box: visibleBox(element, box) })
  }
  for (const [index, { element, box }] of controls.entries())
    for (const other of controls.slice(index + 1)) {
      if (element.contains(other.element) || other.element.contains(element)) continue
      const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left)
      const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top)
      if (across > 2 && down > 2 && isOnTop(element, box) && isOnTop(other.element, other.box))
        findings.add(`overlap: ${describeElement(element)} and ${describeElement(other.element)}`)
    }
  return [...findings]
}

/** Returns whether some point of the element can be hit. Rows scrolled under the edge of their list cannot. */
const isOnTop = (element: Element, { left, right, top, bottom }: DOMRect): boolean => {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2]
  let hit = document.elementFromPoint(x, y)
  for (;;) {
    const inner: Element | null = hit?.shadowRoot?.elementFromPoint(x, y) ?? null
    if (inner === null || inner === hit) break
    hit = inner
  }
  return hit !== null && element.contains(hit)
}
