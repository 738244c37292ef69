import type { Forest } from './forest.js'

/** The rows a tree shows: places in tree order, and what can only be said about rows. */
export interface Visible {
  readonly length: number
  readonly places: Int32Array
  /** From 1, among the visible siblings. */
  readonly positions: Int32Array
  /** How many visible siblings, by the parent's place + 1. */
  readonly setSizes: Int32Array
  /** 1 where the row's sub-units show. */
  readonly isOpen: Uint8Array
}

/** What a search found: 1 for a unit on the way to a match, itself included; 2 for one with such a unit right below. */
export const FOUND = 1
export const FOUND_BELOW = 2

/** Marks matches and their ancestors. */
export const findIn = ({ parents }: Forest, names: readonly string[], wanted: string): Uint8Array => {
  const marks = new Uint8Array(parents.length)
  for (let place = parents.length - 1; place >= 0; place--) {
    const isFound = ((marks[place] as number) & FOUND_BELOW) !== 0 || (names[place] as string).includes(wanted)
    if (!isFound) continue
    marks[place] = (marks[place] as number) | FOUND
    const parent = parents[place] as number
    if (parent !== -1) marks[parent] = (marks[parent] as number) | FOUND_BELOW
  }
  return marks
}

/**
 * Walks the forest over what is open. While something is searched (`marks`), a unit shows that is on the way to a
 * match, or whose parent was opened by hand.
 */
export const showRows = (
  { parents, ends }: Forest,
  isOpen: (place: number) => boolean,
  marks?: Uint8Array | undefined,
  isOpenedByHand?: (place: number) => boolean,
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
    if (marks !== undefined && ((marks[place] as number) & FOUND) === 0 && !(parent !== -1 && isOpenedByHand?.(parent))) {
      place = end
      continue
    }
    const position = (setSizes[parent + 1] as number) + 1
    setSizes[parent + 1] = position
    places[length] = place
    positions[length] = position
    const isUnfolded = end > place + 1 && isOpen(place)
    open[length] = isUnfolded ? 1 : 0
    length += 1
    place = isUnfolded ? place + 1 : end
  }
  return { length, places: places.slice(0, length), positions: positions.slice(0, length), setSizes, isOpen: open.slice(0, length) }
}

/** The row at which a place shows, or -1. */
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
