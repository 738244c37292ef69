import { type ReadonlySignal, signal } from '@preact/signals-core'
import { type Standing, standingOf, type User } from '../model/model.js'
import { createIds, type Ids } from './id-table.js'
import { roomFor } from './ints.js'

/** `Standing` as a small integer, for typed arrays. 0: not known. */
export const STANDINGS: readonly (Standing | undefined)[] = [undefined, 'due', 'protected', 'suspended', 'deleted']
const CODE: Record<Standing, number> = { due: 1, protected: 2, suspended: 3, deleted: 4 }
export const DUE = CODE.due
/** Whoever falls under this or a code below can be backed up. */
export const PROTECTED = CODE.protected

/** What is known of the users of a scope, by integer. What still reads it when another scope has come reads it as it was. */
export interface KnownUsers {
  readonly ids: Ids
  /** The latest record, where one came. */
  readonly records: (User | undefined)[]
}

/**
 * The one table of users of a scope: ids become small integers, and the latest answer about a user wins everywhere.
 * Integers stay valid until `clear`.
 */
export interface UserTable {
  /** Counts up when a user that was known already turned out to be different. */
  readonly revision: ReadonlySignal<number>
  /** Another object after `clear`. */
  readonly known: KnownUsers
  readonly size: number
  /** The user's integer; a new one for an id not seen before. */
  intern(id: string): number
  /** The user's integer, or -1 for an id not seen before. */
  find(id: string): number
  id(index: number): string
  /** The latest record, where one came. */
  user(index: number): User | undefined
  /** The latest standing as a code of `STANDINGS`; 0 while not known. */
  standing(index: number): number
  /** The same, also while it is forgotten: as the latest record has it. */
  lastStanding(index: number): number
  /** All standings by integer, for tight loops. Growing replaces it: take it anew for each loop. */
  readonly standings: Uint8Array
  /** Takes in an answer about a user. */
  put(user: User): number
  /** `put` for `users[from…to)`; their integers are written to `into`, from 0. */
  putAll(users: readonly User[], from: number, to: number, into: Int32Array): void
  /** Takes in the standing of `ids[from…to)` without records, as compact coverage pages tell it; writes their integers to `into`, from 0. */
  markAll(ids: readonly string[], from: number, to: number, standing: Standing, into: Int32Array): void
  /** Called with the codes before and after, whenever a standing changes. */
  onStanding(listener: (index: number, before: number, after: number) => void): void
  /** Forgets every standing, not the integers nor the records: what comes next is news. Nobody is told one by one. */
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
  String(a.aliases) === String(b.aliases)

/** The record as a later answer has it that told the standing alone. */
const restated = ({ statusReason, ...user }: User, standing: Standing): User => {
  if (standing === 'suspended' || standing === 'deleted') return { ...user, accountStatus: standing }
  const isProtected = standing === 'protected'
  const backupStatus = isProtected && user.backupStatus === 'none' ? 'protected' : isProtected ? user.backupStatus : 'none'
  return { ...user, accountStatus: 'active', backupStatus }
}

export const createUserTable = (): UserTable => {
  const revision = signal(0)
  const begin = (): KnownUsers => ({ ids: createIds(), records: [] })
  let known = begin()
  let standings: Uint8Array = new Uint8Array(1024)
  const one = new Int32Array(1)
  const listeners: ((index: number, before: number, after: number) => void)[] = []

  const internAll = (ids: readonly string[], from: number, to: number, into: Int32Array): void => {
    known.ids.intern(ids, from, to, into)
    standings = roomFor(known.ids.all.length, standings)
  }
  const intern = (id: string): number => {
    internAll([id], 0, 1, one)
    return one[0] as number
  }
  const stand = (index: number, after: number): void => {
    const before = standings[index] as number
    if (before === after) return
    standings[index] = after
    const record = known.records[index]
    if (record !== undefined && CODE[standingOf(record)] !== after) {
      known.records[index] = restated(record, STANDINGS[after] as Standing)
      revision.value = revision.peek() + 1
    }
    for (const listener of listeners) listener(index, before, after)
  }
  const take = (index: number, user: User): void => {
    const { records } = known
    // without gaps, which would turn the array into a map
    while (records.length <= index) records.push(undefined)
    const before = records[index]
    records[index] = before !== undefined && isSame(before, user) ? before : user
    stand(index, CODE[standingOf(user)])
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
    get standings() {
      return standings
    },
    put(user) {
      const index = intern(user.id)
      take(index, user)
      return index
    },
    putAll(users, from, to, into) {
      internAll(
        users.slice(from, to).map(({ id }) => id),
        0,
        to - from,
        into,
      )
      for (let at = from; at < to; at++) take(into[at - from] as number, users[at] as User)
    },
    markAll(ids, from, to, standing, into) {
      const code = CODE[standing]
      internAll(ids, from, to, into)
      for (let at = 0; at < to - from; at++) {
        const index = into[at] as number
        if (standings[index] !== code) stand(index, code)
      }
    },
    onStanding(listener) {
      listeners.push(listener)
    },
    forgetStandings() {
      standings.fill(0)
    },
    clear() {
      known = begin()
      standings = new Uint8Array(1024)
    },
  }
}
