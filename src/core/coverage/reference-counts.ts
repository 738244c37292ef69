import type { Standing } from '../model/model.js'
import { ensureCapacity } from '../selection/ints.js'
import { DUE, STANDINGS } from '../selection/user-table.js'

/** How many items of the box cover each user, and the sums that follow. Each update costs only what changes. */
export interface ReferenceCounts {
  /** Number of items that cover the user. */
  referencesOf(index: number): number
  /** Number of distinct covered users of this standing. */
  covered(standing: Standing): number
  /** Sum over all items of the due users that each covers. */
  readonly dueReferences: number
  /** Makes room for user indexes below `size`. */
  reserve(size: number): void
  /** Adds one reference to, or removes one from, each of `users[from…to)`. */
  addReferences(users: Int32Array, from: number, to: number, sign: 1 | -1): void
  /** Moves a user from one standing code to another. */
  changeStanding(index: number, before: number, after: number): void
  /** Number of due users in `users[from…to)` that exactly `references` items cover. */
  countDue(users: Int32Array, from: number, to: number, references: number): number
  /** Forgets references and standings. */
  clear(): void
}

// A cell holds the standing code in its lowest three bits and the references above: one memory access reads both.
const CODE_MASK = 7
const ONE_REFERENCE = 8
// The inner loop sums newly covered users of all standings in one integer, six bits each, for as many members as six bits
// can count. Counters in memory would make each member wait for the write of the one before.
const SUM_BITS = 6
const STRETCH = 63

/** 1 for 0, 0 for a positive integer, without a branch that the processor could mispredict. */
const isZero = (value: number): number => (value - 1) >>> 31

export const createReferenceCounts = (): ReferenceCounts => {
  let cells: Int32Array = new Int32Array(1024)
  const covered = new Int32Array(8)
  let dueReferences = 0

  const reserve = (size: number): void => {
    cells = ensureCapacity(size, cells)
  }

  return {
    referencesOf: (index) => (cells[index] ?? 0) >> 3,
    covered: (standing) => covered[STANDINGS.indexOf(standing)] as number,
    get dueReferences() {
      return dueReferences
    },
    reserve,
    addReferences(users, from, to, sign) {
      const all = cells
      const step = sign * ONE_REFERENCE
      // a user becomes covered if there was no reference before, uncovered if there is none after
      const least = Math.min(step, 0)
      let due = 0
      for (let start = from; start < to; start += STRETCH) {
        const end = Math.min(to, start + STRETCH)
        let sums = 0
        for (let at = start; at < end; at++) {
          const index = users[at] as number
          const cell = all[index] as number
          const code = cell & CODE_MASK
          all[index] = cell + step
          sums += isZero((cell + least) >> 3) << (code * SUM_BITS)
          due += isZero(code ^ DUE)
        }
        for (let code = 0; code < STANDINGS.length; code++) {
          covered[code] = (covered[code] as number) + sign * ((sums >>> (code * SUM_BITS)) & STRETCH)
        }
      }
      dueReferences += sign * due
    },
    changeStanding(index, before, after) {
      reserve(index + 1)
      const cell = cells[index] as number
      const references = cell >> 3
      cells[index] = cell - before + after
      if (references === 0) return
      covered[before] = (covered[before] as number) - 1
      covered[after] = (covered[after] as number) + 1
      if (before === DUE) dueReferences -= references
      if (after === DUE) dueReferences += references
    },
    countDue(users, from, to, references) {
      const all = cells
      const wanted = references * ONE_REFERENCE + DUE
      let due = 0
      for (let at = from; at < to; at++) due += isZero((all[users[at] as number] as number) ^ wanted)
      return due
    },
    clear() {
      cells.fill(0)
      covered.fill(0)
      dueReferences = 0
    },
  }
}
