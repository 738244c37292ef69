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
    it('offers the capabilities that the adapter has and the cloud lists', async () => {
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

  it('follows a run with subscribers to its end, and lists its users', async () => {
    const { adapter, session } = sessionOn({ speed: 4 })
    session.selection.put([user('a'), user('b')])
    const started = await session.start()
    const run = session.run(started.id)
    expect(session.run(started.id)).to.equal(run)
    expect(run.value?.id).to.equal(started.id)
    const ended = await until(run, (value) => value?.status === 'completed')
    expect(ended?.done).to.equal(2)
    const asked = adapter.calls.getRun
    await wait(1200)
    expect(adapter.calls.getRun).to.equal(asked)
    const list = session.runUsers(started.id)
    await list.more()
    expect([...list.rows.value].map(({ status }) => status)).to.deep.equal(['done', 'done'])
    await session.runs.more()
    expect(session.runs.rows.value.at(0)?.status).to.equal('completed')
    session.dispose()
  }).timeout(15_000)

  it('follows a run again after another session has retried it', async () => {
    const adapter = createMemoryAdapter({ tenant: smallTenant(), speed: 20, failureRate: 1 })
    const [here, there] = [createBackupSession({ adapter, scope }), createBackupSession({ adapter, scope })]
    here.selection.put([user('a'), user('b')])
    const { id } = await here.start()
    const seen: (string | undefined)[] = []
    here.run(id).subscribe((run) => seen.push(run?.status))
    const hasEnded = (): boolean => seen.at(-1) === 'failed' || seen.at(-1) === 'completed-with-errors'
    await until(hasEnded, 'the end')
    const before = seen.length
    await there.retryRun(id)
    await until(() => seen.slice(before).some((status) => status === 'running' || status === 'queued'), 'the retry')
    await until(hasEnded, 'the end of the retry')
    const asked = adapter.calls.getRun
    await wait(1200)
    expect(adapter.calls.getRun, 'an ended run is not polled').to.equal(asked)
    for (const one of [here, there]) one.dispose()
  }).timeout(20_000)

  it('counts users of its own retry as protected', async () => {
    const adapter = createMemoryAdapter({ tenant: smallTenant(), speed: 100, failureRate: 1 })
    const session = createBackupSession({ adapter, scope })
    session.selection.put([user('a')])
    const { id } = await session.start()
    await until(session.run(id), (run) => run?.status === 'failed')
    session.selection.put([user('a')])
    await until(session.credits, ({ isExact, restarts }) => isExact && restarts === 1)
    const retried = session.retryRun(id)
    await until(session.credits, ({ isExact, restarts, skipped }) => isExact && restarts === 0 && skipped.protected === 1)
    expect((await retried).id).to.equal(id)
    session.dispose()
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
