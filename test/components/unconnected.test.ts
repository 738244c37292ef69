import { expect, fixtureCleanup } from '@open-wc/testing'
import type { LitElement } from 'lit'
import { TAG_NAMES } from '../../src/components/base/tags.js'
import { messages as he } from '../../src/components/messages/he.js'
import type { BackupSession } from '../../src/core/index.js'
import { type BackupRunView, defineElements } from '../../src/elements.js'
import { sampleOf } from '../worlds/sessions.js'
import { usersOf } from '../worlds/tenants.js'
import { until } from '../worlds/waiting.js'

defineElements()

type Element = LitElement & { session?: BackupSession | undefined; messages?: unknown }

/** The scope picker shows its two selects, which are empty. */
const NAMES = Object.values(TAG_NAMES).filter((name) => name !== TAG_NAMES.scopePicker)

describe('an element without a session', () => {
  afterEach(() => {
    for (const element of document.querySelectorAll(NAMES.join())) element.remove()
    fixtureCleanup()
  })

  const add = async (name: string, properties: Partial<Element> = {}): Promise<Element> => {
    const element = Object.assign(document.createElement(name), properties) as Element
    document.body.append(element)
    await element.updateComplete
    return element
  }
  const sentenceOf = (element: Element): HTMLElement | null => element.renderRoot.querySelector<HTMLElement>('.unconnected')

  for (const name of NAMES) {
    it(`shows a message instead of blank space: ${name}`, async () => {
      const element = await add(name)
      await until(() => sentenceOf(element) !== null, 'the message')
      const sentence = sentenceOf(element) as HTMLElement
      expect(sentence.textContent).to.equal("This page isn't connected to its backup service. Tell the administrator of this site.")
      expect(element.renderRoot.querySelector('[aria-busy=true]')).to.equal(null)
      // The host may set the session after the first render, so the message waits.
      expect(getComputedStyle(sentence).visibility).to.equal('hidden')
      for (const animation of sentence.getAnimations()) animation.finish()
      expect(getComputedStyle(sentence).visibility).to.equal('visible')
      expect(sentence.getBoundingClientRect().height).to.be.above(10)
    })
  }

  it('speaks the language of its catalogue', async () => {
    const element = await add('backup-run-view', { messages: he })
    await until(() => sentenceOf(element) !== null, 'the message')
    expect(sentenceOf(element)?.textContent).to.equal(he.pageUnconnected)
  })

  it('shows its content when the session comes, and the message when it goes', async () => {
    const element = (await add('backup-run-view')) as BackupRunView
    const { session } = sampleOf({ users: usersOf(3) })
    element.session = session
    await until(() => element.renderRoot.querySelector('h2') !== null, 'the heading')
    expect(sentenceOf(element)).to.equal(null)
    element.session = undefined
    await until(() => sentenceOf(element) !== null, 'the message')
    session.dispose()
  })
})
