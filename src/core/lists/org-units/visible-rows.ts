import type { OrgUnit } from '../../model/model.js'
import { hasWords } from '../../rules/fold.js'
import type { Rows } from '../list.js'
import type { Forest } from './forest.js'
import type { OrgUnitRow } from './org-unit-tree.js'

/** The visible rows of a tree, as places in tree order. */
export interface Visible {
  readonly length: number
  readonly places: Int32Array
  /** Position from 1 among the visible siblings. */
  readonly positions: Int32Array
  /** Number of visible siblings, at the index of their parent's place + 1. */
  readonly setSizes: Int32Array
  /** 1 if the sub-units of the row are visible. */
  readonly isOpen: Uint8Array
}

/** Search mark of a unit that matches, or has a match below it. */
export const FOUND = 1
/** Search mark of a unit that has a match below it. */
export const FOUND_BELOW = 2

/** Marks matches of the folded text and their ancestors. */
export const findIn = ({ parents }: Forest, names: readonly string[], words: readonly string[]): Uint8Array => {
  const marks = new Uint8Array(parents.length)
  for (let place = parents.length - 1; place >= 0; place--) {
    const isFound = ((marks[place] as number) & FOUND_BELOW) !== 0 || hasWords(names[place] as string, words)
    if (!isFound) continue
    marks[place] = (marks[place] as number) | FOUND
    const parent = parents[place] as number
    if (parent !== -1) marks[parent] = (marks[parent] as number) | FOUND_BELOW
  }
  return marks
}

/**
 * Lists the visible rows: roots, and the children of open units. During a search, a unit is visible if it has a search mark or if the
 * administrator opened its parent.
 */
export const showRows = (
  { parents, ends }: Forest,
  isOpen: (place: number) => boolean,
  marks?: Uint8Array | undefined,
  isOpenedByUser?: (place: number) => boolean,
): Visible => {
  const size = parents.length
  const places = new Int32Array(size)
  const positions = new Int32Array(size)
  const open = new Uint8Array(size)
  const setSizes = new Int32Array(size + 1)
  let length = 0
  for (let place = 0; place < size; ) {
    const parent = parents[place] as number
    const end = ends[place] as number
    if (marks !== undefined && ((marks[place] as number) & FOUND) === 0 && !(parent !== -1 && isOpenedByUser?.(parent))) {
      place = end
      continue
    }
    const position = (setSizes[parent + 1] as number) + 1
    setSizes[parent + 1] = position
    places[length] = place
    positions[length] = position
    const isExpanded = end > place + 1 && isOpen(place)
    open[length] = isExpanded ? 1 : 0
    length += 1
    place = isExpanded ? place + 1 : end
  }
  return { length, places: places.slice(0, length), positions: positions.slice(0, length), setSizes, isOpen: open.slice(0, length) }
}

/** Returns the row of a place, or -1 if it is not visible. */
export const rowOf = ({ places, length }: Visible, place: number): number => {
  let low = 0
  let high = length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = places[middle] as number
    if (found === place) return middle
    if (found < place) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/**
 * Returns visible places as rows, created when they are read.
 *
 * @param twins 1 for a place whose unit has a twin
 * @param tickedIn counts the ticked units from one place up to, but excluding, another
 */
export const toUnitRows = (
  forest: Forest,
  shown: Visible,
  tickedIn: (from: number, to: number) => number,
  twins: Uint8Array,
): Rows<OrgUnitRow> => {
  const at = (index: number): OrgUnitRow | undefined => {
    const place = shown.places[index]
    if (place === undefined) return undefined
    const end = forest.ends[place] as number
    const users = forest.users[place] as number
    return {
      unit: forest.units[place] as OrgUnit,
      level: forest.levels[place] as number,
      position: shown.positions[index] as number,
      setSize: shown.setSizes[(forest.parents[place] as number) + 1] as number,
      ...(end > place + 1 ? { isExpanded: shown.isOpen[index] === 1 } : {}),
      unitsBelow: end - place - 1,
      tickedBelow: tickedIn(place + 1, end),
      ...(users >= 0 ? { usersBelow: users } : {}),
      ...(twins[place] === 1 ? { isTwin: true } : {}),
    }
  }
  return {
    length: shown.length,
    at,
    *[Symbol.iterator]() {
      for (let index = 0; index < shown.length; index++) yield at(index) as OrgUnitRow
    },
  }
}
