import { expect } from 'chai'
import type { OrgUnit } from '../../../src/core/model/model.js'
import { createTree, picture, unitsOf } from '../../worlds/org-unit-world.js'
import { wait } from '../../worlds/waiting.js'

describe('org units: the tree', () => {
  it('shows roots expanded, sorts siblings by name with numeric order, and counts positions among siblings', async () => {
    const { tree } = createTree(unitsOf('r/Unit 10', 'r/Unit 9', 'r/Unit 9/x', 'r', 'r/éa', 'r/eb'))
    await tree.more()
    expect(picture(tree)).to.deep.equal(['-r', ' éa', ' eb', ' +Unit 9', ' Unit 10'])
    const rows = tree.rows.value
    expect([...rows].map(({ position, setSize }) => `${position}/${setSize}`)).to.deep.equal(['1/1', '1/4', '2/4', '3/4', '4/4'])
    expect(rows.at(0)).to.deep.include({ level: 1, unitsBelow: 5, tickedBelow: 0, isExpanded: true })
    expect(rows.at(1)).to.not.have.property('isExpanded')
    expect(rows.at(0)).to.not.have.property('usersBelow')
    expect(rows.at(-1)).to.equal(undefined)
    expect(rows.at(5)).to.equal(undefined)
    expect(tree.total.value).to.equal(6)
    expect(tree.problems.value).to.deep.equal([])
  })

  it('expands and collapses one unit or all, and keeps older snapshots unchanged', async () => {
    const { tree } = createTree(unitsOf('r', 'r/a', 'r/a/b', 'r/a/b/c', 'r/d'))
    await tree.more()
    const first = tree.rows.value
    tree.expand('r/a')
    expect(picture(tree)).to.deep.equal(['-r', ' -a', '  +b', ' d'])
    tree.collapse('r')
    expect(picture(tree)).to.deep.equal(['+r'])
    tree.expand('r')
    expect(picture(tree)).to.deep.equal(['-r', ' -a', '  +b', ' d'])
    tree.expandAll()
    expect(picture(tree)).to.deep.equal(['-r', ' -a', '  -b', '   c', ' d'])
    expect([tree.indexOf('r/a/b/c'), tree.indexOf('r/d'), tree.indexOf('nowhere')]).to.deep.equal([3, 4, -1])
    tree.collapseAll()
    expect(picture(tree)).to.deep.equal(['+r'])
    expect(tree.indexOf('r/d')).to.equal(-1)
    tree.expand('nowhere')
    tree.expand('r/d')
    expect(first.length).to.equal(3)
    expect(first.at(0)?.isExpanded).to.equal(true)
    expect(tree.subtree('r/a').map(({ id }) => id)).to.deep.equal(['r/a', 'r/a/b', 'r/a/b/c'])
    expect(tree.subtree('nowhere')).to.deep.equal([])
    expect(['r', 'r/d', 'r/a/b/c', 'nowhere'].map(tree.unitName)).to.deep.equal([
      { label: 'r', detail: undefined },
      { label: 'd', detail: undefined },
      { label: 'c', detail: 'a / b' },
      undefined,
    ])
  })

  it('sums reported user counts and counts ticks below a unit', async () => {
    const units = unitsOf('r', 'r/a', 'r/a/b', 'r/c', 'q', 'q/z').map((unit) => ({
      ...unit,
      ...({ r: { userCount: 1 }, 'r/a/b': { userCount: 5 }, 'r/c': { userCount: 0 } }[unit.id] ?? {}),
    }))
    const { tree, tick, ticks } = createTree(units)
    await tree.more()
    tree.expandAll()
    const below = (what: 'usersBelow' | 'tickedBelow') => Object.fromEntries([...tree.rows.value].map((row) => [row.unit.id, row[what]]))
    expect(below('usersBelow')).to.deep.equal({ q: undefined, 'q/z': undefined, r: 6, 'r/a': 5, 'r/a/b': 5, 'r/c': 0 })
    const told: number[] = []
    tree.rows.subscribe((rows) => told.push(rows.at(2)?.tickedBelow ?? -1))
    tick('r', 'r/a/b', 'r/c', 'gone')
    expect(below('tickedBelow')).to.deep.equal({ q: 0, 'q/z': 0, r: 2, 'r/a': 1, 'r/a/b': 0, 'r/c': 0 })
    ticks.value = { has: ({ id }) => id === 'q/z' }
    expect(below('tickedBelow')).to.deep.equal({ q: 1, 'q/z': 0, r: 0, 'r/a': 0, 'r/a/b': 0, 'r/c': 0 })
    await wait(40)
    expect(told[0]).to.equal(0)
    expect(told.at(-1)).to.equal(0)
    expect(told.length).to.be.greaterThan(1)
  })

  it('ignores case and accents in a search, expands ancestors of matches, and forgets manual expansion on the next search', async () => {
    const { tree } = createTree(unitsOf('r', 'r/Écoles', 'r/Écoles/Lyon', 'r/Écoles/Lyon/A', 'r/b', 'r/b/école deux', 'r/c'))
    await tree.more()
    tree.collapse('r')
    tree.search('ECOLE')
    expect(picture(tree)).to.deep.equal(['-r', ' -b', '  école deux', ' +Écoles'])
    expect(tree.total.value).to.equal(2)
    expect([...tree.rows.value].map(({ position, setSize }) => `${position}/${setSize}`)).to.deep.equal(['1/1', '1/2', '1/1', '2/2'])
    tree.expand('r/Écoles')
    expect(picture(tree)).to.deep.equal(['-r', ' -b', '  école deux', ' -Écoles', '  +Lyon'])
    tree.collapse('r/b')
    expect(picture(tree)).to.deep.equal(['-r', ' +b', ' -Écoles', '  +Lyon'])
    tree.collapseAll()
    expect(picture(tree)).to.deep.equal(['+r'])
    tree.expandAll()
    expect(picture(tree)).to.deep.equal(['-r', ' -b', '  école deux', ' +Écoles'])
    tree.search('nothing like it')
    expect(tree.rows.value.length).to.equal(0)
    expect(tree.total.value).to.equal(0)
    tree.search('  ')
    expect(picture(tree)).to.deep.equal(['+r'])
    expect(tree.query.value.search).to.equal('')
  })
})

describe('org units: defects in the listing', () => {
  it('makes orphans roots, keeps several roots, uses the first of duplicates, and reports each defect', async () => {
    const { tree } = createTree([
      ...unitsOf('r', 'r/a', 'lost/b', 'lost/b/c', 'q'),
      { id: 'r/a', name: 'again', parentId: 'q' },
      { id: 'p', name: 'p', parentId: null },
    ])
    await tree.more()
    tree.expandAll()
    expect(picture(tree)).to.deep.equal(['-b', ' c', 'p', 'q', '-r', ' a'])
    expect(tree.problems.value).to.deep.equal([
      { kind: 'duplicate', unitId: 'r/a' },
      { kind: 'orphan', unitId: 'lost/b' },
      { kind: 'many-roots', unitId: 'q' },
    ])
  })

  it('cuts a cycle at its first listed unit, even if a unit is its own parent', async () => {
    const { tree } = createTree([
      { id: 'tail', name: 'tail', parentId: 'y' },
      { id: 'x', name: 'x', parentId: 'z' },
      { id: 'y', name: 'y', parentId: 'x' },
      { id: 'z', name: 'z', parentId: 'y' },
      { id: 'self', name: 'self', parentId: 'self' },
      { id: 'root', name: 'root', parentId: null },
    ])
    await tree.more()
    tree.expandAll()
    expect(picture(tree)).to.deep.equal(['root', 'self', '-x', ' -y', '  tail', '  z'])
    expect(tree.problems.value).to.deep.equal([
      { kind: 'cycle', unitId: 'x' },
      { kind: 'cycle', unitId: 'self' },
    ])
  })

  it('keeps hostile names and ids unchanged', async () => {
    const { tree } = createTree([
      { id: '__proto__', name: '<img onerror=alert(1)>', parentId: null },
      { id: 'constructor', name: '', parentId: '__proto__' },
    ])
    await tree.more()
    expect(tree.indexOf('__proto__')).to.equal(0)
    expect(tree.subtree('__proto__').length).to.equal(2)
    expect(tree.indexOf('toString')).to.equal(-1)
  })

  it('shows no rows for no units', async () => {
    const { tree } = createTree([])
    await tree.more()
    expect(tree.rows.value.length).to.equal(0)
    expect(tree.total.value).to.equal(0)
    expect(tree.status.value).to.equal('ready')
  })

  it('handles 50,000 units at depth 35, a chain of 50,000 and a cycle of 50,000', async () => {
    const units: OrgUnit[] = [{ id: 'u0', name: 'Root', parentId: null }]
    const depths = [1]
    // each unit is below the previous one until depth 35, and then below a random earlier unit
    for (let index = 1; index < 50_000; index++) {
      const wish = index % 40 === 0 ? (index * 7919) % index : index - 1
      const parent = (depths[wish] as number) < 35 ? wish : 0
      depths.push((depths[parent] as number) + 1)
      units.push({ id: `u${index}`, name: `Unit ${(index * 31) % 50_000}`, parentId: `u${parent}`, userCount: 1 })
    }
    const { tree, tick, backend } = createTree(units)
    const start = performance.now()
    await tree.more()
    tree.expandAll()
    const rows = tree.rows.value
    expect(rows.length).to.equal(50_000)
    expect(Math.max(...[...rows].map(({ level }) => level))).to.equal(35)
    expect(rows.at(0)).to.deep.include({ unitsBelow: 49_999, usersBelow: 49_999 })
    tick('u49999', 'u1')
    expect(tree.rows.value.at(0)?.tickedBelow).to.equal(2)
    tree.search('unit 4999')
    // 4999, 14999, 24999, 34999, 44999 and 49990 to 49999
    expect(tree.total.value).to.equal(15)
    expect(tree.subtree('u0').length).to.equal(50_000)
    expect(performance.now() - start).to.be.lessThan(8000)
    // one chain, listed from the leaf to the root
    backend.units = units.map((unit, index) => ({ ...unit, parentId: index === 49_999 ? null : `u${index + 1}` }))
    tree.search('')
    await tree.reload()
    tree.expandAll()
    expect(tree.rows.value.at(49_999)).to.deep.include({ level: 50_000, unitsBelow: 0 })
    // one cycle of all units
    backend.units = units.map((unit, index) => ({ ...unit, parentId: `u${(index + 1) % 50_000}` }))
    await tree.reload()
    expect(tree.problems.value).to.deep.equal([{ kind: 'cycle', unitId: 'u0' }])
  })
})
