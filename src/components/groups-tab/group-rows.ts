import type { Group, Rows } from '../../core/index.js'

/** Returns the name of the group, or its address or id if the name is blank. */
export const groupName = ({ name, email, id }: Group): string => (name.trim() === '' ? (email ?? id) : name)

/** Detects loaded groups that share their name with another loaded group. Counts each page once. */
export class SharedNames {
  #rows: Rows<Group> | undefined
  #counts = new Map<string, number>()

  /** Call before each render. */
  follow(rows: Rows<Group>): void {
    const before = this.#rows
    if (rows === before) return
    const counted = before?.length ?? 0
    const isLonger =
      before !== undefined &&
      counted > 0 &&
      rows.length >= counted &&
      rows.at(0) === before.at(0) &&
      rows.at(counted - 1) === before.at(counted - 1)
    if (!isLonger) this.#counts = new Map()
    for (let index = isLonger ? counted : 0; index < rows.length; index += 1) {
      const group = rows.at(index)
      if (group !== undefined) this.#counts.set(groupName(group), (this.#counts.get(groupName(group)) ?? 0) + 1)
    }
    this.#rows = rows
  }

  /** Returns the name, followed by the address if another group has the same name. */
  nameOf(group: Group, withAddress: (name: string, address: string) => string): string {
    const name = groupName(group)
    const address = group.email ?? group.id
    return (this.#counts.get(name) ?? 0) > 1 && address !== name ? withAddress(name, address) : name
  }
}

/**
 * Sorts groups by size, the largest first. Sorts only a list of a single page, so that visible rows never move when another page arrives.
 */
export const createSizeOrder = (): ((rows: Rows<Group>, hasMore: boolean, query: unknown) => { rows: Rows<Group>; isSorted: boolean }) => {
  let query: unknown
  let wasPaged = false
  let of: Rows<Group> | undefined
  let sorted: Rows<Group> | undefined
  return (rows, hasMore, asked) => {
    if (asked !== query) wasPaged = false
    query = asked
    if (hasMore && rows.length > 0) wasPaged = true
    if (wasPaged || rows.length === 0) return { rows, isSorted: false }
    if (of !== rows || sorted === undefined) {
      of = rows
      const items = [...rows].sort((a, b) => (b.memberCount ?? -1) - (a.memberCount ?? -1))
      sorted = { length: items.length, at: (index) => items[index], [Symbol.iterator]: () => items[Symbol.iterator]() }
    }
    return { rows: sorted, isSorted: true }
  }
}
