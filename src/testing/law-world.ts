import {
  type BackupAdapter,
  type BackupRequest,
  type BackupRun,
  type Call,
  createId,
  type Group,
  type ItemRef,
  type Page,
  type Scope,
  standingOf,
  type User,
  type UserQuery,
} from '../core/internal.js'
import { check, fail } from './assert.js'

/** An adapter under test, with the scope it is tested in. */
export interface World {
  adapter: BackupAdapter
  scope: Scope
}

/** One thing that must hold for every adapter. */
export interface Law {
  name: string
  /** Holds only for adapters that have all of these. */
  needs?: readonly (keyof BackupAdapter)[]
  check(world: World): Promise<void>
}

const MOST_PAGES = 2_000

export const callOf = (signal = new AbortController().signal): Call => ({ signal })

/** A key that no other start of this test run has, nor one before it. */
export const freshKey = (): string => `contract-${createId()}`

/** Every entry of a paged answer; fails when paging does not end or comes back to a cursor. */
export const readAll = async <T>(
  read: (cursor: string | undefined) => Promise<Page<T>>,
  what: string,
): Promise<{ items: T[]; totals: number[] }> => {
  const items: T[] = []
  const totals: number[] = []
  const seen = new Set<string>()
  let cursor: string | undefined
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await read(cursor)
    for (const item of page.items) items.push(item)
    if (page.total !== undefined) totals.push(page.total)
    cursor = page.next
    if (cursor === undefined) return { items, totals }
    check(!seen.has(cursor), `${what}: the cursor of a page came again, so paging never ends`)
    seen.add(cursor)
  }
  return fail(`${what}: more than ${MOST_PAGES} pages; test with a smaller tenant`)
}

export const allUsers = async ({ adapter, scope }: World, query: Omit<UserQuery, 'scope'> = {}): Promise<User[]> => {
  const what = `listUsers(${JSON.stringify(query)})`
  return (
    await readAll(
      (cursor) => adapter.listUsers({ limit: 500, ...query, scope, ...(cursor === undefined ? {} : { cursor }) }, callOf()),
      what,
    )
  ).items
}

export const allGroups = async ({ adapter, scope }: World): Promise<Group[]> =>
  (
    await readAll(
      (cursor) => adapter.listGroups({ scope, limit: 500, ...(cursor === undefined ? {} : { cursor }) }, callOf()),
      'listGroups',
    )
  ).items

const spread = <T>(list: readonly T[], most: number): T[] => {
  if (list.length <= most) return [...list]
  return Array.from({ length: most }, (_, place) => list[Math.floor((place * list.length) / most)] as T)
}
/** A few of many, from all over the list. */
export const some = spread

/** Some groups and org units: the first ones, which tend to be big, and others from all over. */
export const someContainers = async (world: World, most = 12): Promise<ItemRef[]> => {
  const groups = await allGroups(world)
  const units = await world.adapter.listOrgUnits(world.scope, callOf())
  return [
    ...spread(groups, most).map(({ id }): ItemRef => ({ kind: 'group', id })),
    ...spread(units, most).map(({ id }): ItemRef => ({ kind: 'org-unit', id })),
  ]
}

export const idsOf = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id)
export const isDue = (user: User): boolean => standingOf(user) === 'due'

export const available = async ({ adapter, scope }: World): Promise<number> => {
  const credits = await adapter.getCredits(scope, callOf())
  return credits.available === 'unlimited' ? Number.POSITIVE_INFINITY : credits.available
}

export const start = (
  { adapter, scope }: World,
  items: readonly ItemRef[],
  expectedCredits: number,
  idempotencyKey = freshKey(),
): Promise<BackupRun> => {
  const request: BackupRequest = { scope, items, settings: 'default', expectedCredits }
  return adapter.startBackup(request, { ...callOf(), idempotencyKey })
}

export const userItems = (users: readonly User[]): ItemRef[] => users.map(({ id }) => ({ kind: 'user', id }))
