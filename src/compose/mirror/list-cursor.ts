import { BackupError, hash } from '../../core/internal.js'

/** Creates an opaque cursor: a position in the result of one query. It contains a hash of the query, so that other queries reject it. */
export const cursorOf = (query: string, position: number): string => btoa(`${hash(query)}.${position.toString(36)}`)

/**
 * Returns the position in a cursor of this query; -1 without a cursor.
 * @throws `bad-input` for a cursor of another query
 */
export const positionOf = (query: string, cursor: string | undefined): number => {
  if (cursor === undefined) return -1
  let text = ''
  try {
    text = atob(cursor)
  } catch {
    // not base64, so the check below rejects it like any other invalid cursor
  }
  const [queryHash, place, ...rest] = text.split('.')
  const position = Number.parseInt(place ?? '', 36)
  if (queryHash !== hash(query) || rest.length > 0 || !(position >= 0) || position.toString(36) !== place) {
    throw new BackupError('bad-input', 'this cursor belongs to another query; read the list again from its first page', { field: 'cursor' })
  }
  return position
}
