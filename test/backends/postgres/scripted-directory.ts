// A directory whose answers are scripted by a test.
import type {
  Directory,
  DirectoryCloud,
  DirectoryGroup,
  DirectoryOrgUnit,
  DirectoryPage,
  DirectoryUser,
} from '../../../src/compose/directory.js'
import type { Call, Scope, SyncKind } from '../../../src/core/index.js'

/** The records of a domain. */
export interface DomainRecords {
  users: DirectoryUser[]
  groups: DirectoryGroup[]
  orgUnits: DirectoryOrgUnit[]
}

/** A requested page, before it is answered. */
export interface AskedPage {
  kind: SyncKind
  domainId: string
  cursor: string | undefined
  signal: AbortSignal
}

export interface ScriptedDirectory extends Directory {
  domains: Map<string, DomainRecords>
  pageSize: number
  /** The requested pages, as 'users d0 4'. */
  asked: string[]
  /** Called before each page is returned. It may wait, throw, or resolve to another page. */
  onPage(page: AskedPage): unknown
  /** The answer of `clouds`: one cloud `c`, unless a test replaces it. */
  cloudList: unknown
}

export interface ScriptedDirectoryOptions {
  domains: readonly string[]
  pageSize?: number
  clouds?: Directory['clouds']
}

const METHODS = { users: 'users', groups: 'groups', orgUnits: 'org-units' } as const

export const createScriptedDirectory = ({ domains: ids, pageSize = 4, clouds }: ScriptedDirectoryOptions): ScriptedDirectory => {
  const domains = new Map(ids.map((id): [string, DomainRecords] => [id, { users: [], groups: [], orgUnits: [] }]))
  const readPage =
    <T>(method: keyof typeof METHODS) =>
    async ({ domainId }: Scope, cursor: string | undefined, { signal }: Call): Promise<DirectoryPage<T>> => {
      const from = Number(cursor ?? 0)
      directory.asked.push(`${METHODS[method]} ${domainId} ${from}`)
      const replaced = await directory.onPage({ kind: METHODS[method], domainId, cursor, signal })
      if (replaced !== undefined) return replaced as DirectoryPage<T>
      const records = domains.get(domainId)?.[method] ?? []
      const next = from + directory.pageSize
      const items = records.slice(from, next).map(({ backupStatus: _, ...record }: { backupStatus?: unknown }) => record as T)
      return { items, ...(next < records.length && { next: String(next) }), total: records.length }
    }
  const directory: ScriptedDirectory = {
    domains,
    pageSize,
    asked: [],
    onPage: async () => undefined,
    cloudList: [{ id: 'c', name: 'Cloud', settingsForm: { groups: [] }, domains: ids.map((id) => ({ id, name: id })) }],
    clouds: clouds ?? (async () => directory.cloudList as DirectoryCloud[]),
    users: readPage('users'),
    groups: readPage('groups'),
    orgUnits: readPage('orgUnits'),
  }
  return directory
}

export const user = (id: string, more: Partial<DirectoryUser> = {}): DirectoryUser => ({
  id,
  name: `Name of ${id}`,
  email: `${id}@example.com`,
  accountStatus: 'active',
  ...more,
})
export const group = (id: string, members: readonly string[] = [], more: Partial<DirectoryGroup> = {}): DirectoryGroup => ({
  id,
  name: `Group ${id}`,
  members,
  ...more,
})
export const unit = (id: string, users: readonly string[] = [], more: Partial<DirectoryOrgUnit> = {}): DirectoryOrgUnit => ({
  id,
  name: `Unit ${id}`,
  parentId: null,
  users,
  ...more,
})

/** Creates a gate: `wait` resolves after `open`, and `reached` resolves at the first `wait`. */
export const createGate = () => {
  let open = (): void => {}
  let reach = (): void => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  const reached = new Promise<void>((resolve) => {
    reach = resolve
  })
  return {
    open: () => open(),
    reached,
    async wait(): Promise<void> {
      reach()
      await opened
    },
  }
}
