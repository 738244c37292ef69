import { type Pacer, STEPS } from '../../async/pacer.js'
import { sortInSlices } from '../../async/sort-in-slices.js'
import type { ItemRef, OrgUnit } from '../../model/model.js'
import type { OrgUnitProblem } from './org-unit-tree.js'

/**
 * Org units in tree order: every unit before its sub-units, siblings by name. The place of a unit is its index in this order. The sub-units
 * of a unit, at any depth, have the places after it and before its `end`.
 */
export interface Forest {
  readonly units: readonly OrgUnit[]
  readonly places: ReadonlyMap<string, number>
  /** Place of the parent, or -1 for a root. */
  readonly parents: Int32Array
  /** Depth from 1. */
  readonly levels: Int32Array
  readonly ends: Int32Array
  /** Number of users in the unit and its sub-units, summed over the reported numbers; -1 if none is reported. */
  readonly users: Float64Array
  readonly problems: readonly OrgUnitProblem[]
}

/** Returns each unit once with the index of its parent, or -1. Repairs duplicates, orphans and cycles, and reports them. */
const repair = async (listed: readonly OrgUnit[], problems: OrgUnitProblem[], pace: Pacer) => {
  const units: OrgUnit[] = []
  const indexes = new Map<string, number>()
  for (const [index, unit] of listed.entries()) {
    if (index % STEPS === STEPS - 1) await pace()
    if (indexes.has(unit.id)) problems.push({ kind: 'duplicate', unitId: unit.id })
    else {
      indexes.set(unit.id, units.length)
      units.push(unit)
    }
  }
  const parents = new Int32Array(units.length).fill(-1)
  let roots = 0
  for (const [index, { id, parentId }] of units.entries()) {
    if (index % STEPS === STEPS - 1) await pace()
    if (parentId === null) {
      roots += 1
      if (roots === 2) problems.push({ kind: 'many-roots', unitId: id })
      continue
    }
    const parent = indexes.get(parentId)
    if (parent === undefined) problems.push({ kind: 'orphan', unitId: id })
    else parents[index] = parent
  }
  cutCycles(units, parents, problems)
  return { units, parents }
}

/** Makes the first listed unit of each cycle a root. */
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

/** Units of work for the comparisons of one sorted unit. */
const UNITS_PER_SORTED = 10

/** Groups indexes by parent, siblings in order: the children of parent p are `all[starts[p + 1]…starts[p + 2])`. */
const groupByParent = async (units: readonly OrgUnit[], parents: Int32Array, compare: (a: string, b: string) => number, pace: Pacer) => {
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
    if (siblings.length > STEPS) await sortInSlices(siblings, byName, pace)
    else if (siblings.length > 1) {
      siblings.set(Array.from(siblings).sort(byName))
      // a comparison takes longer than the usual unit of work
      const paused = pace(siblings.length * UNITS_PER_SORTED)
      if (paused !== undefined) await paused
    }
  }
  return { starts, all }
}

const emptyForest = (size: number, problems: readonly OrgUnitProblem[]) => ({
  units: new Array<OrgUnit>(size),
  places: new Map<string, number>(),
  parents: new Int32Array(size),
  levels: new Int32Array(size),
  ends: new Int32Array(size),
  users: new Float64Array(size),
  problems,
})

/** The forest before the units have arrived. */
export const NO_UNITS: Forest = emptyForest(0, [])

/**
 * Orders listed units into a forest, in slices that do not block the page. Not recursive, because a backend may send a chain of 50,000
 * units.
 */
export const createForest = async (listed: readonly OrgUnit[], compare: (a: string, b: string) => number, pace: Pacer): Promise<Forest> => {
  const problems: OrgUnitProblem[] = []
  const { units, parents } = await repair(listed, problems, pace)
  const { starts, all } = await groupByParent(units, parents, compare, pace)
  const size = units.length
  const forest = emptyForest(size, problems)
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
    if (place % STEPS === STEPS - 1) await pace()
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

/** The ticked items. With an iterable, counting few ticks in many units costs time only for the ticks. */
export interface Ticks {
  has(ref: ItemRef): boolean
  readonly size?: number
  [Symbol.iterator]?(): Iterator<ItemRef>
}

/** Up to this many ticks are searched, instead of summed over all units. */
const FEW_TICKS = 1000

/** Returns how many of the sorted places are below a place. */
const countBelow = (places: Int32Array, place: number): number => {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] as number) < place) low = middle + 1
    else high = middle
  }
  return low
}

/** Returns a function that counts the ticked units from one place up to, but excluding, another. */
export const countTicked = ({ units, places }: Forest, ticks: Ticks): ((from: number, to: number) => number) => {
  const each = ticks[Symbol.iterator]
  const found: number[] = []
  if (each !== undefined && ticks.size !== undefined && ticks.size < units.length) {
    for (const { kind, id } of { [Symbol.iterator]: each.bind(ticks) }) {
      const place = kind === 'org-unit' ? places.get(id) : undefined
      if (place !== undefined) found.push(place)
    }
  } else {
    units.forEach(({ id }, place) => {
      if (ticks.has({ kind: 'org-unit', id })) found.push(place)
    })
  }
  if (found.length <= FEW_TICKS) {
    const sorted = Int32Array.from(found).sort()
    return (from, to) => (sorted.length === 0 ? 0 : countBelow(sorted, to) - countBelow(sorted, from))
  }
  const before = new Int32Array(units.length + 1)
  for (const place of found) before[place + 1] = 1
  for (let place = 1; place < before.length; place++) before[place] = (before[place] as number) + (before[place - 1] as number)
  return (from, to) => (before[to] as number) - (before[from] as number)
}
