import type { CloudKind, Tenant, TenantCloud, TenantDomain, TenantGroup } from '../../compose/tenant.js'
import { BackupError, foldKey, isBackupError, readTable, type Table, type User } from '../../core/internal.js'
import { type FileKind, recognise, type Sheet } from './import-formats.js'
import { readGroups, readMembers } from './import-groups.js'
import { orgUnitsOf } from './import-org-units.js'
import { type ImportedUser, readUsers } from './import-users.js'

/** Something in a file that was not taken over as it stands. */
export interface ImportProblem {
  /** Name of the file, or `file 1`. */
  file: string
  /** Physical line, from 1. */
  line: number
  kind: 'not-an-address' | 'duplicate' | 'unknown-status' | 'unknown-member' | 'unclosed-quote'
  /** The text in question, as it stands in the file. */
  text: string
  /** For a duplicate: the line of the first one. */
  duplicateOf?: number
}

export interface ImportedTenant extends Tenant {
  problems: readonly ImportProblem[]
}

export type ImportFile = Blob | { name: string; blob: Blob }

export interface ImportOptions {
  /** Credits of every domain; exports do not tell. Default: one for every user. */
  credits?: number | 'unlimited' | undefined
  /** When the exports were made, ISO 8601: shown as the last sync. Default: now. */
  exportedAt?: string | undefined
}

const CLOUDS: Record<CloudKind, { id: string; name: string }> = {
  'google-workspace': { id: 'google', name: 'Google Workspace' },
  'microsoft-365': { id: 'microsoft', name: 'Microsoft 365' },
}
const WHAT_TO_DO =
  'take "Download users" of the Google Admin console, the user export of the Microsoft 365 admin centre or of Entra, or the output of GAM print users, print groups or print group-members'

const nameOf = (file: ImportFile, place: number): string => {
  const name = 'blob' in file ? file.name : (file as Partial<File>).name
  return name === undefined || name === '' ? `file ${place + 1}` : name
}

const read = async (file: ImportFile, name: string): Promise<Table> => {
  try {
    return await readTable('blob' in file ? file.blob : file)
  } catch (cause) {
    if (!isBackupError(cause)) throw cause
    const { code, details } = cause
    throw new BackupError(code, `${name}: ${cause.message.replace('[backup-start] ', '')}; ${WHAT_TO_DO}`, {
      call: 'importTenant',
      details,
      cause,
    })
  }
}

/** The header may stand below a `sep=` line or a version row. */
const sheetOf = ({ rows, lines }: Table, name: string): { sheet: Sheet; kind: FileKind } => {
  for (let place = 0; place < Math.min(3, rows.length); place += 1) {
    const kind = recognise(rows[place] ?? [])
    if (kind !== undefined)
      return { kind, sheet: { name, header: rows[place] ?? [], rows: rows.slice(place + 1), lines: lines.slice(place + 1) } }
  }
  const message = `${name}: this is not an export that is known here; ${WHAT_TO_DO}`
  throw new BackupError('bad-input', message, { call: 'importTenant', details: { file: name, columns: rows[0] ?? [] } })
}

const domainOf = (address: string): string => foldKey(address.slice(address.lastIndexOf('@') + 1))

/** Ids are the export's where each is there once (some tools blank them out), else the address. */
const giveIds = (users: readonly ImportedUser[]): User[] => {
  const times = new Map<string, number>()
  for (const { id } of users) if (id !== undefined) times.set(id, (times.get(id) ?? 0) + 1)
  return users.map(({ id, key, orgUnitPath: _path, ...user }) => ({ ...user, id: id !== undefined && times.get(id) === 1 ? id : key }))
}

/** The groups of a domain: those with its address, and those that reach its users through any nesting. */
const groupsOf = (domain: string, all: readonly TenantGroup[], userIds: ReadonlySet<string>): TenantGroup[] => {
  const parents = new Map<string, TenantGroup[]>()
  for (const group of all) {
    for (const id of group.groups ?? []) {
      const known = parents.get(id)
      if (known === undefined) parents.set(id, [group])
      else known.push(group)
    }
  }
  const here = new Set(all.filter(({ email, members }) => domainOf(email ?? '') === domain || members.some((id) => userIds.has(id))))
  // a Set may grow while it is walked
  for (const group of here) for (const parent of parents.get(group.id) ?? []) here.add(parent)
  const ids = new Set([...here].map(({ id }) => id))
  return all
    .filter((group) => here.has(group))
    .map(({ members, groups = [], ...group }) => {
      const nested = groups.filter((id) => ids.has(id))
      const own = members.filter((id) => userIds.has(id))
      return nested.length === 0 ? { ...group, members: own } : { ...group, members: own, groups: nested }
    })
}

/**
 * A tenant from real exports: users (Google Admin, Microsoft 365, Entra, GAM) and GAM's or Google's groups and members.
 * Google and Microsoft files make a cloud each; users are put into domains by their address. Org units come from their
 * paths; departments, licences and titles make neither groups nor units. Nobody is protected yet. Rows that could not be
 * taken are named in `problems`. Rejects `not-a-csv`, `bad-input`, `too-large` or `unreadable`, with what to do in the message.
 */
export const importTenant = async (files: readonly ImportFile[], options: ImportOptions = {}): Promise<ImportedTenant> => {
  const problems: ImportProblem[] = []
  const sheets: { sheet: Sheet; kind: FileKind }[] = []
  for (const [place, file] of files.entries()) {
    const name = nameOf(file, place)
    const table = await read(file, name)
    const found = sheetOf(table, name)
    sheets.push(found)
    for (const line of table.unclosed) problems.push({ file: name, line, kind: 'unclosed-quote', text: '' })
  }

  const clouds: TenantCloud[] = []
  for (const kind of ['google-workspace', 'microsoft-365'] as const) {
    const own = sheets.filter((candidate) => candidate.kind.cloud === kind)
    const imported = readUsers(own, problems)
    if (imported.length === 0) continue
    const users = giveIds(imported)
    const byAddress = new Map<string, string>()
    for (const { id, email, aliases = [], accountStatus } of users) {
      for (const address of [email, ...aliases]) {
        const key = foldKey(address)
        if (!byAddress.has(key) || accountStatus === 'active') byAddress.set(key, id)
      }
    }
    const groups = readMembers(own, readGroups(own), byAddress, problems)
    const at = options.exportedAt ?? new Date().toISOString()
    const domains = new Map<string, { users: User[]; paths: (string | undefined)[] }>()
    users.forEach((user, place) => {
      const name = domainOf(user.email)
      let domain = domains.get(name)
      if (domain === undefined) {
        domain = { users: [], paths: [] }
        domains.set(name, domain)
      }
      domain.users.push(user)
      domain.paths.push(imported[place]?.orgUnitPath)
    })
    clouds.push({
      ...CLOUDS[kind],
      kind,
      domains: [...domains]
        .sort(([, a], [, b]) => b.users.length - a.users.length)
        .map(([name, { users: inDomain, paths }]): TenantDomain => {
          const units = orgUnitsOf(name, inDomain, paths)
          const groupsHere = groupsOf(name, groups, new Set(inDomain.map(({ id }) => id)))
          return {
            id: name,
            name,
            credits: options.credits ?? inDomain.length,
            users: units.users,
            groups: groupsHere,
            orgUnits: units.orgUnits,
            synced: {
              users: at,
              ...(groupsHere.length > 0 ? { groups: at } : {}),
              ...(units.orgUnits.length > 0 ? { 'org-units': at } : {}),
            },
          }
        }),
    })
  }
  if (clouds.length === 0) {
    throw new BackupError('bad-input', `no users in these files; ${WHAT_TO_DO}`, { call: 'importTenant', details: { problems } })
  }
  return { clouds, problems }
}
