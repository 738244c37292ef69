import { createPacer, hasWords, type Pacer, STEPS, searchWords, type UserQuery, whereKey } from '../../core/internal.js'
import type { MirrorFacets } from './mirror-facets.js'
import type { MirrorUsers } from './mirror-users.js'
import type { Rank } from './rank-texts.js'

/** Indexes of the users found by a query, in its order. Without a rank, the order is by index. */
export interface FoundUsers {
  indexes: Int32Array
  rank: Rank | undefined
}

/** The parts of a user query that determine the result, in a comparable form. */
export interface UserCriteria {
  readonly key: readonly unknown[]
  readonly dependsOnStatus: boolean
  readonly direction: 1 | -1
  /** @param members ascending indexes to choose from. Default: all users. */
  find(members: Int32Array | undefined): Promise<FoundUsers>
}

/** Below this share of all users, sorting the matches is faster than walking the whole order. */
const SORTED_SHARE = 1 / 20

const sortByRank = async (indexes: Int32Array, rank: Rank, direction: 1 | -1, pace: Pacer): Promise<Int32Array> => {
  if (indexes.length <= rank.length * SORTED_SHARE) return indexes.sort((a, b) => direction * ((rank[a] as number) - (rank[b] as number)))
  const chosen = new Int32Array(rank.length).fill(-1)
  for (let at = 0; at < indexes.length; at += 1) {
    const index = indexes[at] as number
    chosen[rank[index] as number] = index
    if (at % STEPS === 0) await pace()
  }
  let place = 0
  for (let at = 0; at < chosen.length; at += 1) {
    const index = chosen[at] as number
    if (index >= 0) indexes[place++] = index
    if (at % STEPS === 0) await pace()
  }
  return direction === 1 ? indexes : indexes.reverse()
}

/** Reads search, filters and sort of a query. The order depends on the locale, so the key contains it. */
export const createUserCriteria = (
  users: MirrorUsers,
  loadFacets: () => Promise<MirrorFacets>,
  query: UserQuery,
  locale: string | undefined,
): UserCriteria => {
  const pace = createPacer()
  const { sort, where } = query
  const words = searchWords(query.search)
  const accounts = query.accountStatus && new Set(query.accountStatus)
  const backups = query.backupStatus && new Set(query.backupStatus)
  const direction = sort?.descending === true ? -1 : 1

  const isFound = (index: number, hasFacets: ((index: number) => boolean) | undefined): boolean => {
    if (!users.isHere(index)) return false
    const { accountStatus, backupStatus } = users.user(index)
    if (accounts !== undefined && !accounts.has(accountStatus)) return false
    if (backups !== undefined && !backups.has(backupStatus)) return false
    if (hasFacets?.(index) === false) return false
    return words.length === 0 || hasWords(users.text(index), words)
  }

  return {
    key: [
      words,
      accounts ? [...accounts].sort() : null,
      backups ? [...backups].sort() : null,
      whereKey(where),
      sort ? [sort.by, direction, locale] : null,
    ],
    dependsOnStatus: backups !== undefined || sort?.by === 'backupStatus',
    direction,
    async find(members) {
      const hasFacets = where === undefined ? undefined : await (await loadFacets()).createTest(where)
      const rank = sort === undefined ? undefined : await users.rank(sort.by, locale)
      const found = new Int32Array(members?.length ?? users.size)
      let length = 0
      for (let at = 0; at < found.length; at += 1) {
        if (at % STEPS === STEPS - 1) await pace()
        const index = members === undefined ? at : (members[at] as number)
        if (isFound(index, hasFacets)) found[length++] = index
      }
      const indexes = found.slice(0, length)
      return { indexes: rank === undefined ? indexes : await sortByRank(indexes, rank, direction, pace), rank }
    },
  }
}
