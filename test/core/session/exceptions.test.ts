import { expect } from 'chai'
import { type BackupAdapter, createBackupSession, type Item, type ItemRef } from '../../../src/core/index.js'
import { createMemoryAdapter } from '../../../src/memory.js'
import { bruteForceCredits } from '../../brute-force.js'
import { sampleOf, sessionOn } from '../../worlds/sessions.js'
import { mapStore, recordStarts } from '../../worlds/starts.js'
import { group, orgUnit, scope, smallTenant, user, usersOf } from '../../worlds/tenants.js'
import { rejection, until } from '../../worlds/waiting.js'

const EVERYONE: ItemRef = { kind: 'domain', id: scope.domainId }
type Session = ReturnType<typeof sessionOn>['session']

const exact = (session: Session) => until(session.credits, ({ isExact, available }) => isExact && available !== undefined)
/** Checks the figures of a box against brute force. */
const checkFigures = async (session: Session): Promise<void> => {
  const { available: _, shortfall, isExact, ...figures } = await exact(session)
  const { started: _ids, ...should } = bruteForceCredits(smallTenant(), scope, session.selection.items.value)
  expect(figures).to.deep.equal(should)
  expect([shortfall, isExact]).to.deep.equal([0, true])
}
const idsIn = (items: Iterable<Item>): string[] => Array.from(items, ({ id }) => id)

describe('exceptions of the selection', () => {
  it('exclude their users from the item of everyone, and count them as excepted', async () => {
    const { session } = sessionOn()
    session.selection.put([EVERYONE, { ...group('ab'), label: 'ab', isException: true }, { ...user('p'), label: 'p', isException: true }])
    await checkFigures(session)
    expect(session.credits.value).to.deep.include({ allocated: 4, excepted: 3 })
    const [everyone] = session.selection.box.value
    expect(everyone?.label).to.equal('example.com')
    expect(session.selection.items.value.map(({ isException }) => isException)).to.deep.equal([undefined, true, true])
    session.dispose()
  })

  it('count suspended and deleted users under their own standing', async () => {
    const { session } = sessionOn()
    session.selection.put([EVERYONE])
    const before = (await exact(session)).skipped
    for (const id of ['s', 'x', 'a']) session.selection.setException(user(id), true)
    await checkFigures(session)
    expect(session.credits.value.skipped).to.deep.equal(before)
    expect(session.credits.value.excepted).to.equal(1)
    session.dispose()
  })

  it('count after a large box of users was cleared', async () => {
    const { session } = sampleOf({ users: usersOf(3000) })
    const { selection } = session
    const users = usersOf(3000).map(({ id, name }): Item => ({ kind: 'user', id, label: name }))
    selection.put(users)
    const { allocated } = await exact(session)
    selection.clear()
    selection.put([EVERYONE])
    expect((await exact(session)).allocated).to.equal(allocated)
    const last = users.at(-1) as Item
    expect(session.coverage.coveredBy(last.id)?.item).to.deep.include(EVERYONE)
    selection.setException(last, true)
    expect(await exact(session)).to.deep.include({ allocated: allocated - 1, excepted: 1 })
    selection.clear()
    expect(session.credits.value).to.deep.include({ allocated: 0, excepted: 0 })
    session.dispose()
  })

  it('are returned by why, whyNot and coveredBy of an excepted user', async () => {
    const { session } = sessionOn()
    session.selection.put([EVERYONE])
    session.selection.setException(group('ab'), true)
    await exact(session)
    expect(session.coverage.whyNot('a')).to.equal('excepted')
    expect(session.coverage.why('a').map(({ id, isException = false }) => [id, isException])).to.deep.equal([
      [scope.domainId, false],
      ['ab', true],
    ])
    expect(session.coverage.coveredBy('a')).to.deep.include({ others: 0 })
    expect(session.coverage.coveredBy('a')?.exception).to.deep.include({ id: 'ab', isException: true })
    expect(session.coverage.coveredBy('f')?.exception).to.equal(undefined)
    session.dispose()
  })

  it('move between items and exceptions, and show the credits that removing them takes', async () => {
    const { session } = sessionOn()
    const { selection, coverage } = session
    selection.put([EVERYONE, user('a')])
    const all = (await exact(session)).allocated
    selection.setException(user('a'), true)
    expect(idsIn(selection.box.value)).to.deep.equal([scope.domainId])
    expect(idsIn(selection.exceptions.value)).to.deep.equal(['a'])
    expect((await exact(session)).allocated).to.equal(all - 1)
    expect(coverage.cost(user('a')).value).to.deep.include({ credits: 1, isExact: true })
    // the group excludes `a` as well, so removing one of the exceptions changes nothing
    selection.setException(group('ab'), true)
    expect((await exact(session)).allocated).to.equal(all - 2)
    expect(coverage.cost(user('a')).value?.credits).to.equal(0)
    expect(coverage.cost(group('ab')).value?.credits).to.equal(1)
    selection.setException(user('a'), false)
    expect(idsIn(selection.box.value)).to.deep.equal([scope.domainId, 'a'])
    await checkFigures(session)
    selection.remove([group('ab')])
    expect(selection.exceptions.value.length).to.equal(0)
    expect((await exact(session)).allocated).to.equal(all)
    session.dispose()
  })

  it('can be made from ticks, and stay exceptions when their items are added or put again', async () => {
    const { session } = sessionOn()
    const { selection } = session
    selection.tick(group('ab'), true)
    selection.tick(orgUnit('sub'), true)
    selection.addExceptions()
    expect(selection.ticked.value.size).to.equal(0)
    selection.tick(group('ab'), true)
    selection.add()
    selection.put([orgUnit('sub'), user('f')])
    expect(idsIn(selection.exceptions.value)).to.deep.equal(['ab', 'sub'])
    expect(idsIn(selection.box.value)).to.deep.equal(['f'])
    selection.clear()
    expect(selection.items.value).to.deep.equal([])
    session.dispose()
  })

  it('are sent with a start, counted by the backend, and removed from the box by the start', async () => {
    const { open, starts, memory } = recordStarts()
    const session = open()
    session.selection.put([EVERYONE])
    session.selection.setException(group('ab'), true)
    const { started } = bruteForceCredits(smallTenant(), scope, session.selection.items.value)
    const run = await session.start()
    expect(starts[0]?.request).to.deep.include({ items: [EVERYONE], exceptions: [group('ab')], expectedUsers: started.size })
    expect(run.total).to.equal(started.size)
    expect(run.items?.map(({ id, label, isException = false }) => [id, label, isException])).to.deep.equal([
      [scope.domainId, 'example.com', false],
      ['ab', run.items?.[1]?.label, true],
    ])
    expect(session.selection.items.value).to.deep.equal([])
    const statuses = new Map(memory.usersOf(scope).map(({ id, backupStatus }) => [id, backupStatus]))
    expect([statuses.get('a'), statuses.get('b')]).to.deep.equal(['none', 'none'])
    session.dispose()
  })

  it('exclude their users from a start of the first due users, which sends no exceptions', async () => {
    const { open, starts } = recordStarts()
    const session = open()
    session.selection.put([EVERYONE])
    session.selection.setException(group('ab'), true)
    await session.start(undefined, { first: 2 })
    const request = starts[0]?.request
    expect(Object.hasOwn(request ?? {}, 'exceptions')).to.equal(false)
    expect(request?.items.length).to.equal(2)
    expect(request?.items.filter(({ id }) => id === 'a' || id === 'b')).to.deep.equal([])
    session.dispose()
  })

  it('make the backend reject a start that was sent without them', async () => {
    const { session, adapter } = sessionOn()
    session.selection.put([EVERYONE])
    session.selection.setException(group('ab'), true)
    const request = session.request()
    await exact(session)
    const sent = { ...request, ...session.request(), exceptions: [] }
    const error = await rejection(adapter.startBackup(sent, { signal: new AbortController().signal, idempotencyKey: 'k' }))
    expect(error.code).to.equal('selection-changed')
    session.dispose()
  })

  it('name the exception of a user that no item covers', async () => {
    const { session } = sessionOn()
    session.selection.put([user('f')])
    session.selection.setException(group('ab'), true)
    await exact(session)
    expect(session.coverage.coveredBy('a')).to.deep.include({ item: undefined, others: 0 })
    expect(session.coverage.coveredBy('a')?.exception).to.deep.include({ id: 'ab', isException: true })
    expect(session.coverage.coveredBy('p')).to.equal(undefined)
    session.dispose()
  })

  it('move many at once, and stay exceptions when a removed box of them is put back', async () => {
    const { session } = sessionOn()
    const { selection } = session
    selection.put([EVERYONE, user('a'), user('f'), group('ab')])
    selection.setException([user('a'), group('ab')], true)
    expect([idsIn(selection.box.value), idsIn(selection.exceptions.value)]).to.deep.equal([
      [scope.domainId, 'f'],
      ['a', 'ab'],
    ])
    const removed = selection.exceptions.value
    selection.remove(removed)
    expect(selection.exceptions.value.length).to.equal(0)
    selection.put(removed)
    expect(idsIn(selection.exceptions.value)).to.deep.equal(['a', 'ab'])
    await checkFigures(session)
    selection.setException(selection.exceptions.value, false)
    expect([selection.box.value.length, selection.exceptions.value.length]).to.deep.equal([4, 0])
    await checkFigures(session)
    session.dispose()
  })

  it('keep excepted users in the coverage gap, because they have no backup', async () => {
    const { session } = sessionOn()
    session.selection.put([EVERYONE])
    session.selection.setException(group('ab'), true)
    await exact(session)
    const gap = session.coverage.gap()
    const rows = await until(gap.rows, ({ length }) => length === 2)
    expect(Array.from(rows, ({ id }) => id)).to.have.members(['a', 'b'])
    expect(gap.total.value).to.equal(2)
    session.dispose()
  })

  it('are saved in plans and drafts, and restored from both', async () => {
    const { store } = mapStore()
    const adapter = createMemoryAdapter({ tenant: smallTenant(), speed: 100 })
    const session = createBackupSession({ adapter, scope, store })
    session.selection.put([EVERYONE])
    session.selection.setException(group('ab'), true)
    const plan = JSON.parse(JSON.stringify(session.plan()))
    expect(plan.version).to.equal(2)
    expect(idsIn(plan.items)).to.deep.equal([scope.domainId])
    expect(idsIn(plan.exceptions)).to.deep.equal(['ab'])
    session.dispose()
    const next = createBackupSession({ adapter, scope, store })
    expect(idsIn(next.selection.exceptions.value)).to.deep.equal(['ab'])
    next.selection.clear()
    expect(await next.applyPlan(plan)).to.deep.equal([])
    expect(idsIn(next.selection.box.value)).to.deep.equal([scope.domainId])
    expect(idsIn(next.selection.exceptions.value)).to.deep.equal(['ab'])
    const problems = await next.applyPlan({
      ...plan,
      exceptions: [
        { ...group('gone'), label: 'Gone' },
        { ...user('s'), label: 'S' },
      ],
    })
    expect(problems.map(({ item, reason }) => [item.id, item.isException, reason])).to.deep.equal([['gone', true, 'not-found']])
    next.dispose()
  })

  it('are refused where the backend would ignore them', async () => {
    const { exceptions: _, ...old }: BackupAdapter = createMemoryAdapter({ tenant: smallTenant(), speed: 100 })
    const session = createBackupSession({ adapter: old, scope })
    await until(session.clouds, ({ length }) => length > 0)
    expect(session.capabilities.value.has('exceptions')).to.equal(false)
    session.selection.put([user('a'), user('f')])
    const plan = { ...session.plan(), exceptions: [{ ...user('a'), label: 'A' }] }
    expect(await rejection(session.applyPlan(plan))).to.include({ code: 'bad-input', field: 'exceptions' })
    session.selection.setException(user('a'), true)
    expect((await rejection(session.start())).code).to.equal('unsupported')
    session.dispose()
  })

  it('are offered by a cloud that names them, or by an adapter whose clouds list no capabilities', async () => {
    const offers = async (adapter: BackupAdapter, capabilities: readonly string[] | undefined): Promise<boolean> => {
      const { listClouds } = adapter
      const clouds = async (call: Parameters<typeof listClouds>[0]) =>
        (await listClouds(call)).map((cloud) => ({ ...cloud, ...(capabilities && { capabilities }) }) as never)
      const session = createBackupSession({ adapter: { ...adapter, listClouds: clouds }, scope })
      await session.refresh()
      const isOffered = session.capabilities.value.has('exceptions')
      session.dispose()
      return isOffered
    }
    const { exceptions: _, ...without } = createMemoryAdapter({ tenant: smallTenant() })
    const adapter = createMemoryAdapter({ tenant: smallTenant() })
    expect(await offers(without, ['runs', 'exceptions'])).to.equal(true)
    expect(await offers(without, undefined)).to.equal(false)
    expect(await offers({ ...adapter, exceptions: false as never }, undefined)).to.equal(false)
    expect(await offers(adapter, undefined)).to.equal(true)
    expect(await offers(adapter, ['runs'])).to.equal(false)
  })
})
