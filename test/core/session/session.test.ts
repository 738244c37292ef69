import { expect } from 'chai'
import { type BackupError, createBackupSession } from '../../../src/core/index.js'
import { createMemoryAdapter } from '../../../src/memory.js'
import { sampleOf, sessionOn } from '../../worlds/sessions.js'
import { group, otherScope, scope, smallTenant, tenantOf, user, usersOf } from '../../worlds/tenants.js'
import { rejection, until, wait } from '../../worlds/waiting.js'

describe('a session', () => {
  describe('scope', () => {
    it('chooses the first domain by default', async () => {
      const session = createBackupSession({ adapter: createMemoryAdapter({ tenant: smallTenant() }) })
      await session.users.more()
      expect(session.scope.value).to.deep.equal(scope)
      expect(session.domain.value?.name).to.equal('example.com')
      session.dispose()
    })
    it('fetches nothing without subscribers', async () => {
      const { adapter, session } = sessionOn()
      await wait(20)
      expect(adapter.calls).to.deep.equal({})
      const stop = session.users.rows.subscribe(() => {})
      await until(session.users.status, (status) => status === 'ready')
      expect(adapter.calls.listUsers).to.equal(1)
      expect(adapter.calls.listGroups).to.equal(undefined)
      stop()
      session.dispose()
    })
    it('empties ticks and box on a scope change, and rejects a domain that no cloud has', async () => {
      const { session } = sessionOn()
      await session.users.more()
      session.selection.tick(user('a'), true)
      session.selection.put([user('b')])
      const error = await rejection(session.setScope({ cloudId: 'google', domainId: 'gone' }))
      expect(error.code).to.equal('bad-input')
      expect(session.selection.items.value.length).to.equal(1)
      await session.setScope(scope)
      expect(session.selection.items.value.length, 'the same scope changes nothing').to.equal(1)
      await session.setScope(otherScope)
      expect(session.selection.items.value.length).to.equal(0)
      expect(session.selection.ticked.value.size).to.equal(0)
      expect(session.users.rows.value.length).to.equal(0)
      await session.users.more()
      expect(session.users.rows.value.at(0)?.id).to.equal('z')
      session.dispose()
    })
    it('shows why the clouds could not be listed, and retries with refresh', async () => {
      const { session } = sessionOn({
        faults: ({ method, count }) => (method === 'listClouds' && count === 1 ? new Error('down') : undefined),
      })
      session.clouds.subscribe(() => {})
      await until(session.cloudsError, (error) => error?.code === 'unavailable')
      await session.refresh()
      expect(session.cloudsError.value).to.equal(undefined)
      expect(session.clouds.value.length).to.equal(1)
      session.dispose()
    })
    it('offers only capabilities that both the adapter and the cloud have', async () => {
      const tenant = smallTenant()
      const adapter = createMemoryAdapter({
        tenant: { clouds: tenant.clouds.map((cloud) => ({ ...cloud, capabilities: ['coverage', 'runs'] })) },
      })
      const session = createBackupSession({ adapter, scope })
      await until(session.capabilities, (names) => names.has('coverage') && !names.has('sync'))
      expect([...session.capabilities.value].sort()).to.deep.equal(['coverage', 'runs'])
      session.dispose()
    })
  })

  it('sorts org units in the language of the session, and in that of the browser if the locale is invalid', async () => {
    const namesIn = async (locale: string | undefined): Promise<string[]> => {
      const orgUnits = ['Z', 'Ä', 'A'].map((name) => ({ id: name, name, parentId: null, users: [] }))
      const adapter = createMemoryAdapter({ tenant: tenantOf({ orgUnits }) })
      const session = createBackupSession({ adapter, scope, locale: () => locale })
      await session.orgUnits.more()
      const names = [...session.orgUnits.rows.value].map(({ unit }) => unit.name)
      session.dispose()
      return names
    }
    expect(await namesIn('de')).to.deep.equal(['A', 'Ä', 'Z'])
    expect(await namesIn('sv')).to.deep.equal(['A', 'Z', 'Ä'])
    expect(await namesIn('not a locale')).to.have.members(['A', 'Z', 'Ä'])
  })

  it('finds uncovered users after thousands of covered users in few calls', async () => {
    const { adapter, session } = sampleOf({
      users: usersOf(4000),
      groups: [{ id: 'most', name: 'Most', members: usersOf(3990).map(({ id }) => id) }],
    })
    session.selection.put([group('most')])
    await until(session.credits, ({ isExact }) => isExact)
    await session.coverage.gap().more()
    expect(session.coverage.gap().rows.value.length).to.equal(10)
    expect(adapter.calls.listUsers, 'there are 80 pages of 50').to.be.below(20)
    session.dispose()
  })

  it('loads and saves settings, and rejects invalid ones', async () => {
    const { session } = sessionOn()
    session.settings.description.subscribe(() => {})
    const form = await until(session.settings.description, (value) => value !== undefined)
    const field = form?.groups.flatMap(({ fields }) => fields).find(({ type }) => type === 'switch')
    const id = field?.id ?? ''
    await session.settings.save({ [id]: !field?.default })
    expect(session.settings.values.value).to.deep.equal({ [id]: !field?.default })
    expect((await rejection(session.settings.save({ [id]: 'nonsense' }))).code).to.equal('bad-input')
    expect(session.settings.values.value).to.deep.equal({ [id]: !field?.default })
    session.dispose()
  })

  it('rejects a CSV input that is neither text nor a file', async () => {
    const { session } = sessionOn()
    for (const input of [undefined, null, 7, {}]) expect((await rejection(session.csv.load(input as never))).code).to.equal('bad-input')
    session.dispose()
  })

  it('returns the same object for the same ref', () => {
    const { session } = sessionOn()
    expect(session.members(group('ab'))).to.equal(session.members(group('ab')))
    expect(session.coverage.cost(group('ab'))).to.equal(session.coverage.cost({ kind: 'group', id: 'ab' }))
    session.dispose()
  })

  it('rejects every command after dispose, and aborts running reads', async () => {
    const { session } = sessionOn({ latencyMs: 50 })
    const reading = session.users.more().catch((error: BackupError) => error)
    session.selection.put([group('all')])
    session.dispose()
    await reading
    expect(session.users.status.value).to.not.equal('loading')
    const commands: Promise<unknown>[] = [
      session.setScope(otherScope),
      session.refresh(),
      session.users.more(),
      session.users.reload(),
      session.csv.load('a@example.com'),
      session.sync('users'),
      session.start(),
      session.applyPlan({}),
      session.settings.save({}),
      session.retryRun('r'),
      session.selection.tickAll('users', 'matching'),
    ]
    for (const [index, command] of commands.entries()) expect((await rejection(command)).code, `command ${index}`).to.equal('disposed')
    session.dispose()
  })
})
