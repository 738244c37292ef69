import { expect } from 'chai'
import { BackupError } from '../../../src/core/model/errors.js'
import { createBackend, createBox, failureOf, group, type Status, settle, user } from '../../worlds/coverage-world.js'

const PEOPLE: Record<string, Status> = { ann: 'due', bob: 'due', cid: 'due', dot: 'due', pia: 'protected' }
const MEMBERS = { 'group:a': ['ann', 'bob', 'cid', 'pia'], 'group:b': ['cid', 'dot'], 'org-unit:o': ['ann'] }
const _busy = new BackupError('unavailable', 'busy')

describe('coverage when pages are no longer needed', () => {
  it('aborts the call of a removed item and ignores its late answer', async () => {
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

  it('drops the answers of calls made before a reload, even if the adapter ignores the signal', async () => {
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

  it('discards all state on reset', async () => {
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

  it('stops on cancel, keeps the loaded members, and continues on retry', async () => {
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

  it('makes no call while suspended, continues on resume, and aborts all calls on dispose', async () => {
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

  it('rejects whenExact when its signal aborts', async () => {
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
