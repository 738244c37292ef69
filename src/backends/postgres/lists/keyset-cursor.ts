import { createHash } from 'node:crypto'
import { BackupError } from '../../../core/internal.js'
import { isStorable } from '../database/storable.js'

const refused = (): BackupError => new BackupError('bad-input', 'this cursor belongs to another query', { field: 'cursor' })
const markOf = (query: unknown): string => createHash('sha256').update(JSON.stringify(query)).digest('base64url').slice(0, 12)

/** A place in the answer to one query: the values of its order at the last row, and nobody else's cursor fits. */
export const cursorOf = (query: unknown, place: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify([markOf(query), ...place])).toString('base64url')

/** The place in a cursor of this very query, of the types it is made of; undefined without a cursor. Rejects `bad-input` for any other. */
export const placeOf = <T extends (string | number)[]>(query: unknown, cursor: string | undefined, like: T): T | undefined => {
  if (cursor === undefined) return undefined
  let parts: unknown
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    throw refused()
  }
  if (!Array.isArray(parts)) throw refused()
  const [mark, ...place] = parts as unknown[]
  const fits =
    place.length === like.length &&
    place.every((value, at) =>
      typeof like[at] === 'number'
        ? Number.isInteger(value) && Math.abs(value as number) < 2 ** 31
        : typeof value === 'string' && isStorable(value),
    )
  if (mark !== markOf(query) || !fits) throw refused()
  return place as T
}
