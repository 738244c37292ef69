// Tenants, doubles and directories of both clouds for the independent programs.
import type { Directory } from '../../src/compose.js'
import type { Scope } from '../../src/core/index.js'
import { googleWorkspaceDirectory } from '../../src/google-workspace.js'
import { microsoft365Directory } from '../../src/microsoft-365.js'
import { startGoogleDouble } from '../doubles/google-workspace/google-double.js'
import { CUSTOMER_ID, toGoogleTenant } from '../doubles/google-workspace/google-tenant.js'
import { graphTenantOf } from '../doubles/microsoft-365/graph-tenant.js'
import { startBackupDouble } from '../doubles/microsoft-365-backup/start-backup-double.js'
import { sampleTenant } from '../worlds/tenants.js'

/** More users than a page of both clouds. */
const USERS = 1_204
export const TOKEN = 'token-of-this-test'
const getToken = (): string => TOKEN

/** Sends a request of a directory in place of the global `fetch`. */
export type Fetch = (request: Request) => Promise<Response>

export const startGoogle = async () => {
  const tenant = await toGoogleTenant(sampleTenant({ users: USERS, cloud: 'google-workspace' }))
  const double = await startGoogleDouble({ tenant })
  return {
    double,
    tenant,
    scope: { cloudId: `google:${CUSTOMER_ID}`, domainId: tenant.domains[0]?.domainName ?? '' },
    directory: (fetch?: Fetch): Directory => googleWorkspaceDirectory({ getToken, origin: double.origin, ...(fetch && { fetch }) }),
  }
}

export const startMicrosoft = async () => {
  const tenant = graphTenantOf(sampleTenant({ users: USERS, cloud: 'microsoft-365' }))
  const double = await startBackupDouble({ tenant })
  return {
    double,
    tenant,
    scope: { cloudId: `microsoft:${tenant.id}`, domainId: tenant.domains[0] ?? '' },
    directory: (fetch?: Fetch): Directory => microsoft365Directory({ getToken, origin: double.origin, ...(fetch && { fetch }) }),
  }
}

interface Page {
  items: readonly (Record<'id', string> & Partial<Record<'members' | 'groups' | 'users', readonly string[] | undefined>>)[]
  next?: string | undefined
}
const LISTINGS = ['users', 'groups', 'orgUnits'] as const

/** Ids by list, and `member in list` for every member. */
export const readIds = async (directory: Directory, scope: Scope): Promise<Record<(typeof LISTINGS)[number], string[]>> => {
  const call = { signal: new AbortController().signal }
  const read = async (list: (typeof LISTINGS)[number]): Promise<string[]> => {
    const ids = new Set<string>()
    let cursor: string | undefined
    do {
      const page: Page = await directory[list](scope, cursor, call)
      for (const { id, members = [], groups = [], users = [] } of page.items) {
        ids.add(id)
        for (const member of [...members, ...groups, ...users]) ids.add(`${member} in ${id}`)
      }
      cursor = page.next
    } while (cursor !== undefined)
    return [...ids].sort()
  }
  await directory.clouds(call)
  return { users: await read('users'), groups: await read('groups'), orgUnits: await read('orgUnits') }
}
