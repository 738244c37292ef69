import { expect, fireEvent } from 'storybook/test'
import type { World } from './world.js'

/** Implicit roles of elements. */
const IMPLICIT: Readonly<Record<string, string>> = {
  alert: '[role=alert]',
  button: 'button:not([role])',
  checkbox: 'input[type=checkbox]:not([role])',
  combobox: 'select',
  dialog: 'dialog[open]',
  heading: 'h1, h2, h3, h4',
  listitem: 'li',
  progressbar: 'progress',
  radio: 'input[type=radio]',
  region: 'section[aria-label], section[aria-labelledby]',
  searchbox: 'input[type=search]',
  textbox: 'input[type=text], input:not([type]), textarea',
}

/** Yields every element below the root, including open shadow roots. */
export function* everything(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element
    if (element.shadowRoot !== null) yield* everything(element.shadowRoot)
  }
}

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** Returns the text on screen and for screen readers, across shadow roots. */
export const textOf = (node: Node): string => {
  if (node instanceof Text) return node.data
  if (node instanceof HTMLSlotElement && node.assignedNodes().length > 0) return plain(node.assignedNodes().map(textOf).join(' '))
  if (node instanceof Element && node.tagName === 'STYLE') return ''
  if (node instanceof HTMLElement && node.shadowRoot === null && node.hidden) return ''
  const children = node instanceof Element && node.shadowRoot !== null ? node.shadowRoot.childNodes : node.childNodes
  return plain([...children].map(textOf).join(' '))
}

/** Computes the accessible name, limited to the patterns in our markup. */
export const nameOf = (element: Element): string => {
  const ids = element.getAttribute('aria-labelledby')?.split(/\s+/)
  if (ids !== undefined)
    return plain(ids.map((id) => (element.getRootNode() as ShadowRoot).getElementById(id)?.textContent ?? '').join(' '))
  const label = element.getAttribute('aria-label')
  if (label !== null) return plain(label)
  if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement) {
    const [first] = element.labels ?? []
    if (first === undefined) return ''
    const copy = first.cloneNode(true) as Element
    for (const control of copy.querySelectorAll('select, input')) control.remove()
    return plain(copy.textContent ?? '')
  }
  const copy = element.cloneNode(true) as Element
  for (const hidden of copy.querySelectorAll('[aria-hidden=true]')) hidden.remove()
  return plain(copy.textContent ?? '')
}

const isNamed = (element: Element, name: string | RegExp | undefined): boolean =>
  name === undefined || (typeof name === 'string' ? nameOf(element).toLowerCase() === name.toLowerCase() : name.test(nameOf(element)))

const PATIENCE_MS = 4000

/** Waits until the value is defined and returns it. */
export const until = async <T>(get: () => T | undefined | null | false, what: string, ms = PATIENCE_MS): Promise<T> => {
  const end = performance.now() + ms
  for (let pause = 8; ; pause = Math.min(50, pause * 2)) {
    const value = get()
    if (value !== undefined && value !== null && value !== false) return value
    if (performance.now() > end) throw new Error(`not in ${ms} ms: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}

export type Screen = ReturnType<typeof screen>

/** Finds elements by role and name in all open shadow roots. */
export const screen = (root: Element) => {
  const all = (role: string, name?: string | RegExp): HTMLElement[] => {
    const selector = [`[role=${role}]`, IMPLICIT[role]].filter((part) => part !== undefined).join(', ')
    return [...everything(root)].filter(
      (element): element is HTMLElement =>
        element instanceof HTMLElement &&
        element.matches(selector) &&
        element.checkVisibility({ visibilityProperty: true }) &&
        element.closest('[aria-hidden=true]') === null &&
        isNamed(element, name),
    )
  }
  const what = (role: string, name?: string | RegExp): string => `${role}${name === undefined ? '' : ` "${name}"`}`
  const see = (): string => textOf(root)
  return {
    all,
    see,
    /** Waits for the element. */
    find: (role: string, name?: string | RegExp): Promise<HTMLElement> => until(() => all(role, name)[0], what(role, name)),
    /** Waits until no such element exists. */
    gone: async (role: string, name?: string | RegExp): Promise<void> => {
      await until(() => all(role, name).length === 0, `no ${what(role, name)}`)
    },
    /** Waits until the page contains the text. */
    reads: async (text: string | RegExp): Promise<void> => {
      const isThere = (): boolean => (typeof text === 'string' ? see().includes(text) : text.test(see()))
      await until(isThere, `to read "${text}"`).catch(() => expect(see()).toMatch(text))
    },
    /** Returns the first element that matches the selector in any open shadow root. */
    pick: (selector: string): Promise<HTMLElement> =>
      until(() => [...everything(root)].find((element): element is HTMLElement => element.matches(selector)), selector),
    count: (selector: string): number => [...everything(root)].filter((element) => element.matches(selector)).length,
  }
}

/** Selects an option without a click. WebKit opens its native list even on a synthetic click, and the page loses the focus. */
export const choose = async (select: HTMLElement, value: string): Promise<void> => {
  await fireEvent.change(select, { target: { value } })
}

/** Returns the objects that a play function needs. */
export const open = ({ canvasElement, loaded }: { canvasElement: HTMLElement; loaded: Record<string, unknown> }) => {
  const world = loaded.world as World
  return { ...world, world, page: screen(canvasElement) }
}
