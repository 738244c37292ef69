import { expect } from 'chai'
import { type BackupAdapter, BackupError, type BackupRequest, createBackupSession, type IntentStore } from '../../../src/core/index.js'
import { fingerprint } from '../../../src/core/starting/fingerprint.js'
import { createMemoryAdapter } from '../../../src/memory.js'
import { withMethods } from '../../worlds/adapters.js'
import { sessionOn } from '../../worlds/sessions.js'
import { group, otherScope, scope, smallTenant, user } from '../../worlds/tenants.js'
import { rejection, until } from '../../worlds/waiting.js'

const mapStore = () => {
  const texts = new Map<string, string>()
  const store: IntentStore = {
    get: (key) => texts.get(key),
    set: (key, value) => texts.set(key, value),
    delete: (key) => texts.delete(key),
  }
  return { texts, store }
}

/** Keeps every start that reaches the adapter, with its key. */
const recording = (answer?: (count: number, start: () => Promise<unknown>) => Promise<unknown>) => {
  const memory = createMemoryAdapter({ tenant: smallTenant(), speed: 100 })
  const starts: { key: string; request: BackupRequest }[] = []
  const adapter: BackupAdapter = withMethods(memory, {
    startBackup: async (request, call) => {
      starts.push({ key: call.idempotencyKey, request })
      const start = () => memory.startBackup(request, call)
      return (answer ? await answer(starts.length, start) : await start()) as never
    },
  })
  const { store, texts } = mapStore()
  const open = () => createBackupSession({ adapter, scope, store })
  return { memory, adapter, starts, store, texts, open }
}

describe('starting', () => {
  it('sends one start for a double click, with the credits the administrator saw', async () => {
    const { open, starts, memory } = recording()
    const session = open()
    session.selection.put([group('all'), user('d')])
    const [one, two] = await Promise.all([session.start(), session.start()])
    expect(two).to.equal(one)
    expect(starts.length).to.equal(1)
    expect(starts[0]?.request).to.deep.equal({ scope, items: [group('all'), user('d')], settings: 'default', expectedCredits: 4 })
    expect(session.selection.items.value.length, 'a late click finds nothing left').to.equal(0)
    expect((await rejection(session.start())).code).to.equal('bad-input')
    expect(starts.length).to.equal(1)
    await until(session.credits, ({ available }) => available === 6)
    expect(memory.usersOf(scope).filter(({ backupStatus }) => backupStatus !== 'none').length).to.equal(5)
    session.dispose()
  })
  it('starts as much as there is where credits have no limit', async () => {
    const { session } = sessionOn({ tenant: smallTenant('unlimited') })
    session.selection.put([group('all')])
    expect((await session.start()).total).to.equal(3)
    session.dispose()
  })
  it('sends exactly the chosen settings', async () => {
    const { open, starts } = recording()
    const session = open()
    session.selection.put([user('a')])
    await session.start({ 'mail-spam': true })
    expect(starts[0]?.request.settings).to.deep.equal({ 'mail-spam': true })
    session.dispose()
  })
  it('refuses another start while one is under way', async () => {
    const { open, starts } = recording()
    const session = open()
    session.selection.put([user('a')])
    const first = session.start()
    expect(session.isStarting.value).to.equal(true)
    expect(session.canStart.value).to.equal(false)
    expect((await rejection(session.start({ 'mail-spam': true }))).code).to.equal('bad-input')
    await first
    expect(starts.length).to.equal(1)
    session.dispose()
  })
  it('keeps the key after a lost answer, over a reload, until a definite answer', async () => {
    const { open, starts, texts, memory } = recording(async (count, start) => {
      const run = await start()
      if (count <= 2) throw new BackupError('unavailable', 'the answer was lost')
      return run
    })
    const before = open()
    before.selection.put([user('a'), user('b')])
    expect((await rejection(before.start())).code).to.equal('unavailable')
    expect(before.selection.items.value.length, 'nothing is lost').to.equal(2)
    expect((await rejection(before.start())).code).to.equal('unavailable')
    before.dispose()
    expect(texts.size).to.equal(1)

    // a reload: the page knows what it knew, in another order
    const frozen = createBackupSession({
      adapter: withMethods(memory, {
        name: memory.name,
        matchUsers: async (_, keys) =>
          keys.map((id) => ({ id, email: `${id}@example.com`, name: id, accountStatus: 'active', backupStatus: 'none' })),
        startBackup: async (request, call) => {
          starts.push({ key: call.idempotencyKey, request })
          return memory.startBackup(request, call)
        },
      }),
      scope,
      store: { get: (key) => texts.get(key), set: (key, value) => texts.set(key, value), delete: (key) => texts.delete(key) },
    })
    frozen.selection.put([user('b'), user('a')])
    const run = await frozen.start()
    expect(new Set(starts.map(({ key }) => key)).size).to.equal(1)
    expect(starts.length).to.equal(3)
    expect((await memory.listRuns(scope, {}, { signal: new AbortController().signal })).items.map(({ id }) => id)).to.deep.equal([run.id])
    expect(texts.size, 'a definite answer forgets the intent').to.equal(0)
    frozen.dispose()
  })
  it('takes a new key for another request, and after a refusal', async () => {
    const { open, starts } = recording(async (count, start) => {
      if (count === 1) throw new BackupError('unavailable', 'silence')
      if (count === 3) throw new BackupError('selection-changed', 'no', { details: {} })
      return start()
    })
    const session = open()
    session.selection.put([user('a')])
    await rejection(session.start())
    session.selection.put([user('b')])
    await session.start()
    session.selection.put([user('c')])
    expect((await rejection(session.start())).code).to.equal('selection-changed')
    await session.start()
    const keys = starts.map(({ key }) => key)
    expect(new Set(keys).size).to.equal(4)
    for (const key of keys) expect(key).to.match(/^[0-9a-f]{32}$/)
    session.dispose()
  })
  it('keeps the key for every answer that is none: 5xx, nonsense, silence; drops it for every 4xx', async () => {
    const keeps = ['unavailable', 'bad-answer', 'aborted'] as const
    const drops = [
      'bad-input',
      'unauthorized',
      'forbidden',
      'not-found',
      'not-enough-credits',
      'selection-changed',
      'rate-limited',
      'too-large',
      'unsupported',
    ] as const
    for (const code of [...keeps, ...drops]) {
      const { open, starts } = recording(async (count, start) => {
        if (count === 1) throw new BackupError(code, 'no')
        return start()
      })
      const session = open()
      session.selection.put([user('a')])
      await rejection(session.start())
      await session.start()
      expect(starts[0]?.key === starts[1]?.key, code).to.equal((keeps as readonly string[]).includes(code))
      session.dispose()
    }
  })
  it('works with a store that fails, and remembers by itself', async () => {
    const { adapter, starts } = recording(async (count, start) => {
      if (count === 1) throw new BackupError('unavailable', 'silence')
      return start()
    })
    const broken = () => {
      throw new Error('quota')
    }
    const session = createBackupSession({ adapter, scope, store: { get: broken, set: broken, delete: broken } })
    session.selection.put([user('a')])
    await rejection(session.start())
    await session.start()
    expect(starts[0]?.key).to.equal(starts[1]?.key)
    session.dispose()
  })
  it('keeps intents of other scopes and adapters apart', async () => {
    const { open, starts, texts } = recording(async () => {
      throw new BackupError('unavailable', 'silence')
    })
    const session = open()
    session.selection.put([user('a')])
    await rejection(session.start())
    await session.setScope(otherScope)
    session.selection.put([user('z')])
    await rejection(session.start())
    expect(texts.size).to.equal(2)
    expect(starts[0]?.key).to.not.equal(starts[1]?.key)
    session.dispose()
  })
  it('waits until the count is exact, and says so when it cannot be', async () => {
    const { adapter, session } = sessionOn({
      latencyMs: 10,
      faults: ({ method, count }) => (method === 'listCoverage' && count === 1 ? new Error('down') : undefined),
    })
    session.selection.put([group('all')])
    expect((await rejection(session.start())).code).to.equal('count-unknown')
    expect(adapter.calls.startBackup).to.equal(undefined)
    session.coverage.retry()
    await session.start()
    expect(adapter.calls.startBackup).to.equal(1)
    session.dispose()
  })
  it('refuses with the numbers when credits do not suffice, here as the backend would', async () => {
    const { adapter, session } = sessionOn({ tenant: smallTenant(2) })
    session.selection.put([group('all')])
    const error = await rejection(session.start())
    expect(error.code).to.equal('not-enough-credits')
    expect(error.details).to.deep.equal({
      expected: 3,
      credits: { allocated: 3, covered: 6, skipped: { protected: 1, suspended: 1, deleted: 1 }, available: 2 },
    })
    expect(adapter.calls.startBackup).to.equal(undefined)
    const run = await session.start(undefined, { first: 2 })
    expect(run.total).to.equal(2)
    expect(session.selection.items.value.length, 'the rest stays').to.equal(1)
    await until(session.credits, ({ isExact, allocated, available }) => isExact && allocated === 1 && available === 0)
    session.dispose()
  })
  it('starts the first due users as user items, in box order', async () => {
    const { open, starts } = recording()
    const session = open()
    session.selection.put([user('s'), user('f'), group('ab'), user('d')])
    for (const first of [0, -1, 1.5, Number.NaN]) expect((await rejection(session.start(undefined, { first }))).code).to.equal('bad-input')
    await session.start(undefined, { first: 2 })
    expect(starts[0]?.request.items).to.deep.equal([user('f'), user('a')])
    expect(starts[0]?.request.expectedCredits).to.equal(2)
    expect(session.selection.items.value.map(({ id }) => id)).to.deep.equal(['s', 'f', 'ab', 'd'])
    session.dispose()
  })
  it('leaves stale items out of what it asks for', async () => {
    const { open, starts } = recording()
    const session = open()
    session.selection.put([user('f'), group('gone'), user('gone')])
    await until(session.selection.items, (items) => items.filter(({ state }) => state === 'stale').length === 2)
    await session.start()
    expect(starts[0]?.request.items).to.deep.equal([user('f')])
    session.dispose()
  })
  it('starts nothing for a box that takes no credit', async () => {
    const { adapter, session } = sessionOn()
    session.selection.put([user('p'), user('s')])
    expect((await rejection(session.start())).code).to.equal('bad-input')
    expect(session.canStart.value).to.equal(false)
    expect(adapter.calls.startBackup).to.equal(undefined)
    session.dispose()
  })
  it('counts anew when the backend counts differently, and starts with the new count when asked again', async () => {
    const { adapter, session } = sessionOn()
    session.selection.put([user('a'), user('b'), user('c')])
    await until(session.canStart, (can) => can)
    adapter.change(
      scope,
      { users: { put: [{ id: 'b', email: 'b@example.com', name: 'B', accountStatus: 'suspended', backupStatus: 'none' }] } },
      'now',
    )
    const error = await rejection(session.start())
    expect(error.code).to.equal('selection-changed')
    expect(error.details).to.deep.equal({
      expected: 3,
      credits: { allocated: 2, covered: 3, skipped: { protected: 0, suspended: 1, deleted: 0 }, available: 10 },
    })
    await until(session.credits, ({ isExact, allocated }) => isExact && allocated === 2)
    expect(session.selection.items.value.length).to.equal(3)
    const run = await session.start()
    expect(run.total).to.equal(2)
    session.dispose()
  })
  it('never overspends: 50 at once with credits for 10', async () => {
    const tenant = smallTenant(10)
    const domain = tenant.clouds[0]?.domains[0]
    const users = Array.from({ length: 50 }, (_, index) => ({
      id: `n${index}`,
      email: `n${index}@example.com`,
      name: `N ${index}`,
      accountStatus: 'active' as const,
      backupStatus: 'none' as const,
    }))
    const adapter = createMemoryAdapter({
      tenant: {
        clouds: [
          {
            id: 'google',
            name: 'Google',
            kind: 'google-workspace',
            domains: [{ ...domain, id: scope.domainId, name: 'example.com', credits: 10, users, groups: [], orgUnits: [] }],
          },
        ],
      },
      speed: 100,
      latencyMs: [0, 20],
    })
    const sessions = users.map(() => createBackupSession({ adapter, scope }))
    const answers = await Promise.all(
      sessions.map((session, index) => {
        session.selection.put([user(`n${index}`)])
        return session.start().then(
          () => 'started',
          (error: BackupError) => error.code,
        )
      }),
    )
    expect(answers.filter((answer) => answer === 'started').length).to.equal(10)
    expect(answers.filter((answer) => answer === 'not-enough-credits').length).to.equal(40)
    expect(adapter.usersOf(scope).filter(({ backupStatus }) => backupStatus !== 'none').length).to.equal(10)
    for (const session of sessions) session.dispose()
  }).timeout(20_000)
  it('is not aborted by dispose once it was sent', async () => {
    const { open, memory } = recording(async (_, start) => {
      await new Promise((resolve) => setTimeout(resolve, 30))
      return start()
    })
    const session = open()
    session.selection.put([user('a')])
    await until(session.canStart, (can) => can)
    const started = session.start()
    await new Promise((resolve) => setTimeout(resolve, 10))
    session.dispose()
    await started
    expect(memory.usersOf(scope).find(({ id }) => id === 'a')?.backupStatus).to.not.equal('none')
  })

  describe('a fingerprint', () => {
    const request: BackupRequest = { scope, items: [user('a'), group('b')], settings: { x: 'y', z: true }, expectedCredits: 3 }
    it('is the same for the same wish in another order', () => {
      const same: BackupRequest = {
        expectedCredits: 3,
        settings: { z: true, x: 'y' },
        items: [group('b'), user('a')],
        scope: { domainId: scope.domainId, cloudId: scope.cloudId },
      }
      expect(fingerprint(same)).to.equal(fingerprint(request))
    })
    it('differs for anything else', () => {
      const others: BackupRequest[] = [
        { ...request, expectedCredits: 4 },
        { ...request, settings: 'default' },
        { ...request, settings: { x: 'y', z: false } },
        { ...request, items: [user('b'), group('a')] },
        { ...request, items: [user('a')] },
        { ...request, items: [user('ag'), { kind: 'group', id: 'b' }] },
        { ...request, scope: otherScope },
      ]
      expect(new Set([request, ...others].map(fingerprint)).size).to.equal(others.length + 1)
    })
  })
})
