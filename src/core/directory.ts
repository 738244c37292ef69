import { batch } from '@preact/signals-core'
import type { BackupAdapter } from './adapter.js'
import { aborted, BackupError } from './errors.js'
import { type Group, type Item, type ItemRef, keyOf, type Page, type User, type UserFilter } from './model.js'
import { createList, type OwnedList, type PageQuery } from './paged-list.js'
import type { Scopes } from './scopes.js'
import type { Candidate } from './selection.js'
import type { UserTable } from './user-table.js'

/** How many rows a call asks for where nobody waits for the first of them. */
const GATHER_LIMIT = 1000

export interface DirectoryHost {
  port: BackupAdapter
  table: UserTable
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

export const itemOfUser = (user: User): Item => ({ kind: 'user', id: user.id, label: user.name || user.email })
export const itemOfGroup = (group: Group): Item => ({ kind: 'group', id: group.id, label: group.name || group.email || group.id })

/** The users and groups of the scope, as lists; every answer about a user goes through the one table. */
export const createDirectory = ({ port, table, scopes, pageSize }: DirectoryHost) => {
  const groupLabels = new Map<string, string>()
  const members = new Map<string, OwnedList<User>>()
  const others = new Set<OwnedList<User>>()

  const fetchUsers = async (query: PageQuery, signal: AbortSignal, within?: ItemRef): Promise<Page<User>> => {
    const scope = await scopes.need()
    if (signal.aborted) throw aborted(`${port.name}.listUsers`)
    const page = await port.listUsers({ scope, ...(within && { within }), ...wanted(query) }, { signal })
    batch(() => {
      for (const user of page.items) table.put(user)
    })
    return page
  }

  const fetchGroups = async (query: PageQuery, signal: AbortSignal): Promise<Page<Group>> => {
    const scope = await scopes.need()
    if (signal.aborted) throw aborted(`${port.name}.listGroups`)
    const { search, cursor, limit } = wanted(query)
    const page = await port.listGroups(
      { scope, ...(search !== undefined && { search }), ...(cursor !== undefined && { cursor }), limit },
      { signal },
    )
    for (const group of page.items) groupLabels.set(group.id, itemOfGroup(group).label)
    return page
  }

  const latest = (user: User): User => table.user(table.find(user.id)) ?? user
  const listOf = (filter: UserFilter, within?: ItemRef): OwnedList<User> => {
    const fetch = (query: PageQuery, signal: AbortSignal) => fetchUsers({ ...filter, ...query }, signal, within)
    return createList<User>({ pageSize, latest, revision: table.revision, fetch })
  }

  const users = listOf({})
  const groups = createList<Group>({ pageSize, fetch: fetchGroups })

  const candidateOfUser = (user: User): Candidate => ({ item: itemOfUser(user), canTick: user.accountStatus === 'active' })
  const candidateOfGroup = (group: Group): Candidate => ({ item: itemOfGroup(group), canTick: true })

  const candidates = function* <T>(rows: Iterable<T>, take: (row: T) => Candidate): Generator<Candidate> {
    for (const row of rows) yield take(row)
  }

  /** Every row of a query, once, from the first page on. */
  const gather = async <T extends { id: string }>(
    fetch: (query: PageQuery, signal: AbortSignal) => Promise<Page<T>>,
    query: UserFilter & { search: string },
    onProgress: (progress: { done: number; total?: number | undefined }) => void,
    signal: AbortSignal,
  ): Promise<Iterable<T>> => {
    const found = new Map<string, T>()
    const seen = new Set<string>()
    let cursor: string | undefined
    for (;;) {
      const page = await fetch({ ...query, cursor, limit: GATHER_LIMIT }, signal)
      for (const row of page.items) found.set(row.id, row)
      onProgress({ done: found.size, ...(page.total !== undefined && { total: page.total }) })
      cursor = page.next
      if (cursor === undefined) return found.values()
      if (seen.has(cursor)) throw new BackupError('bad-answer', 'the same cursor came twice', { field: 'next' })
      seen.add(cursor)
    }
  }

  return {
    users,
    groups,
    members(ref: ItemRef): OwnedList<User> {
      const key = keyOf(ref)
      const known = members.get(key)
      if (known) return known
      const list = listOf({}, { kind: ref.kind, id: ref.id })
      members.set(key, list)
      return list
    },
    /** A list of its own with a fixed filter. */
    listUsers(filter: UserFilter): OwnedList<User> {
      const list = listOf(filter)
      others.add(list)
      return list
    },
    *loaded(list: 'users' | 'groups'): Generator<Candidate> {
      if (list === 'users') yield* candidates(users.rows.value, candidateOfUser)
      else yield* candidates(groups.rows.value, candidateOfGroup)
    },
    async matching(
      list: 'users' | 'groups',
      onProgress: (progress: { done: number; total?: number | undefined }) => void,
      signal: AbortSignal,
    ): Promise<Iterable<Candidate>> {
      if (list === 'groups') return candidates(await gather(fetchGroups, groups.query.value, onProgress, signal), candidateOfGroup)
      // a later page, or another answer meanwhile, may have told more
      const found = await gather(fetchUsers, users.query.value, onProgress, signal)
      return candidates(found, (user) => candidateOfUser(latest(user)))
    },
    async lookUp(userIds: readonly string[], signal: AbortSignal): Promise<void> {
      const found = await port.matchUsers(await scopes.need(), userIds, { signal })
      batch(() => {
        for (const user of found) if (user !== null) table.put(user)
      })
    },
    groupLabel: (id: string): string | undefined => groupLabels.get(id),
    async refresh(kinds: { users: boolean; groups: boolean }): Promise<void> {
      const stale: OwnedList<unknown>[] = [...members.values()]
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
