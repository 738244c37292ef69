import { expect } from 'chai'
import { BackupError } from '../../../src/core/model/errors.js'
import { createBackend, createBox, failureOf, group, type Status, settle, unit, user } from '../../worlds/coverage-world.js'

const PEOPLE: Record<string, Status> = { ann: 'due', bob: 'due', cid: 'due', dot: 'due', pia: 'protected' }
const MEMBERS = { 'group:a': ['ann', 'bob', 'cid', 'pia'], 'group:b': ['cid', 'dot'], 'org-unit:o': ['ann'] }
const busy = new BackupError('unavailable', 'busy')

describe('coverage when calls fail', () => {
  it('keeps the loaded pages when a call fails, and continues at the cursor on retry', async () => {
    const backend = createBackend(PEOPLE, MEMBERS)
    const { engine, stateOf, add, exact } = createBox(backend)
    backend.faults.set('coverage group:a @2', busy)
    add(group('a'), group('b'))
    const failure = await failureOf(exact())
    expect(failure.code).to.equal('count-unknown')
    expect(failure.cause).to.equal(busy)
    await settle()
    expect(stateOf(group('a'))).to.equal('failed')
    expect(stateOf(group('b'))).to.equal(undefined)
    expect(engine.error.value).to.equal(busy)
    expect(engine.progress.value).to.equal(undefined)
    expect(engine.credits.value).to.include({ allocated: 4, isExact: false, overlap: 0 })
    backend.faults.clear()
    backend.calls.length = 0
    engine.retry()
    expect(engine.error.value).to.equal(undefined)
    expect(stateOf(group('a'))).to.equal('counting')
    await exact()
    expect(backend.calls).to.deep.equal(['coverage group:a @2'])
    expect(engine.credits.value).to.include({ allocated: 4, covered: 5, isExact: true, overlap: 1 })
  })

  it('clears the error when the failed item is removed', async () => {
    const backend = createBackend(PEOPLE, MEMBERS)
    const { engine, stateOf, add, remove } = createBox(backend)
    backend.faults.set('coverage group:a', busy)
    backend.faults.set('match', new BackupError('forbidden', 'no'))
    add(group('a'), group('b'), user('dot'))
    await settle()
    expect(stateOf(user('dot'))).to.equal(undefined, 'group b told about the user')
    add(user('ann'))
    await settle()
    expect(stateOf(user('ann'))).to.equal('failed')
    expect(engine.error.value?.code).to.equal('forbidden')
    remove(user('ann'))
    expect(engine.error.value).to.equal(busy)
    remove(group('a'))
    expect(engine.error.value).to.equal(undefined)
    expect(engine.credits.value).to.include({ allocated: 2, isExact: true })
  })

  it('looks up unseen users in one call, and again on retry after a failure', async () => {
    const backend = createBackend(PEOPLE, MEMBERS)
    const { engine, stateOf, add, exact } = createBox(backend)
    backend.faults.set('match', busy)
    add(user('ann'), user('pia'))
    add(user('none'))
    expect((await failureOf(exact())).code).to.equal('count-unknown')
    expect(stateOf(user('none'))).to.equal('failed')
    expect(engine.credits.value).to.include({ allocated: 0, isExact: false })
    backend.faults.clear()
    engine.retry()
    await exact()
    expect(backend.calls).to.deep.equal(['match ann,pia,none', 'match ann,pia,none'])
    expect(engine.credits.value).to.include({ allocated: 1, covered: 2, isExact: true })
    expect(stateOf(user('none'))).to.equal('stale')
  })

  it('marks a user item stale if only its address matches another user', async () => {
    const backend = createBackend(PEOPLE, MEMBERS)
    const { engine, stateOf, add, exact } = createBox(backend)
    add(user('ann@x.test'))
    await exact()
    expect(stateOf(user('ann@x.test'))).to.equal('stale')
    expect(engine.credits.value).to.include({ allocated: 0, covered: 0 })
    add(user('ann'))
    expect(engine.credits.value).to.include({ allocated: 1, isExact: true })
    expect(backend.calls.length).to.equal(1)
  })

  it('counts a stale user item once another answer contains the user', async () => {
    const backend = createBackend(PEOPLE, { 'group:a': ['new'] })
    const { engine, stateOf, add, exact } = createBox(backend)
    add(user('new'))
    await exact()
    expect(stateOf(user('new'))).to.equal('stale')
    backend.set('new', 'due')
    add(group('a'))
    await exact()
    expect(stateOf(user('new'))).to.equal(undefined)
    expect(engine.credits.value).to.include({ allocated: 1, overlap: 1 })
  })

  it('reports a repeated cursor as bad-answer and starts over on retry', async () => {
    const backend = createBackend(PEOPLE, MEMBERS, 1)
    const { listCoverage } = backend.port
    backend.port.listCoverage = async (query, call) => {
      const page = await listCoverage?.(query, call)
      if (page === undefined) throw new Error('no page')
      return query.cursor === '2' ? { ...page, next: '1' } : page
    }
    const { engine, add, exact } = createBox(backend)
    add(group('a'))
    const { cause } = await failureOf(exact())
    expect(cause).to.include({ code: 'bad-answer', call: 'fake.listCoverage', field: 'next' })
    expect(engine.credits.value).to.include({ allocated: 3, isExact: false })
    backend.port.listCoverage = listCoverage as NonNullable<typeof listCoverage>
    backend.calls.length = 0
    engine.retry()
    await exact()
    expect(backend.calls.length).to.equal(4)
    expect(engine.credits.value).to.include({ allocated: 3, covered: 4, overlap: 0, isExact: true })
  })

  it('drops the members of a group that the backend no longer has', async () => {
    const backend = createBackend(PEOPLE, MEMBERS)
    const { engine, stateOf, add, remove, exact } = createBox(backend)
    backend.faults.set('coverage group:a @2', new BackupError('not-found', 'gone'))
    add(group('a'), group('b'))
    await exact()
    expect(stateOf(group('a'))).to.equal('stale')
    expect(engine.credits.value).to.include({ allocated: 2, covered: 2, overlap: 0, isExact: true })
    expect(engine.error.value).to.equal(undefined)
    backend.faults.clear()
    remove(group('a'))
    add(group('a'))
    await exact()
    expect(stateOf(group('a'))).to.equal(undefined)
    expect(engine.credits.value).to.include({ allocated: 4, covered: 5, overlap: 1 })
  })

  it('falls back to listUsers for the session if listCoverage rejects `unsupported`', async () => {
    const backend = createBackend(PEOPLE, MEMBERS)
    const { engine, add, exact } = createBox(backend)
    backend.faults.set('coverage group:a @2', new BackupError('unsupported', 'no coverage'))
    add(group('a'))
    await exact()
    add(unit('o'))
    await exact()
    expect(backend.calls).to.deep.equal([
      'coverage group:a',
      'coverage group:a @2',
      'users group:a',
      'users group:a @2',
      'users org-unit:o',
    ])
    expect(engine.credits.value).to.include({ allocated: 3, covered: 4, overlap: 1 })
  })

  it('makes at most four calls at once, those for the box before those for costs, each in order of arrival', async () => {
    const backend = createBackend(PEOPLE, Object.fromEntries([...'abcdefgh'].map((id) => [`group:${id}`, ['ann', 'bob', 'cid']])))
    backend.isHeld = true
    const { engine, add } = createBox(backend)
    const leave = [...'efgh'].map((id) => engine.cost(group(id)).subscribe(() => {}))
    add(...[...'abc'].map(group))
    await settle()
    expect(backend.calls).to.deep.equal([...'abce'].map((id) => `coverage group:${id}`))
    add(group('d'))
    await settle()
    expect(backend.running).to.equal(4)
    backend.waiting.pop()?.answer()
    await settle()
    expect(backend.calls.at(-1)).to.equal('coverage group:d')
    for (let round = 0; round < 12; round++) {
      backend.release()
      await settle()
    }
    expect(backend.mostRunning).to.equal(4)
    expect(backend.calls.slice(5).filter((line) => line.includes('@'))).to.deep.equal(
      [...'abcdefgh'].map((id) => `coverage group:${id} @2`),
    )
    for (const stop of leave) stop()
  })
})
