import type { CloudKind, Tenant, TenantChanges, TenantCloud, TenantDomain } from '../../compose/tenant.js'
import type { User } from '../../core/internal.js'
import { createRandom } from '../../core/internal.js'
import { generateGroups } from './generate-groups.js'
import { generateOrgUnits } from './generate-org-units.js'
import { createPersons } from './generate-users.js'

export interface GenerateOptions {
  /** The same seed and numbers make the same tenant. */
  seed: number
  /** Users of the first domain of the first cloud. Further domains and clouds come on top, small ones. Default 1,204. */
  users?: number | undefined
  /** Groups of that domain, nested ones included. Default: one for 20 users, 100,000 at most. */
  groups?: number | undefined
  /** Members of its largest group, by name. Default: a quarter of the users. */
  largestGroup?: number | undefined
  /** Org units of that domain, 1 or more. Default: one for 25 users, 50,000 at most. */
  orgUnits?: number | undefined
  /** Credits of that domain. Default: 500, or two for five users where that is more. */
  credits?: number | 'unlimited' | undefined
  /** Only this cloud, with one domain. Default: Google Workspace with three domains (the last never synced) and Microsoft 365. */
  cloud?: CloudKind | undefined
  /** The present, in milliseconds since 1970; sync times are hours before it. Default: the clock of the machine. */
  now?: number | undefined
}

const HOUR_MS = 3_600_000

/** Sync times relative to the full hour, so that a sample tenant never looks stale and two calls give the same tenant. */
const syncedBefore = (now: number): NonNullable<TenantDomain['synced']> => {
  const hour = Math.floor(now / HOUR_MS) * HOUR_MS
  return {
    users: new Date(hour - 2 * HOUR_MS).toISOString(),
    groups: new Date(hour - 1.9 * HOUR_MS).toISOString(),
    'org-units': new Date(hour - 9 * HOUR_MS).toISOString(),
  }
}

interface DomainOptions {
  name: string
  kind: CloudKind
  users: number
  groups?: number | undefined
  largestGroup?: number | undefined
  orgUnits?: number | undefined
  credits: number | 'unlimited'
  synced: TenantDomain['synced']
}

/** Numbers of ids, going on over the domains so that no id is given twice in a tenant. */
interface Counter {
  users: number
  groups: number
  orgUnits: number
}

const generateDomain = (options: DomainOptions, random: () => number, counter: Counter): TenantDomain => {
  const { name, kind, credits } = options
  const count = Math.max(0, Math.floor(options.users))
  const persons = createPersons(name, random)
  const ids = Array.from({ length: count }, () => `u${++counter.users}`)
  const units = generateOrgUnits({
    count: Math.max(1, Math.floor(options.orgUnits ?? Math.min(50_000, Math.max(8, count / 25)))),
    userIds: ids,
    isFlat: kind === 'microsoft-365',
    domain: name,
    random,
    nextId: () => `unit${++counter.orgUnits}`,
  })
  const users = persons.make(ids, units.unitOf)
  const groups = generateGroups({
    count: Math.max(0, Math.floor(options.groups ?? Math.min(100_000, Math.max(6, count / 20)))),
    largest: Math.min(count, Math.floor(options.largestGroup ?? Math.max(3, count / 4))),
    userIds: ids,
    domain: name,
    random,
    nextId: () => `g${++counter.groups}`,
  })

  // what happened in the directory since the last sync: people came, were suspended, left; a group and a unit are new
  const came = persons.newcomers(
    Array.from({ length: Math.min(100, Math.ceil(count / 100)) }, () => `u${++counter.users}`),
    units.orgUnits[0]?.id,
  )
  const active = users.filter((user) => user.accountStatus === 'active')
  const suspended = active.slice(3, 3 + Math.min(50, Math.floor(active.length / 200) + 1))
  const left = active.slice(-Math.min(20, Math.floor(active.length / 400)) || active.length)
  const cameIds = came.map(({ id }) => id)
  const pending: TenantChanges = {
    users: {
      put: [...came, ...suspended.map((user): User => ({ ...user, accountStatus: 'suspended', statusReason: 'by administrator' }))],
      remove: left.map(({ id }) => id),
    },
    groups: { put: [{ id: `g${++counter.groups}`, name: 'New starters', email: `new.starters@${name}`, members: cameIds }] },
    'org-units': {
      put: [
        {
          id: `unit${++counter.orgUnits}`,
          name: 'New starters',
          parentId: kind === 'microsoft-365' ? null : (units.orgUnits[0]?.id ?? null),
          users: cameIds,
        },
      ],
    },
  }
  return { id: name, name, credits, users, groups, orgUnits: units.orgUnits, synced: options.synced, pending }
}

/** The same directory as it is before anybody ever synced it. */
const neverSynced = ({ id, name, credits, users, groups, orgUnits }: TenantDomain): TenantDomain => {
  const pending = {
    users: { put: users.map((user): User => ({ ...user, backupStatus: 'none' })) },
    groups: { put: groups },
    'org-units': { put: orgUnits },
  }
  return { id, name, credits, users: [], groups: [], orgUnits: [], pending }
}

/** A believable tenant that nobody has: the same for the same options. */
export const generateTenant = (options: GenerateOptions): Tenant => {
  const { seed, users = 1204, groups, orgUnits, largestGroup, cloud, now = Date.now() } = options
  const synced = syncedBefore(now)
  const { credits = Math.max(500, Math.floor(users * 0.4)) } = options
  const random = createRandom(seed)
  const counter: Counter = { users: 0, groups: 0, orgUnits: 0 }
  const first = { users, groups, orgUnits, largestGroup, credits }
  const domain = (name: string, kind: CloudKind, more: Omit<DomainOptions, 'name' | 'kind' | 'synced'>) =>
    generateDomain({ name, kind, synced, ...more }, random, counter)
  const google = (domains: TenantDomain[]): TenantCloud => ({ id: 'google', name: 'Google Workspace', kind: 'google-workspace', domains })
  const microsoft = (domains: TenantDomain[]): TenantCloud => ({ id: 'microsoft', name: 'Microsoft 365', kind: 'microsoft-365', domains })

  if (cloud === 'google-workspace') return { clouds: [google([domain('example.com', cloud, first)])] }
  if (cloud === 'microsoft-365') return { clouds: [microsoft([domain('harbour.example', cloud, first)])] }
  const few = (share: number, most: number): number => Math.min(most, Math.ceil(users * share))
  return {
    clouds: [
      google([
        domain('example.com', 'google-workspace', first),
        domain('example.org', 'google-workspace', { users: few(0.2, 240), credits: 25 }),
        neverSynced(domain('example.net', 'google-workspace', { users: few(0.1, 120), credits: 50 })),
      ]),
      microsoft([domain('harbour.example', 'microsoft-365', { users: few(0.25, 310), credits: 'unlimited' })]),
    ],
  }
}
