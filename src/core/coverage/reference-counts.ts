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
  /** Adds one reference to, or removes one from, each of `users[from…to)`, as often as a user is in it. */
  addReferences(users: Int32Array, from: number, to: number, sign: 1 | -1): void
  /** Applies a user's new standing code and price. */
  changeStanding(index: number, code: number, price: number): void
  /** Sum of the prices of due users in `users[from…to)` that exactly `references` items cover. */
  creditsWith(users: Int32Array, from: number, to: number, references: number): number
  /** Clears references and standings. */
  clear(): void
}

// A cell holds the reference count above four bits for the standing, so one memory access reads both. The lowest bit alone is set for a due
// user at price 1. Nearly all users of a tenant are due, and the inner loop adds up that bit without a branch. The next three bits hold the
// standing code of any other user.
const DUE_CELL = 1
const REFERENCE_BITS = 4
const ONE_REFERENCE = 1 << REFERENCE_BITS
const STANDING_MASK = ONE_REFERENCE - 1
const cellOf = (code: number): number => (code === DUE ? DUE_CELL : code << 1)
/** Cell of due users whose price is not 1; a map holds their prices. */
const PRICED_CELL = STANDINGS.length << 1

/** Members of one call of the inner loop: the compiler optimizes a function that is called often, but must enter a long loop in the middle. */
const CHUNK = 8192

/** Returns 1 for 0, and 0 for a positive integer, without a branch that the processor could mispredict. */
const isZero = (value: number): number => (value - 1) >>> 31

export const createReferenceCounts = (): ReferenceCounts => {
  let cells: Int32Array = new Int32Array(1024)
  /** Covered users by the standing bits of their cells. */
  const covered = new Int32Array(ONE_REFERENCE)
  /** Prices other than 1 of due users. */
  const prices = new Map<number, number>()
  // sums of price - 1 over covered priced users
  let extra = 0
  let free = 0
  let creditsOfItems = 0

  const reserve = (size: number): void => {
    cells = ensureCapacity(size, cells)
  }
  const coveredDue = (): number => (covered[DUE_CELL] as number) + (covered[PRICED_CELL] as number)
  const priceAt = (index: number): number => prices.get(index) as number

  const creditsOf = (index: number, standing: number): number => (standing === PRICED_CELL ? priceAt(index) : standing === DUE_CELL ? 1 : 0)
  /** Adds (1) or subtracts (-1) a user whose cell has these standing bits. */
  const addCovered = (index: number, standing: number, sign: 1 | -1): void => {
    covered[standing] = (covered[standing] as number) + sign
    if (standing !== PRICED_CELL) return
    extra += sign * (priceAt(index) - 1)
    if (priceAt(index) === 0) free += sign
  }
  /** Adds references one by one, with prices. */
  const addPriced = (users: Int32Array, from: number, to: number, sign: 1 | -1): void => {
    for (let at = from; at < to; at++) {
      const index = users[at] as number
      const cell = cells[index] as number
      const standing = cell & STANDING_MASK
      cells[index] = cell + sign * ONE_REFERENCE
      if (cell >> REFERENCE_BITS === (sign > 0 ? 0 : 1)) addCovered(index, standing, sign)
      creditsOfItems += sign * creditsOf(index, standing)
    }
  }
  /** Adds references while every price is 1. A call within the loop, even one that never runs, makes every iteration twice as long. */
  const addChunk = (users: Int32Array, from: number, to: number, sign: 1 | -1): void => {
    const all = cells
    const step = sign * ONE_REFERENCE
    // a user becomes covered if it had no reference before, and uncovered if it has none after
    const limit = sign > 0 ? ONE_REFERENCE : 2 * ONE_REFERENCE
    let due = 0
    let changed = 0
    for (let at = from; at < to; at++) {
      const index = users[at] as number
      const cell = all[index] as number
      all[index] = cell + step
      const isChange = (cell - limit) >>> 31
      due += cell & DUE_CELL
      changed += isChange & cell
      // true for few users: they are not due, and no other item covers them
      if ((isChange & ~cell) !== 0) covered[cell & STANDING_MASK] = (covered[cell & STANDING_MASK] as number) + sign
    }
    covered[DUE_CELL] = (covered[DUE_CELL] as number) + sign * changed
    creditsOfItems += sign * due
  }

  return {
    referencesOf: (index) => (cells[index] ?? 0) >> REFERENCE_BITS,
    covered: (standing) => (standing === 'due' ? coveredDue() : (covered[cellOf(STANDINGS.indexOf(standing))] as number)),
    get credits() {
      return coveredDue() + extra
    },
    get free() {
      return free
    },
    get creditsOfItems() {
      return creditsOfItems
    },
    reserve,
    addReferences(users, from, to, sign) {
      if (prices.size > 0) addPriced(users, from, to, sign)
      else for (let start = from; start < to; start += CHUNK) addChunk(users, start, Math.min(to, start + CHUNK), sign)
    },
    changeStanding(index, standing, price) {
      reserve(index + 1)
      const cell = cells[index] as number
      const references = cell >> REFERENCE_BITS
      const before = cell & STANDING_MASK
      const after = standing === DUE && price !== 1 ? PRICED_CELL : cellOf(standing)
      cells[index] = cell - before + after
      if (references > 0) {
        addCovered(index, before, -1)
        creditsOfItems -= references * creditsOf(index, before)
      }
      if (after === PRICED_CELL) prices.set(index, price)
      else if (before === PRICED_CELL) prices.delete(index)
      if (references > 0) {
        addCovered(index, after, 1)
        creditsOfItems += references * creditsOf(index, after)
      }
    },
    creditsWith(users, from, to, references) {
      const all = cells
      const due = references * ONE_REFERENCE + DUE_CELL
      const priced = references * ONE_REFERENCE + PRICED_CELL
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
