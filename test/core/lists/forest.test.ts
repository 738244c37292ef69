import { expect } from 'chai'
import { createForest } from '../../../src/core/lists/org-units/forest.js'
import type { OrgUnit } from '../../../src/core/model/model.js'

const UNITS = 20_000
/** More than sorting a block of a thousand names and merging the next one take, and a tenth of sorting all. */
const MOST_AT_ONCE = 30_000

const unit = (index: number, parentId: string | null): OrgUnit => ({ id: `u${index}`, name: `Unit ${(index * 7919) % UNITS}`, parentId })

/** Orders units and returns the forest with the largest number of comparisons between two pauses. */
const order = async (units: readonly OrgUnit[]) => {
  let since = 0
  let most = 0
  let pauses = 0
  const forest = await createForest(
    units,
    (a, b) => {
      since += 1
      most = Math.max(most, since)
      return Number(a.slice(5)) - Number(b.slice(5))
    },
    () => {
      pauses += 1
      since = 0
      return undefined
    },
  )
  return { forest, most, pauses }
}

describe('createForest', () => {
  it('sorts 20,000 siblings with pauses', async () => {
    const { forest, most, pauses } = await order(Array.from({ length: UNITS }, (_, index) => unit(index, index === 0 ? null : 'u0')))
    expect(most).to.be.below(MOST_AT_ONCE)
    expect(pauses).to.be.above(30)
    const numbers = forest.units.slice(1).map(({ name }) => Number(name.slice(5)))
    expect(numbers).to.deep.equal([...numbers].sort((a, b) => a - b))
    expect(forest.places.size).to.equal(UNITS)
  })

  it('orders a deep and a wide tree with pauses', async () => {
    const chain = await order(Array.from({ length: UNITS }, (_, index) => unit(index, index === 0 ? null : `u${index - 1}`)))
    expect(chain.forest.levels[UNITS - 1]).to.equal(UNITS)
    expect(chain.pauses).to.be.above(10)
    const wide = await order(
      Array.from({ length: UNITS }, (_, index) => unit(index, index === 0 ? null : `u${Math.floor((index - 1) / 8)}`)),
    )
    expect(wide.most).to.be.below(MOST_AT_ONCE)
    expect(wide.forest.ends[0]).to.equal(UNITS)
  })
})
