import { expect } from 'chai'
import { createNameOrder, nameKey } from '../../../src/core/rules/name-order.js'

const byKey = (names: readonly string[]): string[] => [...names].sort((a, b) => (nameKey(a) < nameKey(b) ? -1 : 1))

describe('createNameOrder', () => {
  it('sorts numbers by value and Ł beside L', () => {
    const sorted = ['Room 2', 'Room 10', 'Lucas', 'Łucja', 'Mia', 'Lea'].sort(createNameOrder('en'))
    expect(sorted).to.deep.equal(['Lea', 'Lucas', 'Łucja', 'Mia', 'Room 2', 'Room 10'])
  })

  it('follows the language: Å is a letter after Z in Swedish', () => {
    expect(['Åsa', 'Zoe', 'Ada'].sort(createNameOrder('sv'))).to.deep.equal(['Ada', 'Zoe', 'Åsa'])
    expect(['Åsa', 'Zoe', 'Ada'].sort(createNameOrder('en'))).to.deep.equal(['Ada', 'Åsa', 'Zoe'])
  })

  it('accepts an invalid locale', () => {
    expect(createNameOrder('not a locale')('a', 'b')).to.be.below(0)
  })
})

describe('nameKey', () => {
  it('sorts numbers by value and Ł beside L', () => {
    const sorted = byKey(['Room 10', 'Room 2', 'room 1b', 'Lucas', 'Łucja', 'Mia', 'Lea'])
    expect(sorted).to.deep.equal(['Lea', 'Lucas', 'Łucja', 'Mia', 'room 1b', 'Room 2', 'Room 10'])
  })

  it('sorts numbers of any length by value', () => {
    const lengths = Array.from({ length: 40 }, (_, at) => at + 1)
    const numbers = lengths.flatMap((length) => [`1${'0'.repeat(length - 1)}`, `5${'7'.repeat(length - 1)}`, '9'.repeat(length)])
    expect(byKey([...numbers].reverse()).map((number) => `${number}`)).to.deep.equal(numbers)
  })

  it('ignores leading zeros', () => {
    expect(nameKey('Room 007')).to.equal(nameKey('Room 7'))
    expect(nameKey('Room 000')).to.equal(nameKey('Room 0'))
  })

  it('is empty without visible characters', () => {
    expect(nameKey(' \t')).to.equal('')
  })
})
