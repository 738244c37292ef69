import type {
  Directory,
  DirectoryGroup,
  DirectoryOrgUnit,
  DirectoryPage,
  DirectoryRecords,
  DirectoryUser,
  GoneRecord,
} from '../../src/compose.js'
import { BackupError, type SyncKind } from '../../src/core/index.js'
import { scope } from './tenants.js'

/** The records of a directory, which a test changes. */
export interface DirectoryContent {
  users: DirectoryUser[]
  groups: DirectoryGroup[]
  orgUnits: DirectoryOrgUnit[]
}

export interface ScriptedDirectory extends Directory {
  content: DirectoryContent
  /** Listings and change queries so far, for example 'users' or 'changes users'. */
  readonly readings: string[]
  /** If not empty, the next listing of users returns the first of these lists instead of the content. */
  readonly userListings: DirectoryUser[][]
  /** Records that `changes` reports after version n, by kind. A test appends to it. */
  readonly log: { kind: SyncKind; item: DirectoryRecords[SyncKind] | GoneRecord }[]
  /** Oldest version for which `changes` works; older ones are rejected. */
  oldestVersion: number
  /** Called before each page is returned. It may throw. */
  onPage(): void
}

export const directoryUser = (id: string, part: Partial<DirectoryUser> = {}): DirectoryUser => ({
  id,
  email: `${id}@example.com`,
  name: id.toUpperCase(),
  accountStatus: 'active',
  ...part,
})

/** A directory of one domain in memory. @param pageSize records on a page. Default 3. */
export const createScriptedDirectory = (content: Partial<DirectoryContent> = {}, pageSize = 3, hasChanges = false): ScriptedDirectory => {
  const readings: string[] = []
  const userListings: DirectoryUser[][] = []
  const log: ScriptedDirectory['log'] = []
  const listings = new Map<string, readonly { id: string }[]>()
  const page = <T>(items: readonly T[], cursor: string | undefined, since: string | undefined): DirectoryPage<T> => {
    directory.onPage()
    const from = Number(cursor?.split(' ')[1] ?? 0)
    const next = from + pageSize
    const isLast = next >= items.length
    return {
      items: items.slice(from, next),
      total: items.length,
      ...(isLast ? { since } : { next: `${cursor?.split(' ')[0] ?? ''} ${next}` }),
    }
  }
  const list = <T extends { id: string }>(kind: SyncKind, all: () => readonly T[], cursor: string | undefined): DirectoryPage<T> => {
    if (cursor === undefined) {
      readings.push(kind)
      listings.set(`${readings.length}`, [...all()])
    }
    // later pages use the snapshot and the version of the first page
    const [reading = `${readings.length}`] = cursor?.split(' ') ?? []
    const version = log.length
    const answer = page((listings.get(reading) ?? []) as readonly T[], cursor ?? `${reading} 0`, hasChanges ? `v${version}` : undefined)
    return answer
  }
  const directory: ScriptedDirectory = {
    content: { users: [], groups: [], orgUnits: [], ...content },
    readings,
    userListings,
    log,
    oldestVersion: 0,
    onPage: () => {},
    clouds: async () => [
      {
        id: scope.cloudId,
        name: 'Google Workspace',
        kind: 'google-workspace',
        domains: [{ id: scope.domainId, name: 'example.com' }],
      },
    ],
    users: async (_, cursor) => list('users', () => userListings.shift() ?? directory.content.users, cursor),
    groups: async (_, cursor) => list('groups', () => directory.content.groups, cursor),
    orgUnits: async (_, cursor) => list('org-units', () => directory.content.orgUnits, cursor),
  }
  if (hasChanges) {
    directory.changes = async (_, kind, since, cursor) => {
      const version = Number(since.slice(1))
      if (version < directory.oldestVersion) throw new BackupError('bad-input', 'this point is too old', { field: 'since' })
      if (cursor === undefined) readings.push(`changes ${kind}`)
      const items = log.slice(version).flatMap((change) => (change.kind === kind ? [change.item] : []))
      return page(items, cursor, `v${log.length}`) as never
    }
  }
  return directory
}
