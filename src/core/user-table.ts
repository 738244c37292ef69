import { type ReadonlySignal, signal } from '@preact/signals-core'
import { type Standing, standingOf, type User } from './model.js'

/** `Standing` as a small integer, for typed arrays. 0: not known. */
export const STANDINGS: readonly (Standing | undefined)[] = [undefined, 'due', 'protected', 'suspended', 'deleted']
const CODE: Record<Standing, number> = { due: 1, protected: 2, suspended: 3, deleted: 4 }
export const DUE = CODE.due

/**
 * The one table of users of a scope: ids become small integers, and the latest answer about a user wins everywhere.
 * Integers stay valid until `clear`.
 */
export interface UserTable {
  /** Counts up when a user that was known already turned out to be different. */
  readonly revision: ReadonlySignal<number>
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
  /** All standings by integer, for tight loops. Growing replaces it: take it anew for each loop. */
  readonly standings: Uint8Array
  /** Takes in an answer about a user. */
  put(user: User): number
  /** Takes in a standing without a record, as compact coverage pages tell it. */
  mark(id: string, standing: Standing): number
  /** `mark` for `ids[from…to)`; their integers are written to `into`, from 0. */
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
  const indexes = new Map<string, number>()
  let ids: string[] = []
  let records: (User | undefined)[] = []
  let standings = new Uint8Array(1024)
  const listeners: ((index: number, before: number, after: number) => void)[] = []

  const intern = (id: string): number => {
    const known = indexes.get(id)
    if (known !== undefined) return known
    const index = ids.length
    indexes.set(id, index)
    ids.push(id)
    if (index >= standings.length) {
      const grown = new Uint8Array(standings.length * 2)
      grown.set(standings)
      standings = grown
    }
    return index
  }
  const stand = (index: number, after: number): void => {
    const before = standings[index] as number
    if (before === after) return
    standings[index] = after
    const record = records[index]
    if (record !== undefined && CODE[standingOf(record)] !== after) {
      records[index] = restated(record, STANDINGS[after] as Standing)
      revision.value = revision.peek() + 1
    }
    for (const listener of listeners) listener(index, before, after)
  }

  return {
    revision,
    get size() {
      return ids.length
    },
    intern,
    find: (id) => indexes.get(id) ?? -1,
    id: (index) => ids[index] as string,
    user: (index) => records[index],
    standing: (index) => standings[index] ?? 0,
    get standings() {
      return standings
    },
    put(user) {
      const index = intern(user.id)
      const known = records[index]
      records[index] = known !== undefined && isSame(known, user) ? known : user
      stand(index, CODE[standingOf(user)])
      if (known !== undefined && records[index] !== known) revision.value = revision.peek() + 1
      return index
    },
    mark(id, standing) {
      const index = intern(id)
      stand(index, CODE[standing])
      return index
    },
    markAll(ids, from, to, standing, into) {
      const code = CODE[standing]
      for (let at = from; at < to; at++) {
        const index = intern(ids[at] as string)
        into[at - from] = index
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
      indexes.clear()
      ids = []
      records = []
      standings = new Uint8Array(1024)
    },
  }
}
