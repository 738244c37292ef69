import { EVENT_NAMES } from '../base/event-names.js'
import { TAG_NAMES } from '../base/tags.js'
import { faultsOf } from './check-element.js'
import { nearestName } from './nearest-name.js'

/** Time for a framework to set the properties of a new element, in ms. */
const SETTLE_MS = 1000
const NAMES: readonly string[] = Object.values(TAG_NAMES)

const warned = new Set<string>()
/** Writes a message to the console once for each element of a kind. */
const warnOnce = (about: string, message: string): void => {
  const text = `[backup-start] <${about}>: ${message}`
  if (warned.has(text)) return
  warned.add(text)
  console.warn(text)
}

const checkSoon = (element: HTMLElement): void => {
  const name = element.localName
  setTimeout(() => {
    if (!element.isConnected) return
    if (customElements.get(name) === undefined)
      return warnOnce(name, 'the element is not registered. Import backup-start/define; backup-start/auto registers the start page only.')
    for (const fault of faultsOf(element, name === TAG_NAMES.page)) warnOnce(name, fault)
  }, SETTLE_MS)
}

/** Warns about listeners of misspelt events. */
const watchListeners = (name: string): (() => void) => {
  const { prototype } = customElements.get(name) as { prototype: EventTarget }
  const { addEventListener } = prototype
  prototype.addEventListener = function (this: EventTarget, type: string, ...rest: [never]): void {
    const isKnown = (EVENT_NAMES as readonly string[]).includes(type)
    const nearest = isKnown || !/backup/i.test(type) ? undefined : nearestName(type, EVENT_NAMES)
    if (nearest !== undefined) warnOnce(name, `the event ${type} does not exist. Did you mean ${nearest}?`)
    addEventListener.call(this, type, ...rest)
  }
  return () => {
    prototype.addEventListener = addEventListener
  }
}

/** The CSV worker falls back to the main thread if a policy blocks it. That works, but the page stops while it reads a large file. */
const onViolation = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent): void => {
  if (effectiveDirective !== 'worker-src' && !blockedURI.includes('csv-worker')) return
  warnOnce(
    TAG_NAMES.csvTab,
    `the content security policy blocks the worker that reads CSV files, so the page reads them itself. Allow it with worker-src 'self'.`,
  )
}

/**
 * Development only: warns once, with what to do, about elements that cannot work as they are used. Returns a function that ends the watch and
 * forgets the warnings.
 */
export const watchDocument = (): (() => void) => {
  const check = (node: Node): void => {
    if (!(node instanceof HTMLElement)) return
    if (NAMES.includes(node.localName)) checkSoon(node)
    for (const element of node.querySelectorAll<HTMLElement>(NAMES.join())) checkSoon(element)
  }
  const observer = new MutationObserver((records) => {
    for (const { addedNodes } of records) addedNodes.forEach(check)
  })
  observer.observe(document, { childList: true, subtree: true })
  check(document.documentElement)
  document.addEventListener('securitypolicyviolation', onViolation)
  const names = NAMES.filter((name) => customElements.get(name) !== undefined)
  const ends = names.map(watchListeners)
  return () => {
    observer.disconnect()
    document.removeEventListener('securitypolicyviolation', onViolation)
    warned.clear()
    for (const end of ends) end()
  }
}
