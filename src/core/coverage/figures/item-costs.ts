import type { Item } from '../../model/model.js'
import { DUE, type UserTable } from '../../selection/user-table.js'
import type { Cost } from '../coverage.js'
import type { Memberships } from '../members/memberships.js'
import type { ReferenceCounts } from '../users/reference-counts.js'
import type { UserEntries } from '../users/user-entries.js'
import type { ExceptionBound } from './exception-bound.js'

export interface ItemCostsHost {
  users: UserTable
  counts: ReferenceCounts
  bound: ExceptionBound
  userItems: UserEntries
  memberships: Memberships
  isExact(): boolean
  /** Returns another item of the box that covers all members of the item. */
  findCovering(key: number): Item | undefined
}

/**
 * Marginal cost of items: the credits that adding an item takes or, for an item of the box, that removing it frees. For an exception: the
 * credits that it gives back, which removing it takes.
 */
export interface ItemCosts {
  /** The cost; `undefined` before the first answer about the item. */
  costOf(key: number): Cost | undefined
  /** Credits that removing an item of the box would free. */
  freedBy(key: number): number
}

export const createItemCosts = ({ users, counts, bound, userItems, memberships, isExact, findCovering }: ItemCostsHost): ItemCosts => {
  const { exceptions } = userItems
  const creditsOfUser = (index: number): number =>
    counts.isDue(index) && counts.referencesOf(index) === (userItems.isInBox(index) ? 1 : 0) ? users.price(index) : 0

  /** Credits that the user takes without its only exception. */
  const givenBackBy = (index: number): number =>
    users.standing(index) === DUE && counts.referencesOf(index) > 0 && counts.exceptionsOf(index) === 1 ? users.price(index) : 0
  /** No later page can raise a cost of 0. Any other cost is a lower bound while the box is being counted. */
  const createCost = (credits: number, isDone: boolean): Cost =>
    credits === 0 || isExact() ? { credits, isExact: isDone } : { credits: bound.ofCredits(credits, bound.users()), isExact: false }

  const costOfUser = (index: number): Cost | undefined => {
    if (userItems.isStale(index) || exceptions.isStale(index)) return { credits: 0, isExact: true }
    if (users.standing(index) === 0) return undefined
    if (exceptions.isInBox(index)) return { credits: givenBackBy(index), isExact: isExact() }
    return createCost(creditsOfUser(index), true)
  }
  const figureOf = (key: number): Cost | undefined => {
    if (key >= 0) {
      userItems.watchCost(key)
      return costOfUser(key)
    }
    const membership = memberships.get(key)
    if (membership?.status === 'stale') return { credits: 0, isExact: true }
    if (membership?.hasAnswer !== true) return undefined
    const { data, start, end } = membership
    const isDone = membership.status === 'done'
    if (membership.isInBox && membership.isException)
      return { credits: counts.creditsExcepted(data, start, end, 1), isExact: isDone && isExact(), users: end - start }
    return { ...createCost(counts.creditsWith(data, start, end, membership.isInBox ? 1 : 0), isDone), users: end - start }
  }

  const costOf = (key: number): Cost | undefined => {
    const cost = figureOf(key)
    // Not while members arrive, because the search would run again for each page.
    const membership = memberships.get(key)
    const isItem = membership?.isInBox === true && !membership.isException
    const isSpare = isItem && isExact() && cost?.isExact === true && cost.credits === 0
    return cost !== undefined && isSpare ? { ...cost, coveredBy: findCovering(key) } : cost
  }

  return {
    costOf,
    freedBy: (key) => (key < 0 ? (figureOf(key)?.credits ?? 0) : creditsOfUser(key)),
  }
}
