import type { BackupAdapter, Call } from '../../src/core/model/adapter.js'
import { BackupError } from '../../src/core/model/errors.js'
import { type CoveragePage, type ItemRef, keyOf, type Page, type User } from '../../src/core/model/model.js'
import type { Standing } from '../../src/core/rules/standing.js'
import { group, person, type Status, unit, user } from './coverage-world.js'

export const STATUSES: readonly Status[] = [
  ...(['due', 'due', 'due', 'due at 0', 'due at 3'] as const),
  ...(['restart', 'restart', 'protected', 'suspended', 'deleted'] as const),
]
export const standingIn = (status: Status): Standing => status.split(' ')[0] as Standing
export const priceIn = (status: Status): number => (standingIn(status) === 'due' ? Number(status.split(' at ')[1] ?? 1) : 0)

/** Seeded random choices, identical in every browser. */
export const createRandom = (seed: number) => {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return { below, chance: (part: number): boolean => next() < part, pick: <T>(all: readonly T[]): T => all[below(all.length)] as T }
}

/**
 * Creates a small random tenant behind a random backend: pages of any size, failures, slow answers that overtake each other, adapters that
 * ignore the signal. It records the statuses in its answers.
 */
export const createRandomTenant = (seed: number) => {
  const { below, chance, pick } = createRandom(seed)
  const ids = Array.from({ length: 1 + below(14) }, (_, index) => `u${index}`)
  const statuses = new Map(ids.map((id) => [id, pick(STATUSES)]))
  const refs: ItemRef[] = ids.filter(() => chance(0.3)).map(user)
  const members = new Map<string, readonly string[]>()
  for (let index = 1 + below(6); index > 0; index--) {
    const ref = (chance(0.5) ? group : unit)(`s${index}`)
    refs.push(ref)
    // some groups and units do not exist in the backend
    if (!chance(0.06))
      members.set(
        keyOf(ref),
        ids.filter(() => chance(0.5)),
      )
  }
  if (chance(0.2)) refs.push(user('nobody'))
  if (chance(0.3)) {
    const everyone: ItemRef = { kind: 'domain', id: 'd' }
    refs.push(everyone)
    members.set(keyOf(everyone), ids)
  }
  // delays are microtasks, so that thousands of cases run per second and answers still overtake each other
  const moment = async (most: number): Promise<void> => {
    for (let left = below(most); left > 0; left--) await undefined
  }

  const told = new Map<string, Status>()
  const tell = (context: Call, id: string, status: Status): void => {
    if (!context.signal.aborted) told.set(id, status)
  }
  const failing = chance(0.4) ? 0.15 : 0
  let isFailing = failing > 0
  const isHonest = chance(0.5)
  const open = new Set<Call>()
  let mostOpen = 0

  const call = async <T>(context: Call, answer: () => T): Promise<T> => {
    open.add(context)
    mostOpen = Math.max(mostOpen, [...open].filter(({ signal }) => !signal.aborted).length)
    try {
      await moment(3)
      if (isFailing && chance(failing)) throw new BackupError('unavailable', 'busy')
      // computed now, delivered later, so that another answer may overtake it
      const value = answer()
      await moment(6)
      if (isHonest && context.signal.aborted) throw new BackupError('aborted', 'stopped')
      return value
    } finally {
      open.delete(context)
    }
  }
  const recordOf = (id: string): User => person(id, statuses.get(id) as Status)
  /** Creates a record that calls back when it is read for the first time. */
  const tellingRecord = (context: Call, id: string): User => {
    const record = recordOf(id)
    const { accountStatus } = record
    const status = statuses.get(id) as Status
    let isRead = false
    return Object.defineProperty(record, 'accountStatus', {
      get() {
        if (!isRead) tell(context, id, status)
        isRead = true
        return accountStatus
      },
    })
  }
  /** Returns the ids of a page with this status. Each id calls back when it is read. */
  const tellingIds = (context: Call, page: readonly string[], standing: Standing): readonly string[] => {
    const all: string[] = []
    for (const id of page) {
      const status = statuses.get(id) as Status
      if (standingIn(status) !== standing) continue
      Object.defineProperty(all, all.length, {
        get() {
          tell(context, id, status)
          return id
        },
      })
    }
    return all
  }
  const pricesOf = (page: readonly string[]): Record<string, number> =>
    Object.fromEntries(
      page
        .map((id) => [id, statuses.get(id) as Status] as const)
        .filter(([, status]) => status.includes(' at '))
        .map(([id, status]) => [id, priceIn(status)]),
    )
  /** Pages of random sizes, some empty, with users repeated within and across pages. The pages of an item never change. */
  const pages = new Map<string, readonly (readonly string[])[]>()
  const pagesOf = (key: string): readonly (readonly string[])[] => {
    const known = pages.get(key)
    if (known !== undefined) return known
    const left = (members.get(key) ?? []).flatMap((id) => (chance(0.1) ? [id, id] : [id]))
    if (left.length > 0 && chance(0.2)) left.push(pick(left))
    const made: string[][] = []
    while (left.length > 0 || chance(0.15)) made.push(left.splice(0, below(5)))
    pages.set(key, made.length > 0 ? made : [[]])
    return pages.get(key) as readonly (readonly string[])[]
  }
  const pageOf = <T extends object>(within: ItemRef, cursor: string | undefined, read: (ids: readonly string[]) => T) => {
    const key = keyOf(within)
    if (!members.has(key)) throw new BackupError('not-found', 'gone')
    const all = pagesOf(key)
    const index = Number(cursor ?? 0)
    return { ...read(all[index] as readonly string[]), ...(index + 1 < all.length ? { next: String(index + 1) } : {}) }
  }
  const unused = (): never => {
    throw new Error('not part of this test')
  }
  let isRefusing = chance(0.1)
  const port: BackupAdapter = {
    name: 'random',
    listClouds: unused,
    listGroups: unused,
    listOrgUnits: unused,
    getCredits: unused,
    startBackup: unused,
    matchUsers: (_, keys, context) => call(context, () => keys.map((key) => (statuses.has(key) ? tellingRecord(context, key) : null))),
    listUsers: ({ within, cursor }, context) =>
      call<Page<User>>(context, () => pageOf(within as ItemRef, cursor, (all) => ({ items: all.map((id) => tellingRecord(context, id)) }))),
    listCoverage: ({ within, cursor }, context) =>
      call<CoveragePage>(context, () => {
        if (isRefusing) throw new BackupError('unsupported', 'no')
        return pageOf(within, cursor, (all) => ({
          due: tellingIds(context, all, 'due'),
          restart: tellingIds(context, all, 'restart'),
          protected: tellingIds(context, all, 'protected'),
          suspended: tellingIds(context, all, 'suspended'),
          deleted: tellingIds(context, all, 'deleted'),
          prices: pricesOf(all),
        }))
      }),
  }

  return {
    random: { below, chance, pick },
    moment,
    ids,
    refs,
    statuses,
    members,
    /** Statuses that the session has read in answers. The latest read wins; answers of aborted calls do not count. */
    told,
    recordOf,
    port,
    mostOpen: () => mostOpen,
    /** Makes all later calls succeed, except that some tenants keep rejecting `listCoverage`. */
    recover() {
      isFailing = false
      isRefusing &&= chance(0.5)
    },
  }
}
