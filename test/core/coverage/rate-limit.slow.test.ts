import { expect } from 'chai'
import { BackupError } from '../../../src/core/model/errors.js'
import { createBackend, createBox, failureOf, group, type Status, settle, user } from '../../worlds/coverage-world.js'

const PEOPLE: Record<string, Status> = { ann: 'due', bob: 'due', cid: 'due' }
const MEMBERS = { 'group:a': ['ann', 'bob', 'cid'], 'group:b': ['cid'] }
const limited = (retryAfterMs?: number) =>
  new BackupError('rate-limited', 'slow down', retryAfterMs === undefined ? {} : { details: { retryAfterMs } })

// The delays are long enough for a slow machine to observe the waiting, so each test takes a second.
describe('coverage with a rate-limited cloud', () => {
  it('waits for the delay of the error, reports waiting, and continues at the cursor', async () => {
    const backend = createBackend(PEOPLE, MEMBERS)
    const { engine, stateOf, add, exact } = createBox(backend)
    backend.faults.set('coverage group:a @2', limited(1000))
    const started = performance.now()
    add(group('a'))
    const counted = exact()
    await settle(10)
    expect(engine.progress.value).to.deep.equal({ done: 2, isWaiting: true })
    expect(stateOf(group('a'))).to.equal('counting')
    expect(engine.error.value).to.equal(undefined)
    backend.faults.clear()
    await counted
    expect(performance.now() - started).to.be.at.least(990)
    expect(backend.calls).to.deep.equal(['coverage group:a', 'coverage group:a @2', 'coverage group:a @2'])
    expect(engine.credits.value).to.include({ allocated: 3, isExact: true })
    expect(engine.progress.value).to.equal(undefined)
  })

  it('makes no other call while it waits', async () => {
    const backend = createBackend(PEOPLE, MEMBERS)
    const { engine, add, exact } = createBox(backend)
    backend.faults.set('coverage group:a', limited(1000))
    add(group('a'))
    await settle(5)
    backend.faults.clear()
    add(group('b'), user('ann'))
    const leave = engine.cost(user('bob')).subscribe(() => {})
    await settle(10)
    expect(backend.calls).to.deep.equal(['coverage group:a'])
    await exact()
    expect(engine.credits.value).to.include({ allocated: 3, covered: 3, isExact: true })
    leave()
  })

  it('also delays lookups of users', async () => {
    const backend = createBackend(PEOPLE, MEMBERS)
    const { engine, stateOf, add, exact } = createBox(backend)
    backend.faults.set('match', limited(1000))
    add(user('ann'), user('bob'))
    await settle(5)
    expect(stateOf(user('ann'))).to.equal('counting')
    expect(engine.progress.value?.isWaiting).to.equal(true)
    backend.faults.clear()
    await exact()
    expect(backend.calls).to.deep.equal(['match ann,bob', 'match ann,bob'])
    expect(engine.credits.value).to.include({ allocated: 2, isExact: true })
  })

  it('fails if the error has no delay', async () => {
    const backend = createBackend(PEOPLE, MEMBERS)
    const { add, exact } = createBox(backend)
    backend.faults.set('coverage group:a', limited())
    add(group('a'))
    expect((await failureOf(exact())).code).to.equal('count-unknown')
  })

  it('stops waiting on cancel and makes no call after dispose', async () => {
    const backend = createBackend(PEOPLE, MEMBERS)
    const { engine, add } = createBox(backend)
    backend.faults.set('coverage group:a', limited(300))
    add(group('a'))
    await settle(5)
    engine.cancel()
    expect(engine.isStopped.value).to.equal(true)
    expect(engine.progress.value).to.equal(undefined)
    backend.faults.clear()
    await settle(400)
    expect(backend.calls).to.deep.equal(['coverage group:a'])
    backend.faults.set('coverage group:a', limited(300))
    engine.retry()
    await settle(5)
    engine.dispose()
    await settle(400)
    expect(backend.calls).to.have.length(2)
  })
})
