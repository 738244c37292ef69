const ISO_DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/
/** Fields of answers that are dates, and the record of a domain whose values are dates. */
const DATES: ReadonlySet<string> = new Set(['startedAt', 'finishedAt', 'at', 'since', 'createdAt', 'evaluatedAt', 'exhaustedAt'])
const RECORD_OF_DATES = 'synced'

/**
 * Finds a date inside an answer that is not ISO 8601. The schemas accept every text that `Date.parse` understands, which differs between
 * browsers.
 */
export const findWrongDate = (value: unknown, path = '', isDate = false): { field: string; text: string } | undefined => {
  if (typeof value === 'string') return isDate && !ISO_DATE.test(value) ? { field: path, text: value } : undefined
  if (typeof value !== 'object' || value === null) return undefined
  const isList = Array.isArray(value)
  // lists of ids can have a million entries
  if (isList && typeof value[0] === 'string') return undefined
  for (const [key, inner] of Object.entries(value)) {
    const where = isList ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`
    const found = findWrongDate(inner, where, !isList && (DATES.has(key) || path.endsWith(RECORD_OF_DATES)))
    if (found !== undefined) return found
  }
  return undefined
}
