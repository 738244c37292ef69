import { expect, fixture, html } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { canSync, domainRows } from '../../../src/components/manage-domains-page/domain-rows.js'
import { BackupManageDomainsPage } from '../../../src/components/manage-domains-page/manage-domains-page.js'
import { createAgo } from '../../../src/components/manage-domains-page/relative-time.js'
import type { Capability, Cloud } from '../../../src/core/index.js'
import type { Tenant } from '../../../src/memory.js'
import { whenRendered } from '../../worlds/mount-element.js'
import { type PageSessionOptions, pageSession } from '../../worlds/sessions.js'

customElements.get('backup-manage-domains-page') ?? customElements.define('backup-manage-domains-page', BackupManageDomainsPage)

const wait = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms))

const setUp = async (options: PageSessionOptions = {}) => {
  const made = await pageSession({ speed: 10, ...options })
  const events: CustomEvent[] = []
  const box = await fixture<HTMLElement>(html`<div></div>`)
  box.addEventListener('backup-error', (event) => events.push(event as CustomEvent))
  const element = document.createElement('backup-manage-domains-page') as BackupManageDomainsPage
  element.session = made.session
  box.append(element)
  await element.updateComplete
  const root = element.renderRoot as ShadowRoot
  const settled = async () => {
    await wait()
    await element.updateComplete
  }
  const isThere = (find: () => unknown) => whenRendered(element, find)
  const find = (name: string) => root.querySelector<HTMLElement>(`[aria-label="${name}"]`)
  return {
    ...made,
    element,
    root,
    box,
    events,
    settled,
    isThere,
    find,
    button(name: string) {
      const button = find(name)
      if (button === null) throw new Error(`no button ${name}`)
      return button
    },
    cell: (name: string) => find(name)?.closest('.sync')?.textContent?.replace(/\s+/g, ' ').trim() ?? 'missing',
    status: () => root.querySelector('.page > [role=status]')?.textContent ?? 'missing',
    names: () => [...root.querySelectorAll('h4')].map((heading) => heading.textContent),
    focused: () => root.activeElement?.getAttribute('aria-label'),
  }
}

const manyDomains = (tenant: Tenant): Tenant => ({
  clouds: tenant.clouds.map((cloud, index) => {
    const [domain] = cloud.domains
    if (index > 0 || domain === undefined) return cloud
    const more = Array.from({ length: 200 }, (_, n) => ({
      ...domain,
      id: `d${n}`,
      name: `site-${n}.example`,
      users: [],
      groups: [],
      orgUnits: [],
    }))
    return { ...cloud, domains: [...more.slice(0, 100), domain, ...more.slice(100)] }
  }),
})

describe('manage domains: rows', () => {
  const cloud = (id: string, names: string[], capabilities?: Capability[]): Cloud => ({
    id,
    name: `Cloud ${id}`,
    domains: names.map((name) => ({ id: name, name })),
    capabilities,
  })
  const all = new Set<Capability>(['sync'])

  it('puts the current domain first and ignores accents and case', () => {
    const clouds = [cloud('a', ['one', 'two']), cloud('b', ['Três', 'four'])]
    const rows = (search: string) =>
      domainRows(clouds, { search, scope: { cloudId: 'b', domainId: 'four' }, capabilities: all }).map((group) => [
        group.cloud.id,
        ...group.rows.map(({ domain, isCurrent }) => domain.name + (isCurrent ? '*' : '')),
      ])
    expect(rows('')).to.deep.equal([
      ['b', 'four*', 'Três'],
      ['a', 'one', 'two'],
    ])
    expect(rows(' TRES')).to.deep.equal([['b', 'Três']])
    expect(rows('cloud a')).to.deep.equal([['a', 'one', 'two']])
    expect(rows('nothing')).to.deep.equal([])
  })

  it('offers a sync if the backend supports it and the cloud lists it', () => {
    const open = cloud('a', [])
    const without = cloud('b', [], ['runs'])
    const listed = cloud('c', [], ['sync'])
    expect(canSync(open, open, all)).to.equal(true)
    expect(canSync(without, open, all)).to.equal(false)
    expect(canSync(listed, open, new Set())).to.equal(false)
    expect(canSync(without, without, new Set())).to.equal(false)
    expect(canSync(listed, without, new Set())).to.equal(true)
  })

  it('formats the time since a date in its largest unit', () => {
    const ago = createAgo('en')
    const now = Date.parse('2026-06-15T12:00:00Z')
    const cases: [string, string][] = [
      ['2026-06-15T12:00:30Z', 'now'],
      ['2026-06-15T11:59:01Z', 'now'],
      ['2026-06-15T11:57:00Z', '3 minutes ago'],
      ['2026-06-14T11:00:00Z', 'yesterday'],
      ['2026-05-25T12:00:00Z', '3 weeks ago'],
      ['2024-06-01T12:00:00Z', '2 years ago'],
    ]
    for (const [iso, words] of cases) expect(ago(iso, now), iso).to.equal(words)
  })
})

describe('backup-manage-domains-page', () => {
  it('lists every domain with its three syncs, the current domain first and marked', async () => {
    const t = await setUp()
    expect(t.names()[0]).to.equal('example.com')
    expect(t.root.querySelector('.domain.current')?.textContent).to.contain('example.com').and.to.contain('Current')
    expect(t.root.querySelectorAll('.domain.current')).to.have.length(1)
    for (const kind of ['User Sync', 'Group Sync', 'OU Sync']) {
      expect(t.button(`${kind} of example.com`).textContent?.trim()).to.equal(kind)
      expect(t.cell(`${kind} of example.net`)).to.contain('Never synced')
    }
    const time = t.button('User Sync of example.com').closest('.sync')?.querySelector('time')
    expect(time?.textContent).to.match(/^Last synced \d+ hours ago/)
    expect(time?.dateTime).to.match(/^\d{4}-\d\d-\d\dT/)
    expect(t.status()).to.equal('')
    expect(t.adapter.calls.sync).to.equal(undefined)
  })

  it('runs each sync independently, shows its progress, then shows and announces the result', async () => {
    const t = await setUp({ speed: 1 })
    const { scope } = t
    const users = t.adapter.usersOf(scope)
    const [first, second] = users
    if (first === undefined || second === undefined) throw new Error('no users')
    t.adapter.change(scope, { users: { put: [{ ...first, name: 'Another Name' }], remove: [second.id] } })
    let asked = 0
    const { sync } = t.session
    Object.assign(t.session, {
      sync: (...args: Parameters<typeof sync>) => {
        asked += 1
        return sync(...args)
      },
    })
    t.button('User Sync of example.com').focus()
    await sendKeys({ press: 'Enter' })
    await sendKeys({ press: 'Enter' })
    expect(asked).to.equal(1)
    await t.isThere(() => t.find('Progress of User Sync of example.com')?.hasAttribute('value'))
    expect(t.button('User Sync of example.com').getAttribute('aria-disabled')).to.equal('true')
    expect(t.cell('User Sync of example.com')).to.match(/\d+ of \d+/)
    t.button('Group Sync of example.org').click()
    await t.isThere(() => t.find('Progress of Group Sync of example.org'))
    expect(t.find('Progress of OU Sync of example.com')).to.equal(null)
    await t.isThere(() => t.cell('User Sync of example.com').includes('removed'))
    expect(t.cell('User Sync of example.com')).to.match(/\d+ added, \d+ changed, [1-9]\d* removed/)
    expect(t.cell('User Sync of example.com')).to.contain('Last synced now')
    expect(t.focused()).to.equal('User Sync of example.com')
    await t.isThere(() => t.find('Progress of Group Sync of example.org') === null)
    expect(t.adapter.calls.sync).to.equal(2)
    await t.isThere(() => t.status() !== '')
    expect(t.status()).to.match(/^(User Sync of example.com|Group Sync of example.org): /)
  })

  it('shows that a sync failed, and retries', async () => {
    const t = await setUp({ speed: 1, faults: ({ method, count }) => (method === 'sync' && count === 1 ? new Error('503') : undefined) })
    t.button('OU Sync of example.net').click()
    await t.isThere(() => t.cell('OU Sync of example.net').includes('failed'))
    expect(t.cell('OU Sync of example.net')).to.contain('Nothing changed').and.to.contain("didn't respond")
    expect(t.events.map((event) => event.detail.code)).to.deep.equal(['unavailable'])
    expect(t.cell('User Sync of example.net')).not.to.contain('failed')
    t.button('Try again: OU Sync of example.net').focus()
    await sendKeys({ press: 'Enter' })
    await t.isThere(() => t.find('Progress of OU Sync of example.net'))
    expect(t.focused()).to.equal('OU Sync of example.net')
    await t.isThere(() => t.cell('OU Sync of example.net').includes('Last synced'))
    expect(t.cell('OU Sync of example.net')).not.to.contain('failed')
  })

  it('cancels a sync', async () => {
    const t = await setUp({ speed: 1 })
    t.button('User Sync of example.net').click()
    await t.isThere(() => t.find('Cancel User Sync of example.net'))
    t.button('Cancel User Sync of example.net').focus()
    await sendKeys({ press: 'Enter' })
    await t.isThere(() => t.find('Progress of User Sync of example.net') === null)
    expect(t.cell('User Sync of example.net')).to.equal('User Sync Never synced')
    expect(t.focused()).to.equal('User Sync of example.net')
    expect(t.events).to.have.length(0)
    await t.isThere(() => t.status() !== '')
    expect(t.status()).to.equal('User Sync of example.net: Stopped. Nothing changed.')
  })

  it('searches among two hundred domains', async () => {
    const t = await setUp({ adapt: manyDomains })
    await t.session.setScope({ cloudId: t.scope.cloudId, domainId: t.session.clouds.value[0]?.domains[100]?.id ?? '' })
    await t.settled()
    expect(t.names()[0]).to.equal('example.com')
    expect(t.root.querySelector('.search [role=status]')?.textContent).to.equal('202 domains')
    const search = t.root.querySelector<HTMLInputElement>('input[type=search]')
    search?.focus()
    await sendKeys({ type: 'site-17' })
    await t.settled()
    expect(t.names()).to.have.length(11)
    expect(t.root.querySelector('.search [role=status]')?.textContent).to.equal('11 of 202 domains')
    await sendKeys({ type: 'x' })
    await t.settled()
    expect(t.root.textContent).to.contain('No domains match “site-17x”.')
    await sendKeys({ press: 'Escape' })
    await t.settled()
    expect(t.names()).to.have.length(202)
  })

  it('shows that a cloud does not support syncing, without a button', async () => {
    const t = await setUp({
      adapt: (tenant) => ({
        clouds: tenant.clouds.map((cloud, index) => (index === 0 ? cloud : { ...cloud, capabilities: ['runs'] as const })),
      }),
    })
    expect(t.root.textContent).to.contain("Microsoft 365 doesn't support syncing on demand.")
    const [, second] = t.root.querySelectorAll('section')
    expect(second?.querySelectorAll('button')).to.have.length(0)
    expect(t.button('User Sync of example.com')).not.to.equal(null)
  })

  it('shows that loading the domains failed, and retries', async () => {
    let isDown = false
    const t = await setUp({ faults: ({ method }) => (method === 'listClouds' && isDown ? new Error('503') : undefined) })
    isDown = true
    await t.session.refresh().catch(() => {})
    await t.isThere(() => t.root.querySelector('.problem'))
    expect(t.root.querySelector('.problem')?.textContent).to.contain("Domains couldn't be loaded.")
    expect(t.names(), 'what was there stays').to.have.length(4)
    expect(t.events).to.have.length(1)
    isDown = false
    t.root.querySelector<HTMLButtonElement>('.problem button')?.click()
    await t.isThere(() => t.root.querySelector('.problem') === null)
  })

  it('unsubscribes from the session when removed', async () => {
    const t = await setUp()
    t.element.remove()
    await wait()
    t.root.querySelector('h4')?.replaceChildren('kept')
    await t.session.refresh()
    await wait(20)
    expect(t.root.querySelector('h4')?.textContent).to.equal('kept')
  })

  it('has no accessibility violations while idle, running or failed', async () => {
    const t = await setUp({ speed: 1, faults: ({ method, count }) => (method === 'sync' && count === 1 ? new Error('503') : undefined) })
    t.button('User Sync of example.com').click()
    await t.isThere(() => t.cell('User Sync of example.com').includes('failed'))
    t.button('Group Sync of example.com').click()
    await t.isThere(() => t.find('Progress of Group Sync of example.com'))
    await expect(t.element).to.be.accessible()
    t.box.style.cssText = 'color-scheme: dark; background: #17191c'
    await expect(t.element).to.be.accessible()
  })
})
