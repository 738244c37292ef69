import { badRequest, type GraphAnswer, ok } from './graph-answers.js'

/** The query of a request, with decoded values. */
export type GraphQuery = ReadonlyMap<string, string>

export const queryOf = (url: string): GraphQuery => {
  const [, query = ''] = url.split('?', 2)
  return new Map([...new URLSearchParams(query)])
}

export const MAX_TOP = 999

/** Keeps exactly the selected properties. Graph returns the type of a mixed item in any case. */
const pick = (item: Readonly<Record<string, unknown>>, selected: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(item).filter(([name]) => selected.includes(name) || name.startsWith('@')))

/** The selected properties, or an answer that names the unknown property. */
export const selectedOf = (query: GraphQuery, known: readonly string[], defaults: readonly string[]): readonly string[] | GraphAnswer => {
  const selected = query.get('$select')?.split(',') ?? defaults
  const unknown = selected.find((name) => !known.includes(name))
  return unknown === undefined ? selected : badRequest(`Could not find a property named '${unknown}'.`)
}

export interface ListOptions {
  query: GraphQuery
  known: readonly string[]
  defaults: readonly string[]
  /** Properties of the page size. Default 100 on a page, at most 999. */
  pageSize?: number
  /** Issues a link for the next page, which the double accepts only unchanged. */
  issue(skip: number): string
  /** Converts an item of the page. Default: unchanged. */
  convert?(item: object): object
}

/** One page of a list, with the properties and the size that the query demands. */
export const listPage = (
  items: readonly object[],
  skip: number,
  { query, known, defaults, pageSize = 100, issue, convert = (item) => item }: ListOptions,
): GraphAnswer => {
  const selected = selectedOf(query, known, defaults)
  if (!Array.isArray(selected)) return selected as GraphAnswer
  const top = query.get('$top')
  const size = top === undefined ? pageSize : Number(top)
  if (!Number.isInteger(size) || size < 1 || size > MAX_TOP)
    return badRequest(`Invalid page size specified: '${top}'. Must be between 1 and 999 inclusive.`)
  const value = items.slice(skip, skip + size).map((item) => pick(convert(item) as Record<string, unknown>, selected))
  const next = skip + size
  return ok({
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#list',
    ...(next < items.length && { '@odata.nextLink': issue(next) }),
    value,
  })
}
