import { badRequest, forbidden, type GoogleAnswer, type GoogleRequest, googleError, ok } from './google-answers.js'
import { applyMask, type Mask, parseMask } from './google-mask.js'
import { CUSTOMER_ID, type GoogleTenant, type GoogleUnit, ROOT_ID } from './google-tenant.js'

/** State of the double that decides about page tokens. */
export interface TokenRules {
  /** The time of the server in milliseconds. */
  now(): number
  /** Page tokens of an earlier generation are refused. */
  generation(): number
}

export interface GoogleRoutesOptions extends TokenRules {
  tenant: GoogleTenant
  /** A listing of the whole tree fails from this number of org units. */
  maxUnits: number
}

type Json = Record<string, unknown>
type Answer = (request: GoogleRequest, ...parts: string[]) => GoogleAnswer

const HOUR_MS = 3_600_000
const BASE = '/admin/directory/v1/'
const notFound = (what: string): GoogleAnswer => googleError(404, 'notFound', `Resource Not Found: ${what}`)

/** Google compares addresses without case. */
const byAddress = (field: 'primaryEmail' | 'email') => (a: Json, b: Json) => {
  const [first, second] = [String(a[field]).toLowerCase(), String(b[field]).toLowerCase()]
  return first < second ? -1 : Number(first > second)
}

const isUnder = (path: string, parent: string): boolean =>
  parent === '/' || path.toLowerCase() === parent.toLowerCase() || path.toLowerCase().startsWith(`${parent.toLowerCase()}/`)

const sizeOf = (query: URLSearchParams, normal: number, most: number): number | undefined => {
  const size = Number(query.get('maxResults') ?? normal)
  return Number.isInteger(size) && size >= 1 && size <= most ? size : undefined
}

/** Cuts a page out of a list. A page token is valid for an hour, with the same parameters only. */
const pageOf = (
  list: readonly Json[],
  name: string,
  query: URLSearchParams,
  most: number,
  path: string,
  rules: TokenRules,
): GoogleAnswer => {
  const size = sizeOf(query, most === 200 ? 200 : 100, most)
  if (size === undefined) return badRequest('Invalid Input: maxResults')
  const parameters = new URLSearchParams(query)
  parameters.delete('pageToken')
  parameters.sort()
  const key = `${path}?${parameters}`
  const pageToken = query.get('pageToken')
  let at = { key, from: 0, begunAt: rules.now(), generation: rules.generation() }
  if (pageToken !== null) {
    try {
      at = JSON.parse(Buffer.from(pageToken, 'base64url').toString()) as typeof at
    } catch {
      return badRequest('Invalid Input: pageToken')
    }
    if (at.key !== key) return badRequest('Invalid page token, request parameters do not match')
    if (at.generation !== rules.generation()) return badRequest('Invalid Input: pageToken')
    if (rules.now() - at.begunAt > HOUR_MS) return googleError(503, 'backendError', 'Service unavailable. Please try again')
  }
  const to = at.from + size
  const token = Buffer.from(JSON.stringify({ ...at, from: to })).toString('base64url')
  const rows = list.slice(at.from, to)
  return ok({
    kind: `admin#directory#${name}`,
    etag: '"list"',
    ...(rows.length > 0 && { [name]: rows }),
    ...(to < list.length && { nextPageToken: token }),
  })
}

/** Creates the routes of the Directory API for one tenant. */
export const createGoogleRoutes = ({ tenant, maxUnits, ...rules }: GoogleRoutesOptions) => {
  const isCustomer = (id: string | null): boolean => id === 'my_customer' || id === CUSTOMER_ID
  /** Lists by the array that they come from, and its length, so that a changed tenant is read again. */
  const lists = new WeakMap<readonly Json[], Map<string, readonly Json[]>>()
  /** Sorts and filters each list once, because a listing has hundreds of pages. */
  const cached = (source: readonly Json[], parts: readonly unknown[], make: () => readonly Json[]): readonly Json[] => {
    const own = lists.get(source) ?? new Map<string, readonly Json[]>()
    lists.set(source, own)
    const key = JSON.stringify([source.length, ...parts])
    const list = own.get(key) ?? make()
    own.set(key, list)
    return list
  }
  const inDomain = (list: readonly Json[], field: 'primaryEmail' | 'email', domain: string | null): readonly Json[] =>
    list.filter((one) => domain === null || String(one[field]).toLowerCase().endsWith(`@${domain.toLowerCase()}`))

  const listUsers: Answer = ({ path, query }) => {
    const [customer, domain] = [query.get('customer'), query.get('domain')]
    if (customer === null && domain === null) return badRequest('Bad Request')
    if (customer !== null && !isCustomer(customer)) return badRequest('Invalid Input: customer')
    if (domain !== null && !tenant.domains.some(({ domainName }) => domainName === domain)) return notFound('domain')
    const isDeleted = query.get('showDeleted') === 'true'
    const [orderBy, search] = [query.get('orderBy'), query.get('query')]
    // the index matches the whole subtree
    const unit = search === null ? undefined : /^orgUnitPath='((?:[^'\\]|\\.)*)'$/.exec(search)?.[1]?.replace(/\\(.)/g, '$1')
    if (search !== null && unit === undefined) return badRequest('Invalid Input: query')
    const users = isDeleted ? tenant.deleted : tenant.users
    const list = cached(users, [domain, orderBy, unit], () => {
      const all = inDomain(users, 'primaryEmail', domain).filter((user) => unit === undefined || isUnder(String(user.orgUnitPath), unit))
      return orderBy === 'email' ? [...all].sort(byAddress('primaryEmail')) : all
    })
    return pageOf(list, 'users', query, 500, path, rules)
  }
  const getUser: Answer = (_, key = '') => {
    const isKey = (user: Json): boolean => user.id === key || String(user.primaryEmail).toLowerCase() === key.toLowerCase()
    const user = tenant.users.find(isKey)
    if (user !== undefined) return ok(user)
    // the reason distinguishes a deleted user from an outsider
    return tenant.deleted.some(isKey) ? googleError(412, 'conditionNotMet', 'User is deleted.') : forbidden()
  }
  const listGroups: Answer = ({ path, query }) => {
    const [customer, domain] = [query.get('customer'), query.get('domain')]
    if (customer === null && domain === null) return badRequest('Bad Request')
    if (customer !== null && !isCustomer(customer)) return badRequest('Invalid Input: customer')
    const all = cached(tenant.groups, [domain, query.get('orderBy')], () => {
      const found = inDomain(tenant.groups, 'email', domain)
      return query.get('orderBy') === 'email' ? [...found].sort(byAddress('email')) : found
    })
    return pageOf(all, 'groups', query, 200, path, rules)
  }
  const listMembers: Answer = ({ path, query }, key = '') => {
    const group = tenant.groups.find(({ id, email }) => id === key || email === key)
    if (group === undefined) return tenant.foreignGroups.has(key) ? forbidden() : notFound('groupKey')
    return pageOf(tenant.members.get(group.id) ?? [], 'members', query, 200, path, rules)
  }
  const listUnits: Answer = ({ query }, customer = '') => {
    if (!isCustomer(customer)) return badRequest('Invalid Input: customerId')
    const parent = query.get('orgUnitPath') ?? '/'
    const at: Pick<GoogleUnit, 'orgUnitId' | 'orgUnitPath'> | undefined =
      parent === '/' || parent === ROOT_ID
        ? { orgUnitId: ROOT_ID, orgUnitPath: '/' }
        : tenant.units.find(({ orgUnitId, orgUnitPath }) => orgUnitId === parent || orgUnitPath === parent)
    if (at === undefined) return notFound('orgUnit')
    const below = tenant.units.filter((unit) => unit.orgUnitId !== at.orgUnitId && isUnder(unit.orgUnitPath, at.orgUnitPath))
    const isAll = query.get('type') === 'all'
    if (isAll && below.length > maxUnits) return googleError(503, 'backendError', 'Service unavailable. Please try again')
    const found = isAll ? below : below.filter(({ parentOrgUnitId }) => parentOrgUnitId === at.orgUnitId)
    return ok({ kind: 'admin#directory#orgUnits', ...(found.length > 0 && { etag: '"o"', organizationUnits: found }) })
  }
  const getCustomer: Answer = (_, key = '') => (isCustomer(key) ? ok(tenant.customer) : badRequest('Bad Request'))
  const listDomains: Answer = (_, key = '') =>
    isCustomer(key) ? ok({ kind: 'admin#directory#domains', etag: '"d"', domains: tenant.domains }) : badRequest('Bad Request')

  const routes: [RegExp, Answer][] = [
    [/^users$/, listUsers],
    [/^users\/([^/]+)$/, getUser],
    [/^groups$/, listGroups],
    [/^groups\/([^/]+)\/members$/, listMembers],
    [/^customer\/([^/]+)\/orgunits$/, listUnits],
    [/^customers\/([^/]+)$/, getCustomer],
    [/^customer\/([^/]+)\/domains$/, listDomains],
  ]
  return (request: GoogleRequest): GoogleAnswer => {
    const rest = request.path.startsWith(BASE) ? request.path.slice(BASE.length) : ''
    for (const [expression, answer] of routes) {
      const match = expression.exec(rest)
      if (match === null) continue
      const fields = request.query.get('fields')
      const mask: Mask | undefined = fields === null ? new Map() : parseMask(fields)
      if (mask === undefined) return badRequest(`Invalid field selection ${fields}`)
      const full = answer(request, ...match.slice(1).map(decodeURIComponent))
      return full.status === 200 ? ok(applyMask(full.body, mask)) : full
    }
    return notFound('method')
  }
}
