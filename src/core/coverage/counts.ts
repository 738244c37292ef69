import type { Standing } from '../model/model.js'
import { roomFor } from '../selection/ints.js'
import { DUE, STANDINGS } from '../selection/user-table.js'

/** How many items reach each user, and what follows, kept up to date at the cost of what changes. */
export interface Counts {
  /** How many items reach the user. */
  refs(index: number): number
  /** Distinct users reached, of this standing. */
  reached(standing: Standing): number
  /** What each item would take alone, summed. */
  readonly dueRefs: number
  /** Users have room below this integer. */
  reserve(size: number): void
  /** `users[from…to)` are reached by one item more, or less. */
  shift(users: Int32Array, from: number, to: number, sign: 1 | -1): void
  /** A user's standing became known or changed. */
  stand(index: number, before: number, after: number): void
  /** How many of `users[from…to)` are due and reached by exactly so many items. */
  dueWith(users: Int32Array, from: number, to: number, refs: number): number
  /** Forgets references and standings. */
  clear(): void
}

// a cell holds a user's references, and the code of the standing in its last three bits: one look at memory tells both
const CODE = 7
const ONE = 8
// users newly reached or left are summed in one integer, six bits a standing, for as many members as six bits hold: a
// count in memory would keep every member waiting for the one before
const BITS = 6
const STRETCH = 63

// 1 for 0, 0 for a positive integer: no branch for the processor to guess wrong
const isZero = (value: number): number => (value - 1) >>> 31

export const createCounts = (): Counts => {
  let cells: Int32Array = new Int32Array(1024)
  const reached = new Int32Array(8)
  let dueRefs = 0

  const reserve = (size: number): void => {
    cells = roomFor(size, cells)
  }

  return {
    refs: (index) => (cells[index] ?? 0) >> 3,
    reached: (standing) => reached[STANDINGS.indexOf(standing)] as number,
    get dueRefs() {
      return dueRefs
    },
    reserve,
    shift(users, from, to, sign) {
      const all = cells
      const step = sign * ONE
      // a user is newly reached where there was no reference before, and left where there is none after
      const least = Math.min(step, 0)
      let due = 0
      for (let start = from; start < to; start += STRETCH) {
        const end = Math.min(to, start + STRETCH)
        let sums = 0
        for (let at = start; at < end; at++) {
          const index = users[at] as number
          const cell = all[index] as number
          const code = cell & CODE
          all[index] = cell + step
          sums += isZero((cell + least) >> 3) << (code * BITS)
          due += isZero(code ^ DUE)
        }
        for (let code = 0; code < STANDINGS.length; code++) {
          reached[code] = (reached[code] as number) + sign * ((sums >>> (code * BITS)) & STRETCH)
        }
      }
      dueRefs += sign * due
    },
    stand(index, before, after) {
      reserve(index + 1)
      const cell = cells[index] as number
      const refs = cell >> 3
      cells[index] = cell - before + after
      if (refs === 0) return
      reached[before] = (reached[before] as number) - 1
      reached[after] = (reached[after] as number) + 1
      if (before === DUE) dueRefs -= refs
      if (after === DUE) dueRefs += refs
    },
    dueWith(users, from, to, refs) {
      const all = cells
      const wanted = refs * ONE + DUE
      let due = 0
      for (let at = from; at < to; at++) due += isZero((all[users[at] as number] as number) ^ wanted)
      return due
    },
    clear() {
      cells.fill(0)
      reached.fill(0)
      dueRefs = 0
    },
  }
}
