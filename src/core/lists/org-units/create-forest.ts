import type { OrgUnit } from '../../model/model.js'
import type { Forest } from './forest.js'
import type { OrgUnitProblem } from './org-unit-tree.js'

/** Each unit once, with its parent's index or -1; what does not fit is mended and named. */
const mend = (listed: readonly OrgUnit[], problems: OrgUnitProblem[]): { units: OrgUnit[]; parents: Int32Array } => {
  const units: OrgUnit[] = []
  const indexes = new Map<string, number>()
  for (const unit of listed) {
    if (indexes.has(unit.id)) problems.push({ kind: 'duplicate', unitId: unit.id })
    else {
      indexes.set(unit.id, units.length)
      units.push(unit)
    }
  }
  const parents = new Int32Array(units.length).fill(-1)
  let roots = 0
  units.forEach(({ id, parentId }, index) => {
    if (parentId === null) {
      roots += 1
      if (roots === 2) problems.push({ kind: 'many-roots', unitId: id })
      return
    }
    const parent = indexes.get(parentId)
    if (parent === undefined) problems.push({ kind: 'orphan', unitId: id })
    else parents[index] = parent
  })
  cutCycles(units, parents, problems)
  return { units, parents }
}

/** The first unit of a cycle, as listed, becomes a root. */
const cutCycles = (units: readonly OrgUnit[], parents: Int32Array, problems: OrgUnitProblem[]): void => {
  const UNSEEN = 0
  const ON_PATH = 1
  const SAFE = 2
  const states = new Uint8Array(units.length)
  for (let start = 0; start < units.length; start++) {
    const path: number[] = []
    let at = start
    while (at !== -1 && states[at] === UNSEEN) {
      states[at] = ON_PATH
      path.push(at)
      at = parents[at] as number
    }
    if (at !== -1 && states[at] === ON_PATH) {
      let first = at
      for (const index of path.slice(path.indexOf(at))) if (index < first) first = index
      parents[first] = -1
      problems.push({ kind: 'cycle', unitId: (units[first] as OrgUnit).id })
    }
    for (const index of path) states[index] = SAFE
  }
}

/** Indexes by parent, siblings in order: those of parent p are `all[starts[p + 1]…starts[p + 2])`. */
const groupByParent = (units: readonly OrgUnit[], parents: Int32Array, compare: (a: string, b: string) => number) => {
  const starts = new Int32Array(units.length + 2)
  for (const parent of parents) starts[parent + 2] = (starts[parent + 2] as number) + 1
  for (let slot = 1; slot < starts.length; slot++) starts[slot] = (starts[slot] as number) + (starts[slot - 1] as number)
  const all = new Int32Array(units.length)
  const next = starts.slice()
  parents.forEach((parent, index) => {
    const slot = next[parent + 1] as number
    all[slot] = index
    next[parent + 1] = slot + 1
  })
  const byName = (a: number, b: number): number => compare((units[a] as OrgUnit).name, (units[b] as OrgUnit).name) || a - b
  for (let slot = 0; slot + 1 < starts.length; slot++) {
    const siblings = all.subarray(starts[slot], starts[slot + 1])
    if (siblings.length > 1) siblings.set(Array.from(siblings).sort(byName))
  }
  return { starts, all }
}

/** Orders units of any shape into a forest, without recursion: depth is whatever a backend sends. */
export const createForest = (listed: readonly OrgUnit[], compare: (a: string, b: string) => number): Forest => {
  const problems: OrgUnitProblem[] = []
  const { units, parents } = mend(listed, problems)
  const { starts, all } = groupByParent(units, parents, compare)
  const size = units.length
  const forest = {
    units: new Array<OrgUnit>(size),
    places: new Map<string, number>(),
    parents: new Int32Array(size),
    levels: new Int32Array(size),
    ends: new Int32Array(size),
    users: new Float64Array(size),
    problems,
  }
  const placeOf = new Int32Array(size)
  const stack = new Int32Array(size)
  let top = 0
  const pushChildren = (parent: number): void => {
    for (let slot = (starts[parent + 2] as number) - 1; slot >= (starts[parent + 1] as number); slot--) {
      stack[top] = all[slot] as number
      top += 1
    }
  }
  pushChildren(-1)
  for (let place = 0; top > 0; place++) {
    top -= 1
    const index = stack[top] as number
    const unit = units[index] as OrgUnit
    const parent = parents[index] === -1 ? -1 : (placeOf[parents[index] as number] as number)
    placeOf[index] = place
    forest.units[place] = unit
    forest.places.set(unit.id, place)
    forest.parents[place] = parent
    forest.levels[place] = parent === -1 ? 1 : (forest.levels[parent] as number) + 1
    forest.ends[place] = place + 1
    forest.users[place] = unit.userCount ?? -1
    pushChildren(index)
  }
  for (let place = size - 1; place >= 0; place--) {
    const parent = forest.parents[place] as number
    if (parent === -1) continue
    if ((forest.ends[place] as number) > (forest.ends[parent] as number)) forest.ends[parent] = forest.ends[place] as number
    const users = forest.users[place] as number
    if (users >= 0) forest.users[parent] = Math.max(0, forest.users[parent] as number) + users
  }
  return forest
}
