import { expect } from 'chai'
import { createBackend, createBox, group, type Status, user } from '../../worlds/coverage-world.js'

const PEOPLE: Record<string, Status> = {
  ann: 'due',
  box: 'due at 0',
  vip: 'due at 3',
  old: 'restart',
  pia: 'protected',
  sue: 'suspended',
}
const MEMBERS = { 'group:all': Object.keys(PEOPLE), 'group:vip': ['vip', 'old'] }

for (const hasCoverage of [true, false]) {
  describe(`standing and price counted ${hasCoverage ? 'by listCoverage' : 'by listUsers'}`, () => {
    it('sums the prices of due users, starts restarts without credits, and counts free users', async () => {
      const { engine, add, exact } = createBox(createBackend(PEOPLE, MEMBERS), { hasCoverage })
      add(group('all'), group('vip'))
      await exact()
      const { allocated, starts, restarts, free, covered, skipped, overlap } = engine.credits.value
      expect({ allocated, starts, restarts, free, covered, overlap }).to.deep.equal({
        allocated: 4,
        starts: 4,
        restarts: 1,
        free: 1,
        covered: 6,
        overlap: 3,
      })
      expect(skipped).to.deep.equal({ protected: 1, suspended: 1, deleted: 0 })
    })

    it('updates when a price or a standing changes', async () => {
      const backend = createBackend(PEOPLE, MEMBERS)
      const { engine, users, add, exact } = createBox(backend, { hasCoverage })
      add(group('all'), group('vip'))
      await exact()
      const change = (id: string, status: Status): void => {
        backend.set(id, status)
        const changed = backend.users.get(id)
        if (changed !== undefined) users.put(changed)
      }
      change('vip', 'due at 5')
      expect(engine.credits.value).to.include({ allocated: 6, starts: 4, free: 1, overlap: 5 })
      change('vip', 'due')
      expect(engine.credits.value).to.include({ allocated: 2, starts: 4, overlap: 1 })
      expect(users.price(users.find('vip'))).to.equal(1)
      change('vip', 'restart')
      expect(engine.credits.value).to.include({ allocated: 1, starts: 4, restarts: 2, overlap: 0 })
      change('box', 'protected')
      expect(engine.credits.value).to.include({ allocated: 1, starts: 3, free: 0 })
      engine.reload()
      await exact()
      expect(engine.credits.value).to.include({ allocated: 1, starts: 3, restarts: 2, free: 0, covered: 6 })
    })

    it('returns the cost of an item in credits', async () => {
      const { engine, add, exact } = createBox(createBackend(PEOPLE, MEMBERS), { hasCoverage })
      add(group('vip'), user('ann'))
      await exact()
      expect(engine.cost(group('vip')).value).to.include({ credits: 3, isExact: true })
      expect(engine.cost(user('vip')).value).to.include({ credits: 0, isExact: true })
      expect(engine.cost(user('old')).value).to.include({ credits: 0, isExact: true })
    })
  })
}

describe('explanations of standing and price', () => {
  it('returns the reason why a user takes no credit', async () => {
    const { engine, add, exact } = createBox(createBackend({ ...PEOPLE, out: 'restart' }, MEMBERS))
    add(group('all'), user('out'))
    await exact()
    expect(['ann', 'vip', 'box', 'old', 'pia'].map(engine.whyNot)).to.deep.equal([undefined, undefined, 'free', 'restart', 'protected'])
  })

  it('lists restarts in the gap', async () => {
    const { engine, add, exact } = createBox(createBackend(PEOPLE, MEMBERS))
    add(user('ann'))
    await exact()
    const gap = engine.gap()
    await gap.more()
    while (gap.hasMore.value) await gap.more()
    expect([...gap.rows.value].map(({ id }) => id)).to.deep.equal(['box', 'vip', 'old'])
    expect(gap.total.value).to.equal(3)
  })

  it('counts the first due users that the available credits pay for', async () => {
    const people: Record<string, Status> = { a: 'due', old: 'restart', b: 'due at 0', c: 'due at 3', d: 'due' }
    const { engine, add, exact, available, users } = createBox(createBackend(people, { 'group:all': Object.keys(people) }))
    add(group('all'))
    await exact()
    expect(engine.affordable.value).to.equal(0)
    available.value = 3
    expect(engine.credits.value.shortfall).to.equal(2)
    expect(engine.affordable.value).to.equal(2)
    expect(Array.from(engine.firstDue(2), users.id)).to.deep.equal(['a', 'b'])
    available.value = 4
    expect(engine.affordable.value).to.equal(3)
  })
})
