import type { Changes, Tenant, TenantDomain } from '../../adapters/memory/index.js'
import { settingsFormOf } from '../../adapters/memory/settings.js'
import { BackupError, type Call, type Scope } from '../../core/index.js'
import type { Directory, DirectoryCloud, DirectoryPage } from './directory.js'

export interface TenantDirectoryOptions {
  /** Records on a page. Default 500. */
  pageSize?: number | undefined
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

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer)
      reject(new BackupError('aborted', 'stopped'))
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, ms)
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })

/** A directory made of a whole tenant, as the generator makes one up and the importer reads one. */
export const createTenantDirectory = (tenant: Tenant, { pageSize = 500, pageMs = 0 }: TenantDirectoryOptions = {}): Directory => {
  const wholes = new Map<TenantDomain, ReturnType<typeof wholeOf>>()
  const find = ({ cloudId, domainId }: Scope): ReturnType<typeof wholeOf> => {
    const domain = tenant.clouds.find(({ id }) => id === cloudId)?.domains.find(({ id }) => id === domainId)
    if (domain === undefined) throw new BackupError('not-found', 'the directory has no such cloud and domain', { field: 'scope' })
    const whole = wholes.get(domain) ?? wholeOf(domain)
    wholes.set(domain, whole)
    return whole
  }
  const page = async <T>(records: readonly T[], cursor: string | undefined, { signal }: Call): Promise<DirectoryPage<T>> => {
    if (pageMs > 0) await pause(pageMs, signal)
    const from = Number(cursor ?? 0)
    const next = from + pageSize
    return {
      items: records.slice(from, next),
      ...(next < records.length && { next: String(next) }),
      total: records.length,
    }
  }
  return {
    clouds: async () => cloudsOf(tenant),
    users: async (scope, cursor, call) => {
      const { items, ...rest } = await page(find(scope).users, cursor, call)
      return { ...rest, items: items.map(({ backupStatus: _, ...user }) => user) }
    },
    groups: (scope, cursor, call) => page(find(scope).groups, cursor, call),
    orgUnits: (scope, cursor, call) => page(find(scope).orgUnits, cursor, call),
  }
}
