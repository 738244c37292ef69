import type { Directory, DirectoryPage } from '../../../src/compose.js'
import { BackupError } from '../../../src/core/index.js'
import type { Clock } from '../../../src/core/internal.js'
import { createGoogleDirectory } from '../../../src/directories/google-workspace/create-google-directory.js'
import type { GoogleWorkspaceOptions } from '../../../src/directories/google-workspace/google-client.js'
import { type GoogleDouble, type GoogleDoubleOptions, startGoogleDouble } from '../../doubles/google-workspace/google-double.js'
import { CUSTOMER_ID, type GoogleTenant } from '../../doubles/google-workspace/google-tenant.js'

export const googleScope = (domainId = 'example.com') => ({ cloudId: `google:${CUSTOMER_ID}`, domainId })
export const callOf = (signal = new AbortController().signal) => ({ signal })

/** A clock whose waits end at once, and whose time a test sets forward. */
export interface QuickClock extends Clock {
  aheadMs: number
  readonly waits: number[]
}

const createQuickClock = (): QuickClock => {
  const clock: QuickClock = {
    aheadMs: 0,
    waits: [],
    now: () => Date.now() + clock.aheadMs,
    async sleep(ms, signal) {
      clock.waits.push(ms)
      await new Promise((resolve) => setTimeout(resolve))
      if (signal?.aborted) throw new BackupError('aborted', 'stopped')
    },
  }
  return clock
}

export interface GoogleWorld {
  double: GoogleDouble
  directory: ReturnType<typeof createGoogleDirectory>
  clock: QuickClock
}

const doubles: GoogleDouble[] = []

/** Starts a double of a tenant and creates a directory that reads it. `stopGoogleWorlds` stops it. */
export const startGoogleWorld = async (
  tenant: GoogleTenant,
  options: Partial<GoogleWorkspaceOptions> = {},
  doubleOptions: Partial<GoogleDoubleOptions> = {},
): Promise<GoogleWorld> => {
  const double = await startGoogleDouble({ tenant, ...doubleOptions })
  doubles.push(double)
  const clock = createQuickClock()
  const directory = createGoogleDirectory({ getToken: () => 'token', origin: double.origin, clock, ...options })
  return { double, directory, clock }
}

export const stopGoogleWorlds = async (): Promise<void> => {
  for (const double of doubles.splice(0)) await double.close()
}

/** Reads every page of a listing. `onPage` runs after each page. */
export const readPages = async <T>(
  read: (cursor: string | undefined) => Promise<DirectoryPage<T>>,
  onPage?: (page: DirectoryPage<T>, count: number) => void,
): Promise<T[]> => {
  const all: T[] = []
  const cursors = new Set<string>()
  let cursor: string | undefined
  for (let count = 1; ; count += 1) {
    const page = await read(cursor)
    onPage?.(page, count)
    for (const item of page.items) all.push(item)
    cursor = page.next
    if (cursor === undefined) return all
    if (cursors.has(cursor)) throw new Error('a cursor repeats')
    cursors.add(cursor)
  }
}

export const readUsers = (directory: Directory, scope = googleScope()) => readPages((cursor) => directory.users(scope, cursor, callOf()))

/** Reads the groups, with the members of all parts joined. */
export const readGroups = async (directory: Directory, scope = googleScope()) => {
  const groups = new Map<string, { name: string; isHidden: boolean; members: Set<string>; groups: Set<string> }>()
  for (const part of await readPages((cursor) => directory.groups(scope, cursor, callOf()))) {
    const group = groups.get(part.id) ?? { name: part.name, isHidden: part.isHidden === true, members: new Set(), groups: new Set() }
    for (const id of part.members) group.members.add(id)
    for (const id of part.groups ?? []) group.groups.add(id)
    groups.set(part.id, group)
  }
  return groups
}

/** Reads the org units, with the users of all parts joined. */
export const readOrgUnits = async (directory: Directory, scope = googleScope()) => {
  const units = new Map<string, { name: string; parentId: string | null; users: string[] }>()
  for (const { id, name, parentId, users } of await readPages((cursor) => directory.orgUnits(scope, cursor, callOf()))) {
    units.set(id, { name, parentId, users: [...(units.get(id)?.users ?? []), ...users] })
  }
  return units
}
