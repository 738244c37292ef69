import {
  BackupError,
  type CoveragePage,
  type CoverageQuery,
  type Facet,
  type Group,
  type GroupQuery,
  type ItemRef,
  type Page,
  priceOf,
  type Standing,
  searchWords,
  standingOf,
  type User,
  type UserQuery,
} from '../../core/internal.js'
import { cursorOf, positionOf } from './list-cursor.js'
import type { MirrorFacets } from './mirror-facets.js'
import type { MirrorMembership } from './mirror-membership.js'
import type { MirrorUsers } from './mirror-users.js'
import { createUserCriteria, type FoundUsers } from './query-users.js'
import type { Rank } from './rank-texts.js'

const MAX_PAGE = 500
const DEFAULT_PAGE = 100
const COVERAGE_PAGE = 50_000
/** Number of queries whose results are cached, so that the next page does not search again. */
const KEPT_QUERIES = 12
/** Maximum number of searches if the mirror changes during a search. A run of a million users changes it constantly. */
const MAX_TRIES = 3

/** The paged queries of one domain's mirror. */
export interface MirrorQueries {
  /** @param locale language of the order by name */
  users(query: UserQuery, locale: string | undefined): Promise<Page<User>>
  groups(query: GroupQuery): Promise<Page<Group>>
  coverage(query: CoverageQuery): Promise<CoveragePage>
  /** Facets with labels in the language of a BCP 47 tag. */
  facets(locale: string | undefined): Promise<Facet[]>
  /** Sum of the prices of the due users of each item; `null` for an item that does not exist. */
  costs(refs: readonly ItemRef[]): Promise<(number | null)[]>
}

/** A copy of a user, so that a caller cannot change the mirror. */
export const copyOf = (user: User): User => ({
  ...user,
  ...(user.aliases && { aliases: [...user.aliases] }),
  ...(user.facets && { facets: { ...user.facets } }),
})

const pageSize = (limit: number | undefined): number => {
  if (limit === undefined) return DEFAULT_PAGE
  if (!(limit > 0)) throw new BackupError('bad-input', 'limit must be above 0', { field: 'limit' })
  return Math.min(MAX_PAGE, Math.max(1, Math.floor(limit)))
}

const itself = (index: number): number => index

/** Returns the place of the first entry after `position`, by binary search; `placeOf` increases over the entries. */
const placeAfter = (entries: Int32Array, position: number, placeOf: (entry: number) => number): number => {
  if (position < 0) return 0
  const place = placeOf(position)
  let low = 0
  let high = entries.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (placeOf(entries[middle] as number) > place) high = middle
    else low = middle + 1
  }
  return low
}

/** One page of entries, and the cursor of the next page if there is one. */
const pageOf = (key: string, entries: Int32Array, from: number, size: number): { page: Int32Array; rest: { next?: string } } => {
  const page = entries.subarray(from, from + size)
  const last = page[page.length - 1]
  return { page, rest: last !== undefined && from + size < entries.length ? { next: cursorOf(key, last) } : {} }
}

/** Caches results of queries until the mirror changes. */
const createResultCache = () => {
  const kept = new Map<string, { result: Promise<FoundUsers>; revision: string }>()
  return async (key: string, revisionNow: () => string, find: () => Promise<FoundUsers>): Promise<FoundUsers> => {
    for (let tries = 1; ; tries += 1) {
      const revision = revisionNow()
      let held = kept.get(key)
      if (held?.revision !== revision) {
        kept.delete(key)
        const [oldest] = kept.keys()
        if (kept.size >= KEPT_QUERIES && oldest !== undefined) kept.delete(oldest)
        held = { result: find(), revision }
        kept.set(key, held)
      }
      const result = await held.result
      if (revisionNow() === revision || tries === MAX_TRIES) return result
    }
  }
}

/** Creates the queries of one domain. `scopeKey` is part of its cursors, so that other domains reject them. */
export const createMirrorQueries = (users: MirrorUsers, membership: MirrorMembership, scopeKey: string): MirrorQueries => {
  const remember = createResultCache()
  let facets: Promise<MirrorFacets> | undefined
  // loaded on first use, because most pages filter by no facet
  const loadFacets = (): Promise<MirrorFacets> => {
    facets ??= import('./mirror-facets.js').then(({ createMirrorFacets }) => createMirrorFacets(users, membership))
    return facets
  }

  const membersOf = async (ref: ItemRef): Promise<Int32Array> => {
    if (ref.kind === 'user') throw new BackupError('bad-input', 'a user has no members', { field: 'within' })
    const members = await membership.within(ref)
    if (members === undefined) throw new BackupError('not-found', `there is no ${ref.kind} ${ref.id}`, { field: 'within' })
    return members
  }

  const findUser = (id: string): Int32Array | undefined => {
    const index = users.find(id)
    return index < 0 ? undefined : Int32Array.of(index)
  }

  return {
    async users(query, locale) {
      const { within } = query
      const criteria = createUserCriteria(users, loadFacets, query, locale)
      const size = pageSize(query.limit)
      const key = JSON.stringify(['users', scopeKey, within === undefined ? null : [within.kind, within.id], ...criteria.key])
      const position = positionOf(key, query.cursor)
      if (position >= users.size) throw new BackupError('bad-input', 'the cursor is beyond the end of the list', { field: 'cursor' })
      const revisionNow = (): string => `${users.revision}.${criteria.dependsOnStatus ? users.statusRevision : ''}.${membership.revision}`
      const { indexes, rank } = await remember(key, revisionNow, async () =>
        criteria.find(within === undefined ? undefined : await membersOf(within)),
      )
      const placeIn = (order: Rank) => (index: number) => criteria.direction * (order[index] as number)
      const from = placeAfter(indexes, position, rank === undefined ? itself : placeIn(rank))
      const { page, rest } = pageOf(key, indexes, from, size)
      return { items: Array.from(page, (index) => copyOf(users.user(index))), ...rest, total: indexes.length }
    },
    async groups(query) {
      const words = searchWords(query.search)
      const size = pageSize(query.limit)
      const key = JSON.stringify(['groups', scopeKey, words])
      const position = positionOf(key, query.cursor)
      const find = async (): Promise<FoundUsers> => ({ indexes: membership.matching(words), rank: undefined })
      const { indexes } = await remember(key, () => String(membership.revision), find)
      const { page, rest } = pageOf(key, indexes, placeAfter(indexes, position, itself), size)
      const items: Group[] = []
      for (const place of page) items.push(await membership.group(place))
      return { items, ...rest, total: indexes.length }
    },
    facets: async (locale) => (await loadFacets()).describe(locale),
    async coverage({ within, cursor }) {
      const members = await membersOf(within)
      const key = JSON.stringify(['coverage', scopeKey, within.kind, within.id])
      const { page, rest } = pageOf(key, members, placeAfter(members, positionOf(key, cursor), itself), COVERAGE_PAGE)
      const ids: Record<Standing, string[]> = { due: [], restart: [], protected: [], suspended: [], deleted: [] }
      const prices: [string, number][] = []
      for (const index of page) {
        const user = users.user(index)
        const standing = standingOf(user)
        ids[standing].push(user.id)
        if (standing === 'due' && priceOf(user) !== 1) prices.push([user.id, priceOf(user)])
      }
      const { restart, ...others } = ids
      return {
        ...others,
        ...(restart.length > 0 && { restart }),
        ...(prices.length > 0 && { prices: Object.fromEntries(prices) }),
        ...rest,
        total: members.length,
      }
    },
    async costs(refs) {
      const costs: (number | null)[] = []
      for (const ref of refs) {
        const members = ref.kind === 'user' ? findUser(ref.id) : await membership.within(ref)
        costs.push(members === undefined ? null : members.reduce((sum, index) => sum + costOf(users.user(index)), 0))
      }
      return costs
    },
  }
}

const costOf = (user: User): number => (standingOf(user) === 'due' ? priceOf(user) : 0)
