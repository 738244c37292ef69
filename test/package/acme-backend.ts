import type { BackupAdapter, BackupError, BackupRequest, ItemRef, Scope, User, UserFilter } from '../../src/core/index.js'
import { createMemoryAdapter, generateTenant } from '../../src/memory.js'

const STATUS: Readonly<Record<string, number>> = { 'not-enough-credits': 402, 'not-found': 404, 'selection-changed': 409, 'bad-input': 422 }
const json = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status })

/** Query parameters of the API. `in` is `kind:id`, lists are separated by commas, and a sort order is `name` or `-name`. */
interface Query {
  in?: string
  sort?: string
  limit?: string
  accountStatus?: string
  backupStatus?: string
  search?: string
  cursor?: string
}

const toPage = (scope: Scope, { search, cursor, limit }: Query) => ({
  scope,
  ...(search !== undefined && { search }),
  ...(cursor !== undefined && { cursor }),
  ...(limit !== undefined && { limit: Number(limit) }),
})

const toUserQuery = (scope: Scope, query: Query) => {
  const { in: within, sort, accountStatus, backupStatus } = query
  const [kind, ...id] = within?.split(':') ?? []
  return {
    ...toPage(scope, query),
    ...(within !== undefined && { within: { kind, id: id.join(':') } as ItemRef }),
    ...(sort !== undefined && { sort: { by: sort.replace('-', ''), descending: sort.startsWith('-') } as NonNullable<UserFilter['sort']> }),
    ...(accountStatus !== undefined && { accountStatus: accountStatus.split(',') as User['accountStatus'][] }),
    ...(backupStatus !== undefined && { backupStatus: backupStatus.split(',') as User['backupStatus'][] }),
  }
}

/** Parts of `RequestInit` that the documented adapter uses. */
interface Init {
  body?: string
  headers: Record<string, string>
  signal: AbortSignal
}

/** Creates the `fetch` of a backend with its own API over a memory adapter. The documented adapter uses this backend. */
export const createAcmeBackend = (): ((url: URL, init: Init) => Promise<Response>) => {
  const memory: BackupAdapter = createMemoryAdapter({ tenant: generateTenant({ seed: 4, users: 120 }) })

  const answer = async (url: URL, { body, headers, signal }: Init): Promise<unknown> => {
    const call = { signal }
    const [, , cloudId = '', domainId = '', resource] = url.pathname.split('/').map(decodeURIComponent)
    if (resource === undefined) return memory.listClouds(call)
    const scope = { cloudId, domainId }
    const query = Object.fromEntries(url.searchParams) as Query
    const sent: unknown = body && JSON.parse(body)
    switch (resource) {
      case 'users':
        return memory.listUsers(toUserQuery(scope, query), call)
      case 'groups':
        return memory.listGroups(toPage(scope, query), call)
      case 'org-units':
        return memory.listOrgUnits(scope, call)
      case 'match':
        return memory.matchUsers(scope, (sent as { keys: string[] }).keys, call)
      case 'credits':
        return memory.getCredits(scope, call)
      default:
        return memory.startBackup(
          { scope, ...(sent as Omit<BackupRequest, 'scope'>) },
          { ...call, idempotencyKey: headers['idempotency-key'] ?? '' },
        )
    }
  }

  return async (url, init) => {
    try {
      return json(await answer(url, init))
    } catch (error) {
      if (init.signal.aborted) throw init.signal.reason
      const { code, message, details } = error as BackupError
      return json({ message, ...(details as object | undefined) }, STATUS[code] ?? 503)
    }
  }
}
