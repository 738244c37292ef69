import { createPacer } from '../async/pacer.js'
import type { Standing, User } from '../model/model.js'
import type { FoundRows } from '../selection/bulk-ticks.js'
import { ensureCapacity } from '../selection/ints.js'
import { STANDINGS, type UserTable } from '../selection/user-table.js'
import type { CsvCounts, CsvRow, CsvVerdict } from './csv.js'
import type { Sheet } from './sheet.js'

const VERDICT: Record<Standing, CsvVerdict> = { due: 'ready', protected: 'protected', suspended: 'suspended', deleted: 'deleted' }

const noCounts = (): Record<CsvVerdict, number> => ({
  ready: 0,
  protected: 0,
  suspended: 0,
  deleted: 0,
  unknown: 0,
  duplicate: 0,
  'not-an-address': 0,
})

/** What is known about the rows of a sheet. Users are read from the one table, so a row says what the latest answer said. */
export interface Verdicts {
  readonly sheet: Sheet
  readonly counts: CsvCounts
  row(index: number): CsvRow | undefined
  verdict(index: number): CsvVerdict
  /** The user whose address the first row of this address has; `undefined` if the directory has none. */
  match(row: number, user: number): void
  /** Counts, once every match is in. */
  settle(): Promise<void>
  /** A user's standing has changed; true if that concerns these rows. */
  restand(user: number): boolean
  /** The user nearest to an unknown row; `undefined`: looked for and not found. */
  setNearest(row: number, user: number | undefined): void
  hasNearest(row: number): boolean
  /** The users of the rows, each once. */
  found(): FoundRows
}

const NONE = -1

export const createVerdicts = (sheet: Sheet, users: UserTable): Verdicts => {
  const userOf = new Int32Array(sheet.length).fill(NONE) // by row
  let rowOf: Int32Array = new Int32Array(1024).fill(NONE) // by user: the first of its rows
  let counted: Uint8Array = new Uint8Array(1024) // by user: the standing that is in the counts, 0 while none is
  const counts: Record<CsvVerdict, number> = noCounts()
  const nearest = new Map<number, number>()
  const found = new Int32Array(sheet.length)
  let foundCount = 0
  let withUser = 0

  const grow = (size: number): void => {
    const before = rowOf.length
    rowOf = ensureCapacity(size, rowOf).fill(NONE, before)
    counted = ensureCapacity(size, counted)
  }
  const verdictOf = (code: number): CsvVerdict => {
    const standing = STANDINGS[code]
    return standing === undefined ? 'unknown' : VERDICT[standing]
  }
  /** The first row of the same user or, for an unknown one, of the same address. */
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
    return user === NONE ? 'unknown' : verdictOf(users.lastStanding(user))
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
      const said = verdict(index)
      const row: CsvRow = { line: sheet.line(index), address: sheet.address(index), verdict: said }
      if (said === 'not-an-address') return row
      const user = record(userOf[sheet.first(index)])
      if (user) row.user = user
      if (said === 'duplicate') row.duplicateOf = sheet.line(rootOf(index))
      const near = said === 'unknown' ? record(nearest.get(index)) : undefined
      if (near) row.nearest = near
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
        const said = verdict(row)
        counts[said]++
        const user = userOf[row] as number
        if (said !== 'duplicate' && said !== 'not-an-address' && user !== NONE) {
          counted[user] = users.lastStanding(user)
          found[foundCount++] = user
        }
        if (said !== 'not-an-address' && userOf[sheet.first(row)] !== NONE) withUser += 1
        if (row % 4096 === 4095) await pace()
      }
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
    setNearest(row, user) {
      nearest.set(row, user ?? NONE)
    },
    hasNearest: (row) => nearest.has(row),
    found: () => ({ pages: [found.subarray(0, foundCount)], skipped: withUser - foundCount }),
  }
}
