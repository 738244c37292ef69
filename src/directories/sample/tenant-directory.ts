import type { Directory, DirectoryCloud, DirectoryGroup, DirectoryOrgUnit, DirectoryPage } from '../../compose/directory.js'
import type { Changes, Tenant, TenantDomain } from '../../compose/tenant.js'
import { BackupError, type Call, type Scope, sleep } from '../../core/internal.js'
import { settingsFormOf } from './sample-settings.js'

export interface TenantDirectoryOptions {
  /** Records on a page. Default 500. */
  pageSize?: number | undefined
  /** Members on a page of groups, users on one of org units: what has more comes again. Default 20,000. */
  pageMembers?: number | undefined
  /** How long a page takes, in milliseconds. Default 0. */
  pageMs?: number | undefined
}

/** A tenant's clouds as a directory tells them. */
export const cloudsOf = (tenant: Tenant): DirectoryCloud[] =>
  tenant.clouds.map(({ id, name, kind, domains, capabilities, settingsForm }) => ({
    id,
    name,
    ...(capabilities !== undefined && { capabilities }),
    settingsForm: settingsForm ?? settingsFormOf(kind),
    domains: domains.map((domain) => ({ id: domain.id, name: domain.name })),
  }))

/** Records with changes brought in: the last word about an id counts, and stands where the first one stood. */
const bringIn = <T extends { id: string }>(records: readonly T[], { put = [], remove = [] }: Changes<T> = {}): readonly T[] => {
  const all = new Map(records.map((record) => [record.id, record]))
  for (const record of put) all.set(record.id, record)
  for (const id of remove) all.delete(id)
  return [...all.values()]
}

/** What the directory has of a domain, which is more than its mirror: what is pending is there already. */
const wholeOf = ({ users, groups, orgUnits, pending = {} }: TenantDomain) => ({
  users: bringIn(users, pending.users),
  groups: bringIn(groups, pending.groups),
  orgUnits: bringIn(orgUnits, pending['org-units']),
})

/** The part of a page that a container is on: all that is in it, or what fits. */
type Part<T> = (record: T, from: number, count: number) => T
const sizeOf: { group: (group: DirectoryGroup) => number; unit: (unit: DirectoryOrgUnit) => number } = {
  group: ({ members }) => members.length,
  unit: ({ users }) => users.length,
}
const partOf: { group: Part<DirectoryGroup>; unit: Part<DirectoryOrgUnit> } = {
  group: (group, from, count) => ({ ...group, members: group.members.slice(from, from + count), ...(from > 0 && { groups: [] }) }),
  unit: (unit, from, count) => ({ ...unit, users: unit.users.slice(from, from + count) }),
}

/** A directory made of a whole tenant, as the generator makes one up and the importer reads one. */
export const createTenantDirectory = (
  tenant: Tenant,
  { pageSize = 500, pageMembers = 20_000, pageMs = 0 }: TenantDirectoryOptions = {},
): Directory => {
  const wholes = new Map<TenantDomain, ReturnType<typeof wholeOf>>()
  const find = async ({ cloudId, domainId }: Scope, { signal }: Call): Promise<ReturnType<typeof wholeOf>> => {
    const domain = tenant.clouds.find(({ id }) => id === cloudId)?.domains.find(({ id }) => id === domainId)
    if (domain === undefined) throw new BackupError('not-found', 'the directory has no such cloud and domain', { field: 'scope' })
    if (pageMs > 0) await sleep(pageMs, signal)
    if (signal.aborted) throw new BackupError('aborted', 'stopped')
    const whole = wholes.get(domain) ?? wholeOf(domain)
    wholes.set(domain, whole)
    return whole
  }

  /** Records that may have more in them than fits. `at.from`: which is the first of a page, and how many of its own came before. */
  const containers = <T>(
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
    groups: async (scope, cursor, call) => containers((await find(scope, call)).groups, cursor, sizeOf.group, partOf.group),
    orgUnits: async (scope, cursor, call) => containers((await find(scope, call)).orgUnits, cursor, sizeOf.unit, partOf.unit),
  }
}
