import { type CloudCallsOptions, createCloudCalls } from '../../cloud-calls/cloud-calls.js'
import { readGraphFailure } from '../../cloud-calls/read-graph-failure.js'
import type { Directory, DirectoryCloud } from '../../compose/directory.js'
import { BackupError, type Call, type CloudLimit, type GetToken, type Scope } from '../../core/internal.js'
import { createGraphClient, withPermission } from './graph-client.js'
import { TENANTS } from './graph-shapes.js'
import { createContainerListings } from './list-containers.js'
import { createUserListings } from './list-graph-users.js'
import { createUserExtras } from './read-user-extras.js'

export interface Microsoft365Options {
  /**
   * Returns an access token for Microsoft Graph. Called before the first request, and once for all waiting requests after an answer with
   * status 401, with the claims challenge of the answer.
   */
  getToken: GetToken
  /** Origin of Microsoft Graph. National clouds have others. Default `https://graph.microsoft.com`. */
  origin?: string | undefined
  /** Replaces the global `fetch`. */
  fetch?: CloudCallsOptions['fetch']
}

/** Requests at the same time: Graph limits an app within a tenant, and other work of the app needs room. */
const CONCURRENCY = 4
const ORIGIN = 'https://graph.microsoft.com'
const CALL = 'microsoft-365.clouds'
/** Administrative units are a flat list, and Microsoft Graph has no dynamic distribution lists. */
const LIMITS: readonly CloudLimit[] = ['flat-org-units', 'no-dynamic-lists']

/**
 * Creates the directory of a Microsoft 365 tenant, read with Microsoft Graph. Each verified domain is a domain of the cloud; groups and
 * administrative units belong to the tenant, so every domain shows them, with its own users as members.
 *
 * @example
 * compose({ directory: microsoft365Directory({ getToken: () => acquireToken(['https://graph.microsoft.com/.default']) }), engine })
 */
export const microsoft365Directory = ({ getToken, origin = ORIGIN, fetch }: Microsoft365Options): Directory => {
  const calls = createCloudCalls({ origin, getToken, fetch, readFailure: readGraphFailure, concurrency: CONCURRENCY })
  const client = createGraphClient(calls, new URL(origin).origin)
  const extras = createUserExtras(client)
  const users = createUserListings(client, extras)
  const containers = createContainerListings(client)
  let cloud: DirectoryCloud | undefined

  const readCloud = async ({ signal }: Call): Promise<DirectoryCloud> => {
    const target = '/organization?$select=id,displayName,verifiedDomains'
    const permission = 'Organization.Read.All, or User.Read for a signed-in user,'
    const { value } = await withPermission('read the tenant', permission, client.read(TENANTS, target, CALL, signal))
    const [tenant] = value
    if (tenant === undefined) throw new BackupError('bad-answer', 'the answer contains no tenant', { call: CALL, field: 'value' })
    cloud = {
      id: `microsoft:${tenant.id}`,
      name: tenant.displayName ?? 'Microsoft 365',
      kind: 'microsoft-365',
      domains: tenant.verifiedDomains.map(({ name }) => ({ id: name, name })),
    }
    return cloud
  }
  const hasScope = ({ cloudId, domainId }: Scope): boolean => cloud?.id === cloudId && cloud.domains.some(({ id }) => id === domainId)
  /** A token must not list one tenant as another. A scope that is not known is looked up once. */
  const checkScope = async (scope: Scope, call: Call): Promise<void> => {
    if (hasScope(scope)) return
    await readCloud(call)
    if (!hasScope(scope))
      throw new BackupError('not-found', 'the tenant of the token has no such cloud and verified domain', { field: 'scope' })
  }

  return {
    clouds: async (call) => [await readCloud(call)],
    limits: () => [...LIMITS, ...(extras.isRefused() ? (['no-mailbox-kinds'] as const) : [])],
    async users(scope, cursor, call) {
      await checkScope(scope, call)
      return users.users(scope, cursor, call)
    },
    async groups(scope, cursor, call) {
      await checkScope(scope, call)
      return containers.groups(scope, cursor, call)
    },
    async orgUnits(scope, cursor, call) {
      await checkScope(scope, call)
      return containers.orgUnits(scope, cursor, call)
    },
    async members(scope, groupIds, cursor, call) {
      await checkScope(scope, call)
      return containers.members(scope, groupIds, cursor, call)
    },
    async changes(scope, kind, since, cursor, call) {
      if (kind !== 'users') throw new BackupError('bad-input', 'Microsoft 365 reports changes of users only', { field: 'since' })
      await checkScope(scope, call)
      return users.changes(scope, since, cursor, call) as never
    },
  }
}
