import { BackupError } from '../model/errors.js'

/** The rows that a list has loaded. It recognizes a row that is on two pages, because a listing may shift while it is paged. */
export interface RowSet<K> {
  has(row: K): boolean
  add(row: K): unknown
}

/** Creates a set of rows with unique ids. */
export const createIdSet = <K>(idOf: (row: K) => string): RowSet<K> => {
  const ids = new Set<string>()
  return { has: (row) => ids.has(idOf(row)), add: (row) => ids.add(idOf(row)) }
}

/** Maximum length of a cursor quoted in an error. */
const MAX_QUOTED = 80

/** The error of an endless listing, in which a page leads back to an earlier page. */
export const repeatedCursor = (cursor: string, call?: string): BackupError =>
  new BackupError('bad-answer', `field "next" repeats the cursor "${cursor.slice(0, MAX_QUOTED)}", so the listing has no end`, {
    call,
    field: 'next',
  })
