import { aTimeout } from '@open-wc/testing'
import { sendKeys, sendMouse } from '@web/test-runner-commands'

/** Yields all elements below the root, including elements in shadow roots. */
export function* everything(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element
    if (element.shadowRoot !== null) yield* everything(element.shadowRoot)
  }
}

const nameOf = (element: Element): string => {
  const label = element.getAttribute('aria-label')
  if (label !== null) return label
  const copy = element.cloneNode(true) as Element
  for (const hidden of copy.querySelectorAll('[aria-hidden=true]')) hidden.remove()
  return (copy.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
}

/** Returns the visible button with this name. A name that ends with "…" matches every name with that start. */
export const findButton = (root: Element, name: string): HTMLButtonElement | undefined => {
  const isWanted = name.endsWith('…') ? (text: string) => text.startsWith(name.slice(0, -1)) : (text: string) => text === name
  for (const element of everything(root.shadowRoot ?? root))
    if (element instanceof HTMLButtonElement && isWanted(nameOf(element)) && element.checkVisibility({ visibilityProperty: true }))
      return element
  return undefined
}

export const button = (root: Element, name: string): HTMLButtonElement => {
  const found = findButton(root, name)
  if (found === undefined) throw new Error(`no button "${name}"`)
  return found
}

/** Waits for a value that is not undefined. */
export const eventually = async <T>(get: () => T | undefined | null | false, what: string, ms = 10_000): Promise<T> => {
  const end = performance.now() + ms
  for (;;) {
    const value = get()
    if (value !== undefined && value !== null && value !== false) return value
    if (performance.now() > end) throw new Error(`not in ${ms} ms: ${what}`)
    await aTimeout(15)
  }
}

const centre = (element: Element): [number, number] => {
  element.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  const { left, top, width, height } = element.getBoundingClientRect()
  return [Math.round(left + width / 2), Math.round(top + height / 2)]
}

/** Clicks with the real mouse while keys are held. */
export const press = async (element: Element, keys: readonly string[] = []): Promise<void> => {
  for (const key of keys) await sendKeys({ down: key })
  await sendMouse({ type: 'click', position: centre(element) })
  for (const key of keys) await sendKeys({ up: key })
}

export const keys = async (...pressed: readonly string[]): Promise<void> => {
  for (const key of pressed) {
    const parts = key.split('+')
    const last = parts.pop() ?? ''
    for (const held of parts) await sendKeys({ down: held })
    await sendKeys(parts.length === 0 ? { press: last } : { press: last })
    for (const held of parts.reverse()) await sendKeys({ up: held })
  }
}

/** Returns the text of a node without whitespace. */
export const textOf = (element: Element | null | undefined): string => (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
