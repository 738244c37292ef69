import { expect } from '@open-wc/testing'
import { createTypeahead } from '../../../src/components/parts/typeahead.js'

const LIST = ['Ära', 'Berlin', 'Bern', 'Zürich', 'İzmir', 'Istanbul']

/** Creates a function that types one letter at a given time in ms on the row `from`, and returns the row found. */
const typing = () => {
  const find = createTypeahead()
  return (key: string, from: number, timeStamp: number) =>
    find({ key, timeStamp }, { from, length: LIST.length, nameOf: (index) => LIST[index] as string })
}

describe('createTypeahead', () => {
  it('cycles with one letter, narrows with a word, and starts over after a pause', () => {
    const next = typing()
    expect(next('b', 0, 0)).to.equal(1)
    expect(next('b', 1, 100)).to.equal(2)
    expect(next('b', 2, 1000)).to.equal(1)
    expect([next('e', 1, 1100), next('r', 1, 1200), next('n', 1, 1300)]).to.deep.equal([1, 1, 2])
    expect(next('a', 2, 2100)).to.equal(0)
    expect(next('x', 0, 3000)).to.equal(undefined)
  })

  it('finds dotted and dotless letters alike, in every locale', () => {
    const next = typing()
    expect(next('i', 0, 0)).to.equal(4)
    expect(next('I', 4, 1000)).to.equal(5)
    expect(next('ı', 0, 2000)).to.equal(4)
  })
})
