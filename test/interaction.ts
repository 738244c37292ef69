import { everything } from './components/find.js'

const TABBABLE = ':is(a[href], button, input, select, textarea, summary, [tabindex]):not(:disabled)'
/** Maximum number of buttons pressed per story. The first of each name is pressed. */
const MOST_PRESSED = 12
/** Buttons that leave the page or write a file. */
const LEAVES = /download|save|export|report|sample/i
/** Maximum wait in ms for the focus to arrive after an action, or for a tip to change. */
const PATIENCE_MS = 1500

const isSeen = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
const nameOf = (element: Element): string =>
  (element.getAttribute('aria-label') ?? element.textContent ?? '').replaceAll(/\s+/g, ' ').trim()

const isSoon = async (holds: () => boolean): Promise<boolean> => {
  const end = performance.now() + PATIENCE_MS
  while (!holds()) {
    if (performance.now() > end) return false
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
  return true
}

const hasFocus = (): boolean => document.activeElement !== null && document.activeElement !== document.body

/** Finds tab stops whose order differs from the order on screen (WCAG 2.4.3): positive tabindexes, and neighbours that CSS reorders. */
const orderFindings = (root: Element): string[] => {
  const stops = [...everything(root)].filter(
    (element): element is HTMLElement =>
      element instanceof HTMLElement && element.matches(TABBABLE) && element.tabIndex >= 0 && isSeen(element),
  )
  const findings = stops.filter(({ tabIndex }) => tabIndex > 0).map((stop) => `tabindex ${stop.tabIndex}: ${nameOf(stop)}`)
  for (const [index, stop] of stops.entries()) {
    const next = stops[index + 1]
    if (next === undefined || next.parentElement === null || next.parentElement !== stop.parentElement) continue
    const [one, two] = [stop.getBoundingClientRect(), next.getBoundingClientRect()]
    const isRtl = getComputedStyle(next.parentElement).direction === 'rtl'
    const isOneLine = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top) > 2
    const isBefore = isOneLine ? (isRtl ? two.left > one.right - 1 : two.right < one.left + 1) : two.bottom < one.top + 1
    if (isBefore) findings.push(`the focus goes back from "${nameOf(stop)}" to "${nameOf(next)}"`)
  }
  return findings
}

const hover = (element: Element, type = 'pointerover', from: Element | null = null): void => {
  const isBubbling = type === 'pointerover'
  element.dispatchEvent(new PointerEvent(type, { bubbles: isBubbling, composed: isBubbling, pointerType: 'mouse', relatedTarget: from }))
}

/** Checks that a shown tip stays while it is hovered, and hides on Escape (WCAG 1.4.13). */
const shownTipFindings = async (tip: () => Element | undefined, moveOver: (shown: Element) => void): Promise<string[]> => {
  const shown = tip() as Element
  moveOver(shown)
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  if (tip() === undefined) return [`the tip "${nameOf(shown)}" goes away when it is hovered`]
  if (getComputedStyle(shown).pointerEvents === 'none') return [`the tip "${nameOf(shown)}" cannot be hovered`]
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }))
  return (await isSoon(() => tip() === undefined)) ? [] : [`Escape does not hide the tip "${nameOf(shown)}"`]
}

/** Checks the tip of the first cell that has one, and that of the first truncated item of the box. */
const tipFindings = async (root: Element): Promise<string[]> => {
  const findings: string[] = []
  const find = (selector: string): Element | undefined =>
    [...everything(root)].find((element) => element.matches(selector) && isSeen(element) && nameOf(element) !== '')
  const cell = [...everything(root)].find((element) => element.matches('[role=gridcell][data-tip]:not([data-tip=""])') && isSeen(element))
  if (cell !== undefined) {
    hover(cell)
    if (await isSoon(() => find('.full-text') !== undefined))
      findings.push(
        ...(await shownTipFindings(
          () => find('.full-text'),
          (shown) => hover(shown),
        )),
      )
    else findings.push(`no tip for the cell "${nameOf(cell)}"`)
  }
  const cut = [...everything(root)].find((element) => element.matches('[role=option] .cut') && element.scrollWidth > element.clientWidth)
  const list = cut?.closest('[role=listbox]')
  if (cut === undefined || list === null || list === undefined) return findings
  hover(cut)
  if (await isSoon(() => find('.whole') !== undefined))
    findings.push(
      ...(await shownTipFindings(
        () => find('.whole'),
        (shown) => hover(list, 'pointerleave', shown),
      )),
    )
  else findings.push(`no tip for the item "${nameOf(cut)}"`)
  return findings
}

/** Presses the buttons of the story one after the other, and finds those after which nothing has the focus (WCAG 2.4.3). */
const focusFindings = async (root: Element): Promise<string[]> => {
  const findings: string[] = []
  const pressed = new Set<string>()
  const next = (): HTMLElement | undefined => {
    const modal = [...everything(root)].find((element) => element.matches('dialog[open]'))
    return [...everything(modal ?? root)].find(
      (element): element is HTMLElement =>
        element instanceof HTMLElement &&
        element.matches('button:not(:disabled, [aria-disabled=true])') &&
        element.tabIndex >= 0 &&
        isSeen(element) &&
        !pressed.has(nameOf(element)) &&
        !LEAVES.test(nameOf(element)),
    )
  }
  for (let button = next(); button !== undefined && pressed.size < MOST_PRESSED; button = next()) {
    const name = nameOf(button)
    pressed.add(name)
    button.focus()
    if (!hasFocus()) continue
    button.click()
    const isHeld = await isSoon(hasFocus)
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    if (!isHeld || !(await isSoon(hasFocus))) findings.push(`nothing has the focus after "${name}"`)
  }
  return findings
}

/** Checks the order of tab stops, the tips and the focus after each action. Presses buttons, so it changes the story. */
export const interactionFindings = async (root: Element): Promise<string[]> => [
  ...orderFindings(root),
  ...(await tipFindings(root)),
  ...(await focusFindings(root)),
]
