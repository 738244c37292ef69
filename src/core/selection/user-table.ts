import { type ReadonlySignal, signal } from '@preact/signals-core'
import type { User } from '../model/model.js'
import { priceOf, type Standing, standingOf } from '../rules/standing.js'
import { createIds, type Ids } from './id-table.js'
import { ensureCapacity } from './ints.js'

/** The standing of each code, for typed arrays. Code 0 means unknown. */
export const STANDINGS: readonly (Standing | undefined)[] = [undefined, 'due', 'restart', 'protected', 'suspended', 'deleted']
const CODE: Record<Standing, number> = { due: 1, restart: 2, protected: 3, suspended: 4, deleted: 5 }
/** Code of users without a backup, which take their price. */
export const DUE = CODE.due
/** Codes up to this one allow a tick. */
export const PROTECTED = CODE.protected

/** Ids and records of the users of a scope. A snapshot that references them stays readable after a scope change. */
export interface KnownUsers {
  readonly ids: Ids
  /** The latest record at each index; `undefined` before the first. */
  readonly records: (User | undefined)[]
}

/**
 * All users of a scope in any answer so far. An id has one index, and every list and count uses the latest answer about a user. Indexes
 * stay valid until `clear`.
 */
export interface UserTable {
  /** Increases when the record of a known user changed. */
  readonly revision: ReadonlySignal<number>
  /** `clear` replaces this object. */
  readonly known: KnownUsers
  readonly size: number
  /** Returns the index of the user; assigns one to a new id. */
  intern(id: string): number
  /** Returns the index of the user, or -1 for an unknown id. */
  find(id: string): number
  id(index: number): string
  /** The latest record; `undefined` before the first. */
  user(index: number): User | undefined
  /** Code of the latest standing; 0 while it is unknown. */
  standing(index: number): number
  /** Code of the latest standing. After `forgetStandings`, the standing of the latest record. */
  lastStanding(index: number): number
  /** Credits that the user takes while due, from the latest answer; 1 while unknown. */
  price(index: number): number
  /** Codes by index, for tight loops. The table replaces the array when it grows, so read it again for each loop. */
  readonly standings: Uint8Array
  /** Stores an answer about a user and returns the index. */
  put(user: User): number
  /** Stores `users[from…to)` and writes their indexes to `into`, from 0. */
  putAll(users: readonly User[], from: number, to: number, into: Int32Array): void
  /**
   * Stores the standings and prices of a coverage page, which has no user records. Writes the indexes of `ids[from…to)` to `into`, from 0.
   */
  markAll(
    ids: readonly string[],
    from: number,
    to: number,
    standing: Standing,
    into: Int32Array,
    prices?: Readonly<Record<string, number>>,
  ): void
  /** Calls the listener with the codes before and after, and the price, after each change of a standing or a price. */
  onStanding(listener: (index: number, before: number, after: number, price: number) => void): void
  /** Clears every standing, so that the next answers count as changes. Keeps ids and records, and calls no listener. */
  forgetStandings(): void
  clear(): void
}

const isSame = (a: User, b: User): boolean =>
  a.email === b.email &&
  a.name === b.name &&
  a.accountStatus === b.accountStatus &&
  a.backupStatus === b.backupStatus &&
  a.statusReason === b.statusReason &&
  a.orgUnitId === b.orgUnitId &&
  a.credits === b.credits &&
  a.kind === b.kind &&
  JSON.stringify(a.facets) === JSON.stringify(b.facets) &&
  String(a.aliases) === String(b.aliases)

/** Assumed backup status of an active user if an answer reported only the standing. */
const ASSUMED_STATUS = { due: 'none', restart: 'failed', protected: 'protected' } as const

/** Updates a record with a later answer that reported only standing and price. */
const withStanding = ({ statusReason, credits, ...user }: User, standing: Standing, price: number): User => {
  const priced = price === 1 ? user : { ...user, credits: price }
  if (standing === 'suspended' || standing === 'deleted') return { ...priced, accountStatus: standing }
  const active = { ...priced, accountStatus: 'active' } as const
  return standingOf(active) === standing ? active : { ...active, backupStatus: ASSUMED_STATUS[standing] }
}

/** Creates an empty table. */
export const createUserTable = (): UserTable => {
  const revision = signal(0)
  const createKnownUsers = (): KnownUsers => ({ ids: createIds(), records: [] })
  let known = createKnownUsers()
  let standings: Uint8Array = new Uint8Array(1024)
  const single = new Int32Array(1)
  /** Prices other than 1, by index. */
  let prices = new Map<number, number>()
  const priceAt = (index: number): number => prices.get(index) ?? 1
  const listeners: ((index: number, before: number, after: number, price: number) => void)[] = []

  const internAll = (ids: readonly string[], from: number, to: number, into: Int32Array): void => {
    known.ids.intern(ids, from, to, into)
    standings = ensureCapacity(known.ids.all.length, standings)
  }
  const intern = (id: string): number => {
    internAll([id], 0, 1, single)
    return single[0] as number
  }
  const setStanding = (index: number, after: number, price: number): void => {
    const before = standings[index] as number
    if (before === after && priceAt(index) === price) return
    standings[index] = after
    if (price === 1) prices.delete(index)
    else prices.set(index, price)
    const record = known.records[index]
    if (record !== undefined && (CODE[standingOf(record)] !== after || priceOf(record) !== price)) {
      known.records[index] = withStanding(record, STANDINGS[after] as Standing, price)
      revision.value = revision.peek() + 1
    }
    for (const listener of listeners) listener(index, before, after, price)
  }
  const store = (index: number, user: User): void => {
    const { records } = known
    // an array with holes would become a slow dictionary
    while (records.length <= index) records.push(undefined)
    const before = records[index]
    records[index] = before !== undefined && isSame(before, user) ? before : user
    setStanding(index, CODE[standingOf(user)], priceOf(user))
    if (before !== undefined && records[index] !== before) revision.value = revision.peek() + 1
  }

  return {
    revision,
    get known() {
      return known
    },
    get size() {
      return known.ids.all.length
    },
    intern,
    find: (id) => known.ids.find(id),
    id: (index) => known.ids.all[index] as string,
    user: (index) => known.records[index],
    standing: (index) => standings[index] ?? 0,
    lastStanding(index) {
      const record = known.records[index]
      return standings[index] || (record ? CODE[standingOf(record)] : 0)
    },
    price: priceAt,
    get standings() {
      return standings
    },
    put(user) {
      const index = intern(user.id)
      store(index, user)
      return index
    },
    putAll(users, from, to, into) {
      internAll(
        users.slice(from, to).map(({ id }) => id),
        0,
        to - from,
        into,
      )
      for (let at = from; at < to; at++) store(into[at - from] as number, users[at] as User)
    },
    markAll(ids, from, to, standing, into, reported) {
      const code = CODE[standing]
      internAll(ids, from, to, into)
      // compares prices only if there are any, because pages hold 50,000 users
      const hasPrices = code === DUE && (reported !== undefined || prices.size > 0)
      for (let at = 0; at < to - from; at++) {
        const index = into[at] as number
        if (!hasPrices && standings[index] === code) continue
        const id = ids[from + at] as string
        const duePrice = reported !== undefined && Object.hasOwn(reported, id) ? (reported[id] as number) : 1
        setStanding(index, code, code === DUE ? duePrice : priceAt(index))
      }
    },
    onStanding(listener) {
      listeners.push(listener)
    },
    forgetStandings() {
      standings.fill(0)
    },
    clear() {
      known = createKnownUsers()
      standings = new Uint8Array(1024)
      prices = new Map()
    },
  }
}
