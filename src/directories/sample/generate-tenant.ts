import type { CloudKind, Tenant, TenantChanges, TenantCloud, TenantDomain } from '../../compose/tenant.js'
import type { User } from '../../core/internal.js'
import { createRandom } from '../../core/internal.js'
import { createFacets } from './generate-facets.js'
import { generateGroups } from './generate-groups.js'
import { generateHistory } from './generate-history.js'
import { generateOrgUnits } from './generate-org-units.js'
import { createPersons } from './generate-users.js'

export interface GenerateOptions {
  /** The same seed and options give the same tenant. */
  seed: number
  /** Number of users in the first domain of the first cloud. The other domains are small and additional. Default 1,204. */
  users?: number | undefined
  /** Groups of that domain, nested ones included. Default: one per 20 users, at most 100,000. */
  groups?: number | undefined
  /** Direct members of its largest group. Default: a quarter of the users. */
  largestGroup?: number | undefined
  /** Org units of that domain, at least 1. Default: one per 25 users, at most 50,000. */
  orgUnits?: number | undefined
  /** Credits of that domain. Default: 500, or 40% of the number of users if that is more. */
  credits?: number | 'unlimited' | undefined
  /**
   * Generates only this cloud, with one domain. Default: Google Workspace with three domains (the last one without a sync) and Microsoft
   * 365.
   */
  cloud?: CloudKind | undefined
  /** The current time in milliseconds since 1970; syncs were hours earlier. Default: `Date.now()`. */
  now?: number | undefined
  /** Adds two years of joins and leaves, from which policies forecast. Default: no history. */
  history?: boolean | undefined
}

const HOUR_MS = 3_600_000

/** Sync times relative to now, so that the tenant never looks stale; rounded to the hour, so that two calls give the same tenant. */
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
  /** Random numbers of the history, apart from the others, so that a history changes nothing else. */
  pastRandom?: (() => number) | undefined
}

/** Id counters, shared by the domains so that no id repeats within a tenant. */
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
  const addFacets = createFacets(kind)
  const users = persons.make(ids, units.unitOf)
  addFacets(users)
  const groups = generateGroups({
    count: Math.max(0, Math.floor(options.groups ?? Math.min(100_000, Math.max(6, count / 20)))),
    largest: Math.min(count, Math.floor(options.largestGroup ?? Math.max(3, count / 4))),
    userIds: ids,
    domain: name,
    random,
    nextId: () => `g${++counter.groups}`,
  })

  // changes since the last sync: new, suspended and removed users, a new group and a new unit
  const newcomers = persons.newcomers(
    Array.from({ length: Math.min(100, Math.ceil(count / 100)) }, () => `u${++counter.users}`),
    units.orgUnits[0]?.id,
  )
  addFacets(newcomers)
  const active = users.filter((user) => user.accountStatus === 'active')
  const suspended = active.slice(3, 3 + Math.min(50, Math.floor(active.length / 200) + 1))
  const left = active.slice(-Math.min(20, Math.floor(active.length / 400)) || active.length)
  const newcomerIds = newcomers.map(({ id }) => id)
  const pending: TenantChanges = {
    users: {
      put: [...newcomers, ...suspended.map((user): User => ({ ...user, accountStatus: 'suspended', statusReason: 'by administrator' }))],
      remove: left.map(({ id }) => id),
    },
    groups: { put: [{ id: `g${++counter.groups}`, name: 'New starters', email: `new.starters@${name}`, members: newcomerIds }] },
    'org-units': {
      put: [
        {
          id: `unit${++counter.orgUnits}`,
          name: 'New starters',
          parentId: kind === 'microsoft-365' ? null : (units.orgUnits[0]?.id ?? null),
          users: newcomerIds,
        },
      ],
    },
  }
  const { synced, pastRandom } = options
  const last = Date.parse(synced?.users ?? '')
  return {
    ...{ id: name, name, credits, users, groups, orgUnits: units.orgUnits, synced, pending },
    ...(pastRandom !== undefined && { history: generateHistory(users, last, pastRandom) }),
  }
}

/** The domain before its first sync: the mirror is empty, and every record is pending. */
const neverSynced = ({ id, name, credits, users, groups, orgUnits }: TenantDomain): TenantDomain => {
  const pending = {
    users: { put: users.map((user): User => ({ ...user, backupStatus: 'none' })) },
    groups: { put: groups },
    'org-units': { put: orgUnits },
  }
  return { id, name, credits, users: [], groups: [], orgUnits: [], pending }
}

/**
 * Generates a fictional but realistic tenant.
 * @example generateTenant({ seed: 1, users: 5_000 })
 */
export const generateTenant = (options: GenerateOptions): Tenant => {
  const { seed, users = 1204, groups, orgUnits, largestGroup, cloud, now = Date.now(), history = false } = options
  const synced = syncedBefore(now)
  const { credits = Math.max(500, Math.floor(users * 0.4)) } = options
  const random = createRandom(seed)
  const pastRandom = history ? createRandom(seed + 1) : undefined
  const counter: Counter = { users: 0, groups: 0, orgUnits: 0 }
  const first = { users, groups, orgUnits, largestGroup, credits }
  const domain = (name: string, kind: CloudKind, more: Omit<DomainOptions, 'name' | 'kind' | 'synced'>) =>
    generateDomain({ name, kind, synced, pastRandom, ...more }, random, counter)
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
