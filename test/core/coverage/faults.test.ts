import { expect } from 'chai'
import { BackupError } from '../../../src/core/model/errors.js'
import { createBackend, createBox, failureOf, group, type Status, settle, unit, user } from '../../worlds/coverage-world.js'

const PEOPLE: Record<string, Status> = { ann: 'due', bob: 'due', cid: 'due', dot: 'due', pia: 'protected' }
const MEMBERS = { 'group:a': ['ann', 'bob', 'cid', 'pia'], 'group:b': ['cid', 'dot'], 'org-unit:o': ['ann'] }
const busy = new BackupError('unavailable', 'busy')

describe('coverage: faults', () => {
  it('keeps what came when a page fails, is never exact, and goes on from the cursor', async () => {
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

  it('forgets a failure with the item that failed', async () => {
    const backend = createBackend(PEOPLE, MEMBERS)
    const { engine, stateOf, add, remove } = createBox(backend)
    backend.faults.set('coverage group:a', busy)
    backend.faults.set('match', new BackupError('forbidden', 'no'))
    add(group('a'), group('b'), user('dot'))
    await settle()
    expect(stateOf(user('dot'))).to.equal(undefined, 'known from group b by now')
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

  it('looks unseen users up in one call, and again when that failed', async () => {
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

  it('does not take a user found by address for the one asked for', async () => {
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

  it('counts a user whose lookup found nobody once another answer knows them', async () => {
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

  it('calls a cursor that repeats itself a bad answer, and begins anew on retry', async () => {
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

  it('drops what came of a group that vanishes midway', async () => {
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

  it('falls back to listUsers for good when listCoverage is refused, midway too', async () => {
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

  it('makes at most four calls at once: the box before costs, each in the order it came', async () => {
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

describe('coverage: what nobody wants any more', () => {
  it('aborts the call of an item that is removed; its late answer never counts', async () => {
    const backend = createBackend(PEOPLE, MEMBERS)
    const { engine, add, remove } = createBox(backend)
    backend.isHeld = true
    add(group('a'), user('dot'))
    await settle()
    const [call, lookup] = backend.waiting.splice(0)
    remove(group('a'), user('dot'))
    expect(call?.signal.aborted).to.equal(true)
    expect(lookup?.signal.aborted).to.equal(true)
    call?.answer()
    lookup?.answer()
    await settle()
    expect(engine.credits.value).to.include({ allocated: 0, covered: 0, isExact: true })
    add(group('a'))
    await settle()
    backend.release()
    await settle()
    expect(backend.calls.sort()).to.deep.equal(['coverage group:a', 'coverage group:a', 'coverage group:a @2', 'match dot'])
  })

  it('drops answers that were under way before a reload, even of an adapter that ignores the signal', async () => {
    const backend = createBackend(PEOPLE, MEMBERS)
    const { engine, add, exact } = createBox(backend)
    const late: (() => void)[] = []
    const { listCoverage } = backend.port
    backend.port.listCoverage = () =>
      new Promise((resolve) =>
        late.push(() => resolve({ due: ['ann', 'bob', 'cid', 'dot', 'x'], protected: [], suspended: [], deleted: [] })),
      )
    add(group('b'))
    await settle()
    backend.port.listCoverage = listCoverage as NonNullable<typeof listCoverage>
    engine.reload()
    expect(engine.credits.value).to.include({ allocated: 0, isExact: false })
    for (const answer of late) answer()
    await exact()
    expect(engine.credits.value).to.include({ allocated: 2, covered: 2, isExact: true })
    expect(engine.why('x')).to.deep.equal([])
  })

  it('forgets all on reset, and counts the next scope from nothing', async () => {
    const backend = createBackend(PEOPLE, MEMBERS)
    const { engine, stateOf, add, items, store, users, exact } = createBox(backend)
    add(group('a'), user('dot'), group('gone'))
    await exact()
    const cost = engine.cost(group('b'))
    users.clear()
    items.clear()
    store.clear()
    engine.reset()
    expect(engine.credits.value).to.include({ allocated: 0, covered: 0, overlap: 0, isExact: true })
    expect(cost.value).to.equal(undefined)
    add(group('b'))
    await exact()
    expect(engine.credits.value).to.include({ allocated: 2, overlap: 0 })
    expect(stateOf(group('gone'))).to.equal(undefined)
  })

  it('stops on cancel, says so, counts on what came, and goes on by retry', async () => {
    const backend = createBackend(PEOPLE, MEMBERS)
    backend.isHeld = true
    backend.hasTotals = true
    const { engine, stateOf, add, remove, exact } = createBox(backend)
    add(group('a'), group('b'), user('pia'))
    expect(engine.progress.value).to.deep.equal({ done: 0 })
    await settle()
    backend.waiting.find(({ key }) => key === 'group:a')?.answer()
    await settle()
    expect(engine.progress.value).to.deep.equal({ done: 2 })
    const failure = failureOf(exact())
    engine.cancel()
    expect((await failure).code).to.equal('count-unknown')
    expect(backend.waiting.every(({ signal }) => signal.aborted)).to.equal(true)
    expect(engine.isStopped.value).to.equal(true)
    expect(engine.progress.value).to.equal(undefined)
    expect(engine.credits.value).to.include({ allocated: 2, isExact: false })
    expect(stateOf(group('a'))).to.equal('counting')
    remove(group('b'))
    expect(engine.isStopped.value).to.equal(true)
    backend.isHeld = false
    engine.retry()
    expect(engine.isStopped.value).to.equal(false)
    expect(engine.progress.value).to.deep.equal({ done: 2, total: 5 })
    await exact()
    expect(engine.credits.value).to.include({ allocated: 3, covered: 4, isExact: true })
    expect(backend.calls.filter((line) => line === 'coverage group:a').length).to.equal(1)
    engine.cancel()
    expect(engine.isStopped.value).to.equal(false)
  })

  it('makes no call while suspended, goes on after it; leaves nothing running when disposed', async () => {
    const backend = createBackend(PEOPLE, MEMBERS)
    backend.isHeld = true
    const { engine, add, exact } = createBox(backend)
    add(group('a'), user('dot'))
    await settle()
    engine.suspend()
    expect(backend.waiting.splice(0).every(({ signal }) => signal.aborted)).to.equal(true)
    backend.calls.length = 0
    add(group('b'))
    await settle()
    expect(backend.calls).to.deep.equal([])
    backend.isHeld = false
    engine.resume()
    await exact()
    expect(engine.credits.value).to.include({ allocated: 4, covered: 5, isExact: true })
    backend.isHeld = true
    engine.reload()
    const failure = failureOf(exact())
    await settle()
    engine.dispose()
    expect((await failure).code).to.equal('disposed')
    expect(backend.waiting.every(({ signal }) => signal.aborted)).to.equal(true)
    backend.calls.length = 0
    engine.resume()
    engine.retry()
    await settle()
    expect(backend.calls).to.deep.equal([])
  })

  it('gives up waiting when told to', async () => {
    const backend = createBackend(PEOPLE, MEMBERS)
    backend.isHeld = true
    const { engine, add } = createBox(backend)
    add(group('a'))
    const controller = new AbortController()
    const failure = failureOf(engine.whenExact(controller.signal))
    controller.abort()
    expect((await failure).code).to.equal('aborted')
    expect((await failureOf(engine.whenExact(AbortSignal.abort()))).code).to.equal('aborted')
  })
})
