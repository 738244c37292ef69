import { expect, fixtureCleanup } from '@open-wc/testing'
import { watchDocument } from '../../src/components/development/watch-document.js'
import { messages as de } from '../../src/components/messages/de.js'
import { createBackupSession as createStrictSession } from '../../src/development.js'
import { type BackupStartPage, defineElements } from '../../src/elements.js'
import { createMemoryAdapter } from '../../src/memory.js'
import { mountPage } from '../worlds/mount-page.js'
import { smallTenant } from '../worlds/tenants.js'
import { until } from '../worlds/waiting.js'

defineElements()

describe('the development build', () => {
  const { warn } = console
  let lines: string[] = []
  let end = (): void => {}
  beforeEach(() => {
    lines = []
    console.warn = (line: string) => lines.push(line)
    end = watchDocument()
  })
  afterEach(() => {
    end()
    console.warn = warn
    fixtureCleanup()
    for (const element of document.querySelectorAll('[data-own]')) element.remove()
  })

  const add = (html: string): HTMLElement => {
    const frame = document.createElement('div')
    frame.dataset.own = ''
    frame.style.blockSize = '900px'
    frame.append(...new DOMParser().parseFromString(html, 'text/html').body.childNodes)
    document.body.append(frame)
    return frame
  }
  const page = (frame: HTMLElement): BackupStartPage => frame.querySelector('backup-start-page') as BackupStartPage
  const warned = (text: string) => until(() => lines.some((line) => line.includes(text)), text)

  const MARKUP: readonly [what: string, html: string, warning: string][] = [
    ['a page without adapter and session', '<backup-start-page></backup-start-page>', 'the page has no adapter and no session'],
    ['an adapter as an attribute', '<backup-start-page adapter="x"></backup-start-page>', 'Set the property: element.adapter'],
    ['React 18', '<backup-start-page adapter="[object Object]"></backup-start-page>', 'React before version 19 sets attributes only'],
    ['a misspelt attribute', '<backup-start-page confirmabove="5"></backup-start-page>', 'Did you mean confirm-above?'],
    ['a misspelt attribute of a tab', '<backup-users-tab locle="de"></backup-users-tab>', 'Did you mean locale?'],
    [
      'api-url without the one script',
      '<backup-start-page api-url="/api"></backup-start-page>',
      'read only by the script backup-start/auto',
    ],
    ['an element outside a provider', '<selection-box></selection-box>', 'the element has no session'],
  ]
  for (const [what, html, warning] of MARKUP) {
    it(`warns once about ${what}`, async () => {
      add(html)
      add(html)
      await warned(warning)
      expect(lines.filter((line) => line.includes(warning)).length).to.equal(1)
      expect(lines.every((line) => line.startsWith('[backup-start] <'))).to.equal(true)
    })
  }

  it('warns about values that are not adapters', async () => {
    const faults: [unknown, string][] = [
      ['/api', 'createHttpAdapter({ baseUrl: "/api" })'],
      [{ name: 'acme', listClouds: async () => [] }, 'adapter has no listUsers, listGroups'],
      [Promise.resolve({}), 'adapter is a promise'],
      [() => ({}), 'adapter is a function'],
    ]
    for (const [value] of faults) page(add('<backup-start-page></backup-start-page>')).adapter = value as never
    for (const [, warning] of faults) await warned(warning)
  })

  it('warns about missing and misspelt messages of a catalogue, and leaves single texts alone', async () => {
    page(add('<backup-start-page></backup-start-page>')).messages = { ...de, language: 'de-CH', add: undefined } as never
    page(add('<backup-start-page></backup-start-page>')).messages = { remov: 'Take out' } as never
    page(add('<backup-start-page></backup-start-page>')).messages = { remove: 'Take out' }
    await warned('the catalogue of de-CH lacks add, shown in English')
    await warned('the message remov does not exist. Did you mean remove?')
    expect(lines.filter((line) => line.includes('lacks')).length).to.equal(1)
  })

  it('warns about a hydration that set nothing', async () => {
    const element = page(add('<backup-start-page></backup-start-page>'))
    Object.assign(element, { __reactProps$abc: { adapter: {} } })
    await warned('the hydration of React has set no adapter')
  })

  it('warns about a page without height', async () => {
    const frame = add('<backup-start-page></backup-start-page>')
    frame.style.blockSize = 'auto'
    page(frame).adapter = createMemoryAdapter({ tenant: smallTenant() })
    await warned('the page has no height')
  })

  it('warns about listeners of misspelt events', async () => {
    const element = page(add('<backup-start-page></backup-start-page>'))
    element.addEventListener('backupStarted', () => {})
    element.addEventListener('backup-startd', () => {})
    element.addEventListener('backup-error', () => {})
    expect(lines).to.deep.equal([
      '[backup-start] <backup-start-page>: the event backupStarted does not exist. Did you mean backup-started?',
      '[backup-start] <backup-start-page>: the event backup-startd does not exist. Did you mean backup-start?',
    ])
  })

  it('warns about a blocked worker', async () => {
    document.dispatchEvent(
      new SecurityPolicyViolationEvent('securitypolicyviolation', {
        effectiveDirective: 'worker-src',
        blockedURI: 'https://portal.example/csv-worker.js',
      } as SecurityPolicyViolationEventInit),
    )
    await warned('blocks the worker that reads CSV files')
  })

  it('says nothing about a page that works', async () => {
    const { page: working } = await mountPage()
    working.addEventListener('backup-started', () => {})
    await new Promise((resolve) => setTimeout(resolve, 1500))
    expect(lines).to.deep.equal([])
  })

  it('creates strict sessions unless the host decides otherwise, and logs warnings', async () => {
    const adapter = createMemoryAdapter({ tenant: smallTenant() })
    const { listClouds } = adapter
    Object.assign(adapter, { listClouds: async (call: never) => (await listClouds(call)).map((cloud) => ({ ...cloud, region: 'eu' })) })
    const strict = createStrictSession({ adapter })
    await strict.refresh().catch(() => {})
    await strict.users.more().catch(() => {})
    expect(strict.cloudsError.value?.field).to.equal('[0].region')
    const tolerant = createStrictSession({ adapter, isStrict: false })
    await tolerant.users.more()
    expect(lines).to.deep.equal(['[backup-start] memory.listClouds: field "[].region" is not known to this version and was ignored'])
    for (const session of [strict, tolerant]) session.dispose()
  })

  it('shows a message on a page without a connection instead of leaving it blank', async () => {
    const element = page(add('<backup-start-page></backup-start-page>'))
    await element.updateComplete
    const sentence = element.shadowRoot?.querySelector('.unconnected') as HTMLElement
    expect(sentence.textContent).to.contain("isn't connected to its backup service")
    expect(getComputedStyle(sentence).visibility).to.equal('hidden')
    for (const animation of sentence.getAnimations()) animation.finish()
    expect(getComputedStyle(sentence).visibility).to.equal('visible')
  })
})
