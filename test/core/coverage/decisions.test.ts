import { expect } from 'chai'
import { createBackend, createBox, group, type Status, settle, unit, user } from '../../worlds/coverage-world.js'

const PEOPLE: Record<string, Status> = { ann: 'due', bob: 'due', cid: 'due', pia: 'protected', sue: 'suspended', del: 'deleted' }

for (const hasCoverage of [true, false]) {
  describe(`coverage counted ${hasCoverage ? 'by listCoverage' : 'by listUsers'}`, () => {
    it('counts a user once if the user is covered by name, by two groups and by an org unit', async () => {
      const backend = createBackend(PEOPLE, { 'group:a': ['ann', 'bob'], 'group:b': ['ann'], 'org-unit:o': ['ann', 'cid'] })
      const { engine, add, exact } = createBox(backend, { hasCoverage })
      add(user('ann'), group('a'), group('b'), unit('o'))
      await exact()
      const { allocated, covered, overlap, isExact } = engine.credits.value
      expect({ allocated, covered, overlap, isExact }).to.deep.equal({ allocated: 3, covered: 3, overlap: 3, isExact: true })
      expect(backend.calls.some((line) => line.startsWith(hasCoverage ? 'users' : 'coverage'))).to.equal(false)
    })

    it('counts protected, suspended and deleted users separately as skipped', async () => {
      const backend = createBackend(PEOPLE, { 'group:a': Object.keys(PEOPLE) })
      const { engine, add, exact } = createBox(backend, { hasCoverage })
      add(group('a'), user('pia'), user('sue'), user('del'))
      await exact()
      const { allocated, covered, skipped, overlap } = engine.credits.value
      expect({ allocated, covered, skipped, overlap }).to.deep.equal({
        allocated: 3,
        covered: 6,
        skipped: { protected: 1, suspended: 1, deleted: 1 },
        overlap: 0,
      })
    })

    it('counts a user once if pages repeat the user', async () => {
      const backend = createBackend(PEOPLE, { 'group:a': ['ann', 'ann', 'bob', 'ann', 'bob', 'pia', 'pia'] })
      const { engine, add, remove, exact } = createBox(backend, { hasCoverage })
      add(group('a'))
      await exact()
      expect(engine.credits.value).to.include({ allocated: 2, covered: 3, overlap: 0 })
      remove(group('a'))
      expect(engine.credits.value).to.include({ allocated: 0, covered: 0, overlap: 0, isExact: true })
    })

    it('never exceeds the exact count while pages load, and equals it at the end', async () => {
      const backend = createBackend(PEOPLE, { 'group:a': ['ann', 'bob', 'pia', 'cid'] }, 1)
      backend.isHeld = true
      const { engine, add, exact } = createBox(backend, { hasCoverage })
      const told: string[] = []
      engine.credits.subscribe(({ allocated, isExact }) => told.push(`${isExact ? '' : '≥'}${allocated}`))
      add(group('a'))
      const done = exact()
      for (let page = 0; page < 4; page++) {
        await settle()
        backend.release()
      }
      await done
      expect(told).to.deep.equal(['0', '≥0', '≥1', '≥2', '≥2', '3'])
    })

    it('follows a status that changes while pages load', async () => {
      const backend = createBackend(PEOPLE, { 'group:a': ['ann', 'bob'], 'group:b': ['bob'] })
      const { engine, add, exact, users } = createBox(backend, { hasCoverage })
      add(group('a'), group('b'))
      await exact()
      expect(engine.credits.value).to.include({ allocated: 2, overlap: 1 })
      backend.set('bob', 'protected')
      users.put(backend.users.get('bob') as never)
      expect(engine.credits.value).to.include({ allocated: 1, covered: 2, overlap: 0 })
      backend.set('bob', 'suspended')
      add(user('bob'))
      users.put(backend.users.get('bob') as never)
      expect(engine.credits.value.skipped).to.deep.equal({ protected: 0, suspended: 1, deleted: 0 })
      backend.set('bob', 'due')
      users.put(backend.users.get('bob') as never)
      expect(engine.credits.value).to.include({ allocated: 2, overlap: 2 })
    })

    it('keeps an item that the backend no longer has as stale, and does not count it', async () => {
      const backend = createBackend(PEOPLE, { 'group:a': ['ann', 'bob', 'cid'], 'group:b': ['pia'] })
      const { engine, add, exact, store, stateOf } = createBox(backend, { hasCoverage })
      add(group('a'), group('b'), user('ann'), user('gone'))
      await exact()
      expect(engine.credits.value.allocated).to.equal(3)
      expect(stateOf(user('gone'))).to.equal('stale')
      expect(stateOf(group('a'))).to.equal(undefined)
      backend.members.delete('group:a')
      backend.users.delete('ann')
      engine.reload()
      // the last exact figures stay until the new ones are exact
      expect(engine.credits.value).to.include({ allocated: 3, isExact: true, isChecking: true })
      expect(stateOf(group('b'))).to.equal('counting')
      await exact()
      expect(stateOf(group('a'))).to.equal('stale')
      expect(stateOf(user('ann'))).to.equal('stale')
      expect(engine.credits.value).to.include({ allocated: 0, covered: 1, isExact: true })
      expect(store.size).to.equal(4)
      expect(engine.why('ann')).to.deep.equal([])
    })

    it('continues after an empty page with a cursor', async () => {
      const backend = createBackend(PEOPLE, { 'group:a': ['ann', 'bob', 'cid'] })
      const { listUsers, listCoverage } = backend.port
      const cursors = { '0': 'skip', skip: undefined } as Record<string, string | undefined>
      const isSkip = (cursor: string | undefined): boolean => cursor === undefined
      backend.port.listUsers = (query, call) =>
        isSkip(query.cursor)
          ? Promise.resolve({ items: [], next: 'skip' })
          : listUsers({ ...query, cursor: query.cursor === 'skip' ? cursors.skip : query.cursor }, call)
      backend.port.listCoverage = (query, call) =>
        isSkip(query.cursor)
          ? Promise.resolve({ due: [], protected: [], suspended: [], deleted: [], next: 'skip' })
          : (listCoverage as NonNullable<typeof listCoverage>)(
              { ...query, cursor: query.cursor === 'skip' ? cursors.skip : query.cursor },
              call,
            )
      const { engine, add, exact } = createBox(backend, { hasCoverage })
      add(group('a'))
      await exact()
      expect(engine.credits.value).to.include({ allocated: 3, isExact: true })
    })
  })
}

describe('coverage limits and explanations', () => {
  const MEMBERS = { 'group:a': ['ann', 'bob'], 'group:b': ['bob', 'cid', 'pia'], 'org-unit:o': ['cid', 'sue'] }

  it('reports the shortfall, which is 0 while credits are unknown or unlimited', async () => {
    const { engine, add, exact, available } = createBox(createBackend(PEOPLE, MEMBERS))
    add(group('a'), group('b'))
    await exact()
    expect(engine.credits.value).to.include({ allocated: 3, available: undefined, shortfall: 0 })
    available.value = 1
    expect(engine.credits.value).to.include({ available: 1, shortfall: 2 })
    available.value = 'unlimited'
    expect(engine.credits.value).to.include({ available: 'unlimited', shortfall: 0 })
  })

  it('suggests sufficient single removals, smallest first, then the biggest, and none that frees no credit', async () => {
    const people: Record<string, Status> = {}
    for (let index = 0; index < 20; index++) people[`u${index}`] = 'due'
    const ids = Object.keys(people)
    const backend = createBackend(people, {
      'group:six': ids.slice(0, 6),
      'group:four': ids.slice(6, 10),
      'group:three': ids.slice(10, 13),
      'group:one': ids.slice(13, 14),
      'group:two': ids.slice(14, 16),
      'group:none': ids.slice(0, 3),
    })
    const { engine, add, exact, available } = createBox(backend)
    add(...['six', 'four', 'three', 'one', 'two', 'none'].map(group))
    await exact()
    expect(engine.suggestedRemovals.value).to.deep.equal([])
    available.value = 13
    expect(engine.credits.value.shortfall).to.equal(3)
    const told = engine.suggestedRemovals.value.map(({ item, frees }) => `${item.id} ${frees}`)
    expect(told).to.deep.equal(['six 3', 'three 3', 'four 4', 'two 2', 'one 1'])
    expect(engine.suggestedRemovals.value[0]?.item).to.deep.equal({ kind: 'group', id: 'six', label: 'six' })
  })

  it('returns the items that cover a user, and the reason why a user takes no credit', async () => {
    const { engine, add, remove, exact, users } = createBox(createBackend({ ...PEOPLE, out: 'due' }, MEMBERS))
    add(group('a'), group('b'), unit('o'), user('bob'), user('out'), user('nobody'))
    await exact()
    expect(engine.why('bob').map(({ kind, id }) => `${kind}:${id}`)).to.deep.equal(['group:a', 'group:b', 'user:bob'])
    expect(engine.coveredBy('bob')).to.deep.equal({ item: engine.why('bob')[2], others: 2 })
    expect(engine.coveredBy('nobody')).to.equal(undefined)
    expect(engine.coveredBy('never-heard-of')).to.equal(undefined)
    expect(engine.why('nobody')).to.deep.equal([])
    expect(engine.why('never-heard-of')).to.deep.equal([])
    expect(engine.whyNot('bob')).to.equal(undefined)
    expect(engine.whyNot('pia')).to.equal('protected')
    expect(engine.whyNot('sue')).to.equal('suspended')
    expect(engine.whyNot('never-heard-of')).to.equal(undefined)
    expect(users.find('never-heard-of')).to.equal(-1)
    remove(user('out'))
    expect(engine.whyNot('out')).to.equal('not-covered')
  })

  it('returns another covering item after an item is removed, reloaded or loses the user', async () => {
    const backend = createBackend(PEOPLE, MEMBERS)
    const { engine, add, remove, exact } = createBox(backend)
    const cover = (): string => `${engine.coveredBy('bob')?.item?.id} and ${engine.coveredBy('bob')?.others}`
    add(group('a'), group('b'), unit('o'))
    await exact()
    expect(cover()).to.equal('b and 1')
    remove(group('b'))
    expect(cover()).to.equal('a and 0')
    add(group('b'))
    await exact()
    expect(cover()).to.equal('b and 1')
    backend.members.set('group:b', [])
    engine.reload('group')
    await exact()
    expect(cover()).to.equal('a and 0')
    remove(group('a'))
    expect(engine.coveredBy('bob')).to.equal(undefined)
  })

  it('returns the first due users in box order, each once', async () => {
    const { engine, add, exact, users } = createBox(createBackend(PEOPLE, MEMBERS))
    const firstDue = (n: number) => Array.from(engine.firstDue(n), users.id)
    add(user('cid'), group('b'), group('a'), unit('o'))
    await exact()
    expect(firstDue(2)).to.deep.equal(['cid', 'bob'])
    expect(firstDue(9)).to.deep.equal(['cid', 'bob', 'ann'])
    expect(firstDue(0)).to.deep.equal([])
  })
})

describe('coverage gap', () => {
  const people = Object.fromEntries(
    Array.from({ length: 12 }, (_, index): [string, Status] => [`u${index}`, index === 3 ? 'protected' : 'due']),
  )

  it('lists due users that no item covers, skips covered pages, and follows the box', async () => {
    const backend = createBackend(people, { 'group:a': ['u0', 'u1', 'u2', 'u4', 'u5', 'u6'] })
    const { engine, add, remove, exact } = createBox(backend)
    add(group('a'))
    await exact()
    const gap = engine.gap()
    expect(engine.gap()).to.equal(gap)
    await gap.more()
    expect([...gap.rows.value].map(({ id }) => id)).to.deep.equal(['u7', 'u8', 'u9', 'u10', 'u11'].slice(0, gap.rows.value.length))
    expect(gap.rows.value.length).to.be.greaterThan(0)
    expect(gap.total.value).to.equal(11 - 6)
    while (gap.hasMore.value) await gap.more()
    const before = gap.rows.value
    expect([...before].map(({ id }) => id)).to.deep.equal(['u7', 'u8', 'u9', 'u10', 'u11'])
    add(user('u9'))
    expect([...gap.rows.value].map(({ id }) => id)).to.deep.equal(['u7', 'u8', 'u10', 'u11'])
    expect(gap.total.value).to.equal(4)
    remove(group('a'))
    expect(gap.rows.value.length).to.equal(10)
    expect(before.length).to.equal(5)
    expect(before.at(2)?.id).to.equal('u9')
  })

  it('loads pages until it has a row, but only while it has subscribers', async () => {
    const backend = createBackend(people, { 'group:a': ['u0', 'u1', 'u2', 'u4', 'u5', 'u6', 'u7'] })
    const { engine, add, exact } = createBox(backend)
    add(group('a'))
    await exact()
    const leave = engine.gap().rows.subscribe(() => {})
    await settle(20)
    expect(engine.gap().rows.value.at(0)?.id).to.equal('u8')
    leave()
  })
})
