import { badRequest, type GraphAnswer, graphError, ok } from './graph-answers.js'
import { type GraphQuery, selectedOf } from './graph-lists.js'
import type { GraphTenant } from './graph-tenant.js'

export interface DeltaOptions {
  tenant: GraphTenant
  /** Users on a page. Microsoft documents 200. */
  pageSize: number
  known: readonly string[]
  /** Makes the absolute address of a request below `/v1.0`. */
  link(pathAndQuery: string): string
}

/** State of a delta link: everything after `from` and up to `to` changed, of which `skip` users were returned. */
interface DeltaToken {
  from: number
  to: number
  skip: number
  select: string
}

export interface DeltaRoute {
  /** Links to versions before this one are refused. */
  oldestVersion: number
  /** The refusal of an old link. */
  refusal: 'gone' | 'syncStateNotFound' | 'resyncRequired'
  answer(query: GraphQuery): GraphAnswer
}

const encode = (token: DeltaToken): string => Buffer.from(JSON.stringify(token)).toString('base64url')
const decode = (text: string): DeltaToken | undefined => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString()) as DeltaToken
  } catch {
    return undefined
  }
}

/**
 * `users/delta` has pages of a fixed size, which are not ordered by time. A page may repeat a user, and omits properties without a value. Users
 * are read when their page is requested, so a page may contain changes made after the first page, which the next listing of changes repeats.
 */
export const createDeltaRoute = ({ tenant, pageSize, known, link }: DeltaOptions): DeltaRoute => {
  const itemOf = (id: string, selected: readonly string[]): Record<string, unknown> => {
    const user = tenant.users.get(id)
    if (user === undefined) return { id, '@removed': { reason: tenant.deleted.has(id) ? 'changed' : 'deleted' } }
    return Object.fromEntries(Object.entries(user).filter(([name, value]) => selected.includes(name) && value !== null))
  }
  const refuse = (): GraphAnswer =>
    route.refusal === 'gone'
      ? graphError(410, 'syncStateNotFound', 'The sync state is not found.', { Location: link('/users/delta?$skiptoken=fresh') })
      : graphError(400, route.refusal, 'Resync is required.')

  const page = (token: DeltaToken): GraphAnswer => {
    const selected = token.select.split(',')
    // every other change is reported twice, and the second half before the first
    const changed = tenant.log.slice(token.from, token.to)
    const half = changed.length >> 1
    const shuffled = [...changed.slice(half), ...changed.slice(0, half)].flatMap((id, place) => (place % 2 === 0 ? [id, id] : [id]))
    const ids = shuffled.slice(token.skip, token.skip + pageSize)
    const next = token.skip + pageSize
    const isLast = next >= shuffled.length
    return ok({
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#users',
      ...(isLast
        ? { '@odata.deltaLink': link(`/users/delta?$deltatoken=${encode({ from: token.to, to: 0, skip: 0, select: token.select })}`) }
        : { '@odata.nextLink': link(`/users/delta?$skiptoken=${encode({ ...token, skip: next })}`) }),
      value: ids.map((id) => itemOf(id, selected)),
    })
  }

  const route: DeltaRoute = {
    oldestVersion: 0,
    refusal: 'gone',
    answer(query) {
      const version = tenant.log.length
      const deltaToken = query.get('$deltatoken')
      if (deltaToken === 'latest') {
        const selected = selectedOf(query, known, ['id', 'displayName', 'userPrincipalName'])
        if (!Array.isArray(selected)) return selected as GraphAnswer
        return page({ from: version, to: version, skip: 0, select: selected.join(',') })
      }
      const continued = decode(query.get('$skiptoken') ?? '')
      const begun = decode(deltaToken ?? '')
      const token = continued ?? (begun && { ...begun, to: version })
      if (token === undefined) return badRequest('Badly formed token.')
      return token.from < route.oldestVersion ? refuse() : page(token)
    },
  }
  return route
}
