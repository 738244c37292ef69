import { expect } from 'chai'
import { createKeyOrder, type KeyOrder } from '../../../src/core/selection/key-order.js'

/** Numbers from 0 to below `limit` in a fixed, scattered order. */
const createNumbers = () => {
  let state = 12_345
  return (limit: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return (state >>> 8) % limit
  }
}

const expectSame = (order: KeyOrder, model: ReadonlySet<number>, step: string): void => {
  expect(order.size, step).to.equal(model.size)
  expect([...order.keys()], step).to.deep.equal([...model])
  for (const [rank, key] of [...model].entries()) expect(order.rankOf(key), step).to.equal(rank + 1)
}

describe('key order', () => {
  it('keeps the order of a Set over single and bulk additions, removals and repeats', () => {
    const next = createNumbers()
    const keyOf = (): number => (next(3) === 0 ? -2 - next(40) : next(200))
    const order = createKeyOrder()
    const model = new Set<number>()
    for (let step = 0; step < 400; step++) {
      const keys = Array.from({ length: 1 + next(8) }, keyOf)
      const action = next(10)
      if (action < 4) {
        order.add(keys)
        for (const key of keys) model.add(key)
      } else if (action < 8) {
        const removed = order.remove(keys)
        expect([...removed]).to.deep.equal([...new Set(keys)].filter((key) => model.has(key)))
        for (const key of keys) model.delete(key)
      } else if (action === 8) {
        const pages = [Array.from({ length: 60 }, keyOf), [], Int32Array.from({ length: 60 }, keyOf)]
        const passing = pages.flatMap((page) => [...page]).filter((key) => key % 3 !== 0)
        expect(order.addWhere(pages, (key) => key % 3 !== 0)).to.equal(passing.length)
        for (const key of passing) model.add(key)
      } else if (next(4) === 0) {
        order.clear()
        model.clear()
      }
      // reading the keys or the ranks drops removed keys, so most steps follow one another unread
      if (step % 7 === 0) expectSame(order, model, `step ${step}`)
      for (const key of keys) expect(order.has(key), `step ${step}`).to.equal(model.has(key))
    }
    expectSame(order, model, 'the end')
    expect(order.rankOf(999)).to.equal(0)
  })

  it('never changes an array of keys that it has returned', () => {
    const order = createKeyOrder()
    const given = Int32Array.of(5, 3, -4)
    order.add(given)
    const before = order.keys()
    order.remove([3])
    order.addWhere([[3, 7]], () => true)
    expect([...before]).to.deep.equal([5, 3, -4])
    expect([...given]).to.deep.equal([5, 3, -4])
    expect([...order.keys()]).to.deep.equal([5, -4, 3, 7])
    expect([...order.remove(order.keys())]).to.deep.equal([5, -4, 3, 7])
    expect(order.size).to.equal(0)
  })
})
