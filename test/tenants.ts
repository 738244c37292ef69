import type { Call, User } from '../src/core/index.js'
import type { Tenant, TenantDomain } from '../src/memory.js'

export const scope = { cloudId: 'google', domainId: 'example.com' }

export const callOf = (signal = new AbortController().signal): Call => ({ signal })

export const user = (id: string, part: Partial<User> = {}): User => ({
  id,
  email: `${id}@example.com`,
  name: id,
  accountStatus: 'active',
  backupStatus: 'none',
  ...part,
})

export const tenantOf = (domain: Partial<TenantDomain>): Tenant => ({
  clouds: [
    {
      id: 'google',
      name: 'Google Workspace',
      kind: 'google-workspace',
      domains: [{ id: 'example.com', name: 'example.com', credits: 5, users: [], groups: [], orgUnits: [], ...domain }],
    },
  ],
})

/** What a promise rejects with. */
export const rejection = async (
  promise: Promise<unknown>,
): Promise<{ code?: string; details?: unknown; field?: string; message?: string }> => {
  try {
    await promise
  } catch (error) {
    return error as { code?: string }
  }
  throw new Error('should have been rejected')
}
