import { signal } from '@preact/signals-core'
import { expect } from 'chai'
import { createOrgUnits, type OwnedOrgUnits } from '../../../src/core/lists/org-units/create-org-units.js'
import type { BackupAdapter } from '../../../src/core/model/adapter.js'
import { BackupError } from '../../../src/core/model/errors.js'
import { type ItemRef, keyOf, type OrgUnit, type Scope } from '../../../src/core/model/model.js'

const SCOPE: Scope = { cloudId: 'c', domainId: 'd' }
const settle = (ms = 0): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const failureOf = async (promise: Promise<unknown>): Promise<BackupError> => {
  try {
    await promise
  } catch (error) {
    return error as BackupError
  }
  throw new Error('expected a rejection')
}

/** `a`, `a/b`: ids are paths, names their last part; a list of paths is a tree. */
const unitsOf = (...paths: string[]): OrgUnit[] =>
  paths.map((id) => {
    const cut = id.lastIndexOf('/')
    return { id, name: id.slice(cut + 1), parentId: cut < 0 ? null : id.slice(0, cut) }
  })

const createTree = (units: readonly OrgUnit[]) => {
  const backend = {
    units,
    calls: 0,
    fault: undefined as BackupError | undefined,
    isHeld: false,
    release: () => {},
    signal: undefined as AbortSignal | undefined,
  }
  const ticks = signal<{ has(ref: ItemRef): boolean; size?: number; [Symbol.iterator]?(): Iterator<ItemRef> }>({ has: () => false })
  const port = {
    listOrgUnits(_: Scope, { signal: abort }: { signal: AbortSignal }) {
      backend.calls += 1
      backend.signal = abort
      return new Promise<readonly OrgUnit[]>((resolve, reject) => {
        abort.addEventListener('abort', () => reject(new BackupError('aborted', 'stopped')))
        const answer = (): void => (backend.fault === undefined ? resolve(backend.units) : reject(backend.fault))
        if (backend.isHeld) backend.release = answer
        else answer()
      })
    },
  } as Partial<BackupAdapter> as BackupAdapter
  const tree = createOrgUnits({ port, needScope: async () => SCOPE, ticks })
  const tick = (...ids: string[]): void => {
    const refs = ids.map((id): ItemRef => ({ kind: 'org-unit', id }))
    const keys = new Set(refs.map(keyOf))
    ticks.value = { has: (ref) => keys.has(keyOf(ref)), size: refs.length, [Symbol.iterator]: () => refs.values() }
  }
  return { tree, backend, ticks, tick }
}
/** Visible rows as an administrator sees them: indented, with `-` expanded, `+` collapsed. */
const picture = (tree: OwnedOrgUnits): string[] =>
  [...tree.rows.value].map(
    ({ unit, level, isExpanded }) => `${' '.repeat(level - 1)}${isExpanded === undefined ? '' : isExpanded ? '-' : '+'}${unit.name}`,
  )

describe('org units: the tree', () => {
  it('shows roots expanded, siblings by name with numbers in order, and positions among siblings', async () => {
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

  it('expands, collapses, all at once too; older rows stay as they were', async () => {
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
    expect(tree.unit('r/d')?.name).to.equal('d')
  })

  it('sums users where the backend tells, and counts ticks below a unit', async () => {
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
    await settle(40)
    expect(told[0]).to.equal(0)
    expect(told.at(-1)).to.equal(0)
    expect(told.length).to.be.greaterThan(1)
  })

  it('searches without case and accents, shows ancestors expanded, and forgets what was opened by hand', async () => {
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

describe('org units: what backends send', () => {
  it('makes orphans roots, keeps several roots, takes the first of duplicates, and names each', async () => {
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

  it('cuts cycles at the unit listed first, a unit that is its own parent too', async () => {
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

  it('takes names and ids as they are', async () => {
    const { tree } = createTree([
      { id: '__proto__', name: '<img onerror=alert(1)>', parentId: null },
      { id: 'constructor', name: '', parentId: '__proto__' },
    ])
    await tree.more()
    expect(tree.indexOf('__proto__')).to.equal(0)
    expect(tree.subtree('__proto__').length).to.equal(2)
    expect(tree.indexOf('toString')).to.equal(-1)
  })

  it('is empty, not broken, for no units', async () => {
    const { tree } = createTree([])
    await tree.more()
    expect(tree.rows.value.length).to.equal(0)
    expect(tree.total.value).to.equal(0)
    expect(tree.status.value).to.equal('ready')
  })

  it('takes 50,000 units at depth 35, and a chain of 50,000, in one go', async () => {
    const units: OrgUnit[] = [{ id: 'u0', name: 'Root', parentId: null }]
    const depths = [1]
    // each hangs below the one before until it is 35 deep, then below an arbitrary earlier one
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
    expect(tree.total.value).to.equal(11)
    expect(tree.subtree('u0').length).to.equal(50_000)
    expect(performance.now() - start).to.be.lessThan(8000)
    // parents come after their children, and one below the other
    backend.units = units.map((unit, index) => ({ ...unit, parentId: index === 49_999 ? null : `u${index + 1}` }))
    tree.search('')
    await tree.reload()
    tree.expandAll()
    expect(tree.rows.value.at(49_999)).to.deep.include({ level: 50_000, unitsBelow: 0 })
    // all in one cycle
    backend.units = units.map((unit, index) => ({ ...unit, parentId: `u${(index + 1) % 50_000}` }))
    await tree.reload()
    expect(tree.problems.value).to.deep.equal([{ kind: 'cycle', unitId: 'u0' }])
  })
})

describe('org units: loading', () => {
  it('asks once, when first looked at, and not before', async () => {
    const { tree, backend } = createTree(unitsOf('r'))
    await settle()
    expect(backend.calls).to.equal(0)
    expect(tree.status.value).to.equal('idle')
    expect(tree.hasMore.value).to.equal(true)
    const leave = [tree.rows, tree.status, tree.problems].map((readable) => readable.subscribe(() => {}))
    while (tree.status.value !== 'ready') await settle()
    expect(tree.hasMore.value).to.equal(false)
    await tree.more()
    for (const stop of leave) stop()
    tree.rows.subscribe(() => {})
    await settle()
    expect(backend.calls).to.equal(1)
  })

  it('aborts when the last has left and a task has passed, and asks again at the next look', async () => {
    const { tree, backend } = createTree(unitsOf('r'))
    backend.isHeld = true
    const leave = tree.rows.subscribe(() => {})
    await settle()
    leave()
    const leaveAgain = tree.status.subscribe(() => {})
    await settle(5)
    expect(backend.signal?.aborted).to.equal(false)
    leaveAgain()
    expect(backend.signal?.aborted).to.equal(false)
    await settle(5)
    expect(backend.signal?.aborted).to.equal(true)
    expect(tree.status.value).to.equal('idle')
    expect(tree.error.value).to.equal(undefined)
    backend.isHeld = false
    tree.rows.subscribe(() => {})
    await settle()
    expect(picture(tree)).to.deep.equal(['r'])
    expect(backend.calls).to.equal(2)
  })

  it('says why it failed, does not insist, and tries again by more', async () => {
    const { tree, backend } = createTree(unitsOf('r'))
    backend.fault = new BackupError('unavailable', 'busy')
    tree.rows.subscribe(() => {})
    await settle()
    expect(tree.status.value).to.equal('failed')
    expect(tree.error.value).to.equal(backend.fault)
    tree.problems.subscribe(() => {})
    await settle()
    expect(backend.calls).to.equal(1)
    expect(await failureOf(tree.more())).to.equal(backend.fault)
    backend.fault = undefined
    await tree.more()
    expect(tree.error.value).to.equal(undefined)
    expect(picture(tree)).to.deep.equal(['r'])
  })

  it('keeps rows, search and what is expanded over a reload, by id', async () => {
    const { tree, backend } = createTree(unitsOf('r', 'r/a', 'r/a/x', 'r/b', 'r/b/y', 'q', 'q/w'))
    await tree.more()
    tree.expand('r/b')
    tree.collapse('q')
    backend.units = unitsOf('new', 'new/z', 'r', 'r/0', 'r/a', 'r/a/x', 'r/b', 'r/b/y', 'q', 'q/w')
    backend.isHeld = true
    const done = tree.reload()
    await settle()
    expect(tree.status.value).to.equal('loading')
    expect(picture(tree)).to.deep.equal(['+q', '-r', ' +a', ' -b', '  y'])
    backend.release()
    await done
    expect(picture(tree)).to.deep.equal(['-new', ' z', '+q', '-r', ' 0', ' +a', ' -b', '  y'])
    backend.isHeld = false
    backend.fault = new BackupError('unavailable', 'busy')
    await failureOf(tree.reload())
    expect(tree.rows.value.length).to.equal(8)
    const { calls } = backend
    backend.fault = undefined
    await tree.more()
    expect(backend.calls).to.equal(calls + 1, 'more tries a failed reload again')
    tree.search('x')
    tree.collapse('r/a')
    await tree.reload()
    expect(picture(tree)).to.deep.equal(['-r', ' +a'])
  })

  it('lets the latest reload win', async () => {
    const { tree, backend } = createTree(unitsOf('old'))
    backend.isHeld = true
    const first = tree.reload()
    await settle()
    const second = tree.reload()
    await settle()
    backend.units = unitsOf('new')
    backend.release()
    await Promise.all([first, second])
    expect(picture(tree)).to.deep.equal(['new'])
  })

  it('refreshes at once where somebody looks, else at the next look', async () => {
    const { tree, backend } = createTree(unitsOf('r'))
    const leave = tree.rows.subscribe(() => {})
    await settle()
    await tree.refresh()
    expect(backend.calls).to.equal(2)
    leave()
    await settle(5)
    await tree.refresh()
    expect(backend.calls).to.equal(2)
    expect(picture(tree)).to.deep.equal(['r'])
    tree.rows.subscribe(() => {})
    await settle()
    expect(backend.calls).to.equal(3)
  })

  it('forgets everything on reset; is silent when disposed', async () => {
    const { tree, backend } = createTree(unitsOf('r', 'r/a', 'r/a/b'))
    await tree.more()
    tree.expand('r/a')
    tree.search('b')
    tree.reset()
    expect(tree.rows.value.length).to.equal(0)
    expect(tree.query.value.search).to.equal('')
    expect(backend.calls).to.equal(1)
    await tree.more()
    expect(picture(tree)).to.deep.equal(['-r', ' +a'])
    tree.rows.subscribe(() => {})
    tree.reset()
    await settle()
    expect(backend.calls).to.equal(3)
    backend.isHeld = true
    const failure = failureOf(tree.reload())
    await settle()
    tree.dispose()
    expect((await failure).code).to.equal('disposed')
    expect(backend.signal?.aborted).to.equal(true)
    expect((await failureOf(tree.more())).code).to.equal('disposed')
    expect(backend.calls).to.equal(4)
  })
})
