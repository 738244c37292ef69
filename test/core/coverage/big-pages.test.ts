import { expect } from 'chai'
import type { CoveragePage } from '../../../src/core/model/model.js'
import { createBackend, createBox, group, settle, user } from '../../worlds/coverage-world.js'

const IDS = Array.from({ length: 50_000 }, (_, index) => `user-${index}`)

const createBig = () => {
  const backend = createBackend({}, {})
  // one page with some users twice, far apart
  const page: CoveragePage = {
    due: [...IDS.slice(0, 30_000), ...IDS.slice(0, 500)],
    protected: IDS.slice(30_000, 45_000),
    suspended: IDS.slice(45_000, 49_990),
    deleted: IDS.slice(49_990),
  }
  const calls: string[] = []
  backend.port.listCoverage = async ({ within }) => {
    calls.push(within.id)
    return page
  }
  return { ...createBox(backend), calls }
}

describe('coverage with pages of 50,000 users', () => {
  it('processes a page in slices with pauses between them, and counts each user once', async () => {
    const { engine, add, exact } = createBig()
    const seen: number[] = []
    engine.credits.subscribe(({ allocated }) => seen.push(allocated))
    add(group('a'), group('b'), group('c'))
    let pauses = 0
    let isOver = false
    const countPauses = (): void => {
      pauses += 1
      if (!isOver) setTimeout(countPauses, 0)
    }
    countPauses()
    await exact()
    isOver = true
    expect(engine.credits.value).to.include({ allocated: 30_000, covered: 50_000, overlap: 60_000, isExact: true })
    expect(engine.credits.value.skipped).to.deep.equal({ protected: 15_000, suspended: 4990, deleted: 10 })
    expect(pauses).to.be.greaterThan(4)
    expect(seen.every((allocated, at) => at === 0 || allocated >= (seen[at - 1] as number))).to.equal(true)
  })

  it('calls listeners at the frame rate of a screen while thousands of groups load, and at once when the count is exact', async () => {
    const names = Array.from({ length: 3000 }, (_, index) => `g${index}`)
    const backend = createBackend({ ann: 'due' }, Object.fromEntries(names.map((name) => [`group:${name}`, ['ann']])))
    const { engine, add, exact } = createBox(backend, { hasCoverage: true })
    let figures = 0
    let states = 0
    let last: boolean | undefined
    engine.pacedCredits.subscribe(({ isExact }) => {
      figures += 1
      last = isExact
    })
    engine.states.subscribe(() => {
      states += 1
    })
    add(...names.map(group))
    await exact()
    expect(last).to.equal(true)
    // even on a machine a hundred times slower, ten calls a second stay below this
    expect(figures).to.be.lessThan(names.length / 5)
    expect(states).to.be.lessThan(names.length / 5)
  })

  it('stops in the middle of a page when the item is removed, and counts the item once after it is added again', async () => {
    const { engine, add, remove, exact, calls } = createBig()
    add(group('a'))
    while (engine.credits.value.allocated === 0) await settle()
    expect(engine.credits.value.isExact).to.equal(false)
    const few = engine.credits.value.allocated
    remove(group('a'))
    expect(engine.credits.value).to.include({ allocated: 0, covered: 0, isExact: true })
    await settle(30)
    expect(engine.credits.value.allocated).to.equal(0)
    add(group('a'))
    expect(engine.credits.value.allocated).to.equal(few)
    await exact()
    expect(calls.length).to.equal(2)
    expect(engine.credits.value).to.include({ allocated: 30_000, covered: 50_000, overlap: 0 })
    add(user('user-7'))
    expect(engine.credits.value).to.include({ allocated: 30_000, overlap: 1, isExact: true })
    remove(group('a'))
    expect(engine.credits.value).to.include({ allocated: 1, covered: 1, overlap: 0 })
  })
})
