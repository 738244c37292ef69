import type { Item } from '../model/model.js'
import type { BoxStore } from '../selection/box.js'
import type { ItemTable } from '../selection/item-table.js'
import { DUE, STANDINGS, type UserTable } from '../selection/user-table.js'
import type { Counts } from './counts.js'
import type { WhyNot } from './coverage.js'
import type { Memberships } from './memberships.js'
import type { Named } from './named.js'

export interface ReachHost {
  users: UserTable
  items: ItemTable
  store: BoxStore
  counts: Counts
  named: Named
  memberships: Memberships
}

/** Which item of the box reaches whom. Walks over members: asked now and then, never kept. */
export interface Reach {
  why(userId: string): readonly Item[]
  whyNot(userId: string): WhyNot | undefined
  /** The first n due users, in box order, members in the order they came. */
  firstDue(n: number): Int32Array
}

const NOBODY = new Int32Array(0)

export const createReach = ({ users, items, store, counts, named, memberships }: ReachHost): Reach => {
  /** Members of an item of the box, as far as they are counted. */
  const membersOf = (key: number): Int32Array => {
    const membership = memberships.get(key)
    return membership?.isInBox === true ? membership.data.subarray(membership.start, membership.end) : NOBODY
  }

  return {
    why(userId) {
      const wanted = users.find(userId)
      const count = counts.refs(wanted)
      const found = named.isInBox(wanted) && !named.isStale(wanted) ? [wanted] : []
      for (const key of store.others()) {
        // everybody who reaches the user is found
        if (found.length === count) break
        if (membersOf(key).includes(wanted)) found.push(key)
      }
      return found.sort((a, b) => store.placeOf(a) - store.placeOf(b)).map(items.read)
    },
    whyNot(userId) {
      const index = users.find(userId)
      const standing = STANDINGS[users.standing(index)]
      if (standing === undefined) return undefined
      if (counts.refs(index) === 0) return 'not-covered'
      return standing === 'due' ? undefined : standing
    },
    firstDue(n) {
      const found = new Int32Array(Math.min(n, users.size))
      let count = 0
      const taken = new Uint8Array(users.size)
      const take = (index: number): void => {
        if (count === n || users.standing(index) !== DUE || taken[index] === 1) return
        taken[index] = 1
        found[count++] = index
      }
      for (const key of store.keys()) {
        if (count === n) break
        if (key >= 0) take(key)
        else for (const index of membersOf(key)) take(index)
      }
      return found.subarray(0, count)
    },
  }
}
