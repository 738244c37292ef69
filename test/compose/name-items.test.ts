import { expect } from 'chai'
import { nameItems, pathOf } from '../../src/compose/name-items.js'
import type { OrgUnit } from '../../src/core/index.js'

const units: OrgUnit[] = [
  { id: 'root', name: 'example.com', parentId: null },
  { id: 'n', name: 'North School', parentId: 'root' },
  { id: '5', name: 'Grade 5', parentId: 'n' },
  { id: 's', name: 'Students', parentId: '5' },
  { id: 'a', name: 'A', parentId: 'b' },
  { id: 'b', name: 'B', parentId: 'a' },
]
const find = (id: string): OrgUnit | undefined => units.find((unit) => unit.id === id)
const path = (id: string): string => pathOf(find(id) as OrgUnit, find)

describe('pathOf', () => {
  it('returns the names of the parents below the root', () => {
    expect(['root', 'n', '5', 's'].map(path)).to.deep.equal(['', '', 'North School', 'North School / Grade 5'])
  })

  it('ends in a cycle', () => {
    expect(path('a')).to.contain('B / A')
  })
})

describe('nameItems', () => {
  const refs = ['known', 'unnamed', 'unknown'].map((id) => ({ kind: 'user' as const, id }))

  it('returns the name and address, and the id of an item that is not found', () => {
    const { items } = nameItems({ items: refs }, ({ id }) =>
      id === 'unknown' ? undefined : { label: id === 'known' ? 'Ann' : 'ann@example.com', detail: 'ann@example.com' },
    )
    expect(items).to.deep.equal([
      { kind: 'user', id: 'known', label: 'Ann', detail: 'ann@example.com' },
      { kind: 'user', id: 'unnamed', label: 'ann@example.com' },
      { kind: 'user', id: 'unknown', label: 'unknown' },
    ])
  })

  it('returns exceptions last', () => {
    const { items } = nameItems({ items: [{ kind: 'domain', id: 'd' }], exceptions: [{ kind: 'group', id: 'g' }] }, ({ id }) => ({
      label: `Name of ${id}`,
    }))
    expect(items).to.deep.equal([
      { kind: 'domain', id: 'd', label: 'Name of d' },
      { kind: 'group', id: 'g', isException: true, label: 'Name of g' },
    ])
  })

  it('names none of more than 100 items', () => {
    expect(
      nameItems(
        {
          items: Array.from({ length: 60 }, (_, at) => ({ kind: 'user', id: `u${at}` })),
          exceptions: Array.from({ length: 41 }, (_, at) => ({ kind: 'user', id: `e${at}` })),
        },
        () => undefined,
      ),
    ).to.deep.equal({})
  })
})
