import type { ReadonlySignal } from '@preact/signals-core'
import { type Item, keyOf } from '../model.js'
import { DUE, STANDINGS, type UserTable } from '../user-table.js'
import type { Counts } from './counts.js'
import type { WhyNot } from './coverage.js'
import type { Memberships } from './memberships.js'
import type { Named } from './named.js'

export interface ReachHost {
  users: UserTable
  items: ReadonlySignal<readonly Item[]>
  counts: Counts
  named: Named
  memberships: Memberships
}

/** Which item of the box reaches whom. Walks over members: asked now and then, never kept. */
export interface Reach {
  why(userId: string): readonly Item[]
  whyNot(userId: string): WhyNot | undefined
  /** Ids of the first n due users, in box order, members in the order they came. */
  firstDue(n: number): readonly string[]
}

export const createReach = ({ users, items, counts, named, memberships }: ReachHost): Reach => {
  /** Goes through the members of an item that count, until told to stop. */
  const eachMember = (item: Item, act: (index: number) => boolean): void => {
    if (item.kind === 'user') {
      const index = users.find(item.id)
      if (named.isInBox(index) && !named.isStale(index)) act(index)
      return
    }
    const membership = memberships.get(keyOf(item))
    if (membership?.isInBox !== true) return
    const { data, length } = membership.members
    for (let at = 0; at < length; at++) if (!act(data[at] as number)) return
  }

  return {
    why(userId) {
      const wanted = users.find(userId)
      if (counts.refs(wanted) === 0) return []
      return items.peek().filter((item) => {
        if (item.kind === 'user') return item.id === userId && named.isInBox(wanted) && !named.isStale(wanted)
        const membership = memberships.get(keyOf(item))
        if (membership?.isInBox !== true) return false
        const { data, length } = membership.members
        const at = data.indexOf(wanted)
        // beyond the length is room to spare
        return at >= 0 && at < length
      })
    },
    whyNot(userId) {
      const index = users.find(userId)
      const standing = STANDINGS[users.standing(index)]
      if (standing === undefined) return undefined
      if (counts.refs(index) === 0) return 'not-covered'
      return standing === 'due' ? undefined : standing
    },
    firstDue(n) {
      const ids: string[] = []
      const taken = new Uint8Array(users.size)
      for (const item of items.peek()) {
        if (ids.length >= n) break
        eachMember(item, (index) => {
          if (users.standing(index) === DUE && taken[index] === 0) {
            taken[index] = 1
            ids.push(users.id(index))
          }
          return ids.length < n
        })
      }
      return ids
    },
  }
}
