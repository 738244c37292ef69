import type { Item } from '../model/model.js'
import { DUE, type UserTable } from '../selection/user-table.js'
import type { Cost } from './coverage.js'
import type { Memberships } from './memberships.js'
import type { ReferenceCounts } from './reference-counts.js'
import type { UserItems } from './user-items.js'

export interface ItemCostsHost {
  users: UserTable
  counts: ReferenceCounts
  userItems: UserItems
  memberships: Memberships
  isExact(): boolean
  /** Returns another item of the box that covers all members of the item. */
  findCovering(key: number): Item | undefined
}

/** Marginal cost of items: the credits that adding an item takes or, for an item of the box, that removing it frees. */
export interface ItemCosts {
  /** The cost; `undefined` before the first answer about the item. */
  costOf(key: number): Cost | undefined
  /** Credits that removing an item of the box would free. */
  freedBy(key: number): number
}

export const createItemCosts = ({ users, counts, userItems, memberships, isExact, findCovering }: ItemCostsHost): ItemCosts => {
  const creditsOfUser = (index: number): number =>
    users.standing(index) === DUE && counts.referencesOf(index) === (userItems.isInBox(index) ? 1 : 0) ? users.price(index) : 0

  const costOfUser = (index: number): Cost | undefined => {
    if (userItems.isStale(index)) return { credits: 0, isExact: true }
    if (users.standing(index) === 0) return undefined
    const credits = creditsOfUser(index)
    return { credits, isExact: credits === 0 || isExact() }
  }
  const figureOf = (key: number): Cost | undefined => {
    if (key >= 0) {
      userItems.watchCost(key)
      return costOfUser(key)
    }
    const membership = memberships.get(key)
    if (membership?.status === 'stale') return { credits: 0, isExact: true }
    if (membership?.hasAnswer !== true) return undefined
    const credits = counts.creditsWith(membership.data, membership.start, membership.end, membership.isInBox ? 1 : 0)
    return { credits, isExact: membership.status === 'done' && (credits === 0 || isExact()), users: membership.end - membership.start }
  }

  const costOf = (key: number): Cost | undefined => {
    const cost = figureOf(key)
    // Not while members arrive, because the search would run again for each page.
    const isSpare = isExact() && cost?.isExact === true && cost.credits === 0 && memberships.get(key)?.isInBox === true
    return cost !== undefined && isSpare ? { ...cost, coveredBy: findCovering(key) } : cost
  }

  return {
    costOf,
    freedBy: (key) => (key < 0 ? (figureOf(key)?.credits ?? 0) : creditsOfUser(key)),
  }
}
