import { expect } from 'chai'
import { createTenantDirectory } from '../../src/compose/tenant-directory.js'
import { type BackupEngine, type ComposedAdapter, compose, type ProtectTask } from '../../src/compose.js'
import { BackupError, createBackupSession, type User } from '../../src/core/index.js'
import { simulatedEngine } from '../../src/simulated.js'
import { testAdapter } from '../../src/testing/test-adapter.js'
import { callOf } from '../worlds/adapters.js'
import { createScriptedDirectory, directoryUser } from '../worlds/scripted-directory.js'
import { sampleTenant, scope } from '../worlds/tenants.js'
import { rejection, until } from '../worlds/waiting.js'

const KINDS = ['users', 'groups', 'org-units'] as const
const syncAll = async (adapter: ComposedAdapter): Promise<void> => {
  for (const kind of KINDS) await adapter.sync(scope, kind, callOf())
}
/** Creates an engine that protects at once, and rejects if `act` rejects. */
const engineOf = (act: (task: ProtectTask) => Promise<void> | void = () => {}, part: Partial<BackupEngine> = {}): BackupEngine =>
  ({ name: 'test', protect: async (task: ProtectTask) => act(task), ...part }) as BackupEngine
const keyed = (idempotencyKey: string) => ({ ...callOf(), idempotencyKey })
const startOf = (ids: readonly string[]) => ({
  scope,
  items: ids.map((id) => ({ kind: 'user' as const, id })),
  settings: 'default' as const,
  expectedCredits: ids.length,
})
const ended = (adapter: ComposedAdapter, id: string) =>
  until(async () => (await adapter.getRun(scope, id, callOf())).finishedAt !== undefined, 'the end of the run')
const statusOf = async (adapter: ComposedAdapter, id: string) => (await adapter.matchUsers(scope, [id], callOf()))[0]?.backupStatus

describe('compose', () => {
  describe('with a generated tenant, statuses and few credits', () => {
    const tenant = sampleTenant({ users: 240, cloud: 'google-workspace' })
    const [domain] = tenant.clouds[0]?.domains ?? []
    const engine: BackupEngine = {
      ...simulatedEngine({ speed: 1_000, failureRate: 0.3 }),
      statuses: async () => ({ items: (domain?.users ?? []).map(({ id, backupStatus }) => ({ id, backupStatus })) }),
    }
    testAdapter(async () => {
      const adapter = compose({ directory: createTenantDirectory(tenant, { pageSize: 50 }), engine, credits: () => 40 })
      await syncAll(adapter)
      return adapter
    })
  })

  it('lists clouds before any sync, marked as simulated by the engine', async () => {
    const directory = createScriptedDirectory()
    const [cloud] = await compose({ directory, engine: simulatedEngine() }).listClouds(callOf())
    expect(cloud).to.deep.include({ id: 'google', isSimulated: true })
    expect(cloud?.domains).to.eql([{ id: 'example.com', name: 'example.com', synced: {}, syncing: [] }])
    expect((await compose({ directory, engine: engineOf() }).listClouds(callOf()))[0]).not.to.have.property('isSimulated')
  })

  it('lists the last known clouds while the directory is unreachable, and reports the error', async () => {
    const directory = createScriptedDirectory()
    const errors: unknown[] = []
    const adapter = compose({ directory, engine: engineOf(), onError: (error) => errors.push(error) })
    await adapter.listClouds(callOf())
    directory.clouds = () => Promise.reject(new BackupError('unavailable', 'down'))
    expect(await adapter.listClouds(callOf())).to.have.length(1)
    expect(errors).to.have.length(1)
  })

  it('hides a hidden group from the list and counts its members', async () => {
    const directory = createScriptedDirectory({
      users: [directoryUser('a'), directoryUser('b')],
      groups: [
        { id: 'g', name: 'G', members: ['a'], groups: ['h'] },
        { id: 'h', name: 'H', members: ['b'], isHidden: true },
      ],
    })
    const adapter = compose({ directory, engine: engineOf() })
    await syncAll(adapter)
    const { items, total } = await adapter.listGroups({ scope }, callOf())
    expect([items, total]).to.eql([[{ id: 'g', name: 'G', memberCount: 2 }], 1])
    expect((await adapter.listCoverage({ scope, within: { kind: 'group', id: 'g' } }, callOf())).due).to.eql(['a', 'b'])
  })

  it('joins the parts of a group that appears on several pages', async () => {
    const users = ['a', 'b', 'c', 'd'].map((id) => directoryUser(id))
    const parts = users.map(({ id }) => ({ id: 'g', name: 'G', members: [id] }))
    const adapter = compose({ directory: createScriptedDirectory({ users, groups: parts }), engine: engineOf() })
    await syncAll(adapter)
    expect((await adapter.listGroups({ scope }, callOf())).items[0]?.memberCount).to.equal(4)
  })

  it('imports statuses with each user sync, and keeps users of its own runs protected', async () => {
    const statuses = new Map([['a', 'protected' as const]])
    const engine = engineOf(undefined, {
      statuses: async () => ({ items: [...statuses].map(([id, backupStatus]) => ({ id, backupStatus })) }),
    })
    const users = ['a', 'b', 'c'].map((id) => directoryUser(id))
    const adapter = compose({ directory: createScriptedDirectory({ users }), engine })
    await syncAll(adapter)
    expect([await statusOf(adapter, 'a'), await statusOf(adapter, 'b')]).to.eql(['protected', 'none'])
    const { id } = await adapter.startBackup(startOf(['b']), keyed('k'))
    await ended(adapter, id)
    statuses.clear()
    await syncAll(adapter)
    expect([await statusOf(adapter, 'a'), await statusOf(adapter, 'b')]).to.eql(['none', 'protected'])
  })

  it('drops a pending or failed backup that the engine no longer lists', async () => {
    const statuses = new Map<string, User['backupStatus']>([
      ['a', 'pending'],
      ['b', 'failed'],
    ])
    const engine = engineOf(undefined, {
      statuses: async () => ({ items: [...statuses].map(([id, backupStatus]) => ({ id, backupStatus })) }),
    })
    const adapter = compose({ directory: createScriptedDirectory({ users: ['a', 'b'].map((id) => directoryUser(id)) }), engine })
    await syncAll(adapter)
    expect([await statusOf(adapter, 'a'), await statusOf(adapter, 'b')]).to.eql(['pending', 'failed'])
    statuses.clear()
    await syncAll(adapter)
    expect([await statusOf(adapter, 'a'), await statusOf(adapter, 'b')]).to.eql(['none', 'none'])
  })

  it('rejects statuses of the wrong shape with the name of the field', async () => {
    const statuses = async () => ({ items: [{ id: 'a', backupStatus: 'saved' as never }] })
    const adapter = compose({ directory: createScriptedDirectory(), engine: engineOf(undefined, { statuses }) })
    const error = await rejection(adapter.sync(scope, 'users', callOf()))
    expect([error.code, error.call, error.field]).to.eql(['bad-answer', 'engine.statuses', 'items[0].backupStatus'])
  })

  it('stores the engine’s reason for a failed user, and retries with a new idempotency key', async () => {
    const keys: string[] = []
    const engine = engineOf(({ key, user }) => {
      keys.push(key)
      if (user.id === 'b' && keys.length < 4) throw new BackupError('forbidden', 'The mailbox is locked')
    })
    const users = ['a', 'b', 'c'].map((id) => directoryUser(id))
    const adapter = compose({ directory: createScriptedDirectory({ users }), engine, credits: () => 3 })
    await syncAll(adapter)
    const { id } = await adapter.startBackup(startOf(['a', 'b', 'c']), keyed('k'))
    await ended(adapter, id)
    expect(await adapter.getRun(scope, id, callOf())).to.deep.include({ status: 'completed-with-errors', done: 2, failed: 1 })
    const { items } = await adapter.listRunUsers(scope, id, { status: 'failed' }, callOf())
    expect(items.map(({ user, reason }) => [user.id, reason])).to.eql([['b', 'The mailbox is locked']])
    await adapter.retryRun(scope, id, undefined, keyed('r'))
    await ended(adapter, id)
    expect((await adapter.getRun(scope, id, callOf())).status).to.equal('completed')
    expect(keys).to.have.length(4)
    expect(new Set(keys).size).to.equal(4)
    expect(await adapter.getCredits(scope, callOf())).to.eql({ available: 0 })
  })

  it('uses the timeout of the engine, unless the adapter has its own', async () => {
    const reasonWith = async (timeoutMs: number, userTimeoutMs?: number): Promise<string | undefined> => {
      const engine = engineOf(() => new Promise(() => {}), { timeoutMs })
      const directory = createScriptedDirectory({ users: [directoryUser('a')] })
      const adapter = compose({ directory, engine, userTimeoutMs })
      await syncAll(adapter)
      const { id } = await adapter.startBackup(startOf(['a']), keyed('k'))
      await ended(adapter, id)
      return (await adapter.listRunUsers(scope, id, {}, callOf())).items[0]?.reason
    }
    expect(await reasonWith(20)).to.equal('The backup timed out after 1 second.')
    expect(await reasonWith(3_600_000, 20)).to.equal('The backup timed out after 1 second.')
  })

  it('passes portions to a bulk engine, retries unfinished users, and fails users without an outcome', async () => {
    const portions: number[] = []
    let calls = 0
    const engine: BackupEngine = {
      name: 'bulk',
      portion: 4,
      async protectMany(tasks, { onEnd }) {
        portions.push(tasks.length)
        calls += 1
        if (calls === 1) {
          for (const { key } of tasks.slice(0, 2)) onEnd(key)
          throw new BackupError('rate-limited', 'slow down', { details: { retryAfterMs: 1 } })
        }
        for (const { key, user } of tasks)
          if (user.id !== 'u5') onEnd(key, user.id === 'u4' ? new BackupError('forbidden', 'No license') : undefined)
      },
    }
    const users = Array.from({ length: 6 }, (_, at) => directoryUser(`u${at}`))
    const adapter = compose({ directory: createScriptedDirectory({ users }), engine })
    await syncAll(adapter)
    const { id } = await adapter.startBackup(startOf(users.map((user) => user.id)), keyed('k'))
    await ended(adapter, id)
    expect(portions).to.eql([4, 2, 2])
    const { items } = await adapter.listRunUsers(scope, id, { status: 'failed' }, callOf())
    expect(items.map(({ user, reason }) => [user.id, reason])).to.eql([
      ['u4', 'No license'],
      ['u5', 'The engine did not report how this backup ended'],
    ])
  })

  it('times out a backup that hangs, and hides the text of an error that is not a BackupError', async () => {
    const seen: string[] = []
    const engine = engineOf(async ({ user, signal }) => {
      if (user.id === 'b') throw new TypeError('no token for b@example.com')
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    })
    const directory = createScriptedDirectory({ users: ['a', 'b'].map((id) => directoryUser(id)) })
    const adapter = compose({ directory, engine, userTimeoutMs: 20, onError: (thrown) => seen.push(String(thrown)) })
    await syncAll(adapter)
    const { id } = await adapter.startBackup(startOf(['a', 'b']), keyed('k'))
    await ended(adapter, id)
    const { items } = await adapter.listRunUsers(scope, id, { status: 'failed' }, callOf())
    expect(items.map(({ user }) => user.id)).to.eql(['a', 'b'])
    expect(items[0]?.reason).to.match(/1 second/)
    const [, errorId = ''] = /^The backup failed unexpectedly\. The log has the details under (\S+)\.$/.exec(items[1]?.reason ?? '') ?? []
    expect(errorId).not.to.equal('')
    expect(seen.find((text) => text.includes(errorId))).to.include('TypeError: no token for [address]')
  })

  it('returns the actor of a run', async () => {
    const adapter = compose({ directory: createScriptedDirectory({ users: [directoryUser('a')] }), engine: engineOf() })
    await adapter.sync(scope, 'users', callOf())
    const actor = { id: 'ann', name: 'Ann' }
    const { id } = await adapter.startBackup(startOf(['a']), { ...keyed('k'), actor })
    expect((await adapter.getRun(scope, id, callOf())).startedBy).to.eql(actor)
  })

  it('passes the settings of the domain and of the run to the engine', async () => {
    const seen: unknown[] = []
    const { describeSettings } = simulatedEngine()
    const engine = engineOf(({ settings }) => void seen.push(settings), { describeSettings })
    const adapter = compose({ directory: createScriptedDirectory({ users: [directoryUser('a')] }), engine })
    await syncAll(adapter)
    await adapter.saveSettings?.(scope, { 'mail-spam': true }, callOf())
    const { id } = await adapter.startBackup({ ...startOf(['a']), settings: { 'trash-only': true } }, keyed('k'))
    await ended(adapter, id)
    expect(seen).to.eql([{ 'mail-spam': true, 'trash-only': true }])
    expect(compose({ directory: createScriptedDirectory(), engine: engineOf() })).not.to.have.property('describeSettings')
  })

  it('stops its runs when closed', async () => {
    let signal: AbortSignal | undefined
    const engine = engineOf((task) => {
      signal = task.signal
      return new Promise((_, reject) => task.signal.addEventListener('abort', () => reject(new Error('stopped'))))
    })
    const adapter = compose({ directory: createScriptedDirectory({ users: [directoryUser('a')] }), engine })
    await syncAll(adapter)
    const { id } = await adapter.startBackup(startOf(['a']), keyed('k'))
    await until(() => signal !== undefined, 'the task')
    adapter.close()
    expect(signal?.aborted).to.equal(true)
    expect(await adapter.getRun(scope, id, callOf())).to.deep.include({ status: 'running', done: 0, failed: 0 })
  })

  it('serves a session: sync, coverage of a group, start', async () => {
    const users = ['a', 'b', 'c'].map((id) => directoryUser(id))
    const groups = [{ id: 'g', name: 'G', members: ['a', 'b'] }]
    const adapter = compose({ directory: createScriptedDirectory({ users, groups }), engine: engineOf(), credits: () => 5 })
    const session = createBackupSession({ adapter, scope })
    for (const kind of KINDS) await session.sync(kind)
    session.selection.put([{ kind: 'group', id: 'g' }])
    const run = await session.start()
    expect(run.total).to.equal(2)
    await ended(adapter, run.id)
    session.dispose()
  })

  it('syncs 50,000 users, 2,500 groups and 2,000 org units, and starts 10,000', async function () {
    this.timeout(60_000)
    const tenant = sampleTenant({ users: 50_000, cloud: 'google-workspace' })
    const directory = createTenantDirectory(tenant, { pageSize: 1_000 })
    const adapter = compose({ directory, engine: engineOf() })
    await syncAll(adapter)
    const found = await adapter.listUsers({ scope, search: 'garcia', sort: { by: 'name' }, limit: 50 }, callOf())
    expect(found.items).to.have.length(50)
    const { total } = await adapter.listUsers({ scope, limit: 1 }, callOf())
    expect(total).to.be.within(49_900, 50_200)
    const due: User[] = []
    let cursor: string | undefined
    while (due.length < 10_000) {
      const page = await adapter.listUsers({ scope, accountStatus: ['active'], backupStatus: ['none'], limit: 500, cursor }, callOf())
      due.push(...page.items)
      cursor = page.next
    }
    const chosen = due.slice(0, 10_000)
    const expectedCredits = chosen.reduce((sum, { credits = 1 }) => sum + credits, 0)
    const { id } = await adapter.startBackup({ ...startOf(chosen.map((user) => user.id)), expectedCredits }, keyed('k'))
    await ended(adapter, id)
    expect((await adapter.getRun(scope, id, callOf())).done).to.equal(10_000)
  })

  it('lets other work of the page run between pages and users, although directory and engine answer at once', async () => {
    let turn = 0
    let timer: ReturnType<typeof setTimeout>
    const next = (): void => {
      turn += 1
      timer = setTimeout(next, 0)
    }
    timer = setTimeout(next, 0)
    const users = Array.from({ length: 20_000 }, (_, i) => directoryUser(`u${i}`, { facets: { department: `d${i % 9}` } }))
    const directory = createScriptedDirectory({ users }, 500)
    const turns = { pages: new Set<number>(), statuses: new Set<number>(), users: new Set<number>() }
    // Each answer takes processor time, so that a fast machine also needs several turns.
    const work = (): void => {
      const end = performance.now() + 2
      while (performance.now() < end);
    }
    directory.onPage = () => {
      turns.pages.add(turn)
      work()
    }
    const statuses: NonNullable<BackupEngine['statuses']> = async (_, cursor) => {
      turns.statuses.add(turn)
      work()
      const from = Number(cursor ?? 0)
      const items = users.slice(from, from + 500).map(({ id }) => ({ id, backupStatus: 'none' as const }))
      return { items, ...(from + 500 < users.length && { next: String(from + 500) }) }
    }
    const adapter = compose({ directory, engine: engineOf(() => void turns.users.add(turn), { statuses }) })
    await adapter.sync(scope, 'users', callOf())
    const { id } = await adapter.startBackup(startOf(users.map((user) => user.id)), keyed('turns'))
    await ended(adapter, id)
    clearTimeout(timer)
    for (const [name, { size }] of Object.entries(turns)) expect(size, name).to.be.above(3)
  })

  it('rejects with an error that names the method and the field', async () => {
    const directory = createScriptedDirectory()
    directory.users = async () => ({ items: [{ id: 'a' }] }) as never
    const adapter = compose({ directory, engine: engineOf() })
    const error = await rejection(adapter.sync(scope, 'users', callOf()))
    expect([error.code, error.call, error.field]).to.eql(['bad-answer', 'directory.users', 'items[0].email'])
    const unknown = await rejection(adapter.getCredits({ ...scope, domainId: 'gone' }, callOf()))
    expect([unknown.code, unknown.call]).to.eql(['not-found', 'compose.getCredits'])
  })
})
