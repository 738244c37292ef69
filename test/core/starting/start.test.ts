import { expect } from 'chai'
import { type BackupError, createBackupSession } from '../../../src/core/index.js'
import { createMemoryAdapter } from '../../../src/memory.js'
import { sessionOn } from '../../worlds/sessions.js'
import { recordStarts } from '../../worlds/starts.js'
import { group, scope, smallTenant, user } from '../../worlds/tenants.js'
import { rejection, until } from '../../worlds/waiting.js'

describe('session.start', () => {
  it('sends one request for a double click, with the credits shown to the administrator', async () => {
    const { open, starts, memory } = recordStarts()
    const session = open()
    session.selection.put([group('all'), user('d')])
    const [one, two] = await Promise.all([session.start(), session.start()])
    expect(two).to.equal(one)
    expect(starts.length).to.equal(1)
    expect(starts[0]?.request).to.deep.equal({
      scope,
      items: [group('all'), user('d')],
      settings: 'default',
      expectedCredits: 4,
      expectedUsers: 4,
    })
    expect(session.selection.items.value.length, 'a late click finds nothing left').to.equal(0)
    expect((await rejection(session.start())).code).to.equal('bad-input')
    expect(starts.length).to.equal(1)
    await until(session.credits, ({ available }) => available === 6)
    expect(memory.usersOf(scope).filter(({ backupStatus }) => backupStatus !== 'none').length).to.equal(5)
    session.dispose()
  })
  it('starts all due users if credits are unlimited', async () => {
    const { session } = sessionOn({ tenant: smallTenant('unlimited') })
    session.selection.put([group('all')])
    expect((await session.start()).total).to.equal(3)
    session.dispose()
  })
  it('sends the chosen settings', async () => {
    const { open, starts } = recordStarts()
    const session = open()
    session.selection.put([user('a')])
    await session.start({ 'mail-spam': true })
    expect(starts[0]?.request.settings).to.deep.equal({ 'mail-spam': true })
    session.dispose()
  })
  it('rejects another start while one is running', async () => {
    const { open, starts } = recordStarts()
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
  it('waits until the count is exact, and rejects count-unknown if it cannot become exact', async () => {
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
  it('rejects not-enough-credits with the same details as the backend', async () => {
    const { adapter, session } = sessionOn({ tenant: smallTenant(2) })
    session.selection.put([group('all')])
    const error = await rejection(session.start())
    expect(error.code).to.equal('not-enough-credits')
    expect(error.details).to.deep.equal({
      expected: 3,
      expectedUsers: 3,
      credits: {
        allocated: 3,
        starts: 3,
        restarts: 0,
        free: 0,
        covered: 6,
        skipped: { protected: 1, suspended: 1, deleted: 1 },
        available: 2,
      },
    })
    expect(adapter.calls.startBackup).to.equal(undefined)
    const run = await session.start(undefined, { first: 2 })
    expect(run.total).to.equal(2)
    expect(session.selection.items.value.length, 'the rest stays').to.equal(1)
    await until(session.credits, ({ isExact, allocated, available }) => isExact && allocated === 1 && available === 0)
    session.dispose()
  })
  it('starts the first due users as user items, in box order', async () => {
    const { open, starts } = recordStarts()
    const session = open()
    session.selection.put([user('s'), user('f'), group('ab'), user('d')])
    for (const first of [0, -1, 1.5, Number.NaN]) expect((await rejection(session.start(undefined, { first }))).code).to.equal('bad-input')
    await session.start(undefined, { first: 2 })
    expect(starts[0]?.request.items).to.deep.equal([user('f'), user('a')])
    expect(starts[0]?.request.expectedCredits).to.equal(2)
    expect(session.selection.items.value.map(({ id }) => id)).to.deep.equal(['s', 'f', 'ab', 'd'])
    session.dispose()
  })
  it('omits stale items from the request', async () => {
    const { open, starts } = recordStarts()
    const session = open()
    session.selection.put([user('f'), group('gone'), user('gone')])
    await until(session.selection.items, (items) => items.filter(({ state }) => state === 'stale').length === 2)
    await session.start()
    expect(starts[0]?.request.items).to.deep.equal([user('f')])
    session.dispose()
  })
  it('rejects a box without due users', async () => {
    const { adapter, session } = sessionOn()
    session.selection.put([user('p'), user('s')])
    expect((await rejection(session.start())).code).to.equal('bad-input')
    expect(session.canStart.value).to.equal(false)
    expect(adapter.calls.startBackup).to.equal(undefined)
    session.dispose()
  })
  it('counts again after selection-changed, and starts with the new count when called again', async () => {
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
      expectedUsers: 3,
      credits: {
        allocated: 2,
        starts: 2,
        restarts: 0,
        free: 0,
        covered: 3,
        skipped: { protected: 0, suspended: 1, deleted: 0 },
        available: 10,
      },
    })
    await until(session.credits, ({ isExact, allocated }) => isExact && allocated === 2)
    expect(session.selection.items.value.length).to.equal(3)
    const run = await session.start()
    expect(run.total).to.equal(2)
    session.dispose()
  })
  it('never overspends when 50 sessions start at once with credits for 10', async () => {
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
  it('is not aborted by dispose once the request is sent', async () => {
    const { open, starts, memory } = recordStarts(async (_, start) => {
      await new Promise((resolve) => setTimeout(resolve, 30))
      return start()
    })
    const session = open()
    session.selection.put([user('a')])
    await until(session.canStart, (can) => can)
    const started = session.start()
    await until(() => starts.length === 1, 'the request')
    session.dispose()
    await started
    expect(memory.usersOf(scope).find(({ id }) => id === 'a')?.backupStatus).to.not.equal('none')
  })
})
