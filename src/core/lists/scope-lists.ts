import { batch } from '@preact/signals-core'
import { createPacer } from '../async/pacer.js'
import type { BackupAdapter } from '../model/adapter.js'
import { aborted, BackupError } from '../model/errors.js'
import { type Group, type ItemRef, keyOf, type Page, type User, type UserFilter } from '../model/model.js'
import { createBits } from '../selection/ints.js'
import type { ItemTable } from '../selection/item-table.js'
import type { Found } from '../selection/selection.js'
import type { UserTable } from '../selection/user-table.js'
import type { Scopes } from '../session/scopes.js'
import { createList, type OwnedList, type PageQuery } from './paged-list.js'

/** How many rows a call asks for where nobody waits for the first of them. */
const GATHER_LIMIT = 1000

export interface DirectoryHost {
  port: BackupAdapter
  table: UserTable
  items: ItemTable
  scopes: Scopes
  pageSize: number
}

/** Only what was asked for: an absent search or filter does not travel. */
const wanted = ({ search, accountStatus, backupStatus, sort, cursor, limit }: PageQuery) => ({
  ...(search !== '' && { search }),
  ...(accountStatus?.length && { accountStatus }),
  ...(backupStatus?.length && { backupStatus }),
  ...(sort && { sort }),
  ...(cursor !== undefined && { cursor }),
  limit,
})

/** The users and groups of the scope, as lists; every answer about a user goes through the one table. */
export const createDirectory = ({ port, table, items, scopes, pageSize }: DirectoryHost) => {
  const groupLabels = new Map<string, string>()
  const members = new Map<string, OwnedList<User, number>>()
  const others = new Set<OwnedList<User, number>>()
  const pace = createPacer()

  /** A page of users as their integers. */
  const fetchUsers = async (query: PageQuery, signal: AbortSignal, within?: ItemRef): Promise<Page<number>> => {
    const scope = await scopes.need()
    if (signal.aborted) throw aborted(`${port.name}.listUsers`)
    const page = await port.listUsers({ scope, ...(within && { within }), ...wanted(query) }, { signal })
    // adapters in memory answer page after page within the same task
    await pace(page.items.length)
    if (signal.aborted) throw aborted(`${port.name}.listUsers`)
    const keys = new Int32Array(page.items.length)
    batch(() => table.putAll(page.items, 0, keys.length, keys))
    return { ...page, items: Array.from(keys) }
  }

  const fetchGroups = async (query: PageQuery, signal: AbortSignal): Promise<Page<Group>> => {
    const scope = await scopes.need()
    if (signal.aborted) throw aborted(`${port.name}.listGroups`)
    const { search, cursor, limit } = wanted(query)
    const page = await port.listGroups(
      { scope, ...(search !== undefined && { search }), ...(cursor !== undefined && { cursor }), limit },
      { signal },
    )
    for (const { id, name, email } of page.items) groupLabels.set(id, name || email || id)
    return page
  }

  /** Users of the table, whatever scope it is of by then. */
  const reader = () => {
    const { records } = table.known
    return (index: number): User => records[index] as User
  }
  const listOf = (filter: UserFilter, within?: ItemRef): OwnedList<User, number> => {
    const fetch = (query: PageQuery, signal: AbortSignal) => fetchUsers({ ...filter, ...query }, signal, within)
    return createList({ pageSize, reader, revision: table.revision, fetch })
  }

  const users = listOf({})
  const groups = createList<Group>({ pageSize, fetch: fetchGroups })
  const keyOfGroup = ({ id }: Group): number => items.intern({ kind: 'group', id })

  /** Every row of a query, once, from the first page on. */
  const gather = async (
    fetch: (cursor: string | undefined) => Promise<Page<number>>,
    onProgress: (progress: { done: number; total?: number | undefined }) => void,
  ): Promise<Found> => {
    const known = createBits()
    const stretches: number[][] = []
    let done = 0
    const seen = new Set<string>()
    let cursor: string | undefined
    for (;;) {
      const page = await fetch(cursor)
      const fresh = page.items.filter((key) => known.add(key < 0 ? ~key : key))
      stretches.push(fresh)
      done += fresh.length
      onProgress({ done, ...(page.total !== undefined && { total: page.total }) })
      cursor = page.next
      if (cursor === undefined) return { stretches, skipped: 0 }
      if (seen.has(cursor)) throw new BackupError('bad-answer', 'the same cursor came twice', { field: 'next' })
      seen.add(cursor)
    }
  }

  return {
    users,
    groups,
    members(ref: ItemRef): OwnedList<User, number> {
      const key = keyOf(ref)
      const known = members.get(key)
      if (known) return known
      const list = listOf({}, { kind: ref.kind, id: ref.id })
      members.set(key, list)
      return list
    },
    /** A list of its own with a fixed filter. */
    listUsers(filter: UserFilter): OwnedList<User, number> {
      const list = listOf(filter)
      others.add(list)
      return list
    },
    loaded: (list: 'users' | 'groups'): Found => ({
      stretches: list === 'users' ? users.kept : [Array.from(groups.rows.value, keyOfGroup)],
      skipped: 0,
    }),
    matching(
      list: 'users' | 'groups',
      onProgress: (progress: { done: number; total?: number | undefined }) => void,
      signal: AbortSignal,
    ): Promise<Found> {
      const query = { ...(list === 'users' ? users : groups).query.value, limit: GATHER_LIMIT }
      return gather(async (cursor) => {
        if (list === 'users') return fetchUsers({ ...query, cursor }, signal)
        const page = await fetchGroups({ ...query, cursor }, signal)
        return { ...page, items: page.items.map(keyOfGroup) }
      }, onProgress)
    },
    async lookUp(userIds: readonly string[], signal: AbortSignal): Promise<void> {
      const found = await port.matchUsers(await scopes.need(), userIds, { signal })
      batch(() => {
        for (const user of found) if (user !== null) table.put(user)
      })
    },
    groupLabel: (id: string): string | undefined => groupLabels.get(id),
    async refresh(kinds: { users: boolean; groups: boolean }): Promise<void> {
      const stale: { refresh(): Promise<void> }[] = [...members.values()]
      if (kinds.users) stale.push(users, ...others)
      if (kinds.groups) stale.push(groups)
      await Promise.all(stale.map((list) => list.refresh()))
    },
    reset(): void {
      for (const list of [...members.values(), ...others]) list.dispose()
      members.clear()
      others.clear()
      groupLabels.clear()
      users.reset()
      groups.reset()
    },
    dispose(): void {
      for (const list of [users, groups, ...members.values(), ...others]) list.dispose()
    },
  }
}
