import { expect, fixture, fixtureCleanup } from '@open-wc/testing'
import { html } from 'lit'
import { TAG_NAMES } from '../../../src/components/base/tags.js'
import { messages as english } from '../../../src/components/messages/en.js'
import { createBackupSession } from '../../../src/core/index.js'
import { BackupNavigateEvent, BackupStartPage, defineElements, SelectionBox } from '../../../src/elements.js'
import { createMemoryAdapter } from '../../../src/memory.js'
import { sampleTenant } from '../../worlds/tenants.js'
import { eventually, everything, findButton, textOf } from '../find.js'

/** Creates a registry, or returns `undefined` in a browser without scoped registries. */
const createRegistry = (): CustomElementRegistry | undefined => {
  try {
    return new CustomElementRegistry()
  } catch {
    return undefined
  }
}

describe('defineElements', () => {
  const { warn } = console
  let warnings: unknown[][] = []
  beforeEach(() => {
    warnings = []
    console.warn = (...args: unknown[]) => {
      if (String(args[0]).includes('[backup-start]')) warnings.push(args)
    }
  })
  afterEach(() => {
    console.warn = warn
    fixtureCleanup()
  })

  it('registers all tag names and is idempotent', () => {
    defineElements()
    for (const name of Object.values(TAG_NAMES)) expect(customElements.get(name), name).to.be.a('function')
    expect(customElements.get('selection-box')).to.equal(SelectionBox)
    defineElements()
    defineElements({ suffix: 'again' })
    defineElements({ suffix: 'again' })
    expect(warnings).to.have.length(0)
  })

  it('accepts a subclass of an element under its tag name without a warning', () => {
    customElements.define('backup-start-page-auto', class extends BackupStartPage {})
    defineElements({ suffix: 'auto' })
    expect(warnings).to.have.length(0)
  })

  it('skips tag names of other classes and warns once', () => {
    class Other extends HTMLElement {}
    class Another extends HTMLElement {}
    customElements.define('selection-box-taken', Other)
    customElements.define('backup-users-tab-taken', Another)
    defineElements({ suffix: 'taken' })
    expect(customElements.get('selection-box-taken')).to.equal(Other)
    expect(customElements.get('backup-start-page-taken')).to.be.a('function')
    expect(warnings).to.have.length(1)
    expect(String(warnings[0]?.[0])).to.contain('selection-box-taken').and.to.contain('backup-users-tab-taken')
  })

  it('rejects a suffix that is not valid in tag names', () => {
    expect(() => defineElements({ suffix: 'V2' })).to.throw(RangeError)
    expect(() => defineElements({ suffix: '> <script' })).to.throw(RangeError)
  })

  it('applies the suffix to all inner elements', async () => {
    defineElements({ suffix: 'v2' })
    const adapter = createMemoryAdapter({ tenant: sampleTenant({ users: 20 }) })
    const container = await fixture(html`<div></div>`)
    const page = Object.assign(document.createElement('backup-start-page-v2'), { adapter })
    container.append(page)
    await eventually(() => page.shadowRoot?.querySelector('selection-box-v2'), 'the box under its suffix')
    const plain = [...everything(container)].filter((element) => Object.values(TAG_NAMES).includes(element.localName as 'selection-box'))
    expect(plain.map(({ localName }) => localName)).to.deep.equal([])
    const suffixed = [...everything(container)].filter(({ localName }) => localName.endsWith('-v2')).map(({ localName }) => localName)
    expect(suffixed).to.include.members(['backup-scope-picker-v2', 'backup-users-tab-v2', 'selection-box-v2'])
    Object.assign(page, { adapter: undefined })
  })

  it('uses a session provided under the context key by another version', async () => {
    defineElements()
    const session = createBackupSession({ adapter: createMemoryAdapter({ tenant: sampleTenant({ users: 20 }) }) })
    session.selection.put([{ kind: 'user', id: 'somebody' }])
    const around = await fixture<HTMLElement>(html`<div></div>`)
    around.addEventListener('context-request', (event) => {
      const { context, callback } = event as Event & { context: unknown; callback(value: unknown): void }
      if (context !== Symbol.for('backup-start.session.1')) return
      event.stopPropagation()
      callback(session)
    })
    const box = document.createElement('selection-box')
    around.append(box)
    await eventually(() => box.shadowRoot?.querySelector('[role=option]'), 'the item of that session')
    box.remove()
    session.dispose()
  })

  it('registers in a given registry', async function () {
    const registry = createRegistry() ?? this.skip()
    defineElements({ registry })
    const adapter = createMemoryAdapter({ tenant: sampleTenant({ users: 20 }) })
    const page = document.createElement('backup-start-page', {
      customElementRegistry: registry,
    } as ElementCreationOptions) as BackupStartPage
    expect(page).to.be.instanceOf(BackupStartPage)
    page.adapter = adapter
    const container = await fixture(html`<div></div>`)
    container.append(page)
    const box = await eventually(() => page.shadowRoot?.querySelector('selection-box'), 'the box')
    expect(box.constructor).to.equal(registry.get('selection-box'))
    expect(box.constructor).to.not.equal(SelectionBox)
    await eventually(() => findButton(box, 'Add'), 'the box rendered')
  })

  const LATER = ['licenses', 'policies', 'run', 'settings', 'manage-domains'] as const
  const TAGS = {
    licenses: 'licenses-page',
    policies: 'policies-page',
    run: 'run-view',
    settings: 'settings-page',
    'manage-domains': 'manage-domains-page',
  }

  /** Opens each page that loads later. Resolves after its content has rendered. */
  const openAll = async (page: HTMLElement, suffix: string, registry: CustomElementRegistry): Promise<void> => {
    for (const to of LATER) {
      const name = `backup-${TAGS[to]}${suffix}`
      page.shadowRoot?.querySelector('.page > *')?.dispatchEvent(new BackupNavigateEvent({ to }, 'a'))
      const inner = await eventually(() => page.shadowRoot?.querySelector(name), name)
      expect(inner.constructor, name).to.equal(registry.get(name))
      await eventually(() => inner.shadowRoot?.querySelector('h2'), `the content of ${name}`)
    }
  }
  const mountIn = async (name: string, registry?: CustomElementRegistry): Promise<BackupStartPage> => {
    const options = registry === undefined ? {} : { customElementRegistry: registry }
    const page = document.createElement(name, options as ElementCreationOptions) as BackupStartPage
    page.adapter = createMemoryAdapter({ tenant: sampleTenant({ users: 20 }) })
    ;(await fixture(html`<div></div>`)).append(page)
    await eventually(() => [...everything(page.renderRoot)].find((element) => element.matches('.keep')), 'the choice of a policy')
    return page
  }

  it('applies the suffix to pages that load later, and to what the box offers', async () => {
    defineElements({ suffix: 'later' })
    await openAll(await mountIn('backup-start-page-later'), '-later', customElements)
  })

  it('registers pages that load later in a given registry with a suffix, and the box offers them', async function () {
    const registry = createRegistry() ?? this.skip()
    defineElements({ registry, suffix: 'own' })
    expect(customElements.get('backup-policies-page-own')).to.equal(undefined)
    const page = await mountIn('backup-start-page-own', registry)
    const box = page.renderRoot.querySelector('selection-box-own')
    box?.shadowRoot?.querySelector<HTMLElement>('[aria-haspopup=menu]')?.click()
    const entries = await eventually(() => {
      const found = [...(box?.shadowRoot?.querySelectorAll('[role=menuitem]') ?? [])]
      return found.length > 0 && found.map(textOf)
    }, 'the menu of the box')
    expect(entries).to.include(english.goPolicies)
    await openAll(page, '-own', registry)
    const strange = [...everything(page.renderRoot)].filter(({ localName }) => localName.includes('-') && !localName.endsWith('-own'))
    expect(strange.map(({ localName }) => localName)).to.deep.equal([])
    const activity = document.createElement('backup-activity-page-own', { customElementRegistry: registry } as ElementCreationOptions)
    Object.assign(activity, { session: page.session })
    page.after(activity)
    await eventually(() => activity.shadowRoot?.querySelector('[part=row], .message'), 'the activity log')
  })
})
