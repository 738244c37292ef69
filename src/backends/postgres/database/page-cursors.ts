import { createHash } from 'node:crypto'
import { BackupError } from '../../../core/internal.js'
import { isStorable } from './sql-values.js'

const MAX_PAGE_SIZE = 500
const DEFAULT_PAGE_SIZE = 100

/**
 * The number of rows on a page.
 *
 * @param limit the requested number; larger values are capped at 500
 * @throws `bad-input` for a limit of 0 or less
 */
export const pageSize = (limit: number | undefined): number => {
  if (limit === undefined) return DEFAULT_PAGE_SIZE
  if (!(limit > 0)) throw new BackupError('bad-input', 'limit must be above 0', { field: 'limit' })
  return Math.min(MAX_PAGE_SIZE, Math.max(1, Math.floor(limit)))
}

const refusal = (): BackupError => new BackupError('bad-input', 'this cursor belongs to another query', { field: 'cursor' })
const hashQuery = (query: unknown): string => createHash('sha256').update(JSON.stringify(query)).digest('base64url').slice(0, 12)

/**
 * Encodes a keyset pagination cursor: the sort values of the last row of a page, and a hash of the query, so that another query rejects the
 * cursor.
 */
export const encodeCursor = (query: unknown, place: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify([hashQuery(query), ...place])).toString('base64url')

/**
 * Decodes a cursor of the same query; `undefined` if there is none.
 *
 * @param like values of the types that the cursor must hold
 * @throws `bad-input` for a cursor that is malformed or belongs to another query
 */
export const decodeCursor = <T extends (string | number)[]>(query: unknown, cursor: string | undefined, like: T): T | undefined => {
  if (cursor === undefined) return undefined
  let parts: unknown
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    throw refusal()
  }
  if (!Array.isArray(parts)) throw refusal()
  const [hash, ...place] = parts as unknown[]
  const fits =
    place.length === like.length &&
    place.every((value, at) =>
      typeof like[at] === 'number'
        ? Number.isInteger(value) && Math.abs(value as number) < 2 ** 31
        : typeof value === 'string' && isStorable(value),
    )
  if (hash !== hashQuery(query) || !fits) throw refusal()
  return place as T
}
