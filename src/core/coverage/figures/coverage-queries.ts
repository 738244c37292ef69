import type { Item } from '../../model/model.js'
import { isTakenOut } from '../../rules/standing.js'
import type { BoxStore } from '../../selection/box.js'
import { type ItemTable, NO_KEY } from '../../selection/item-table.js'
import { STANDINGS, type UserTable } from '../../selection/user-table.js'
import type { CoveredBy, WhyNot } from '../coverage.js'
import type { KnownCovers } from '../members/known-covers.js'
import type { Memberships } from '../members/memberships.js'
import type { ReferenceCounts } from '../users/reference-counts.js'
import type { UserEntries } from '../users/user-entries.js'
import type { UserItems } from '../users/user-items.js'

export interface CoverageQueriesHost {
  users: UserTable
  items: ItemTable
  store: BoxStore
  /** The exceptions of the box. */
  exceptions: BoxStore
  counts: ReferenceCounts
  covers: KnownCovers
  exceptionCovers: KnownCovers
  userItems: UserEntries
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
  exceptions,
  counts,
  covers,
  exceptionCovers,
  userItems,
  memberships,
}: CoverageQueriesHost): CoverageQueries => {
  /** Members of an item of the box that were fetched so far. */
  const membersOf = (key: number): Int32Array => {
    const membership = memberships.get(key)
    return membership?.isInBox === true ? membership.data.subarray(membership.start, membership.end) : NO_MEMBERS
  }

  const isEntry = (entries: UserItems, index: number): boolean => entries.isInBox(index) && !entries.isStale(index)

  /** Searches for an item or an exception that reaches the user, and caches it. */
  const findCover = (index: number, keys: readonly number[], known: KnownCovers): number => {
    let compared = 0
    for (const key of keys) {
      const members = membersOf(key)
      // An item takes a few comparisons even if it has no members.
      compared += 10 + members.length
      if (compared > MAX_COMPARED) return NO_KEY
      if (!members.includes(index)) continue
      known.set(index, key)
      return key
    }
    return NO_KEY
  }

  /** All items or exceptions that reach the user, in box order. */
  const findAll = (index: number, count: number, entries: UserItems, order: BoxStore): number[] => {
    const found = isEntry(entries, index) ? [index] : []
    for (const key of order.containerKeys()) {
      if (found.length >= count) break
      if (membersOf(key).includes(index)) found.push(key)
    }
    return found.sort((a, b) => order.rankOf(a) - order.rankOf(b))
  }
  /** One item or exception that reaches the user; `undefined` if the search would take too long. */
  const readCover = (index: number, entries: UserItems, order: BoxStore, cached: KnownCovers): Item | undefined => {
    if (isEntry(entries, index)) return items.read(index)
    const known = cached.of(index)
    const key = known === NO_KEY ? findCover(index, order.containerKeys(), cached) : known
    return key === NO_KEY ? undefined : items.read(key)
  }
  const isExcepted = (index: number): boolean => {
    const standing = STANDINGS[users.standing(index)]
    return counts.exceptionsOf(index) > 0 && standing !== undefined && isTakenOut(standing)
  }
  const readException = (index: number): Item | undefined => {
    const item = readCover(index, userItems.exceptions, exceptions, exceptionCovers)
    return item && { ...item, isException: true }
  }

  return {
    coveredBy(userId) {
      const index = users.find(userId)
      const references = counts.referencesOf(index)
      const exception = isExcepted(index) ? { exception: readException(index) ?? null } : undefined
      if (references === 0) return exception && { item: undefined, others: 0, ...exception }
      return { item: readCover(index, userItems, store, covers), others: references - 1, ...exception }
    },
    why(userId) {
      const wanted = users.find(userId)
      const references = counts.referencesOf(wanted)
      const found = findAll(wanted, references, userItems, store).map(items.read)
      const taking = findAll(wanted, counts.exceptionsOf(wanted), userItems.exceptions, exceptions)
      return found.concat(taking.map((key) => ({ ...items.read(key), isException: true })))
    },
    whyNot(userId) {
      const index = users.find(userId)
      const standing = STANDINGS[users.standing(index)]
      if (standing === undefined) return undefined
      if (counts.referencesOf(index) === 0) return 'not-covered'
      if (isExcepted(index)) return 'excepted'
      if (standing !== 'due') return standing
      return users.price(index) === 0 ? 'free' : undefined
    },
    firstDue(limit) {
      const found = new Int32Array(Math.min(limit, users.size))
      let count = 0
      const isTaken = new Uint8Array(users.size)
      const take = (index: number): void => {
        if (count === limit || !counts.isDue(index) || isTaken[index] === 1) return
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
