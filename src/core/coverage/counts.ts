import type { Standing } from '../model.js'
import { DUE, STANDINGS } from '../user-table.js'
import type { IntList } from './members.js'

/** How many items reach each user, and what follows, kept up to date at the cost of what changes. */
export interface Counts {
  /** How many items reach the user. */
  refs(index: number): number
  /** Distinct users reached, of this standing. */
  reached(standing: Standing): number
  /** What each item would take alone, summed. */
  readonly dueRefs: number
  /** The item's members from `from` on are reached by one item more. */
  add(members: IntList, from: number): void
  /** All of the item's members are reached by one item less. */
  remove(members: IntList): void
  addOne(index: number): void
  removeOne(index: number): void
  /** A user's standing became known or changed. */
  stand(index: number, before: number, after: number): void
  /** How many due members are reached by exactly so many items. */
  dueWith(members: IntList, refs: number): number
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
  let cells = new Int32Array(1024)
  const reached = new Int32Array(8)
  let dueRefs = 0

  const makeRoom = (index: number): void => {
    if (index < cells.length) return
    const grown = new Int32Array(Math.max(index + 1, cells.length * 2))
    grown.set(cells)
    cells = grown
  }

  const tally = (sums: number, sign: 1 | -1): void => {
    for (let code = 0; code < STANDINGS.length; code++) {
      reached[code] = (reached[code] as number) + sign * ((sums >>> (code * BITS)) & STRETCH)
    }
  }

  return {
    refs: (index) => (cells[index] ?? 0) >> 3,
    reached: (standing) => reached[STANDINGS.indexOf(standing)] as number,
    get dueRefs() {
      return dueRefs
    },
    add({ data, length }, from) {
      const all = cells
      let due = 0
      for (let start = from; start < length; start += STRETCH) {
        const end = Math.min(length, start + STRETCH)
        let sums = 0
        for (let at = start; at < end; at++) {
          const index = data[at] as number
          const before = all[index] as number
          const code = before & CODE
          all[index] = before + ONE
          sums += isZero(before >> 3) << (code * BITS)
          due += isZero(code ^ DUE)
        }
        tally(sums, 1)
      }
      dueRefs += due
    },
    remove({ data, length }) {
      const all = cells
      let due = 0
      for (let start = 0; start < length; start += STRETCH) {
        const end = Math.min(length, start + STRETCH)
        let sums = 0
        for (let at = start; at < end; at++) {
          const index = data[at] as number
          const after = (all[index] as number) - ONE
          const code = after & CODE
          all[index] = after
          sums += isZero(after >> 3) << (code * BITS)
          due += isZero(code ^ DUE)
        }
        tally(sums, -1)
      }
      dueRefs -= due
    },
    addOne(index) {
      makeRoom(index)
      const before = cells[index] as number
      const code = before & CODE
      cells[index] = before + ONE
      if (before >> 3 === 0) reached[code] = (reached[code] as number) + 1
      if (code === DUE) dueRefs += 1
    },
    removeOne(index) {
      const after = (cells[index] as number) - ONE
      const code = after & CODE
      cells[index] = after
      if (after >> 3 === 0) reached[code] = (reached[code] as number) - 1
      if (code === DUE) dueRefs -= 1
    },
    stand(index, before, after) {
      makeRoom(index)
      const cell = cells[index] as number
      const refs = cell >> 3
      cells[index] = cell - before + after
      if (refs === 0) return
      reached[before] = (reached[before] as number) - 1
      reached[after] = (reached[after] as number) + 1
      if (before === DUE) dueRefs -= refs
      if (after === DUE) dueRefs += refs
    },
    dueWith({ data, length }, refs) {
      const all = cells
      const wanted = refs * ONE + DUE
      let due = 0
      for (let at = 0; at < length; at++) due += isZero((all[data[at] as number] as number) ^ wanted)
      return due
    },
    clear() {
      cells.fill(0)
      reached.fill(0)
      dueRefs = 0
    },
  }
}
