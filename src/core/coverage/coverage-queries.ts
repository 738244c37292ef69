import type { Item } from '../model/model.js'
import type { BoxStore } from '../selection/box.js'
import type { ItemTable } from '../selection/item-table.js'
import { DUE, STANDINGS, type UserTable } from '../selection/user-table.js'
import type { WhyNot } from './coverage.js'
import type { Memberships } from './memberships.js'
import type { ReferenceCounts } from './reference-counts.js'
import type { UserItems } from './user-items.js'

export interface CoverageQueriesHost {
  users: UserTable
  items: ItemTable
  store: BoxStore
  counts: ReferenceCounts
  userItems: UserItems
  memberships: Memberships
}

/** Questions that need a walk over all members of the box. The answers are not kept. */
export interface CoverageQueries {
  why(userId: string): readonly Item[]
  whyNot(userId: string): WhyNot | undefined
  /** The first `limit` due users: items in box order, members in the order of their pages. */
  firstDue(limit: number): Int32Array
}

const NO_MEMBERS = new Int32Array(0)

export const createCoverageQueries = ({ users, items, store, counts, userItems, memberships }: CoverageQueriesHost): CoverageQueries => {
  /** Members of an item of the box that were fetched so far. */
  const membersOf = (key: number): Int32Array => {
    const membership = memberships.get(key)
    return membership?.isInBox === true ? membership.data.subarray(membership.start, membership.end) : NO_MEMBERS
  }

  return {
    why(userId) {
      const wanted = users.find(userId)
      const references = counts.referencesOf(wanted)
      const found = userItems.isInBox(wanted) && !userItems.isStale(wanted) ? [wanted] : []
      for (const key of store.containerKeys()) {
        if (found.length === references) break
        if (membersOf(key).includes(wanted)) found.push(key)
      }
      return found.sort((a, b) => store.rankOf(a) - store.rankOf(b)).map(items.read)
    },
    whyNot(userId) {
      const index = users.find(userId)
      const standing = STANDINGS[users.standing(index)]
      if (standing === undefined) return undefined
      if (counts.referencesOf(index) === 0) return 'not-covered'
      if (standing !== 'due') return standing
      return users.price(index) === 0 ? 'free' : undefined
    },
    firstDue(limit) {
      const found = new Int32Array(Math.min(limit, users.size))
      let count = 0
      const isTaken = new Uint8Array(users.size)
      const take = (index: number): void => {
        if (count === limit || users.standing(index) !== DUE || isTaken[index] === 1) return
        isTaken[index] = 1
        found[count++] = index
      }
      for (const key of store.keys()) {
        if (count === limit) break
        if (key >= 0) take(key)
        else for (const index of membersOf(key)) take(index)
      }
      return found.subarray(0, count)
    },
  }
}
