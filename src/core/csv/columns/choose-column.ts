import type { ColumnSample } from './column-sample.js'

/** A column that may hold the addresses, and how many rows of the sample it matches. */
export interface ColumnMatch {
  index: number
  name?: string
  matches: number
  rows: number
}

/** The column to read. */
export interface ColumnChoice {
  index: number
  /** Columns with ids that the directory knows. */
  idColumns: readonly number[]
  /** Every candidate, the best first. */
  candidates: readonly ColumnMatch[]
}

/** Returns the id of the user for each key that belongs to a user. */
export type FindUsers = (keys: readonly string[]) => Promise<ReadonlyMap<string, string>>

interface Rated {
  column: ColumnSample
  users: number
  rows: number
  ids: number
}

const rate = (column: ColumnSample, users: ReadonlyMap<string, string>): Rated => {
  const found = new Set<string>()
  let rows = 0
  let ids = 0
  column.addresses.forEach((addresses, row) => {
    const id = column.ids[row] ?? ''
    const matched = [...addresses, ...(id === '' ? [] : [id])].flatMap((key) => users.get(key) ?? [])
    for (const user of matched) found.add(user)
    if (matched.length > 0) rows++
    if (id !== '' && users.has(id)) ids++
  })
  return { column, users: found.size, rows, ids }
}

const countOf = (column: ColumnSample): number => column.addresses.filter((addresses) => addresses.length > 0).length
const shareOf = (column: ColumnSample): number => countOf(column) / Math.max(1, column.filled)

/** Compares columns when no column matches: prefers a named column with addresses in most rows, else the column with the most addresses. */
const byContent = (a: ColumnSample, b: ColumnSample): number => {
  const [isA, isB] = [a, b].map((column) => column.preference < 10 && shareOf(column) >= 0.5)
  if (isA !== isB) return isA ? -1 : 1
  if (isA && a.preference !== b.preference) return a.preference - b.preference
  return (
    Number(a.isProse) - Number(b.isProse) ||
    Number(a.preference >= 20) - Number(b.preference >= 20) ||
    countOf(b) - countOf(a) ||
    a.preference - b.preference ||
    a.index - b.index
  )
}

/** Trusts ids only if they match in most rows: ids that match by chance, such as room numbers, cover few. */
const isTrusted = ({ column, rows, ids }: Rated): boolean => ids === 0 || ids < rows || ids * 2 >= column.filled

/** Chooses the column whose keys match the most distinct users. Header names only break ties. If no key matches, the content decides. */
export const chooseColumn = async (columns: readonly ColumnSample[], findUsers: FindUsers): Promise<ColumnChoice> => {
  const withAddresses = columns.filter((column) => countOf(column) > 0)
  const withIds = columns.filter((column) => column.ids.some((id) => id !== ''))
  const needsDirectory = withAddresses.length > 1 || withIds.length > 0
  const users = new Map<string, string>()
  const ask = async (keys: Iterable<string>): Promise<void> => {
    const unknown = [...new Set(keys)].filter((key) => !users.has(key))
    if (unknown.length > 0) for (const [key, user] of await findUsers(unknown)) users.set(key, user)
  }
  if (needsDirectory) await ask(withAddresses.flatMap((column) => column.addresses.flat()))
  const isComplete = withAddresses.some((column) => !column.isProse && rate(column, users).rows === column.filled)
  if (needsDirectory && !isComplete) await ask(withIds.flatMap((column) => column.ids.filter((id) => id !== '')))

  const rated = columns.map((column) => rate(column, users))
  // columns of prose count only if no other column has a match or a known name
  const isProper = ({ column, users: found }: Rated): boolean =>
    !column.isProse && (found > 0 || (column.preference < 10 && shareOf(column) >= 0.5))
  const hasProper = rated.some(isProper)
  const score = (one: Rated): number => ((hasProper && one.column.isProse) || !isTrusted(one) ? 0 : one.users)
  rated.sort(
    (a, b) => score(b) - score(a) || (score(a) > 0 ? a.column.preference - b.column.preference : 0) || byContent(a.column, b.column),
  )
  const best = rated[0]
  return {
    index: best?.column.index ?? 0,
    idColumns: rated.filter(({ ids }) => ids > 0).map(({ column }) => column.index),
    candidates: rated.map(({ column, rows }) => ({
      index: column.index,
      ...(column.name === '' ? {} : { name: column.name }),
      matches: rows,
      rows: column.filled,
    })),
  }
}
