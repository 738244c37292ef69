import type { ItemRef, User } from '../../src/core/index.js'
import { type GenerateOptions, generateTenant, type Tenant, type TenantDomain } from '../../src/memory.js'

/** The domain of `tenantOf` and the first domain of `smallTenant` and `sampleTenant`. */
export const scope = { cloudId: 'google', domainId: 'example.com' }
/** The second domain of `smallTenant`. */
export const otherScope = { cloudId: 'google', domainId: 'second.example' }

export const user = (id: string): ItemRef => ({ kind: 'user', id })
export const group = (id: string): ItemRef => ({ kind: 'group', id })
export const orgUnit = (id: string): ItemRef => ({ kind: 'org-unit', id })

/**
 * Creates an active user without a backup, changed by `part`. `userOf('ann')` has the name ANN and the address ann@example.com. `userOf(7)`
 * has the id u7 and the name Person 0007, so that names sort like their numbers.
 */
export const userOf = (key: string | number, part: Partial<User> = {}): User => {
  const own =
    typeof key === 'number'
      ? { id: `u${key}`, name: `Person ${String(key).padStart(4, '0')}`, email: `person${key}@example.com` }
      : { id: key, name: key.toUpperCase(), email: `${key}@example.com` }
  return { ...own, accountStatus: 'active', backupStatus: 'none', ...part }
}

/** Returns the users 1 to `count`. */
export const usersOf = (count: number): User[] => Array.from({ length: count }, (_, index) => userOf(index + 1))

/** Returns sync times relative to now, because a fixed date would age from "yesterday" to "last year". */
export const syncedBefore = (hours = 1): NonNullable<TenantDomain['synced']> => {
  const at = new Date(Date.now() - hours * 3_600_000).toISOString()
  return { users: at, groups: at, 'org-units': at }
}

const withDomains = (...domains: readonly TenantDomain[]): Tenant => ({
  clouds: [{ id: 'google', name: 'Google Workspace', kind: 'google-workspace', domains }],
})

/** Creates a tenant with one domain, synced an hour ago, with 500 credits and without users; changed by `domain`. */
export const tenantOf = (domain: Partial<TenantDomain> = {}): Tenant =>
  withDomains({
    id: 'example.com',
    name: 'example.com',
    credits: 500,
    users: [],
    groups: [],
    orgUnits: [],
    synced: syncedBefore(),
    ...domain,
  })

/**
 * Creates a tenant small enough to count by hand: a to f are due, p is protected, s suspended, x deleted; z is alone in the second domain.
 */
export const smallTenant = (credits: number | 'unlimited' = 10): Tenant =>
  withDomains(
    {
      id: scope.domainId,
      name: 'example.com',
      credits,
      users: [
        ...['a', 'b', 'c', 'd', 'e', 'f'].map((id) => userOf(id)),
        userOf('p', { backupStatus: 'protected' }),
        userOf('s', { accountStatus: 'suspended', statusReason: 'by administrator' }),
        userOf('x', { accountStatus: 'deleted' }),
      ],
      groups: [
        { id: 'ab', name: 'A and B', members: ['a', 'b'] },
        { id: 'all', name: 'All', members: ['c', 'p', 's', 'x'], groups: ['ab', 'round'] },
        { id: 'round', name: 'Round', members: ['a'], groups: ['all'] },
      ],
      orgUnits: [
        { id: 'root', name: 'Root', parentId: null, users: ['a', 'd'] },
        { id: 'sub', name: 'Sub', parentId: 'root', users: ['e', 's'] },
      ],
    },
    { id: otherScope.domainId, name: 'second.example', credits: 1, users: [userOf('z')], groups: [], orgUnits: [] },
  )

/** Creates the generated tenant of pages and stories, which is the same for the same options. Defaults: seed 7 and 120 users. */
export const sampleTenant = (options: Partial<GenerateOptions> = {}): Tenant => generateTenant({ seed: 7, users: 120, ...options })
