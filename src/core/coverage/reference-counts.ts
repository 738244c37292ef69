import type { Standing } from '../rules/standing.js'
import { ensureCapacity } from '../selection/ints.js'
import { DUE, STANDINGS } from '../selection/user-table.js'

/** Number of items of the box that cover each user, and sums derived from it. An update costs time only for the users it changes. */
export interface ReferenceCounts {
  /** Number of items that cover the user. */
  referencesOf(index: number): number
  /** Number of distinct covered users of this standing. */
  covered(standing: Standing): number
  /** Sum of the prices of distinct covered due users. */
  readonly credits: number
  /** Number of distinct covered due users at price 0. */
  readonly free: number
  /** Sum over all items of the credits that each would take alone. */
  readonly creditsOfItems: number
  /** Grows the tables to hold user indexes below `size`. */
  reserve(size: number): void
  /** Adds one reference to, or removes one from, each of `users[from…to)`. */
  addReferences(users: Int32Array, from: number, to: number, sign: 1 | -1): void
  /** Applies a user's new standing code and price. */
  changeStanding(index: number, code: number, price: number): void
  /** Sum of the prices of due users in `users[from…to)` that exactly `references` items cover. */
  creditsWith(users: Int32Array, from: number, to: number, references: number): number
  /** Clears references and standings. */
  clear(): void
}

// A cell holds the standing code in its lowest three bits and the reference count above them, so one memory access reads both.
const CODE_MASK = 7
const ONE_REFERENCE = 8
/** Cell code of due users whose price is not 1; a map holds their prices. */
const PRICED = 6
// The inner loop sums newly covered users of all standings in one integer, five bits each, for as many members as five bits can count. With
// counters in memory, each member would wait for the previous write. `PRICED` has only two bits left and overflows, so priced users are
// counted one by one.
const SUM_BITS = 5
const STRETCH = 31

/** Returns 1 for 0, and 0 for a positive integer, without a branch that the processor could mispredict. */
const isZero = (value: number): number => (value - 1) >>> 31

export const createReferenceCounts = (): ReferenceCounts => {
  let cells: Int32Array = new Int32Array(1024)
  const covered = new Int32Array(STANDINGS.length)
  /** Prices other than 1 of due users. */
  const prices = new Map<number, number>()
  // sums of price - 1 over covered priced users
  let extra = 0
  let free = 0
  let creditsOfItems = 0

  const reserve = (size: number): void => {
    cells = ensureCapacity(size, cells)
  }
  const priceAt = (index: number): number => prices.get(index) as number

  /** Adds (1) or subtracts (-1) a user whose cell has this code. */
  const addCovered = (index: number, code: number, sign: 1 | -1): void => {
    const standing = code === PRICED ? DUE : code
    covered[standing] = (covered[standing] as number) + sign
    if (code !== PRICED) return
    extra += sign * (priceAt(index) - 1)
    if (priceAt(index) === 0) free += sign
  }
  /** Adds the users that `addReferences` skips: priced users of `users[from…to)`, whose cells are up to date. */
  const addPriced = (users: Int32Array, from: number, to: number, sign: 1 | -1): void => {
    for (let at = from; at < to; at++) {
      const index = users[at] as number
      const cell = cells[index] as number
      if ((cell & CODE_MASK) !== PRICED) continue
      creditsOfItems += sign * priceAt(index)
      if (cell >> 3 === (sign > 0 ? 1 : 0)) addCovered(index, PRICED, sign)
    }
  }

  return {
    referencesOf: (index) => (cells[index] ?? 0) >> 3,
    covered: (standing) => covered[STANDINGS.indexOf(standing)] as number,
    get credits() {
      return (covered[DUE] as number) + extra
    },
    get free() {
      return free
    },
    get creditsOfItems() {
      return creditsOfItems
    },
    reserve,
    addReferences(users, from, to, sign) {
      const all = cells
      const step = sign * ONE_REFERENCE
      // a user becomes covered if it had no reference before, and uncovered if it has none after
      const least = Math.min(step, 0)
      let due = 0
      for (let start = from; start < to; start += STRETCH) {
        const end = Math.min(to, start + STRETCH)
        let sums = 0
        let priced = 0
        for (let at = start; at < end; at++) {
          const index = users[at] as number
          const cell = all[index] as number
          const code = cell & CODE_MASK
          all[index] = cell + step
          sums = (sums + (isZero((cell + least) >> 3) << (code * SUM_BITS))) | 0
          due += isZero(code ^ DUE)
          priced += isZero(code ^ PRICED)
        }
        for (let code = 0; code < STANDINGS.length; code++) {
          covered[code] = (covered[code] as number) + sign * ((sums >>> (code * SUM_BITS)) & STRETCH)
        }
        if (priced > 0) addPriced(users, start, end, sign)
      }
      creditsOfItems += sign * due
    },
    changeStanding(index, standing, price) {
      reserve(index + 1)
      const cell = cells[index] as number
      const references = cell >> 3
      const before = cell & CODE_MASK
      const after = standing === DUE && price !== 1 ? PRICED : standing
      cells[index] = cell - before + after
      const creditsOf = (code: number): number => (code === PRICED ? priceAt(index) : code === DUE ? 1 : 0)
      if (references > 0) {
        addCovered(index, before, -1)
        creditsOfItems -= references * creditsOf(before)
      }
      if (after === PRICED) prices.set(index, price)
      else if (before === PRICED) prices.delete(index)
      if (references > 0) {
        addCovered(index, after, 1)
        creditsOfItems += references * creditsOf(after)
      }
    },
    creditsWith(users, from, to, references) {
      const all = cells
      const due = references * ONE_REFERENCE + DUE
      const priced = references * ONE_REFERENCE + PRICED
      let credits = 0
      for (let at = from; at < to; at++) {
        const cell = all[users[at] as number] as number
        credits += isZero(cell ^ due)
        if (cell === priced) credits += priceAt(users[at] as number)
      }
      return credits
    },
    clear() {
      cells.fill(0)
      covered.fill(0)
      prices.clear()
      extra = 0
      free = 0
      creditsOfItems = 0
    },
  }
}
