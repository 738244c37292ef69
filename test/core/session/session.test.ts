import { expect } from 'chai'
import { BackupError, createBackupSession, type Plan } from '../../../src/core/index.js'
import { createMemoryAdapter } from '../../../src/memory.js'
import { withMethods } from '../../worlds/adapters.js'
import { sessionOn } from '../../worlds/sessions.js'
import { group, orgUnit, otherScope, scope, smallTenant, user } from '../../worlds/tenants.js'
import { rejection, until, wait } from '../../worlds/waiting.js'

describe('a session', () => {
  describe('scope', () => {
    it('takes the first domain there is when none was chosen', async () => {
      const session = createBackupSession({ adapter: createMemoryAdapter({ tenant: smallTenant() }) })
      await session.users.more()
      expect(session.scope.value).to.deep.equal(scope)
      expect(session.domain.value?.name).to.equal('example.com')
      session.dispose()
    })
    it('fetches nothing that nobody looks at', async () => {
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
    it('empties ticks and box when it changes, and refuses a domain that no cloud has', async () => {
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
    it('says why the clouds could not be listed, and tries again', async () => {
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
    it('offers what the adapter has and the cloud names', async () => {
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

  describe('ticks', () => {
    it('refuses a user known as not active, and ticks anybody else', async () => {
      const { session } = sessionOn()
      await session.users.more()
      expect(session.selection.tick(user('s'), true)).to.equal(false)
      expect(session.selection.tick(user('x'), true)).to.equal(false)
      expect(session.selection.tick(user('p'), true)).to.equal(true)
      expect(session.selection.tick(user('a'), true)).to.equal(true)
      expect(
        [...session.selection.ticked.value].map(({ label }) => label),
        'in the order they were ticked',
      ).to.deep.equal(['P', 'A'])
      expect(session.selection.tick(user('a'), false)).to.equal(true)
      expect(session.selection.ticked.value.has(user('a'))).to.equal(false)
      session.dispose()
    })
    it('looks unseen users up in one call, and unticks who is not active or not there', async () => {
      const { adapter, session } = sessionOn()
      for (const id of ['a', 's', 'nobody']) expect(session.selection.tick(user(id), true)).to.equal(true)
      await until(session.selection.ticked, ({ size }) => size === 1)
      expect(session.selection.ticked.value.has(user('a'))).to.equal(true)
      expect(adapter.calls.matchUsers).to.equal(1)
      session.dispose()
    })
    it('survives search, filter, refresh and sync; add moves them, once', async () => {
      const { session } = sessionOn()
      await session.users.more()
      session.selection.tick(user('a'), true)
      session.selection.tick({ kind: 'group', id: 'ab', label: 'A and B' }, true)
      session.users.search('zzz')
      session.users.filter({ backupStatus: ['failed'] })
      await session.users.more()
      expect(session.users.rows.value.length).to.equal(0)
      await session.sync('users')
      await session.refresh()
      expect(session.selection.ticked.value.size).to.equal(2)
      session.selection.add()
      expect(session.selection.ticked.value.size).to.equal(0)
      session.selection.tick(user('a'), true)
      session.selection.add()
      session.selection.put([user('a')])
      expect(session.selection.items.value.map(({ kind, id, label }) => `${kind} ${id} ${label}`)).to.deep.equal([
        'user a A',
        'group ab A and B',
      ])
      session.dispose()
    })
    it('names loaded and matching apart', async () => {
      const { session } = sessionOn({ pageSize: 3 })
      await session.users.more()
      expect(await session.selection.tickAll('users', 'loaded')).to.deep.equal({ ticked: 3, skipped: 0 })
      expect(session.selection.ticked.value.size).to.equal(3)
      expect(await session.selection.tickAll('users', 'matching')).to.deep.equal({ ticked: 7, skipped: 2 })
      expect(session.selection.ticked.value.size).to.equal(7)
      expect(session.selection.ticked.value.has(user('s'))).to.equal(false)
      session.selection.clearTicks()
      session.users.search('c')
      expect(
        await session.selection.tickAll('users', 'matching'),
        'the query as it stands: only C has a c, all have example.com',
      ).to.deep.equal({ ticked: 7, skipped: 2 })
      session.users.search('c@')
      session.selection.clearTicks()
      expect(await session.selection.tickAll('users', 'matching')).to.deep.equal({ ticked: 1, skipped: 0 })
      expect(await session.selection.tickAll('groups', 'matching')).to.deep.equal({ ticked: 3, skipped: 0 })
      session.dispose()
    })
    it('ticks nothing when ticking all is stopped, fails, or the scope changes', async () => {
      let fails = false
      const { session } = sessionOn({
        latencyMs: 20,
        faults: ({ method }) => (fails && method === 'listUsers' ? new Error('down') : undefined),
      })
      const controller = new AbortController()
      const stopped = session.selection.tickAll('users', 'matching', { signal: controller.signal })
      expect(session.selection.ticking.value).to.deep.equal({ done: 0 })
      controller.abort()
      expect((await rejection(stopped)).code).to.equal('aborted')
      const overtaken = session.selection.tickAll('users', 'matching')
      const moved = session.setScope(otherScope)
      expect((await rejection(overtaken)).code).to.equal('aborted')
      await moved
      fails = true
      expect((await rejection(session.selection.tickAll('users', 'matching'))).code).to.equal('unavailable')
      expect(session.selection.ticked.value.size).to.equal(0)
      expect(session.selection.ticking.value).to.equal(undefined)
      session.dispose()
    })
    it('refuses an item of no kind', () => {
      const { session } = sessionOn()
      expect(() => session.selection.put([{ kind: 'robot', id: '1' } as never])).to.throw(BackupError, 'kind')
      expect(() => session.selection.tick({ kind: 'user', id: '' }, true)).to.throw(BackupError)
      session.dispose()
    })
    it('ticks a unit with its sub-units, and a unit alone', async () => {
      const { session } = sessionOn()
      await session.orgUnits.more()
      session.selection.tick(orgUnit('root'), true)
      expect(session.selection.ticked.value.size).to.equal(1)
      session.selection.tickSubtree('root', true)
      expect([...session.selection.ticked.value].map(({ label }) => label)).to.deep.equal(['Root', 'Sub'])
      session.selection.tickSubtree('root', false)
      expect(session.selection.ticked.value.size).to.equal(0)
      session.dispose()
    })
  })

  describe('credits', () => {
    const exact = async (session: ReturnType<typeof sessionOn>['session']) =>
      until(session.credits, ({ isExact, available }) => isExact && available !== undefined)

    it('counts each due user once, whatever reaches them', async () => {
      const { session } = sessionOn()
      session.selection.put([user('a'), group('ab'), group('all'), orgUnit('root'), user('s')])
      const credits = await exact(session)
      expect(credits).to.deep.equal({
        allocated: 4,
        available: 10,
        shortfall: 0,
        isExact: true,
        covered: 7,
        skipped: { protected: 1, suspended: 1, deleted: 1 },
        overlap: 1 + 2 + 3 + 2 + 0 - 4,
      })
      session.dispose()
    })
    it('takes in what a list tells about a user elsewhere', async () => {
      const { adapter, session } = sessionOn()
      session.selection.put([group('ab')])
      expect((await exact(session)).allocated).to.equal(2)
      adapter.change(
        scope,
        { users: { put: [{ id: 'a', email: 'a@example.com', name: 'A', accountStatus: 'suspended', backupStatus: 'none' }] } },
        'now',
      )
      await session.users.reload()
      expect(session.credits.value.allocated).to.equal(1)
      expect(session.credits.value.skipped.suspended).to.equal(1)
      session.dispose()
    })
    it('takes in what a compact answer tells about a user in a list', async () => {
      const { adapter, session } = sessionOn()
      await session.users.more()
      const seen: string[] = []
      session.users.rows.subscribe((rows) => {
        seen.push(`${rows.at(0)?.accountStatus} ${rows.at(1)?.backupStatus}`)
      })
      const put = [
        { id: 'a', email: 'a@example.com', name: 'A', accountStatus: 'suspended', backupStatus: 'none' } as const,
        { id: 'b', email: 'b@example.com', name: 'B', accountStatus: 'active', backupStatus: 'paused' } as const,
      ]
      adapter.change(scope, { users: { put } }, 'now')
      session.selection.put([group('ab')])
      expect((await exact(session)).allocated).to.equal(0)
      await wait(40)
      expect(seen.at(-1)).to.equal('suspended protected')
      expect(session.selection.tick(user('a'), true)).to.equal(false)
      session.dispose()
    })
    it('lists who is left over, anew in another scope', async () => {
      const { session } = sessionOn()
      session.selection.put([group('ab'), user('f')])
      await exact(session)
      await session.coverage.gap().more()
      expect([...session.coverage.gap().rows.value].map(({ id }) => id)).to.deep.equal(['c', 'd', 'e'])
      await session.setScope(otherScope)
      await session.coverage.gap().more()
      expect([...session.coverage.gap().rows.value].map(({ id }) => id)).to.deep.equal(['z'])
      session.dispose()
    })
    it('keeps an item that a sync made vanish, stale and uncounted', async () => {
      const { adapter, session } = sessionOn()
      session.selection.put([group('ab'), user('f')])
      await exact(session)
      adapter.change(scope, { groups: { remove: ['ab'] }, users: { remove: ['f'] } })
      await session.sync('groups')
      await session.sync('users')
      await until(session.selection.items, (items) => items.every(({ state }) => state === 'stale'))
      expect(session.credits.value.allocated).to.equal(0)
      expect(session.credits.value.isExact).to.equal(true)
      expect(session.selection.items.value.length).to.equal(2)
      expect(session.canStart.value).to.equal(false)
      session.dispose()
    })
    it('knows no shortfall without a limit, and by how much credits are short with one', async () => {
      const unlimited = sessionOn({ tenant: smallTenant('unlimited') }).session
      unlimited.selection.put([group('all')])
      expect((await exact(unlimited)).shortfall).to.equal(0)
      const { session } = sessionOn({ tenant: smallTenant(2) })
      session.selection.put([group('all')])
      expect((await exact(session)).shortfall).to.equal(1)
      expect(session.canStart.value).to.equal(false)
      for (const one of [session, unlimited]) one.dispose()
    })
    it('says when the available credits cannot be read, and START waits for them', async () => {
      const { session } = sessionOn({ faults: ({ method }) => (method === 'getCredits' ? new Error('down') : undefined) })
      session.selection.put([user('a')])
      await until(session.creditsError, (error) => error?.code === 'unavailable')
      expect(session.credits.value.available).to.equal(undefined)
      expect(session.canStart.value).to.equal(false)
      session.dispose()
    })
  })

  describe('plans', () => {
    it('goes out and comes back as JSON, and names what takes no credit', async () => {
      const { session } = sessionOn()
      await session.users.more()
      session.selection.put([user('a'), group('ab'), orgUnit('sub')])
      const plan = JSON.parse(JSON.stringify(session.plan())) as Plan
      expect(plan.format).to.equal('backup-start-plan')
      session.selection.clear()
      session.selection.put([user('f')])
      const extended = {
        ...plan,
        items: [...plan.items, { ...user('s'), label: 'S' }, { ...user('nobody'), label: 'N' }, { ...group('gone'), label: 'Gone' }],
      }
      const problems = await session.applyPlan(extended)
      expect(problems.map(({ item, reason }) => `${item.id} ${reason}`)).to.have.members([
        's not-active',
        'nobody not-found',
        'gone not-found',
      ])
      expect(session.selection.items.value.map(({ id }) => id)).to.deep.equal(['a', 'ab', 'sub', 's', 'nobody', 'gone'])
      session.dispose()
    })
    it('refuses another scope, version or shape, and changes nothing', async () => {
      const { session } = sessionOn()
      session.selection.put([user('a')])
      const plan = session.plan()
      const bad: unknown[] = [
        null,
        'text',
        {},
        { ...plan, version: 2 },
        { ...plan, format: 'other' },
        { ...plan, scope: otherScope },
        { ...plan, items: [{ kind: 'user' }] },
        { ...plan, surplus: 1 },
        JSON.parse(JSON.stringify(plan).replace('"items"', '"__proto__":{},"items"')),
      ]
      for (const one of bad) {
        expect((await rejection(session.applyPlan(one))).code, JSON.stringify(one)).to.equal('bad-input')
        expect(session.selection.items.value.length).to.equal(1)
      }
      session.dispose()
    })
    it('changes nothing when the backend does not answer', async () => {
      const { session } = sessionOn({ faults: ({ method }) => (method === 'matchUsers' ? new Error('down') : undefined) })
      await session.users.more()
      session.selection.put([user('a')])
      const plan: Plan = { ...session.plan(), items: [{ ...user('b'), label: 'B' }] }
      expect((await rejection(session.applyPlan(plan))).code).to.equal('unavailable')
      expect(session.selection.items.value.map(({ id }) => id)).to.deep.equal(['a'])
      session.dispose()
    })
  })

  describe('syncs', () => {
    it('runs each kind on its own, joins one that runs, and shows what it brought', async () => {
      const { adapter, session } = sessionOn()
      session.clouds.subscribe(() => {})
      await session.users.more()
      session.users.rows.subscribe(() => {})
      adapter.change(scope, {
        users: { put: [{ id: 'new', email: 'new@example.com', name: 'New', accountStatus: 'active', backupStatus: 'none' }] },
      })
      const [one, two] = await Promise.all([session.sync('users'), session.sync('users'), session.sync('groups')])
      expect(one.added).to.equal(1)
      expect(two).to.equal(one)
      expect(adapter.calls.sync).to.equal(2)
      await until(session.users.rows, (rows) => [...rows].some(({ id }) => id === 'new'))
      const state = session.syncs.value.find(({ kind, scope: where }) => kind === 'users' && where.domainId === scope.domainId)
      expect(state?.status).to.equal('idle')
      expect(state?.lastAt).to.equal(one.finishedAt)
      session.dispose()
    })
    it('keeps what failed apart', async () => {
      const { session } = sessionOn({
        faults: ({ method, count }) =>
          method === 'sync' && (count === 1 || count === 4) ? new BackupError('unavailable', 'no') : undefined,
      })
      expect((await rejection(session.sync('users'))).code).to.equal('unavailable')
      expect(session.syncs.value.find(({ kind }) => kind === 'users')?.status).to.equal('failed')
      await session.sync('groups')
      const { finishedAt } = await session.sync('users')
      expect(session.syncs.value.find(({ kind }) => kind === 'users')?.status).to.equal('idle')
      await rejection(session.sync('users'))
      const failed = session.syncs.value.find(({ kind }) => kind === 'users')
      expect([failed?.status, failed?.error?.code, failed?.lastAt]).to.deep.equal(['failed', 'unavailable', finishedAt])
      session.dispose()
    })
    it('tells the other sessions of the same adapter and scope', async () => {
      const adapter = createMemoryAdapter({ tenant: smallTenant(), speed: 100 })
      const here = createBackupSession({ adapter, scope })
      const there = createBackupSession({ adapter, scope })
      there.selection.put([user('a'), user('b')])
      await until(there.credits, ({ isExact, available }) => isExact && available === 10)
      here.selection.put([user('a')])
      await here.start()
      await until(there.credits, ({ isExact, available, allocated }) => isExact && available === 9 && allocated === 1)
      for (const session of [here, there]) session.dispose()
    })
    it('says unsupported where the backend cannot', async () => {
      const { adapter } = sessionOn()
      const session = createBackupSession({ adapter: withMethods(adapter, { sync: undefined } as never), scope })
      expect((await rejection(session.sync('users'))).code).to.equal('unsupported')
      session.dispose()
    })
  })

  it('follows a run to its end while somebody looks, and shows its users', async () => {
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

  it('loads, saves and refuses settings', async () => {
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

  it('says what a CSV can be when it is given something else', async () => {
    const { session } = sessionOn()
    for (const input of [undefined, null, 7, {}]) expect((await rejection(session.csv.load(input as never))).code).to.equal('bad-input')
    session.dispose()
  })

  it('keeps one object for one ref', () => {
    const { session } = sessionOn()
    expect(session.members(group('ab'))).to.equal(session.members(group('ab')))
    expect(session.coverage.cost(group('ab'))).to.equal(session.coverage.cost({ kind: 'group', id: 'ab' }))
    session.dispose()
  })

  it('rejects every command once disposed, and aborts what it was reading', async () => {
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
