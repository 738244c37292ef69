import { expect } from 'chai'
import { type Credits, createBackupSession } from '../../../src/core/index.js'
import { createMemoryAdapter, type MemoryAdapter } from '../../../src/memory.js'
import { withMethods } from '../../worlds/adapters.js'
import { group, orgUnit, scope, smallTenant, user, userOf } from '../../worlds/tenants.js'
import { rejection, until, wait } from '../../worlds/waiting.js'

/** A session with an exact count of a box, whose user list has a subscriber. `told` has the credits shown since then. */
const countedSession = async () => {
  const memory = createMemoryAdapter({ tenant: smallTenant(), speed: 100 })
  // uses a different adapter name, so that no notification arrives, as from another browser
  const session = createBackupSession({ adapter: withMethods(memory, { name: 'alone' }), scope })
  session.users.rows.subscribe(() => {})
  session.selection.put([group('ab'), orgUnit('sub'), user('f')])
  await until(session.credits, ({ isExact, available }) => isExact && available !== undefined)
  await until(session.users.status, (status) => status === 'ready')
  await session.refresh()
  await until(session.credits, ({ isExact, isChecking }) => isExact && isChecking !== true)
  const told: Credits[] = []
  session.credits.subscribe((credits) => told.push(credits))
  return { memory, session, told }
}

const signal = new AbortController().signal
const startElsewhere = (memory: MemoryAdapter, id: string) =>
  memory.startBackup({ scope, items: [user(id)], settings: 'default', expectedCredits: 1 }, { signal, idempotencyKey: `elsewhere-${id}` })
const calls = ({ calls: { listClouds, getCredits, listUsers, listCoverage, matchUsers, listGroups } }: MemoryAdapter) => ({
  listClouds,
  getCredits,
  listUsers,
  listCoverage,
  matchUsers,
  listGroups,
})

describe('session.recheck', () => {
  it('requests only clouds, credits and shown rows, and keeps the exact count marked as being checked', async () => {
    const { memory, session, told } = await countedSession()
    const before = calls(memory)
    const checked = session.recheck()
    expect(session.credits.value).to.deep.include({ allocated: 4, isExact: true, isChecking: true })
    expect(session.canStart.value).to.equal(true)
    await checked
    await wait(30)
    expect(session.credits.value).to.not.have.property('isChecking')
    expect(told.every(({ allocated, isExact }) => isExact && allocated === 4)).to.equal(true)
    expect(calls(memory)).to.deep.equal({
      ...before,
      listClouds: Number(before.listClouds) + 1,
      getCredits: Number(before.getCredits) + 1,
      listUsers: Number(before.listUsers) + 1,
    })
    session.dispose()
  })

  it('recounts after a sync in another session, and shows the last exact count until the new count is exact', async () => {
    const { memory, session, told } = await countedSession()
    memory.change(scope, { groups: { put: [{ id: 'ab', name: 'A and B', members: ['a', 'b', 'c', 'd'] }] } })
    await memory.sync?.(scope, 'groups', { signal })
    const before = calls(memory)
    await session.recheck()
    await until(session.credits, ({ allocated }) => allocated === 6)
    expect(told.map(({ allocated, isExact }) => `${allocated} ${isExact}`).filter((text, at, all) => text !== all[at - 1])).to.deep.equal([
      '4 true',
      '6 true',
    ])
    expect(memory.calls.listCoverage, 'of the group alone').to.equal(Number(before.listCoverage) + 1)
    expect(memory.calls.matchUsers).to.equal(before.matchUsers)
    session.dispose()
  })

  it('recounts after a start in another session changes the credits', async () => {
    const { memory, session, told } = await countedSession()
    await startElsewhere(memory, 'a')
    await session.recheck()
    await until(session.credits, ({ allocated, available }) => allocated === 3 && available === 9)
    expect(told.every(({ allocated, isExact }) => isExact && allocated >= 3)).to.equal(true)
    session.dispose()
  })

  it('shows a lower bound once the administrator changes the box during a recount', async () => {
    const { memory, session } = await countedSession()
    await startElsewhere(memory, 'a')
    await session.recheck()
    session.selection.put([user('c')])
    expect(session.credits.value.isExact).to.equal(false)
    await until(session.credits, ({ allocated, isExact }) => isExact && allocated === 4)
    session.dispose()
  })

  it('keeps the last count if the backend does not respond', async () => {
    const { memory, session } = await countedSession()
    const broken = createBackupSession({
      adapter: withMethods(memory, { name: 'broken', listClouds: () => Promise.reject(new Error('down')) }),
      scope,
    })
    expect((await rejection(broken.recheck())).code).to.equal('unavailable')
    expect(broken.credits.value).to.not.have.property('isChecking')
    for (const one of [session, broken]) one.dispose()
  })
})

describe('session.start during a recheck', () => {
  it('waits for the check and then starts', async () => {
    const { memory, session } = await countedSession()
    let isAnswered = false
    const checked = session.recheck().then(() => {
      isAnswered = true
    })
    const run = await session.start()
    expect([run.total, isAnswered, memory.calls.startBackup]).to.deep.equal([4, true, 1])
    await checked
    session.dispose()
  })

  it('rejects with `selection-changed` and both figures if the check finds another count', async () => {
    const { memory, session } = await countedSession()
    await startElsewhere(memory, 'a')
    session.recheck().catch(() => {})
    const error = await rejection(session.start())
    expect(error.code).to.equal('selection-changed')
    expect(error.details).to.deep.include({ expected: 4 })
    expect((error.details as { credits: object }).credits).to.deep.include({ allocated: 3, available: 9 })
    expect(memory.calls.startBackup).to.equal(1)
    expect(session.selection.items.value.length).to.equal(3)
    expect((await session.start()).total).to.equal(3)
    session.dispose()
  })
})

describe('a sync that affects part of the box', () => {
  it('refetches only the memberships of its kind', async () => {
    const { memory, session } = await countedSession()
    memory.change(scope, { users: { put: [userOf('new')] } })
    for (const [kind, count] of [
      ['groups', 1],
      ['org-units', 1],
      ['users', 2],
    ] as const) {
      const before = Number(memory.calls.listCoverage)
      await session.sync(kind)
      await until(session.credits, ({ isExact, isChecking }) => isExact && isChecking !== true)
      await wait(30)
      expect(memory.calls.listCoverage, kind).to.equal(before + count)
    }
    session.dispose()
  })
})
