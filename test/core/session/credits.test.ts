import { expect } from 'chai'
import { sessionOn, startElsewhere } from '../../worlds/sessions.js'
import { group, orgUnit, otherScope, scope, smallTenant, user } from '../../worlds/tenants.js'
import { until, wait } from '../../worlds/waiting.js'

describe('session credits', () => {
  const exact = async (session: ReturnType<typeof sessionOn>['session']) =>
    until(session.credits, ({ isExact, available }) => isExact && available !== undefined)

  it('counts each due user once, even if several items cover the user', async () => {
    const { session } = sessionOn()
    session.selection.put([user('a'), group('ab'), group('all'), orgUnit('root'), user('s')])
    const credits = await exact(session)
    expect(credits).to.deep.equal({
      allocated: 4,
      available: 10,
      shortfall: 0,
      isExact: true,
      starts: 4,
      restarts: 0,
      free: 0,
      covered: 7,
      skipped: { protected: 1, suspended: 1, deleted: 1 },
      excepted: 0,
      overlap: 1 + 2 + 3 + 2 + 0 - 4,
    })
    session.dispose()
  })
  it('reads the available credits again when a start finds nothing left to start', async () => {
    const { adapter, session } = sessionOn()
    session.selection.put([user('a')])
    expect((await exact(session)).available).to.equal(10)
    await startElsewhere(adapter, [user('a')])
    await session.users.reload()
    expect(session.credits.value).to.include({ allocated: 0, available: 10 })
    await session.start().catch(() => {})
    await until(session.credits, ({ available }) => available === 9)
    session.dispose()
  })
  it('updates the count from a list that reports a new status of a user', async () => {
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
  it('updates a list from a coverage page that reports a new standing of a user', async () => {
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
    expect(seen.at(-1)).to.equal('suspended failed')
    expect(session.selection.tick(user('a'), true)).to.equal(false)
    session.dispose()
  })
  it('lists uncovered users, even in another scope', async () => {
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
  it('keeps an item that a sync removed as stale and uncounted', async () => {
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
  it('reports no shortfall without a limit, and the missing credits with a limit', async () => {
    const unlimited = sessionOn({ tenant: smallTenant('unlimited') }).session
    unlimited.selection.put([group('all')])
    expect((await exact(unlimited)).shortfall).to.equal(0)
    const { session } = sessionOn({ tenant: smallTenant(2) })
    session.selection.put([group('all')])
    expect((await exact(session)).shortfall).to.equal(1)
    expect(session.canStart.value).to.equal(false)
    for (const one of [session, unlimited]) one.dispose()
  })
  it('shows why the available credits could not be read, and disables the start', async () => {
    const { session } = sessionOn({ faults: ({ method }) => (method === 'getCredits' ? new Error('down') : undefined) })
    session.selection.put([user('a')])
    await until(session.creditsError, (error) => error?.code === 'unavailable')
    expect(session.credits.value.available).to.equal(undefined)
    expect(session.canStart.value).to.equal(false)
    session.dispose()
  })
  it('reads the available credits for a subscriber again after a scope change, a refresh and a recheck, even with an empty box', async () => {
    const { adapter, session } = sessionOn()
    // one subscriber for the whole test: a new one would make the session read the credits by itself
    let told: unknown
    const stop = session.credits.subscribe(({ available }) => {
      told = available
    })
    await until(() => told === 10, 'the credits')
    await session.setScope(otherScope)
    await until(() => told === 1, 'the credits of the other domain')
    await session.setScope(scope)
    await until(() => told === 10, 'the credits of the first domain')
    const read = adapter.calls.getCredits
    await session.refresh()
    await session.recheck()
    expect(adapter.calls.getCredits).to.be.greaterThan(Number(read))
    stop()
    await session.setScope(otherScope)
    const before = adapter.calls.getCredits
    await session.recheck()
    await wait(20)
    expect(adapter.calls.getCredits, 'without a subscriber').to.equal(before)
    session.dispose()
  })
})
