import { expect } from 'chai'
import { BackupError } from '../../../src/core/model/errors.js'
import { createBackend, createBox, group, type Status, settle, unit, user } from '../../worlds/coverage-world.js'

const PEOPLE: Record<string, Status> = { ann: 'due', bob: 'due', cid: 'due', pia: 'protected' }
const MEMBERS = { 'group:a': ['ann', 'bob', 'pia'], 'group:b': ['bob', 'cid'], 'org-unit:o': ['ann', 'bob', 'cid', 'pia'] }

describe('cost of an item', () => {
  it('equals the credits that adding the item takes and removing it frees', async () => {
    const { engine, add, remove, exact } = createBox(createBackend(PEOPLE, MEMBERS))
    const cost = engine.cost(group('a'))
    expect(engine.cost({ kind: 'group', id: 'a' })).to.equal(cost)
    const leave = [group('a'), group('b'), unit('o')].map((ref) => engine.cost(ref).subscribe(() => {}))
    await settle(20)
    const all = () => [group('a'), group('b'), unit('o')].map((ref) => engine.cost(ref).value?.credits)
    expect(all()).to.deep.equal([2, 2, 3])
    add(group('a'))
    await exact()
    expect(all()).to.deep.equal([2, 1, 1])
    add(group('b'))
    await exact()
    expect(all()).to.deep.equal([1, 1, 0])
    remove(group('a'))
    expect(all()).to.deep.equal([1, 2, 1])
    for (const stop of leave) stop()
  })

  it('uses any answer about a user, follows the status, and looks up unseen users in one call', async () => {
    const backend = createBackend(PEOPLE, MEMBERS)
    const { engine, users, add } = createBox(backend)
    const cost = engine.cost(user('ann'))
    expect(cost.value).to.equal(undefined)
    users.put(backend.users.get('ann') as never)
    expect(cost.value).to.deep.include({ credits: 1, isExact: true })
    const told: unknown[] = []
    const leave = cost.subscribe((value) => told.push(value?.credits))
    backend.set('ann', 'suspended')
    users.put(backend.users.get('ann') as never)
    expect(told).to.deep.equal([1, 0])
    await settle()
    expect(backend.calls).to.deep.equal([])
    const others = ['bob', 'pia', 'none'].map((id) => engine.cost(user(id)))
    const leaveOthers = others.map((other) => other.subscribe(() => {}))
    await settle()
    expect(backend.calls).to.deep.equal(['match bob,pia,none'])
    expect(others.map(({ value }) => value?.credits)).to.deep.equal([1, 0, undefined])
    add(user('bob'))
    expect(others[0]?.value).to.deep.include({ credits: 1, isExact: true })
    for (const stop of [leave, ...leaveOthers]) stop()
  })

  it('fetches members only while it has subscribers, and continues where it stopped', async () => {
    const backend = createBackend(PEOPLE, MEMBERS, 1)
    backend.isHeld = true
    const { engine, add, exact } = createBox(backend)
    const cost = engine.cost(unit('o'))
    expect(cost.value).to.equal(undefined)
    await settle()
    expect(backend.calls).to.deep.equal([])
    const leave = cost.subscribe(() => {})
    await settle()
    backend.release()
    await settle()
    expect(cost.value).to.deep.include({ credits: 1, isExact: false })
    leave()
    const again = cost.subscribe(() => {})
    await settle()
    expect(backend.waiting[0]?.signal.aborted).to.equal(false)
    again()
    await settle(5)
    expect(backend.waiting.splice(0)[0]?.signal.aborted).to.equal(true)
    expect(cost.value).to.deep.include({ credits: 1, isExact: false })
    backend.isHeld = false
    cost.subscribe(() => {})
    await settle()
    expect(cost.value).to.deep.include({ credits: 3, isExact: true })
    expect(backend.calls.filter((line) => line === 'coverage org-unit:o').length).to.equal(1)
    backend.calls.length = 0
    add(unit('o'))
    await exact()
    expect(backend.calls).to.deep.equal([])
  })

  it('keeps loading for a subscribed cost when the item leaves the box', async () => {
    const backend = createBackend(PEOPLE, MEMBERS, 1)
    backend.isHeld = true
    const { engine, add, remove } = createBox(backend)
    const leave = engine.cost(group('a')).subscribe(() => {})
    add(group('a'))
    await settle()
    backend.release()
    await settle()
    remove(group('a'))
    expect(engine.credits.value).to.include({ allocated: 0, covered: 0, isExact: true })
    expect(backend.waiting[0]?.signal.aborted).to.equal(false)
    backend.isHeld = false
    backend.release()
    await settle()
    expect(engine.cost(group('a')).value).to.deep.include({ credits: 2, isExact: true })
    expect(engine.credits.value).to.include({ allocated: 0, covered: 0 })
    leave()
  })

  it('is inexact while the box is, and 0 for a stale item; a failed cost does not fail the box', async () => {
    const backend = createBackend(PEOPLE, MEMBERS)
    backend.faults.set('coverage group:b', new BackupError('unavailable', 'busy'))
    const { engine, add } = createBox(backend)
    const costs = [group('a'), group('b'), group('gone')].map((ref) => engine.cost(ref))
    for (const cost of costs) cost.subscribe(() => {})
    await settle(5)
    expect(costs.map(({ value }) => value)).to.deep.equal([
      { credits: 2, isExact: true, users: 3 },
      undefined,
      { credits: 0, isExact: true },
    ])
    expect(engine.error.value).to.equal(undefined)
    backend.isHeld = true
    add(unit('o'))
    expect(costs[0]?.value?.isExact).to.equal(false)
    backend.isHeld = false
    backend.faults.clear()
    await settle()
    backend.release()
    engine.retry()
    await settle(5)
    expect(costs.map(({ value }) => value?.credits)).to.deep.equal([0, 0, 0])
  })

  it('loads only subscribed costs again after a reload', async () => {
    const backend = createBackend(PEOPLE, MEMBERS)
    const { engine } = createBox(backend)
    const leave = engine.cost(group('a')).subscribe(() => {})
    const left = engine.cost(group('b')).subscribe(() => {})
    const leaveUser = engine.cost(user('cid')).subscribe(() => {})
    await settle(5)
    left()
    await settle(5)
    backend.calls.length = 0
    backend.set('bob', 'protected')
    backend.set('cid', 'protected')
    engine.reload()
    expect(engine.cost(group('a')).value).to.equal(undefined)
    await settle(5)
    expect(backend.calls.sort()).to.deep.equal(['coverage group:a', 'coverage group:a @2', 'match cid'])
    expect(engine.cost(group('a')).value).to.deep.include({ credits: 1, isExact: true })
    expect(engine.cost(user('cid')).value).to.deep.include({ credits: 0, isExact: true })
    leave()
    leaveUser()
  })
})

describe('costs while members of the box are loading', () => {
  it('notify at most once per frame, read current values, and end with the right figure', async () => {
    const ids = Array.from({ length: 300 }, (_, index) => `u${index}`)
    const backend = createBackend(Object.fromEntries(ids.map((id) => [id, 'due' as const])), { 'group:a': ids, 'group:b': ids }, 1)
    const { engine, add, exact } = createBox(backend)
    const cost = engine.cost(group('b'))
    const leave = cost.subscribe(() => {})
    await settle(30)
    expect(cost.value).to.deep.include({ credits: 300, isExact: true })
    const told: (number | undefined)[] = []
    cost.subscribe((value) => told.push(value?.credits))
    let isRight = true
    engine.credits.subscribe(({ allocated }) => {
      isRight &&= cost.value?.credits === 300 - allocated
    })
    const start = performance.now()
    add(group('a'))
    await exact()
    expect(told.length).to.be.lessThan(6 + (performance.now() - start) / 15)
    expect(told.at(-1)).to.equal(0)
    expect(isRight).to.equal(true)
    leave()
  })
})

describe('a user lookup that was never sent', () => {
  it('does not block a later lookup', async () => {
    const backend = createBackend(PEOPLE, MEMBERS)
    const { engine, add, remove } = createBox(backend)
    engine.suspend()
    add(user('ann'))
    remove(user('ann'))
    engine.reload()
    engine.resume()
    await settle()
    expect(backend.calls).to.deep.equal([])
    engine.cost(user('ann')).subscribe(() => {})
    await settle()
    expect(backend.calls).to.deep.equal(['match ann'])
  })
})

describe('coverage notifications', () => {
  it('arrive once per page of the box, and never for pages of costs', async () => {
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, index): [string, Status] => [`u${index}`, 'due']))
    const backend = createBackend(many, { 'group:a': Object.keys(many), 'group:b': Object.keys(many) }, 10)
    for (const hasCoverage of [true, false]) {
      const { engine, add, exact } = createBox(backend, { hasCoverage })
      let notices = -1
      engine.credits.subscribe(() => {
        notices += 1
      })
      engine.cost(group('b')).subscribe(() => {})
      await settle(5)
      expect(notices).to.equal(0)
      add(group('a'))
      await exact()
      expect(notices).to.equal(1 + 4)
    }
  })
})
