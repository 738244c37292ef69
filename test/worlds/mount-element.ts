import { nextFrame } from '@open-wc/testing'
import type { LitElement } from 'lit'
import type { BackupSession } from '../../src/core/index.js'
import { wait } from './waiting.js'

export const define = (name: string, element: CustomElementConstructor): void => {
  if (customElements.get(name) === undefined) customElements.define(name, element)
}

type Sessioned = LitElement & { session?: BackupSession | undefined }

const mounted: { element: HTMLElement; session: BackupSession }[] = []

/** Appends an element with a session to the document. Resolves after it has rendered the first answers. */
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

/** Resolves after four frames, in which answers without latency arrive and render. */
export const settled = async (element: LitElement): Promise<void> => {
  for (let round = 0; round < 4; round += 1) {
    await wait(8)
    await nextFrame()
    await element.updateComplete
  }
}

const ROUNDS = 1000

/** Resolves when `find` returns a truthy value after a render of the element. */
export const whenRendered = async (element: LitElement, find: () => unknown): Promise<void> => {
  for (let round = 0; round < ROUNDS; round += 1) {
    await wait()
    await element.updateComplete
    if (find()) return
    await wait(10)
  }
  throw new Error(`never there: ${find}`)
}
