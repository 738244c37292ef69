import {
  BackupError,
  type CoveragePage,
  type CoverageQuery,
  type Group,
  type GroupQuery,
  type ItemRef,
  type Page,
  standingOf,
  type User,
  type UserQuery,
} from '../../core/index.js'
import { cursorOf, positionOf } from './cursor.js'
import { fold } from './fold.js'
import type { Membership } from './membership.js'
import type { People, Rank } from './people.js'

const MAX_PAGE = 500
const DEFAULT_PAGE = 100
const COVERAGE_PAGE = 50_000
const KEPT = 12

/** The paged readings of one domain. */
export interface Lists {
  users(query: UserQuery): Page<User>
  groups(query: GroupQuery): Page<Group>
  coverage(query: CoverageQuery): CoveragePage
  /** Rejects `not-found` for something gone, `bad-input` for what has no members. */
  within(ref: ItemRef): Int32Array
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

export const createLists = (people: People, membership: Membership, scopeKey: string): Lists => {
  const kept = new Map<string, { found: Int32Array; of: string }>()

  /** What a query finds, kept while nothing it depends on changes. */
  const remember = (key: string, of: string, find: () => Int32Array): Int32Array => {
    const held = kept.get(key)
    if (held?.of === of) return held.found
    kept.delete(key)
    const [oldest] = kept.keys()
    if (kept.size >= KEPT && oldest !== undefined) kept.delete(oldest)
    const found = find()
    kept.set(key, { found, of })
    return found
  }

  const within = (ref: ItemRef): Int32Array => {
    if (ref.kind === 'user') throw new BackupError('bad-input', 'a user has no members', { field: 'within' })
    const members = membership.within(ref)
    if (members === undefined) throw new BackupError('not-found', `there is no ${ref.kind} ${ref.id}`, { field: 'within' })
    return members
  }

  return {
    within,
    users(query) {
      const { sort } = query
      const text = fold((query.search ?? '').trim())
      const accounts = query.accountStatus === undefined ? undefined : new Set(query.accountStatus)
      const backups = query.backupStatus === undefined ? undefined : new Set(query.backupStatus)
      const limit = pageSize(query.limit)
      const members = query.within === undefined ? undefined : within(query.within)
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
      const rank: Rank | undefined = sort === undefined ? undefined : people.rank(sort.by)
      const direction = sort?.descending === true ? -1 : 1
      const placeOf = rank === undefined ? itself : (index: number): number => direction * (rank[index] as number)

      const find = (): Int32Array => {
        const found = new Int32Array(members?.length ?? people.size)
        let length = 0
        for (let i = 0; i < found.length; i += 1) {
          const index = members === undefined ? i : (members[i] as number)
          if (!people.isHere(index)) continue
          const user = people.user(index)
          if (accounts !== undefined && !accounts.has(user.accountStatus)) continue
          if (backups !== undefined && !backups.has(user.backupStatus)) continue
          if (text !== '' && !people.text(index).includes(text)) continue
          found[length++] = index
        }
        const all = found.slice(0, length)
        if (rank === undefined) return all
        if (members === undefined || length * 20 > people.size) {
          // as many as there are users, nearly: walk the order instead of sorting
          const chosen = new Int32Array(people.size).fill(-1)
          for (const index of all) chosen[rank[index] as number] = index
          const ordered = chosen.filter((index) => index >= 0)
          return direction === 1 ? ordered : ordered.reverse()
        }
        return all.sort((a, b) => placeOf(a) - placeOf(b))
      }
      const dependsOnStatus = backups !== undefined || sort?.by === 'backupStatus'
      const of = `${people.revision}.${dependsOnStatus ? people.statusRevision : ''}.${membership.revision}`
      const found = remember(key, of, find)

      const from = after(found, position, placeOf)
      const page = found.subarray(from, from + limit)
      const last = page[page.length - 1]
      const isMore = last !== undefined && from + limit < found.length
      return {
        items: Array.from(page, (index) => copyOf(people.user(index))),
        ...(isMore ? { next: cursorOf(key, last) } : {}),
        total: found.length,
      }
    },
    groups(query) {
      const text = fold((query.search ?? '').trim())
      const limit = pageSize(query.limit)
      const key = JSON.stringify(['groups', scopeKey, text])
      const position = positionOf(key, query.cursor)
      const found = remember(key, String(membership.revision), () => membership.matching(text))
      const from = after(found, position, itself)
      const page = found.subarray(from, from + limit)
      const last = page[page.length - 1]
      const isMore = last !== undefined && from + limit < found.length
      return { items: Array.from(page, membership.group), ...(isMore ? { next: cursorOf(key, last) } : {}), total: found.length }
    },
    coverage({ within: ref, cursor }) {
      const members = within(ref)
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
