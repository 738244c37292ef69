import { BackupError, type Call, type Scope, sleep } from '../core/internal.js'
import type { Directory, DirectoryCloud, DirectoryGroup, DirectoryOrgUnit, DirectoryPage } from './directory.js'
import type { Changes, Tenant, TenantDomain } from './tenant.js'

export interface TenantDirectoryOptions {
  /** Records on a page. Default 500. */
  pageSize?: number | undefined
  /** Members of groups, or users of org units, on a page. A larger group or unit continues on the next page. Default 20,000. */
  pageMembers?: number | undefined
  /** Delay of each page in milliseconds. Default 0. */
  pageMs?: number | undefined
}

/** The clouds of a tenant, as a directory lists them. */
export const cloudsOf = (tenant: Tenant): DirectoryCloud[] =>
  tenant.clouds.map(({ id, name, kind, domains, capabilities, settingsForm }) => ({
    id,
    name,
    ...(capabilities !== undefined && { capabilities }),
    kind,
    ...(settingsForm !== undefined && { settingsForm }),
    domains: domains.map((domain) => ({ id: domain.id, name: domain.name })),
  }))

/** Applies changes to records. A changed record keeps its place in the list. */
const applyChanges = <T extends { id: string }>(records: readonly T[], { put = [], remove = [] }: Changes<T> = {}): readonly T[] => {
  const all = new Map(records.map((record) => [record.id, record]))
  for (const record of put) all.set(record.id, record)
  for (const id of remove) all.delete(id)
  return [...all.values()]
}

/** A domain after its pending changes, which the directory contains but the mirror does not. */
const withPending = ({ users, groups, orgUnits, pending = {} }: TenantDomain) => ({
  users: applyChanges(users, pending.users),
  groups: applyChanges(groups, pending.groups),
  orgUnits: applyChanges(orgUnits, pending['org-units']),
})

/** Cuts `count` members, beginning at `from`, out of a group or unit. */
type Part<T> = (record: T, from: number, count: number) => T
const sizeOf: { group: (group: DirectoryGroup) => number; unit: (unit: DirectoryOrgUnit) => number } = {
  group: ({ members }) => members.length,
  unit: ({ users }) => users.length,
}
const partOf: { group: Part<DirectoryGroup>; unit: Part<DirectoryOrgUnit> } = {
  group: (group, from, count) => ({ ...group, members: group.members.slice(from, from + count), ...(from > 0 && { groups: [] }) }),
  unit: (unit, from, count) => ({ ...unit, users: unit.users.slice(from, from + count) }),
}

/** Creates a directory on a tenant in memory, generated or imported. */
export const createTenantDirectory = (
  tenant: Tenant,
  { pageSize = 500, pageMembers = 20_000, pageMs = 0 }: TenantDirectoryOptions = {},
): Directory => {
  const domains = new Map<TenantDomain, ReturnType<typeof withPending>>()
  const find = async ({ cloudId, domainId }: Scope, { signal }: Call): Promise<ReturnType<typeof withPending>> => {
    const domain = tenant.clouds.find(({ id }) => id === cloudId)?.domains.find(({ id }) => id === domainId)
    if (domain === undefined) throw new BackupError('not-found', 'the directory has no such cloud and domain', { field: 'scope' })
    if (pageMs > 0) await sleep(pageMs, signal)
    if (signal.aborted) throw new BackupError('aborted', 'stopped')
    const current = domains.get(domain) ?? withPending(domain)
    domains.set(domain, current)
    return current
  }

  /** Pages of groups or units. The cursor `at.from` contains a record and the number of its members on earlier pages. */
  const pageOfContainers = <T>(
    records: readonly T[],
    cursor: string | undefined,
    size: (record: T) => number,
    part: Part<T>,
  ): DirectoryPage<T> => {
    let [at = 0, from = 0] = (cursor ?? '0').split('.').map(Number)
    const items: T[] = []
    let room = pageMembers
    while (at < records.length && items.length < pageSize && (room > 0 || items.length === 0)) {
      const record = records[at] as T
      const rest = size(record) - from
      items.push(part(record, from, room))
      if (rest > room) {
        from += room
        break
      }
      room -= rest
      at += 1
      from = 0
    }
    return { items, ...(at < records.length && { next: `${at}.${from}` }), total: records.length }
  }

  return {
    clouds: async () => cloudsOf(tenant),
    async users(scope, cursor, call) {
      const { users } = await find(scope, call)
      const from = Number(cursor ?? 0)
      const next = from + pageSize
      return {
        items: users.slice(from, next).map(({ backupStatus: _, ...user }) => user),
        ...(next < users.length && { next: String(next) }),
        total: users.length,
      }
    },
    groups: async (scope, cursor, call) => pageOfContainers((await find(scope, call)).groups, cursor, sizeOf.group, partOf.group),
    orgUnits: async (scope, cursor, call) => pageOfContainers((await find(scope, call)).orgUnits, cursor, sizeOf.unit, partOf.unit),
  }
}
