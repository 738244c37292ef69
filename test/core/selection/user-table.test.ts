import { expect } from 'chai'
import type { User } from '../../../src/core/model/model.js'
import { createUserTable, DUE, STANDINGS } from '../../../src/core/selection/user-table.js'

const ann: User = { id: 'ann', email: 'ann@x.test', name: 'Ann', accountStatus: 'active', backupStatus: 'none' }

describe('createUserTable', () => {
  it('assigns one index to each id, including hostile ids', () => {
    const table = createUserTable()
    const ids = ['ann', '__proto__', 'constructor', '', 'ANN']
    expect(ids.map(table.intern)).to.deep.equal([0, 1, 2, 3, 4])
    expect(ids.map(table.intern)).to.deep.equal([0, 1, 2, 3, 4])
    expect(ids.map(table.find)).to.deep.equal([0, 1, 2, 3, 4])
    expect(table.find('bob')).to.equal(-1)
    expect(table.id(1)).to.equal('__proto__')
    expect(table.size).to.equal(5)
  })

  it('keeps the latest answer, notifies of changes, and keeps the record object if nothing changed', () => {
    const table = createUserTable()
    const told: string[] = []
    table.onStanding((index, before, after) => told.push(`${table.id(index)} ${STANDINGS[before]} → ${STANDINGS[after]}`))
    const index = table.put(ann)
    table.put({ ...ann })
    expect(table.user(index)).to.equal(ann)
    expect(table.revision.value).to.equal(0)
    table.put({ ...ann, backupStatus: 'pending' })
    expect(table.revision.value).to.equal(1)
    const into = new Int32Array(1)
    table.markAll(['ann'], 0, 1, 'deleted', into)
    table.markAll(['ann'], 0, 1, 'deleted', into)
    expect(table.user(index)?.accountStatus, 'the record follows').to.equal('deleted')
    expect(table.revision.value).to.equal(2)
    table.put({ ...ann, accountStatus: 'suspended', backupStatus: 'protected' })
    expect(told).to.deep.equal(['ann undefined → due', 'ann due → protected', 'ann protected → deleted', 'ann deleted → suspended'])
    expect(table.standing(index)).to.equal(STANDINGS.indexOf('suspended'))
    table.put({ ...ann, accountStatus: 'suspended', backupStatus: 'protected', aliases: ['a@x.test'] })
    expect(table.revision.value).to.equal(4)
  })

  it('stores a range of ids with one standing and grows as needed', () => {
    const table = createUserTable()
    const told: number[] = []
    table.onStanding((index) => told.push(index))
    const ids = Array.from({ length: 5000 }, (_, index) => `u${index}`)
    const into = new Int32Array(6000)
    table.markAll(['u2'], 0, 1, 'due', into)
    table.markAll(ids, 1, 5000, 'due', into)
    expect([...into.slice(0, 3)]).to.deep.equal([1, 0, 2])
    expect(into[4998]).to.equal(4998)
    expect(told.length).to.equal(4999)
    expect(table.standings[4998]).to.equal(DUE)
    expect(table.standing(4999)).to.equal(0)
    expect(table.standing(9_999_999)).to.equal(0)
  })

  it('deletes standings without notification, and the whole table on clear', () => {
    const table = createUserTable()
    const index = table.put(ann)
    const told: number[] = []
    table.onStanding((_, before) => told.push(before))
    table.forgetStandings()
    expect(told).to.deep.equal([])
    expect(table.standing(index)).to.equal(0)
    expect(table.user(index)).to.equal(ann)
    table.put(ann)
    expect(told).to.deep.equal([0])
    table.clear()
    expect([table.size, table.find('ann'), table.standing(0)]).to.deep.equal([0, -1, 0])
    expect(table.user(0)).to.equal(undefined)
  })
})
