import {
  BackupError,
  type CoveragePage,
  type CoverageQuery,
  createPacer,
  fold,
  type Group,
  type GroupQuery,
  type ItemRef,
  type Page,
  STEPS,
  standingOf,
  type User,
  type UserQuery,
} from '../../core/internal.js'
import { cursorOf, positionOf } from './list-cursor.js'
import type { People } from './people.js'
import type { Rank } from './rank.js'
import type { Membership } from './tenant-membership.js'

const MAX_PAGE = 500
const DEFAULT_PAGE = 100
const COVERAGE_PAGE = 50_000
const KEPT = 12

/** The paged readings of one domain. */
export interface Lists {
  users(query: UserQuery): Promise<Page<User>>
  groups(query: GroupQuery): Promise<Page<Group>>
  coverage(query: CoverageQuery): Promise<CoveragePage>
  /** Rejects `not-found` for something gone, `bad-input` for what has no members. */
  within(ref: ItemRef): Promise<Int32Array>
}

/** A copy for the caller, who may do with it as they please. */
export const copyOf = (user: User): User => ({ ...user, ...(user.aliases === undefined ? {} : { aliases: [...user.aliases] }) })

const pageSize = (limit: number | undefined): number => {
  if (limit === undefined) return DEFAULT_PAGE
  if (!(limit > 0)) throw new BackupError('bad-input', 'limit must be above 0', { field: 'limit' })
  return Math.min(MAX_PAGE, Math.max(1, Math.floor(limit)))
}

/** Where the first entry after `position` stands; entries ascend by `placeOf`. */
const after = (entries: Int32Array, position: number, placeOf: (entry: number) => number): number => {
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

const itself = (entry: number): number => entry

/** In the order of a list; without a rank in that of the people. */
interface Found {
  all: Int32Array
  rank: Rank | undefined
}

export const createLists = (people: People, membership: Membership, scopeKey: string): Lists => {
  const kept = new Map<string, { found: Promise<Found>; of: string }>()
  const pace = createPacer()

  /** What a query finds, kept while nothing it depends on changes, and as it was at one moment. */
  const remember = async (key: string, now: () => string, find: () => Promise<Found>): Promise<Found> => {
    for (let tries = 1; ; tries += 1) {
      const of = now()
      let held = kept.get(key)
      if (held?.of !== of) {
        kept.delete(key)
        const [oldest] = kept.keys()
        if (kept.size >= KEPT && oldest !== undefined) kept.delete(oldest)
        held = { found: find(), of }
        kept.set(key, held)
      }
      const found = await held.found
      // while a million backups end one by one, the third time is as good as any
      if (now() === of || tries === 3) return found
    }
  }

  const within = async (ref: ItemRef): Promise<Int32Array> => {
    if (ref.kind === 'user') throw new BackupError('bad-input', 'a user has no members', { field: 'within' })
    const members = await membership.within(ref)
    if (members === undefined) throw new BackupError('not-found', `there is no ${ref.kind} ${ref.id}`, { field: 'within' })
    return members
  }

  return {
    within,
    async users(query) {
      const { sort } = query
      const text = fold((query.search ?? '').trim())
      const accounts = query.accountStatus === undefined ? undefined : new Set(query.accountStatus)
      const backups = query.backupStatus === undefined ? undefined : new Set(query.backupStatus)
      const limit = pageSize(query.limit)
      const key = JSON.stringify([
        'users',
        scopeKey,
        query.within === undefined ? null : [query.within.kind, query.within.id],
        text,
        accounts === undefined ? null : [...accounts].sort(),
        backups === undefined ? null : [...backups].sort(),
        sort === undefined ? null : [sort.by, sort.descending === true],
      ])
      const position = positionOf(key, query.cursor)
      if (position >= people.size) throw new BackupError('bad-input', 'no such place', { field: 'cursor' })
      const direction = sort?.descending === true ? -1 : 1
      const placeIn = (rank: Rank | undefined) => (rank === undefined ? itself : (index: number) => direction * (rank[index] as number))

      const find = async (): Promise<Found> => {
        const members = query.within === undefined ? undefined : await within(query.within)
        const rank = sort === undefined ? undefined : await people.rank(sort.by)
        const found = new Int32Array(members?.length ?? people.size)
        let length = 0
        for (let i = 0; i < found.length; i += 1) {
          if (i % STEPS === STEPS - 1) await pace()
          const index = members === undefined ? i : (members[i] as number)
          if (!people.isHere(index)) continue
          const user = people.user(index)
          if (accounts !== undefined && !accounts.has(user.accountStatus)) continue
          if (backups !== undefined && !backups.has(user.backupStatus)) continue
          if (text !== '' && !people.text(index).includes(text)) continue
          found[length++] = index
        }
        const all = found.slice(0, length)
        if (rank === undefined) return { all, rank }
        if (members !== undefined && length * 20 <= people.size) {
          const placeOf = placeIn(rank)
          return { all: all.sort((a, b) => placeOf(a) - placeOf(b)), rank }
        }
        // as many as there are users, nearly: walk the order instead of sorting
        const chosen = new Int32Array(rank.length).fill(-1)
        for (let i = 0; i < length; i += 1) chosen[rank[all[i] as number] as number] = all[i] as number
        let place = 0
        for (let i = 0; i < chosen.length; i += 1) if ((chosen[i] as number) >= 0) all[place++] = chosen[i] as number
        return { all: direction === 1 ? all : all.reverse(), rank }
      }
      const dependsOnStatus = backups !== undefined || sort?.by === 'backupStatus'
      const now = (): string => `${people.revision}.${dependsOnStatus ? people.statusRevision : ''}.${membership.revision}`
      const { all: found, rank } = await remember(key, now, find)

      const from = after(found, position, placeIn(rank))
      const page = found.subarray(from, from + limit)
      const last = page[page.length - 1]
      const isMore = last !== undefined && from + limit < found.length
      return {
        items: Array.from(page, (index) => copyOf(people.user(index))),
        ...(isMore ? { next: cursorOf(key, last) } : {}),
        total: found.length,
      }
    },
    async groups(query) {
      const text = fold((query.search ?? '').trim())
      const limit = pageSize(query.limit)
      const key = JSON.stringify(['groups', scopeKey, text])
      const position = positionOf(key, query.cursor)
      const now = (): string => String(membership.revision)
      const { all: found } = await remember(key, now, async () => ({ all: membership.matching(text), rank: undefined }))
      const from = after(found, position, itself)
      const page = found.subarray(from, from + limit)
      const last = page[page.length - 1]
      const isMore = last !== undefined && from + limit < found.length
      const items: Group[] = []
      for (const place of page) items.push(await membership.group(place))
      return { items, ...(isMore ? { next: cursorOf(key, last) } : {}), total: found.length }
    },
    async coverage({ within: ref, cursor }) {
      const members = await within(ref)
      const key = JSON.stringify(['coverage', scopeKey, ref.kind, ref.id])
      const from = after(members, positionOf(key, cursor), itself)
      const page = members.subarray(from, from + COVERAGE_PAGE)
      const answer = { due: [] as string[], protected: [] as string[], suspended: [] as string[], deleted: [] as string[] }
      for (const index of page) {
        const user = people.user(index)
        answer[standingOf(user)].push(user.id)
      }
      const last = page[page.length - 1]
      const isMore = last !== undefined && from + COVERAGE_PAGE < members.length
      return { ...answer, ...(isMore ? { next: cursorOf(key, last) } : {}), total: members.length }
    },
  }
}
