import { badRequest, denied, type GraphAnswer, type GraphRequest, graphError, notFound, ok, unsupported } from './graph-answers.js'
import { createDeltaRoute, type DeltaRoute } from './graph-delta.js'
import { type GraphQuery, type ListOptions, listPage, queryOf } from './graph-lists.js'
import type { GraphMember, GraphTenant, GraphUser } from './graph-tenant.js'

const USER = [
  ...[
    'id',
    'displayName',
    'givenName',
    'surname',
    'userPrincipalName',
    'mail',
    'proxyAddresses',
    'accountEnabled',
    'userType',
    'department',
  ],
  ...['jobTitle', 'officeLocation', 'usageLocation', 'assignedLicenses'],
]
const USER_DEFAULTS = ['id', 'displayName', 'givenName', 'surname', 'userPrincipalName', 'mail', 'jobTitle', 'officeLocation']
const GROUP = ['id', 'displayName', 'description', 'mail', 'mailEnabled', 'mailNickname', 'securityEnabled', 'groupTypes', 'visibility']
const UNIT = ['id', 'displayName', 'description', 'visibility', 'membershipType']
const ORGANIZATION = ['id', 'displayName', 'verifiedDomains']
const SKU = ['id', 'skuId', 'skuPartNumber', 'capabilityStatus', 'appliesTo', 'consumedUnits', 'prepaidUnits']
const LIST_PARAMETERS = ['$select', '$top', '$skiptoken', '$filter', '$count', '$search', '$orderby', '$expand']

/** Permissions that a test may withhold. */
export type Permission =
  | 'Organization.Read.All'
  | 'User.Read.All'
  | 'GroupMember.Read.All'
  | 'Member.Read.Hidden'
  | 'AdministrativeUnit.Read.All'
  | 'MailboxSettings.Read'
  | 'LicenseAssignment.Read.All'

export interface RouteOptions {
  tenant: GraphTenant
  withheld: ReadonlySet<Permission>
  /** Size of a page of `users/delta`. */
  deltaPageSize: number
  /** Number of changes that the index behind advanced queries has not seen. */
  indexLag(): number
  link(pathAndQuery: string): string
}

export interface GraphRoutes {
  readonly delta: DeltaRoute
  answer(request: GraphRequest): GraphAnswer
}

/** The routes of one tenant, without tokens, throttling and batches. */
export const createGraphRoutes = ({ tenant, withheld, deltaPageSize, indexLag, link }: RouteOptions): GraphRoutes => {
  /** Issued links: a next page is answered only for the link as it was issued. */
  const issued = new Map<string, number>()
  const delta = createDeltaRoute({ tenant, pageSize: deltaPageSize, known: USER, link })

  const list = (
    request: GraphRequest,
    items: readonly object[],
    known: readonly string[],
    defaults: readonly string[],
    convert?: (item: object) => object,
  ): GraphAnswer => {
    const query = queryOf(request.url)
    const unknown = [...query.keys()].find((name) => !LIST_PARAMETERS.includes(name))
    if (unknown !== undefined) return badRequest(`The query parameter '${unknown}' is not supported.`)
    if (query.has('$filter') || query.has('$search') || query.has('$orderby')) return unsupported('Unsupported or invalid query.')
    let skip = 0
    if (query.has('$skiptoken')) {
      const found = issued.get(request.url)
      if (found === undefined) return badRequest('The specified page token value has expired.', 'Directory_ExpiredPageToken')
      skip = found
    }
    const [base = ''] = request.url.split(/[?&]\$skiptoken=/)
    const issue: ListOptions['issue'] = (next) => {
      // an encoded plus and a lower-case escape do not survive decoding and encoding
      const url = `${base}${base.includes('?') ? '&' : '?'}$skiptoken=m~Aa%2b%2FXQ${next}%3d`
      issued.set(url, next)
      return link(url)
    }
    return listPage(items, skip, { query, known, defaults, issue, ...(convert && { convert }) })
  }

  /** An advanced query reads an index that lags, and needs its header. */
  const advancedUsers = (request: GraphRequest, query: GraphQuery): GraphAnswer => {
    const domain = /^endsWith\(userPrincipalName,'(@.*)'\)$/.exec(query.get('$filter') ?? '')?.[1]
    if (request.headers.consistencylevel !== 'eventual' || domain === undefined)
      return unsupported('Unsupported or invalid query filter clause.')
    const unseen = new Set(tenant.log.slice(Math.max(0, tenant.log.length - indexLag())))
    const users = [...tenant.users.values()].filter(({ id, userPrincipalName }) => !unseen.has(id) && userPrincipalName.endsWith(domain))
    return list(
      { ...request, url: request.url.replace(/[&?]\$(filter|count)=[^&]*/g, '').replace('/users&', '/users?') },
      users,
      USER,
      USER_DEFAULTS,
    )
  }

  const memberOf = ({ type, id }: GraphMember): Partial<GraphUser> & { '@odata.type': string } => {
    const user = tenant.users.get(id) ?? tenant.deleted.get(id)
    return { '@odata.type': `#microsoft.graph.${type}`, ...(user ?? { id }) }
  }
  const members = (request: GraphRequest, found: { members: GraphMember[] } | undefined, id: string): GraphAnswer => {
    if (found === undefined)
      return notFound(`Resource '${id}' does not exist or one of its queried reference-property objects are not present.`)
    return list(request, found.members, [...USER, '@odata.type'], USER_DEFAULTS, (member) => memberOf(member as GraphMember))
  }
  const groupMembers = (request: GraphRequest, id: string): GraphAnswer => {
    const group = tenant.groups.get(id)
    if (group?.visibility === 'HiddenMembership' && withheld.has('Member.Read.Hidden')) return denied()
    return members(request, group, id)
  }
  const mailboxSettings = (id: string): GraphAnswer => {
    const purpose = tenant.purposes.get(id)
    if (purpose === undefined)
      return graphError(404, 'MailboxNotEnabledForRESTAPI', 'The mailbox is either inactive, soft-deleted, or is hosted on-premise.')
    return ok({ '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#mailboxSettings', userPurpose: purpose })
  }
  const organization = () => ({
    id: tenant.id,
    displayName: tenant.displayName,
    verifiedDomains: tenant.domains.map((name, place) => ({
      ...{ name, isDefault: place === 0, isInitial: place === tenant.domains.length - 1 },
      ...{ type: 'Managed', capabilities: 'Email, OfficeCommunicationsOnline' },
    })),
  })
  const skus = () =>
    [...tenant.skus].map(([skuId, skuPartNumber]) => ({
      ...{ id: `${tenant.id}_${skuId}`, skuId, skuPartNumber, capabilityStatus: 'Enabled', appliesTo: 'User', consumedUnits: 14 },
      prepaidUnits: { enabled: 25, suspended: 0, warning: 0, lockedOut: 0 },
    }))
  const domains = () => tenant.domains.map((id, place) => ({ id, isDefault: place === 0, isVerified: true, supportedServices: ['Email'] }))

  /** Routes by path. The permission is checked first; the groups of the expression are the ids in the path. */
  const table: readonly (readonly [RegExp, Permission, (request: GraphRequest, id: string) => GraphAnswer])[] = [
    [/^\/organization$/, 'Organization.Read.All', (request) => list(request, [organization()], ORGANIZATION, ORGANIZATION)],
    [
      /^\/domains$/,
      'Organization.Read.All',
      (request) => list(request, domains(), ['id', 'isDefault', 'isVerified', 'supportedServices'], ['id']),
    ],
    [/^\/subscribedSkus$/, 'LicenseAssignment.Read.All', (request) => list(request, skus(), SKU, SKU)],
    [
      /^\/users$/,
      'User.Read.All',
      (request) => {
        const query = queryOf(request.url)
        return query.has('$filter') ? advancedUsers(request, query) : list(request, [...tenant.users.values()], USER, USER_DEFAULTS)
      },
    ],
    [/^\/users\/delta$/, 'User.Read.All', ({ url }) => delta.answer(queryOf(url))],
    [/^\/users\/([^/]+)\/mailboxSettings$/, 'MailboxSettings.Read', (_, id) => mailboxSettings(id)],
    [
      /^\/directory\/deletedItems\/microsoft\.graph\.user$/,
      'User.Read.All',
      (request) => list(request, [...tenant.deleted.values()], [...USER, 'deletedDateTime'], [...USER_DEFAULTS, 'deletedDateTime']),
    ],
    [/^\/groups$/, 'GroupMember.Read.All', (request) => list(request, [...tenant.groups.values()], GROUP, GROUP)],
    [/^\/groups\/([^/]+)\/members$/, 'GroupMember.Read.All', groupMembers],
    [
      /^\/directory\/administrativeUnits$/,
      'AdministrativeUnit.Read.All',
      (request) => list(request, [...tenant.units.values()], UNIT, UNIT),
    ],
    [
      /^\/directory\/administrativeUnits\/([^/]+)\/members$/,
      'AdministrativeUnit.Read.All',
      (request, id) => members(request, tenant.units.get(id), id),
    ],
  ]

  return {
    delta,
    answer(request) {
      const [path = ''] = request.url.split('?')
      for (const [expression, permission, act] of table) {
        const match = expression.exec(path)
        if (match === null) continue
        if (request.method !== 'GET') return graphError(405, 'Request_BadRequest', 'Specified HTTP method is not allowed.')
        return withheld.has(permission) ? denied() : act(request, decodeURIComponent(match[1] ?? ''))
      }
      return badRequest(`Resource not found for the segment '${path.split('/')[1]}'.`, 'BadRequest')
    },
  }
}
