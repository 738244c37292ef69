import { executeServerCommand, setViewport } from '@web/test-runner-commands'
import axe from 'axe-core'
import { everything } from './components/find.js'
import { interactionFindings } from './interaction.js'
import { spacingFindings } from './spacing.js'
import { regionFindings, watchStatus } from './status.js'
import { structureFindings } from './structure.js'

/** The viewport in WCAG 1.4.10, and its size at 400 % zoom. */
export const WIDE = { width: 1280, height: 1024 }
const ZOOMED = { width: 320, height: 256 }

/** Rules whose result depends on colours or direction. Other rules are checked once, and in the zoomed layout. */
const LOOK_RULES = ['color-contrast', 'target-size']

/** Maximum number of reported findings per story. */
const MOST = 20

/** Emulates media features, in Chromium only; without an argument, resets them. */
export const mediaFeatures = (features: Readonly<Record<string, string>> = {}): Promise<unknown> =>
  executeServerCommand(
    'media-features',
    Object.entries(features).map(([name, value]) => ({ name, value })),
  )

const painted = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))

const plain = (text: string): string => text.replaceAll(/<!--.*?-->|\s+/g, ' ').trim()

const tell = (element: Element | null): string => (element === null ? 'nothing' : plain(element.outerHTML).slice(0, 120))

/** Returns axe findings, one line each. */
const axeFindings = async (root: Element, options: axe.RunOptions): Promise<string[]> => {
  const { violations } = await axe.run(root, { resultTypes: ['violations'], ...options })
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .map(({ html, failureSummary = '' }) => ({ html: plain(html).slice(0, 160), why: failureSummary.split('\n')[1]?.trim() ?? '' }))
      // a target under a sticky bar can be scrolled into view, and `reflowFindings` checks that a focused target is in view
      .filter(({ why }) => !why.includes('partially obscured'))
      .map(({ html, why }) => `${id}: ${html} ${why}`),
  )
}

const isSeen = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })

const deepActive = (): Element | null => {
  let element = document.activeElement
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  return element
}

const topAt = (x: number, y: number): Element | null => {
  let element = document.elementFromPoint(x, y)
  for (;;) {
    const inner = element?.shadowRoot?.elementFromPoint(x, y) ?? null
    if (inner === null || inner === element) return element
    element = inner
  }
}

/** Returns the element that covers the whole visible part of this element, if any. */
const coverOf = (element: Element): Element | null | undefined => {
  const box = element.getBoundingClientRect()
  const [left, right] = [Math.max(0, box.left), Math.min(innerWidth, box.right)]
  const [top, bottom] = [Math.max(0, box.top), Math.min(innerHeight, box.bottom)]
  let cover: Element | null = null
  if (right - left < 1 || bottom - top < 1) return null
  for (const across of [0.5, 0.1, 0.9])
    for (const down of [0.5, 0.1, 0.9]) {
      cover = topAt(left + (right - left) * across, top + (bottom - top) * down)
      if (cover !== null && (element.contains(cover) || cover.matches('label'))) return undefined
    }
  return cover
}

const parentOf = (element: Element): Element | null => {
  if (element.assignedSlot !== null) return element.assignedSlot
  const root = element.getRootNode()
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null)
}

/** Returns whether most of the element is scrolled out of its scroll container. */
const isScrolledAway = (element: Element): boolean => {
  const { top, bottom, height } = element.getBoundingClientRect()
  for (let around = parentOf(element); around !== null; around = parentOf(around)) {
    if (getComputedStyle(around).overflowY === 'visible' || around === document.documentElement) continue
    const edge = around.getBoundingClientRect()
    if (Math.min(bottom, edge.bottom) - Math.max(top, edge.top) < height * 0.9) return true
  }
  return false
}

/** Returns whether the center of the element is in view but covered by another element. */
const isCovered = (element: Element): boolean => {
  const { left, top, width, height } = element.getBoundingClientRect()
  const [x, y] = [left + width / 2, top + height / 2]
  const on = x >= 0 && y >= 0 && x < innerWidth && y < innerHeight ? topAt(x, y) : null
  return on !== null && !element.contains(on)
}

const PRESSABLE = ':is(a[href], button, input, select, textarea, summary, [role=tab], [role=menuitem])'

/**
 * Finds pointer targets smaller than 24 px without spacing (WCAG 2.5.8). axe checks only focusable targets; this checks every element with
 * an interactive role or a pointer cursor. Excludes shares of the credit bar, because their width represents their number.
 */
const targetFindings = (root: Element): string[] => {
  const isTarget = (element: Element): boolean => {
    if (element.matches('.bar > .part, :disabled')) return false
    const { cursor } = getComputedStyle(element)
    const isPointer = cursor === 'pointer' && element.parentElement !== null && getComputedStyle(element.parentElement).cursor !== 'pointer'
    return element.matches(PRESSABLE) || isPointer
  }
  const seen = [...everything(root)].filter((element) => isSeen(element) && isTarget(element))
  // counts a label once, without the control inside it
  const targets = seen.filter((element) => !seen.some((other) => other !== element && other.contains(element)))
  const boxes = targets
    .filter((element) => !isScrolledAway(element) && !isCovered(element))
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 1 && box.height > 1)
  const isSmall = ({ width, height }: DOMRect): boolean => width < 23.95 || height < 23.95
  const reach = (x: number, y: number, box: DOMRect): number =>
    Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom))
  return boxes.flatMap(({ element, box }) => {
    if (!isSmall(box)) return []
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
    const near = boxes.find((other) => {
      if (other.element === element) return false
      const toCentre = Math.hypot(other.box.left + other.box.width / 2 - x, other.box.top + other.box.height / 2 - y)
      return reach(x, y, other.box) < 12 || (isSmall(other.box) && toCentre < 24)
    })
    if (near === undefined) return []
    // hit tests only work for elements in view
    element.scrollIntoView({ block: 'nearest' })
    return isCovered(element)
      ? []
      : [`target of ${Math.round(box.width)} × ${Math.round(box.height)} px near ${tell(near.element)}: ${tell(element)}`]
  })
}

/** Finds animations and transitions that run despite `prefers-reduced-motion`. */
const motionFindings = (root: Element): string[] =>
  [...everything(root)].flatMap((element) =>
    // an element without a slot to render it has no computed style
    (getComputedStyle(element).display === '' ? [] : [undefined, '::before', '::after']).flatMap((pseudo) => {
      const { animationName, transitionDuration, transitionProperty } = getComputedStyle(element, pseudo)
      const isStill = animationName === 'none' && (transitionProperty === 'none' || /^0s(, 0s)*$/.test(transitionDuration))
      return isStill ? [] : [`moves: ${pseudo ?? ''} ${tell(element)}`]
    }),
  )

const TABBABLE = ':is(a[href], button, input, select, textarea, summary, [tabindex]):not(:disabled)'

/** Finds elements that make the page scroll horizontally, and focusable elements that are clipped or covered while focused. */
const reflowFindings = async (root: Element): Promise<string[]> => {
  const findings: string[] = []
  const all = [...everything(root)]
  const { scrollWidth } = document.documentElement
  if (scrollWidth > innerWidth) {
    const outside = all.filter((element) => isSeen(element) && element.getBoundingClientRect().right > innerWidth + 0.5)
    findings.push(`scrolls sideways to ${scrollWidth}: ${outside.slice(0, 5).map(tell).join(', ')}`)
  }
  const modal = all.find((element) => element.matches('dialog[open]'))
  for (const element of all) {
    if (!(element instanceof HTMLElement) || !element.matches(TABBABLE) || element.tabIndex < 0) continue
    if (!element.isConnected || !isSeen(element) || modal?.contains(element) === false) continue
    // focusing an already focused element does not scroll
    if (deepActive() === element) element.blur()
    element.focus()
    if (coverOf(element) !== undefined) await painted()
    if (deepActive() !== element) continue
    const { left, right } = element.getBoundingClientRect()
    if (left < -1 || right > innerWidth + 1) findings.push(`cut off (${Math.round(left)} to ${Math.round(right)}): ${tell(element)}`)
    const cover = coverOf(element)
    if (cover !== undefined) findings.push(`has the focus under ${tell(cover)}: ${tell(element)}`)
  }
  return findings
}

/**
 * Inspects a played story in both color schemes and directions, in forced colors, at 400 % zoom, with large text spacing, and in use.
 *
 * @param unsaid statuses that were not announced while the story played
 */
export const inspect = async (canvas: HTMLElement, ignoredRules: readonly string[], unsaid: readonly string[]): Promise<void> => {
  const stage = canvas.querySelector<HTMLElement>('.stage')
  if (stage === null) throw new Error('there is no stage')
  const { scheme } = stage.dataset
  const { dir } = stage
  const rules = { 'target-size': { enabled: true }, ...Object.fromEntries(ignoredRules.map((id) => [id, { enabled: false }])) }
  const lookRules: axe.RunOptions = { runOnly: LOOK_RULES.filter((id) => !ignoredRules.includes(id)) }
  const findings: string[] = []
  const note = (look: string, found: readonly string[]): void => void findings.push(...found.map((finding) => `${look}: ${finding}`))

  note('as it is', await axeFindings(canvas, { rules }))
  note('as it is', targetFindings(canvas))
  note('as it is', structureFindings(canvas))
  note('as it is', regionFindings(canvas))
  note('while it plays', unsaid)

  stage.dataset.scheme = scheme === 'dark' ? 'light' : 'dark'
  await painted()
  note(stage.dataset.scheme, await axeFindings(canvas, lookRules))
  stage.dataset.scheme = scheme

  stage.dir = dir === 'rtl' ? 'ltr' : 'rtl'
  await painted()
  note(stage.dir, await axeFindings(canvas, lookRules))
  stage.dir = dir

  try {
    // in forced colors, axe would check colors that are not painted
    await mediaFeatures({ 'forced-colors': 'active' })
    await painted()
    note('forced colours', await axeFindings(canvas, { rules: { ...rules, 'color-contrast': { enabled: false } } }))

    // no transition may run during the inspection
    await mediaFeatures({ 'prefers-reduced-motion': 'reduce' })
    note('less motion', motionFindings(canvas))
    stage.dataset.width = 'full'
    await setViewport(ZOOMED)
    await painted()
    note('400 %', await axeFindings(canvas, { rules }))
    note('400 %', targetFindings(canvas))
    note('400 %', await reflowFindings(canvas))
    note('400 %', structureFindings(canvas))
    await setViewport(WIDE)
    note('text spacing', await spacingFindings(canvas))
  } finally {
    await setViewport(WIDE)
    await mediaFeatures()
  }
  const status = watchStatus(canvas)
  note('in use', await interactionFindings(canvas))
  note('in use', await status.findings())
  note('in use', structureFindings(canvas))

  if (findings.length > 0) throw new Error(`${findings.length} findings\n${findings.slice(0, MOST).join('\n')}`)
}
