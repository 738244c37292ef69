const ISO_DATE = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/
/** Paths of dates in answers. The names of facets and settings are data. */
const DATE = /(^|(?<!facets|settings)\.)(at|since|(start|finish|creat|evaluat|exhaust)edAt|synced\.[\w-]+)$/

/**
 * Finds a date inside an answer that is not ISO 8601. The schemas accept every text that `Date.parse` understands, which differs between
 * browsers.
 */
export const findWrongDate = (value: unknown, field = ''): { field: string; text: string } | undefined => {
  if (typeof value === 'string') return DATE.test(field) && !ISO_DATE.test(value) ? { field, text: value } : undefined
  // lists of ids can have a million entries
  if (typeof value !== 'object' || value === null || (Array.isArray(value) && typeof value[0] === 'string')) return undefined
  for (const [key, inner] of Object.entries(value)) {
    const found = findWrongDate(inner, Array.isArray(value) ? `${field}[${key}]` : field === '' ? key : `${field}.${key}`)
    if (found !== undefined) return found
  }
  return undefined
}
