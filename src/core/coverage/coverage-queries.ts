import type { Item } from '../model/model.js'
import type { BoxStore } from '../selection/box.js'
import { type ItemTable, NO_KEY } from '../selection/item-table.js'
import { DUE, STANDINGS, type UserTable } from '../selection/user-table.js'
import type { CoveredBy, WhyNot } from './coverage.js'
import type { KnownCovers } from './known-covers.js'
import type { Memberships } from './memberships.js'
import type { ReferenceCounts } from './reference-counts.js'
import type { UserItems } from './user-items.js'

export interface CoverageQueriesHost {
  users: UserTable
  items: ItemTable
  store: BoxStore
  counts: ReferenceCounts
  covers: KnownCovers
  userItems: UserItems
  memberships: Memberships
}

/** Maximum number of members compared by the search for a cover, which takes about a tenth of a millisecond. */
const MAX_COMPARED = 100_000

/** Queries about users and the items that cover them. All except `coveredBy` walk over all members of the box. */
export interface CoverageQueries {
  why(userId: string): readonly Item[]
  coveredBy(userId: string): CoveredBy | undefined
  whyNot(userId: string): WhyNot | undefined
  /** The first `limit` due users: items in box order, members in the order of their pages. */
  firstDue(limit: number): Int32Array
}

const NO_MEMBERS = new Int32Array(0)

export const createCoverageQueries = ({
  users,
  items,
  store,
  counts,
  covers,
  userItems,
  memberships,
}: CoverageQueriesHost): CoverageQueries => {
  /** Members of an item of the box that were fetched so far. */
  const membersOf = (key: number): Int32Array => {
    const membership = memberships.get(key)
    return membership?.isInBox === true ? membership.data.subarray(membership.start, membership.end) : NO_MEMBERS
  }

  /** Searches for an item that covers the user, and caches it. */
  const findCover = (index: number): number => {
    let compared = 0
    for (const key of store.containerKeys()) {
      const members = membersOf(key)
      // An item takes a few comparisons even if it has no members.
      compared += 10 + members.length
      if (compared > MAX_COMPARED) return NO_KEY
      if (!members.includes(index)) continue
      covers.set(index, key)
      return key
    }
    return NO_KEY
  }

  return {
    coveredBy(userId) {
      const index = users.find(userId)
      const references = counts.referencesOf(index)
      if (references === 0) return undefined
      if (userItems.isInBox(index) && !userItems.isStale(index)) return { item: items.read(index), others: references - 1 }
      const known = covers.of(index)
      const key = known === NO_KEY ? findCover(index) : known
      return { item: key === NO_KEY ? undefined : items.read(key), others: references - 1 }
    },
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
