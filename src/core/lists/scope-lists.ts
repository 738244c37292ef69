import { batch, type ReadonlySignal, signal } from '@preact/signals-core'
import { createPacer } from '../async/pacer.js'
import type { BackupAdapter } from '../model/adapter.js'
import { aborted, toBackupError } from '../model/errors.js'
import type { Facet } from '../model/facet-model.js'
import { type Group, type ItemRef, keyOf, type Page, type User, type UserFilter, type UserQuery } from '../model/model.js'
import type { FoundRows } from '../selection/bulk-ticks.js'
import { createBitSet } from '../selection/ints.js'
import type { ItemName, ItemTable } from '../selection/item-table.js'
import type { UserTable } from '../selection/user-table.js'
import type { Scopes } from '../session/scopes.js'
import { compactFilter } from './compact-filter.js'
import { gatherKeys } from './gather-keys.js'
import { createList, type OwnedList, type PageQuery } from './paged-list.js'
import { createIdSet } from './row-set.js'

/** Number of rows requested in one call when all matching rows are gathered. */
const GATHER_LIMIT = 1000

/** Connections between the lists and their session. */
export interface ScopeListsHost {
  port: BackupAdapter
  table: UserTable
  items: ItemTable
  scopes: Scopes
  pageSize: number
  /** Loads the facets that the directory has now. */
  loadFacets(): Promise<readonly Facet[]>
}

/** Order of the list of users until the administrator chooses another order. */
const BY_NAME: NonNullable<UserFilter['sort']> = { by: 'name' }

/** Omits an empty search, filter and cursor, so that only given conditions are sent. */
const compactQuery = ({ search, sort, cursor, limit, ...filter }: PageQuery) => ({
  ...(search !== '' && { search }),
  ...compactFilter(filter),
  ...(sort && { sort }),
  ...(cursor !== undefined && { cursor }),
  limit,
})

/** Requests a page of users. A value of the filter that the directory no longer has finds nobody. */
const requestUsers = async (
  { port, loadFacets }: Pick<ScopeListsHost, 'port' | 'loadFacets'>,
  query: UserQuery,
  signal: AbortSignal,
): Promise<Page<User>> => {
  try {
    return await port.listUsers(query, { signal })
  } catch (refusal) {
    const { where } = query
    if (where === undefined || toBackupError(refusal).code !== 'bad-input') throw refusal
    const { listPresentValues } = await import('./missing-values.js')
    return listPresentValues(port, { ...query, where }, { refusal, loadFacets, signal })
  }
}

/** The lists of users and groups of the scope. */
export interface ScopeLists {
  readonly users: OwnedList<User, number>
  readonly groups: OwnedList<Group>
  /** Users of a group or directly in an org unit. The same ref returns the same object. */
  members(ref: ItemRef): OwnedList<User, number>
  /** Creates a list of users with a fixed filter. */
  listUsers(filter: UserFilter): OwnedList<User, number>
  /** The rows loaded so far. */
  loaded(list: 'users' | 'groups'): FoundRows
  /** Fetches every row that matches the current query. */
  matching(
    list: 'users' | 'groups',
    onProgress: (progress: { done: number; total?: number | undefined }) => void,
    signal: AbortSignal,
  ): Promise<FoundRows>
  /** Fetches users by id into the user table. */
  lookUp(userIds: readonly string[], signal: AbortSignal): Promise<void>
  /** Name and address of a group that a list has loaded. */
  groupName(id: string): ItemName | undefined
  /** Increases when the name or address of a loaded group changes. */
  readonly groupNamesRevision: ReadonlySignal<number>
  /** Fetches the shown rows again. Lists of members are always fetched. */
  refresh(kinds: { users: boolean; groups: boolean }): Promise<void>
  /** Clears all lists for a new scope. */
  reset(): void
  dispose(): void
}

/** Creates the lists of users and groups. They store every user in the user table, so that all lists show the latest record. */
export const createScopeLists = (host: ScopeListsHost): ScopeLists => {
  const { port, table, items, scopes, pageSize } = host
  const groupNames = new Map<string, ItemName>()
  const groupNamesRevision = signal(0)
  const memberLists = new Map<string, OwnedList<User, number>>()
  const filteredLists = new Set<OwnedList<User, number>>()
  const pace = createPacer()

  /** Fetches a page of users as keys of the user table. */
  const fetchUsers = async (query: PageQuery, signal: AbortSignal, within?: ItemRef): Promise<Page<number>> => {
    const scope = await scopes.need()
    if (signal.aborted) throw aborted(`${port.name}.listUsers`)
    const page = await requestUsers(host, { scope, ...(within && { within }), ...compactQuery(query) }, signal)
    // in-memory adapters return page after page within one task
    await pace(page.items.length)
    if (signal.aborted) throw aborted(`${port.name}.listUsers`)
    const keys = new Int32Array(page.items.length)
    batch(() => table.putAll(page.items, 0, keys.length, keys))
    return { ...page, items: Array.from(keys) }
  }

  const nameGroups = (found: readonly Group[]): void => {
    let isChanged = false
    for (const { id, name, email } of found) {
      const label = name || email || id
      const detail = email === label ? undefined : email
      const before = groupNames.get(id)
      if (before?.label === label && before.detail === detail) continue
      groupNames.set(id, { label, detail })
      isChanged = true
    }
    if (isChanged) groupNamesRevision.value += 1
  }

  const fetchGroups = async (query: PageQuery, signal: AbortSignal): Promise<Page<Group>> => {
    const scope = await scopes.need()
    if (signal.aborted) throw aborted(`${port.name}.listGroups`)
    const { search, cursor, limit } = compactQuery(query)
    const page = await port.listGroups(
      { scope, ...(search !== undefined && { search }), ...(cursor !== undefined && { cursor }), limit },
      { signal },
    )
    nameGroups(page.items)
    return page
  }

  /** Binds rows to the records of the current scope, so that a snapshot stays readable after a scope change. */
  const reader = () => {
    const { records } = table.known
    return (key: number): User => records[key] as User
  }
  const createUserList = (filter: UserFilter, within?: ItemRef): OwnedList<User, number> => {
    const fetch = (query: PageQuery, signal: AbortSignal) =>
      fetchUsers({ ...filter, ...query, sort: query.sort ?? filter.sort }, signal, within)
    return createList({ pageSize, createRowSet: createBitSet, reader, revision: table.revision, fetch })
  }

  const users = createUserList({ sort: BY_NAME })
  const groups = createList<Group>({ pageSize, createRowSet: () => createIdSet(({ id }) => id), fetch: fetchGroups })
  const keyOfGroup = ({ id }: Group): number => items.intern({ kind: 'group', id })
  const extraLists = (): OwnedList<User, number>[] => [...memberLists.values(), ...filteredLists]

  return {
    users,
    groups,
    members(ref) {
      const key = keyOf(ref)
      const known = memberLists.get(key)
      if (known) return known
      const list = createUserList({}, { kind: ref.kind, id: ref.id })
      memberLists.set(key, list)
      return list
    },
    listUsers(filter) {
      const list = createUserList(filter)
      filteredLists.add(list)
      return list
    },
    loaded: (list) => ({
      pages: list === 'users' ? users.kept : [Array.from(groups.rows.value, keyOfGroup)],
      skipped: 0,
    }),
    matching(list, onProgress, signal) {
      const query = { ...(list === 'users' ? users : groups).query.value, limit: GATHER_LIMIT }
      return gatherKeys(async (cursor) => {
        if (list === 'users') return fetchUsers({ ...query, cursor }, signal)
        const page = await fetchGroups({ ...query, cursor }, signal)
        return { ...page, items: page.items.map(keyOfGroup) }
      }, onProgress)
    },
    async lookUp(userIds, signal) {
      const found = await port.matchUsers(await scopes.need(), userIds, { signal })
      batch(() => {
        for (const user of found) if (user !== null) table.put(user)
      })
    },
    groupName: (id) => groupNames.get(id),
    groupNamesRevision,
    async refresh(kinds) {
      const stale: { refresh(): Promise<void> }[] = [...memberLists.values()]
      if (kinds.users) stale.push(users, ...filteredLists)
      if (kinds.groups) stale.push(groups)
      await Promise.all(stale.map((list) => list.refresh()))
    },
    reset() {
      for (const list of extraLists()) list.dispose()
      memberLists.clear()
      filteredLists.clear()
      groupNames.clear()
      users.reset()
      groups.reset()
    },
    dispose() {
      for (const list of [users, groups, ...extraLists()]) list.dispose()
    },
  }
}
