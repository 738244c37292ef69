import { nextFrame } from '@open-wc/testing'
import type { LitElement } from 'lit'
import { type BackupSession, createBackupSession, type Scope, type User } from '../../src/core/index.js'
import { createMemoryAdapter, type Fault, type MemoryAdapter, type TenantDomain } from '../../src/memory.js'

export const SCOPE: Scope = { cloudId: 'c', domainId: 'd' }

export const userOf = (n: number, more: Partial<User> = {}): User => ({
  id: `u${n}`,
  name: `Person ${String(n).padStart(4, '0')}`,
  email: `person${n}@example.com`,
  accountStatus: 'active',
  backupStatus: 'none',
  ...more,
})
export const usersOf = (count: number): User[] => Array.from({ length: count }, (_, index) => userOf(index + 1))

export interface Sample {
  adapter: MemoryAdapter
  session: BackupSession
}

export const sampleOf = (
  domain: Partial<TenantDomain>,
  options: { latencyMs?: number; faults?: (call: { method: string; count: number }) => Fault | undefined; pageSize?: number } = {},
): Sample => {
  const { pageSize, ...rest } = options
  const adapter = createMemoryAdapter({
    ...rest,
    tenant: {
      clouds: [
        {
          id: 'c',
          name: 'Cloud',
          kind: 'google-workspace',
          domains: [
            {
              id: 'd',
              name: 'example.com',
              credits: 500,
              users: [],
              groups: [],
              orgUnits: [],
              synced: { users: '2026-11-01T00:00:00.000Z', groups: '2026-11-01T00:00:00.000Z', 'org-units': '2026-11-01T00:00:00.000Z' },
              ...domain,
            },
          ],
        },
      ],
    },
  })
  return { adapter, session: createBackupSession({ adapter, scope: SCOPE, pageSize }) }
}

export const define = (name: string, element: CustomElementConstructor): void => {
  if (customElements.get(name) === undefined) customElements.define(name, element)
}

type Sessioned = LitElement & { session?: BackupSession | undefined }

const mounted: { element: HTMLElement; session: BackupSession }[] = []

/** An element in the document, with the first answers there. */
export const mount = async <E extends Sessioned>(name: string, session: BackupSession): Promise<E> => {
  const element = document.createElement(name) as E
  element.session = session
  document.body.append(element)
  mounted.push({ element, session })
  await settled(element)
  return element
}

export const unmountAll = (): void => {
  for (const { element, session } of mounted.splice(0)) {
    element.remove()
    session.dispose()
  }
}

export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

export const settled = async (element: LitElement): Promise<void> => {
  for (let round = 0; round < 4; round += 1) {
    await wait(8)
    await nextFrame()
    await element.updateComplete
  }
}

export const until = async (isSo: () => unknown, what = 'it'): Promise<void> => {
  const end = performance.now() + 10_000
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`${what} did not come`)
    await wait(10)
  }
}

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
/** A button by its accessible name, or by how that begins. */
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
/** Compared here, as a failing comparison of nodes writes out half the page. */
export const hasFocus = (element: LitElement, node: Element): boolean => focused(element) === node
