import type { Item } from '../../model/model.js'
import type { BoxStore } from '../../selection/box.js'
import type { ItemTable } from '../../selection/item-table.js'
import type { Memberships } from '../members/memberships.js'

/** Maximum number of comparisons in one search, which takes about a millisecond. */
const MAX_COMPARED = 200_000
/** Comparisons that count for each examined item, in addition to its members. */
const PER_ITEM = 20

export interface CoveringItemHost {
  items: ItemTable
  store: BoxStore
  memberships: Memberships
}

/** Creates a search for another group or org unit of the box that contains all members of an item. Large boxes are not searched. */
export const createCoveringItemSearch = ({ items, store, memberships }: CoveringItemHost): ((key: number) => Item | undefined) => {
  return (key) => {
    const own = memberships.get(key)
    const size = own === undefined ? 0 : own.end - own.start
    if (own === undefined || size === 0 || size > MAX_COMPARED) return undefined
    const members = new Set(own.data.subarray(own.start, own.end))
    let compared = 0
    for (const other of store.containerKeys()) {
      compared += PER_ITEM
      if (compared > MAX_COMPARED) return undefined
      const membership = other === key ? undefined : memberships.get(other)
      if (membership === undefined || membership.end - membership.start < size) continue
      compared += membership.end - membership.start
      if (compared > MAX_COMPARED) return undefined
      let found = 0
      for (let at = membership.start; at < membership.end; at++) if (members.has(membership.data[at] as number)) found += 1
      if (found === size) return items.read(other)
    }
    return undefined
  }
}
