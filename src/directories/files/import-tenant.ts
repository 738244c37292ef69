import type { CloudKind, Tenant, TenantCloud, TenantDomain, TenantGroup } from '../../compose/tenant.js'
import { BackupError, foldKey, type User } from '../../core/internal.js'
import { readGroups } from './import-groups.js'
import { orgUnitsOf } from './import-org-units.js'
import type { ExportSheet, ImportProblem } from './import-sheet.js'
import { type ImportedUser, readUsers } from './import-users.js'
import { type ImportFile, readExport, SUPPORTED_EXPORTS } from './read-export.js'

export type { ImportProblem } from './import-sheet.js'
export type { ImportFile } from './read-export.js'

/** A tenant with the cells and lines that could not be imported. */
export interface ImportedTenant extends Tenant {
  problems: readonly ImportProblem[]
}

/** Data that the exports do not contain. */
export interface ImportOptions {
  /** Backup credits of every domain. Default: one for every user. */
  credits?: number | 'unlimited' | undefined
  /** Time of the exports, ISO 8601; shown as the last sync. Default: now. */
  exportedAt?: string | undefined
}

const CLOUDS: Record<CloudKind, { id: string; name: string }> = {
  'google-workspace': { id: 'google', name: 'Google Workspace' },
  'microsoft-365': { id: 'microsoft', name: 'Microsoft 365' },
}

const domainOf = (address: string): string => foldKey(address.slice(address.lastIndexOf('@') + 1))

/** Uses the export's id if it is unique, otherwise the address, because some tools blank out or repeat ids. */
const assignIds = (users: readonly ImportedUser[]): User[] => {
  const uses = new Map<string, number>()
  for (const { id } of users) if (id !== undefined) uses.set(id, (uses.get(id) ?? 0) + 1)
  return users.map(({ id, key, orgUnitPath: _path, ...user }) => ({ ...user, id: id !== undefined && uses.get(id) === 1 ? id : key }))
}

/** Maps every folded address and alias to a user id. An active account takes precedence over another account with the same address. */
const indexAddresses = (users: readonly User[]): Map<string, string> => {
  const ids = new Map<string, string>()
  for (const { id, email, aliases = [], accountStatus } of users) {
    for (const address of [email, ...aliases]) {
      const key = foldKey(address)
      if (!ids.has(key) || accountStatus === 'active') ids.set(key, id)
    }
  }
  return ids
}

/** Returns the groups of a domain: groups with an address in it, and groups that contain its users through any nesting. */
const groupsOf = (domain: string, all: readonly TenantGroup[], userIds: ReadonlySet<string>): TenantGroup[] => {
  const parents = new Map<string, TenantGroup[]>()
  for (const group of all) {
    for (const id of group.groups ?? []) {
      const known = parents.get(id)
      if (known === undefined) parents.set(id, [group])
      else known.push(group)
    }
  }
  const reached = new Set(all.filter(({ email, members }) => domainOf(email ?? '') === domain || members.some((id) => userIds.has(id))))
  // a Set may grow while it is iterated, so this follows every level of nesting
  for (const group of reached) for (const parent of parents.get(group.id) ?? []) reached.add(parent)
  const ids = new Set([...reached].map(({ id }) => id))
  return all
    .filter((group) => reached.has(group))
    .map(({ members, groups = [], ...group }) => {
      const nested = groups.filter((id) => ids.has(id))
      const own = members.filter((id) => userIds.has(id))
      return nested.length === 0 ? { ...group, members: own } : { ...group, members: own, groups: nested }
    })
}

interface DomainDraft {
  users: User[]
  paths: (string | undefined)[]
}

const buildDomain = (
  name: string,
  { users, paths }: DomainDraft,
  groups: readonly TenantGroup[],
  { credits, exportedAt: at = new Date().toISOString() }: ImportOptions,
): TenantDomain => {
  const units = orgUnitsOf(name, users, paths)
  const ownGroups = groupsOf(name, groups, new Set(users.map(({ id }) => id)))
  return {
    id: name,
    name,
    credits: credits ?? users.length,
    users: units.users,
    groups: ownGroups,
    orgUnits: units.orgUnits,
    synced: {
      users: at,
      ...(ownGroups.length > 0 ? { groups: at } : {}),
      ...(units.orgUnits.length > 0 ? { 'org-units': at } : {}),
    },
  }
}

const buildCloud = (
  kind: CloudKind,
  sheets: readonly ExportSheet[],
  problems: ImportProblem[],
  options: ImportOptions,
): TenantCloud | undefined => {
  const imported = readUsers(sheets, problems)
  if (imported.length === 0) return undefined
  const users = assignIds(imported)
  const groups = readGroups(sheets, indexAddresses(users), problems)
  const domains = new Map<string, DomainDraft>()
  for (const [index, user] of users.entries()) {
    const name = domainOf(user.email)
    const domain = domains.get(name) ?? { users: [], paths: [] }
    domains.set(name, domain)
    domain.users.push(user)
    domain.paths.push(imported[index]?.orgUnitPath)
  }
  const largestFirst = [...domains].sort(([, a], [, b]) => b.users.length - a.users.length)
  return { ...CLOUDS[kind], kind, domains: largestFirst.map(([name, draft]) => buildDomain(name, draft, groups, options)) }
}

/**
 * Builds a tenant from real exports: users of Google Admin, Microsoft 365, Entra or GAM, and groups and members of GAM or Google. Google
 * files form one cloud, Microsoft files another; the address of a user determines the domain. Org units come from org-unit paths. Nobody is
 * protected yet. Rejected rows are listed in `problems`.
 *
 * @throws `not-a-csv`, `bad-input`, `too-large` or `unreadable`; the message names the export to use
 * @example
 * const tenant = await importTenant([usersFile, groupsFile])
 * const adapter = createMemoryAdapter({ tenant })
 */
export const importTenant = async (files: readonly ImportFile[], options: ImportOptions = {}): Promise<ImportedTenant> => {
  const problems: ImportProblem[] = []
  const sheets: ExportSheet[] = []
  for (const [index, file] of files.entries()) sheets.push(await readExport(file, index, problems))
  const clouds = (['google-workspace', 'microsoft-365'] as const).flatMap((kind) => {
    const own = sheets.filter((sheet) => sheet.kind.cloud === kind)
    return buildCloud(kind, own, problems, options) ?? []
  })
  if (clouds.length === 0) {
    throw new BackupError('bad-input', `no users in these files; ${SUPPORTED_EXPORTS}`, { call: 'importTenant', details: { problems } })
  }
  return { clouds, problems }
}
