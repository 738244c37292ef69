import { expect } from 'chai'
import { facetRule, facetValues, matchesFacet } from '../../../src/core/rules/facets.js'

describe('matchesFacet', () => {
  it('compares a choice without case, accents and spaces at the ends', () => {
    const rule = facetRule('choice', ['Łódź', 'Sales'])
    for (const text of ['lodz', ' ŁÓDŹ ', 'sales', 'Support\nSales']) expect(matchesFacet(text, rule), text).to.equal(true)
    for (const text of ['Sales EMEA', 'Sale', '', undefined]) expect(matchesFacet(text, rule), String(text)).to.equal(false)
  })

  it('finds all words of a text in one value, in any order', () => {
    const rule = facetRule('text', ['holm ida', 'zoe'])
    for (const text of ['Ida Holm', 'Holm, Ida', 'Zoë', 'Ann\nIda Holm']) expect(matchesFacet(text, rule), text).to.equal(true)
    for (const text of ['Ida\nHolm', 'Ida', undefined]) expect(matchesFacet(text, rule), String(text)).to.equal(false)
  })

  it('matches no user without a value to look for', () => {
    expect(matchesFacet('Sales', facetRule('choice', []))).to.equal(false)
    expect(matchesFacet('Sales', facetRule('text', []))).to.equal(false)
  })

  it('compares values of any length by their first 200 characters', () => {
    const long = 'é'.repeat(5_000)
    expect(matchesFacet(long, facetRule('choice', [`${long}x`]))).to.equal(true)
    expect(matchesFacet(long, facetRule('choice', ['e'.repeat(199)]))).to.equal(false)
  })
})

describe('facetValues', () => {
  it('reads one value per line and keeps the first spelling of each', () => {
    expect([...facetValues(' E3 \n\nVisio\ne3')]).to.deep.equal([
      ['e3', 'E3'],
      ['visio', 'Visio'],
    ])
    expect([...facetValues(' \n ')]).to.deep.equal([])
  })
})
