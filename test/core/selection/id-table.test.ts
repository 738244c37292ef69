import { expect } from 'chai'
import { createIds } from '../../../src/core/selection/id-table.js'

describe('createIds', () => {
  it('assigns integers in the order of arrival, like a Map, for batches of any size', () => {
    const ids = createIds()
    const truth = new Map<string, number>()
    let state = 1
    const random = (below: number): number => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0
      return state % below
    }
    const textOf = (): string => {
      const number = random(20_000)
      return ['', '__proto__', `u${number}`, `ü${number}😀`, String(number).padStart(21, '0')][random(5)] as string
    }
    for (let round = 0; round < 60; round++) {
      const texts = Array.from({ length: random(2500) }, textOf)
      const from = random(Math.max(1, texts.length))
      const into = new Int32Array(texts.length)
      ids.intern(texts, from, texts.length, into)
      for (const [at, text] of texts.slice(from).entries()) {
        if (!truth.has(text)) truth.set(text, truth.size)
        if (into[at] !== truth.get(text)) throw new Error(`${text} is ${into[at]}, should be ${truth.get(text)}`)
      }
    }
    expect(truth.size).to.be.greaterThan(10_000)
    expect(ids.all).to.deep.equal([...truth.keys()])
    for (const [text, index] of truth) if (ids.find(text) !== index) throw new Error(`${text} is not found`)
    expect(['never', 'u-1', 'U1'].map(ids.find)).to.deep.equal([-1, -1, -1])
  })
})
