import { everything, textOf } from './components/find.js'
import { listenToLiveRegions, liveRegions } from './components/live-regions.js'

/** Texts that tell the result or the progress of an action. A hint says what an empty panel is for. */
const STATUS = ':is(.notice, .message, .problem-text):not(.hint, .hint *)'
/** Content that an action opens, such as a tab or a dialog, is no status. */
const PLACE = ':is([role=tabpanel], dialog, [popover], .panel)'
/** Actions of a person. */
const ACTIONS = ['click', 'keydown', 'input', 'change', 'drop', 'paste'] as const
/** Maximum wait in ms for an announcement. Elements merge announcements within 500 ms. */
const PATIENCE_MS = 5000
const PAUSE_MS = 40

const isSeen = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
const isLive = (element: Element): boolean =>
  element.closest('[role=status], [role=alert], [role=log], [aria-live=polite], [aria-live=assertive]') !== null

const parentOf = (element: Element): Element | null => {
  const root = element.getRootNode()
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null)
}

const placeOf = (element: Element): Element | null => {
  for (let around: Element | null = element; around !== null; around = parentOf(around))
    if (around.matches(PLACE) || around.localName.includes('-')) return around
  return null
}

const deepActive = (): Element | null => {
  let element = document.activeElement
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  return element
}

/** Returns whether the focus is in the element, or stands before it in the same dialog or panel, so that it is read next. */
const hasFocus = (element: Element): boolean => {
  for (let around = deepActive(); around !== null; around = parentOf(around)) if (around === element) return true
  return false
}

const wordsOf = (text: string): string =>
  text
    .replaceAll(/[\s\u2066-\u2069]+/g, ' ')
    .trim()
    .toLowerCase()

/** Returns whether an announcement tells a part of the text: its title, its first sentence, or all of it. */
const isTold = (element: Element, said: readonly string[]): boolean => {
  const text = wordsOf(textOf(element))
  const parts = [...element.querySelectorAll('strong, .words, .number'), element]
    .map((part) => wordsOf(textOf(part)))
    .flatMap((part) => [part, part.split(/(?<=[.!?。])\s/)[0] ?? part])
    .filter((part) => part.length > 3)
  return said.map(wordsOf).some((each) => text.includes(each) || parts.some((part) => each.includes(part)))
}

/** Returns whether the focused control is described by the element. */
const describesFocus = (element: Element): boolean => {
  const ids = deepActive()?.getAttribute('aria-describedby')?.split(/\s+/) ?? []
  return element.id !== '' && ids.includes(element.id)
}

interface Pending {
  element: Element
  text: string
  since: number
  /** Number of announcements before the action. */
  saidBefore: number
}

export interface StatusWatch {
  /** Waits for announcements of the latest statuses, stops, and returns statuses that were not announced (WCAG 4.1.3). */
  findings(): Promise<string[]>
}

/** Watches the statuses that appear after the first action below the root, and compares them with the announcements. */
export const watchStatus = (root: HTMLElement): StatusWatch => {
  const live = listenToLiveRegions(() => root)
  const known = new WeakMap<Element, string>()
  const places = new Map<Element, number>()
  const findings = new Set<string>()
  let pending: Pending[] = []
  let actedAt: number | undefined
  let saidBefore = 0
  const onAction = (): void => {
    look()
    actedAt = performance.now()
    saidBefore = live.said.length
  }

  /** An error is a status wherever it appears. Other texts are content if their place was opened by the last action. */
  const isContent = (element: Element): boolean => {
    const place = placeOf(element)
    const openedAt = place === null ? undefined : places.get(place)
    return !element.matches('.bad, .problem-text') && openedAt !== undefined && actedAt !== undefined && openedAt >= actedAt
  }

  const look = (): void => {
    const now = performance.now()
    for (const element of everything(root)) {
      const isPlace = element.matches(PLACE) || element.localName.includes('-')
      if (isPlace) {
        if (!isSeen(element)) places.delete(element)
        else if (!places.has(element)) places.set(element, now)
      }
      if (!element.matches(STATUS)) continue
      const text = isSeen(element) ? textOf(element) : ''
      // The status is the text without its numbers and quoted words, which change often.
      const shape = text.replaceAll(/[\d.,]+/g, '0').replaceAll(/“[^”]*”/g, '“”')
      if (known.get(element) === shape) continue
      known.set(element, shape)
      if (
        text !== '' &&
        actedAt !== undefined &&
        !isLive(element) &&
        element.querySelector('[role=alert], [role=status], [aria-live]') === null &&
        !isContent(element)
      )
        pending.push({ element, text, since: now, saidBefore })
    }
    pending = pending.filter(({ element, text, since, saidBefore: before }) => {
      if (!element.isConnected || !isSeen(element) || hasFocus(element) || describesFocus(element) || isTold(element, live.said))
        return false
      // The text of an empty list or of a note may be announced in shorter words, such as "0 of 3 domains".
      if (!element.matches('.bad, .problem-text') && live.said.length > before) return false
      if (now - since < PATIENCE_MS) return true
      findings.add(`no announcement of “${text.slice(0, 90)}”`)
      return false
    })
  }

  look()
  for (const type of ACTIONS) root.addEventListener(type, onAction, { capture: true })
  const timer = setInterval(look, PAUSE_MS)

  return {
    async findings() {
      do {
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
        look()
      } while (pending.length > 0)
      clearInterval(timer)
      live.stop()
      for (const type of ACTIONS) root.removeEventListener(type, onAction, { capture: true })
      return [...findings]
    },
  }
}

/** Finds live regions that a screen reader cannot announce, or announces twice. */
export const regionFindings = (root: Element): string[] =>
  liveRegions(root).flatMap((region) => {
    const tell = `${region.localName}.${region.className}`
    const findings: string[] = []
    for (let around: Element | null = region; around !== null && around !== root; around = parentOf(around)) {
      if (around.getAttribute('aria-hidden') === 'true') findings.push(`a hidden live region: ${tell}`)
      if (around !== region && around.matches('[role=status], [role=alert], [role=log], [aria-live=polite], [aria-live=assertive]'))
        findings.push(`a live region in another: ${tell}`)
    }
    return findings
  })
