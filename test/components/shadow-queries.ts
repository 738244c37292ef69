import type { LitElement } from 'lit'

export const root = (element: LitElement): ShadowRoot => element.shadowRoot as ShadowRoot
export const all = <E extends Element = HTMLElement>(element: LitElement, selector: string): E[] => [
  ...root(element).querySelectorAll<E>(selector),
]
export const one = <E extends Element = HTMLElement>(element: LitElement, selector: string): E => {
  const found = root(element).querySelector<E>(selector)
  if (found === null) throw new Error(`no ${selector} in ${element.localName}`)
  return found
}
export const textOf = (node: Element | null | undefined): string => (node?.textContent ?? '').replace(/\s+/g, ' ').trim()
/** Returns the button with this accessible name. */
export const button = (element: LitElement, name: string): HTMLButtonElement => {
  const found = all<HTMLButtonElement>(element, 'button').find(
    (candidate) => (candidate.getAttribute('aria-label') ?? textOf(candidate)) === name,
  )
  if (found === undefined) throw new Error(`no button "${name}": ${all(element, 'button').map(textOf).join(' | ')}`)
  return found
}
export const hasButton = (element: LitElement, name: string): boolean =>
  all(element, 'button').some((candidate) => (candidate.getAttribute('aria-label') ?? textOf(candidate)) === name)
export const row = (element: LitElement, index: number, grid = ''): HTMLElement => one(element, `${grid} .row[data-index="${index}"]`)
export const focused = (element: LitElement): HTMLElement | null => root(element).activeElement as HTMLElement | null
export const focusedIndex = (element: LitElement): number => Number(focused(element)?.closest<HTMLElement>('.row')?.dataset.index ?? -1)
/** Compares nodes without chai, because chai prints large parts of the page if nodes differ. */
export const hasFocus = (element: LitElement, node: Element): boolean => focused(element) === node
