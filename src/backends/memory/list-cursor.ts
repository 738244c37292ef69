import { BackupError, hash } from '../../core/internal.js'

/** An opaque place in the answer to one query: nobody else's cursor fits. */
export const cursorOf = (query: string, position: number): string => btoa(`${hash(query)}.${position.toString(36)}`)

/** The position in a cursor of this very query; -1 without a cursor. Rejects `bad-input` for any other. */
export const positionOf = (query: string, cursor: string | undefined): number => {
  if (cursor === undefined) return -1
  let text = ''
  try {
    text = atob(cursor)
  } catch {
    // not even base64: falls through to the refusal
  }
  const [of, place, ...rest] = text.split('.')
  const position = Number.parseInt(place ?? '', 36)
  if (of !== hash(query) || rest.length > 0 || !(position >= 0) || position.toString(36) !== place) {
    throw new BackupError('bad-input', 'this cursor belongs to another query', { field: 'cursor' })
  }
  return position
}
