import { expect } from 'chai'
import type { Plan } from '../../../src/core/index.js'
import { sessionOn } from '../../worlds/sessions.js'
import { group, orgUnit, otherScope, scope, user } from '../../worlds/tenants.js'
import { rejection } from '../../worlds/waiting.js'

describe('session plans', () => {
  it('survives JSON and reports the items that take no credit', async () => {
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
  it('writes the same text as JSON.stringify, with and without items and a filter', async () => {
    const { session } = sessionOn()
    const same = async (): Promise<void> => {
      expect(await (await session.writePlan()).text()).to.equal(JSON.stringify(session.plan(), undefined, 2))
    }
    await session.users.more()
    await same()
    session.selection.put([{ ...user('a'), label: 'Line\nbreak "items": []', detail: '{ }' }, group('ab')])
    await same()
    session.users.filter({ backupStatus: ['none'] })
    session.selection.put(Array.from({ length: 1500 }, (_, index) => ({ ...user(`u${index}`), label: `U ${index}` })))
    await same()
    session.dispose()
  })
  it('writes a large plan in slices, between which other tasks run', async () => {
    const { session } = sessionOn()
    await session.users.more()
    session.selection.put(Array.from({ length: 200_000 }, (_, index) => ({ ...user(`u${index}`), label: `U ${index}` })))
    let tasks = 0
    let isWriting = true
    const count = (): void => {
      tasks += 1
      if (isWriting) setTimeout(count)
    }
    const writing = session.writePlan()
    // Starts after the module of the writer has loaded.
    await import('../../../src/core/session/write-plan.js')
    setTimeout(count)
    const { size } = await writing
    isWriting = false
    expect(size).to.be.above(10_000_000)
    expect(tasks).to.be.above(3)
    session.dispose()
  })
  it('reads a plan of version 1, whose items have no address or path', async () => {
    const { session } = sessionOn()
    const plan = {
      format: 'backup-start-plan',
      version: 1,
      scope,
      items: [
        { ...user('a'), label: 'A' },
        { ...group('ab'), label: 'AB' },
      ],
    }
    expect(await session.applyPlan(plan)).to.deep.equal([])
    expect(session.plan().version).to.equal(2)
    expect(session.plan().items.map(({ id }) => id)).to.deep.equal(['a', 'ab'])
    session.dispose()
  })
  it('keeps the given address of a user who is not in the directory', async () => {
    const { session } = sessionOn()
    const gone = { ...user('gone'), label: 'Gone', detail: 'gone@example.com' }
    const [problem] = await session.applyPlan({ format: 'backup-start-plan', version: 2, scope, items: [gone] })
    expect(problem?.item).to.deep.include(gone)
    expect(session.plan().items).to.deep.equal([gone])
    session.dispose()
  })
  it('rejects another scope, version or shape, and changes nothing', async () => {
    const { session } = sessionOn()
    session.selection.put([user('a')])
    const plan = session.plan()
    const bad: unknown[] = [
      null,
      'text',
      {},
      { ...plan, version: 3 },
      { ...plan, exceptions: [{ kind: 'user', id: 'b' }] },
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
  it('changes nothing if the backend does not respond', async () => {
    const { session } = sessionOn({ faults: ({ method }) => (method === 'matchUsers' ? new Error('down') : undefined) })
    await session.users.more()
    session.selection.put([user('a')])
    const plan: Plan = { ...session.plan(), items: [{ ...user('b'), label: 'B' }] }
    expect((await rejection(session.applyPlan(plan))).code).to.equal('unavailable')
    expect(session.selection.items.value.map(({ id }) => id)).to.deep.equal(['a'])
    session.dispose()
  })
  it('applies a plan of known users, an empty plan, and a plan in a new session', async () => {
    const planOf = (...items: Plan['items']): Plan => ({ format: 'backup-start-plan', version: 1, scope, items })
    const { session } = sessionOn()
    await session.users.more()
    session.selection.put([user('f')])
    expect(await session.applyPlan(planOf({ ...user('a'), label: 'A' }, { ...user('s'), label: 'S' }))).to.deep.equal([
      { item: { ...user('s'), label: 'S', detail: 's@example.com' }, reason: 'not-active' },
    ])
    expect(session.selection.items.value.map(({ id }) => id)).to.deep.equal(['a', 's'])
    expect(await session.applyPlan(planOf())).to.deep.equal([])
    expect(session.selection.items.value).to.deep.equal([])
    session.dispose()
    const fresh = sessionOn().session
    expect(await fresh.applyPlan(planOf({ ...user('b'), label: 'B' }, { ...group('ab'), label: 'A and B' }))).to.deep.equal([])
    expect(fresh.selection.items.value.map(({ id }) => id)).to.deep.equal(['b', 'ab'])
    fresh.dispose()
  })
})
