import type { ItemRef } from '../../model/model.js'
import type { BoxStore } from '../../selection/box.js'
import type { ItemTable } from '../../selection/item-table.js'
import type { UserTable } from '../../selection/user-table.js'
import type { Memberships } from '../members/memberships.js'
import type { ReferenceCounts } from '../users/reference-counts.js'

/** All items of one kind in the box, and the credits that removing them together would free. */
export interface KindRemoval {
  kind: Exclude<ItemRef['kind'], 'domain'>
  items: number
  frees: number
}

export interface KindRemovalsHost {
  users: UserTable
  items: ItemTable
  store: BoxStore
  counts: ReferenceCounts
  memberships: Memberships
}

const KINDS = ['user', 'group', 'org-unit'] as const

/** Computes the credits that removing all items of a kind would free. A due user is freed if only items of that kind cover the user. */
export const createKindRemovals = ({ users, items, store, counts, memberships }: KindRemovalsHost) => {
  const freedByKeys = (keys: readonly number[]): number => {
    const references = new Uint32Array(users.size)
    let frees = 0
    const take = (index: number): void => {
      const found = (references[index] as number) + 1
      references[index] = found
      if (counts.isDue(index) && found === counts.referencesOf(index)) frees += users.price(index)
    }
    for (const key of keys) {
      if (key >= 0) take(key)
      else {
        const membership = memberships.get(key)
        if (membership?.isInBox !== true) continue
        for (const index of membership.data.subarray(membership.start, membership.end)) take(index)
      }
    }
    return frees
  }
  /** Returns the kinds of items in the box with the credits that each frees, if the box has several kinds. */
  return (): readonly KindRemoval[] => {
    const byKind = new Map<ItemRef['kind'], number[]>(KINDS.map((kind) => [kind, []]))
    for (const key of store.keys()) byKind.get(key >= 0 ? 'user' : items.ref(key).kind)?.push(key)
    const present = [...byKind].filter(([, keys]) => keys.length > 0)
    return present.length < 2
      ? []
      : present.map(([kind, keys]) => ({ kind: kind as KindRemoval['kind'], items: keys.length, frees: freedByKeys(keys) }))
  }
}
