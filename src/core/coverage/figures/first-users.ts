import type { Rows } from '../../lists/list.js'
import type { BackupAdapter } from '../../model/adapter.js'
import type { Item, Scope } from '../../model/model.js'
import type { ItemTable } from '../../selection/item-table.js'
import type { UserTable } from '../../selection/user-table.js'

/** The users of a start of the first due users, in its order. A user whose name is not known yet has the id as label. */
export interface FirstUsers extends Rows<Item> {
  /** Fetches the unknown names of the users from `from` to before `to`. Resolves when `at` returns them. */
  load(from: number, to: number): Promise<void>
}

export interface FirstUsersHost {
  users: UserTable
  items: ItemTable
  port: BackupAdapter
  needScope(): Promise<Scope>
  /** Runs a change of many users and notifies subscribers once. */
  command(change: () => void): void
}

/**
 * Creates a snapshot of the first due users. A count of members has only their ids, so names are fetched for the shown rows.
 *
 * @param indexes indexes of the users
 */
export const createFirstUsers = (host: FirstUsersHost, indexes: Int32Array): FirstUsers => {
  const { users, port } = host
  // uses the functions of the current scope, so that a snapshot stays readable after a scope change
  const { read } = host.items
  const { known } = users
  const at = (row: number): Item | undefined => {
    const index = indexes[row]
    return index === undefined ? undefined : read(index)
  }
  return {
    length: indexes.length,
    at,
    *[Symbol.iterator]() {
      for (let row = 0; row < indexes.length; row++) yield at(row) as Item
    },
    async load(from, to) {
      const ids = Array.from(indexes.subarray(from, to))
        .filter((index) => known.records[index] === undefined)
        .map((index) => known.ids.all[index] as string)
      if (ids.length === 0) return
      const found = await port.matchUsers(await host.needScope(), ids, { signal: new AbortController().signal })
      if (users.known !== known) return
      host.command(() => {
        for (const user of found) if (user) users.put(user)
      })
    },
  }
}
