import { createPacer } from '../../async/pacer.js'
import type { Group, User } from '../../model/model.js'
import type { Standing } from '../../rules/standing.js'
import type { FoundRows } from '../../selection/bulk-ticks.js'
import { ensureCapacity } from '../../selection/ints.js'
import { STANDINGS, type UserTable } from '../../selection/user-table.js'
import { type CsvCounts, type CsvRow, type CsvVerdict, NO_COUNTS } from '../csv.js'
import type { Sheet } from '../reading/sheet.js'

const VERDICT: Record<Standing, CsvVerdict> = {
  due: 'ready',
  restart: 'ready',
  protected: 'protected',
  suspended: 'suspended',
  deleted: 'deleted',
}

/** The verdicts of a sheet's rows. Users come from the session's user table, so a row shows the latest record of its user. */
export interface Verdicts {
  readonly sheet: Sheet
  readonly counts: CsvCounts
  row(index: number): CsvRow | undefined
  verdict(index: number): CsvVerdict
  /** Records the user of an address. `row` is the first row with this address. */
  match(row: number, user: number): void
  /** Counts the verdicts, once every match is recorded. */
  settle(): Promise<void>
  /** Updates the counts after a user's standing changed. Returns true if these rows contain the user. */
  restand(user: number): boolean
  /** Records that all groups were compared with the unknown rows. */
  setGroupsKnown(): void
  isGroupKnown(row: number): boolean
  /** Records the group whose address an unknown row has. */
  setGroup(row: number, group: Group): void
  /** Records the user nearest to an unknown row, or named by a row without an address; `undefined` if the search found none. */
  setNearest(row: number, user: number | undefined): void
  /** True once the search for the nearest user has ended. */
  hasNearest(row: number): boolean
  /** The distinct users of the rows. */
  found(): FoundRows
}

const NONE = -1

/** Creates the verdicts of a sheet; every row is unknown until matches are recorded. */
export const createVerdicts = (sheet: Sheet, users: UserTable): Verdicts => {
  const userOf = new Int32Array(sheet.length).fill(NONE) // user index of each row
  const groups = new Map<number, Group>() // group of each row
  let rowOf: Int32Array = new Int32Array(1024).fill(NONE) // first row of each user
  let counted: Uint8Array = new Uint8Array(1024) // the standing under which the counts include each user, 0 if they do not
  const counts: Record<CsvVerdict, number> = { ...NO_COUNTS }
  const nearest = new Map<number, number>()
  const found = new Int32Array(sheet.length)
  let foundCount = 0
  let withUser = 0
  let isSettled = false
  let areGroupsKnown = false

  const grow = (size: number): void => {
    const before = rowOf.length
    rowOf = ensureCapacity(size, rowOf).fill(NONE, before)
    counted = ensureCapacity(size, counted)
  }
  const verdictOf = (code: number): CsvVerdict => {
    const standing = STANDINGS[code]
    return standing === undefined ? 'unknown' : VERDICT[standing]
  }
  /** Returns the first row of the same user or, for a row without a user, of the same address. */
  const rootOf = (row: number): number => {
    const first = sheet.first(row)
    const user = userOf[first] as number
    return user === NONE ? first : (rowOf[user] as number)
  }
  const verdict = (row: number): CsvVerdict => {
    const first = sheet.first(row)
    if (first === NONE) return 'not-an-address'
    if (rootOf(row) !== row) return 'duplicate'
    const user = userOf[row] as number
    if (user !== NONE) return verdictOf(users.lastStanding(user))
    return groups.has(row) ? 'group' : 'unknown'
  }
  const record = (user: number | undefined): User | undefined => (user === undefined || user === NONE ? undefined : users.user(user))

  return {
    sheet,
    get counts() {
      return { ...counts }
    },
    verdict,
    row(index) {
      if (!Number.isInteger(index) || index < 0 || index >= sheet.length) return undefined
      const current = verdict(index)
      const row: CsvRow = { line: sheet.line(index), address: sheet.address(index), verdict: current }
      const type = sheet.type(index)
      if (type) row.memberType = type
      const near = current === 'unknown' || current === 'not-an-address' ? record(nearest.get(index)) : undefined
      if (near) row.nearest = near
      if (current === 'not-an-address') return row
      const user = record(userOf[sheet.first(index)])
      if (user) row.user = user
      if (current === 'duplicate') row.duplicateOf = sheet.line(rootOf(index))
      const group = current === 'group' ? groups.get(index) : undefined
      if (group) row.group = group
      return row
    },
    match(row, user) {
      userOf[row] = user
      grow(Math.max(user + 1, users.size))
      const earlier = rowOf[user] as number
      if (earlier === NONE || row < earlier) rowOf[user] = row
    },
    async settle() {
      const pace = createPacer()
      for (let row = 0; row < sheet.length; row++) {
        const current = verdict(row)
        counts[current]++
        const user = userOf[row] as number
        if (current !== 'duplicate' && current !== 'not-an-address' && user !== NONE) {
          counted[user] = users.lastStanding(user)
          found[foundCount++] = user
        }
        if (current !== 'not-an-address' && userOf[sheet.first(row)] !== NONE) withUser += 1
        if (row % 4096 === 4095) await pace()
      }
      isSettled = true
    },
    restand(user) {
      const before = counted[user] ?? 0
      if (before === 0) return false
      const after = users.lastStanding(user)
      if (after === before) return false
      counts[verdictOf(before)]--
      counts[verdictOf(after)]++
      counted[user] = after
      return true
    },
    setGroupsKnown() {
      areGroupsKnown = true
    },
    isGroupKnown: (row) => areGroupsKnown || groups.has(row),
    setGroup(row, group) {
      if (isSettled && verdict(row) === 'unknown') {
        counts.unknown--
        counts.group++
      }
      groups.set(row, group)
    },
    setNearest(row, user) {
      nearest.set(row, user ?? NONE)
    },
    hasNearest: (row) => nearest.has(row),
    found: () => ({ pages: [found.subarray(0, foundCount)], skipped: withUser - foundCount }),
  }
}
