import { trimCell } from './address.js'

const GUID = /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i
const ID = /^[\p{L}\p{N}][\p{L}\p{N}._:-]{2,127}$/u
const DATE = /^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}$|^\d{1,2}:\d{2}/

/** Reads a cell that is a GUID, the id of a user or group at Microsoft. */
export const readGuid = (cell: string): string | undefined => {
  if (cell.length < 36 || cell.length > 60) return undefined
  const text = trimCell(cell)
  return GUID.test(text) ? text.replace(/[{}]/g, '') : undefined
}

/** Reads a cell that may be a directory id: one word of at least three characters with a digit that is not a date. */
export const readId = (cell: string): string | undefined => {
  if (cell.length > 200) return undefined
  const text = trimCell(cell)
  if (!ID.test(text)) return readGuid(cell)
  return /\d/.test(text) && !DATE.test(text) ? text : undefined
}

/** Returns true for row numbers: each value is the previous one plus 1. */
export const isSequence = (ids: readonly string[]): boolean =>
  ids.length > 1 && ids.every((id, index) => index === 0 || Number(id) === Number(ids[index - 1]) + 1)
