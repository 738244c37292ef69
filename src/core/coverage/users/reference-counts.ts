import type { Standing } from '../../rules/standing.js'
import { ensureCapacity } from '../../selection/ints.js'
import { DUE, PROTECTED, STANDINGS, type UserTable } from '../../selection/user-table.js'

/** Number of items of the box that cover each user, and sums derived from it. An update costs time only for the users it changes. */
export interface ReferenceCounts {
  /** Number of items that cover the user. */
  referencesOf(index: number): number
  /** Number of exceptions that reach the user. */
  exceptionsOf(index: number): number
  /** Whether an item reaches the user, and no exception does. */
  isCovered(index: number): boolean
  /** Whether the user takes its price once an item covers it: it is due, and no exception reaches it. */
  isDue(index: number): boolean
  /** Number of distinct covered users of this standing, without excepted ones. */
  covered(standing: Standing): number
  /** Number of distinct users that both items and exceptions reach, unless they are suspended or deleted. */
  readonly excepted: number
  /** No due user takes more credits than this. */
  readonly highestPrice: number
  /** Credits that the box takes: the sum of the prices of the covered due users, each counted once. */
  readonly credits: number
  /** Number of covered due users at price 0, each counted once. */
  readonly free: number
  /** Sum over all items of the credits that each would take alone. */
  readonly creditsOfItems: number
  /** Grows the tables to hold user indexes below `size`. */
  reserve(size: number): void
  /** Adds one reference to, or removes one from, each of `users[from…to)`, as often as a user is in it. */
  addReferences(users: Int32Array, from: number, to: number, sign: 1 | -1): void
  /** Like `addReferences`, for an exception that reaches the users. */
  addExceptions(users: Int32Array, from: number, to: number, sign: 1 | -1): void
  /** Applies a user's new standing code and price. */
  changeStanding(index: number, code: number, price: number): void
  /** Sum of the prices of due users in `users[from…to)` that exactly `references` items cover. */
  creditsWith(users: Int32Array, from: number, to: number, references: number): number
  /** Sum of the prices of covered due users in `users[from…to)` that exactly `exceptions` exceptions exclude. */
  creditsExcepted(users: Int32Array, from: number, to: number, exceptions: number): number
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
/** Cell of users that an exception excludes, whatever else their standing is. */
const EXCEPTED_CELL = STANDINGS.length << 1
/** Cell of due users whose price is not 1; a map holds their prices. */
const PRICED_CELL = (STANDINGS.length + 1) << 1

/**
 * Members of one call of the inner loop: the compiler optimizes a function that is called often, but must enter a long loop in the middle.
 */
const CHUNK = 8192

/** Returns 1 for 0, and 0 for a positive integer, without a branch that the processor could mispredict. */
const isZero = (value: number): number => (value - 1) >>> 31

/** Distinct covered users by the standing bits of their cells, and the sums of their prices. */
const createCoveredSums = () => {
  const covered = new Int32Array(ONE_REFERENCE)
  /** Prices other than 1 of due users. */
  const prices = new Map<number, number>()
  // sums of price - 1 over covered priced users
  let extra = 0
  let free = 0
  let highestPrice = 1
  const due = (): number => (covered[DUE_CELL] as number) + (covered[PRICED_CELL] as number)
  const priceAt = (index: number): number => prices.get(index) as number
  return {
    covered,
    due,
    priceAt,
    hasPrices: (): boolean => prices.size > 0,
    credits: (): number => due() + extra,
    free: (): number => free,
    highestPrice: (): number => highestPrice,
    creditsOf: (index: number, standing: number): number => (standing === PRICED_CELL ? priceAt(index) : standing === DUE_CELL ? 1 : 0),
    /** Adds (1) or subtracts (-1) a user whose cell has these standing bits. */
    add(index: number, standing: number, sign: 1 | -1): void {
      covered[standing] = (covered[standing] as number) + sign
      if (standing !== PRICED_CELL) return
      extra += sign * (priceAt(index) - 1)
      if (priceAt(index) === 0) free += sign
    },
    /** Sets the price of a user that is not added. */
    setPrice(index: number, price: number): void {
      prices.set(index, price)
      highestPrice = Math.max(highestPrice, price)
    },
    deletePrice: (index: number): boolean => prices.delete(index),
    clear(): void {
      covered.fill(0)
      prices.clear()
      extra = 0
      free = 0
      highestPrice = 1
    },
  }
}

/**
 * Adds references while every price is 1, and returns the credits of the items. A call within the loop, even one that never runs, makes
 * every iteration twice as long.
 */
const addChunk = (all: Int32Array, covered: Int32Array, users: Int32Array, from: number, to: number, sign: 1 | -1): number => {
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
  return sign * due
}

/** @param users the standings and prices to which users return when no exception reaches them any more */
export const createReferenceCounts = (users: Pick<UserTable, 'standing' | 'price'>): ReferenceCounts => {
  let cells: Int32Array = new Int32Array(1024)
  /** Number of exceptions by user. Empty until the first exception. */
  let exceptions: Int32Array = new Int32Array(0)
  const sums = createCoveredSums()
  const { covered, priceAt, creditsOf } = sums
  const addCovered = sums.add
  let creditsOfItems = 0

  const exceptionsOf = (index: number): number => exceptions[index] ?? 0
  const reserve = (size: number): void => {
    cells = ensureCapacity(size, cells)
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

  const setStanding = (index: number, standing: number, price: number): void => {
    reserve(index + 1)
    const cell = cells[index] as number
    const references = cell >> REFERENCE_BITS
    const before = cell & STANDING_MASK
    const isExcepted = exceptionsOf(index) > 0 && standing >= DUE && standing <= PROTECTED
    const after = isExcepted ? EXCEPTED_CELL : standing === DUE && price !== 1 ? PRICED_CELL : cellOf(standing)
    cells[index] = cell - before + after
    if (references > 0) {
      addCovered(index, before, -1)
      creditsOfItems -= references * creditsOf(index, before)
    }
    if (after === PRICED_CELL) sums.setPrice(index, price)
    else if (before === PRICED_CELL) sums.deletePrice(index)
    if (references > 0) {
      addCovered(index, after, 1)
      creditsOfItems += references * creditsOf(index, after)
    }
  }

  return {
    referencesOf: (index) => (cells[index] ?? 0) >> REFERENCE_BITS,
    exceptionsOf,
    isCovered: (index) => (cells[index] ?? 0) >= ONE_REFERENCE && exceptionsOf(index) === 0,
    isDue(index) {
      const standing = (cells[index] ?? 0) & STANDING_MASK
      return standing === DUE_CELL || standing === PRICED_CELL
    },
    covered: (standing) => (standing === 'due' ? sums.due() : (covered[cellOf(STANDINGS.indexOf(standing))] as number)),
    get excepted() {
      return covered[EXCEPTED_CELL] as number
    },
    get highestPrice() {
      return sums.highestPrice()
    },
    get credits() {
      return sums.credits()
    },
    get free() {
      return sums.free()
    },
    get creditsOfItems() {
      return creditsOfItems
    },
    reserve,
    addReferences(users, from, to, sign) {
      if (sums.hasPrices()) addPriced(users, from, to, sign)
      else
        for (let start = from; start < to; start += CHUNK)
          creditsOfItems += addChunk(cells, covered, users, start, Math.min(to, start + CHUNK), sign)
    },
    addExceptions(members, from, to, sign) {
      exceptions = ensureCapacity(cells.length, exceptions)
      for (let at = from; at < to; at++) {
        const index = members[at] as number
        const before = exceptions[index] as number
        exceptions[index] = before + sign
        if (before === (sign > 0 ? 0 : 1)) setStanding(index, users.standing(index), users.price(index))
      }
    },
    changeStanding: setStanding,
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
    creditsExcepted(members, from, to, count) {
      let credits = 0
      for (let at = from; at < to; at++) {
        const index = members[at] as number
        const isTaken = exceptionsOf(index) === count && (cells[index] as number) >= ONE_REFERENCE && users.standing(index) === DUE
        if (isTaken) credits += users.price(index)
      }
      return credits
    },
    clear() {
      cells.fill(0)
      exceptions.fill(0)
      sums.clear()
      creditsOfItems = 0
    },
  }
}
